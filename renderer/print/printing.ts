/** Handing a document to the printer, whichever way this shell can. */
import type { Result } from '../../electron/contract/errors.ts'
import type { FileTicket } from '../../electron/contract/files.ts'
import { toasts } from '../components/toasts.svelte.ts'
import { app } from '../state/app.svelte.ts'
import { transport } from '../transport.ts'
import { printInFrame } from './frame.ts'

export interface Printable {
  title: string
  /** One self-contained document, from `printDocument`. */
  html: string
}

/** Opens the print dialog. True when the document went to a printer, as far as the shell can tell. */
export async function print({ title, html }: Printable): Promise<boolean> {
  if (!app.shell.print) {
    await printInFrame(html)
    return true
  }
  const result = await transport.call('shell.print', { title, html })
  if (!result.ok) toasts.show({ kind: 'bad', message: result.error.message })
  return result.ok && result.value.printed
}

export const makePdf = ({ title, html }: Printable): Promise<Result<FileTicket>> =>
  transport.call('shell.pdf', { title, html })
