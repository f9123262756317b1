/** How long a file that nothing refers to stays. */
import { daysBetween } from '../../contract/dates.ts'

/** Days an unused file is kept where the office chose no other number. */
export const defaultKeepDays = 400
/** Looked at less often than this, the store counts no more days than these: a clock that jumps ahead costs no file. */
const mostDaysAtOnce = 31

/** Days that have surely passed since the store was last looked at; none where the clock went back. */
export const daysPassed = (last: string | null, today: string): number =>
  last === null ? 0 : Math.min(Math.max(daysBetween(last, today), 0), mostDaysAtOnce)
