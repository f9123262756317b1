/** app://sinergi/ serves the built renderer and can be made to serve nothing else. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createAppHandler, registerScheme } from '../../electron/main/appProtocol.ts'
import { contentSecurityPolicy } from '../../electron/contract/csp.ts'
import { standIn } from './standIn.ts'

vi.mock('electron', async () => (await import('./standIn.ts')).electron)

const secret = 'RAHASIA'
let folder = ''
let get: (path: string, init?: RequestInit) => Promise<Response>

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-protocol-'))
  const renderer = join(folder, 'renderer')
  mkdirSync(join(renderer, 'assets'), { recursive: true })
  mkdirSync(join(folder, 'outside'))
  writeFileSync(join(folder, 'secret.txt'), secret)
  writeFileSync(join(folder, 'outside/secret.js'), secret)
  writeFileSync(join(renderer, 'index.html'), '<title>Sinergi</title>')
  for (const name of ['app-1.js', 'pdf.worker-1.mjs', 'app-1.css', 'arimo.woff2', 'icon.svg', 'data.json', 'odd.xyz'])
    writeFileSync(join(renderer, 'assets', name), name)
  symlinkSync(join(folder, 'secret.txt'), join(renderer, 'assets/link.js'))
  symlinkSync(join(folder, 'outside'), join(renderer, 'assets/linked'), 'junction')
  const handler = createAppHandler(renderer)
  get = (path, init) => handler(new Request(`app://sinergi${path}`, init))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('what it serves', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/assets/app-1.js', 'text/javascript; charset=utf-8'],
    ['/assets/pdf.worker-1.mjs', 'text/javascript; charset=utf-8'],
    ['/assets/app-1.css', 'text/css; charset=utf-8'],
    ['/assets/arimo.woff2', 'font/woff2'],
    ['/assets/icon.svg', 'image/svg+xml'],
    ['/assets/data.json', 'application/json'],
    ['/assets/odd.xyz', 'application/octet-stream'],
  ])('%s as %s', async (path, type) => {
    const response = await get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe(type)
    expect((await response.text()).length).toBeGreaterThan(0)
  })

  it('ignores query and fragment, which no file has', async () => {
    expect((await get('/index.html?a=../../secret.txt#b')).status).toBe(200)
  })

  it('puts the policy and nosniff on every answer, refusals included', async () => {
    for (const path of ['/', '/assets/app-1.js', '/nothing.html']) {
      const { headers } = await get(path)
      expect(headers.get('Content-Security-Policy')).toBe(contentSecurityPolicy)
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    }
  })

  it('lets only files with a hash in their name be cached', async () => {
    expect((await get('/')).headers.get('Cache-Control')).toBe('no-store')
    expect((await get('/assets/app-1.js')).headers.get('Cache-Control')).toContain('immutable')
  })
})

describe('what it cannot be made to serve', () => {
  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2E%2E%2Fsecret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%252e%252e/secret.txt',
    '/%252e%252e%252fsecret.txt',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '/assets\\..\\..\\secret.txt',
    '/assets%5c..%5c..%5csecret.txt',
    '//etc/passwd',
    '///etc/passwd',
    '/%2fetc%2fpasswd',
    '/etc/passwd',
    '/C:/Windows/win.ini',
    '/C:%5cWindows%5cwin.ini',
    '/file:///etc/passwd',
    '/index.html%00',
    '/secret.txt%00.html',
    '/%00',
    '/index.html::$DATA',
    '/index.html.',
    '/INDEX.HTML/',
    '/assets',
    '/assets/',
    '/assets/link.js',
    '/assets/linked/secret.js',
    '/%c0%ae%c0%ae/secret.txt',
    '/%',
    '/%zz',
  ])('%s', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain(secret)
  })

  it('another host, another port or a name in front', async () => {
    const handler = createAppHandler(join(folder, 'renderer'))
    for (const address of ['app://other/index.html', 'app://sinergi:81/index.html', 'app://sinergi.evil/index.html'])
      expect((await handler(new Request(address))).status).toBe(404)
  })

  it('anything but reading', async () => {
    expect((await get('/', { method: 'POST', body: 'x' })).status).toBe(405)
    expect((await get('/', { method: 'DELETE' })).status).toBe(405)
    expect(await (await get('/', { method: 'HEAD' })).text()).toBe('')
  })
})

it('is a standard and secure scheme that neither bypasses the policy nor takes extensions or workers', () => {
  registerScheme()
  expect(standIn.schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
})
