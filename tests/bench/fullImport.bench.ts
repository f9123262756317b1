/** The whole way of a file: 10,000 rows of .xlsx into an office of 50,000 people, preview and commit. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseFile } from '../../electron/backend/database/open.ts'
import { openOffice } from '../harness/office.ts'
import { bareInsert } from './bareInsert.ts'
import { writeRosterXlsx } from './files.ts'
import { atMost, median, type Measurement, ms, time } from './measure.ts'
import { fillOffice } from './office.ts'
import { inventPeople } from './people.ts'
import { inflateAndScan } from './readFloor.ts'

const known = 50_000
const count = 10_000
const rounds = 5

export async function measure(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-bench-'))
  const filled = join(folder, 'filled')
  const file = join(folder, 'roster.xlsx')
  const people = inventPeople(known + count).slice(known)
  const samples = { floor: [] as number[], preview: [] as number[], commit: [] as number[] }
  try {
    await fillOffice(filled, known)
    await writeRosterXlsx(file, people)
    for (let round = 0; round < rounds; round++) {
      const data = join(folder, `round-${round}`)
      cpSync(filled, data, { recursive: true })
      const bare = join(folder, `bare-${round}.db`)
      cpSync(join(filled, databaseFile), bare)
      samples.floor.push((await time(() => inflateAndScan(file))) + (await bareInsert(bare, people)))

      const office = await openOffice({ folder: data, demo: null, now: () => new Date() })
      const { ticket } = office.backend.files.admit(file, 'roster.xlsx')
      let previewId = ''
      let read = 0
      samples.preview.push(
        await time(async () => {
          const preview = await office.ask('imports.preview', { ticket })
          previewId = preview.previewId
          read = preview.totals.read
        }),
      )
      if (read !== count) throw new Error(`The bench expected ${count} rows, found ${read}.`)
      samples.commit.push(await time(() => office.ask('imports.commit', { previewId })))
      await office.backend.close()
      rmSync(data, { recursive: true, force: true })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const floor = median(samples.floor)
  const whole = median(samples.preview.map((preview, i) => preview + (samples.commit[i] ?? 0)))
  return [
    {
      what: `import of ${count.toLocaleString('en')} rows into ${known.toLocaleString('en')} people, file to journal`,
      measured: `${ms(whole)} (preview ${ms(median(samples.preview))}, commit ${ms(median(samples.commit))})`,
      against: `inflate, one scan and a bare insert: ${ms(floor)}`,
      ratio: whole / floor,
      aim: atMost(3),
    },
  ]
}
