/**
 * One adapter per file format. To add a format: write an adapter, put it in `formats.ts` before the ones
 * that would also say yes. A format is recognised by its content; the name only helps where content says nothing.
 */
import type { FileFormat } from '../../../contract/imports.ts'
import type { PackedSheet } from './workbook.ts'

export interface FileBytes {
  name: string
  bytes: Buffer
}

export interface ReadContext {
  signal: AbortSignal | undefined
  /** Share of the work done, in units of the adapter's own choice. */
  onProgress: (done: number, total: number) => void
}

export interface ReadSheets {
  sheets: PackedSheet[]
  text: string
  ends: Uint32Array
}

export interface FormatAdapter {
  format: FileFormat
  /** Looks at the bytes and decides; must be cheap and must not throw. */
  detect(file: FileBytes): boolean
  /** Reads every sheet. Throws `FileProblem` for a file it cannot read. */
  read(file: FileBytes, context: ReadContext): Promise<ReadSheets>
}
