/** Several files applied together: one backup for all, one Ctrl+Z, and each import knows whether it still stands. */
import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Channel, Input, Output } from '../../../electron/contract/api.ts'
import { type Caller, openCaller, theProgram } from '../../../electron/contract/caller.ts'
import type { EntryId } from '../../../electron/contract/ids.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'

const folder = resolve(import.meta.dirname, '../../fixtures/workbooks')

let office: TestOffice
beforeEach(async () => (office = await openOffice()))
afterEach(() => office.close())

async function take(name: string, batch?: string, caller: Caller = theProgram) {
  const { ticket } = office.backend.files.admit(resolve(folder, name), name)
  const { previewId } = await as(caller, 'imports.preview', { ticket })
  const { entryId } = await as(caller, 'imports.commit', { previewId, batch })
  if (entryId === null) throw new Error(`${name} wrote nothing.`)
  return entryId
}

async function as<C extends Channel>(caller: Caller, channel: C, input: Input<C>): Promise<Output<C>> {
  const result = await office.backend.call(channel, input, undefined, caller)
  if (!result.ok) throw new Error(result.error.message)
  return result.value as Output<C>
}
const offered = (caller: Caller = theProgram) => as(caller, 'journal.next', {})
async function strike(way: 'undo' | 'redo', caller: Caller = theProgram) {
  const step = (await offered(caller))[way]
  if (!step) throw new Error(`There is nothing to ${way}.`)
  return as(caller, 'journal.undo', { entryId: step.entryId })
}
/** Everybody, where they sit, and what the imports remember. */
const roster = async () => {
  const { items } = await office.ask('people.list', { limit: 1000 })
  return [items, await office.ask('organisations.list', {})]
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

describe('files applied together', () => {
  const names = ['01-rapi.xlsx', '02-dinas-sosial.xlsx', '03-mitra.xlsx'] as const
  const takeAll = async (caller?: Caller) => {
    const entries = []
    for (const name of names) entries.push(await take(name, 'pagi', caller))
    return entries
  }

  test('are taken back at once and come again at once, as often as one likes', async () => {
    const before = await roster()
    const entries = await takeAll()
    const after = await roster()
    expect((await offered()).undo?.summary).toBe('Impor 3 berkas')
    for (let round = 0; round < 2; round++) {
      expect(await strike('undo')).toMatchObject({
        summary: 'Batal: Impor 3 berkas',
        left: [],
        taken: entries.toReversed(),
      })
      expect(await roster()).toEqual(before)
      expect(await office.ask('imports.standing', { entryIds: entries })).toEqual([])
      expect((await offered()).redo?.summary).toBe('Impor 3 berkas')
      expect(await strike('redo')).toMatchObject({ summary: 'Ulangi: Impor 3 berkas', left: [] })
      expect(await roster()).toEqual(after)
      expect(await office.ask('imports.standing', { entryIds: entries })).toEqual(entries)
    }
  })

  test('can be taken back one alone; Ctrl+Z then takes the others, and brings back only them', async () => {
    const before = await roster()
    const [first, second, third] = (await takeAll()) as [EntryId, EntryId, EntryId]
    expect((await office.ask('journal.undo', { entryId: second, alone: true })).taken).toEqual([second])
    const without = await roster()
    expect((await offered()).undo?.summary).toBe('Impor 2 berkas')
    expect((await strike('undo')).taken).toEqual([third, first])
    expect(await roster()).toEqual(before)
    await strike('redo')
    expect(await roster()).toEqual(without)
    expect(await office.ask('imports.standing', { entryIds: [first, second, third] })).toEqual([first, third])
  })

  test('leave what was changed since and say what, and what another window did between them', async () => {
    const [window, desk] = [openCaller('jendela'), openCaller('meja')]
    for (const { id } of [window, desk]) office.backend.attend(id)
    const first = await take(names[0], 'pagi', window)
    const { id: mine } = await as(desk, 'people.create', { name: 'Citra Kirana' })
    const other = await take(names[2], 'pagi', desk)
    const second = await take(names[1], 'pagi', window)
    const [someone] = (await office.ask('people.list', { query: 'aminah' })).items
    if (!someone) throw new Error('The file is not as it was.')
    const { version: seen } = await office.ask('people.get', { id: someone.id })
    await as(desk, 'people.update', { id: someone.id, seen, note: 'Diubah sesudahnya' })

    const { taken, left } = await strike('undo', window)
    expect(taken).toEqual([second, first])
    expect(left).toContainEqual(expect.stringMatching(new RegExp(`${someone.name}.* karena sudah diubah sesudahnya`)))
    expect(await office.ask('imports.standing', { entryIds: [first, other, second] })).toEqual([other])
    expect((await office.ask('people.get', { id: mine })).name).toBe('Citra Kirana')
    expect((await office.ask('people.get', { id: someone.id })).note).toBe('Diubah sesudahnya')
    expect((await offered(desk)).undo?.summary).toBe(`Ubah data “${someone.name}”`)
  })

  test('belong together in the history, where each says with how many', async () => {
    const entries = await takeAll()
    const alone = await take('09-titik-koma.csv', 'siang')
    const { items } = await office.ask('journal.list', {})
    const together = new Map(items.map((entry) => [entry.id, entry.together]))
    expect(entries.map((id) => together.get(id))).toEqual([2, 2, 2])
    expect(together.get(alone)).toBe(0)
    // The same name again is another batch once a second one was begun.
    await take('06-per-opd.xlsx', 'pagi')
    expect((await office.ask('journal.get', { entryId: entries[0] as EntryId })).together).toBe(2)
  })
})
