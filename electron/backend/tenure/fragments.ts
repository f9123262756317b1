/**
 * The rule of `rules.ts` as SQL over rows of membership: `m` is the alias of such a row, `o` that of its organisation,
 * `day` an SQL expression that gives `YYYY-MM-DD`. A property test holds the two together.
 */

/** The membership has not ended: it is current, or planned. */
export const notEndedOn = (m: string, day: string) => `(${m}.until_date IS NULL OR ${m}.until_date >= ${day})`

export const currentOn = (m: string, day: string) =>
  `${notEndedOn(m, day)} AND (${m}.from_date IS NULL OR ${m}.from_date <= ${day})`

/** 0 current, 1 planned, 2 ended: for lists that show them all. */
export const phaseOn = (m: string, day: string) =>
  `CASE WHEN ${m}.until_date < ${day} THEN 2 WHEN ${m}.from_date > ${day} THEN 1 ELSE 0 END`

/*
 * An order as one number, the first least, so that `min` finds it and SQLite takes the columns beside it from the same
 * row. Bits: 61 a team, 60 no post, 59 definitive, 32–58 how early it began; less
 * the id, so that of two alike the one written down last comes first.
 */

/** Acting before definitive, then the latest begun. Those of equal rank share a post. */
export const rankOf = (m: string) =>
  `(((${m}.capacity = 'definitif') << 59)
    | (iif(${m}.from_date IS NULL, 99999999, 99999999 - replace(${m}.from_date, '-', '')) << 32))`

/** Least for the one who holds a post, among its current memberships. */
export const precedence = (m: string) => `(${rankOf(m)} - ${m}.id)`

/** Least for the membership that tells most of a person, among their current ones; below 2^62. */
export const mostTelling = (m: string, o: string) =>
  `(((${o}.kind = 'team') << 61) | ((${m}.post_id IS NULL) << 60) | ${precedence(m)})`

/** The membership's person is named for its post on a day, or shares it with the one who is. */
export const holdsOn = (m: string, day: string) =>
  `(${currentOn(m, day)} AND NOT EXISTS (
     SELECT 1 FROM membership nearer WHERE nearer.post_id = ${m}.post_id AND ${currentOn('nearer', day)}
       AND ${rankOf('nearer')} < ${rankOf(m)}))`

/** Id of the membership that tells most of a person on a day, a scalar; null for who sits nowhere. */
export const tellingMembership = (person: string, day: string) =>
  `(SELECT m.id FROM membership m JOIN organisation mo ON mo.id = m.organisation_id
    WHERE m.person_id = ${person} AND ${currentOn('m', day)} ORDER BY ${mostTelling('m', 'mo')} LIMIT 1)`
