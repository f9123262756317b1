/**
 * Undo against random commands: any sequence undone in reverse leaves every recorded table as it was, an undo undone
 * does the command again, and an undo in the middle never overwrites what came later.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { domains } from '../../../electron/backend/domains.ts'
import { Journal } from '../../../electron/backend/database/journal.ts'
import { openDatabase, type OpenDatabase } from '../../../electron/backend/database/open.ts'
import { recordedTables } from '../../../electron/backend/database/recorder.ts'
import type { WriteDb } from '../../../electron/backend/database/statements.ts'
import type { EntryId } from '../../../electron/contract/ids.ts'

let folder: string
let open: OpenDatabase
let journal: Journal
let topicsHeard: string[][] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-undo-'))
  open = await openDatabase(folder)
  // Thousands of small commands: what a power cut would do is tested elsewhere.
  open.connection.sqlite.pragma('synchronous = OFF')
  journal = new Journal(
    open.connection,
    () => new Date('2024-11-18T01:00:00Z'),
    (topics) => topicsHeard.push(topics),
    domains,
  )
})
afterAll(() => {
  open.close()
  rmSync(folder, { recursive: true })
})

/** Nothing left of the runs before. */
function empty(): void {
  journal.run('test', 'Kosongkan', (db) => {
    for (const table of ['membership', 'organisation', 'person', 'indicator_value', 'indicator'])
      db.prepared(`DELETE FROM ${table}`).run()
  })
}

/** Every recorded table, whole; ids included. */
function picture(): Record<string, unknown[]> {
  const { sqlite } = open.connection
  return Object.fromEntries(
    recordedTables(sqlite).map((table) => [table, sqlite.prepare(`SELECT * FROM ${table} ORDER BY id`).all()]),
  )
}
/** What the search index finds, for it is derived and must follow every undo. */
function indexed(): unknown[] {
  return open.connection.sqlite
    .prepare(
      `SELECT pl.person_id FROM person_search JOIN person_search_place pl ON pl.place = person_search.rowid
       ORDER BY pl.person_id`,
    )
    .pluck()
    .all()
}

const words = fc.oneof(
  fc.constantFrom('', 'Siti Aminah', "O'Brien", 'Ñandú 名前 🎉', '100 %', '“kutip”', 'NULL', '0012', '1e5', '8.0'),
  fc.string({ maxLength: 12, unit: 'grapheme' }),
)
const name = words.map((text) => text.replaceAll('\u0000', '') || 'x')
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
  fc.constantFrom(0, 0.1 + 0.2, 1 / 3, 1e300, 5e-324, 37110, 2 ** 53),
)
/** Which of the rows there are; taken modulo their number, so that every step means something. */
const pick = fc.nat(50)

type Step =
  | { do: 'person'; name: string; note: string; nip: string | null }
  | { do: 'organisation'; name: string; parent: number | null }
  | { do: 'member'; person: number; organisation: number; from: string | null }
  | { do: 'rename'; person: number; name: string; note: string }
  | { do: 'swap'; a: number; b: number }
  | { do: 'move'; member: number; organisation: number }
  | { do: 'parent'; organisation: number; parent: number }
  | { do: 'dropMember'; member: number }
  | { do: 'dropPerson'; person: number }
  | { do: 'dropFamily' }
  | { do: 'figure'; year: number; value: number }
  | { do: 'order' }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('person' as const),
    name,
    note: words,
    nip: fc.option(fc.integer({ min: 1, max: 9 }).map(String)),
  }),
  fc.record({ do: fc.constant('organisation' as const), name, parent: fc.option(pick) }),
  fc.record({
    do: fc.constant('member' as const),
    person: pick,
    organisation: pick,
    from: fc.option(fc.constantFrom('2023-01-01', '2024-07-01')),
  }),
  fc.record({ do: fc.constant('rename' as const), person: pick, name, note: words }),
  fc.record({ do: fc.constant('swap' as const), a: pick, b: pick }),
  fc.record({ do: fc.constant('move' as const), member: pick, organisation: pick }),
  fc.record({ do: fc.constant('parent' as const), organisation: pick, parent: pick }),
  fc.record({ do: fc.constant('dropMember' as const), member: pick }),
  fc.record({ do: fc.constant('dropPerson' as const), person: pick }),
  fc.record({ do: fc.constant('dropFamily' as const) }),
  fc.record({ do: fc.constant('figure' as const), year: fc.integer({ min: 2000, max: 2004 }), value: number }),
  fc.record({ do: fc.constant('order' as const) }),
)
const command = fc.array(step, { minLength: 1, maxLength: 6 })
const commands = fc.array(command, { minLength: 1, maxLength: 8 })

