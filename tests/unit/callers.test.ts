/** Who asks: Ctrl+Z takes back one's own, tasks are one's own, and nobody does what they may not. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Channel, Input, Output } from '../../electron/contract/api.ts'
import { type Caller, callerOf, openCaller, scriptId } from '../../electron/contract/caller.ts'
import { openOffice, type TestOffice } from '../harness/office.ts'

let office: TestOffice
beforeEach(async () => (office = await openOffice()))
afterEach(() => office.close())

const window = openCaller('jendela')
const desk = openCaller('meja')
const script = callerOf(undefined)

async function as<C extends Channel>(caller: Caller, channel: C, input: Input<C>): Promise<Output<C>> {
  const result = await office.backend.call(channel, input, undefined, caller)
  if (!result.ok) throw new Error(result.error.message)
  return result.value as Output<C>
}
const add = (caller: Caller, name: string) => as(caller, 'people.create', { name })
const offered = async (caller: Caller) => (await as(caller, 'journal.next', {})).undo?.summary
async function undo(caller: Caller) {
  const next = await as(caller, 'journal.next', {})
  if (!next.undo) throw new Error('Nothing to take back.')
  return as(caller, 'journal.undo', { entryId: next.undo.entryId })
}
const redoOf = async (caller: Caller) => (await as(caller, 'journal.next', {})).redo?.summary

describe('Ctrl+Z', () => {
  test('offers each open window its own last command', async () => {
    office.backend.attend(window.id)
    office.backend.attend(desk.id)
    await add(window, 'Siti Aminah')
    await add(desk, 'Budi Santoso')
    expect(await offered(window)).toBe('Tambah orang “Siti Aminah”')
    expect(await offered(desk)).toBe('Tambah orang “Budi Santoso”')
    await undo(window)
    expect(await offered(window)).toBeUndefined()
    expect((await office.ask('people.list', {})).items.map(({ name }) => name)).toEqual(['Budi Santoso'])
  })

  test('offers a closed window’s command to whoever is there, however often its page was loaded', async () => {
    const first = office.backend.attend(desk.id)
    const second = office.backend.attend(desk.id)
    await add(desk, 'Budi Santoso')
    first()
    first()
    expect(await offered(window)).toBeUndefined()
    second()
    expect(await offered(window)).toBe('Tambah orang “Budi Santoso”')
  })

  test('still takes back the last command after the program was started again', async () => {
    office.backend.attend(window.id)
    await add(window, 'Siti Aminah')
    await office.reopen()
    const later = openCaller('jendela-baru')
    office.backend.attend(later.id)
    expect(await offered(later)).toBe('Tambah orang “Siti Aminah”')
  })

  test('never offers a script’s command to a window; the script has its own, and the history takes back all', async () => {
    await add(script, 'Siti Aminah')
    expect(await offered(window)).toBeUndefined()
    expect(await offered(script)).toBe('Tambah orang “Siti Aminah”')
    const { items } = await as(window, 'journal.list', { limit: 1 })
    await as(window, 'journal.undo', { entryId: items[0]?.id ?? 0 })
    expect(await office.ask('roster.counts', {})).toMatchObject({ people: 0 })
  })

  test('does again only what one took back oneself, also where another wrote since', async () => {
    office.backend.attend(window.id)
    office.backend.attend(desk.id)
    await add(window, 'Siti Aminah')
    await undo(window)
    await add(desk, 'Budi Santoso')
    expect(await redoOf(window)).toBe('Tambah orang “Siti Aminah”')
    expect(await redoOf(desk)).toBeUndefined()
    await add(window, 'Marten Apuy')
    expect(await redoOf(window)).toBeUndefined()
  })
})

test('the history names the operator, and the caller where it has a name of its own', async () => {
  await add(window, 'Siti Aminah')
  await add({ ...desk, name: 'Meja 2' }, 'Budi Santoso')
  const { items } = await office.ask('journal.list', { limit: 2 })
  expect(items.map(({ actor }) => actor)).toEqual(['Meja 2', 'Rina'])
})

describe('a task', () => {
  async function reading(caller: Caller, name: string) {
    const path = join(office.folder, `${name}.csv`)
    const lines = Array.from({ length: 3000 }, (_, i) => `Orang ${i % 7} Nomor ${i % 90};;Staf;Dinas Sosial`)
    writeFileSync(path, ['Nama;NIP;Jabatan;Instansi', ...lines].join('\n'))
    const { ticket } = office.backend.files.admit(path, `${name}.csv`)
    return office.backend.call('imports.preview', { ticket }, 'baca', caller)
  }

  test('is its caller’s: another’s of the same name is cancelled alone, and news of it reaches nobody else', async () => {
    const told = new Map<string, number>()
    let everybody = 0
    office.backend.listen((event, _payload, to) => {
      if (event !== 'progress') return
      if (to === undefined) everybody++
      else told.set(to, (told.get(to) ?? 0) + 1)
    })
    const theirs = reading(desk, 'dua')
    const mine = reading(window, 'satu')
    await as(desk, 'tasks.cancel', { task: 'baca' })
    expect(await theirs).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(await mine).toMatchObject({ ok: true })
    expect(everybody).toBe(0)
    expect([...told.keys()]).toContain(window.id)
  })
})

describe('what a caller may do', () => {
  const guest: Caller = { id: 'layar', name: '', may: ['look'] }
  const clerk: Caller = { id: 'meja', name: '', may: ['look', 'write'] }
  test.each([
    [guest, 'people.list', {}, true],
    [guest, 'people.export', {}, true],
    [guest, 'people.create', { name: 'Siti' }, false],
    [clerk, 'people.create', { name: 'Siti' }, true],
    [clerk, 'backups.create', {}, false],
    [window, 'backups.create', {}, true],
  ] as const)('%o asks %s', async (caller, channel, input, may) => {
    const result = await office.backend.call(channel, input, undefined, caller)
    expect(result.ok ? 'ok' : result.error.code).toBe(may ? 'ok' : 'forbidden')
  })
})

test('whoever does not say properly who they are is a script', () => {
  for (const id of [undefined, '', 'a b', 'x'.repeat(101), ['a']]) expect(callerOf(id).id).toBe(scriptId)
  expect(callerOf('3f0c-1').id).toBe('3f0c-1')
})

test('a window need not be told of what it did itself, as by taking back; of what another did it is told by name', async () => {
  const { id } = await add(window, 'Siti Aminah')
  const seen = async () => (await as(window, 'people.get', { id })).version
  const update = (caller: Caller, version: number, rank: string) =>
    office.backend.call('people.update', { id, seen: version, rank }, undefined, caller)
  const before = await seen()
  await update(window, before, 'Penata')
  const after = await seen()
  await undo(window)
  expect(await update(window, after, 'Pembina')).toMatchObject({ ok: true })
  expect(await update(desk, before, 'Pengatur')).toMatchObject({ ok: false, error: { code: 'changed-since' } })
  // Its own last word on another field hides nobody.
  await update(desk, await seen(), 'Pengatur')
  await as(window, 'people.update', { id, seen: await seen(), note: 'Pindahan' })
  expect(await update(window, after, 'Juru')).toMatchObject({
    ok: false,
    error: { code: 'changed-since', differences: { rank: { theirs: 'Pengatur', yours: 'Juru' } } },
  })
  // Scripts share their name, and so stand for nobody.
  const { version } = await as(script, 'people.get', { id })
  await update(script, version, 'Juru')
  expect(await update(script, version, 'Pembina')).toMatchObject({ ok: false, error: { code: 'changed-since' } })
})
