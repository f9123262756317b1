/** The two threads of the backend on one real database: what is asked while the writer works, and what becomes of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Backend } from '../../electron/backend/backend.ts'
import { openFront } from '../../electron/backend/front.ts'
import type { Channel, Input, Output } from '../../electron/contract/api.ts'
import { openCaller } from '../../electron/contract/caller.ts'
import type { Result } from '../../electron/contract/errors.ts'
import type { EventName } from '../../electron/contract/events.ts'
import { resources } from '../harness/office.ts'

const folder = mkdtempSync(join(tmpdir(), 'sinergi-front-'))
let front: Backend
const threads: Worker[] = []
let givenUp = 0
let told: { event: EventName; payload: unknown; to: string | undefined }[] = []
const unforeseen: unknown[] = []

beforeAll(async () => {
  front = await openFront({
    folder,
    resources,
    version: 'test',
    thread(workerData) {
      const worker = new Worker(new URL('../harness/writer.mjs', import.meta.url), { workerData })
      threads.push(worker)
      return worker
    },
    report: (...trouble) => unforeseen.push(trouble),
    onGivenUp: () => givenUp++,
  })
  front.listen((event, payload, to) => told.push({ event, payload, to }))
  await ask('setup.start', { office: 'Bappeda', operator: 'Rina', demo: false })
})
afterEach(() => {
  told = []
})
afterAll(async () => {
  await front.close()
  rmSync(folder, { recursive: true, force: true })
})

async function ask<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>> {
  const result = await front.call(channel, input)
  if (!result.ok) throw new Error(`${channel}: ${result.error.message}`, { cause: unforeseen.at(-1) })
  return result.value as Output<C>
}

const heard = (event: EventName) => told.filter((one) => one.event === event)

/** A command that takes the writer long, once it is in the middle of it: what it is about is read, only commit is left. */
async function commitLarge(
  name: string,
  people: number,
): Promise<{ begun: Promise<void>; done: Promise<Result<unknown>> }> {
  const lines = Array.from(
    { length: people },
    (_, index) => `Orang ${name} ${index};Staf ${index % 20};Dinas ${name} ${index % 30}`,
  )
  const { ticket, path } = front.files.reserve(`${name}.csv`)
  writeFileSync(path, ['Nama;Jabatan;Instansi', ...lines].join('\n'))
  const { previewId, totals } = await ask('imports.preview', { ticket })
  expect(totals.new).toBe(people)
  const begun = new Promise<void>((resolve) => {
    const stop = front.listen((event, payload) => {
      if (event !== 'progress' || !('label' in payload) || !payload.label.startsWith('Menerapkan')) return
      stop()
      resolve()
    })
  })
  return { begun, done: front.call('imports.commit', { previewId }, 'terapkan') }
}

test('while a large command runs, what is asked is answered, with the state before it', async () => {
  const before = await ask('roster.counts', {})
  const { begun, done } = await commitLarge('Sosial', 3000)
  await begun
  let ended = false
  void done.then(() => (ended = true))
  const seen: Output<'roster.counts'>[] = []
  while (!ended) {
    seen.push(await ask('roster.counts', {}))
    await new Promise((resolve) => setImmediate(resolve))
  }
  const after = { people: before.people + 3000, organisations: before.organisations + 30 }
  expect(seen.length).toBeGreaterThan(10)
  expect(seen[0]).toEqual(before)
  expect(await ask('roster.counts', {})).toEqual(after)
  // Nobody ever sees a part of it.
  for (const counts of seen) expect([before, after]).toContainEqual(counts)
})

test('who wrote sees it in the next answer', async () => {
  for (let round = 0; round < 30; round++) {
    const { id } = await ask('people.create', { name: `Ratna ${round}` })
    expect((await ask('people.get', { id })).name).toBe(`Ratna ${round}`)
  }
})

