/** Renders printed components in Node, and reads back what a PDF says on each page. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { createServer } from 'vite'
import type { Sheet } from '../../../electron/contract/attendance.ts'
import type { Office } from '../../../electron/contract/office.ts'

const root = resolve(import.meta.dirname, '../../..')

export interface Workshop {
  /** The daftar hadir as the print preview makes it. */
  sheet(sheet: Sheet, office: Office, contacts: boolean): string
  close(): Promise<void>
}

export async function openWorkshop(): Promise<Workshop> {
  const server = await createServer({
    root,
    configFile: false,
    plugins: [svelte({ configFile: resolve(root, 'build/svelte.config.js') })],
    server: { middlewareMode: true, hmr: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    appType: 'custom',
    logLevel: 'error',
  })
  const load = async <T>(path: string) => (await server.ssrLoadModule(path)) as T
  const { render } = await load<{ render: (component: unknown, options: { props: unknown }) => { body: string } }>(
    'svelte/server',
  )
  const component = await load<{ default: unknown }>('/renderer/print/attendance/AttendanceSheet.svelte')
  const { wrapDocument } = await load<{ wrapDocument: (markup: string, options: unknown) => string }>(
    '/renderer/print/document.ts',
  )
  const { sheetOptions } = await load<{ sheetOptions: (sheet: Sheet, office: Office, contacts: boolean) => unknown }>(
    '/renderer/print/attendance/sheetDocument.ts',
  )
  return {
    sheet(sheet, office, contacts) {
      const { body } = render(component.default, { props: { sheet, office, contacts } })
      return wrapDocument(body.replace(/<!--[\s\S]*?-->/g, ''), sheetOptions(sheet, office, contacts))
    },
    close: () => server.close(),
  }
}

export interface PrintedText {
  text: string
  /** Points from the left and from the top of the page. */
  left: number
  top: number
}

/** The pieces of text on each page, from the top down. */
export async function readPdf(
  path: string,
): Promise<{ pages: PrintedText[][]; width: number; height: number; title: string }> {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise
  const pages: PrintedText[][] = []
  let size = { width: 0, height: 0 }
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    size = { width, height }
    const { items } = await page.getTextContent()
    const texts = items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return []
      const [, , , , left = 0, bottom = 0] = item.transform as number[]
      return [{ text: item.str.trim(), left, top: height - bottom }]
    })
    pages.push(texts.sort((a, b) => a.top - b.top || a.left - b.left))
  }
  const { info } = await pdf.getMetadata()
  return { pages, ...size, title: String((info as { Title?: unknown }).Title ?? '') }
}
