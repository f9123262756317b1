/** Entry of the worker thread that reads one file and ends. Built as `import-worker.js`. */
import { parentPort, workerData } from 'node:worker_threads'
import { FileProblem, ImportFileError } from './errors.ts'
import type { WorkerMessage, WorkerTask } from './messages.ts'
import { readFile } from './readFile.ts'
import { transferList } from './workbook.ts'

const port = parentPort
if (!port) throw new Error('The import worker runs in a worker thread only.')
const { path, name } = workerData as WorkerTask

let reported = 0
function onProgress(done: number, total: number): void {
  const now = performance.now()
  if (now - reported < 50) return
  reported = now
  port?.postMessage({ kind: 'progress', done, total } satisfies WorkerMessage)
}

try {
  const workbook = await readFile(path, name, { onProgress })
  port.postMessage({ kind: 'result', workbook } satisfies WorkerMessage, transferList(workbook))
} catch (thrown) {
  const error = thrown instanceof ImportFileError ? thrown : ImportFileError.about(name, new FileProblem('unreadable'))
  port.postMessage({ kind: 'error', code: error.code, message: error.message } satisfies WorkerMessage)
}
