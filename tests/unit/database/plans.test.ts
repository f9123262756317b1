/**
 * What a statement reads must not grow with what was ever written. Every statement of the backend is asked how SQLite
 * would go about it; one that reads the whole of a large table is wanted, with its reason, or a fault.
 *
 * The program never runs ANALYZE, so the plans are those of every office, however many rows it has.
 */
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Connection, declared } from '../../../electron/backend/database/statements.ts'
import type { Channel, ReadingChannel } from '../../../electron/contract/api.ts'
import { commands } from '../contract/freshness/commands.ts'
import { questions } from '../contract/freshness/questions.ts'
import type { Asked } from '../../harness/office.ts'
import { openScene, type Scene } from '../contract/freshness/scene.ts'
import { wantedScans } from './wantedScans.ts'

const backend = resolve(import.meta.dirname, '../../../electron/backend')
const sources = globSync('**/*.ts', { cwd: backend })
/** These begin their work when they are loaded; they hold no statements. */
const programs = ['process.ts', 'writer.ts', join('workbooks', 'read', 'worker.ts')]

/** Tables with a row for each person, seat, number on paper or change. */
const large = [
  'person',
  'person_alias',
  'person_search_place',
  'membership',
  'post',
  'invitation',
  'invitation_session',
  'invitation_seat',
  'sheet_line',
  'attendance',
  'import_row',
  'ledger_number',
  'journal_entry',
  'journal_change',
]

/** SQL made when it was called, and the places of the backend that made it ("database/rows.ts:21"). */
const made = new Set<string>()
const makers = new Set<string>()
let connection: Connection
let scene: Scene

beforeAll(async () => {
  for (const source of sources) if (!programs.includes(source)) await import(join(backend, source))
  const prepared = Connection.prototype.prepared
  vi.spyOn(Connection.prototype, 'prepared').mockImplementation(function (this: Connection, sql) {
    overhear(this, sql)
    return prepared.call(this, sql)
  })
  scene = await openScene()
  await askAndDoEverything()
}, 60_000)
afterAll(async () => {
  vi.restoreAllMocks()
  await scene.office.close()
})

function overhear(asked: Connection, sql: string): void {
  connection = asked
  if (declared.has(sql)) return
  made.add(sql)
  for (const [, file, line] of String(new Error().stack).matchAll(/electron[\\/]backend[\\/](\S+?\.ts):(\d+)/g))
    makers.add(`${file}:${line}`)
}

/** Each question, each command once, taken back and done again; two organisations made one and told apart. */
async function askAndDoEverything(): Promise<void> {
  const { office, pair } = scene
  for (const channel of Object.keys(questions) as ReadingChannel[])
    for (const input of questions[channel](scene)) await office.backend.call(channel, input)
  const { id } = await office.ask('duplicates.merge', {
    ...pair,
    seal: (await office.ask('duplicates.compare', pair)).seal,
  })
  await office.ask('duplicates.separate', { id, seal: (await office.ask('duplicates.separation', { id })).seal })
  for (const channel of Object.keys(commands) as (keyof typeof commands)[]) {
    const input = await (commands[channel] as (scene: Scene) => Promise<Asked<Channel>>)(scene)
    const done = await office.attempt(channel, input)
    expect(done).toMatchObject({ ok: true })
    if (done.ok && done.entryId !== undefined) await office.backend.call('journal.undo', { entryId: done.entryId })
  }
  // The last of the commands opened the data anew; this makes the temporary tables that statements name.
  await office.ask('people.create', { name: 'Wahyu Terakhir' })
}

interface Reading {
  sql: string
  /** "whole membership" */
  what: string
}

/** Whole tables a statement reads, and all changes of one kind, which are as many. */
function wholeReadings(sql: string): Reading[] {
  const readings: Reading[] = []
  for (const step of plan(sql)) {
    const [, name] = /^SCAN (\w+)(?!.* VIRTUAL TABLE)/.exec(step) ?? /^SEARCH (\w+) USING AUTOMATIC/.exec(step) ?? []
    for (const table of name === undefined ? [] : tablesCalled(name, sql))
      readings.push({ sql, what: `whole ${table}` })
    if (step.includes('journal_change_row (table_name=?)')) readings.push({ sql, what: 'changes of one kind' })
  }
  return readings
}

function plan(sql: string): string[] {
  const statement = connection.sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`)
  const named = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name = '']) => [name, null] as const))
  const rows = statement.all(...(sql.includes('?') ? [null] : []), ...(Object.keys(named).length > 0 ? [named] : []))
  return (rows as { detail: string }[]).map(({ detail }) => detail)
}

/** Tables that a statement calls by this name. */
function tablesCalled(name: string, sql: string): string[] {
  return large.filter((table) => table === name || new RegExp(`\\b${table} (AS )?${name}\\b`).test(oneLine(sql)))
}

const oneLine = (sql: string): string => sql.replace(/\s+/g, ' ').trim()
const hasOne = (sql: string, parts: readonly string[]) => parts.some((part) => oneLine(sql).includes(part))
const readings = (): Reading[] => [...declared, ...made].flatMap(wholeReadings)

test('no statement reads the whole of a large table unless that is wanted', () => {
  const faults = readings().filter(
    ({ sql, what }) => !wantedScans.some(({ reads, sql: parts }) => reads.includes(what) && hasOne(sql, parts)),
  )
  expect([...new Set(faults.map(({ sql, what }) => `${what}: ${oneLine(sql)}`))]).toEqual([])
})

test('whatever is wanted is still read', () => {
  const all = readings()
  const idle = wantedScans.flatMap(({ reads, sql: parts }) => [
    ...parts.filter((part) => !all.some(({ sql, what }) => reads.includes(what) && hasOne(sql, [part]))),
    ...reads.filter((read) => !all.some(({ sql, what }) => read === what && hasOne(sql, parts))),
  ])
  expect(idle).toEqual([])
})

test('every place that makes SQL when it is called was asked to', () => {
  const places = sources
    .filter((source) => source !== join('database', 'statements.ts'))
    .flatMap((source) => {
      const lines = readFileSync(join(backend, source), 'utf8').split(/(?<=\n)/)
      return lines.flatMap((line, index) =>
        /\.prepared\(/.test(line) && !/^\s*['`](PRAGMA|CREATE)/.test(rest(lines, index))
          ? [`${source}:${index + 1}`]
          : [],
      )
    })
  expect(places.length).toBeGreaterThan(5)
  expect(places.filter((place) => !makers.has(place))).toEqual([])
})

/** What stands behind the opening bracket, on this line or the next. */
function rest(lines: readonly string[], index: number): string {
  return lines
    .slice(index, index + 2)
    .join('')
    .replace(/^.*?\.prepared\(/, '')
}
