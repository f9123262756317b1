import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findBrowser } from '../../../electron/host/browser.ts'
import { PdfPrinter } from '../../../electron/host/printing.ts'

const browser = await findBrowser()
const folder = mkdtempSync(join(tmpdir(), 'sinergi-printer-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const path = (name: string) => join(folder, `${name}.pdf`)
const page = (text: string) => `<!doctype html><title>${text}</title><p>${text}</p>`

test.skipIf(browser === null)('without a browser it says what to install, and tries again the next time', async () => {
  const found = [null, browser]
  const printer = new PdfPrinter(() => Promise.resolve(found.shift() ?? null))
  await expect(printer.print(page('Satu'), path('one'))).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('Chrome') as string,
  })
  expect(existsSync(path('one'))).toBe(false)
  await printer.print(page('Satu'), path('one'))
  expect(readFileSync(path('one')).subarray(0, 5).toString()).toBe('%PDF-')
  await printer.close()
})

test('a browser that does not start is an answer, and leaves no file', async () => {
  const printer = new PdfPrinter(() => Promise.resolve('/bin/false'))
  await expect(printer.print(page('Dua'), path('two'))).rejects.toMatchObject({ code: 'unavailable' })
  expect(existsSync(path('two'))).toBe(false)
  await printer.close()
})

test.skipIf(browser === null)('several documents at once share one browser; scripts in them never run', async () => {
  let starts = 0
  const printer = new PdfPrinter(() => {
    starts++
    return Promise.resolve(browser)
  })
  const script = '<script>document.title = "diganti"</script>'
  await Promise.all(['a', 'b', 'c'].map((name) => printer.print(page(name) + script, path(name))))
  expect(starts).toBe(1)
  for (const name of ['a', 'b', 'c']) expect(readFileSync(path(name)).includes('diganti')).toBe(false)
  await printer.close()
})