test('what is written meanwhile waits in order, and whoever waits long is told, and told when it is over', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const { begun, done } = await commitLarge('Tenaga', 3000)
    await begun
    const [desk, window] = [openCaller('meja'), openCaller('jendela')]
    const waiting = ['Unsur satu', 'Unsur dua', 'Unsur tiga'].map((name, index) =>
      front.call('sectors.create', { name }, undefined, index === 1 ? window : desk),
    )
    const unheard = front.call('duplicates.list', { kind: 'person' }, undefined, window)
    vi.advanceTimersByTime(499)
    expect(heard('waiting')).toEqual([])
    vi.advanceTimersByTime(1)
    expect(heard('waiting').map(({ payload, to }) => [payload, to])).toEqual([
      [{ call: expect.any(Number) as number, over: false }, 'meja'],
      [{ call: expect.any(Number) as number, over: false }, 'jendela'],
      [{ call: expect.any(Number) as number, over: false }, 'meja'],
    ])
    const results = await Promise.all([done, ...waiting])
    const entries = results.map((result) => (result.ok ? Number(result.entryId) : Number.NaN))
    expect(entries).toEqual(entries.toSorted((a, b) => a - b))
    const [begins, ends] = [false, true].map((over) =>
      heard('waiting').flatMap(({ payload }) =>
        (payload as { over: boolean }).over === over ? [(payload as { call: number }).call] : [],
      ),
    )
    expect(ends).toEqual(begins)
    expect(await unheard).toMatchObject({ ok: true })
    // What waits only a moment is not spoken of.
    told = []
    await ask('sectors.create', { name: 'Unsur empat' })
    vi.advanceTimersByTime(10_000)
    expect(heard('waiting')).toEqual([])
  } finally {
    vi.useRealTimers()
  }
})

test('a file the writer made is there for whoever has its ticket', async () => {
  const made = await ask('people.export', { query: 'Ratna' })
  expect(front.files.open(made.ticket).name).toBe(made.name)
})

test('a restore has the file to itself: what is asked meanwhile waits, and sees what was restored', async () => {
  const backup = await ask('backups.create', {})
  const before = await ask('roster.counts', {})
  await ask('people.create', { name: 'Sesudah Cadangan' })
  let ended = false
  const restored = ask('backups.restore', { name: backup.name }).finally(() => (ended = true))
  const seen: number[] = []
  while (!ended) {
    seen.push((await ask('roster.counts', {})).people)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await restored
  expect(await ask('roster.counts', {})).toEqual(before)
  // One way only: once the restored state was seen, the other never is again.
  expect(seen).toEqual(seen.toSorted((a, b) => b - a))
  expect(await ask('people.find', { query: 'Sesudah Cadangan' })).toEqual([])
})

test('a writer that dies is started again: what it was about is refused and not half done, the rest goes on', async () => {
  const window = openCaller('jendela')
  const leave = front.attend(window.id)
  await front.call('sectors.create', { name: 'Unsur jendela' }, undefined, window)
  const before = await ask('roster.counts', {})
  const { begun, done } = await commitLarge('Budaya', 3000)
  await begun
  const waiting = front.call('sectors.create', { name: 'Unsur lima' })
  await threads.at(-1)?.terminate()
  for (const refused of [done, waiting])
    expect(await refused).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  expect(await ask('roster.counts', {})).toEqual(before)
  await ask('sectors.create', { name: 'Unsur lima' })
  await vi.waitFor(() => expect(heard('backend.state')).toMatchObject([{ payload: { state: 'restarted' } }]))
  expect(threads).toHaveLength(2)
  expect(givenUp).toBe(0)
  // Who has a window open is known to the new one too: what it did is not for others to take back.
  await front.call('sectors.create', { name: 'Unsur enam' }, undefined, window)
  const next = await front.call('journal.next', {}, undefined, openCaller('meja'))
  expect(next.ok && (next.value as Output<'journal.next'>).undo?.summary).toContain('Unsur lima')
  leave()
})

test('one that dies again and again is given up, and who asks is told so', async () => {
  await threads.at(-1)?.terminate()
  await ask('sectors.list', {})
  await threads.at(-1)?.terminate()
  expect(givenUp).toBe(1)
  expect(await front.call('sectors.list', {})).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  expect(await front.call('sectors.create', { name: 'Unsur' })).toMatchObject({
    ok: false,
    error: { code: 'unavailable' },
  })
})
