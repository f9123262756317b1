import { describe, expect, test } from 'vitest'
import {
  holderOn,
  holdersOn,
  holderText,
  type Membership,
  positionText,
  shownOn,
  type Tenure,
} from '../../../electron/backend/tenure/rules.ts'
import type { OrganisationId, PostId } from '../../../electron/contract/ids.ts'

let lastId = 0
const tenure = (fields: Partial<Tenure> = {}): Tenure => ({
  id: ++lastId,
  capacity: 'definitif',
  fromDate: null,
  untilDate: null,
  ...fields,
})

describe('who holds a post on a day', () => {
  const old = tenure({ untilDate: '2024-06-30' })
  const fresh = tenure({ fromDate: '2024-07-01' })

  test('the one before a change on the day before it, the next one from that day on', () => {
    expect(holderOn([fresh, old], '2024-06-30')).toBe(old)
    expect(holderOn([fresh, old], '2024-07-01')).toBe(fresh)
    expect(holderOn([fresh, old], '2024-07-02')).toBe(fresh)
  })

  test('nobody between two holders, nor before the first', () => {
    const later = tenure({ fromDate: '2024-09-01' })
    expect(holderOn([old, later], '2024-08-01')).toBeNull()
    expect(holderOn([later], '2024-08-31')).toBeNull()
    expect(holderOn([], '2024-08-31')).toBeNull()
  })

  test('who acts for a post goes before its definitive holder, while acting', () => {
    const acting = tenure({ capacity: 'Plh.', fromDate: '2024-11-01', untilDate: '2024-11-30' })
    expect(holderOn([fresh, acting], '2024-10-31')).toBe(fresh)
    expect(holderOn([fresh, acting], '2024-11-18')).toBe(acting)
    expect(holderOn([fresh, acting], '2024-12-01')).toBe(fresh)
  })

  test('where nobody closed the old entry, the later one counts', () => {
    const open = tenure({ fromDate: '2020-01-01' })
    expect(holderOn([fresh, open], '2024-11-18')).toBe(fresh)
    expect(holderOn([open, tenure({ fromDate: null })], '2024-11-18')).toBe(open)
  })
})

test('who share a post hold it together; whom somebody acts for, and who came before, does not', () => {
  const day = '2024-11-18'
  const members = [tenure(), tenure(), tenure({ untilDate: '2024-01-31' })]
  expect(holdersOn(members, day)).toEqual([members[1], members[0]])
  expect(holdersOn([...members, tenure({ fromDate: '2024-07-01' })], day)).toHaveLength(1)
  expect(holdersOn([...members, tenure({ capacity: 'Plt.' })], day)).toMatchObject([{ capacity: 'Plt.' }])
  expect(holdersOn([], day)).toEqual([])
})

describe('where a person sits on a day', () => {
  const day = '2024-11-18'
  const membership = (organisation: number, fields: Partial<Membership> = {}): Membership => ({
    ...tenure(fields),
    organisationId: organisation as OrganisationId,
    kind: 'agency',
    postId: null,
    post: '',
    ...fields,
  })
  const section = { postId: 7 as PostId, post: 'Kepala Bidang', fromDate: '2024-01-01' }
  const secretary = { postId: 8 as PostId, post: 'Sekretaris' }

  test('once in each organisation, in a post before a plain membership, in an agency before a team', () => {
    const plain = membership(1, { fromDate: '2024-11-01' })
    const post = membership(1, section)
    const team = membership(2, { ...secretary, kind: 'team' })
    expect(shownOn([team, plain, post], day)).toEqual([post, team])
  })

  test('as acting before definitive, then as what began last, then as what was written down last', () => {
    const definitive = membership(1, section)
    const acting = membership(1, { ...secretary, capacity: 'Plt.', fromDate: '2020-01-01' })
    const later = membership(1, { ...secretary, fromDate: '2024-02-01' })
    const again = membership(1, { ...secretary, fromDate: '2024-02-01' })
    expect(shownOn([definitive, acting, later], day)).toEqual([acting])
    expect(shownOn([definitive, later], day)).toEqual([later])
    expect(shownOn([again, later, definitive], day)).toEqual([again])
  })

  test('nowhere, before the first and after the last', () => {
    const ended = membership(1, { untilDate: '2024-11-17' })
    const planned = membership(2, { fromDate: '2024-11-19' })
    expect(shownOn([ended, planned], day)).toEqual([])
    expect(shownOn([ended, planned], '2024-11-17')).toEqual([ended])
    expect(shownOn([ended, planned], '2024-11-19')).toEqual([planned])
  })
})

test('an acting official is said with the capacity', () => {
  expect(positionText('Plt.', 'Kepala Dinas')).toBe('Plt. Kepala Dinas')
  expect(positionText('definitif', 'Kepala Dinas')).toBe('Kepala Dinas')
  expect(positionText('Plt.', '')).toBe('')
  expect(holderText('Siti', 'Plh.')).toBe('Siti (Plh.)')
})
