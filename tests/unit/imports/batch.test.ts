/** Several files applied together: one backup for all, and each import knows whether it still stands. */
import { resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openOffice, type TestOffice } from '../../harness/office.ts'

const folder = resolve(import.meta.dirname, '../../fixtures/workbooks')

let office: TestOffice
beforeEach(async () => (office = await openOffice()))
afterEach(() => office.close())

async function take(name: string, batch?: string) {
  const { ticket } = office.backend.files.admit(resolve(folder, name), name)
  const { previewId } = await office.ask('imports.preview', { ticket })
  const { entryId } = await office.ask('imports.commit', { previewId, batch })
  if (entryId === null) throw new Error(`${name} wrote nothing.`)
  return entryId
}

const importBackups = async () =>
  (await office.ask('backups.list', {})).filter(({ reason }) => reason === 'import').length

test('files applied under one name have one backup, others one each', async () => {
  await take('01-rapi.xlsx', 'pagi')
  await take('02-dinas-sosial.xlsx', 'pagi')
  expect(await importBackups()).toBe(1)
  await take('03-mitra.xlsx', 'siang')
  expect(await importBackups()).toBe(2)
  await take('09-titik-koma.csv')
  expect(await importBackups()).toBe(3)
})

test('an import stands until it is taken back, and again once that is taken back', async () => {
  const first = await take('01-rapi.xlsx')
  const second = await take('02-dinas-sosial.xlsx')
  const standing = () => office.ask('imports.standing', { entryIds: [first, second] })
  expect(await standing()).toEqual([first, second])
  await office.ask('journal.undo', { entryId: first })
  expect(await standing()).toEqual([second])
  const { redo } = await office.ask('journal.next', {})
  if (!redo) throw new Error('There is nothing to do again.')
  await office.ask('journal.undo', { entryId: redo.entryId })
  expect(await standing()).toEqual([first, second])
})

test('a candidate tells what the row would change in that person', async () => {
  const organisation = await office.ask('organisations.create', { name: 'Dinas Sosial', sectorId: null })
  for (const post of ['Arsiparis', 'Pramu Bakti'])
    await office.ask('people.create', {
      name: 'Jumiati Wibowo',
      membership: { organisationId: organisation.id, post },
    })
  const { ticket } = office.backend.files.admit(resolve(folder, '02-dinas-sosial.xlsx'), '02-dinas-sosial.xlsx')
  const { rows } = await office.ask('imports.preview', { ticket })
  const asked = rows.find(({ outcome }) => outcome === 'ambiguous')
  expect(asked?.candidates).toHaveLength(2)
  for (const { changes, position } of asked?.candidates ?? [])
    expect(changes).toContainEqual({ field: 'position', from: position, to: asked?.values.position })
})

test('what stays of an import that is taken back is told people first', async () => {
  const entryId = await take('02-dinas-sosial.xlsx')
  const { items } = await office.ask('people.list', { limit: 5 })
  for (const { id } of items) {
    const { memberships, ...person } = await office.ask('people.get', { id })
    const [seat] = memberships
    if (seat) await office.ask('memberships.end', { id: seat.id, untilDate: '2026-01-01' })
    await office.ask('people.update', { id, name: person.name, note: 'Diubah sesudahnya' })
  }
  const { left } = await office.ask('journal.undo', { entryId })
  const kinds = left.map((sentence) => sentence.split(' ')[0])
  expect(kinds.slice(0, 5)).toEqual(Array(5).fill('Orang'))
  expect(new Set(kinds.slice(5)).has('Orang')).toBe(false)
  expect(kinds.length).toBeGreaterThan(5)
})
