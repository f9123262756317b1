/** A real backend on a data folder of its own, with a fixed clock, for tests. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Backend, type BackendOptions, createBackend } from '../../electron/backend/backend.ts'
import { type Channel, type Input, inputs, type Output } from '../../electron/contract/api.ts'
import type { AppState } from '../../electron/contract/app.ts'
import type { AppError, Result } from '../../electron/contract/errors.ts'

export const resources = resolve(import.meta.dirname, '../../resources')

/** For JSON.stringify: every write makes a new version, which tells nothing of what is shown. */
export const unversioned = (key: string, value: unknown): unknown =>
  typeof value === 'number' && (key === 'version' || key === 'settingsVersion') ? undefined : value

/** An update that does not say what it saw has seen what is there now. */
export type Asked<C extends Channel> =
  Input<C> extends infer I ? (I extends { seen: unknown } ? Omit<I, 'seen'> & { seen?: I['seen'] } : I) : never

/** The input with the version it is based on; `version` asks for the one that is there now. */
export async function sawNow<C extends Channel>(
  channel: C,
  input: Asked<C>,
  version: () => Promise<number>,
): Promise<Input<C>> {
  const schema = inputs[channel] as { entries?: object; options?: { entries: object }[] }
  const options = schema.options ?? [{ entries: schema.entries ?? {} }]
  const given = input as { id?: unknown; seen?: unknown }
  if (!options.some(({ entries }) => 'seen' in entries) || given.seen !== undefined || given.id === null)
    return input as unknown as Input<C>
  return { ...given, seen: await version() } as unknown as Input<C>
}

export interface TestOffice {
  backend: Backend
  folder: string
  /** The answer's value; throws when the answer is an error. */
  ask<C extends Channel>(channel: C, input: Asked<C>): Promise<Output<C>>
  /** The answer or the error. */
  attempt<C extends Channel>(channel: C, input: Asked<C>): Promise<Result<Output<C>>>
  /** The answer's error; throws when there is none. */
  refused<C extends Channel>(channel: C, input: Asked<C>): Promise<AppError>
  /** Closes the backend and opens it again on the same folder. */
  reopen(): Promise<void>
  close(): Promise<void>
}

export interface OfficeOptions {
  now?: () => Date
  /** true: with the demo data; false: set up but empty; null: before first run. */
  demo?: boolean | null
  folder?: string
  /** Milliseconds until the day's backup is made; left out, none is made by itself. */
  backupDelay?: number
  readers?: BackendOptions['readers']
}

export async function openOffice({
  now,
  demo = false,
  folder = mkdtempSync(join(tmpdir(), 'sinergi-test-')),
  backupDelay = 86_400_000,
  readers,
}: OfficeOptions = {}): Promise<TestOffice> {
  const unforeseen: unknown[] = []
  const open = () =>
    createBackend({
      folder,
      resources,
      version: 'test',
      backupDelay,
      readers,
      now: now ?? (() => new Date('2024-11-18T01:00:00Z')),
      report: (where, error) => unforeseen.push(where, error),
    })
  const version = async () => {
    const state = await office.backend.call('app.state', {})
    return state.ok ? (state.value as AppState).settingsVersion : 0
  }
  const office: TestOffice = {
    backend: await open(),
    folder,
    async attempt(channel, input) {
      return (await office.backend.call(channel, await sawNow(channel, input, version))) as Result<never>
    },
    async ask(channel, input) {
      const result = await office.attempt(channel, input)
      if (!result.ok)
        throw new Error(`${channel}: ${result.error.code} ${result.error.message}`, { cause: unforeseen.at(-1) })
      return result.value as never
    },
    async refused(channel, input) {
      const result = await office.attempt(channel, input)
      if (result.ok) throw new Error(`${channel} was expected to be refused.`)
      return result.error
    },
    async reopen() {
      await office.backend.close()
      office.backend = await open()
    },
    async close() {
      await office.backend.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  if (demo !== null) await office.ask('setup.start', { office: 'Bappeda Kab. Kutai Timur', operator: 'Rina', demo })
  return office
}
