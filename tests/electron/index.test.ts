/** The shell put together: the stand-in's window and menu, the real backend in a process of its own. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as Electron from 'electron'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultDataFolder } from '../../electron/backend/dataFolder.ts'
import type { Result } from '../../electron/contract/errors.ts'
import type { AppState } from '../../electron/contract/app.ts'
import type { ToBackend } from '../../electron/contract/process.ts'
import { type BuiltBackend, buildBackend, type ForkedChild } from './builtBackend.ts'
import { as, electron, type FakeWindow, frame, reset, standIn } from './standIn.ts'

vi.mock('electron', async () => (await import('./standIn.ts')).electron)
/** There is no built renderer beside the sources. */
vi.mock('../../electron/main/appProtocol.ts', () => ({
  registerScheme: () => undefined,
  serveRenderer: () => undefined,
}))

let built: BuiltBackend
let root = ''
let starts = 0
let children: ForkedChild[] = []
let listenersBefore: { uncaughtException: unknown[]; unhandledRejection: unknown[] }
const argv = process.argv

beforeAll(async () => {
  built = await buildBackend()
})
afterAll(() => built.remove())
beforeEach(() => {
  reset()
  root = mkdtempSync(join(tmpdir(), 'sinergi-shell-'))
  children = []
  standIn.fork = () => {
    const child = built.fork()
    children.push(child)
    const { postMessage } = child
    // There is no built thread beside the sources either.
    child.postMessage = (message: ToBackend) =>
      postMessage(
        message.kind === 'start' ? { ...message, options: { ...message.options, writer: built.writer } } : message,
      )
    return child
  }
  listenersBefore = {
    uncaughtException: process.listeners('uncaughtException'),
    unhandledRejection: process.listeners('unhandledRejection'),
  }
  process.env['SINERGI_ROOT'] = join(import.meta.dirname, '../..')
})
afterEach(async () => {
  await quit()
  vi.unstubAllEnvs()
  process.argv = argv
  for (const [event, before] of Object.entries(listenersBefore))
    for (const listener of process.listeners(event as NodeJS.Signals))
      if (!before.includes(listener)) process.off(event, listener)
  rmSync(root, { recursive: true, force: true })
})

/** Starts the program as its own process would, and returns its window. `data` null: without --data. */
async function start(data: string | null = join(root, 'data')): Promise<FakeWindow> {
  electron.app.isPackaged = false
  process.argv = ['electron', '.', ...(data === null ? [] : ['--data', data])]
  const path = '../../electron/main/index.ts'
  await import(/* @vite-ignore */ `${path}?start=${starts++}`)
  return vi.waitFor(() => {
    const window = standIn.windows[0]
    if (!window) throw new Error('No window yet.')
    return window
  })
}
/** Ends the program and waits until its data process is gone. */
async function quit(): Promise<void> {
  if (electron.app.listenerCount('will-quit') === 0) return
  const gone = new Promise((resolve) => electron.app.once('gone', resolve))
  electron.app.quit()
  await gone
}
async function call<T>(window: FakeWindow, channel: string, input: unknown = {}): Promise<Result<T>> {
  const { webContents } = window
  const event = as<Electron.IpcMainInvokeEvent>({ sender: webContents, senderFrame: webContents.mainFrame })
  return (await standIn.handles.get('app:call')?.(event, { kind: 'call', channel, input })) as Result<T>
}
async function state(window: FakeWindow): Promise<AppState> {
  const answer = await call<AppState>(window, 'app.state')
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}
const sent = (window: FakeWindow, event: string) =>
  window.webContents.sent.filter(([channel, name]) => channel === 'app:event' && name === event)
const item = (label: string) =>
  standIn.applicationMenu
    ?.flatMap(({ submenu }) => submenu as Electron.MenuItemConstructorOptions[])
    .find((entry) => entry.label?.replace('&', '') === label)
const click = (label: string) => (item(label)?.click as (() => void) | undefined)?.()

it('opens one window whose page reaches the data through the door, on the folder of --data', async () => {
  const window = await start()
  expect(standIn.windows).toHaveLength(1)
  expect(await state(window)).toMatchObject({ phase: 'setup', version: '1.2.3' })
  expect(existsSync(join(root, 'data/sinergi.db'))).toBe(true)
  expect(electron.app.getPath('userData')).toBe(join(root, 'data/shell'))
  expect(electron.app.modelId).toBe('id.sinergi.desktop')
  expect(await call(window, 'shell.state')).toMatchObject({ ok: true, value: { kind: 'electron' } })
})

it('tells the page what changed', async () => {
  const window = await start()
  await call(window, 'setup.start', { office: 'Bappeda', operator: 'Rina', demo: false })
  expect(sent(window, 'data.changed').length).toBeGreaterThan(0)
})

it('hears nobody but its own window’s page', async () => {
  const window = await start()
  const { url, origin } = window.webContents.mainFrame
  const stranger = frame({ url, origin, parent: window.webContents.mainFrame })
  const event = as<Electron.IpcMainInvokeEvent>({ sender: window.webContents, senderFrame: stranger })
  expect(
    await standIn.handles.get('app:call')?.(event, { kind: 'call', channel: 'app.state', input: {} }),
  ).toMatchObject({
    ok: false,
    error: { code: 'forbidden' },
  })
})

it('confines its pages and their session before the window is there', async () => {
  const window = await start()
  const prevented = vi.fn()
  window.webContents.emit('will-navigate', { preventDefault: prevented })
  expect(prevented).toHaveBeenCalledOnce()
  const session = standIn.sessions.get('default')
  expect(session?.lets('https://example.com/')).toBe(false)
  expect(session?.lets('app://sinergi/')).toBe(true)
  expect(session?.requestPermission).toBeTypeOf('function')
})

