import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attendanceCapacities } from '../../../electron/contract/attendance.ts'
import type { InvitationId, OrganisationId, PersonId, PostId } from '../../../electron/contract/ids.ts'
import { noSector } from '../../../electron/contract/words.ts'
import {
  additionsTo,
  capacityOf,
  countAttendance,
  type Invited,
  type Occupant,
  occupantOf,
  type PlannedSeat,
  planSheet,
} from '../../../electron/backend/attendance/rules.ts'

const person = (name: string, position = ''): Occupant => ({
  personId: 1 as PersonId,
  name,
  position,
  sex: 'L',
  phone: '',
  email: '',
})
const invitation: Invited = {
  id: 1 as InvitationId,
  organisationId: 1 as OrganisationId,
  organisation: 'Dinas Sosial',
  shortName: 'Dinsos',
  sector: 'Perangkat Daerah',
  postId: 1 as PostId,
  post: 'Kepala Dinas',
  quota: 2,
  response: 'none',
  delegate: null,
  holders: [person('Siti', 'Plt. Kepala Dinas')],
  official: true,
}

describe('who is expected in a seat', () => {
  test('the holder first; further seats stay empty but for the organisation', () => {
    expect(occupantOf(invitation, 1)).toMatchObject({ name: 'Siti', position: 'Plt. Kepala Dinas' })
    expect(occupantOf(invitation, 2)).toMatchObject({ name: '', position: '' })
  })
  test('an empty post keeps its title, so that the row can be found', () => {
    expect(occupantOf({ ...invitation, holders: [] }, 1)).toMatchObject({ name: '', position: 'Kepala Dinas' })
  })
  test('an announced delegate stands under the post represented', () => {
    const delegated = { ...invitation, delegate: person('Budi', 'Sekretaris') }
    expect(occupantOf(delegated, 1)).toMatchObject({
      name: 'Budi',
      position: 'Sekretaris, mewakili Plt. Kepala Dinas',
    })
    expect(occupantOf({ ...delegated, delegate: person('Budi') }, 1).position).toBe('mewakili Plt. Kepala Dinas')
  })
  test('several holders of one post take the seats one after the other', () => {
    const members = { ...invitation, holders: [person('Ani'), person('Beni')] }
    expect(occupantOf(members, 2).name).toBe('Beni')
    expect(capacityOf(members, 2)).toBe('self')
  })
})

test('only the invited official counts as having come himself', () => {
  expect(capacityOf(invitation, 1)).toBe('self')
  expect(capacityOf({ ...invitation, holders: [] }, 1)).toBe('self')
  expect(capacityOf(invitation, 2)).toBe('companion')
  expect(capacityOf({ ...invitation, delegate: person('Budi') }, 1)).toBe('proxy')
  expect(capacityOf({ ...invitation, holders: [], official: false }, 1)).toBe('proxy')
})

const seat = (id: number, sector: string, organisation = `Instansi ${id}`, name = `Nama ${id}`): PlannedSeat => ({
  invitationId: id as InvitationId,
  seat: 1,
  sector,
  organisation,
  occupant: person(name),
})
const seatsArbitrary = fc
  .array(fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.integer({ min: 1, max: 4 })), { maxLength: 40 })
  .map((rows) =>
    rows
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([sector, organisation], index) => seat(index + 1, sector, `${sector}${organisation}`)),
  )

describe('numbering a sheet', () => {
  test('every seat has one row, numbers run without a gap, blank rows end each group', () => {
    fc.assert(
      fc.property(
        seatsArbitrary,
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom('sector' as const, 'organisation' as const),
        (seats, spare, groupBy) => {
          const lines = planSheet(seats, { groupBy, spare })
          expect(lines.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1))
          const printed = lines.filter(({ invitationId }) => invitationId !== null)
          expect(printed.map(({ invitationId }) => invitationId).sort()).toEqual(
            seats.map(({ invitationId }) => invitationId).sort(),
          )
          for (const [heading, group] of Map.groupBy(lines, (line) => line.heading)) {
            expect(lines.slice((group[0]?.number ?? 1) - 1, group.at(-1)?.number)).toEqual(group)
            const blank = group.filter(({ invitationId }) => invitationId === null)
            expect(blank).toHaveLength(spare)
            expect(group.slice(group.length - spare)).toEqual(blank)
            expect(heading).not.toBe('')
          }
        },
      ),
    )
  })

  test('what it lacks goes after its last row, and then nothing is lacking', () => {
    fc.assert(
      fc.property(seatsArbitrary, fc.nat(40), (seats, known) => {
        const before = planSheet(seats.slice(0, known), { groupBy: 'sector', spare: 2 })
        const renamed = seats.map((one, index) =>
          index % 3 === 0 ? { ...one, occupant: person(`Baru ${index}`) } : one,
        )
        const { missing, changed } = additionsTo(before, renamed)
        const after = [...before, ...[...missing, ...changed].sort((a, b) => a.number - b.number)]
        expect(after.map(({ number }) => number)).toEqual(after.map((_, index) => index + 1))
        expect(missing).toHaveLength(Math.max(0, seats.length - known))
        expect(additionsTo(after, renamed)).toEqual({ missing: [], changed: [] })
      }),
    )
  })

  test('rows added to a sheet grouped by organisation are grouped so too', () => {
    const before = planSheet([seat(1, 'A', 'Dinas Sosial')], { groupBy: 'organisation', spare: 1 })
    const { missing } = additionsTo(before, [seat(1, 'A', 'Dinas Sosial'), seat(2, 'A', 'Bappeda')])
    expect(missing).toMatchObject([{ number: 3, heading: 'Bappeda (tambahan)' }])
  })
})

test('the figures of attendance add up, and represented never exceeds invited', () => {
  const organisation = fc.integer({ min: 1, max: 12 }).map((id) => id as OrganisationId)
  const sectorOf = (id: number) => ['Perangkat Daerah', 'LSM', noSector][id % 3] ?? noSector
  fc.assert(
    fc.property(
      fc.uniqueArray(organisation),
      fc.array(fc.record({ capacity: fc.constantFrom(...attendanceCapacities), id: fc.option(organisation) })),
      (asked, came) => {
        const invited = new Map(asked.map((id) => [id, { sector: sectorOf(id) }]))
        const present = came.map(({ capacity, id }) => ({
          capacity,
          organisationId: id,
          sector: id === null ? noSector : sectorOf(id),
        }))
        const counts = countAttendance(invited, present, ['Perangkat Daerah', 'LSM', 'Akademisi'])
        const sum = (key: 'invited' | 'represented' | 'present') =>
          counts.sectors.reduce((total, row) => total + row[key], 0)
        expect(counts.officials + counts.proxies + counts.companions + counts.guests).toBe(counts.present)
        expect(sum('present')).toBe(counts.present)
        expect(sum('invited')).toBe(counts.organisationsInvited)
        expect(sum('represented')).toBe(counts.organisationsRepresented)
        for (const row of counts.sectors) expect(row.represented).toBeLessThanOrEqual(row.invited)
        const represented = asked.filter((id) => came.some((one) => one.id === id))
        expect(counts.organisationsRepresented).toBe(represented.length)
      },
    ),
  )
})
