// @ts-check
/**
 * Every npm script starts here: `node build/scripts/run.mjs NAME …`. Installs what package-lock.json asks for when it is
 * missing, then runs NAME.ts with the Node.js that the install brought. Plain JavaScript, because it must run on any
 * Node.js before anything is installed.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const [name, ...args] = process.argv.slice(2)

if (!installed()) install()
const node = newestNode()
const child = spawn(node, [join(root, 'build/scripts', `${name}.ts`), ...args], { cwd: root, stdio: 'inherit' })
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))

/** Whether node_modules holds the versions of package-lock.json; optional packages may be absent. */
function installed() {
  const marker = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(marker)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const found = JSON.parse(readFileSync(marker, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || found[path]?.version === entry.version,
  )
}

function install() {
  console.error('Installing what package-lock.json asks for …')
  const npm = process.env.npm_execpath
  const ci = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const done = npm
    ? spawnSync(process.execPath, [npm, ...ci], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', ci, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (done.status === 0) return
  console.error('npm ci failed. Check the connection to the npm registry and run the command again.')
  process.exit(1)
}

/** The Node.js that came with the packages where there is one, else the one running. */
function newestNode() {
  const own = join(root, 'node_modules/.bin/node')
  if (existsSync(own)) return own
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  console.error(`Sinergi needs Node.js 22.18 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}
