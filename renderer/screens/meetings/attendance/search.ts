/** Finding a seat by what one sees: part of a name, post or agency, or the number on the paper. */
import type { Seat } from '../../../../electron/contract/attendance.ts'
import { foldLabel } from '../../../../electron/contract/text.ts'

export type Shown = 'all' | 'absent' | 'present'

/** What to call whoever sits, or should sit, in a seat. */
export const seatLabel = (seat: Seat): string =>
  seat.attendance?.name || seat.expected || seat.expectedPosition || seat.organisation

/** Everything a seat can be found by, folded once for all the keystrokes that follow. */
export const searchText = (seat: Seat): string =>
  foldLabel(
    [
      seat.attendance?.name,
      seat.attendance?.position,
      seat.expected,
      seat.expectedPosition,
      seat.organisation,
      seat.shortName,
    ].join(' '),
  )

/** Every word typed is somewhere in the seat; a number alone is a number on the paper, and finds its row only. */
export function findSeats(seats: readonly Seat[], texts: ReadonlyMap<string, string>, query: string): Seat[] {
  const wanted = foldLabel(query)
  if (wanted === '') return [...seats]
  if (/^\d+$/.test(wanted)) {
    const exact = seats.filter(({ number }) => number === Number(wanted))
    if (exact.length > 0) return exact
  }
  const words = wanted.split(' ')
  return seats.filter(({ key }) => {
    const text = texts.get(key) ?? ''
    return words.every((word) => text.includes(word))
  })
}

export const showsSeat = (seat: Seat, shown: Shown): boolean =>
  shown === 'all' || (shown === 'present') === (seat.attendance !== null)

/** The seat Enter acts on before one is chosen: the first nobody is marked in, else the first. */
export const firstTarget = (seats: readonly Seat[]): Seat | undefined =>
  seats.find(({ attendance }) => attendance === null) ?? seats[0]

/** The seat to stand on after this one was marked, when the whole list is walked through. */
export function nextAfter(seats: readonly Seat[], key: string): Seat | undefined {
  const at = seats.findIndex((seat) => seat.key === key)
  return seats.slice(at + 1).find(({ attendance }) => attendance === null) ?? seats[at]
}
