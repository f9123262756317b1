/** Programs on Windows' own Node.js under Wine, as `npm run test:windows` sets it up. */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, watch } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { type HostOptions, type Program, program, root, type RunningHost, startHost } from './host.ts'

const given = (name: string): string => {
  const value = process.env[name]
  if (value === undefined) throw new Error('These tests are run by npm run test:windows.')
  return value
}

export const windowsDrive = () => given('SINERGI_WINDOWS_DRIVE')

/** A folder of its own on drive C:, by the path it has here. */
export function windowsFolder(name = ''): string {
  const folder = mkdtempSync(join(windowsDrive(), 'kantor-'))
  if (name !== '') mkdirSync(join(folder, name), { recursive: true })
  return join(folder, name)
}

/** The path that a program on Windows knows a file of this machine by. */
export function windowsPath(path: string): string {
  const drive = windowsDrive()
  const named = path.startsWith(`${drive}/`) ? `C:${path.slice(drive.length)}` : `Z:${path}`
  return named.replaceAll('/', '\\')
}

export interface WindowsHost extends RunningHost {
  /** What it said of errors that nobody foresaw. */
  complaints(): string
}

const home = () => join(windowsDrive(), 'users', userInfo().username)
/** Where Windows keeps what stays on this computer. */
export const localAppData = () => join(home(), 'AppData/Local')
export const windowsTemporary = () => join(home(), 'Temp')

/** The built host on Windows; its folder must lie on drive C:. `usual`: without --data, which must be where it looks. */
export async function startOnWindows({
  folder = windowsFolder(),
  usual = false,
  ...options
}: HostOptions & { usual?: boolean } = {}): Promise<WindowsHost> {
  let errors = ''
  const launch = (data: string, args: string[]): Program => {
    const where = usual ? [] : ['--data', windowsPath(data)]
    const host = [windowsPath(join(program, 'main/host.js')), ...where, ...args]
    const started = runOnWindows(host)
    errors = started.errors
    // Wine makes of this signal what Windows tells a program when Ctrl+C is pressed.
    return { ...started, closing: 'SIGINT' }
  }
  const host = await startHost({ folder, ...options, launch })
  return { ...host, complaints: () => (readFileSync(errors, 'utf8').match(/^\[.*/gm) ?? []).join('\n') }
}

interface Started {
  process: ChildProcess
  firstLine: Promise<string>
  /** File of its standard error. */
  errors: string
}

/** Node.js on Windows with these arguments. It writes to files, because its pipes do not lead out of Wine. */
export function runOnWindows(args: string[]): Started {
  const output = mkdtempSync(join(windowsDrive(), 'keluaran-'))
  const files = ['out', 'err'].map((name) => join(output, name))
  const [out = 0, err = 0] = files.map((path) => openSync(path, 'w'))
  const firstLine = whenWritten(output, () => /^(.*)\n/.exec(readFileSync(join(output, 'out'), 'utf8'))?.[1])
  const child = spawn(given('SINERGI_WINE'), [given('SINERGI_WINDOWS_NODE'), ...args], {
    stdio: ['ignore', out, err],
    env: { ...process.env, SINERGI_ROOT: windowsPath(root) },
  })
  closeSync(out)
  closeSync(err)
  child.once('exit', () => void firstLine.catch(() => undefined))
  return { process: child, firstLine, errors: join(output, 'err') }
}

/** What `look` finds, once it finds something; it looks whenever something happens in the folder. */
export function whenWritten<T>(folder: string, look: () => T | undefined): Promise<T> {
  return new Promise((found, failed) => {
    const watcher = watch(folder, () => check())
    const check = () => {
      try {
        const result = look()
        if (result === undefined) return
        watcher.close()
        found(result)
      } catch (error) {
        watcher.close()
        failed(error instanceof Error ? error : new Error(String(error)))
      }
    }
    check()
  })
}

/** Resolves when a file of this name appears in the folder. */
export const whenThere = (path: string): Promise<true> =>
  whenWritten(dirname(path), () => (existsSync(path) ? true : undefined))

/** Runs another program for Windows to its end; resolves to its exit code. */
export function runProgram(path: string, args: string[]): Promise<number | null> {
  const child = spawn(given('SINERGI_WINE'), [path, ...args], { stdio: 'ignore' })
  return new Promise((done) => child.once('exit', (code) => done(code)))
}

/** With this libuv opens a file for itself alone (UV_FS_O_EXLOCK), so that nobody else may write it. */
const alone = 0x10000000

/** A program that has a file open, as a virus scanner has, or for itself alone: until it is ended. */
export async function holdOpen(path: string, how: 'shared' | 'alone' = 'shared'): Promise<{ letGo(): Promise<void> }> {
  const flags = how === 'alone' ? alone : 0
  const code = `require('node:fs').openSync(process.argv[1], ${flags}); console.log('held'); setInterval(() => {}, 1000)`
  const { process: child, firstLine } = runOnWindows(['-e', code, windowsPath(path)])
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  await firstLine
  return {
    letGo() {
      child.kill('SIGKILL')
      return ended
    },
  }
}
