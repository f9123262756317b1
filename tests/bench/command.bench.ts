/** One command and taking it back, where a million changes are recorded and on a new journal; the roster is the same. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { databaseFile } from '../../electron/backend/database/open.ts'
import { openOffice, type TestOffice } from '../harness/office.ts'
import { atMost, interleaved, median, type Measurement, ms, processorTime } from './measure.ts'
import { writeOffice } from './office.ts'
import { inventPeople } from './people.ts'

const recorded = 1_000_000
const perEntry = 20
/** A round does so many; one alone is too short to be told from the noise. */
const commands = 25
const rounds = 21

export async function measure(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-bench-'))
  const folders = { fresh: join(folder, 'fresh'), full: join(folder, 'full') }
  try {
    const people = inventPeople(1000)
    await writeOffice(folders.fresh, people)
    await writeOffice(folders.full, people)
    fillJournal(join(folders.full, databaseFile))
    const fresh = await Desk.open(folders.fresh)
    const full = await Desk.open(folders.full)
    const doing = await interleaved({ fresh: () => fresh.work(), full: () => full.work() }, rounds, processorTime)
    const undoing = await interleaved({ fresh: () => fresh.undo(), full: () => full.undo() }, rounds, processorTime)
    await fresh.close()
    await full.close()
    return [told('one command', doing), told('taking one command back', undoing)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function told(what: string, samples: Record<'fresh' | 'full', number[]>): Measurement {
  const [fresh, full] = [median(samples.fresh) / commands, median(samples.full) / commands]
  return {
    what: `${what} at ${recorded.toLocaleString('en')} recorded changes`,
    measured: `${ms(full)} of processor`,
    against: `on a new journal: ${ms(fresh)}`,
    ratio: full / fresh,
    aim: atMost(1.5),
  }
}

/** Somebody who adds people one by one, each with a place, and takes them back, the last one first. */
class Desk {
  readonly #office: TestOffice
  readonly #entries: number[] = []
  #count = 0

  private constructor(office: TestOffice) {
    this.#office = office
  }

  static async open(folder: string): Promise<Desk> {
    return new Desk(await openOffice({ folder, demo: null, now: () => new Date() }))
  }

  async work(): Promise<void> {
    const organisation = (await this.#office.ask('organisations.list', {})).items[0]
    if (!organisation) throw new Error('The bench has no organisation.')
    for (let count = 0; count < commands; count++) {
      const result = await this.#office.backend.call('people.create', {
        name: `Orang Baru ${++this.#count}`,
        membership: { organisationId: organisation.id, post: 'Staf' },
      })
      if (!result.ok || result.entryId === undefined) throw new Error('The bench could not add a person.')
      this.#entries.push(result.entryId)
    }
  }

  async undo(): Promise<void> {
    for (const entryId of this.#entries.splice(-commands).reverse())
      await this.#office.ask('journal.undo', { entryId: entryId })
  }

  async close(): Promise<void> {
    await this.#office.backend.close()
  }
}

/** Past the program, as it would stand after years: imports of people and places, corrections, removals. */
function fillJournal(file: string): void {
  const sqlite = new Database(file)
  sqlite.pragma('synchronous = OFF')
  sqlite.pragma('cache_size = -262144')
  sqlite.transaction(() => {
    const next = (table: string) =>
      sqlite.prepare<[], number>(`SELECT ifnull(max(id), 0) + 1 FROM ${table}`).pluck().get() ?? 1
    const [entry, change] = [next('journal_entry'), next('journal_change')]
    const numbers = (count: number) =>
      `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${count - 1})`
    sqlite.exec(
      `${numbers(recorded / perEntry)}
       INSERT INTO journal_entry (id, at, actor, command, summary, first_change, last_change)
       SELECT ${entry} + i, strftime('%Y-%m-%dT%H:%M:%fZ', '2020-01-01', i || ' minutes'), 'Rina', 'people.create', 'Orang',
         ${change} + i * ${perEntry}, ${change} + (i + 1) * ${perEntry} - 1 FROM n`,
    )
    // Rows of other people than those who are there, so that undoing meets none of them.
    sqlite.exec(
      `${numbers(recorded)}, written AS (
         SELECT i, iif(i % 2, 'membership', 'person') AS name, 1000000 + i / 2 AS row,
           CASE i % 10 WHEN 8 THEN 'update' WHEN 9 THEN 'delete' ELSE 'insert' END AS operation,
           json_object('id', 1000000 + i / 2, 'name', 'Orang Lama ' || i, 'person_id', 1000000 + i) AS image FROM n)
       INSERT INTO journal_change (id, entry_id, table_name, row_id, operation, before, after)
       SELECT ${change} + i, ${entry} + i / ${perEntry}, name, row, operation,
         iif(operation = 'insert', NULL, image), iif(operation = 'update', image, NULL) FROM written`,
    )
  })()
  sqlite.close()
}
