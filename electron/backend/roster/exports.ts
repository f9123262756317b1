/** What the lists of the roster show, as workbooks. */
import type { CallContext, Parsed } from '../../contract/api.ts'
import { formatDate, today } from '../../contract/dates.ts'
import type { FileTicket } from '../../contract/files.ts'
import { formatNumber } from '../../contract/numbers.ts'
import type { OrganisationRow, PersonRow } from '../../contract/roster.ts'
import { inSentence, noSector, personFieldNames } from '../../contract/words.ts'
import { type WorkbookSpec, writeWorkbook } from '../workbooks/write/workbook.ts'
import type { Services } from '../services.ts'
import { storedSettings } from '../settings/queries.ts'
import { readSettings } from '../settings/rules.ts'
import { organisationById, sectorById } from './organisationQueries.ts'
import type { PeopleFilter } from './search/people.ts'

type Spec = Omit<WorkbookSpec, 'paper' | 'title'>

export function exportPeople(
  services: Services,
  filter: PeopleFilter,
  withNip: boolean,
  people: PersonRow[],
  context: CallContext,
): Promise<FileTicket> {
  const organisation = filter.organisationId
    ? (organisationById.get(services.db, { id: filter.organisationId })?.name ?? '')
    : ''
  return save(services, 'Daftar Orang', [organisation, ...filterLines(services, filter)], people.length, context, {
    sheet: 'Orang',
    landscape: true,
    columns: [
      { header: 'No', key: 'number', width: 6, kind: 'ordinal' },
      { header: 'Nama', key: 'name', width: 34, kind: 'wrap' },
      ...(withNip ? [{ header: 'NIP', key: 'nip', width: 21, kind: 'text' } as const] : []),
      { header: 'L/P', key: 'sex', width: 5, kind: 'text' },
      { header: 'Jabatan', key: 'position', width: 36, kind: 'wrap' },
      { header: 'Instansi', key: 'organisation', width: 38, kind: 'wrap' },
      { header: 'Unsur', key: 'sector', width: 22, kind: 'wrap' },
      { header: personFieldNames.phone, key: 'phone', width: 16, kind: 'text' },
      { header: personFieldNames.email, key: 'email', width: 32, kind: 'text' },
    ],
    rows: people.map(({ name, nip, sex, position, organisation, sector, phone, email }, index) => ({
      number: index + 1,
      name,
      nip,
      sex,
      position,
      organisation,
      sector,
      phone,
      email,
    })),
  })
}

export function exportOrganisations(
  services: Services,
  filter: Parsed<'organisations.export'>,
  organisations: OrganisationRow[],
  context: CallContext,
): Promise<FileTicket> {
  return save(services, 'Daftar Instansi', filterLines(services, filter), organisations.length, context, {
    sheet: 'Instansi',
    landscape: true,
    columns: [
      { header: 'No', key: 'number', width: 6, kind: 'ordinal' },
      { header: 'Nama instansi', key: 'name', width: 48, kind: 'wrap' },
      { header: 'Singkatan', key: 'shortName', width: 16, kind: 'text' },
      { header: 'Unsur', key: 'sector', width: 26, kind: 'wrap' },
      { header: 'Pimpinan', key: 'head', width: 36, kind: 'wrap' },
      { header: 'Orang', key: 'people', width: 9, kind: 'number' },
    ],
    rows: organisations.map(({ name, shortName, sector, head, people }, index) => ({
      number: index + 1,
      name,
      shortName,
      sector,
      head,
      people,
    })),
  })
}

/** What the list was narrowed to, for the lines under the title. */
function filterLines({ db }: Services, { query, sectorId }: { query: string; sectorId: number | null }): string[] {
  const sector = sectorId === null ? '' : (sectorById.get(db, { id: sectorId })?.name ?? inSentence(noSector))
  return [sector ? `Unsur: ${sector}` : '', query ? `Pencarian: “${query}”` : '']
}

async function save(
  { db, files, now }: Services,
  title: string,
  lines: string[],
  count: number,
  { signal, progress }: CallContext,
  spec: Spec,
): Promise<FileTicket> {
  const { office } = readSettings(storedSettings(db))
  const day = today(now())
  const { path, ...file } = files.reserve(`${title} ${day}.xlsx`)
  const state = `Keadaan ${formatDate(day)}, ${formatNumber(count)} baris`
  const heading = [title, office.name, ...lines, state].filter((line) => line !== '')
  await writeWorkbook(path, { ...spec, title: heading, paper: office.paper }, signal, (done) =>
    progress(`Mengekspor ${title}`, done, count),
  )
  return file
}
