import { describe, expect, test } from 'vitest'
import type { Addressee, Invitation } from '../../../electron/contract/invitations.ts'
import type { Meeting } from '../../../electron/contract/meetings.ts'
import type { MeetingId, OrganisationId, PersonId, PostId, SessionId } from '../../../electron/contract/ids.ts'
import { checklist, nextStep } from '../../../renderer/screens/meetings/checklist.ts'
import { keysOf, noneTicked, propose, tick } from '../../../renderer/screens/meetings/invitations/choosing.ts'
import { countAnswers, mentions } from '../../../renderer/screens/meetings/invitations/counts.ts'
import { dayByKey, sameDayIn, shiftMonth, weeksOf } from '../../../renderer/components/month.ts'

describe('the month', () => {
  test('is whole weeks from Monday to Sunday', () => {
    const weeks = weeksOf('2024-11')
    expect(weeks).toHaveLength(5)
    expect(weeks[0]?.[0]).toBe('2024-10-28')
    expect(weeks.at(-1)?.[6]).toBe('2024-12-01')
    expect(weeksOf('2027-02')).toHaveLength(4)
    expect(weeksOf('2026-08')).toHaveLength(6)
    expect(weeksOf('2027-02', 6).flat().at(-1)).toBe('2027-03-14')
  })
  test('goes on over the year’s end, and keeps to its last day', () => {
    expect([shiftMonth('2024-12', 1), shiftMonth('2024-01', -1), shiftMonth('2024-11', 14)]).toEqual([
      '2025-01',
      '2023-12',
      '2026-01',
    ])
    expect(sameDayIn('2024-01-31', '2024-02')).toBe('2024-02-29')
  })
  test('is walked over by day, week, month and year', () => {
    const from = (date: string, key: string, shiftKey = false) => dayByKey({ key, shiftKey }, date)
    expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map((key) => from('2024-12-01', key))).toEqual([
      '2024-11-30',
      '2024-12-02',
      '2024-11-24',
      '2024-12-08',
    ])
    // A Sunday is its week's last day.
    expect([from('2024-12-01', 'Home'), from('2024-12-01', 'End')]).toEqual(['2024-11-25', '2024-12-01'])
    expect([from('2024-01-31', 'PageDown'), from('2024-03-31', 'PageUp')]).toEqual(['2024-02-29', '2024-02-29'])
    expect(from('2024-02-29', 'PageDown', true)).toBe('2025-02-28')
    expect(from('2024-02-29', 'Enter')).toBeUndefined()
  })
})

describe('preparing a meeting', () => {
  const meeting: Meeting = {
    id: 1 as MeetingId,
    version: 1,
    kind: 'Rapat Koordinasi',
    title: 'Rakor',
    date: '2024-11-18',
    startTime: '09:00',
    endTime: null,
    venue: 'Hotel Amaris',
    opener: 'Pjs. Bupati',
    chair: '',
    theme: '',
    note: '',
    invited: 0,
    answered: 0,
    organisations: 0,
    represented: 0,
    actions: 0,
    seats: 0,
    answers: { none: 0, yes: 0, no: 0, delegated: 0 },
    previous: null,
    next: [],
    organisers: [],
    agenda: [{ title: 'Pembukaan', startTime: null, endTime: null, speaker: '' }],
    sessions: [
      {
        id: 1 as SessionId,
        name: 'Sesi 1',
        date: '2024-11-18',
        startTime: '09:00',
        endTime: null,
        lines: 0,
        present: 0,
      },
    ],
  }
  const states = (of: Meeting, today: string) =>
    Object.fromEntries(checklist(of, today).map(({ key, state }) => [key, state]))

  test('leads from step to step', () => {
    const before = '2024-11-10'
    expect(nextStep(checklist({ ...meeting, venue: '' }, before))?.key).toBe('facts')
    expect(nextStep(checklist({ ...meeting, agenda: [] }, before))?.key).toBe('agenda')
    expect(nextStep(checklist(meeting, before))?.key).toBe('invited')
    const invited = { ...meeting, invited: 3, organisations: 3, answers: { ...meeting.answers, none: 3 } }
    expect(nextStep(checklist(invited, before))?.key).toBe('answered')
    const answered = { ...invited, answered: 3, answers: { ...meeting.answers, yes: 3 } }
    expect(nextStep(checklist(answered, before))?.key).toBe('sheet')
    const issued = { ...answered, sessions: meeting.sessions.map((session) => ({ ...session, lines: 9 })) }
    expect(nextStep(checklist(issued, before))).toBeUndefined()
    expect(nextStep(checklist(issued, meeting.date))?.key).toBe('attendance')
    const held = { ...issued, sessions: issued.sessions.map((session) => ({ ...session, present: 2 })) }
    expect(nextStep(checklist(held, meeting.date))?.key).toBe('actions')
    expect(nextStep(checklist({ ...held, actions: 1 }, meeting.date))).toBeUndefined()
  })

  test('asks for nothing that cannot be done yet', () => {
    expect(states(meeting, '2024-11-10')).toMatchObject({
      answered: 'later',
      sheet: 'later',
      attendance: 'later',
      actions: 'later',
    })
  })
})

