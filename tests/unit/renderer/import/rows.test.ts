/** What the import screen counts is what the import writes. */
import { describe, expect, test } from 'vitest'
import type { PersonId } from '../../../../electron/contract/ids.ts'
import type { FieldChange, ImportResult, ImportRow, RowDecision } from '../../../../electron/contract/imports.ts'
import { absence, decisionFor, effectOf, isPoorer, keepsName } from '../../../../electron/contract/importRules.ts'
import { summed, tally } from '../../../../renderer/screens/roster/import/rows.ts'

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

  test('is not taken over unless somebody says so, and a better one is unless somebody says not', () => {
    const update = { action: 'update', personId: person } as const
    const poorer = [respelled('Siti Aminah, S.E.', 'Siti Aminah'), moved]
    const better = [respelled('Siti Aminah', 'Siti Aminah, S.E.')]
    expect([keepsName(update, poorer), keepsName(update, better), keepsName(update, [moved])]).toEqual([
      true,
      false,
      false,
    ])
    expect(keepsName({ ...update, keepName: false }, poorer)).toBe(false)
    expect(keepsName({ ...update, keepName: true }, better)).toBe(true)
  })
})

describe('what is written', () => {
  const effect = (one: ImportRow, decision?: RowDecision) => effectOf(one, decisionFor(one, decision))

  test('an update of nothing but a name that is kept is none', () => {
    expect(effect(changed(respelled('Siti Aminah, S.E.', 'Siti Aminah')))).toBe('unchanged')
    expect(effect(changed(respelled('Siti Aminah, S.E.', 'Siti Aminah'), moved))).toBe('updated')
    expect(effect(changed(respelled('Siti', 'Siti Aminah')))).toBe('updated')
  })

  test('a candidate counts by what the row would change in that person', () => {
    const asked = (changes: FieldChange[]) =>
      row({
        outcome: 'ambiguous',
        candidates: [
          { personId: person, score: 0.5, reasons: [], name: 'Siti Aminah', position: '', organisation: '', changes },
        ],
      })
    const chosen = { action: 'update', personId: person } as const
    expect(effect(asked([moved]), chosen)).toBe('updated')
    expect(effect(asked([]), chosen)).toBe('unchanged')
    expect(effect(asked([moved]))).toBe('left')
  })

  test('an answer about another person than the row may now be writes nothing', () => {
    const somebodyElse = { action: 'update', personId: (person + 1) as PersonId } as const
    expect(effect(changed(moved), somebodyElse)).toBe('left')
  })

  test('all rows are accounted for', () => {
    const rows = [
      row({}),
      changed(moved),
      changed(respelled('Siti Aminah, S.E.', 'SITI')),
      row({ outcome: 'unchanged' }),
      row({ outcome: 'invalid' }),
      row({}),
    ]
    const counts = tally(rows, new Map([[rows[5]?.key ?? '', { action: 'skip' }]]))
    expect(counts).toEqual({ created: 1, updated: 1, unchanged: 2, left: 2, kept: 1 })
    expect(counts.created + counts.updated + counts.unchanged + counts.left).toBe(rows.length)
  })

  test('who is marked as gone counts as leaving, and nowhere else', () => {
    const rows = [
      changed(moved),
      row({ outcome: 'unchanged', match: { personId: person, score: 1, reasons: [] } }),
      row({}),
    ]
    expect(tally(rows, new Map(), new Set([person]))).toMatchObject({ created: 1, updated: 0, unchanged: 0 })
    expect(tally(rows, new Map(), new Set())).toMatchObject({ created: 1, updated: 1, unchanged: 1 })
  })
})

describe('who is not in a complete list', () => {
  const absent = { personId: person, name: '', nip: '', position: '', fromDate: null, mark: '', maybe: ['0:3'] }
  const by = (decision: RowDecision | undefined) => () => decision

  test('leaves, and stays while a row that may be them is not decided, or once one is them', () => {
    const missing = { ...absent, why: 'missing' as const }
    const become = (decision: RowDecision | undefined) => absence(missing, undefined, by(decision)).action
    expect(become(undefined)).toBe('stay')
    expect(become({ action: 'skip' })).toBe('stay')
    expect(become({ action: 'create' })).toBe('leave')
    expect(become({ action: 'update', personId: (person + 1) as PersonId })).toBe('leave')
    expect(become({ action: 'update', personId: person })).toBe('stay')
  })

  test('leaves as decided, but not whom a row has become, unless the file marks them as gone', () => {
    const leave = { action: 'leave', until: '2024-10-31' } as const
    const become = (why: 'missing' | 'marked', decision?: RowDecision) =>
      absence({ ...absent, why }, leave, by(decision)).action
    expect(become('missing')).toBe('leave')
    expect(become('missing', { action: 'update', personId: person })).toBe('stay')
    expect(become('marked', { action: 'update', personId: person })).toBe('leave')
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
