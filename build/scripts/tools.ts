/** What the build scripts share: the project's folder, running a tool, and knowing whether the build is fresh. */
import { spawn, type SpawnOptions } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')
const bin = join(root, 'node_modules/.bin')

export const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version

/** The environment of every tool: this project's Node.js and binaries first on the path. */
export const toolEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
}

/** Runs a command to its end and returns its exit code. */
export function run(command: string, args: string[], options: SpawnOptions = {}): Promise<number> {
  return new Promise((resolveCode, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: toolEnvironment,
      shell: process.platform === 'win32',
      ...options,
    })
    child.on('error', reject)
    child.on('exit', (code, signal) => resolveCode(signal ? 1 : (code ?? 1)))
  })
}

const built = join(root, 'out/main/host.js')

/** Builds when a source is newer than the build. Returns false when the build failed. */
export async function buildIfStale(): Promise<boolean> {
  if (
    existsSync(built) &&
    newest(['electron', 'renderer', 'build', 'resources', 'package-lock.json']) < statSync(built).mtimeMs
  )
    return true
  const code = await run(
    'electron-vite',
    ['build', '--config', 'build/electron.vite.config.ts', '--logLevel', 'warn'],
    {
      stdio: ['ignore', 2, 2],
    },
  )
  return code === 0
}

function newest(paths: string[]): number {
  let time = 0
  for (const path of paths) {
    const full = join(root, path)
    const stat = statSync(full)
    time = Math.max(time, stat.isDirectory() ? newest(readdirSync(full).map((name) => join(path, name))) : stat.mtimeMs)
  }
  return time
}
