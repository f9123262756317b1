/** Whatever points to a record, in whatever table: removing it is refused in a sentence, or takes the row along. */
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseFile } from '../../../electron/backend/database/open.ts'
import { migrate } from '../../../electron/backend/database/migrate.ts'
import { type Reference, References } from '../../../electron/backend/database/references.ts'
import { Connection } from '../../../electron/backend/database/statements.ts'
import { Journal } from '../../../electron/backend/database/journal.ts'
import { domains } from '../../../electron/backend/domains.ts'
import type { BackendChannel } from '../../../electron/contract/api.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'

const schema = new Sqlite(':memory:')
migrate(schema)
const references = new References(new Connection(schema))

/** How a row of each table is removed by hand. */
const removals: Record<string, (id: number) => [BackendChannel, object]> = {
  sector: (id) => ['sectors.remove', { id }],
  organisation: (id) => ['organisations.remove', { id }],
  person: (id) => ['people.remove', { ids: [id] }],
  post: (id) => ['posts.remove', { id }],
  meeting: (id) => ['meetings.remove', { id }],
  session: (id) => ['meetings.update', withoutSession(id)],
  invitation: (id) => ['invitations.remove', { ids: [id] }],
  decision: (id) => ['decisions.remove', { id }],
  action: (id) => ['actions.remove', { ids: [id] }],
  progress: (id) => ['actions.removeReport', { id }],
  strategy: (id) => ['strategies.remove', { id }],
  indicator: (id) => ['indicators.remove', { id }],
}
/** No channel removes these; what was issued stays. */
const never = ['document']

/** References whose row stays, and keeps its target: everything else goes along or lets go. */
const inTheWay = [
  'action.organisation_id',
  'action.post_id',
  'action.strategy_id',
  'action_support.organisation_id',
  'attendance.invitation_id',
  'attendance.organisation_id',
  'attendance.person_id',
  'attendance.session_id',
  'invitation.delegate_person_id',
  'invitation.organisation_id',
  'invitation.person_id',
  'invitation.post_id',
  'invitation_seat.person_id',
  'meeting_organiser.organisation_id',
  'membership.organisation_id',
  'membership.post_id',
  'office.organisation_id',
  'organisation.parent_id',
  'organisation.sector_id',
]

let office: TestOffice
let sqlite: Sqlite.Database
let journal: Journal
beforeAll(async () => {
  office = await openOffice()
  sqlite = new Sqlite(join(office.folder, databaseFile))
  journal = new Journal(
    new Connection(sqlite),
    () => new Date('2024-11-18T01:00:00Z'),
    () => undefined,
    domains,
  )
  withoutOffice()
})
afterAll(async () => {
  sqlite.close()
  await office.close()
})

type Row = Record<string, string | number | null>
interface Column {
  name: string
  type: string
  notnull: number
  dflt_value: string | null
  pk: number
}
/** What the schema's own checks ask of a row. */
const required: Record<string, Row> = {
  office: { id: 1 },
  attendance: { capacity: 'guest' },
}
let made = 0

/** A row of the table with as little in it as the schema lets it have; what it must point to is made too. */
function makeRow(table: string, given: Row): number {
  const number = ++made
  const row: Row = { ...required[table], ...given }
  const columns = sqlite.prepare(`SELECT * FROM pragma_table_info(?)`).all(table) as Column[]
  for (const { name, type, notnull, dflt_value, pk } of columns) {
    if (name in row || notnull === 0 || dflt_value !== null || pk > 0) continue
    const target = references.of(table).find(({ column }) => column === name)?.target
    if (target) row[name] = makeRow(target, {})
    else if (name.endsWith('date') || name === 'date') row[name] = '2024-11-18'
    else if (name.endsWith('time')) row[name] = '09:00'
    else row[name] = type === 'TEXT' ? `Uji ${number}` : (number % 90) + 1
  }
  const names = Object.keys(row)
  const values = names.map((name) => `@${name}`).join(', ')
  const insert = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${values})`
  return Number(journal.run('test.insert', 'Baris uji', (db) => db.prepared(insert).run(row)).value.lastInsertRowid)
}

/** There is one row of the office at most, and it keeps its organisation from every case but its own. */
function withoutOffice(): void {
  journal.run('test.clear', 'Baris uji', (db) => db.prepared('DELETE FROM office').run())
}

const rowOf = (table: string, id: number) =>
  sqlite.prepare(`SELECT * FROM ${table} WHERE id = ?`).get(id) as Row | undefined

/** The meeting as it is, with a session that has only just come in the place of this one. */
function withoutSession(id: number) {
  const meeting = rowOf('meeting', Number(rowOf('session', id)?.['meeting_id']))
  const session = { id: null, name: 'Sesi baru', date: '2024-11-18', startTime: '09:00' }
  return { id: meeting?.['id'], title: meeting?.['title'], date: '2024-11-18', startTime: '09:00', sessions: [session] }
}

const targets = [
  ...new Set(references.childrenFirst().flatMap((table) => references.of(table).map((one) => one.target))),
]
const name = ({ table, column }: Reference) => `${table}.${column}`

test('every table that others point to is one whose removal is tried here', () => {
  expect(targets.filter((table) => !removals[table]).sort()).toEqual(never)
})

const cases = targets
  .filter((target) => removals[target])
  .flatMap((target) => references.to(target).map((reference) => ({ target, reference, from: name(reference) })))

test.each(cases)('a $target that $from points to', async ({ target, reference, from }) => {
  const { table, column } = reference
  const id = makeRow(target, {})
  const pointing = makeRow(table, { [column]: id })
  const [channel, input] = present(removals[target])(id)
  const result = await office.attempt(channel, input)
  if (inTheWay.includes(from)) {
    expect(result).toMatchObject({ ok: false, error: { code: 'in-use', message: expect.stringMatching(/\. .+\.$/) } })
    expect([rowOf(target, id)?.['id'], rowOf(table, pointing)?.[column]]).toEqual([id, id])
  } else {
    expect(result).toMatchObject({ ok: true })
    expect([rowOf(target, id), rowOf(table, pointing)?.[column] ?? null]).toEqual([undefined, null])
    expect(sqlite.pragma('foreign_key_check')).toEqual([])
  }
  if (table === 'office') withoutOffice()
})

test('a person’s uses count who was sent in their place, an organisation’s the meetings it holds', async () => {
  const person = makeRow('person', {})
  makeRow('invitation', { delegate_person_id: person })
  makeRow('invitation', { delegate_person_id: person })
  const kept = await office.refused('people.remove', { ids: [person as never] })
  expect(kept.message).toContain('tercatat dalam 2 perwakilan')
  const organisation = makeRow('organisation', {})
  makeRow('meeting_organiser', { organisation_id: organisation })
  const host = await office.refused('organisations.remove', { id: organisation })
  expect(host.message).toContain('masih memiliki 1 rapat yang diselenggarakan')
})

test('what hangs on posts that would go with their organisation keeps it too', async () => {
  const organisation = makeRow('organisation', {})
  const post = makeRow('post', { organisation_id: organisation })
  makeRow('action', { post_id: post })
  const error = await office.refused('organisations.remove', { id: organisation })
  expect(error).toMatchObject({ code: 'in-use', message: expect.stringContaining('1 tindak lanjut') })
})

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('No removal.')
  return value
}
