import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EntryId } from '../../../electron/contract/ids.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

/** A command of its own name, so that entries can be told apart. */
async function rename(operator: string) {
  const { settings } = await office.ask('app.state', {})
  await office.ask('settings.save', { ...settings, operator })
}
const operator = async () => (await office.ask('app.state', {})).settings.operator
const next = () => office.ask('journal.next', {})
const entries = async () => (await office.ask('journal.list', {})).items
const undo = (entryId: EntryId) => office.ask('journal.undo', { entryId })
async function ctrlZ() {
  const { undo: offered } = await next()
  if (!offered) throw new Error('Nothing to undo.')
  return undo(offered.entryId)
}
async function ctrlY() {
  const { redo } = await next()
  if (!redo) throw new Error('Nothing to redo.')
  return undo(redo.entryId)
}

describe('Ctrl+Z and Ctrl+Y', () => {
  test('walk back and forth through the commands in order', async () => {
    for (const name of ['Budi', 'Citra', 'Dewi']) await rename(name)
    await ctrlZ()
    await ctrlZ()
    expect(await operator()).toBe('Budi')
    await ctrlY()
    expect(await operator()).toBe('Citra')
    await ctrlY()
    expect(await operator()).toBe('Dewi')
    expect((await next()).redo).toBeNull()
    await ctrlZ()
    expect(await operator()).toBe('Citra')
  })

  test('never offer to undo the setting up of the office, and refuse it when asked', async () => {
    expect(await next()).toEqual({ undo: null, redo: null })
    const [setup] = await entries()
    expect(setup).toMatchObject({ command: 'setup.start', undoable: false })
    const refusal = await office.refused('journal.undo', { entryId: setup?.id as EntryId })
    expect(refusal.code).toBe('conflict')
    expect((await office.ask('app.state', {})).phase).toBe('ready')
  })

  test('a new command ends the chance to redo', async () => {
    await rename('Budi')
    await ctrlZ()
    await rename('Citra')
    expect((await next()).redo).toBeNull()
    await ctrlZ()
    expect((await next()).redo?.summary).toBe('Ganti operator menjadi “Citra”')
    await ctrlY()
    expect((await next()).redo).toBeNull()
  })

  test('undoing a redo from the history takes the command back once more', async () => {
    await rename('Budi')
    await ctrlZ()
    const redone = await ctrlY()
    expect(redone.summary).toBe('Ulangi: Ganti operator menjadi “Budi”')
    const again = await undo(redone.entryId as EntryId)
    expect(again.summary).toBe('Batal: Ganti operator menjadi “Budi”')
    expect(await operator()).toBe('Rina')
    expect((await next()).undo).toBeNull()
  })

  test('an entry that is undone cannot be undone again', async () => {
    await rename('Budi')
    const { undo: offered } = await next()
    await ctrlZ()
    const refusal = await office.refused('journal.undo', { entryId: offered?.entryId as EntryId })
    expect(refusal).toMatchObject({ code: 'conflict' })
  })

  test('pass over an entry of which nothing can be taken back any more', async () => {
    await rename('Budi')
    await rename('Citra')
    const [, budi] = await entries()
    const outcome = await undo(budi?.id as EntryId)
    expect(outcome).toMatchObject({ restored: 0, entryId: null })
    expect(outcome.left).toHaveLength(1)
    expect(await operator()).toBe('Citra')
    await ctrlZ()
    expect((await next()).undo).toBeNull()
    await rename('Dewi')
    await ctrlZ()
    expect((await next()).undo?.entryId).toBe(budi?.id)
  })
})

describe('the list of entries', () => {
  test('says what was done, by whom, how much it wrote and whether it still counts', async () => {
    await rename('Budi')
    await ctrlZ()
    const [undone, command, setup] = await entries()
    expect(command).toMatchObject({
      summary: 'Ganti operator menjadi “Budi”',
      actor: 'Rina',
      kind: 'command',
      undone: true,
      undoable: false,
    })
    expect(undone).toMatchObject({ kind: 'undo', undoes: command?.id, undoable: true })
    expect(setup?.changes).toBeGreaterThan(15)
  })

  test('finds entries by words of the summary and by who did it, taking % and _ literally', async () => {
    await rename('Budi')
    const find = async (query: string) => (await office.ask('journal.list', { query })).total
    expect(await find('ganti operator')).toBe(1)
    expect(await find('rina')).toBe(1)
    expect(await find('%')).toBe(0)
    expect(await find('_')).toBe(0)
  })

  test('comes a page at a time', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await rename(name)
    const slice = await office.ask('journal.list', { offset: 1, limit: 2 })
    expect(slice.total).toBe(5)
    expect(slice.items.map(({ id }) => id)).toEqual([4, 3])
  })
})

