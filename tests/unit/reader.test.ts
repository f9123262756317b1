/** The reader's connection is not the writer's: what it answers must be what the writer would, whatever was just done. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Channel, reads } from '../../electron/contract/api.ts'
import { type Topic, topics } from '../../electron/contract/events.ts'
import type { Result } from '../../electron/contract/errors.ts'
import { isReaders, Reader, readersChannels } from '../../electron/backend/reader.ts'
import { type Asked, resources } from '../harness/office.ts'
import { commands } from './contract/freshness/commands.ts'
import { questions } from './contract/freshness/questions.ts'
import { openScene, type Scene } from './contract/freshness/scene.ts'

let scene: Scene
let reader: Reader
const unforeseen: unknown[] = []
/** What happens when the reader, in the middle of an answer, looks at the clock. */
let meanwhile = (): void => undefined

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-reader-'))
  const now = () => new Date('2024-11-18T01:00:00Z')
  const clock = () => {
    meanwhile()
    return now()
  }
  const report = (...told: unknown[]) => void unforeseen.push(told)
  const events = { emit: () => undefined, listen: () => () => undefined }
  scene = await openScene({
    folder,
    now,
    readers: {
      open: () => (reader = new Reader({ folder, resources, version: 'test', now: clock, report, events })),
      close: () => reader.close(),
    },
  })
}, 30_000)
afterAll(() => scene.office.close())

/** Questions of the reader whose answers hang on these topics, `most` for each channel, asked of it and of the writer. */
async function expectSameAnswers(told: readonly Topic[] = topics, most = Infinity): Promise<void> {
  const stale = readersChannels.filter((channel) => reads[channel].some((topic) => told.includes(topic)))
  for (const channel of stale)
    for (const input of questions[channel](scene).slice(0, most)) {
      const [answer, writers] = await Promise.all([
        reader.call(channel, input),
        scene.office.backend.call(channel, input),
      ])
      if (JSON.stringify(answer) === JSON.stringify(writers)) continue
      expect({ channel, input, answer }).toEqual({ channel, input, answer: writers })
    }
  expect(unforeseen).toEqual([])
}

test('only what hangs on more than the database is left to the writer', () => {
  expect(Object.keys(reads).filter((channel) => !isReaders(channel))).toEqual([
    'duplicates.counts',
    'duplicates.list',
    'journal.next',
    'backups.list',
    'backups.status',
  ])
})

test('every question is answered as the writer answers it', () => expectSameAnswers())

test('an answer is of one moment: what is committed while it is made is not in it', async () => {
  const { office, single } = scene
  const before = await office.ask('people.get', { id: single })
  let removed: Promise<null> | undefined
  meanwhile = () => {
    removed ??= office.ask('memberships.remove', { id: scene.place })
  }
  expect(await reader.call('people.get', { id: single })).toEqual({ ok: true, value: before })
  meanwhile = () => undefined
  await removed
  expect((await office.ask('people.get', { id: single })).memberships).toEqual([])
  await office.ask('journal.undo', { entryId: await scene.last() })
})

test('after every command, and after it was taken back', async () => {
  const { backend } = scene.office
  for (const channel of Object.keys(commands) as (keyof typeof commands)[]) {
    const told: Topic[] = []
    const stop = backend.listen((event, payload) => {
      if (event === 'data.changed' && 'topics' in payload) told.push(...payload.topics)
    })
    const input = await (commands[channel] as (scene: Scene) => Promise<Asked<Channel>>)(scene)
    const done: Result<unknown> = await scene.office.attempt(channel, input)
    expect(done, channel).toMatchObject({ ok: true })
    stop()
    await expectSameAnswers(told, 1)
    if (!done.ok || done.entryId === undefined) continue
    expect(await backend.call('journal.undo', { entryId: done.entryId })).toMatchObject({ ok: true })
  }
}, 120_000)

test('nothing that does something is answered', async () => {
  expect(await reader.call('sectors.create', { name: 'Unsur' })).toMatchObject({
    ok: false,
    error: { code: 'unavailable' },
  })
  expect(await reader.call('people.get', { id: 'x' })).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
})
