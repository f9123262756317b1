/** A daftar hadir of 500 as PDF against a bare table of the same words, by the same Chromium. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SheetPaper } from '../../electron/contract/attendance.ts'
import { PdfPrinter } from '../../electron/host/printing.ts'
import { readPdf } from '../harness/pdf.ts'
import { sheetOf } from '../unit/print/longSheet.ts'
import { openWorkshop } from '../unit/print/render.ts'
import { atMost, interleaved, median, type Measurement, ms } from './measure.ts'

const people = 500

export async function measure(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-bench-'))
  const [workshop, printer] = [await openWorkshop(), new PdfPrinter()]
  try {
    const sheet = sheetOf(people)
    const [ours, bare] = [join(folder, 'sheet.pdf'), join(folder, 'bare.pdf')]
    const samples = await interleaved(
      {
        ours: () => printer.print(workshop.sheet(sheet), ours),
        bare: () => printer.print(bareTable(sheet), bare),
      },
      7,
    )
    const pages = async (path: string) => (await readPdf(readFileSync(path))).pages.length
    const [ourPages, barePages] = [await pages(ours), await pages(bare)]
    const [perPage, perBarePage] = [median(samples.ours) / ourPages, median(samples.bare) / barePages]
    return [
      {
        what: `a sheet of ${people} as PDF, a page (${ourPages} pages in ${ms(median(samples.ours))})`,
        measured: ms(perPage),
        against: `a bare table of the same words: ${ms(perBarePage)} (${barePages} pages)`,
        ratio: perPage / perBarePage,
        aim: atMost(1.5),
      },
    ]
  } finally {
    await Promise.all([workshop.close(), printer.close()])
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Rows as high as those people sign in. */
function bareTable({ lines }: SheetPaper): string {
  const rows = lines.map(({ number, name, sex, position, organisation }) =>
    [number, name, sex, position, organisation, number].map((cell) => `<td>${cell}</td>`).join(''),
  )
  return `<!doctype html><style>@page { size: 215mm 330mm } tr { height: 12mm; break-inside: avoid } td { border: 1px solid }</style>
    <table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table>`
}
