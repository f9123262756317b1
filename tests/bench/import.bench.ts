/**
 * Commit of a 10,000-row import, against inserting the same rows with the same indexes and no journal. Ratios are of
 * processor time, so that whatever else the machine does counts less.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openOffice } from '../harness/office.ts'
import { bareInsert } from './bareInsert.ts'
import { writeRosterCsv } from './files.ts'
import { atMost, median, type Measurement, ms, processorTime, time } from './measure.ts'
import { inventPeople } from './people.ts'

const count = 10_000
const rounds = 5

export async function measure(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-bench-'))
  const people = inventPeople(count)
  const file = join(folder, 'roster.csv')
  writeRosterCsv(file, people)
  const bare: number[] = []
  const commit: number[] = []
  const waited: number[] = []
  const undo: number[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      bare.push(await bareInsert(join(folder, `bare-${round}.db`), people, processorTime))
      const office = await openOffice({ now: () => new Date() })
      const { ticket } = office.backend.files.admit(file, 'roster.csv')
      const { previewId, totals } = await office.ask('imports.preview', { ticket })
      if (totals.new !== count) throw new Error(`The bench expected ${count} new rows, found ${totals.new}.`)
      let entryId: Awaited<ReturnType<typeof office.ask<'imports.commit'>>>['entryId'] = null
      const work = async () => ({ entryId } = await office.ask('imports.commit', { previewId }))
      commit.push(await processorTime(async () => waited.push(await time(work))))
      if (entryId === null) throw new Error('The import wrote nothing.')
      const id = entryId
      undo.push(await processorTime(() => office.ask('journal.undo', { entryId: id })))
      await office.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const floor = median(bare)
  const against = `bare insert, same rows and indexes, no journal: ${ms(floor)}`
  return [
    {
      what: 'imports.commit of 10,000 rows, backup and journal included',
      measured: `${ms(median(commit))} of processor (${ms(median(waited))} by the clock)`,
      against,
      ratio: median(commit) / floor,
      aim: atMost(2),
    },
    {
      what: 'undo of that import',
      measured: ms(median(undo)),
      against: `the import: ${ms(median(commit))}`,
      ratio: median(undo) / median(commit),
      aim: atMost(1),
    },
  ]
}