/** Runs a step on what is there; one that the schema refuses does nothing, as a handler would have refused it. */
function perform(db: WriteDb, todo: Step): void {
  const run = (sql: string, ...values: unknown[]) => db.prepared(sql).run(...values)
  const nth = (table: string, index: number): number | null => {
    const ids = db
      .prepared(`SELECT id FROM ${table} ORDER BY id`)
      .all()
      .map((row) => (row as { id: number }).id)
    return ids.length > 0 ? (ids[index % ids.length] ?? null) : null
  }
  switch (todo.do) {
    case 'person':
      run(
        `INSERT OR IGNORE INTO person (name, name_key, note, nip) VALUES (?, ?, ?, ?)`,
        todo.name,
        todo.name,
        todo.note,
        todo.nip ?? '',
      )
      return
    case 'organisation':
      run(
        `INSERT OR IGNORE INTO organisation (name, name_key, parent_id) VALUES (?, ?, ?)`,
        todo.name,
        todo.name,
        todo.parent === null ? null : nth('organisation', todo.parent),
      )
      return
    case 'member': {
      const person = nth('person', todo.person)
      const organisation = nth('organisation', todo.organisation)
      if (person === null || organisation === null) return
      run(
        `INSERT INTO membership (person_id, organisation_id, from_date) VALUES (?, ?, ?)`,
        person,
        organisation,
        todo.from,
      )
      return
    }
    case 'rename':
      run(`UPDATE person SET name = ?, note = ? WHERE id = ?`, todo.name, todo.note, nth('person', todo.person))
      return
    case 'swap': {
      // Unique numbers change hands by way of a third value.
      const [a, b] = [nth('person', todo.a), nth('person', todo.b)]
      const nipOf = (id: number | null) =>
        (db.prepared(`SELECT nip FROM person WHERE id = ?`).get(id) as { nip: string } | undefined)?.nip ?? ''
      const [nipA, nipB] = [nipOf(a), nipOf(b)]
      if (a === b || a === null || b === null) return
      run(`UPDATE person SET nip = '' WHERE id = ?`, a)
      run(`UPDATE person SET nip = ? WHERE id = ?`, nipA, b)
      run(`UPDATE person SET nip = ? WHERE id = ?`, nipB, a)
      return
    }
    case 'move': {
      const organisation = nth('organisation', todo.organisation)
      if (organisation !== null)
        run(`UPDATE membership SET organisation_id = ? WHERE id = ?`, organisation, nth('membership', todo.member))
      return
    }
    case 'parent': {
      const [child, parent] = [nth('organisation', todo.organisation), nth('organisation', todo.parent)]
      if (child !== parent) run(`UPDATE organisation SET parent_id = ? WHERE id = ?`, parent, child)
      return
    }
    case 'dropMember':
      run(`DELETE FROM membership WHERE id = ?`, nth('membership', todo.member))
      return
    case 'dropPerson': {
      const person = nth('person', todo.person)
      run(`DELETE FROM membership WHERE person_id = ?`, person)
      run(`DELETE FROM person WHERE id = ?`, person)
      return
    }
    case 'dropFamily':
      // Parents and children in one statement: row by row there is no order in which they could come back.
      run(`DELETE FROM membership`)
      run(`DELETE FROM organisation`)
      return
    case 'figure':
      run(`INSERT OR IGNORE INTO indicator (name, unit, position, target_value) VALUES ('P0', '%', 1, 0.5)`)
      run(
        `INSERT INTO indicator_value (indicator_id, year, value, source)
         VALUES ((SELECT id FROM indicator WHERE name = 'P0'), ?, ?, 'BPS')
         ON CONFLICT (indicator_id, year) DO UPDATE SET value = excluded.value`,
        todo.year,
        todo.value,
      )
      return
    case 'order':
      run(`UPDATE organisation SET position = position + id`)
  }
}

const runCommand = (steps: Step[], batch: string | null = null) =>
  journal.run(
    'test',
    'Ubah',
    (db) => {
      for (const one of steps) perform(db, one)
    },
    batch,
  ).entryId

const undo = (entryId: EntryId) => journal.undo(entryId)
const isEntry = (id: EntryId | null): id is EntryId => id !== null

