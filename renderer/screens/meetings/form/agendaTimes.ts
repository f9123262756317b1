/** Times of a rundown whose rows follow one another: what moves when one of them moves. Pure; times are `HH:MM`. */

export interface Slot {
  startTime: string | null
  endTime: string | null
}

const toMinutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const fromMinutes = (minutes: number): string | null =>
  minutes >= 0 && minutes < 1440
    ? `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    : null

/** Where a new row at the end begins: when the last one ends, else with the meeting. */
export function nextStart(rows: readonly Slot[], meetingStart: string | null): string | null {
  const last = rows.at(-1)
  return last ? last.endTime : meetingStart
}

/**
 * The rows after row `index`, whose end was `before` and is now another. Those that followed on move along, as far as
 * one begins where the one before it ended; nothing moves past midnight.
 */
export function followOn<T extends Slot>(rows: readonly T[], index: number, before: string | null): T[] {
  const end = rows[index]?.endTime ?? null
  if (before === null || end === null || before === end) return [...rows]
  const shift = toMinutes(end) - toMinutes(before)
  const moved = [...rows]
  let expected: string | null = before
  for (let at = index + 1; at < rows.length && expected !== null; at++) {
    const row = rows[at]
    if (!row || row.startTime !== expected) break
    const startTime = fromMinutes(toMinutes(row.startTime) + shift)
    const endTime = row.endTime === null ? null : fromMinutes(toMinutes(row.endTime) + shift)
    if (startTime === null || (row.endTime !== null && endTime === null)) return [...rows]
    moved[at] = { ...row, startTime, endTime }
    expected = row.endTime
  }
  return moved
}

/** Row `index` got another start: it keeps its length, the row before keeps touching it, those after follow on. */
export function restart<T extends Slot>(rows: readonly T[], index: number, before: string | null): T[] {
  const row = rows[index]
  if (!row?.startTime || before === null || row.startTime === before) return [...rows]
  const moved = [...rows]
  const previous = rows[index - 1]
  if (previous?.endTime === before && (previous.startTime === null || previous.startTime < row.startTime))
    moved[index - 1] = { ...previous, endTime: row.startTime }
  if (row.endTime === null) return moved
  const endTime = fromMinutes(toMinutes(row.endTime) + toMinutes(row.startTime) - toMinutes(before))
  if (endTime === null) return moved
  moved[index] = { ...row, endTime }
  return followOn(moved, index, row.endTime)
}

/** Moves a row. Where the rows concerned touch one another, they are laid end to end anew from the same start. */
export function reorder<T extends Slot>(rows: readonly T[], from: number, to: number): T[] {
  const row = rows[from]
  if (!row || to < 0 || to >= rows.length || from === to) return [...rows]
  const low = Math.min(from, to)
  const high = Math.max(from, to)
  const concerned = rows.slice(low, high + 1)
  const touching = concerned.every(
    (each, index) =>
      each.startTime !== null &&
      each.endTime !== null &&
      (index === 0 || concerned[index - 1]?.endTime === each.startTime),
  )
  const moved = rows.toSpliced(from, 1).toSpliced(to, 0, row)
  if (!touching) return moved
  let at = toMinutes(concerned[0]?.startTime ?? '00:00')
  return moved.map((each, index) => {
    if (index < low || index > high) return each
    const length = toMinutes(each.endTime ?? '00:00') - toMinutes(each.startTime ?? '00:00')
    const slot = { startTime: fromMinutes(at), endTime: fromMinutes(at + length) }
    at += length
    return { ...each, ...slot }
  })
}

/** "Rakor TKPKD 2023" of a meeting in 2023 becomes "Rakor TKPKD 2024" for one in 2024. */
export const titleForYear = (title: string, from: string, to: string): string =>
  title.replaceAll(new RegExp(`(?<!\\d)${from.slice(0, 4)}(?!\\d)`, 'g'), to.slice(0, 4))
