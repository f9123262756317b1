/** Offices with as many people as a bench needs. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { databaseFile } from '../../electron/backend/database/open.ts'
import { rebuildSearch } from '../../electron/backend/roster/search/index.ts'
import { Connection } from '../../electron/backend/database/statements.ts'
import { nameKey } from '../../electron/backend/values/personName.ts'
import { organisationKey, postKey } from '../../electron/backend/roster/rules.ts'
import { openOffice } from '../harness/office.ts'
import { writeRosterCsv } from './files.ts'
import { inventPeople, type InventedPerson } from './people.ts'

/** Taken in through the import, as a user would. Leaves a closed data folder behind. */
export async function fillOffice(folder: string, count: number): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const office = await openOffice({ folder, now: () => new Date() })
  const file = join(folder, 'roster.csv')
  writeRosterCsv(file, inventPeople(count))
  const { ticket } = office.backend.files.admit(file, 'roster.csv')
  const { previewId } = await office.ask('imports.preview', { ticket })
  const { created } = await office.ask('imports.commit', { previewId })
  if (created !== count) throw new Error(`${created} of ${count} people came in.`)
  await office.backend.close()
  rmSync(file)
}

/** Written past the import and the journal, for rosters that would take them minutes. Leaves a closed data folder. */
export async function writeOffice(folder: string, people: readonly InventedPerson[]): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const office = await openOffice({ folder, now: () => new Date() })
  await office.backend.close()
  const sqlite = new Database(join(folder, databaseFile))
  sqlite.pragma('cache_size = -524288')
  sqlite.pragma('temp_store = MEMORY')
  sqlite.pragma('synchronous = OFF')
  sqlite.transaction(() => {
    withoutIndexes(sqlite, ['person', 'membership'], () => insertPeople(sqlite, people))
    const connection = new Connection(sqlite)
    rebuildSearch({ writable: true, prepared: (sql) => connection.prepared(sql) })
  })()
  sqlite.close()
}

/** Indexes made at the end cost a fraction of indexes kept row by row. */
function withoutIndexes(sqlite: Database.Database, tables: readonly string[], work: () => void): void {
  const indexes = sqlite
    .prepare(
      `SELECT name, sql FROM sqlite_schema
       WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(tables)) as { name: string; sql: string }[]
  for (const { name } of indexes) sqlite.exec(`DROP INDEX ${name}`)
  work()
  for (const { sql } of indexes) sqlite.exec(sql)
}

/** Each organisation is put into one of the office's sectors in turn. */
function insertPeople(sqlite: Database.Database, people: readonly InventedPerson[]): void {
  const insertPerson = sqlite.prepare(
    `INSERT INTO person (name, name_key, nip, rank, phone, email) VALUES (@name, @key, @nip, @rank, @phone, @email)`,
  )
  const insertOrganisation = sqlite.prepare(`INSERT INTO organisation (name, name_key, sector_id) VALUES (?, ?, ?)`)
  const insertPost = sqlite.prepare(`INSERT INTO post (organisation_id, title, title_key) VALUES (?, ?, ?)`)
  const insertMembership = sqlite.prepare(
    `INSERT INTO membership (person_id, organisation_id, post_id) VALUES (?, ?, ?)`,
  )
  const sectors = sqlite.prepare(`SELECT id FROM sector ORDER BY position`).pluck().all()
  const organisations = new Map<string, number>()
  const posts = new Map<string, number>()
  const known = (ids: Map<string, number>, key: string, insert: () => Database.RunResult): number => {
    const id = ids.get(key) ?? Number(insert().lastInsertRowid)
    ids.set(key, id)
    return id
  }
  for (const person of people) {
    const { name, organisation: agency, position: title } = person
    const organisation = known(organisations, agency, () =>
      insertOrganisation.run(agency, organisationKey(agency), sectors[organisations.size % sectors.length]),
    )
    const post = known(posts, `${organisation} ${title}`, () => insertPost.run(organisation, title, postKey(title)))
    const { lastInsertRowid } = insertPerson.run({ ...person, key: nameKey(name) })
    insertMembership.run(lastInsertRowid, organisation, post)
  }
}
