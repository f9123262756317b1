/**
 * The book of every number the program gave: action items today, letters and minutes next. No undo, removal or merge
 * lowers it, so a number once on paper is never given to something else; one whose record is gone is *batal*. The table
 * is not recorded by the journal, but written inside the command that gives the number.
 */
import type Sqlite from 'better-sqlite3'
import { read, type ReadDb, write, type WriteDb } from '../database/statements.ts'

export interface GivenNumber {
  /** 'action', later one for each kind of book of letters. */
  book: string
  /** What the numbers begin anew with, such as a year: '2026'. */
  series: string
  number: number
  /** UUID of the record; empty where it was gone before there were any. */
  subjectUuid: string
  label: string
  /** UTC instant. */
  givenAt: string
}

const highestIn = read<{ book: string; series: string }, { number: number | null }>(
  `SELECT max(number) AS number FROM ledger_number WHERE book = @book AND series = @series`,
)
const columns = `(book, series, number, subject_uuid, label, given_at)
   VALUES (@book, @series, @number, @subjectUuid, @label, @givenAt)`
const enter = write<GivenNumber>(`INSERT INTO ledger_number ${columns}`)
const everyNumber = read<undefined, GivenNumber>(
  `SELECT book, series, number, subject_uuid AS subjectUuid, label, given_at AS givenAt FROM ledger_number ORDER BY id`,
)

/** The next number of a series. `above`: the highest that is in use though this book did not give it, such as a demo's. */
export const nextNumber = (db: ReadDb, book: string, series: string, above = 0): number =>
  Math.max(highestIn.get(db, { book, series })?.number ?? 0, above) + 1

/** To be called in the command that gives the number. */
export function enterNumber(db: WriteDb, given: GivenNumber): void {
  enter.run(db, given)
}

export const allNumbers = (db: ReadDb): GivenNumber[] => everyNumber.all(db)

/** Enters into a database that is about to take another's place what the other gave and it does not know of. */
export function carryNumbers(sqlite: Sqlite.Database, numbers: readonly GivenNumber[]): void {
  const insert = sqlite.prepare(`INSERT OR IGNORE INTO ledger_number ${columns}`)
  sqlite.transaction(() => {
    for (const given of numbers) insert.run(given)
  })()
}
