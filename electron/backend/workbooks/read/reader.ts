/** The way into a spreadsheet for the rest of the program: in a worker thread, with progress and cancelling. */
import { Worker } from 'node:worker_threads'
import { FileProblem, ImportFileError } from './errors.ts'
import type { WorkerMessage, WorkerTask } from './messages.ts'
import { readFile, type ReadOptions } from './readFile.ts'
import { Workbook } from './workbook.ts'

export interface ReaderOptions extends ReadOptions {
  /** The built worker, `import-worker.js`; without it the file is read in this thread. */
  worker?: string | URL | undefined
  /** The worker is ended, and the file refused, beyond this much memory. */
  memoryMb?: number | undefined
  /** The same beyond so many seconds: an old format can hold what its library never finishes. */
  seconds?: number | undefined
}

/**
 * @param name what the person calls the file
 * @throws ImportFileError for a file that cannot be read; the signal's reason when cancelled
 */
export async function readWorkbook(path: string, name: string, options: ReaderOptions = {}): Promise<Workbook> {
  const { worker, memoryMb = 1024, seconds = 60, ...rest } = options
  if (worker === undefined) return new Workbook(await readFile(path, name, rest))
  return readInWorker(worker, { path, name }, { memoryMb, seconds }, rest)
}

async function readInWorker(
  file: string | URL,
  task: WorkerTask,
  { memoryMb, seconds }: { memoryMb: number; seconds: number },
  options: ReadOptions,
): Promise<Workbook> {
  const { signal, onProgress } = options
  signal?.throwIfAborted()
  const worker = new Worker(file, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
  const { promise, resolve, reject } = Promise.withResolvers<Workbook>()
  const cancel = () => {
    reject(signal?.reason)
  }
  const timer = setTimeout(() => {
    reject(ImportFileError.about(task.name, new FileProblem('too-slow', `lebih dari ${seconds} detik`)))
  }, seconds * 1000)
  signal?.addEventListener('abort', cancel, { once: true })
  worker.on('message', (message: WorkerMessage) => {
    switch (message.kind) {
      case 'progress':
        return onProgress?.(message.done, message.total)
      case 'result':
        return resolve(new Workbook(message.workbook))
      case 'error':
        return reject(new ImportFileError(message.code, message.message))
    }
  })
  worker.on('error', (error: Error & { code?: string }) => {
    const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    const problem = new FileProblem(outOfMemory ? 'too-large' : 'unreadable', outOfMemory ? 'memori tidak cukup' : '', {
      cause: error,
    })
    reject(ImportFileError.about(task.name, problem))
  })
  worker.on('exit', () => {
    reject(ImportFileError.about(task.name, new FileProblem('unreadable', 'pembacaan terhenti')))
  })
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
    await worker.terminate()
  }
}
