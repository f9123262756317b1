/** Which rows an agency should look at again. */
import type { ImportRow, RowFlag } from '../../contract/imports.ts'
import { messages } from './rows/messages.ts'

/** Told for information: nothing in the file is wrong, and nothing of it was lost. */
const harmless = new Set<RowFlag['code']>(['row-hidden', 'phone-multiple', 'organisation-unknown', 'not-mended'])

/** A cell that could not be taken in, or that says something odd. */
export function isWrong({ code, message }: RowFlag): boolean {
  return !harmless.has(code) && message !== messages.nipPppk
}

/** Something in the row could not be taken in as it stands. */
export function isInDoubt({ flags }: ImportRow): boolean {
  return flags.some(isWrong)
}

/** A row to send back, before anything of the file is applied. */
export function isLeft(row: ImportRow): boolean {
  return row.outcome === 'ambiguous' || row.outcome === 'repeated' || row.outcome === 'invalid' || isInDoubt(row)
}
