/** All organisations at hand, and which of them a typed text means. */
import type { ReadDb } from '../../database/statements.ts'
import { abbreviationLetters, coverage, withoutPlace } from '../../agencies/abbreviations.ts'
import { allOrganisations, type OrganisationLine } from '../organisationQueries.ts'
import { organisationRank, searchWords } from './rules.ts'
import { writesSoFar } from './queries.ts'

export class OrganisationSearch {
  readonly #db: ReadDb
  #kept: { writes: number; lines: OrganisationLine[] } = { writes: -1, lines: [] }

  constructor(db: ReadDb) {
    this.#db = db
  }

  /** In the office's order; kept until something is written. */
  all(): OrganisationLine[] {
    const writes = writesSoFar.get(this.#db)?.count ?? 0
    if (this.#kept.writes !== writes) this.#kept = { writes, lines: allOrganisations.all(this.#db) }
    return this.#kept.lines
  }

  /** Best match first; the office's order within equals. Where nothing is called so, what it may abbreviate. */
  matching(typed: string, lines = this.all()): OrganisationLine[] {
    const words = searchWords(typed)
    if (words.length === 0) return typed === '' ? lines : []
    const called = lines
      .map((line) => ({
        line,
        rank: organisationRank(words, [line.key, line.shortName.toLowerCase()], line.aliases.split('\t')),
      }))
      .filter((match): match is { line: OrganisationLine; rank: 0 | 1 | 2 } => match.rank !== null)
      .sort((a, b) => a.rank - b.rank)
      .map(({ line }) => line)
    return called.length > 0 ? called : abbreviated(words, lines)
  }
}

/** "dinsos" is no part of "Dinas Sosial", but everybody says so. */
function abbreviated(words: readonly string[], lines: readonly OrganisationLine[]): OrganisationLine[] {
  const letters = abbreviationLetters(words.join(' '))
  return lines.filter(({ key }) => coverage(letters, withoutPlace(key.split(' ')))?.whole)
}
