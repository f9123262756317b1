/** Axes a reader can read: round steps, zero included. */

/** Round tick values from at most `low` to at least `high`, about `count` of them. */
export function ticks(low: number, high: number, count = 4): number[] {
  const span = high > low ? high - low : Math.abs(high) || 1
  const rough = span / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10)
  const first = Math.floor(low / step)
  const last = Math.ceil((high > low ? high : low + span) / step)
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)))
}

/** Maps a value from one range to another; the middle where the first range is a single point. */
export const scale =
  ([fromLow, fromHigh]: readonly [number, number], [toLow, toHigh]: readonly [number, number]) =>
  (value: number): number =>
    fromHigh === fromLow ? (toLow + toHigh) / 2 : toLow + ((value - fromLow) / (fromHigh - fromLow)) * (toHigh - toLow)

/** Moves labels apart so that none overlap: positions in pixels, kept in order, `gap` between neighbours. */
export function spread(positions: readonly number[], gap: number, low: number, high: number): number[] {
  const order = positions.map((position, index) => ({ position, index })).sort((a, b) => a.position - b.position)
  let before = low - gap
  for (const label of order) before = label.position = Math.max(label.position, before + gap)
  let after = high + gap
  for (const label of order.toReversed()) after = label.position = Math.min(label.position, after - gap)
  const result = [...positions]
  for (const { position, index } of order) result[index] = position
  return result
}
