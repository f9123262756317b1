/** A small roster and a file with every kind of damage: how many are found, and how many of the certain ones are right. */
import { describe, expect, it } from 'vitest'
import type { ImportRow, RowValues } from '../../../electron/contract/imports.ts'
import { matchRows } from '../../../electron/backend/imports/match/matchRows.ts'
import { inventPeople } from '../../bench/people.ts'
import { sentRows, settle } from '../../bench/perturb.ts'
import { readSent } from '../../harness/sentRows.ts'
import { rosterOf } from './roster.ts'

const people = settle(inventPeople(3000))
const roster = rosterOf(people.map((person): RowValues => ({ ...person })))
const sent = sentRows(people, 1200, 500)

function judge(rows: readonly ImportRow[]) {
  let found = 0
  let certain = 0
  let wrong = 0
  let strangersAsked = 0
  for (const [at, { match, candidates = [] }] of rows.entries()) {
    const place = sent[at]?.person
    const truth = place === undefined ? undefined : place + 1
    if (truth !== undefined && [match, ...candidates].some((one) => one?.personId === truth)) found++
    if (truth === undefined && candidates.length > 0) strangersAsked++
    if (!match) continue
    certain++
    if (match.personId !== truth) wrong++
  }
  return { found, certain, wrong, strangersAsked }
}

describe('500 known people among 1,200 rows', () => {
  it('are found, and nobody is taken for another', () => {
    const { found, certain, wrong, strangersAsked } = judge(matchRows(sent.map(readSent), roster))
    expect(found).toBeGreaterThanOrEqual(495)
    expect(certain).toBeGreaterThanOrEqual(425)
    expect(wrong).toBe(0)
    expect(strangersAsked).toBeLessThanOrEqual(70)
  })

  it('are mostly found even in a file without NIPs', () => {
    const rows = sent.map((row, at) => readSent({ ...row, nip: '' }, at))
    const { found, certain, wrong } = judge(matchRows(rows, roster))
    expect(found).toBeGreaterThanOrEqual(450)
    expect(wrong / certain).toBeLessThanOrEqual(0.01)
  })
})
