/** The one door: who may ask, what may be asked, and where it goes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as Electron from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { powers } from '../../electron/contract/caller.ts'
import { createDispatch } from '../../electron/contract/dispatch.ts'
import type { Result } from '../../electron/contract/errors.ts'
import { Failure } from '../../electron/contract/errors.ts'
import { type Door, openDoor } from '../../electron/main/ipc.ts'
import { Log } from '../../electron/main/log.ts'
import { as, electron, FakeWebContents, frame, reset, standIn } from './standIn.ts'

vi.mock('electron', async () => (await import('./standIn.ts')).electron)

let folder = ''
let door: Door
let page: FakeWebContents
const asked: [string, unknown][] = []
let backendAnswer: Result<unknown> = { ok: true, value: 'jawaban' }
let save: (file: { path: string; name: string }) => Promise<boolean>

beforeEach(() => {
  reset()
  folder = mkdtempSync(join(tmpdir(), 'sinergi-ipc-'))
  page = new FakeWebContents()
  asked.length = 0
  backendAnswer = { ok: true, value: 'jawaban' }
  save = () => Promise.resolve(true)
  door = openDoor({
    backend: {
      ask: (question: string, input: unknown) => {
        asked.push([question, input])
        return Promise.resolve(as<Result<never>>(backendAnswer))
      },
    },
    shell: createDispatch({ 'shell.state': () => ({ kind: 'electron', pdf: true, print: true }) }, () => undefined),
    isKnown: (sender) => sender === as<Electron.WebContents>(page),
    save: (file) => save(file),
    log: new Log(folder),
  })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function ask(
  request: unknown,
  from: { sender?: FakeWebContents; senderFrame?: Electron.WebFrameMain | null } = {},
): Promise<Result<unknown>> {
  const { sender = page, senderFrame = sender.mainFrame } = from
  const handle = standIn.handles.get('app:call')
  return (await handle?.(as<Electron.IpcMainInvokeEvent>({ sender, senderFrame }), request)) as Result<unknown>
}
const call = { kind: 'call', channel: 'roster.people', input: { query: 'siti' }, task: 't1' }

it('is the only channel', () => {
  expect([...standIn.handles.keys()]).toEqual(['app:call'])
  expect(Object.keys(electron.ipcMain)).toEqual(['handle'])
})

describe('refuses, without asking the backend,', () => {
  const origin = 'app://sinergi'
  const url = `${origin}/`
  it.each<[string, () => Parameters<typeof ask>[1]]>([
    ['a frame inside the page', () => ({ senderFrame: frame({ url, origin, parent: page.mainFrame }) })],
    ['a frame of our origin that is not the main frame', () => ({ senderFrame: frame({ url, origin }) })],
    ['a frame that is gone', () => ({ senderFrame: null })],
    ['another window, even with our page', () => ({ sender: new FakeWebContents() })],
  ])('%s', async (_name, from) => {
    expect(await ask(call, from())).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(asked).toEqual([])
  })

  it.each([
    ['https://example.com/', 'https://example.com'],
    ['app://sinergi.evil/', 'app://sinergi.evil'],
    ['app://sinergi:81/', 'app://sinergi:81'],
    ['app://print/x', 'app://print'],
    ['app://sinergi.evil/', 'app://sinergi'],
    ['app://sinergi/', 'null'],
    ['file:///app://sinergi/', 'file://'],
    ['data:text/html,app://sinergi/', 'null'],
    ['about:blank', 'app://sinergi'],
  ])('the main frame showing %s of origin %s', async (url, origin) => {
    Object.assign(page.mainFrame, { url, origin })
    expect(await ask(call)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(asked).toEqual([])
  })

  it.each([
    null,
    'roster.people',
    {},
    { kind: 'call' },
    { kind: 'sql', channel: 'x', input: {} },
    { ...call, channel: ['roster.people'] },
    { ...call, extra: 1 },
    { kind: 'upload', files: [{ name: 'a.xlsx' }] },
    { kind: 'upload', files: [{ name: 'a.xlsx', path: '/a', bytes: 'x' }] },
    { kind: 'upload', files: [{ name: 'a.xlsx', bytes: 'text' }] },
    { kind: 'save', file: '/etc/passwd' },
    { kind: 'save', file: { ticket: 't', name: 'a', path: '/etc/passwd' } },
    { kind: 'read', file: { path: '/etc/passwd', name: 'a' } },
  ])('the malformed request %j', async (request) => {
    expect(await ask(request)).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    expect(asked).toEqual([])
  })
})

describe('passes on', () => {
  it('calls to the backend, with the task that names them', async () => {
    expect(await ask(call)).toEqual({ ok: true, value: 'jawaban' })
    const { id } = door.callerOf(as<Electron.WebContents>(page))
    expect(asked).toEqual([
      [
        'call',
        { channel: 'roster.people', input: { query: 'siti' }, task: 't1', caller: { id, name: '', may: powers } },
      ],
    ])
  })

  it('who asks: the same caller for as long as the window is open, another for every window, and that it is gone', async () => {
    const other = as<Electron.WebContents>(new FakeWebContents())
    const { id } = door.callerOf(as<Electron.WebContents>(page))
    expect(door.callerOf(other).id).not.toBe(id)
    await ask(call)
    await ask(call)
    expect(new Set(asked.map(([, input]) => as<{ caller: { id: string } }>(input).caller.id))).toEqual(new Set([id]))
    page.emit('destroyed')
    expect(asked.at(-1)).toEqual(['leave', id])
  })

  it('the shell’s own channels to the shell, validated there', async () => {
    expect(await ask({ kind: 'call', channel: 'shell.state', input: {} })).toEqual({
      ok: true,
      value: { kind: 'electron', pdf: true, print: true },
    })
    expect(await ask({ kind: 'call', channel: 'shell.state', input: { path: '/' } })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    })
    expect(asked).toEqual([])
  })

  it('files to be admitted', async () => {
    const files = [
      { name: 'a.xlsx', path: '/tmp/a.xlsx' },
      { name: 'b.csv', bytes: new Uint8Array([1]) },
    ]
    await ask({ kind: 'upload', files })
    expect(asked).toEqual([['admit', files]])
  })

  it('the bytes of a ticket, and never its path', async () => {
    const path = join(folder, 'laporan')
    writeFileSync(path, 'isi laporan')
    backendAnswer = { ok: true, value: { path, name: 'laporan.pdf' } }
    const answer = await ask({ kind: 'read', file: { ticket: 't', name: 'laporan.pdf' } })
    expect(answer.ok && new TextDecoder().decode(answer.value as Uint8Array)).toBe('isi laporan')
    expect(asked).toEqual([['open', 't']])
  })

  it('a ticket’s file to be saved, and what went wrong with it as an error value', async () => {
    backendAnswer = { ok: true, value: { path: '/tmp/x', name: 'a.xlsx' } }
    const saved = vi.fn((_file: unknown) => Promise.resolve(false))
    save = saved
    const request = { kind: 'save', file: { ticket: 't', name: 'a.xlsx' } }
    expect(await ask(request)).toEqual({ ok: true, value: { saved: false } })
    expect(saved).toHaveBeenCalledWith({ path: '/tmp/x', name: 'a.xlsx' })

    save = () => Promise.reject(new Failure('in-use', 'Tutup dulu berkas itu.'))
    expect(await ask(request)).toEqual({ ok: false, error: { code: 'in-use', message: 'Tutup dulu berkas itu.' } })
    save = () => Promise.reject(new TypeError('unforeseen'))
    expect(await ask(request)).toMatchObject({ ok: false, error: { code: 'internal' } })
  })

  it('the backend’s refusal of a ticket', async () => {
    backendAnswer = { ok: false, error: { code: 'not-found', message: 'Berkas tidak ditemukan lagi.' } }
    for (const kind of ['save', 'read'])
      expect(await ask({ kind, file: { ticket: 'x', name: 'x' } })).toEqual(backendAnswer)
  })
})
