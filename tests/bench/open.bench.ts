/** Opening the program on 50,000 people against opening it on 50, until its first screens have their data; processor time. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBackend } from '../../electron/backend/backend.ts'
import { resources } from '../harness/office.ts'
import { atMost, interleaved, median, type Measurement, ms, processorTime } from './measure.ts'
import { fillOffice } from './office.ts'

export async function measure(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-bench-'))
  const folders = { small: join(folder, 'small'), large: join(folder, 'large') }
  try {
    await fillOffice(folders.small, 50)
    await fillOffice(folders.large, 50_000)
    const samples = await interleaved(
      { small: () => open(folders.small), large: () => open(folders.large) },
      9,
      processorTime,
    )
    const [small, large] = [median(samples.small), median(samples.large)]
    return [
      {
        what: 'open on 50,000 people to the first screens',
        measured: ms(large),
        against: `on 50 people: ${ms(small)}`,
        ratio: large / small,
        aim: atMost(1.5),
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function open(folder: string): Promise<void> {
  const backend = await createBackend({ folder, resources, version: 'bench' })
  for (const channel of [
    'app.state',
    'roster.counts',
    'journal.next',
    'overview.get',
    'actions.summary',
    'backups.status',
  ])
    await ask(backend, channel, {})
  await ask(backend, 'people.list', { limit: 50 })
  await backend.close()
}

async function ask(backend: Awaited<ReturnType<typeof createBackend>>, channel: string, input: object): Promise<void> {
  const result = await backend.call(channel, input)
  if (!result.ok) throw new Error(`${channel}: ${result.error.message}`)
}
