/** Renders printed components in Node. */
import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { createServer } from 'vite'
import type { SheetPaper } from '../../../electron/contract/attendance.ts'

const root = resolve(import.meta.dirname, '../../..')

export interface Workshop {
  /** The daftar hadir as the print preview makes it. */
  sheet(sheet: SheetPaper): string
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
  const { sheetOptions } = await load<{ sheetOptions: (sheet: SheetPaper) => unknown }>(
    '/renderer/print/attendance/sheetDocument.ts',
  )
  return {
    sheet(sheet) {
      const { body } = render(component.default, { props: { sheet } })
      return wrapDocument(body.replace(/<!--[\s\S]*?-->/g, ''), sheetOptions(sheet))
    },
    close: () => server.close(),
  }
}
