/**
 * The whole way of a file: 10,000 rows of .xlsx into an office of 50,000 people. Once the steps that every import must
 * take, against their floor; once all that a user waits for, with the search for likenesses and the backup. Times are
 * processor time, so that whatever else the machine does counts less.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noChoices } from '../../electron/contract/imports.ts'
import { domains } from '../../electron/backend/domains.ts'
import { Journal } from '../../electron/backend/database/journal.ts'
import { databaseFile, openDatabase } from '../../electron/backend/database/open.ts'
import { Committer } from '../../electron/backend/imports/commit.ts'
import { Directory } from '../../electron/backend/agencies/directory.ts'
import { interpret } from '../../electron/backend/imports/interpret.ts'
import { matchRows } from '../../electron/backend/imports/match/matchRows.ts'
import { RosterIndex } from '../../electron/backend/identity/rosterIndex.ts'
import { KnownPeople } from '../../electron/backend/identity/people.ts'
import { totals } from '../../electron/backend/imports/preview.ts'
import { readWorkbook } from '../../electron/backend/workbooks/read/reader.ts'
import { openOffice } from '../harness/office.ts'
import { bareInsert } from './bareInsert.ts'
import { writeRosterXlsx } from './files.ts'
import { atMost, median, type Measurement, ms, processorTime, time } from './measure.ts'
import { fillOffice } from './office.ts'
import { inventPeople } from './people.ts'
import { inflateAndScan } from './readFloor.ts'

const known = 50_000
const count = 10_000
const rounds = 7
const day = '2026-11-21'

interface Wait {
  processor: number
  clock: number
}
type Step = 'read' | 'recognise' | 'match' | 'write'

export async function measure(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-bench-'))
  const filled = join(folder, 'filled')
  const file = join(folder, 'roster.xlsx')
  const people = inventPeople(known + count).slice(known)
  const samples = { floor: [] as number[], steps: [] as Record<Step, number>[], waits: [] as Wait[] }
  try {
    await fillOffice(filled, known)
    await writeRosterXlsx(file, people)
    for (let round = 0; round <= rounds; round++) {
      const data = join(folder, 'data')
      const copy = () => {
        rmSync(data, { recursive: true, force: true })
        cpSync(filled, data, { recursive: true })
      }
      copy()
      const floor =
        (await processorTime(() => inflateAndScan(file))) +
        (await bareInsert(join(data, databaseFile), people, processorTime))
      copy()
      const steps = await everyStep(data, file)
      copy()
      const wait = await waiting(data, file)
      if (round === 0) continue
      samples.floor.push(floor)
      samples.steps.push(steps)
      samples.waits.push(wait)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const floor = median(samples.floor)
  const against = `inflate, one scan and a bare insert: ${ms(floor)}`
  const step = (name: Step) => median(samples.steps.map((steps) => steps[name]))
  const whole = median(samples.steps.map(({ read, recognise, match, write }) => read + recognise + match + write))
  const wait = median(samples.waits.map(({ processor }) => processor))
  const clock = median(samples.waits.map((waits) => waits.clock))
  const into = `${count.toLocaleString('en')} rows into ${known.toLocaleString('en')} people`
  return [
    {
      what: `import of ${into}: read, recognise, exact match, insert, journal, search index`,
      measured: `${ms(whole)} (${ms(step('read'))}, ${ms(step('recognise'))}, ${ms(step('match'))}, then ${ms(step('write'))})`,
      against,
      ratio: whole / floor,
      aim: atMost(2),
    },
    {
      what: `the same as somebody waits for it: likenesses looked for, roster backed up and the backup checked`,
      measured: `${ms(wait)} (${ms(clock)} by the clock)`,
      against,
      ratio: wait / floor,
      aim: atMost(4),
    },
  ]
}

/** Milliseconds of each step, on a database that is only this import's. */
async function everyStep(data: string, file: string): Promise<Record<Step, number>> {
  const { connection, close } = await openDatabase(data)
  const journal = new Journal(
    connection,
    () => new Date(),
    () => undefined,
    domains,
  )
  const nobody = new RosterIndex({ count: 0, people: [], memberships: [] })
  const stopwatch = new Stopwatch()

  const workbook = await readWorkbook(file, 'roster.xlsx')
  const read = stopwatch.lap()
  const interpretation = interpret(workbook, noChoices, () => undefined)
  const recognise = stopwatch.lap()
  const directory = new Directory(connection)
  const people = new KnownPeople(connection, day)
  people.expectNips(interpretation.rows.flatMap(({ values }) => values.nip ?? []))
  const rows = matchRows(interpretation.rows, {
    byId: (id) => people.byId(id),
    byNip: (nip) => people.byNip(nip),
    memberships: (id) => people.memberships(id),
    organisation: (text) => directory.named(text),
    index: () => nobody,
  })
  const match = stopwatch.lap()
  const { name, format, sha256, bytes } = workbook
  const { value } = journal.run('imports.commit', `Impor “${name}”`, (db) =>
    new Committer(db, day, { rows: {}, organisations: {}, from: null, complete: [] }).apply({
      ...interpretation,
      previewId: '',
      file: { name, format, sha256, bytes },
      rows,
      unknownOrganisations: [],
      absences: [],
      totals: totals(rows),
    }),
  )
  const write = stopwatch.lap()
  close()
  if (value.created + value.left !== count || value.left > count / 1000)
    throw new Error(`The bench expected ${count} new people, found ${value.created}.`)
  return { read, recognise, match, write }
}

/** Milliseconds from choosing the file to its people being in the roster, through the backend's own channels. */
async function waiting(data: string, file: string): Promise<Wait> {
  const office = await openOffice({ folder: data, demo: null, now: () => new Date() })
  const { ticket } = office.backend.files.admit(file, 'roster.xlsx')
  let clock = 0
  const work = async () => {
    const { previewId, totals: found } = await office.ask('imports.preview', { ticket })
    if (found.read !== count) throw new Error(`The bench expected ${count} rows, found ${found.read}.`)
    await office.ask('imports.commit', { previewId })
  }
  const processor = await processorTime(async () => (clock = await time(work)))
  await office.backend.close()
  return { processor, clock }
}

class Stopwatch {
  #since = process.cpuUsage()

  /** Milliseconds of processor since the last lap. */
  lap(): number {
    const { user, system } = process.cpuUsage(this.#since)
    this.#since = process.cpuUsage()
    return (user + system) / 1000
  }
}