describe('commands', () => {
  test('undone in reverse leave everything exactly as it was', () => {
    fc.assert(
      fc.property(commands, (sequence) => {
        empty()
        const before = picture()
        const found = indexed()
        const entries = sequence.map((steps) => runCommand(steps)).filter(isEntry)
        for (const entry of entries.toReversed()) expect(undo(entry).left).toEqual([])
        expect(picture()).toEqual(before)
        expect(indexed()).toEqual(found)
      }),
      { numRuns: 150 },
    )
  })

  test('done again in order come out the same, and can be undone again', () => {
    fc.assert(
      fc.property(commands, (sequence) => {
        empty()
        const before = picture()
        const entries = sequence.map((steps) => runCommand(steps)).filter(isEntry)
        const after = picture()
        const found = indexed()
        const undos = entries.toReversed().map((entry) => undo(entry).entryId)
        for (const entry of undos.toReversed().filter(isEntry)) expect(undo(entry).left).toEqual([])
        expect(picture()).toEqual(after)
        expect(indexed()).toEqual(found)
        for (const entry of entries.toReversed()) expect(undo(entry).left).toEqual([])
        expect(picture()).toEqual(before)
      }),
      { numRuns: 80 },
    )
  })

  let batches = 0
  test('of one batch go at once, in one entry, and come again at once', () => {
    fc.assert(
      fc.property(commands, commands, (first, sequence) => {
        empty()
        for (const steps of first) runCommand(steps)
        const before = picture()
        const found = indexed()
        const batch = `batch ${++batches}`
        const entries = sequence.map((steps) => runCommand(steps, batch)).filter(isEntry)
        const after = picture()
        let [next] = entries
        for (let round = 0; next !== undefined && round < 2; round++) {
          const undone = undo(next)
          expect([undone.left, undone.taken]).toEqual([[], entries.toReversed()])
          expect(picture()).toEqual(before)
          expect(indexed()).toEqual(found)
          const redone = undo(undone.entryId as EntryId)
          expect([redone.left, redone.taken]).toEqual([[], [undone.entryId]])
          expect(picture()).toEqual(after)
          next = redone.entryId ?? undefined
        }
      }),
      { numRuns: 80 },
    )
  })

  test('of one batch with others between them leave the keys whole, and tell what had to stay', () => {
    const mine = fc.record({ steps: command, mine: fc.boolean() })
    fc.assert(
      fc.property(fc.array(mine, { minLength: 2, maxLength: 8 }), (sequence) => {
        empty()
        const batch = `batch ${++batches}`
        const entries = sequence.flatMap(({ steps, mine }) => {
          const entry = runCommand(steps, mine ? batch : null)
          return mine && entry !== null ? [entry] : []
        })
        const [one] = entries
        if (one !== undefined) {
          const now = picture()
          const { left, taken } = undo(one)
          for (const entry of entries) expect(journal.fruitless(entry)).toBe(!taken.includes(entry))
          if (taken.length === 0)
            expect(left.length + Number(JSON.stringify(picture()) === JSON.stringify(now))).toBeGreaterThan(0)
        }
        expect(open.connection.sqlite.pragma('foreign_key_check')).toEqual([])
        expect(indexed()).toEqual(picture()['person']?.map((row) => (row as { id: number }).id))
      }),
      { numRuns: 120 },
    )
  })

  test('that fail leave nothing: no row, no entry, no recorded change, and nobody is told', () => {
    const counts = () =>
      open.connection.sqlite
        .prepare('SELECT (SELECT count(*) FROM journal_entry), (SELECT count(*) FROM journal_change)')
        .raw()
        .get()
    fc.assert(
      fc.property(command, (steps) => {
        const before = picture()
        const written = counts()
        topicsHeard = []
        expect(() =>
          journal.run('test', 'Gagal', (db) => {
            for (const one of steps) perform(db, one)
            throw new Error('no')
          }),
        ).toThrow('no')
        expect(picture()).toEqual(before)
        expect(counts()).toEqual(written)
        expect(topicsHeard).toEqual([])
        expect(() =>
          open.connection.sqlite.prepare(`INSERT INTO sector (name, position) VALUES ('x', 1)`).run(),
        ).toThrow(/NOT NULL/)
      }),
      { numRuns: 30 },
    )
  })
})

test('a command of 20,000 rows is taken back within seconds, though one row of it must stay', () => {
  empty()
  const { entryId } = journal.run('test', 'Impor', (db) => {
    const numbers = `WITH RECURSIVE n (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < 10000)`
    db.prepared(`INSERT INTO organisation (name, name_key) VALUES ('Dinas Sosial', 'dinas sosial')`).run()
    db.prepared(`${numbers} INSERT INTO person (name, name_key) SELECT 'Orang ' || n, 'orang ' || n FROM n`).run()
    db.prepared(
      `INSERT INTO membership (person_id, organisation_id) SELECT p.id, o.id FROM person p, organisation o`,
    ).run()
  })
  runCommand([{ do: 'member', person: 0, organisation: 0, from: null }])
  const begun = performance.now()
  const { left, restored } = undo(entryId as EntryId)
  // Alone it takes a second; made a little slower by each row before it, it would take a minute.
  expect(performance.now() - begun).toBeLessThan(10_000)
  expect(restored).toBe(19_999)
  expect(left).toHaveLength(2)
})

