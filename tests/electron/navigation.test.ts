/** Pages stay where they are and get nothing they ask the system for. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type * as Electron from 'electron'
import { confinePages, confineSession, mayOpenOutside } from '../../electron/main/navigation.ts'
import { as, electron, FakeSession, FakeWebContents, reset, standIn } from './standIn.ts'

vi.mock('electron', async () => (await import('./standIn.ts')).electron)
beforeEach(reset)

const refused: string[] = []
function page(allowed?: ReadonlySet<string>): FakeWebContents {
  confinePages(as<Electron.App>(electron.app), (text) => refused.push(text), allowed)
  return new FakeWebContents()
}
function prevented(contents: FakeWebContents, event: string): boolean {
  const preventDefault = vi.fn()
  contents.emit(event, { preventDefault, url: 'app://sinergi/index.html' })
  return preventDefault.mock.calls.length === 1
}
const open = (contents: FakeWebContents, url: string) =>
  contents.windowOpen?.(as<Electron.HandlerDetails>({ url, disposition: 'new-window' }))

describe('every page, also one in a window nobody thought of', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])('cannot %s', (event) => {
    expect(prevented(page(), event)).toBe(true)
  })

  it.each([
    'https://example.com/',
    'http://localhost/',
    'file:///etc/passwd',
    'app://sinergi/',
    'javascript:alert(1)',
    '',
  ])('cannot open a window for %s, inside or outside', (url) => {
    expect(open(page(), url)).toEqual({ action: 'deny' })
    expect(standIn.opened).toEqual([])
  })

  it('reaches the browser only for an https page of a host on the list, and even then opens no window', () => {
    const contents = page(new Set(['bps.go.id']))
    expect(open(contents, 'https://bps.go.id/tabel')).toEqual({ action: 'deny' })
    expect(open(contents, 'http://bps.go.id/tabel')).toEqual({ action: 'deny' })
    expect(open(contents, 'https://bps.go.id.evil.test/')).toEqual({ action: 'deny' })
    expect(standIn.opened).toEqual(['https://bps.go.id/tabel'])
  })

  it('cannot hide another host behind a user name', () => {
    const allowed = new Set(['bps.go.id'])
    expect(mayOpenOutside('https://bps.go.id@evil.test/', allowed)).toBe(false)
    expect(mayOpenOutside('https://user:pass@bps.go.id/', allowed)).toBe(false)
    expect(mayOpenOutside('smb://bps.go.id/', allowed)).toBe(false)
  })
})

describe('a session', () => {
  const confined = () => {
    const session = new FakeSession()
    confineSession(as<Electron.Session>(session), ['app', 'data'])
    return session
  }

  it.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'fileSystem',
    'fullscreen',
  ] as const)('grants no %s', (permission) => {
    const session = confined()
    const answer = vi.fn()
    session.requestPermission?.(as<Electron.WebContents>({}), permission, answer, as<Electron.PermissionRequest>({}))
    expect(answer).toHaveBeenCalledExactlyOnceWith(false)
    const details = as<Electron.PermissionCheckHandlerHandlerDetails>({})
    expect(session.checkPermission?.(null, permission, 'app://sinergi', details)).toBe(false)
  })

  it('grants no device and no screen', () => {
    const session = confined()
    expect(session.devicePermission?.(as<Electron.DevicePermissionHandlerHandlerDetails>({ deviceType: 'usb' }))).toBe(
      false,
    )
    const answer = vi.fn()
    session.displayMedia?.(as<Electron.DisplayMediaRequestHandlerHandlerRequest>({}), answer)
    expect(answer).toHaveBeenCalledExactlyOnceWith(null)
  })

  it('downloads nothing', () => {
    const preventDefault = vi.fn()
    confined().emit('will-download', { preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
  })

  it('lets requests go to its own schemes only', () => {
    const session = confined()
    expect(session.lets('app://sinergi/assets/a.js')).toBe(true)
    expect(session.lets('data:image/png;base64,AA')).toBe(true)
    for (const url of [
      'https://example.com/',
      'http://127.0.0.1/',
      'ws://x/',
      'file:///etc/passwd',
      'apple://x/',
      'ftp://x/',
    ])
      expect(session.lets(url), url).toBe(false)
  })
})
