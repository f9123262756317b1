/** The daftar hadir as a printer gets it: made by a real browser, read back page by page. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SheetPaper } from '../../../electron/contract/attendance.ts'
import { findBrowser } from '../../../electron/host/browser.ts'
import { PdfPrinter } from '../../../electron/host/printing.ts'
import { millimetres, readPdf } from '../../harness/pdf.ts'
import { office, sectors, sheetOf } from './longSheet.ts'
import { openWorkshop, type Workshop } from './render.ts'

const browser = await findBrowser()
const folder = mkdtempSync(join(tmpdir(), 'sinergi-paper-'))
const printer = new PdfPrinter()
let workshop: Workshop

beforeAll(async () => {
  workshop = await openWorkshop()
})
afterAll(async () => {
  await printer.close()
  await workshop.close()
  rmSync(folder, { recursive: true, force: true })
})

async function print(
  sheet: SheetPaper,
  { contacts = false, paper = 'F4' }: { contacts?: boolean; paper?: 'F4' | 'A4' } = {},
) {
  const path = join(folder, 'sheet.pdf')
  await printer.print(workshop.sheet({ ...sheet, office: { ...office, paper }, contacts }), path)
  return readPdf(path)
}

test('its markup has no style attribute, which the app’s own page would refuse', () => {
  expect(workshop.sheet({ ...sheetOf(5), contacts: true })).not.toMatch(/ style=/)
})

test('phone and e-mail are printed only when asked for', () => {
  expect(workshop.sheet(sheetOf(5))).not.toContain('081253407718')
  expect(workshop.sheet({ ...sheetOf(5), contacts: true })).toContain('081253407718')
})

describe.skipIf(browser === null)('300 people on F4', () => {
  let paper: Awaited<ReturnType<typeof print>>
  const sheet = sheetOf(300)
  beforeAll(async () => {
    paper = await print(sheet)
  })
  const textsOf = (page: (typeof paper.pages)[number]) => page.map(({ text }) => text)

  test('F4 upright, and the document is named', () => {
    for (const { width, height } of paper.sizes) expect([width, height].map(millimetres)).toEqual([215, 330])
    expect(paper.title).toBe('Daftar Hadir Rakor 2024')
  })

  test('every page repeats the column titles and the group’s heading, and says which of how many it is', () => {
    const count = paper.pages.length
    expect(count).toBeGreaterThan(10)
    paper.pages.forEach((page, index) => {
      const texts = textsOf(page)
      for (const title of ['No', 'Nama', 'L/P', 'Jabatan', 'Instansi', 'Tanda Tangan'])
        expect(texts.filter((text) => text === title)).toHaveLength(1)
      expect(texts.join(' ')).toContain(`Halaman ${index + 1} dari ${count}`)
      expect(texts.join(' ')).toContain('Edisi 2')
      const headings = texts.filter((text) => sectors.some((sector) => sector.toUpperCase() === text))
      expect(headings.length).toBeGreaterThan(0)
    })
  })

  test('every number is printed once, beside its signature; odd ones sign left, even ones right', () => {
    const signatures = paper.pages.flat().filter(({ text }) => /^\d+\.$/.test(text))
    expect(signatures.map(({ text }) => Number.parseInt(text, 10)).sort((a, b) => a - b)).toEqual(
      sheet.lines.map(({ number }) => number),
    )
    const lefts = (side: 0 | 1) =>
      new Set(
        signatures.filter(({ text }) => Number.parseInt(text, 10) % 2 === side).map(({ left }) => Math.round(left)),
      )
    expect(lefts(1).size).toBe(1)
    expect(lefts(0).size).toBe(1)
    expect([...lefts(0)][0]).toBeGreaterThan(([...lefts(1)][0] ?? 0) + 40)
  })

  test('no row is split: what begins on a page ends there', () => {
    for (const page of paper.pages) {
      const texts = textsOf(page)
      const count = (part: string) => texts.filter((text) => text.includes(part)).length
      expect(count('Kepala Bidang')).toBe(count('Miskin'))
      expect(count('Dinas Pengendalian')).toBe(count('Berencana'))
    }
    expect(paper.pages.flat().filter(({ text }) => text.includes('Miskin'))).toHaveLength(100)
  })

  test('no heading stands alone at the foot of a page', () => {
    for (const page of paper.pages) {
      const rows = page.filter(({ text }) => /^\d+\.$/.test(text) || sectors.some((s) => s.toUpperCase() === text))
      expect(rows.at(-1)?.text).toMatch(/^\d+\.$/)
    }
  })
})

test.skipIf(browser === null)('with contacts the paper lies on its side', async () => {
  const { sizes, pages } = await print(sheetOf(20), { contacts: true, paper: 'A4' })
  for (const { width, height } of sizes) expect(width).toBeGreaterThan(height)
  expect(pages.flat().map(({ text }) => text)).toContain('081253407718')
})
