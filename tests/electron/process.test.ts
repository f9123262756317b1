/** The backend process itself, built and forked: the protocol, files by ticket, death and a clean end. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  closeSync,
  ftruncateSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { maxFileBytes } from '../../electron/contract/files.ts'
import type { AppState } from '../../electron/contract/app.ts'
import type { Trouble } from '../../electron/contract/process.ts'
import { BackendProcess } from '../../electron/main/backendProcess.ts'
import { type BuiltBackend, buildBackend, type ForkedChild, resources } from './builtBackend.ts'

let built: BuiltBackend
let root = ''
let backend: BackendProcess
let children: ForkedChild[] = []
let events: [string, unknown][] = []
let troubles: [string, Trouble][] = []

beforeAll(async () => {
  built = await buildBackend()
})
afterAll(() => built.remove())
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sinergi-process-'))
  children = []
  events = []
  troubles = []
  backend = new BackendProcess({
    fork: () => {
      const child = built.fork()
      children.push(child)
      return child
    },
    start: () => ({
      folder: data(),
      resources,
      version: '1.2.3',
      importWorker: built.importWorker,
      writer: built.writer,
      demo: false,
    }),
    onEvent: (event, payload) => events.push([event, payload]),
    onTrouble: (where, trouble) => troubles.push([where, trouble]),
    note: () => undefined,
    onGivenUp: () => undefined,
  })
  backend.start()
})
afterEach(async () => {
  await backend.close()
  rmSync(root, { recursive: true, force: true })
})

const data = () => join(root, 'data')
const call = (channel: unknown, input: unknown = {}, task?: string) => backend.ask('call', { channel, input, task })
const setUp = () => call('setup.start', { office: 'Bappeda', operator: 'Rina', demo: false })
async function state(): Promise<AppState> {
  const answer = await call('app.state')
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value as AppState
}
const ended = (child: ForkedChild | undefined) =>
  new Promise<number | null>((resolve) => child?.process.on('exit', (code) => resolve(code)))

it('answers calls with the data of its folder, and tells what changed', async () => {
  expect(await state()).toMatchObject({ phase: 'setup', version: '1.2.3' })
  expect(await setUp()).toMatchObject({ ok: true, value: null })
  expect((await state()).settings.office.name).toBe('Bappeda')
  expect(events.map(([event]) => event)).toContain('data.changed')
})

it('answers nonsense with an error value and goes on', async () => {
  expect(await call('no.such', {})).toMatchObject({ ok: false, error: { code: 'unknown-channel' } })
  expect(await call(42, {})).toMatchObject({ ok: false, error: { code: 'unknown-channel' } })
  expect(await call('setup.start', { office: 1 })).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  expect(await state()).toMatchObject({ phase: 'setup' })
})

it('refuses the shell’s channels, which it does not have', async () => {
  expect(await call('shell.chooseDataFolder')).toMatchObject({ ok: false, error: { code: 'unavailable' } })
})

describe('files', () => {
  const file = (name: string, text = 'isi') => {
    writeFileSync(join(root, name), text)
    return { name, path: join(root, name) }
  }

  it('on disk get tickets and stay where they are', async () => {
    const answer = await backend.ask('admit', [file('a.csv'), file('b.csv')])
    if (!answer.ok) throw new Error(answer.error.message)
    expect(answer.value.map(({ name }) => name)).toEqual(['a.csv', 'b.csv'])
    expect(JSON.stringify(answer.value)).not.toContain(root)
    expect(await backend.ask('open', answer.value[1]?.ticket ?? '')).toEqual({
      ok: true,
      value: { name: 'b.csv', path: join(root, 'b.csv') },
    })
  })

  it('given as bytes arrive whole', async () => {
    const answer = await backend.ask('admit', [{ name: '../tempel.csv', bytes: new Uint8Array([65, 0, 255]) }])
    if (!answer.ok) throw new Error(answer.error.message)
    const opened = await backend.ask('open', answer.value[0]?.ticket ?? '')
    expect(opened.ok && opened.value.name).toBe('tempel.csv')
    expect(opened.ok && [...readFileSync(opened.value.path)]).toEqual([65, 0, 255])
  })

  it('too large, missing, or folders are refused by name, and then none is admitted', async () => {
    const large = openSync(join(root, 'besar.csv'), 'w')
    ftruncateSync(large, maxFileBytes + 1)
    closeSync(large)
    mkdirSync(join(root, 'folder'))
    for (const [name, text] of [
      ['besar.csv', 'lebih besar dari 100 MB'],
      ['hilang.csv', 'tidak dapat dibuka'],
      ['folder', 'bukan berkas'],
    ] as const) {
      const answer = await backend.ask('admit', [file('a.csv'), { name, path: join(root, name) }])
      expect(answer).toMatchObject({ ok: false, error: { code: 'file-unreadable' } })
      expect(!answer.ok && answer.error.message).toContain(`“${name}” ${text}`)
    }
  })

  it('to be written get a place, and a ticket that opens once something is there', async () => {
    const place = await backend.ask('reserve', 'Daftar hadir: pagi.pdf')
    if (!place.ok) throw new Error(place.error.message)
    expect(place.value.name).toBe('Daftar hadir- pagi.pdf')
    expect(await backend.ask('open', place.value.ticket)).toMatchObject({ ok: false, error: { code: 'not-found' } })
    writeFileSync(place.value.path, '%PDF')
    expect(await backend.ask('open', place.value.ticket)).toMatchObject({ ok: true })
  })

  it('of tickets never given are not found', async () => {
    for (const ticket of ['', '/etc/passwd', '../x'])
      expect(await backend.ask('open', ticket)).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })
})

describe('its death', () => {
  it('in the middle of a question is answered, and a new process opens the same data', async () => {
    await setUp()
    // Long enough that the process is still about it.
    const asked = call('backups.create')
    children[0]?.kill()
    expect(await asked).toMatchObject({ ok: false, error: { code: 'unavailable' } })
    expect((await state()).settings.office.name).toBe('Bappeda')
    expect(children).toHaveLength(2)
    await vi.waitFor(() => expect(events.some(([event]) => event === 'backend.state')).toBe(true))
  })

  it('comes with its parent’s: nothing stays behind holding the database', async () => {
    await state()
    const child = children[0]
    const gone = ended(child)
    child?.process.disconnect()
    expect(await gone).toBe(0)
  })
})

describe('closing', () => {
  it('closes the database: no write-ahead log is left and the lock is free', async () => {
    await setUp()
    expect(existsSync(join(data(), 'sinergi.db-wal'))).toBe(true)
    const gone = ended(children[0])
    await backend.close()
    expect(await gone).toBe(0)
    expect(existsSync(join(data(), 'sinergi.db-wal'))).toBe(false)
    const file = new Database(join(data(), 'sinergi.db'), { readonly: true })
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
    file.close()
  })

  it('before it has even started is in order too', async () => {
    const gone = ended(children[0])
    await backend.close()
    expect(await gone).toBe(0)
    expect(troubles).toEqual([])
  })
})

it('says of data it cannot open what is wrong, instead of dying', async () => {
  await backend.close()
  mkdirSync(data(), { recursive: true })
  writeFileSync(join(data(), 'sinergi.db'), 'no database at all, only words '.repeat(200))
  backend.start()
  expect(await state()).toMatchObject({ phase: 'problem', problem: { code: 'database-corrupt' } })
})
