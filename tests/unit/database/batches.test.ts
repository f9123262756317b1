/** A batch in which one command cannot be taken back, and what a batch of unlike commands is called. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { domains } from '../../../electron/backend/domains.ts'
import { Journal } from '../../../electron/backend/database/journal.ts'
import { openDatabase, type OpenDatabase } from '../../../electron/backend/database/open.ts'
import { read } from '../../../electron/backend/database/statements.ts'
import { Failure } from '../../../electron/contract/errors.ts'
import type { EntryId } from '../../../electron/contract/ids.ts'

const names = read<undefined, { name: string }>(`SELECT name FROM sector WHERE position >= 90 ORDER BY name`)
const kept = read<{ first: number; last: number }, { id: number }>(
  `SELECT c.id FROM journal_change c JOIN sector s ON s.id = c.row_id
   WHERE c.id BETWEEN @first AND @last AND s.name LIKE 'Terbit%'`,
)

let folder: string
let open: OpenDatabase
let journal: Journal
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-batches-'))
  open = await openDatabase(folder)
  journal = new Journal(
    open.connection,
    () => new Date('2024-11-18T01:00:00Z'),
    () => undefined,
    {
      ...domains,
      refusals: [
        (db, first, last) => {
          if (kept.get(db, { first, last })) throw new Failure('conflict', 'Yang sudah terbit tetap.')
        },
      ],
    },
  )
})
afterEach(() => {
  open.close()
  rmSync(folder, { recursive: true })
})

const add = (name: string, command = 'sectors.create') =>
  journal.run(
    command,
    `Tambah ${name}`,
    (db) => void db.prepared('INSERT INTO sector (name, position) VALUES (?, 90)').run(name),
    'sekaligus',
  ).entryId as EntryId
const stored = () => names.all(open.connection).map(({ name }) => name)

test('what must not be taken back stays and is told, and the others go', () => {
  const entries = ['Pertama', 'Terbit', 'Terakhir'].map((name) => add(name))
  const [first, issued, last] = entries as [EntryId, EntryId, EntryId]
  const undone = journal.undo(issued)
  expect(undone).toMatchObject({
    summary: 'Batal: Tambah Terakhir, dan 1 lainnya',
    taken: [last, first],
    left: ['Yang sudah terbit tetap.'],
  })
  expect(stored()).toEqual(['Terbit'])
  // By itself it is refused, and Ctrl+Z passes it over.
  expect(() => journal.undo(issued)).toThrow('Yang sudah terbit tetap.')
  expect(journal.fruitless(issued)).toBe(true)
  journal.undo(undone.entryId as EntryId)
  expect(stored()).toEqual(['Pertama', 'Terakhir', 'Terbit'])
})

test('it is called by its last command and how many more, or by what the domain calls them together', () => {
  const [one, two] = [add('Satu'), add('Dua')]
  expect([journal.describe(one), journal.describe(two)]).toEqual(Array(2).fill('Tambah Dua, dan 1 lainnya'))
  journal.undo(two, true)
  expect(journal.describe(one)).toBe('Tambah Satu')
  journal.undo(one)
  add('Tiga', 'imports.commit')
  expect(journal.describe(add('Empat', 'imports.commit'))).toBe('Impor 2 berkas')
  expect(journal.describe(add('Lima'))).toBe('Tambah Lima, dan 2 lainnya')
  expect(journal.describe(add('Enam', 'imports.commit'))).toBe('Tambah Enam, dan 3 lainnya')
})
