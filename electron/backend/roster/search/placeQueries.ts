/**
 * Places: numbers that order people as their names do, person by person. A newcomer gets one between its neighbours';
 * where no number is left between, the people around are placed anew.
 */
import { read, type ReadDb, write, type WriteDb } from '../../database/statements.ts'

/** Numbers left free after each person when there is nobody behind. */
const room = 2 ** 16

const isDated = (person: string) =>
  `EXISTS (SELECT 1 FROM membership m WHERE m.person_id = ${person} AND (m.from_date IS NOT NULL OR m.until_date IS NOT NULL))`

export const clearPlaces = write<undefined>(`DELETE FROM person_search_place`)
/** Of the people in temp.search_touched, whose order may be another now. */
export const takePlaces = write<undefined>(
  `DELETE FROM person_search_place WHERE person_id IN (SELECT id FROM temp.search_touched)`,
)
export const placeEveryone = write<undefined>(
  `INSERT INTO person_search_place (place, person_id, dated)
   SELECT row_number() OVER (ORDER BY name_key, id) * ${room}, id, ${isDated('person.id')} FROM person`,
)

/**
 * Newcomers behind the same placed person share the room up to the next: `anchor` is that person's place, `number`
 * counts them and `step` is how far apart they come to stand. The person just before a newcomer is either placed or a
 * newcomer, whose anchor then holds for both; places rise with names, so that anchor is the greatest so far.
 */
const stage = write<undefined>(`
  INSERT INTO temp.search_arrival (person_id, anchor, number, step)
  WITH newcomer AS (
    SELECT p.id, p.name_key, (SELECT place FROM person_search_place WHERE person_id = (
      SELECT q.id FROM person q WHERE (q.name_key, q.id) < (p.name_key, p.id)
      ORDER BY q.name_key DESC, q.id DESC LIMIT 1)) AS before
    FROM temp.search_touched t CROSS JOIN person p ON p.id = t.id
  ),
  anchored AS (SELECT id, name_key, ifnull(max(before) OVER (ORDER BY name_key, id), 0) AS anchor FROM newcomer),
  counted AS (
    SELECT id, anchor, row_number() OVER (PARTITION BY anchor ORDER BY name_key, id) AS number,
      count(*) OVER (PARTITION BY anchor) AS crowd FROM anchored
  ),
  gap AS (
    SELECT anchor, (SELECT min(place) FROM person_search_place WHERE place > anchor) - anchor AS width
    FROM (SELECT DISTINCT anchor FROM anchored)
  )
  SELECT id, anchor, number, ifnull(width / (crowd + 1), ${room}) FROM counted JOIN gap USING (anchor)
`)
const anyPlace = read<undefined, { place: number }>(`SELECT place FROM person_search_place LIMIT 1`)
const unstage = write<undefined>(`DELETE FROM temp.search_arrival`)
const tight = read<undefined, { anchor: number }>(`SELECT anchor FROM temp.search_arrival WHERE step < 1 LIMIT 1`)
const touchAround = write<{ reach: number }>(
  `INSERT OR IGNORE INTO temp.search_touched (id)
   SELECT pl.person_id FROM (SELECT DISTINCT anchor FROM temp.search_arrival WHERE step < 1) a
   JOIN person_search_place pl ON pl.place BETWEEN a.anchor - @reach AND a.anchor + @reach`,
)
const settle = write<undefined>(
  `INSERT INTO person_search_place (place, person_id, dated)
   SELECT anchor + number * step, person_id, ${isDated('temp.search_arrival.person_id')} FROM temp.search_arrival`,
)

/**
 * Gives everyone in temp.search_touched a place; none of them has one. `takeOut` takes the lines and places of people
 * who were added to temp.search_touched to make room.
 */
export function placeTouched(db: WriteDb, takeOut: () => void): void {
  if (anyPlace.get(db) === undefined) {
    placeEveryone.run(db)
    return
  }
  ensureArrivals(db)
  stage.run(db)
  for (let reach = 64 * room; tight.get(db) !== undefined; reach *= 64) {
    touchAround.run(db, { reach })
    takeOut()
    unstage.run(db)
    stage.run(db)
  }
  settle.run(db)
  unstage.run(db)
}

function ensureArrivals(db: ReadDb): void {
  db.prepared(
    `CREATE TEMP TABLE IF NOT EXISTS search_arrival (
       person_id INTEGER PRIMARY KEY, anchor INTEGER NOT NULL, number INTEGER NOT NULL, step INTEGER NOT NULL)`,
  ).run()
}
