/** The backend process as it ships, built into a folder of its own, and forked by plain Node where Electron would. */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import type { FromBackend, ToBackend } from '../../electron/contract/process.ts'
import type { Child } from '../../electron/main/backendProcess.ts'

const root = resolve(import.meta.dirname, '../..')
export const resources = join(root, 'resources')

export interface BuiltBackend {
  folder: string
  importWorker: string
  writer: string
  fork(): ForkedChild
  remove(): void
}
/** What BackendProcess needs of a process, with Node's own beside it for tests that kill it. */
export type ForkedChild = Child & { process: ChildProcess }

export async function buildBackend(): Promise<BuiltBackend> {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-built-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: {
        external: ['better-sqlite3', /^node:/],
        input: {
          backend: join(root, 'electron/backend/process.ts'),
          writer: join(root, 'electron/backend/writer.ts'),
          'import-worker': join(root, 'electron/backend/workbooks/read/worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
  return {
    folder,
    importWorker: join(folder, 'import-worker.mjs'),
    writer: join(folder, 'writer.mjs'),
    fork: () => forkNode(join(folder, 'backend.mjs')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Structured clone, as between Electron's processes. */
function forkNode(entry: string): ForkedChild {
  const child = fork(entry, { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  return {
    process: child,
    postMessage: (message: ToBackend) => {
      if (child.connected) child.send(message)
    },
    kill: () => child.kill('SIGKILL'),
    on(event: 'message' | 'exit', listener: ((message: FromBackend) => void) | ((code: number) => void)) {
      child.on(event, (given: unknown) => (listener as (given: unknown) => void)(given ?? 1))
    },
  }
}
