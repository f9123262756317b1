/**
 * The local host: the same renderer and backend as the Electron window, on 127.0.0.1.
 * Prints one JSON line {"url","token"} when it is ready; SIGTERM closes the database cleanly.
 */
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { defaultDataFolder } from '../backend/dataFolder.ts'
import { loadDemo } from '../backend/demo.ts'
import { openFront } from '../backend/front.ts'
import { shortCall, isShellChannel } from '../contract/api.ts'
import { createDispatch } from '../contract/dispatch.ts'
import { findBrowser, quietFlags } from './browser.ts'
import { PdfPrinter } from './printing.ts'
import { serve } from './server.ts'
import { createShell } from './shell.ts'

/** The checkout: this file is built to out/main/host.js. */
const root = process.env['SINERGI_ROOT'] ?? resolve(import.meta.dirname, '../..')

const { values } = parseArgs({
  options: {
    host: { type: 'boolean' },
    port: { type: 'string', default: '0' },
    data: { type: 'string' },
    demo: { type: 'boolean', default: false },
    'no-open': { type: 'boolean', default: false },
    'dev-origin': { type: 'string' },
    version: { type: 'string', default: '' },
  },
})

const report = (where: string, error: unknown) => console.error(`[${where}]`, error)
process.on('unhandledRejection', (reason) => report('unhandled', reason))
const folder = resolve(values.data ?? defaultDataFolder())
const beside = (name: string) => join(import.meta.dirname, name)
const backend = await openFront({
  folder,
  resources: join(root, 'resources'),
  version: values.version,
  importWorker: beside('import-worker.js'),
  thread: (workerData) => new Worker(beside('writer.js'), { workerData }),
  report,
  onGivenUp: () => process.exit(1),
})
if (values.demo) await loadDemo(backend, report)

const printer = new PdfPrinter()
const shell = createDispatch(createShell(printer, backend.files), report)

const host = await serve({
  backend,
  call: (channel, input, task, caller) =>
    isShellChannel(channel) ? shell(channel, input, shortCall(caller)) : backend.call(channel, input, task, caller),
  renderer: join(import.meta.dirname, '../renderer'),
  port: Number(values.port),
  devOrigin: values['dev-origin'],
  report,
}).catch(async (error: unknown) => {
  await backend.close()
  console.error(
    (error as { code?: string }).code === 'EADDRINUSE'
      ? `Port ${values.port} sudah dipakai. Pilih port lain dengan --port.`
      : error,
  )
  process.exit(1)
})

// Before anybody is told that it is ready, and so may end it.
let closing = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (closing) return
    closing = true
    void close()
  })

console.log(JSON.stringify({ url: host.url, token: host.token }))
if (!values['no-open']) await openWindow(`${values['dev-origin'] ?? host.url}#token=${host.token}`)

async function close(): Promise<void> {
  await host.close()
  await printer.close()
  await backend.close()
  process.exit(0)
}

async function openWindow(url: string): Promise<void> {
  const browser = await findBrowser()
  const [command, args] = browser
    ? [browser, [`--app=${url}`, `--user-data-dir=${join(folder, 'window')}`, ...quietFlags()]]
    : defaultOpener(url)
  spawn(command, args, { detached: true, stdio: 'ignore' })
    .on('error', () => console.error(`Buka alamat ini di peramban: ${url}`))
    .unref()
}

function defaultOpener(url: string): [string, string[]] {
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]]
  return [process.platform === 'darwin' ? 'open' : 'xdg-open', [url]]
}
