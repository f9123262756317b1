/**
 * The real window, where the Electron runtime is found (in node_modules/electron, or ELECTRON_OVERRIDE_DIST_PATH).
 * Nothing is downloaded for these tests: without a runtime each is reported as skipped, by name.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, expect, type Page, test } from 'playwright/test'

const root = resolve(import.meta.dirname, '../..')
const runtime = findRuntime()

test.describe('the real window', () => {
  test.skip(runtime === null, 'The Electron runtime is not on this machine.')
  // Windows of one desktop; one after the other.
  test.describe.configure({ mode: 'serial' })

  let folder = ''
  let app: ElectronApplication
  let page: Page

  test.beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sinergi-real-'))
    const alone = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    app = await _electron.launch({
      executablePath: runtime ?? '',
      args: [...alone, root, '--data', join(folder, 'data'), '--demo'],
      env: { ...process.env, SINERGI_ROOT: root },
    })
    page = await app.firstWindow()
    await page.getByRole('navigation', { name: 'Tempat' }).waitFor()
  })
  test.afterEach(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('opens on the demo data through the bridge, with no Node in the page', async () => {
    expect(page.url()).toBe('app://sinergi/')
    const seen = await page.evaluate(`({
      bridge: Object.keys(window.sinergi).sort(),
      node: [typeof require, typeof process, typeof module, typeof Buffer],
    })`)
    expect(seen).toEqual({
      bridge: ['call', 'on', 'read', 'save', 'upload'],
      node: ['undefined', 'undefined', 'undefined', 'undefined'],
    })
    await expect(page.locator('#isi')).not.toBeEmpty()
  })

  test('keeps the page where it is and refuses windows, frames and requests from elsewhere', async () => {
    await page.evaluate(`location.href = 'https://example.com/'`)
    expect(await page.evaluate(`window.open('https://example.com/') === null`)).toBe(true)
    expect(await page.evaluate(`fetch('https://example.com/').then(() => 'reached', () => 'refused')`)).toBe('refused')
    expect(page.url()).toBe('app://sinergi/')
    expect(app.windows()).toHaveLength(1)
  })

  test('serves nothing outside the renderer', async () => {
    const statuses = await page.evaluate(`Promise.all(
      ['/../main/index.js', '/%2e%2e/main/index.js', '/..%5cmain%5cindex.js', '/assets/..%2f..%2fmain/index.js']
        .map((path) => fetch(path).then((response) => response.status, () => 'refused')),
    )`)
    for (const status of statuses as unknown[]) expect([404, 'refused']).toContain(status)
  })

  test('takes calls and uploads as the host does', async () => {
    const workbook = join(root, 'tests/fixtures/workbooks/01-rapi.xlsx')
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'try' }))`,
    )
    await page.locator('#try').setInputFiles(workbook)
    const answer = await page.evaluate<{ ok: boolean; value: { totals: { read: number } } }>(`(async () => {
      const files = await window.sinergi.upload([...document.querySelector('#try').files])
      return files.ok ? window.sinergi.call('imports.preview', { ticket: files.value[0].ticket }) : files
    })()`)
    expect(answer.ok).toBe(true)
    expect(answer.value.totals.read).toBeGreaterThan(0)
  })

  test('makes a PDF on the document’s own paper', async () => {
    const head = await page.evaluate<string>(`(async () => {
      const html = '<!doctype html><title>Uji</title><style>@page { size: 215mm 330mm }</style><p>Siti</p>'
      const file = await window.sinergi.call('shell.pdf', { title: 'Uji', html })
      if (!file.ok) return file.error.message
      const bytes = await window.sinergi.read(file.value)
      return bytes.ok ? new TextDecoder('latin1').decode(bytes.value) : bytes.error.message
    })()`)
    expect(head.slice(0, 5)).toBe('%PDF-')
    // 215 × 330 mm in points.
    expect(head).toMatch(/MediaBox ?\[0 0 609(\.\d+)? 93[56](\.\d+)?\]/)
  })

  test('comes back when the data process is killed', async () => {
    const killed = await app.evaluate(({ app: electron }) => {
      const data = electron.getAppMetrics().find(({ name }) => name === 'Sinergi data')
      return data !== undefined && process.kill(data.pid)
    })
    expect(killed).toBe(true)
    await expect
      .poll(async () => (await page.evaluate<{ ok: boolean }>(`window.sinergi.call('app.state', {})`)).ok)
      .toBe(true)
  })

  test('closes its database when it is closed', async () => {
    await app.close()
    expect(existsSync(join(folder, 'data/sinergi.db'))).toBe(true)
    expect(existsSync(join(folder, 'data/sinergi.db-wal'))).toBe(false)
  })
})

/** Path of the Electron program, or null. Asks nobody to download it. */
function findRuntime(): string | null {
  const installed = join(root, 'node_modules/electron')
  const named = join(installed, 'path.txt')
  const usual = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform as string]
  const name = existsSync(named) ? readFileSync(named, 'utf8') : (usual ?? 'electron')
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(installed, 'dist')
  return existsSync(join(folder, name)) ? join(folder, name) : null
}
