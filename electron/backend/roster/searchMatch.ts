/** What was typed, as queries of the search index. */
import { read, type ReadDb } from '../database/statements.ts'
import { nameMark } from '../database/searchIndex.ts'
import { shortestPart } from '../database/searchParts.ts'
import { afterPrefix } from './searchRules.ts'

/** Beginnings the index keeps lists of; longer ones are asked for as the words they begin. */
const longestListed = 4
/** Words asked for in the place of one that was typed. */
const mostWords = 50

const wordsBeginning = read<{ from: string; to: string; limit: number }, { word: string }>(
  `SELECT word FROM person_search_part WHERE part >= @from AND part < @to AND part = word LIMIT @limit`,
)
const wordsContaining = read<{ from: string; to: string; limit: number }, { word: string }>(
  `SELECT DISTINCT word FROM person_search_part WHERE part >= @from AND part < @to LIMIT @limit`,
)

/** FTS5 queries for folded words, the second finding all that the first finds; null finds nobody. */
export interface Matches {
  /** Every word begins a word of the name, or of another name the person was recorded under. */
  names: string | null
  /** Every word begins a word of the name, the titles, the post or the organisation. */
  places: string | null
}

export function matchesOf(db: ReadDb, words: readonly string[]): Matches {
  const beginning = words.map((word) => beginningWith(db, word))
  return {
    names: every(beginning.map((found) => anyOf(found, nameMark))),
    places: every(beginning.map((found) => anyOf(found, ''))),
  }
}

/** Every word is part of such a word. Of very many such words some are passed over. */
export function partsMatchOf(db: ReadDb, words: readonly string[]): string | null {
  return every(words.map((word) => anyOf([...beginningWith(db, word), ...contained(db, word)], '')))
}

/** A word to be asked for in the index, or the beginning of words. */
interface Asked {
  word: string
  beginning: boolean
}

function beginningWith(db: ReadDb, word: string): Asked[] {
  const listed = [{ word, beginning: true }]
  if (word.length <= longestListed) return listed
  const found = wordsBeginning.all(db, { from: word, to: afterPrefix(word), limit: mostWords + 1 })
  return found.length > mostWords ? listed : found.map(whole)
}

function contained(db: ReadDb, word: string): Asked[] {
  if (word.length < shortestPart) return []
  return wordsContaining.all(db, { from: word, to: afterPrefix(word), limit: mostWords }).map(whole)
}

const whole = ({ word }: { word: string }): Asked => ({ word, beginning: false })

function anyOf(asked: readonly Asked[], mark: string): string | null {
  const terms = asked.map(({ word, beginning }) => `"${mark}${word}"${beginning ? '*' : ''}`)
  return terms.length > 1 ? `(${terms.join(' OR ')})` : (terms[0] ?? null)
}

function every(conditions: readonly (string | null)[]): string | null {
  return conditions.includes(null) ? null : conditions.join(' AND ')
}