const addressee = (id: number, fields: Partial<Addressee> = {}): Addressee => ({
  organisationId: id as OrganisationId,
  organisation: `Dinas ${id}`,
  sector: '',
  postId: id as PostId,
  post: 'Kepala',
  headless: false,
  personId: null,
  person: '',
  acting: '',
  position: 'Kepala',
  quota: 1,
  invited: false,
  ...fields,
})

describe('choosing whom to invite', () => {
  const [one, two, three] = [addressee(1), addressee(2, { invited: true }), addressee(3)]
  const keys = (ticked: ReadonlyMap<string, Addressee>) =>
    [...ticked.values()].map(({ organisationId }) => organisationId)

  test('nobody who is invited already can be ticked', () => {
    expect(keys(tick(noneTicked, [one, two], keysOf([one, two])))).toEqual([1])
    expect(keys(propose(noneTicked, keysOf([]), [one, two, three]))).toEqual([1, 3])
  })

  test('ticks made in another list stay', () => {
    const ticked = tick(noneTicked, [three], keysOf([three]))
    expect(keys(tick(ticked, [one], keysOf([one])))).toEqual([3, 1])
    expect(keys(tick(ticked, [one, three], keysOf([one])))).toEqual([1])
  })

  test('a tick taken away is not put back by a longer proposal; what left the proposal goes', () => {
    const first = propose(noneTicked, keysOf([]), [one])
    const unticked = tick(first, [one], keysOf([]))
    expect(keys(propose(unticked, keysOf([one]), [one, three]))).toEqual([3])
    expect(keys(propose(first, keysOf([one]), [three]))).toEqual([3])
  })

  test('a person and a post of one organisation are different addresses', () => {
    expect(keysOf([one, addressee(1, { postId: null, personId: 1 as PersonId })]).size).toBe(2)
  })
})

test('answers add up, and a row is found by anything it shows', () => {
  const row = {
    organisation: 'Dinas Sosial',
    shortName: 'Dinsos',
    acting: 'Plt.',
    position: 'Kepala Dinas',
    person: 'Ernata',
    delegate: '',
    note: '',
    phone: '0812',
  }
  const invitations = (['yes', 'yes', 'none', 'delegated'] as const).map(
    (response) => ({ ...row, response }) as Invitation,
  )
  const counts = countAnswers(invitations)
  expect(counts).toEqual({ none: 1, yes: 2, no: 0, delegated: 1 })
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(invitations.length)
  const [invitation] = invitations
  if (!invitation) throw new Error('There is one.')
  expect(['plt. dinsos', 'ernata 0812', 'kesehatan'].map((text) => mentions(invitation, text.split(' ')))).toEqual([
    true,
    true,
    false,
  ])
})
