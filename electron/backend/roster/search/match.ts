/** What was typed, as queries of the search index. */
import type { ReadDb } from '../../database/statements.ts'
import { nameMark } from './lineQueries.ts'
import { shortestPart, wordsBeginning, wordsContaining } from './partQueries.ts'
import { afterPrefix } from './rules.ts'

/** Beginnings the index keeps lists of; longer ones are asked for as the words they begin. */
const longestListed = 4
/** Words asked for in the place of one that was typed. */
const mostWords = 50

/** FTS5 queries for folded words, the second finding all that the first finds; null finds nobody. */
export interface Matches {
  /** Every word begins a word of the name, or of another name the person was recorded under. */
  names: string | null
  /** Every word begins a word of the name, the titles, the post or the organisation. */
  places: string | null
}

/** `line` is the index's word for what the list is kept to, or empty. */
export function matchesOf(db: ReadDb, words: readonly string[], line: string): Matches {
  const beginning = words.map((word) => ({ word, asked: beginningWith(db, word) }))
  return { names: every(beginning, nameMark, line), places: every(beginning, '', line) }
}

/** Every word is part of such a word. `cut` where that is so in too many words, of which some were passed over. */
export function partsMatchOf(
  db: ReadDb,
  words: readonly string[],
  line: string,
): { match: string | null; cut: boolean } {
  let cut = false
  const parts = words.map((word) => {
    const containing = contained(db, word)
    cut ||= containing.length === mostWords
    const inner = containing.filter((asked) => !asked.word.startsWith(word))
    return { word, asked: [...beginningWith(db, word), ...inner] }
  })
  return { match: every(parts, '', line), cut }
}

/** What a typed word is looked for as; nobody has it where nothing is asked. */
interface Condition {
  word: string
  asked: readonly Asked[]
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

function anyOf(asked: readonly Asked[], mark: string): string {
  const terms = asked.map(({ word, beginning }) => `"${mark}${word}"${beginning ? '*' : ''}`)
  return terms.length === 1 ? terms.join('') : `(${terms.join(' OR ')})`
}

/** Grows as fewer people may have a word: with its letters, and where it is a number. */
const narrowness = (word: string): number => (/^\d/.test(word) ? Infinity : word.length)
/** A sector has fewer people than begin with a letter or two. */
const narrownessOfLine = 2.5

/**
 * All of the conditions, from the narrowest on. The index steps through the members of an AND side by side, so that
 * what very many have is stepped to for everyone who has one of the others; nested, it is stepped to only for those
 * whom all the others find. Mere brackets would be taken off.
 */
function every(conditions: readonly Condition[], mark: string, line: string): string | null {
  if (conditions.some(({ asked }) => asked.length === 0)) return null
  const terms = conditions.map(({ word, asked }) => ({ term: anyOf(asked, mark), narrow: narrowness(word) }))
  if (line !== '') terms.push({ term: line, narrow: narrownessOfLine })
  return terms
    .sort((a, b) => b.narrow - a.narrow)
    .map(({ term }) => term)
    .reduce((all, next, index) => (index === 1 ? `${all} AND ${next}` : `((${all}) NOT "þnone") AND ${next}`))
}
