/** What was typed, as queries of the search index. */
import { read, type ReadDb } from '../database/statements.ts'
import { shortestPart } from '../database/searchParts.ts'
import { afterPrefix } from './rules.ts'

/** Beginnings the index keeps lists of; longer ones are looked up as the whole words they begin. */
const longestListed = 4
/** Words asked for in the place of one that was typed. */
const mostWords = 100

const wordsBeginning = read<{ from: string; to: string; limit: number }, { word: string }>(
  `SELECT word FROM person_search_part WHERE part >= @from AND part < @to AND part = word LIMIT @limit`,
)
const wordsContaining = read<{ from: string; to: string; limit: number }, { word: string }>(
  `SELECT DISTINCT word FROM person_search_part WHERE part >= @from AND part < @to LIMIT @limit`,
)

/** FTS5 queries for folded words, each finding all that those before it find; null finds nobody. */
export interface Matches {
  /** Every word begins a word of the name. */
  names: string | null
  /** Every word begins a word of the name, the post or the organisation. */
  places: string | null
  /** Every word is part of such a word. Of very many such words some are passed over. */
  parts: string | null
}

export function matchesOf(db: ReadDb, words: readonly string[]): Matches {
  const beginning = every(words.map((word) => beginningWith(db, word)))
  const containing = every(words.map((word) => any([beginningWith(db, word), contained(db, word)])))
  return {
    names: beginning && `name : (${beginning})`,
    places: beginning && `{name context} : (${beginning})`,
    parts: containing && `{name context} : (${containing})`,
  }
}

function beginningWith(db: ReadDb, word: string): string | null {
  const listed = `"${word}"*`
  if (word.length <= longestListed) return listed
  const found = wordsBeginning.all(db, { from: word, to: afterPrefix(word), limit: mostWords + 1 })
  return found.length > mostWords ? listed : quoted(found)
}

function contained(db: ReadDb, word: string): string | null {
  if (word.length < shortestPart) return null
  return quoted(wordsContaining.all(db, { from: word, to: afterPrefix(word), limit: mostWords }))
}

const quoted = (words: readonly { word: string }[]): string | null => any(words.map(({ word }) => `"${word}"`))

function any(alternatives: readonly (string | null)[]): string | null {
  const possible = alternatives.filter((alternative) => alternative !== null)
  return possible.length > 1 ? `(${possible.join(' OR ')})` : (possible[0] ?? null)
}

function every(conditions: readonly (string | null)[]): string | null {
  return conditions.includes(null) ? null : conditions.join(' AND ')
}
