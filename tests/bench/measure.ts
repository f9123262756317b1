/** How the benches measure: medians of interleaved runs, told as ratios. */
export interface Measurement {
  what: string
  /** The measured value with its unit. */
  measured: string
  /** What it is compared with, with its value. */
  against: string
  ratio: number
  aim: Aim
}

export interface Aim {
  text: string
  met: (ratio: number) => boolean
}

export const atMost = (limit: number): Aim => ({ text: `≤ ${limit}`, met: (ratio) => ratio <= limit })
/** Told for comparison; nothing depends on it. */
export const untested: Aim = { text: '–', met: () => true }
export const atLeast = (limit: number): Aim => ({ text: `≥ ${limit}`, met: (ratio) => ratio >= limit })

/** Milliseconds one run takes. */
export async function time(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Milliseconds of processor one run takes, in all threads of this process: what else the machine does counts less. */
export async function processorTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The value below which `share` (0–1) of the samples lie. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5)

/** Runs the competitors in turn, `rounds` times, after one round that is not counted; what `clock` says of each. */
export async function interleaved<K extends string>(
  competitors: Record<K, () => unknown>,
  rounds: number,
  clock = time,
): Promise<Record<K, number[]>> {
  const names = Object.keys(competitors) as K[]
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const took = await clock(competitors[name])
      if (round > 0) samples[name].push(took)
    }
  }
  return samples
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
