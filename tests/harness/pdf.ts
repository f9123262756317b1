/** Reads back what a PDF says, page by page. */
import { readFileSync } from 'node:fs'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface PrintedText {
  text: string
  /** Points from the left and from the top of the page. */
  left: number
  top: number
}

export interface PrintedDocument {
  /** The pieces of text on each page, from the top down. */
  pages: PrintedText[][]
  /** Of each page, in points. */
  sizes: { width: number; height: number }[]
  title: string
}

/** `source`: a path, or the bytes themselves. */
export async function readPdf(source: string | Uint8Array): Promise<PrintedDocument> {
  const data = new Uint8Array(typeof source === 'string' ? readFileSync(source) : source)
  const pdf = await getDocument({ data, verbosity: 0 }).promise
  const pages: PrintedText[][] = []
  const sizes: PrintedDocument['sizes'] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    sizes.push({ width, height })
    const { items } = await page.getTextContent()
    const texts = items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return []
      const [, , , , left = 0, bottom = 0] = item.transform as number[]
      return [{ text: item.str.trim(), left, top: height - bottom }]
    })
    pages.push(texts.sort((a, b) => a.top - b.top || a.left - b.left))
  }
  const { info } = await pdf.getMetadata()
  await pdf.destroy()
  return { pages, sizes, title: (info as { Title?: string }).Title ?? '' }
}

/** Points as whole millimetres. */
export const millimetres = (points: number): number => Math.round((points / 72) * 25.4)

/** Everything on a page as one line, from the top down. */
export const textOf = (page: readonly PrintedText[]): string => page.map(({ text }) => text).join(' ')
