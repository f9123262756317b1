/** Commit of a 10,000-row import, against inserting the same rows with the same indexes and no journal. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { migrate } from '../../electron/backend/database/migrate.ts'
import { nameKey } from '../../electron/backend/imports/values/personName.ts'
import { organisationKey, postKey } from '../../electron/backend/roster/rules.ts'
import { openOffice } from '../harness/office.ts'
import { writeRosterCsv } from './files.ts'
import { atMost, median, type Measurement, ms, time } from './measure.ts'
import { inventPeople, type InventedPerson } from './people.ts'

const count = 10_000
const rounds = 5

export async function measure(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-bench-'))
  const people = inventPeople(count)
  const file = join(folder, 'roster.csv')
  writeRosterCsv(file, people)
  const bare: number[] = []
  const commit: number[] = []
  const undo: number[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      bare.push(await bareInsert(join(folder, `bare-${round}.db`), people))
      const office = await openOffice({ now: () => new Date() })
      const { ticket } = office.backend.files.admit(file, 'roster.csv')
      const { previewId, totals } = await office.ask('imports.preview', { ticket })
      if (totals.new !== count) throw new Error(`The bench expected ${count} new rows, found ${totals.new}.`)
      let entryId: Awaited<ReturnType<typeof office.ask<'imports.commit'>>>['entryId'] = null
      commit.push(await time(async () => ({ entryId } = await office.ask('imports.commit', { previewId }))))
      if (entryId === null) throw new Error('The import wrote nothing.')
      const id = entryId
      undo.push(await time(() => office.ask('journal.undo', { entryId: id })))
      await office.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const floor = median(bare)
  const against = `bare insert, same rows and indexes, no journal: ${ms(floor)}`
  return [
    {
      what: 'imports.commit of 10,000 rows, backup and journal included',
      measured: ms(median(commit)),
      against,
      ratio: median(commit) / floor,
      aim: atMost(3),
    },
    {
      what: 'undo of that import',
      measured: ms(median(undo)),
      against: `the import: ${ms(median(commit))}`,
      ratio: median(undo) / median(commit),
      aim: atMost(1),
    },
  ]
}

/** Milliseconds to insert people, organisations, posts, memberships and their search index in one transaction. */
function bareInsert(path: string, people: readonly InventedPerson[]): Promise<number> {
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  migrate(db)
  const rows = people.map((person) => ({
    ...person,
    key: nameKey(person.name),
    organisationKey: organisationKey(person.organisation),
    postKey: postKey(person.position),
  }))
  const insertPerson = db.prepare(
    `INSERT INTO person (name, name_key, nip, rank, sex, phone, email) VALUES (@name, @key, @nip, @rank, 'L', @phone, @email)`,
  )
  const insertOrganisation = db.prepare(
    `INSERT INTO organisation (name, name_key) VALUES (@organisation, @organisationKey)`,
  )
  const insertPost = db.prepare(`INSERT INTO post (organisation_id, title, title_key) VALUES (?, ?, ?)`)
  const insertMembership = db.prepare(`INSERT INTO membership (person_id, organisation_id, post_id) VALUES (?, ?, ?)`)
  const organisations = new Map<string, number>()
  const posts = new Map<string, number>()
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
    db.exec(`INSERT INTO person_search (rowid, name, context)
      SELECT p.id, p.name, o.name || ' ' || po.title FROM person p JOIN membership m ON m.person_id = p.id
      JOIN organisation o ON o.id = m.organisation_id JOIN post po ON po.id = m.post_id`)
  })
  return time(insertAll).finally(() => db.close())
}
