/** A real backend on a data folder of its own, with a fixed clock, for tests. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Backend, type BackendOptions, createBackend } from '../../electron/backend/backend.ts'
import type { Channel, Input, Output } from '../../electron/contract/api.ts'
import type { AppError } from '../../electron/contract/errors.ts'

export const resources = resolve(import.meta.dirname, '../../resources')

export interface TestOffice {
  backend: Backend
  folder: string
  /** The answer's value; throws when the answer is an error. */
  ask<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>>
  /** The answer's error; throws when there is none. */
  refused<C extends Channel>(channel: C, input: Input<C>): Promise<AppError>
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
  const office: TestOffice = {
    backend: await open(),
    folder,
    async ask(channel, input) {
      const result = await office.backend.call(channel, input)
      if (!result.ok)
        throw new Error(`${channel}: ${result.error.code} ${result.error.message}`, { cause: unforeseen.at(-1) })
      return result.value as never
    },
    async refused(channel, input) {
      const result = await office.backend.call(channel, input)
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
