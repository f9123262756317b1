/** The rule as a function and the rule as SQL say the same of any memberships on any day. */
import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../../../electron/backend/database/migrate.ts'
import { Connection, read } from '../../../electron/backend/database/statements.ts'
import * as sql from '../../../electron/backend/tenure/fragments.ts'
import { holdersOfPosts, membershipsOfPeople } from '../../../electron/backend/tenure/queries.ts'
import { currentOn, holderOn, type Membership, shownOn } from '../../../electron/backend/tenure/rules.ts'
import { capacities } from '../../../electron/contract/roster.ts'
import type { PersonId, PostId } from '../../../electron/contract/ids.ts'

/** Two agencies and a team, each with three posts: those of organisation 1 are 1, 2, 3, of 2 they are 4, 5, 6 … */
const organisations = [1, 2, 3]
const people = [1, 2, 3] as PersonId[]
const posts = [1, 2, 3, 4, 5, 6, 7, 8, 9] as PostId[]

let db: Connection
beforeAll(() => {
  db = new Connection(new Sqlite(':memory:'))
  migrate(db.sqlite)
  for (const id of organisations) {
    const kind = id === 3 ? 'team' : 'agency'
    db.prepared(`INSERT INTO organisation (id, name, name_key, kind) VALUES (?, ?, ?, ?)`).run(
      id,
      `O${id}`,
      `o${id}`,
      kind,
    )
    for (const post of posts.slice(id * 3 - 3, id * 3))
      db.prepared(`INSERT INTO post (id, organisation_id, title, title_key) VALUES (?, ?, ?, ?)`).run(
        post,
        id,
        `Jabatan ${post}`,
        `jabatan ${post}`,
      )
  }
  for (const id of people)
    db.prepared(`INSERT INTO person (id, name, name_key) VALUES (?, ?, ?)`).run(id, `P${id}`, `p${id}`)
})
afterAll(() => db.sqlite.close())

/** A few days near each other, so that beginnings, endings and the day asked about often meet. */
const day = fc.integer({ min: 1, max: 9 }).map((number) => `2024-11-0${number}`)
const tenure = fc
  .tuple(fc.option(day), fc.option(day))
  .filter(([from, until]) => from === null || until === null || from <= until)
const membership = fc.record({
  personId: fc.constantFrom(...people),
  organisationId: fc.constantFrom(...organisations),
  /** Which of its posts; null: none. */
  post: fc.option(fc.integer({ min: 1, max: 3 })),
  capacity: fc.constantFrom(...capacities),
  dates: tenure,
})

interface Row extends Membership {
  personId: PersonId
}
const everything = read<undefined, Row>(
  `SELECT m.id, m.person_id AS personId, m.organisation_id AS organisationId, o.kind, m.post_id AS postId,
     ifnull(po.title, '') AS post, m.capacity, m.from_date AS fromDate, m.until_date AS untilDate
   FROM membership m JOIN organisation o ON o.id = m.organisation_id LEFT JOIN post po ON po.id = m.post_id`,
)
const current = read<{ day: string }, { id: number }>(
  `SELECT m.id FROM membership m WHERE ${sql.currentOn('m', '@day')} ORDER BY m.id`,
)
const holder = read<{ post: PostId; day: string }, { id: number }>(
  `SELECT m.id FROM membership m WHERE m.post_id = @post AND ${sql.currentOn('m', '@day')}
   ORDER BY ${sql.precedence('m')} LIMIT 1`,
)
const holders = read<{ post: PostId; day: string }, { id: number }>(
  `SELECT m.id FROM membership m WHERE m.post_id = @post AND ${sql.holdsOn('m', '@day')} ORDER BY m.id`,
)
const shownIn = read<{ person: PersonId; day: string }, { id: number; least: number }>(
  `SELECT m.id, min(${sql.mostTelling('m', 'o')}) AS least FROM membership m JOIN organisation o ON o.id = m.organisation_id
   WHERE m.person_id = @person AND ${sql.currentOn('m', '@day')} GROUP BY m.organisation_id ORDER BY least`,
)
const shown = read<{ person: PersonId; day: string }, { id: number | null }>(
  `SELECT ${sql.tellingMembership('@person', '@day')} AS id`,
)
const phases = read<{ day: string }, { id: number; phase: number; notEnded: number }>(
  `SELECT m.id, ${sql.phaseOn('m', '@day')} AS phase, ${sql.notEndedOn('m', '@day')} AS notEnded FROM membership m`,
)
const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id)

test('for random tenures, days and several posts in one agency', () => {
  fc.assert(
    fc.property(fc.array(membership, { maxLength: 14 }), day, (memberships, on) => {
      db.prepared(`DELETE FROM membership`).run()
      for (const { personId, organisationId, post, capacity, dates } of memberships)
        db.prepared(
          `INSERT INTO membership (person_id, organisation_id, post_id, capacity, from_date, until_date)
           VALUES (?, ?, ?, ?, ?, ?)`,
        ).run(personId, organisationId, post === null ? null : organisationId * 3 - 3 + post, capacity, ...dates)

      const rows = everything.all(db)
      expect(idsOf(current.all(db, { day: on }))).toEqual(
        idsOf(rows.filter((row) => currentOn(row, on))).sort(ascending),
      )
      const held = holdersOfPosts(db, posts, on)
      for (const post of posts) {
        const tenures = rows.filter(({ postId }) => postId === post)
        expect(holder.get(db, { post, day: on })?.id).toBe(holderOn(tenures, on)?.id)
        expect(held.get(post)?.[0].id).toBe(holderOn(tenures, on)?.id)
        expect(idsOf(holders.all(db, { post, day: on }))).toEqual(idsOf(held.get(post) ?? []).sort(ascending))
      }
      const sitting = membershipsOfPeople(db, people, on)
      for (const person of people) {
        const own = idsOf(
          shownOn(
            rows.filter(({ personId }) => personId === person),
            on,
          ),
        )
        expect(idsOf(sitting.get(person) ?? [])).toEqual(own)
        expect(idsOf(shownIn.all(db, { person, day: on }))).toEqual(own)
        expect(shown.get(db, { person, day: on })?.id).toBe(own[0] ?? null)
      }
      for (const { id, phase, notEnded } of phases.all(db, { day: on })) {
        const row = rows.find((one) => one.id === id)
        expect(phase === 0).toBe(row && currentOn(row, on))
        expect(notEnded).toBe(Number(phase < 2))
      }
    }),
    { numRuns: 400 },
  )
})

const ascending = (a: number, b: number) => a - b
