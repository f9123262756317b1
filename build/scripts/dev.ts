/** `npm run dev`: the host with hot reload of the screens; the backend is rebuilt and restarted when it changes. */
import { type ChildProcess, spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { createServer } from 'vite'
import { buildIfStale, root, toolEnvironment, version } from './tools.ts'

const hostPort = 47_800
const pagePort = 47_801
const args = process.argv.slice(2)
let host: ChildProcess | null = null

const pages = await createServer({
  root: join(root, 'renderer'),
  plugins: [svelte({ configFile: join(root, 'build/svelte.config.js') })],
  configFile: false,
  server: {
    host: '127.0.0.1',
    port: pagePort,
    strictPort: true,
    proxy: { '/api': { target: `http://127.0.0.1:${hostPort}`, changeOrigin: true } },
  },
})
await pages.listen()
await restart(['--dev-origin', `http://127.0.0.1:${pagePort}`])

let pending: NodeJS.Timeout | undefined
watch(join(root, 'electron'), { recursive: true }, () => {
  clearTimeout(pending)
  pending = setTimeout(() => void restart(['--dev-origin', `http://127.0.0.1:${pagePort}`, '--no-open']), 200)
})
process.on('SIGINT', () => {
  host?.kill('SIGTERM')
  void pages.close().then(() => process.exit(0))
})

async function restart(more: string[]): Promise<void> {
  if (!(await buildIfStale())) return
  const old = host
  if (old && old.exitCode === null) {
    const gone = new Promise((resolve) => old.once('exit', resolve))
    old.kill('SIGTERM')
    await gone
  }
  host = spawn(
    process.execPath,
    [join(root, 'out/main/host.js'), '--version', version, '--port', String(hostPort), ...more, ...args],
    { stdio: 'inherit', env: toolEnvironment },
  )
}
