/** Every keystroke of typing a name, at 50,000 people, in the backend. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openOffice } from '../harness/office.ts'
import { atMost, type Measurement, ms, quantile, time } from './measure.ts'
import { fillOffice } from './office.ts'
import { inventPeople, random } from './people.ts'

/** One frame at 60 Hz. */
const frame = 16

export async function measure(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-bench-'))
  try {
    await fillOffice(folder, 50_000)
    const office = await openOffice({ folder, demo: null, now: () => new Date() })
    const samples: Record<'people.list' | 'search.all', number[]> = { 'people.list': [], 'search.all': [] }
    for (const text of typedTexts()) {
      for (let length = 1; length <= text.length; length++) {
        const query = text.slice(0, length)
        samples['people.list'].push(await time(() => office.ask('people.list', { query })))
        samples['search.all'].push(await time(() => office.ask('search.all', { query })))
      }
    }
    await office.backend.close()
    return Object.entries(samples).map(([channel, times]) => {
      const p99 = quantile(times, 0.99)
      return {
        what: `${channel}: a keystroke at 50,000 people, 99th percentile`,
        measured: ms(p99),
        against: `one frame: ${frame} ms`,
        ratio: p99 / frame,
        aim: atMost(1),
      }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What people type: names from the roster, parts of two names, agencies and posts. */
function typedTexts(): string[] {
  const next = random(7)
  const people = inventPeople(50_000)
  const texts: string[] = ['dinas percobaan 12', 'kepala bidang', 'sekretaris dinas', 'tidak ada siapa']
  for (let count = 0; count < 60; count++) {
    const words = (people[Math.floor(next() * people.length)]?.name ?? '').replace(/,.*/, '').split(' ')
    texts.push(words.join(' '), `${words.at(-1) ?? ''} ${words[0]?.slice(0, 3) ?? ''}`)
  }
  return texts
}
