/** Printing: a hidden window without scripts or network, gone afterwards whatever happens, and words for what fails. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paperOf, Printing } from '../../electron/main/printing.ts'
import { FakeWindow, reset, standIn } from './standIn.ts'

vi.mock('electron', async () => (await import('./standIn.ts')).electron)

const html = '<!doctype html><style>@page {\n  size: 215mm 330mm;\n  margin: 14mm }</style><p>Siti</p>'
const never = () => new Promise<never>(() => undefined)
const short = { printersMs: 20, pdfMs: 20, dialogMs: 20 }
let folder = ''
beforeEach(() => {
  reset()
  folder = mkdtempSync(join(tmpdir(), 'sinergi-print-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const pdfPath = () => join(folder, 'daftar.pdf')
const printSession = () => standIn.sessions.get('print')
const onlyWindow = () => {
  expect(standIn.windows).toHaveLength(1)
  return standIn.windows[0]
}

describe('the window a document is set in', () => {
  it('is hidden and has neither scripts nor Node nor the app’s session', async () => {
    await new Printing().pdf(html, pdfPath())
    const { show, webPreferences } = onlyWindow()?.options ?? {}
    expect(show).toBe(false)
    expect(webPreferences).toMatchObject({
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    })
    expect(webPreferences).not.toHaveProperty('preload')
    expect(webPreferences?.session).toBe(printSession())
    expect([...standIn.sessions.keys()]).toEqual(['print'])
  })

  it('reaches no network and gets no permission', async () => {
    await new Printing().pdf(html, pdfPath())
    const session = printSession()
    for (const url of ['https://example.com/x.png', 'http://127.0.0.1/', 'file:///etc/passwd', 'ws://x/'])
      expect(session?.lets(url), url).toBe(false)
    expect(session?.lets('data:font/woff2;base64,AA')).toBe(true)
    expect(session?.requestPermission).toBeTypeOf('function')
  })

  it('gets its document, only while it is being printed, under a policy that lets no script run', async () => {
    let during: Response | undefined
    const serve = (url: string) => printSession()?.handlers.get('app')?.(new Request(url))
    FakeWindow.load = async (_window, url) => {
      during = await serve(url)
    }
    await new Printing().pdf(html, pdfPath())
    expect(await during?.text()).toBe(html)
    expect(during?.headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:",
    )
    const url = onlyWindow()?.loaded[0] ?? ''
    expect(url).toMatch(/^app:\/\/print\/[0-9a-f-]{36}$/)
    expect((await serve(url))?.status).toBe(404)
    expect((await serve('app://sinergi/index.html'))?.status).toBe(404)
  })

  it('is destroyed when all went well and when it did not', async () => {
    const printing = new Printing(short)
    await printing.pdf(html, pdfPath())
    FakeWindow.prepare = ({ webContents }) => (webContents.pdf = never)
    await expect(printing.pdf(html, pdfPath())).rejects.toThrow('PDF tidak dapat dibuat')
    FakeWindow.load = () => Promise.reject(new Error('ERR_FAILED'))
    await expect(printing.print(html)).rejects.toThrow('PDF tidak dapat dibuat')
    expect(standIn.windows.map(({ destroyed }) => destroyed)).toEqual([true, true, true])
  })
})

it('makes the PDF on the document’s own paper, with backgrounds and tags', async () => {
  await new Printing().pdf(html, pdfPath())
  expect(readFileSync(pdfPath(), 'utf8')).toBe('%PDF-1.7')
  expect(onlyWindow()?.webContents.pdfOptions).toEqual({
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
  })
})

describe('the printer', () => {
  const withPage = (set: (page: FakeWindow['webContents']) => void) => {
    FakeWindow.prepare = ({ webContents }) => set(webContents)
    return new Printing(short)
  }

  it('is chosen by the user, on the document’s paper', async () => {
    expect(await new Printing().print(html)).toBe(true)
    expect(onlyWindow()?.webContents.printOptions).toEqual({
      silent: false,
      printBackground: true,
      pageSize: { width: 215_000, height: 330_000 },
      landscape: false,
    })
  })

  it.each(['Print job canceled', 'cancelled'])('may be turned away: %s is no error', async (reason) => {
    expect(await withPage((page) => (page.printed = (answer) => answer(false, reason))).print(html)).toBe(false)
  })

  it.each<[string, (page: FakeWindow['webContents']) => void, string]>([
    ['is not there', (page) => (page.printers = () => Promise.resolve([])), 'Tidak ada printer'],
    ['never says which there are', (page) => (page.printers = never), 'tidak menjawab'],
    ['never opens its dialog', (page) => (page.printed = () => undefined), 'tidak menjawab'],
    ['refuses', (page) => (page.printed = (answer) => answer(false, 'Invalid settings')), 'Invalid settings'],
  ])('%s: said in words, with a way on, and the window goes', async (_name, set, text) => {
    const failing = withPage(set).print(html)
    await expect(failing).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(text) as string,
    })
    await expect(failing).rejects.toThrow('PDF')
    expect(onlyWindow()?.destroyed).toBe(true)
  })

  it('is not opened at all where there is none: Chromium would hang (electron#29572)', async () => {
    await withPage((page) => (page.printers = () => Promise.resolve([])))
      .print(html)
      .catch(() => undefined)
    expect(onlyWindow()?.webContents.printOptions).toBeUndefined()
  })
})

describe('paperOf', () => {
  it.each([
    ['@page { size: 210mm 297mm; }', { pageSize: { width: 210_000, height: 297_000 }, landscape: false }],
    ['@page { margin: 1mm; size: 330mm 215mm }', { pageSize: { width: 215_000, height: 330_000 }, landscape: true }],
    ['@page{size:215.9mm 330.2mm}', { pageSize: { width: 215_900, height: 330_200 }, landscape: false }],
    ['<p>size: 1mm 1mm</p>', { pageSize: 'A4', landscape: false }],
  ])('reads %s', (text, expected) => {
    expect(paperOf(text)).toEqual(expected)
  })
})
