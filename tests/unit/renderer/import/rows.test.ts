/** What the import screen counts is what the import writes. */
import { describe, expect, test } from 'vitest'
import type { PersonId } from '../../../../electron/contract/ids.ts'
import type { FieldChange, ImportResult, ImportRow } from '../../../../electron/contract/imports.ts'
import { isPoorer, isWritten, picked, summed, tally } from '../../../../renderer/screens/roster/import/rows.ts'

const person = 7 as PersonId
const respelled = (from: string, to: string): FieldChange => ({ field: 'name', from, to })
const moved: FieldChange = { field: 'position', from: 'Staf', to: 'Kepala Seksi' }

let line = 0
function row(part: Partial<ImportRow>): ImportRow {
  line++
  return { key: `0:${line}`, table: 0, row: line, values: { name: 'Siti Aminah' }, flags: [], outcome: 'new', ...part }
}
const changed = (...changes: FieldChange[]) =>
  row({ outcome: 'changed', match: { personId: person, score: 1, reasons: [] }, changes })

describe('a poorer spelling', () => {
  test.each([
    ['Arifin Sabri Rante, S.T., M.T.', 'ARIFIN SABRI RANTE, S.T., M.T.', true],
    ['Siti Aminah, S.K.M., M.Kes.', 'Siti Aminah', true],
    ['Dr. Hj. Siti Aminah, S.E.', 'Siti Aminah', true],
    ['Dr. Sri Jumiati Setiawan, S.Pd., M.Pd.', 'Sri Setiawan', true],
    ['Siti Aminah', 'Siti Aminah, S.E.', false],
    ['SITI AMINAH', 'Siti Aminah', false],
    ['Siti Aminah, S.E.', 'Siti Aminah, S.T.', false],
    ['Sitiana', 'Siti', false],
  ])('%s → %s: %s', (from, to, poorer) => expect(isPoorer(respelled(from, to))).toBe(poorer))

  test('is not what choosing a candidate takes over', () => {
    expect(picked(person, [respelled('Siti Aminah, S.E.', 'Siti Aminah'), moved])).toMatchObject({ keepName: true })
    expect(picked(person, [respelled('Siti Aminah', 'Siti Aminah, S.E.')])).toMatchObject({ keepName: false })
  })
})

describe('what is written', () => {
  const keepName = { action: 'update', personId: person, keepName: true } as const

  test('an update of nothing but a name that is kept is none', () => {
    expect(isWritten(changed(respelled('Siti Aminah, S.E.', 'Siti Aminah')), keepName)).toBe(false)
    expect(isWritten(changed(respelled('Siti Aminah, S.E.', 'Siti Aminah'), moved), keepName)).toBe(true)
    expect(isWritten(changed(respelled('Siti', 'Siti Aminah')), undefined)).toBe(true)
  })

  test('a candidate counts by what the row would change in that person', () => {
    const asked = (changes: FieldChange[]) =>
      row({
        outcome: 'ambiguous',
        candidates: [
          { personId: person, score: 0.5, reasons: [], name: 'Siti Aminah', position: '', organisation: '', changes },
        ],
      })
    const chosen = { action: 'update', personId: person, keepName: false } as const
    expect(isWritten(asked([moved]), chosen)).toBe(true)
    expect(isWritten(asked([]), chosen)).toBe(false)
    expect(isWritten(asked([moved]), undefined)).toBe(false)
  })

  test('rows that wait for an answer are left out, and all rows are accounted for', () => {
    const rows = [
      row({}),
      changed(moved),
      changed(respelled('Siti Aminah, S.E.', 'SITI')),
      row({ outcome: 'unchanged' }),
      row({ outcome: 'invalid' }),
      row({}),
    ]
    const decisions = new Map([[rows[2]?.key ?? '', keepName]])
    const counts = tally(rows, decisions, rows.slice(5))
    expect(counts).toEqual({ created: 1, updated: 1, unchanged: 2, left: 2, kept: 1 })
    expect(counts.created + counts.updated + counts.unchanged + counts.left).toBe(rows.length)
  })

  test('who is marked as gone counts as leaving, and nowhere else', () => {
    const rows = [
      changed(moved),
      row({ outcome: 'unchanged', match: { personId: person, score: 1, reasons: [] } }),
      row({}),
    ]
    expect(tally(rows, new Map(), [], new Set([person]))).toMatchObject({ created: 1, updated: 0, unchanged: 0 })
    expect(tally(rows, new Map(), [], new Set())).toMatchObject({ created: 1, updated: 1, unchanged: 1 })
  })
})

test('a file that was applied again tells what stands of both times', () => {
  const result = (part: Partial<ImportResult>): ImportResult => ({
    entryId: null,
    created: 0,
    updated: 0,
    unchanged: 0,
    left: 0,
    organisationsCreated: 0,
    departed: 0,
    toMend: 0,
    ...part,
  })
  const first = result({ entryId: 1 as never, created: 17, unchanged: 2, left: 1, toMend: 1 })
  const second = result({ entryId: 2 as never, updated: 1, unchanged: 19 })
  const both = summed([
    { result: first, stands: true },
    { result: second, stands: true },
  ])
  expect(both).toMatchObject({ entryId: 2, created: 17, updated: 1, unchanged: 2, left: 0, toMend: 0 })
  const undone = summed([
    { result: first, stands: true },
    { result: second, stands: false },
  ])
  expect(undone).toMatchObject({ entryId: 1, created: 17, updated: 0 })
})
