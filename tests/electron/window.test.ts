/** The window: what its page may not do, where it stands, and how it comes back. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as Electron from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Log } from '../../electron/main/log.ts'
import { Preferences } from '../../electron/main/preferences.ts'
import { createWindow, placeOnScreen, showWindow } from '../../electron/main/window.ts'
import { as, electron, FakeWindow, reset, standIn } from './standIn.ts'

vi.mock('electron', async () => (await import('./standIn.ts')).electron)

let folder = ''
const file = () => join(folder, 'preferences.json')
beforeEach(() => {
  reset()
  folder = mkdtempSync(join(tmpdir(), 'sinergi-window-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const log = () => new Log(folder)
function made(): FakeWindow {
  return as<FakeWindow>(createWindow({ preload: '/p.cjs', preferences: new Preferences(file()), log: log() }))
}
const real = (window: FakeWindow) => as<Electron.BrowserWindow>(window)

it('gives the page a sandbox, a world of its own, no Node and no webview', () => {
  expect(made().options.webPreferences).toEqual({
    preload: '/p.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  })
})

it('opens the app’s own page, hidden until it is drawn, on the ground of the theme', () => {
  const light = made()
  expect(light.loaded).toEqual(['app://sinergi/'])
  expect(light.options).toMatchObject({ show: false, backgroundColor: '#f6f6f3' })
  expect(light.calls).toEqual([])
  light.emit('ready-to-show')
  expect(light.calls).toEqual(['show'])
  standIn.dark = true
  expect(made().options.backgroundColor).toBe('#171a1b')
})

it('says what to do when the page cannot be loaded', async () => {
  FakeWindow.load = () => Promise.reject(new Error('ERR_FILE_NOT_FOUND'))
  made()
  await vi.waitFor(() => expect(standIn.dialogs).toHaveLength(1))
  expect(standIn.dialogs[0]?.options.message).toContain('Pasang ulang')
})

describe('its place', () => {
  it('is kept with size and maximised state, and found again', () => {
    const window = made()
    Object.assign(window, { bounds: { x: 40, y: 50, width: 1100, height: 650 }, maximised: true })
    window.emit('close')
    const next = made()
    expect(next.options).toMatchObject({ x: 40, y: 50, width: 1100, height: 650 })
    expect(next.maximised).toBe(false)
    next.emit('ready-to-show')
    expect(next.maximised).toBe(true)
  })

  it.each(['', '{', '[]', '{"window":{"x":"a"}}', '{"window":{"x":1.5,"y":0,"width":1,"height":1,"maximised":false}}'])(
    'is the usual one when the file says %j',
    (text) => {
      writeFileSync(file(), text)
      expect(made().options).toMatchObject({ width: 1280, height: 728, x: 43, y: 0 })
    },
  )

  it('keeps closing when the place cannot be written', () => {
    const window = as<FakeWindow>(
      createWindow({ preload: '', preferences: new Preferences(join(file(), 'x', '\0')), log: log() }),
    )
    expect(() => window.emit('close')).not.toThrow()
  })
})

describe('placeOnScreen', () => {
  const main = { x: 0, y: 0, width: 1366, height: 728 }
  const second = { x: 1366, y: 0, width: 1920, height: 1040 }
  const state = (x: number, y: number, width = 1000, height = 700) => ({ x, y, width, height, maximised: false })

  it('leaves a window on a second screen where it was', () => {
    expect(placeOnScreen(state(1800, 100), [main, second], main)).toEqual({ x: 1800, y: 100, width: 1000, height: 700 })
  })
  it('brings it to the main screen when its screen has gone', () => {
    expect(placeOnScreen(state(1800, 100), [main], main)).toEqual({ x: 183, y: 14, width: 1000, height: 700 })
  })
  it('brings it back when its title bar could not be grasped', () => {
    for (const lost of [state(0, -300), state(0, 720), state(-950, 0), state(1300, 0)])
      expect(placeOnScreen(lost, [main], main), JSON.stringify(lost)).toMatchObject({ x: 183, y: 14 })
  })
  it('keeps one that sticks out a little', () => {
    expect(placeOnScreen(state(-200, 0), [main], main)).toMatchObject({ x: -200, y: 0 })
  })
  it('never makes it larger than the screen nor smaller than the program can be used', () => {
    expect(placeOnScreen(state(0, 0, 5000, 3000), [main], main)).toMatchObject({ width: 1366, height: 728 })
    expect(placeOnScreen(state(0, 0, 10, 10), [main], main)).toMatchObject({ width: 960, height: 600 })
  })
})

it('comes to the front when the program is started a second time', () => {
  const window = made()
  window.minimised = true
  showWindow(real(window))
  expect(window.minimised).toBe(false)
  expect(window.calls).toEqual(['show', 'focus'])
})

describe('a page that stops', () => {
  const crash = (window: FakeWindow, reason = 'crashed') =>
    window.webContents.emit('render-process-gone', {}, { reason, exitCode: 5 })

  it('is loaded again by itself once, and noted', () => {
    const window = made()
    crash(window)
    expect(window.webContents.calls).toEqual(['reload'])
    expect(standIn.dialogs).toEqual([])
    expect(readFileSync(log().path, 'utf8')).toContain('[page] gone: crashed 5')
  })

  it('is asked about when it stops again at once, so that it cannot go round in circles', () => {
    const window = made()
    crash(window)
    standIn.responses = [0]
    crash(window)
    expect(standIn.dialogs[0]?.options.buttons).toEqual(['Muat ulang', 'Tutup Sinergi'])
    expect(window.webContents.calls).toEqual(['reload', 'reload'])
    const quits = electron.app.quits.length
    standIn.responses = [1]
    crash(window)
    expect(electron.app.quits.length).toBe(quits + 1)
  })

  it('is left alone when it ended in order', () => {
    const window = made()
    crash(window, 'clean-exit')
    expect(window.webContents.calls).toEqual([])
  })
})
