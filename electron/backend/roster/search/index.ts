/**
 * Keeps the index of people in step with what a command wrote: lines are taken out and put in by one statement each,
 * whatever the number of people.
 */
import type { WriteDb } from '../../database/statements.ts'
import {
  clearLines,
  clearTouched,
  collect,
  ensureTouched,
  insertLines,
  removeLines,
  touchEveryone,
} from './lineQueries.ts'
import { addParts, clearParts } from './partQueries.ts'
import { clearPlaces, placeEveryone, placeTouched, takePlaces } from './placeQueries.ts'

const sources = new Set(['person', 'person_alias', 'membership', 'post', 'organisation'])

/** `written` names the tables the command wrote. */
export function refreshSearch(db: WriteDb, first: number, written: readonly string[]): void {
  if (!written.some((table) => sources.has(table))) return
  ensureTouched(db)
  collect.run(db, { first })
  takeOut(db)
  placeTouched(db, () => takeOut(db))
  putIn(db)
}

/** Fills the index anew from the roster. */
export function rebuildSearch(db: WriteDb): void {
  ensureTouched(db)
  clearLines.run(db)
  clearPlaces.run(db)
  clearParts.run(db)
  touchEveryone.run(db)
  placeEveryone.run(db)
  putIn(db)
}

function takeOut(db: WriteDb): void {
  removeLines.run(db)
  takePlaces.run(db)
}

function putIn(db: WriteDb): void {
  insertLines.run(db)
  addParts(db)
  clearTouched.run(db)
}
