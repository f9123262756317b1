/** What the reader and its worker thread say to each other. */
import type { ImportFileErrorCode } from './errors.ts'
import type { PackedWorkbook } from './workbook.ts'

export interface WorkerTask {
  path: string
  name: string
}

export type WorkerMessage =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'result'; workbook: PackedWorkbook }
  | { kind: 'error'; code: ImportFileErrorCode; message: string }