it('does not open twice: a second start brings the first window forward', async () => {
  const window = await start()
  electron.app.emit('second-instance')
  expect(window.calls).toContain('focus')
  const { length } = standIn.windows
  const quits = electron.app.quits.length
  electron.app.lock = false
  const path = '../../electron/main/index.ts'
  await import(/* @vite-ignore */ `${path}?start=${starts++}`)
  expect(electron.app.quits.length).toBe(quits + 1)
  expect(standIn.windows).toHaveLength(length)
  electron.app.lock = true
})

it('goes only after the database is closed', async () => {
  const window = await start()
  await state(window)
  const exited = new Promise((resolve) => children[0]?.process.on('exit', resolve))
  await quit()
  expect(await exited).toBe(0)
  expect(existsSync(join(root, 'data/sinergi.db-wal'))).toBe(false)
})

it('does not go in the middle of taking the data to another folder', async () => {
  for (const name of ['XDG_DATA_HOME', 'LOCALAPPDATA', 'HOME']) vi.stubEnv(name, root)
  const folder = defaultDataFolder()
  expect(folder.startsWith(root)).toBe(true)
  await state(await start(null))
  mkdirSync(join(folder, 'backups'), { recursive: true })
  // Large enough that the copy takes a while.
  writeFileSync(join(folder, 'backups/besar.db'), Buffer.alloc(64 * 1024 * 1024))
  const chosen = join(root, 'baru')
  standIn.openPaths = [chosen]
  standIn.responses = [0]
  click('Ganti folder data…')
  await vi.waitFor(() => expect(existsSync(join(chosen, 'backups'))).toBe(true), { timeout: 10_000, interval: 1 })
  expect(existsSync(join(chosen, 'sinergi.db'))).toBe(false)
  await quit()
  expect(existsSync(join(chosen, 'sinergi.db'))).toBe(true)
  expect(readFileSync(join(folder, 'shell/preferences.json'), 'utf8')).toContain(JSON.stringify(chosen))
})

describe('the menu', () => {
  it('sends commands to the page', async () => {
    const window = await start()
    click('Buat rapat')
    expect(sent(window, 'menu.command')).toEqual([['app:event', 'menu.command', { command: 'new-meeting' }]])
  })

  it('undoes typing where one types, and else the program’s last command', async () => {
    const window = await start()
    click('Batalkan')
    await vi.waitFor(() => expect(sent(window, 'menu.command')).toHaveLength(1))
    expect(window.webContents.calls).toEqual([])
    window.webContents.typing = true
    click('Batalkan')
    click('Ulangi')
    await vi.waitFor(() => expect(window.webContents.calls).toEqual(['undo', 'redo']))
    expect(sent(window, 'menu.command')).toHaveLength(1)
  })

  it('opens the data folder and says where it is', async () => {
    await start()
    click('Buka folder data')
    expect(standIn.opened).toEqual([join(root, 'data')])
    click('Tentang Sinergi')
    expect(standIn.dialogs.at(-1)?.options).toMatchObject({ message: 'Sinergi 1.2.3' })
    expect(standIn.dialogs.at(-1)?.options.detail).toContain(join(root, 'data'))
  })

  it('says why the folder cannot be changed when it was given at the start', async () => {
    await start()
    click('Ganti folder data…')
    await vi.waitFor(() => expect(standIn.dialogs.at(-1)?.options.message).toContain('--data'))
  })
})

describe('when the data process dies', () => {
  const log = () => readFileSync(join(root, 'data/log/sinergi.log'), 'utf8')

  it('it comes back, the page is told, the log knows', async () => {
    const window = await start()
    await state(window)
    children[0]?.kill()
    expect(await vi.waitFor(() => state(window), { timeout: 10_000 })).toMatchObject({ phase: 'setup' })
    await vi.waitFor(() => expect(sent(window, 'backend.state').at(-1)?.[2]).toMatchObject({ state: 'restarted' }))
    expect(log()).toContain('[backend] died with code')
  })

  it('three times, the user is asked, shown the folder, and can try again', async () => {
    standIn.responses = [1, 0]
    const window = await start()
    for (let deaths = 1; deaths <= 3; deaths++) {
      await vi.waitFor(() => expect(children.length).toBe(deaths), { timeout: 10_000 })
      children.at(-1)?.kill()
    }
    await vi.waitFor(() => expect(children.length).toBe(4), { timeout: 10_000 })
    const boxes = standIn.dialogs.filter(({ kind }) => kind === 'box')
    expect(boxes).toHaveLength(2)
    expect(boxes[0]?.options.buttons).toEqual(['Coba lagi', 'Buka folder data', 'Tutup Sinergi'])
    expect(boxes[0]?.options.detail).toContain(join(root, 'data'))
    expect(standIn.opened).toEqual([join(root, 'data')])
    expect(await state(window)).toMatchObject({ phase: 'setup' })
  })
})

it('writes an error nobody foresaw to the log and tells the user, instead of dying', async () => {
  await start()
  const added = process.listeners('uncaughtException').find((one) => !listenersBefore.uncaughtException.includes(one))
  added?.(new TypeError('unforeseen'), 'uncaughtException')
  expect(standIn.dialogs.at(-1)?.options.title).toBe('Sinergi mengalami kesalahan')
  expect(readFileSync(join(root, 'data/log/sinergi.log'), 'utf8')).toContain('[uncaught] TypeError: unforeseen')
})
