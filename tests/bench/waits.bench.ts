/** What others wait while 45,000 people are committed: questions, which have a thread of their own, and one write. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Result } from '../../electron/contract/errors.ts'
import { type RunningHost, startHost } from '../harness/host.ts'
import { writeRosterCsv } from './files.ts'
import { atMost, type Measurement, ms, quantile, untested } from './measure.ts'
import { inventPeople } from './people.ts'

const people = 45_000
/** Milliseconds a question may take while everything else stands still. */
const aim = 100

export async function measure(): Promise<Measurement[]> {
  const files = mkdtempSync(join(tmpdir(), 'sinergi-bench-'))
  const host = await startHost({ demo: true })
  try {
    const file = join(files, 'roster.csv')
    writeRosterCsv(file, inventPeople(people))
    const { ticket } = await host.upload(file)
    const { previewId } = await host.ask('imports.preview', { ticket })
    return await whileCommitting(host, previewId)
  } finally {
    await host.discard()
    rmSync(files, { recursive: true, force: true })
  }
}

async function whileCommitting(host: RunningHost, previewId: string): Promise<Measurement[]> {
  const questions = [
    () => host.ask('overview.get', {}),
    () => host.ask('people.list', { limit: 50 }),
    () => host.ask('people.find', { query: 'kepala' }),
    () => host.ask('organisations.list', { limit: 50 }),
    () => host.ask('search.all', { query: 'dinas' }),
  ]
  let ended = false
  const begun = applying(host)
  const commit = call(host, 'imports.commit', { previewId })
  // Before that the import is prepared, with a backup: whoever wrote then would only have it matched once more.
  await begun
  const start = performance.now()
  const took = async (asked: Promise<unknown>) => asked.then(() => performance.now() - start)
  const committing = took(commit).finally(() => {
    ended = true
  })
  const writing = took(host.ask('sectors.create', { name: 'Unsur yang menunggu' }))
  const waited: number[] = []
  const asking = (async () => {
    while (!ended)
      for (const question of questions) {
        const asked = performance.now()
        await question()
        waited.push(performance.now() - asked)
      }
  })()
  const [whole, write] = await Promise.all([committing, writing, asking])
  const slowest = quantile(waited, 0.99)
  return [
    {
      what: `a question while ${people.toLocaleString('en')} people are committed, p99 of ${waited.length}`,
      measured: ms(slowest),
      against: `${aim} ms`,
      ratio: slowest / aim,
      aim: atMost(1),
    },
    {
      what: 'a small write asked for as it begins, which waits for it',
      measured: ms(write),
      against: `the command, ${ms(whole)}`,
      ratio: write / whole,
      aim: untested,
    },
  ]
}

/** Calls as a script whose task is told of. */
async function call({ url, token }: RunningHost, channel: string, input: object): Promise<void> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  const body = JSON.stringify({ channel, input, task: channel })
  const answer = (await (await fetch(`${url}api/call`, { method: 'POST', headers, body })).json()) as Result<unknown>
  if (!answer.ok) throw new Error(answer.error.message)
}

/** Resolves when an import is told to be in the one command that writes it. */
async function applying({ url, token }: RunningHost): Promise<void> {
  const { body } = await fetch(`${url}api/events`, { headers: { Authorization: `Bearer ${token}` } })
  if (!body) throw new Error('The host tells nothing.')
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) if (chunk.includes('Menerapkan')) return
}
