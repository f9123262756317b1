/** The floor of an import: the same rows into the same tables and indexes, and nothing else. */
import Database from 'better-sqlite3'
import { migrate } from '../../electron/backend/database/migrate.ts'
import { newUuid } from '../../electron/backend/database/uuid.ts'
import { nameKey } from '../../electron/backend/values/personName.ts'
import { organisationKey, postKey } from '../../electron/backend/roster/rules.ts'
import { time } from './measure.ts'
import type { InventedPerson } from './people.ts'

/**
 * Milliseconds to insert people, organisations, posts, memberships and their search index in one transaction.
 * The database at `path` is made when it is not there; organisations and posts that it knows are used.
 */
export function bareInsert(path: string, people: readonly InventedPerson[], clock = time): Promise<number> {
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('temp_store = MEMORY')
  migrate(db)
  const rows = people.map((person) => ({
    ...person,
    key: nameKey(person.name),
    organisationKey: organisationKey(person.organisation),
    postKey: postKey(person.position),
  }))
  const insertPerson = db.prepare(
    `INSERT INTO person (uuid, name, name_key, nip, rank, sex, phone, email)
     VALUES (${newUuid}, @name, @key, @nip, @rank, 'L', @phone, @email)`,
  )
  const insertOrganisation = db.prepare(
    `INSERT INTO organisation (uuid, name, name_key) VALUES (${newUuid}, @organisation, @organisationKey)`,
  )
  const insertPost = db.prepare(
    `INSERT INTO post (uuid, organisation_id, title, title_key) VALUES (${newUuid}, ?, ?, ?)`,
  )
  const insertMembership = db.prepare(`INSERT INTO membership (person_id, organisation_id, post_id) VALUES (?, ?, ?)`)
  const pairs = (sql: string) => new Map(db.prepare<[], [string, number]>(sql).raw().all())
  const organisations = pairs(`SELECT name_key, id FROM organisation`)
  const posts = pairs(`SELECT organisation_id || ' ' || title_key, id FROM post`)
  const before = db.prepare<[], number>(`SELECT ifnull(max(id), 0) FROM person`).pluck().get() ?? 0
  const insertAll = db.transaction(() => {
    for (const row of rows) {
      const person = insertPerson.run(row).lastInsertRowid
      let organisation = organisations.get(row.organisationKey)
      if (organisation === undefined)
        organisations.set(row.organisationKey, (organisation = Number(insertOrganisation.run(row).lastInsertRowid)))
      const key = `${organisation} ${row.postKey}`
      let post = posts.get(key)
      if (post === undefined)
        posts.set(key, (post = Number(insertPost.run(organisation, row.position, row.postKey).lastInsertRowid)))
      insertMembership.run(person, organisation, post)
    }
    db.prepare(
      `INSERT INTO person_search (rowid, name, context)
      SELECT p.id, p.name, o.name || ' ' || po.title FROM person p JOIN membership m ON m.person_id = p.id
      JOIN organisation o ON o.id = m.organisation_id JOIN post po ON po.id = m.post_id
      WHERE p.id > ?`,
    ).run(before)
  })
  return clock(insertAll).finally(() => db.close())
}
