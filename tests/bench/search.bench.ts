/**
 * Every keystroke of typing into the search, in the backend, at 50,000 and at 500,000 people. Times are processor time,
 * so that whatever else the machine does counts less; the floor is SQLite alone reading as many ids from the index of
 * names.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Channel, Input } from '../../electron/contract/api.ts'
import { databaseFile } from '../../electron/backend/database/open.ts'
import { openOffice, type TestOffice } from '../harness/office.ts'
import { atMost, type Measurement, ms, processorTime, quantile } from './measure.ts'
import { writeOffice } from './office.ts'
import { inventPeople, type InventedPerson, random, withRareNames } from './people.ts'

/** A page as the list asks for it. */
const limit = 50
/** One frame at 60 Hz. */
const frame = 16

export async function measure(): Promise<Measurement[]> {
  return [...(await measureAt(50_000)), ...(await measureAt(500_000))]
}

async function measureAt(count: number): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-bench-'))
  try {
    const people = withRareNames(inventPeople(count))
    await writeOffice(folder, people)
    const names = new Database(join(folder, databaseFile), { readonly: true })
    const office = await openOffice({ folder, demo: null, now: () => new Date() })
    const sectorId = (await office.ask('sectors.list', {}))[0]?.id ?? null
    const large = count > 100_000
    const typed = typedTexts(people)
    const found = [
      await typing('people.list: names', typed.names, 'people.list', { limit }, large ? 2 : frame),
      await typing('people.list: parts of words', typed.parts, 'people.list', { limit }, large ? 5 : frame),
      await typing('people.list: posts and agencies', typed.places, 'people.list', { limit }, frame / 2),
      await typing(
        'people.list: names in a sector',
        typed.names,
        'people.list',
        { limit, sectorId },
        large ? 5 : frame,
      ),
      await typing('search.all: all of these', Object.values(typed).flat(), 'search.all', {}, frame / 2),
      ...(await scrolling(office, count)),
    ]
    await office.backend.close()
    names.close()
    return found.map((measurement) => ({
      ...measurement,
      what: `${measurement.what}, at ${count.toLocaleString('en')} people`,
    }))

    /** The 99th percentile over all keystrokes, of each the quicker of two. */
    async function typing<C extends 'people.list' | 'search.all'>(
      what: string,
      texts: readonly string[],
      channel: C,
      filter: Omit<Input<C>, 'query'>,
      target: number,
    ): Promise<Measurement> {
      const range = names
        .prepare(`SELECT id FROM person WHERE name_key >= ? ORDER BY name_key, id LIMIT ${limit}`)
        .pluck()
      const queries = texts.flatMap((text) => Array.from(text, (_, index) => text.slice(0, index + 1)))
      const times = queries.map(() => Infinity)
      const floor: number[] = []
      for (const round of [1, 2]) {
        for (const [index, query] of queries.entries()) {
          const ask = () => office.ask<Channel>(channel, { ...filter, query })
          times[index] = Math.min(times[index] ?? Infinity, await processorTime(ask))
          if (round === 2) floor.push(await processorTime(() => range.all(query)))
        }
      }
      const p99 = quantile(times, 0.99)
      const least = quantile(floor, 0.99)
      return {
        what: `${what}, a keystroke, 99th percentile of ${queries.length}`,
        measured: `${ms(p99)} of processor`,
        against: `${target} ms (floor ${ms(least)}, × ${(p99 / least).toFixed(0)}; median ${ms(quantile(times, 0.5))})`,
        ratio: p99 / target,
        aim: atMost(1),
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** From the first screen to the end of the list, and a click on a column's heading. */
async function scrolling(office: TestOffice, count: number): Promise<Measurement[]> {
  const first = await processorTime(() => office.ask('people.list', { limit }))
  const middle = await processorTime(() => office.ask('people.list', { limit, offset: count / 2 }))
  const end = await processorTime(() => office.ask('people.list', { limit, offset: count - limit }))
  const sorted = await processorTime(() => office.ask('people.list', { limit, sort: 'organisation' }))
  const inMiddle = { limit, sort: 'organisation', offset: count / 2 } as const
  const sortedMiddle = await processorTime(() => office.ask('people.list', inMiddle))
  return [
    {
      what: 'people.list: the page in the middle of the list',
      measured: `${ms(middle)} of processor`,
      against: `${2 * frame} ms (first page ${ms(first)}, last ${ms(end)})`,
      ratio: middle / (2 * frame),
      aim: atMost(1),
    },
    {
      what: 'people.list: the first page by organisation',
      measured: `${ms(sorted)} of processor`,
      against: `${frame} ms (the page in the middle, once until somebody writes, ${ms(sortedMiddle)})`,
      ratio: sorted / frame,
      aim: atMost(1),
    },
  ]
}

/** What people type: names of the roster, parts of two names in any order, inner parts of names, agencies and posts. */
function typedTexts(people: readonly InventedPerson[]): Record<'names' | 'parts' | 'places', string[]> {
  const next = random(7)
  const names: string[] = []
  const parts: string[] = []
  for (let count = 0; count < 60; count++) {
    const person = people[Math.floor(next() * people.length)]
    const words = (person?.name ?? '').replace(/,.*/, '').split(' ')
    const last = words.at(-1) ?? ''
    names.push(words.join(' '), `${last} ${words[0]?.slice(0, 3) ?? ''}`)
    parts.push(last.slice(2), `${last.slice(1)} ${words[0]?.slice(1) ?? ''}`)
  }
  const places = ['dinas percobaan 12', 'kepala bidang rehab', 'sekretaris', 'siti kepala dinas', 'staf percobaan 7']
  return { names, parts, places: [...places, 'tidak ada siapa'] }
}
