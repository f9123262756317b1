import { describe, expect, test } from 'vitest'
import { holderOn, placesOn, type Place, type Tenure } from '../../../electron/backend/tenure/holders.ts'
import type { OrganisationId, PersonId, PostId } from '../../../electron/contract/ids.ts'

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

describe('where a person is addressed on a day', () => {
  const place = (organisation: number, fields: Partial<Place> = {}): Place => ({
    ...tenure(fields),
    personId: 1 as PersonId,
    organisationId: organisation as OrganisationId,
    postId: null,
    post: '',
    ...fields,
  })

  test('once in each organisation, in a post before a plain membership', () => {
    const plain = place(1)
    const post = place(1, { postId: 7 as PostId, post: 'Sekretaris' })
    const team = place(2)
    expect(placesOn([plain, post, team], '2024-11-18')).toEqual([post, team])
  })

  test('in the last place, when no place is current', () => {
    const first = place(1, { untilDate: '2020-12-31' })
    const last = place(2, { untilDate: '2023-12-31' })
    expect(placesOn([first, last], '2024-11-18')).toEqual([last])
    expect(placesOn([], '2024-11-18')).toEqual([])
  })
})
