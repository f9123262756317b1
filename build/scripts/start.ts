/** `npm start`: builds what is stale and opens the program, in Electron where its runtime can be had, else in the host. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale, root, toolEnvironment, version } from './tools.ts'

const args = process.argv.slice(2)

if (!(await buildIfStale())) {
  console.error('The build failed; see the messages above.')
  process.exit(1)
}
const electron = args.includes('--host') ? null : electronRuntime()
if (!electron && !args.includes('--host'))
  console.error(
    'The Electron runtime cannot be had here; opening the local host instead (same program, browser window).',
  )

const child = electron
  ? spawn(electron, [root, ...args], { stdio: 'inherit', env: toolEnvironment })
  : spawn(process.execPath, [join(root, 'out/main/host.js'), '--version', version, ...args], {
      stdio: 'inherit',
      env: toolEnvironment,
    })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 0)))

/** Path of the Electron program; downloads the runtime at first use. null where the network is closed. */
function electronRuntime(): string | null {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const folder = join(root, 'node_modules/electron')
  const pathFile = join(folder, 'path.txt')
  if (!override && !existsSync(pathFile)) {
    const download = spawnSync(process.execPath, [join(folder, 'install.js')], {
      stdio: 'ignore',
      timeout: 10 * 60_000,
    })
    if (download.status !== 0) return null
  }
  const name =
    process.platform === 'win32'
      ? 'electron.exe'
      : process.platform === 'darwin'
        ? 'Electron.app/Contents/MacOS/Electron'
        : 'electron'
  const program = override
    ? join(override, name)
    : join(folder, 'dist', existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : name)
  return existsSync(program) ? program : null
}
