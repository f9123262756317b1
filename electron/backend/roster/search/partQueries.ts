/**
 * The words of the index by their tails: a few lookups tell which words begin with what was typed, or contain it. A
 * word that nobody bears any longer stays; it finds nobody.
 */
import { read, write, type WriteDb } from '../../database/statements.ts'

/** Shorter parts are found in too many words to be of use. */
export const shortestPart = 3
/** Tails of one word: no name is longer, but a cell that is no name may be. */
const mostTails = 30

export const clearParts = write<undefined>(`DELETE FROM person_search_part`)
/** "Ma'ruf" is two words to the tokenizer; its key adds "maruf", as people type it. */
export const spelled = (row: string) =>
  `iif(instr(${row}.name, '''') OR instr(${row}.name, '’'), ${row}.name || ' ' || ${row}.name_key, ${row}.name)`
const namesTouched = read<undefined, { text: string }>(
  `SELECT ${spelled('p')} AS text FROM temp.search_touched t CROSS JOIN person p ON p.id = t.id
   UNION ALL SELECT ${spelled('a')} FROM temp.search_touched t CROSS JOIN person_alias a ON a.person_id = t.id`,
)
const placesTouched = read<undefined, { text: string }>(
  `SELECT o.name || ' ' || o.short_name || ' ' || ifnull(po.title, '') AS text
   FROM (SELECT DISTINCT m.organisation_id, m.post_id
         FROM temp.search_touched t CROSS JOIN membership m ON m.person_id = t.id) place
   JOIN organisation o ON o.id = place.organisation_id LEFT JOIN post po ON po.id = place.post_id`,
)
const insertPart = write<{ part: string; word: string }>(
  `INSERT OR IGNORE INTO person_search_part (part, word) VALUES (@part, @word)`,
)

/** Words that begin with a part. */
export const wordsBeginning = read<{ from: string; to: string; limit: number }, { word: string }>(
  `SELECT word FROM person_search_part WHERE part >= @from AND part < @to AND part = word LIMIT @limit`,
)
/** Words that hold a part. */
export const wordsContaining = read<{ from: string; to: string; limit: number }, { word: string }>(
  `SELECT DISTINCT word FROM person_search_part WHERE part >= @from AND part < @to LIMIT @limit`,
)

/** Adds the words of the people in temp.search_touched. */
export function addParts(db: WriteDb): void {
  const words = new Set<string>()
  for (const { text } of namesTouched.iterate(db)) for (const word of indexWords(text)) words.add(word)
  for (const { text } of placesTouched.iterate(db)) for (const word of indexWords(text)) words.add(word)
  for (const word of words) {
    if (word.length < shortestPart || insertPart.run(db, { part: word, word }).changes === 0) continue
    const last = Math.min(word.length - shortestPart, mostTails)
    for (let start = 1; start <= last; start++) insertPart.run(db, { part: word.slice(start), word })
  }
}

const unusual = /[^\x20-\x7e]/

/** The words the index's tokenizer makes of a text. */
function indexWords(text: string): readonly string[] {
  const words = unusual.test(text)
    ? text
        .normalize('NFKD')
        .replace(/[\u0300-\u036f]/g, '')
        .toLowerCase()
        .match(/[\p{L}\p{N}\p{Co}]+/gu)
    : text.toLowerCase().match(/[a-z0-9]+/g)
  return words ?? []
}
