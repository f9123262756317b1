/** The shell's own channels, as far as a browser window can have them. */
import type { Handlers, ShellChannel } from '../contract/api.ts'
import { Failure } from '../contract/errors.ts'
import type { Tickets } from '../backend/files/tickets.ts'
import { findBrowser } from './browser.ts'
import type { PdfPrinter } from './printing.ts'

export function createShell(printer: PdfPrinter, files: Tickets): Handlers<ShellChannel> {
  return {
    'shell.state': async () => ({ kind: 'host', pdf: (await findBrowser()) !== null, print: false }),
    'shell.pdf': async ({ title, html }) => {
      const { path, ...file } = files.reserve(`${title}.pdf`)
      await printer.print(html, path)
      return file
    },
    'shell.print': () => {
      throw new Failure('unavailable', 'Di sini pencetakan memakai kotak cetak peramban.')
    },
    'shell.chooseDataFolder': () => {
      throw new Failure('unavailable', 'Jalankan Sinergi dengan folder lain: npm start -- --host --data FOLDER.')
    },
  }
}
