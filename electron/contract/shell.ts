/** What only the shell (Electron window or local host) can do. */
import * as v from 'valibot'
import type { FileTicket } from './files.ts'
import { nothing, text } from './fields.ts'

/** A page to print: one self-contained HTML document (styles and fonts inside, no scripts). */
const printable = v.strictObject({ title: text(200), html: v.pipe(v.string(), v.maxLength(50_000_000)) })

export interface ShellState {
  kind: 'electron' | 'host'
  /** false: no Chromium-family browser was found to make PDFs with. */
  pdf: boolean
  /** true: the shell prints itself; false: the page prints through the browser's own dialog. */
  print: boolean
}

export const inputs = {
  'shell.state': nothing,
  /** Makes a PDF and hands it back as a file. */
  'shell.pdf': printable,
  /** Opens the system's print dialog for the document. */
  'shell.print': printable,
  /** Lets the user choose another data folder (Electron) and restarts; the host refuses with what to do instead. */
  'shell.chooseDataFolder': nothing,
}

export interface Outputs {
  'shell.state': ShellState
  'shell.pdf': FileTicket
  'shell.print': { printed: boolean }
  'shell.chooseDataFolder': { chosen: boolean }
}
