/** The actions domain on a real database of its own, with organisations and a series of meetings to stand on. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createActions } from '../../../electron/backend/actions/handlers.ts'
import { domains } from '../../../electron/backend/domains.ts'
import { Journal } from '../../../electron/backend/database/journal.ts'
import { openDatabase } from '../../../electron/backend/database/open.ts'
import { recordedTables } from '../../../electron/backend/database/recorder.ts'
import { type ReadDb, write } from '../../../electron/backend/database/statements.ts'
import { Tickets } from '../../../electron/backend/files/tickets.ts'
import type { Services } from '../../../electron/backend/services.ts'
import { type Channel, type Output, shortCall } from '../../../electron/contract/api.ts'
import { versionOf } from '../../../electron/backend/database/versions.ts'
import { type Asked, sawNow } from '../../harness/office.ts'
import { createDispatch } from '../../../electron/contract/dispatch.ts'
import type { AppError } from '../../../electron/contract/errors.ts'
import type { EntryId, MeetingId, OrganisationId, PostId, StrategyId } from '../../../electron/contract/ids.ts'

const insertOrganisation = write<{ name: string; short: string }>(
  `INSERT INTO organisation (name, name_key, short_name) VALUES (@name, lower(@name), @short)`,
)
const insertPost = write<{ organisationId: number; title: string }>(
  `INSERT INTO post (organisation_id, title, title_key) VALUES (@organisationId, @title, lower(@title))`,
)
const insertMeeting = write<{ title: string; date: string; previousId: number | null }>(
  `INSERT INTO meeting (title, date, start_time, previous_id) VALUES (@title, @date, '09:00', @previousId)`,
)
const insertStrategy = write<{ name: string; position: number }>(
  `INSERT INTO strategy (name, position) VALUES (@name, @position)`,
)

export interface Ledger {
  /** May be set: the date it is in WITA. */
  today: string
  db: ReadDb
  files: Tickets
  ask<C extends Channel>(channel: C, input: Asked<C>): Promise<Output<C>>
  refused<C extends Channel>(channel: C, input: Asked<C>): Promise<AppError>
  /** Takes the last entry back; answers what had to be left. */
  undo(): string[]
  meeting(title: string, date: string, previousId?: MeetingId | null): MeetingId
  /** Puts a meeting off. */
  move(meetingId: MeetingId, date: string): void
  organisation(name: string, short?: string): OrganisationId
  post(organisationId: OrganisationId, title: string): PostId
  strategy(name: string): StrategyId
  /** Every recorded row, as text, for telling whether two states are the same. */
  image(): string
  lastSummary(): string
  close(): void
}

export async function openLedger(): Promise<Ledger> {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-actions-'))
  const open = await openDatabase(folder, () => Promise.resolve())
  const { sqlite } = open.connection
  const clock = () => new Date(`${ledger.today}T02:00:00Z`)
  const journal = new Journal(open.connection, clock, () => undefined, domains)
  const files = new Tickets()
  const services = { db: open.connection, journal, files, now: clock } as unknown as Services
  const unforeseen: unknown[] = []
  const dispatch = createDispatch(createActions(services), (_, error) => unforeseen.push(error))
  const context = shortCall()
  const version = () => Promise.resolve(versionOf(open.connection))
  const add = (work: Parameters<typeof journal.run<number>>[2]) => journal.run('test.seed', 'Data uji', work).value

  const ledger: Ledger = {
    today: '2024-11-18',
    db: open.connection,
    files,
    async ask(channel, input) {
      const result = await dispatch(channel, await sawNow(channel, input, version), context)
      if (!result.ok)
        throw new Error(`${channel}: ${result.error.code} ${result.error.message}`, { cause: unforeseen.at(-1) })
      return result.value as never
    },
    async refused(channel, input) {
      const result = await dispatch(channel, await sawNow(channel, input, version), context)
      if (result.ok) throw new Error(`${channel} was expected to be refused.`)
      return result.error
    },
    undo() {
      const last = sqlite.prepare(
        `SELECT max(id) AS id FROM journal_entry WHERE undoes_id IS NULL AND undone_by_id IS NULL`,
      )
      return journal.undo((last.get() as { id: EntryId }).id).left
    },
    meeting: (title, date, previousId = null) =>
      add((db) => insertMeeting.run(db, { title, date, previousId }).id) as MeetingId,
    move: (meetingId, date) =>
      void add((db) => db.prepared('UPDATE meeting SET date = ? WHERE id = ?').run(date, meetingId).changes),
    organisation: (name, short = '') => add((db) => insertOrganisation.run(db, { name, short }).id) as OrganisationId,
    post: (organisationId, title) => add((db) => insertPost.run(db, { organisationId, title }).id) as PostId,
    strategy: (name) => add((db) => insertStrategy.run(db, { name, position: 1 }).id) as StrategyId,
    image: () =>
      recordedTables(sqlite)
        .map((table) => `${table} ${JSON.stringify(sqlite.prepare(`SELECT * FROM ${table} ORDER BY id`).all())}`)
        .join('\n'),
    lastSummary: () =>
      (sqlite.prepare(`SELECT summary FROM journal_entry ORDER BY id DESC LIMIT 1`).get() as { summary: string })
        .summary,
    close() {
      files.close()
      open.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return ledger
}
