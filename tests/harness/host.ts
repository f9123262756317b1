/** The built host as a process of its own on a data folder of its own, the way a user starts it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Channel, Input, Output } from '../../electron/contract/api.ts'
import type { Result } from '../../electron/contract/errors.ts'
import type { FileTicket } from '../../electron/contract/files.ts'

export const root = resolve(import.meta.dirname, '../..')
export const fixtures = resolve(root, 'tests/fixtures')

export interface RunningHost {
  url: string
  token: string
  folder: string
  process: ChildProcess
  /** Address that opens the app in a browser. */
  page: string
  call<C extends Channel>(channel: C, input: Input<C>): Promise<Result<Output<C>>>
  /** The answer's value; throws when the answer is an error. */
  ask<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>>
  upload(path: string, name?: string): Promise<FileTicket>
  download(file: FileTicket): Promise<Buffer>
  /** Sends a signal and waits for the end; by default the one that closes it. */
  stop(signal?: NodeJS.Signals): Promise<void>
  /** Stops the process if it runs, and removes its data. */
  discard(): Promise<void>
}

/** A host that was started: what it says first, and the signal that ends it as its user would. */
export interface Program {
  process: ChildProcess
  firstLine: Promise<string>
  closing: NodeJS.Signals
}

export interface HostOptions {
  demo?: boolean
  folder?: string
  args?: string[]
  /** Starts the built host on a folder; left out, with this Node.js. */
  launch?: (folder: string, args: string[]) => Program
}

/** The built program. */
export const program = process.env['SINERGI_OUT'] ?? join(root, 'out')

export async function startHost({
  demo = false,
  folder = mkdtempSync(join(tmpdir(), 'sinergi-host-')),
  args = [],
  launch = launchHere,
}: HostOptions = {}): Promise<RunningHost> {
  const { process: child, firstLine, closing } = launch(folder, ['--no-open', ...(demo ? ['--demo'] : []), ...args])
  const ended = new Promise<never>((_, reject) =>
    child.once('exit', (code) => reject(new Error(`The host ended with ${code}.`))),
  )
  const { url, token } = JSON.parse(await Promise.race([firstLine, ended])) as { url: string; token: string }
  const headers = { Authorization: `Bearer ${token}` }

  async function call<C extends Channel>(channel: C, input: Input<C>): Promise<Result<Output<C>>> {
    const response = await fetch(`${url}api/call`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ channel, input }),
    })
    return (await response.json()) as Result<Output<C>>
  }

  const host: RunningHost = {
    url,
    token,
    folder,
    process: child,
    page: `${url}#token=${token}`,
    call,
    async ask(channel, input) {
      const result = await call(channel, input)
      if (!result.ok) throw new Error(`${channel}: ${result.error.code} ${result.error.message}`)
      return result.value
    },
    async upload(path, name = basename(path)) {
      const body = readFileSync(path)
      const response = await fetch(`${url}api/files?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers,
        body,
      })
      return (await response.json()) as FileTicket
    },
    async download({ ticket }) {
      const response = await fetch(`${url}api/files/${ticket}`, { headers })
      if (!response.ok) throw new Error(`Download answered ${response.status}.`)
      return Buffer.from(await response.arrayBuffer())
    },
    async stop(signal = closing) {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((done) => child.once('exit', done))
      child.kill(signal)
      await ended
    },
    async discard() {
      await host.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return host
}

function launchHere(folder: string, args: string[]): Program {
  const child = spawn(process.execPath, [join(program, 'main/host.js'), '--data', folder, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, SINERGI_ROOT: root },
  })
  const lines = createInterface({ input: child.stdout })
  return { process: child, firstLine: new Promise((done) => lines.once('line', done)), closing: 'SIGTERM' }
}