describe('the details of an entry', () => {
  test('name fields in Indonesian with what they were and what they became', async () => {
    await rename('Budi')
    const [entry] = await entries()
    const { rows, groups } = await office.ask('journal.get', { entryId: entry?.id as EntryId })
    const operatorRow = rows.find(({ label }) => label === 'Operator')
    expect(operatorRow).toMatchObject({
      kind: 'Pengaturan',
      operation: 'update',
      fields: [{ field: 'Isi', before: 'Rina', after: 'Budi' }],
    })
    expect(groups).toEqual([])
  })

  test('show of a setting only the parts that changed, and pictures by name', async () => {
    const { settings } = await office.ask('app.state', {})
    const crest = 'data:image/png;base64,AAAA'
    await office.ask('settings.save', { ...settings, office: { ...settings.office, address: 'Bukit Pelangi', crest } })
    const [entry] = await entries()
    expect(entry?.summary).toBe('Ubah kop surat')
    const { rows } = await office.ask('journal.get', { entryId: entry?.id as EntryId })
    expect(rows.map(({ label, fields }) => [label, fields])).toEqual([
      [
        'Kantor & kop',
        [
          { field: 'Alamat', before: '', after: 'Bukit Pelangi' },
          { field: 'Lambang daerah', before: '', after: 'gambar' },
        ],
      ],
    ])
  })

  test('show an inserted row as it was when it came, although it changed since', async () => {
    const entry = (await entries()).find(({ command }) => command === 'setup.start')
    await rename('Budi')
    const { rows } = await office.ask('journal.get', { entryId: entry?.id as EntryId })
    const operatorRow = rows.find(({ label }) => label === 'Operator')
    expect(operatorRow?.fields.at(-1)).toEqual({ field: 'Isi', before: '', after: 'Rina' })
    const sector = rows.find(({ table }) => table === 'sector')
    expect(sector).toMatchObject({ kind: 'Unsur', label: 'Perangkat Daerah', operation: 'insert' })
  })

  test('count the rows of a large entry by kind, and list each kind a page at a time', async () => {
    await office.ask('demo.load', {})
    const entry = (await entries()).find(({ command }) => command === 'demo.load')
    const entryId = entry?.id as EntryId
    const { rows, groups, changes } = await office.ask('journal.get', { entryId })
    expect(rows).toEqual([])
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(changes)
    expect(groups).toContainEqual({ table: 'person', kind: 'Orang', operation: 'insert', count: 180 })

    const people = { entryId, table: 'person', operation: 'insert' } as const
    const first = await office.ask('journal.rows', { ...people, limit: 50 })
    const last = await office.ask('journal.rows', { ...people, offset: 150, limit: 50 })
    expect([first.total, first.items.length, last.items.length]).toEqual([180, 50, 30])
    expect(first.items.every(({ kind, label }) => kind === 'Orang' && label !== '')).toBe(true)
    expect(new Set([...first.items, ...last.items].map(({ rowId }) => rowId)).size).toBe(80)
  })

  test('show a deadline typed as a date as a date', async () => {
    await office.ask('demo.load', {})
    const [action] = await office.ask('actions.list', {})
    if (!action) throw new Error('The demo has actions.')
    const moved = { id: action.id, dueText: '20/11/2026', dueDate: '2026-11-20', reason: 'Menunggu data' }
    await office.ask('actions.changeDeadline', moved)
    const [entry] = await entries()
    expect(entry?.summary).toBe(`Ubah tenggat ${action.code} menjadi 20 Nov 2026`)
    const { rows } = await office.ask('journal.get', { entryId: entry?.id as EntryId })
    const said = rows.find(({ table }) => table === 'action')?.fields
    expect(said?.find(({ field }) => field === 'Tenggat (teks)')?.after).toBe('20 November 2026')
  })

  test('are refused for an entry that is not there', async () => {
    expect((await office.refused('journal.get', { entryId: 999 })).code).toBe('not-found')
  })
})
