/** Rows the meetings stand on, written one by one as commands of their own: the program's journal, triggers and search index. */
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { domains } from '../../../electron/backend/domains.ts'
import { Journal } from '../../../electron/backend/database/journal.ts'
import { databaseFile } from '../../../electron/backend/database/open.ts'
import { recordedTables } from '../../../electron/backend/database/recorder.ts'
import { Connection } from '../../../electron/backend/database/statements.ts'
import { nameKey } from '../../../electron/backend/values/personName.ts'
import { organisationKey, postKey } from '../../../electron/backend/roster/rules.ts'
import type { Input } from '../../../electron/contract/api.ts'
import type {
  MeetingId,
  OrganisationId,
  PersonId,
  PostId,
  SectorId,
  SessionId,
} from '../../../electron/contract/ids.ts'
import type { Capacity } from '../../../electron/contract/roster.ts'
import type { TestOffice } from '../../harness/office.ts'

export class RosterRows {
  readonly #sqlite: Sqlite.Database
  readonly #journal: Journal

  constructor(office: TestOffice) {
    this.#sqlite = new Sqlite(join(office.folder, databaseFile))
    this.#sqlite.pragma('synchronous = OFF')
    this.#journal = new Journal(
      new Connection(this.#sqlite),
      () => new Date('2024-11-18T01:00:00Z'),
      () => undefined,
      domains,
    )
  }

  sector(name: string): SectorId {
    return this.#sqlite.prepare(`SELECT id FROM sector WHERE name = ?`).pluck().get(name) as SectorId
  }

  organisation(name: string, sector: string | null = 'Perangkat Daerah'): OrganisationId {
    return this.#insert(`INSERT INTO organisation (name, name_key, sector_id) VALUES (?, ?, ?)`, [
      name,
      organisationKey(name),
      sector === null ? null : this.sector(sector),
    ]) as OrganisationId
  }

  post(organisationId: OrganisationId, title: string, position = 1): PostId {
    return this.#insert(`INSERT INTO post (organisation_id, title, title_key, position) VALUES (?, ?, ?, ?)`, [
      organisationId,
      title,
      postKey(title),
      position,
    ]) as PostId
  }

  person(name: string): PersonId {
    return this.#insert(`INSERT INTO person (name, name_key) VALUES (?, ?)`, [name, nameKey(name)]) as PersonId
  }

  membership(
    personId: PersonId,
    organisationId: OrganisationId,
    postId: PostId | null,
    {
      capacity = 'definitif',
      from = null,
      until = null,
    }: { capacity?: Capacity; from?: string | null; until?: string | null } = {},
  ): number {
    return this.#insert(
      `INSERT INTO membership (person_id, organisation_id, post_id, capacity, from_date, until_date)
       VALUES (?, ?, ?, ?, ?, ?)`,
      [personId, organisationId, postId, capacity, from, until],
    )
  }

  /** An organisation whose first post somebody holds. */
  agency(
    name: string,
    head: string,
    sector?: string,
  ): { organisationId: OrganisationId; postId: PostId; personId: PersonId } {
    const organisationId = this.organisation(name, sector)
    const postId = this.post(organisationId, 'Kepala')
    const personId = this.person(head)
    this.membership(personId, organisationId, postId)
    return { organisationId, postId, personId }
  }

  attend(sessionId: SessionId, invitationId: number | null, seat = 1): void {
    this.#insert(
      `INSERT INTO attendance (session_id, invitation_id, seat, capacity, name, marked_at)
       VALUES (?, ?, ?, 'self', 'Siti', '2024-11-18T01:00:00Z')`,
      [sessionId, invitationId, seat],
    )
  }

  line(sessionId: SessionId, invitationId: number, number: number): void {
    this.#insert(`INSERT INTO sheet_line (session_id, invitation_id, number, name) VALUES (?, ?, ?, 'Siti')`, [
      sessionId,
      invitationId,
      number,
    ])
  }

  /** A decision with an action that has a helper, an old deadline and a report. */
  promise(meetingId: MeetingId, organisationId: OrganisationId): void {
    const decision = this.#insert(`INSERT INTO decision (meeting_id, position, text) VALUES (?, 1, 'Sepakat')`, [
      meetingId,
    ])
    const action = this.#insert(
      `INSERT INTO action (meeting_id, number, decision_id, step, organisation_id) VALUES (?, 1, ?, 'Padankan data', ?)`,
      [meetingId, decision, organisationId],
    )
    this.#insert(`INSERT INTO action_support (action_id, organisation_id) VALUES (?, ?)`, [action, organisationId])
    this.#insert(
      `INSERT INTO action_deadline (action_id, due_text, changed_on, reason) VALUES (?, 'minggu I', '2024-11-20', 'x')`,
      [action],
    )
    this.#insert(`INSERT INTO progress (action_id, date, percent) VALUES (?, '2024-11-25', 20)`, [action])
  }

  /** Every row of the tables the journal records, to compare a before with an after. */
  everything(): Record<string, unknown[]> {
    const rows = (table: string) => this.#sqlite.prepare(`SELECT * FROM ${table} ORDER BY id`).all()
    return Object.fromEntries(recordedTables(this.#sqlite).map((table) => [table, rows(table)]))
  }

  close(): void {
    this.#sqlite.close()
  }

  #insert(sql: string, values: (string | number | null)[]): number {
    const { value } = this.#journal.run('test.insert', 'Baris untuk uji', (db) => db.prepared(sql).run(...values))
    return Number(value.lastInsertRowid)
  }
}

export const newMeeting = (fields: Partial<Input<'meetings.create'>> = {}): Input<'meetings.create'> => ({
  title: 'Rakor Penanggulangan Kemiskinan 2024',
  date: '2024-11-18',
  startTime: '09:00',
  ...fields,
})
