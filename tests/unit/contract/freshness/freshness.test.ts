/** A screen asks again only when one of its channel's topics is told: what is not told is shown wrong until it is left. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Channel, type ReadingChannel, reads } from '../../../../electron/contract/api.ts'
import type { Topic } from '../../../../electron/contract/events.ts'
import { type Asked, openOffice, type TestOffice, unversioned } from '../../../harness/office.ts'
import { commands } from './commands.ts'
import { questions } from './questions.ts'
import { openScene, type Scene } from './scene.ts'

const channels = Object.keys(reads) as ReadingChannel[]

/** The answer, or the refusal, to each question. Counting duplicates looks for them, so it comes before their list. */
async function walk({ backend }: TestOffice, scene: Scene): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  for (const channel of channels)
    for (const input of questions[channel](scene)) {
      const result = await backend.call(channel, input)
      answers.set(
        `${channel} ${JSON.stringify(input)}`,
        JSON.stringify(result.ok ? result.value : result.error, unversioned),
      )
    }
  return answers
}

let scene: Scene
/** The answers as the office is now. */
let now: Map<string, string>
const told = new Set<Topic>()
function hear({ backend }: TestOffice) {
  backend.listen((event, payload) => {
    if (event === 'data.changed' && 'topics' in payload) for (const topic of payload.topics) told.add(topic)
  })
}
beforeAll(async () => {
  scene = await openScene()
  hear(scene.office)
  now = await walk(scene.office, scene)
}, 30_000)
afterAll(() => scene.office.close())
beforeEach(() => told.clear())

/** Questions answered otherwise than before, of whose channels no topic was told. */
const untold = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...after.keys()].filter((question) => {
    const channel = question.slice(0, question.indexOf(' ')) as ReadingChannel
    return before.get(question) !== after.get(question) && !reads[channel].some((topic) => told.has(topic))
  })

test('asking changes nothing and tells of nothing', async () => {
  expect(await walk(scene.office, scene)).toEqual(now)
  expect([...told]).toEqual([])
})

describe('whoever shows an answer that is no longer true is told', () => {
  test.each(Object.keys(commands) as (keyof typeof commands)[])(
    '%s, and taken back',
    async (channel) => {
      const { backend } = scene.office
      const input = await (commands[channel] as (scene: Scene) => Promise<Asked<Channel>>)(scene)
      told.clear()
      const before = now
      const done = await scene.office.attempt(channel, input)
      expect(done).toMatchObject({ ok: true })
      now = await walk(scene.office, scene)
      expect(now).not.toEqual(before)
      expect(untold(before, now)).toEqual([])

      if (!done.ok || done.entryId === undefined) return
      told.clear()
      const after = now
      expect(await backend.call('journal.undo', { entryId: done.entryId })).toMatchObject({ ok: true })
      now = await walk(scene.office, scene)
      expect(untold(after, now)).toEqual([])
    },
    30_000,
  )

  test('setting up, and the demo data', async () => {
    const office = await openOffice({ demo: null })
    hear(office)
    let before = await walk(office, scene)
    const step = async <C extends Channel>(channel: C, input: Asked<C>) => {
      told.clear()
      await office.ask(channel, input)
      const after = await walk(office, scene)
      expect(after).not.toEqual(before)
      expect(untold(before, after)).toEqual([])
      before = after
    }
    await step('setup.start', { office: 'Bappeda', operator: 'Rina', demo: false })
    await step('demo.load', {})
    await office.close()
  }, 30_000)
})
