/** Files and people that tests of the import screens work with. */
import type { Input } from '../../../../electron/contract/api.ts'
import type { EntryId, OrganisationId, PersonId } from '../../../../electron/contract/ids.ts'
import type { ImportRow } from '../../../../electron/contract/imports.ts'
import type { ImportFile } from '../../../../renderer/screens/roster/import/file.svelte.ts'
import type { TestOffice } from '../../../harness/office.ts'

export const csv = (lines: readonly string[], name = 'daftar.csv') =>
  new File([['Nama;NIP;Jabatan;Instansi', ...lines].join('\n')], name)

export const nips = ['198203152008011004', '198507072010012003', '197911302005021002'] as const

export const person = async (office: TestOffice, name: string, more: Partial<Input<'people.create'>> = {}) =>
  (await office.ask('people.create', { name, ...more })).id

/** An agency with these people in it. */
export async function agency(
  office: TestOffice,
  name: string,
  people: readonly PersonId[] = [],
): Promise<OrganisationId> {
  const { id: organisationId } = await office.ask('organisations.create', { name, sectorId: null })
  for (const personId of people) await office.ask('memberships.create', { personId, organisationId, post: 'Staf' })
  return organisationId
}

/** The row in which somebody stands. */
export function rowOf(file: ImportFile, name: string): ImportRow {
  const row = file.preview?.rows.find(({ values }) => values.name === name)
  if (!row) throw new Error(`“${name}” is not in the file.`)
  return row
}

export const take = (personId: PersonId) => ({ action: 'update' as const, personId, keepName: false })

/** Everybody and where they sit, as the list of people shows it. */
export const everybody = async (office: TestOffice): Promise<string[]> =>
  (await office.ask('people.list', {})).items.map(({ name, nip, position, organisation }) =>
    [name, nip, position, organisation].join(' | '),
  )

export async function undoLast(office: TestOffice): Promise<EntryId> {
  const { undo } = await office.ask('journal.next', {})
  if (!undo) throw new Error('Nothing to take back.')
  await office.ask('journal.undo', { entryId: undo.entryId })
  return undo.entryId
}
