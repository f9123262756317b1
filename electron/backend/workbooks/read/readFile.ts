/** Bytes of a file → packed workbook. Runs wherever it is called; `reader.ts` calls it in a worker thread. */
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { ReadContext } from './adapter.ts'
import { FileProblem, fileSystemProblem, ImportFileError, tooManyCells, tooManyRows } from './errors.ts'
import { formats } from './formats.ts'
import { limits } from './limits.ts'
import { refuseOtherFormats } from './otherFormats.ts'
import type { PackedWorkbook } from './workbook.ts'

export interface ReadOptions {
  signal?: AbortSignal | undefined
  onProgress?: ((done: number, total: number) => void) | undefined
}

/**
 * @param name what the person calls the file; `path` may be a temporary one
 * @throws ImportFileError, or the signal's reason
 */
export async function readFile(path: string, name: string, options: ReadOptions = {}): Promise<PackedWorkbook> {
  return about(name, options, async (context) => read(name, await load(path), context))
}

/** The same for bytes already in memory. */
export async function readBytes(bytes: Buffer, name: string, options: ReadOptions = {}): Promise<PackedWorkbook> {
  return about(name, options, (context) => read(name, bytes, context))
}

async function about<T>(name: string, options: ReadOptions, work: (context: ReadContext) => Promise<T>): Promise<T> {
  const { signal, onProgress } = options
  try {
    signal?.throwIfAborted()
    return await work({ signal, onProgress: onProgress ?? (() => undefined) })
  } catch (error) {
    if (signal?.aborted || error instanceof ImportFileError) throw error
    const known = error instanceof FileProblem ? error : fileSystemProblem(error)
    const problem = known ?? new FileProblem('unreadable', '', { cause: error })
    throw ImportFileError.about(name, problem)
  }
}

async function load(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size > limits.fileBytes) throw new FileProblem('too-large', 'lebih dari 100 MB')
    return await file.readFile()
  } finally {
    await file.close()
  }
}

async function read(name: string, bytes: Buffer, context: ReadContext): Promise<PackedWorkbook> {
  if (bytes.length > limits.fileBytes) throw new FileProblem('too-large', 'lebih dari 100 MB')
  if (bytes.length === 0) throw new FileProblem('empty')
  refuseOtherFormats(bytes)
  const file = { name, bytes }
  const adapter = formats.find((candidate) => candidate.detect(file))
  if (!adapter) throw new FileProblem('not-a-spreadsheet')
  const { sheets, text, ends } = await adapter.read(file, context)
  if (sheets.every((sheet) => sheet.rowNumbers.length === 0)) throw new FileProblem('empty')
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rowNumbers.length, 0)
  if (rows > limits.filledRows) throw tooManyRows(rows)
  if (sheets.reduce((sum, sheet) => sum + sheet.columns.length, 0) > limits.cells) throw tooManyCells()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { name, format: adapter.format, sha256, bytes: bytes.length, text, ends, sheets }
}
