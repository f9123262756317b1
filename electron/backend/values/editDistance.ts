/** Slips of the finger between two texts. */

/** Letters put in, left out, changed, or exchanged with their neighbour; anything above `most` is `most + 1`. */
export function slips(a: string, b: string, most: number): number {
  const short = a.length <= b.length ? a : b
  const long = a.length <= b.length ? b : a
  if (long.length - short.length > most) return most + 1
  if (a === b) return 0
  const width = short.length
  let twoAbove: number[] = []
  let above = Array.from({ length: width + 1 }, (_, i) => i)
  for (let row = 1; row <= long.length; row++) {
    const here: number[] = [row]
    let best = row
    for (let column = 1; column <= width; column++) {
      const same = long.charCodeAt(row - 1) === short.charCodeAt(column - 1)
      let cost = Math.min(at(above, column) + 1, at(here, column - 1) + 1, at(above, column - 1) + (same ? 0 : 1))
      const exchanged =
        row > 1 &&
        column > 1 &&
        long.charCodeAt(row - 1) === short.charCodeAt(column - 2) &&
        long.charCodeAt(row - 2) === short.charCodeAt(column - 1)
      if (exchanged) cost = Math.min(cost, at(twoAbove, column - 2) + 1)
      here.push(cost)
      if (cost < best) best = cost
    }
    if (best > most) return most + 1
    twoAbove = above
    above = here
  }
  return Math.min(at(above, width), most + 1)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}

/** Shorter parts of names turn into other names at the first slip. */
export const shortest = 4
const long = 8

/** Two spellings that one part of a name may have taken by mistake: one slip, or two in a long one. */
export function oneSlip(a: string, b: string): boolean {
  if (Math.max(a.length, b.length) < shortest) return false
  const most = Math.min(a.length, b.length) >= long ? 2 : 1
  return slips(a, b, most) <= most
}
