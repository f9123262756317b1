import { afterEach, describe, expect, test } from 'vitest'
import { pickMeeting, pickSession } from '../../../electron/backend/overview/rules.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'

const meeting = (date: string, startTime = '09:00', lastDate = date) => ({ date, startTime, lastDate })

describe('the meeting at hand', () => {
  test('is today’s, else the next, else the last', () => {
    const all = [meeting('2024-11-20'), meeting('2024-11-18'), meeting('2024-12-01'), meeting('2023-12-06')]
    expect(pickMeeting(all, '2024-11-18')).toMatchObject({ meeting: { date: '2024-11-18' }, when: 'today' })
    expect(pickMeeting(all, '2024-11-19')).toMatchObject({ meeting: { date: '2024-11-20' }, when: 'coming' })
    expect(pickMeeting(all, '2025-01-01')).toMatchObject({ meeting: { date: '2024-12-01' }, when: 'past' })
    expect(pickMeeting([], '2025-01-01')).toBeNull()
  })

  test('of several days is today’s on each of them, and the earlier of one day comes first', () => {
    const days = meeting('2024-11-17', '09:00', '2024-11-19')
    expect(pickMeeting([days, meeting('2024-11-25')], '2024-11-19')).toMatchObject({ meeting: days, when: 'today' })
    const morning = meeting('2024-11-25', '08:00')
    expect(pickMeeting([meeting('2024-11-25', '13:00'), morning], '2024-11-18')?.meeting).toBe(morning)
  })

  test('shows the session that goes on or comes next, and of a past meeting the fullest', () => {
    const session = (date: string, startTime: string, endTime: string | null, present: number) => ({
      date,
      startTime,
      endTime,
      present,
    })
    const morning = session('2024-11-18', '09:00', '12:00', 40)
    const afternoon = session('2024-11-18', '13:00', null, 55)
    const both = [morning, afternoon]
    expect(pickSession(both, '2024-11-18', '10:00')).toBe(morning)
    expect(pickSession(both, '2024-11-18', '12:30')).toBe(afternoon)
    expect(pickSession(both, '2024-11-01', '10:00')).toBe(morning)
    expect(pickSession(both, '2024-12-01', '10:00')).toBe(afternoon)
  })
})

describe('the front page', () => {
  let office: TestOffice
  afterEach(() => office.close())

  test('of a new office is empty and says what it has', async () => {
    office = await openOffice()
    expect(await office.ask('overview.get', {})).toEqual({
      has: { people: 0, organisations: 0, meetings: 0 },
      meeting: null,
      late: [],
      progress: { total: 0, verified: 0, reportedDone: 0, inProgress: 0, open: 0, impossible: 0, late: 0 },
      trend: [],
      indicators: [],
    })
  })

  test('agrees with the screens it links to', async () => {
    office = await openOffice({ demo: true })
    const overview = await office.ask('overview.get', {})
    expect(overview.meeting).toMatchObject({ title: 'Rakor Penanggulangan Kemiskinan 2024', when: 'today' })
    const sessionId = overview.meeting?.sessionId
    if (!sessionId) throw new Error('no session')
    expect(overview.meeting?.counts).toEqual(await office.ask('attendance.counts', { sessionId }))
    const { byOrganisation: _, ...summary } = await office.ask('actions.summary', {})
    expect(overview.progress).toEqual(summary)
    expect(overview.late).toHaveLength(summary.late)
    expect(overview.late.map(({ daysLate }) => daysLate)).toEqual(
      overview.late.map(({ daysLate }) => daysLate).sort((a, b) => b - a),
    )
    expect(overview.trend.map(({ date }) => date)).toEqual(['2023-12-06', '2024-11-18'])
    expect(overview.indicators[0]?.values.at(-1)).toMatchObject({ year: 2025, value: 8.07 })
  })
})