describe('an undo in the middle', () => {
  /** Cells that the later commands wrote: table, id and column. */
  function cellsChanged(before: ReturnType<typeof picture>, after: ReturnType<typeof picture>): Map<string, unknown> {
    const cells = new Map<string, unknown>()
    for (const [table, rows] of Object.entries(after)) {
      const old = new Map((before[table] ?? []).map((row) => [(row as { id: number }).id, row as object]))
      for (const row of rows as Record<string, unknown>[]) {
        const was = old.get(row['id'] as number) as Record<string, unknown> | undefined
        for (const [column, value] of Object.entries(row))
          if (was && was[column] !== value) cells.set(`${table} ${row['id'] as number} ${column}`, value)
      }
    }
    return cells
  }
  const cell = (all: ReturnType<typeof picture>, key: string): unknown => {
    const [table = '', id, column = ''] = key.split(' ')
    const row = (all[table] ?? []).find((one) => (one as { id: number }).id === Number(id))
    return row ? (row as Record<string, unknown>)[column] : undefined
  }

  test('leaves every cell that a later command wrote, and keeps the foreign keys whole', () => {
    fc.assert(
      fc.property(commands, command, commands, (first, middle, last) => {
        empty()
        for (const steps of first) runCommand(steps)
        const entry = runCommand(middle)
        const between = picture()
        for (const steps of last) runCommand(steps)
        const now = picture()
        if (entry !== null) {
          const { left, restored } = undo(entry)
          const after = picture()
          for (const [key, value] of cellsChanged(between, now)) expect([key, cell(after, key)]).toEqual([key, value])
          // What could not be taken back is told.
          if (restored === 0)
            expect(left.length + Number(JSON.stringify(after) === JSON.stringify(now))).toBeGreaterThan(0)
        }
        expect(open.connection.sqlite.pragma('foreign_key_check')).toEqual([])
        expect(indexed()).toEqual(picture()['person']?.map((row) => (row as { id: number }).id))
      }),
      { numRuns: 120 },
    )
  })

  test('restores the columns nobody touched and names the row whose others stay', () => {
    const add = journal.run('test', 'Tambah', (db) => {
      perform(db, { do: 'person', name: 'Siti Aminah', note: 'lama', nip: null })
      return (db.prepared('SELECT max(id) AS id FROM person').get() as { id: number }).id
    })
    const set = (sql: string) => journal.run('test', 'Ubah', (db) => db.prepared(sql).run(add.value)).entryId as EntryId
    const both = set(`UPDATE person SET name = 'Siti Aminah, S.E.', note = 'baru' WHERE id = ?`)
    set(`UPDATE person SET name = 'Siti Aminah, S.E., M.Si.' WHERE id = ?`)
    const { restored, left } = undo(both)
    expect(restored).toBe(1)
    expect(left).toEqual(['Orang “Siti Aminah, S.E., M.Si.” sebagian dibiarkan karena sudah diubah sesudahnya.'])
    expect(open.connection.sqlite.prepare('SELECT name, note FROM person WHERE id = ?').get(add.value)).toEqual({
      name: 'Siti Aminah, S.E., M.Si.',
      note: 'lama',
    })
  })

  test('a value that a later command set back to one in between is that command’s, and stays', () => {
    const add = journal.run('test', 'Tambah', (db) => {
      perform(db, { do: 'person', name: 'Siti', note: 'lama', nip: null })
      return (db.prepared('SELECT max(id) AS id FROM person').get() as { id: number }).id
    })
    const note = (...notes: string[]) =>
      journal.run('test', 'Ubah', (db) => {
        for (const value of notes) db.prepared('UPDATE person SET note = ? WHERE id = ?').run(value, add.value)
      }).entryId as EntryId
    const twice = note('antara', 'akhir')
    note('antara')
    undo(twice)
    expect(open.connection.sqlite.prepare('SELECT note FROM person WHERE id = ?').pluck().get(add.value)).toBe('antara')
  })

  test('keeps a row that is still used and says so', () => {
    const added = journal.run('test', 'Tambah instansi', (db) =>
      perform(db, { do: 'organisation', name: 'Dinas Baru', parent: null }),
    )
    journal.run('test', 'Tambah bagian', (db) =>
      db
        .prepared(
          `INSERT INTO organisation (name, name_key, parent_id)
           SELECT 'UPT Baru', 'upt baru', id FROM organisation WHERE name = 'Dinas Baru'`,
        )
        .run(),
    )
    const { restored, left } = undo(added.entryId as EntryId)
    expect(restored).toBe(0)
    expect(left).toEqual(['Instansi “Dinas Baru” tetap ada karena masih dipakai di tempat lain.'])
  })
})
