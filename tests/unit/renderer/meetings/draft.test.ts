/** What is in the meeting form, and the input it makes. */
import { describe, expect, test, vi } from 'vitest'
import type { SessionId } from '../../../../electron/contract/ids.ts'
import { MeetingDraft } from '../../../../renderer/screens/meetings/form/draft.svelte.ts'

// A draft can be sent; here it is only filled in.
vi.mock('../../../../renderer/transport.ts', () => ({ transport: {} }))

function draftOf(fields: Partial<MeetingDraft> = {}): MeetingDraft {
  return Object.assign(new MeetingDraft('2024-11-18'), { title: 'Rakor', ...fields })
}
const sent = (draft: MeetingDraft) => {
  const input = draft.input()
  if (!input) throw new Error('The draft is complete.')
  return input
}

describe('dirty', () => {
  test('is whatever can be typed, until it is settled', () => {
    const changes: ((draft: MeetingDraft) => void)[] = [
      (draft) => (draft.note = 'x'),
      (draft) => (draft.endTime = '12:00'),
      (draft) => (draft.date = '2024-11-19'),
      (draft) => draft.addAgendaRow(),
      (draft) => draft.addSession(),
      (draft) => draft.separateSessions(true),
      (draft) => (draft.organisers = [{ id: 1 as never, label: 'Bappeda' }]),
    ]
    for (const change of changes) {
      const draft = new MeetingDraft('2024-11-18')
      expect(draft.dirty).toBe(false)
      change(draft)
      expect(draft.dirty).toBe(true)
      draft.settle()
      expect(draft.dirty).toBe(false)
    }
  })

  test('is taken back by typing what was there', () => {
    const draft = draftOf()
    draft.settle()
    draft.title = 'Rapat'
    draft.title = 'Rakor'
    expect(draft.dirty).toBe(false)
  })
})

describe('sessions', () => {
  const own = (draft: MeetingDraft) =>
    sent(draft).sessions?.map(({ name, date, startTime, endTime }) => [name, date, startTime, endTime])

  test('a single one is the meeting itself, also when its times are changed later', () => {
    const draft = draftOf()
    draft.startTime = '08:00'
    draft.endTime = '11:00'
    draft.date = '2024-11-20'
    expect(own(draft)).toEqual([['Sesi 1', '2024-11-20', '08:00', '11:00']])
  })

  test('with times of its own begins with the meeting’s, and keeps them', () => {
    const draft = draftOf({ startTime: '08:00' })
    draft.separateSessions(true)
    draft.startTime = '07:00'
    expect(own(draft)).toEqual([['Sesi 1', '2024-11-18', '08:00', null]])
  })

  test('another follows the last, and all of them have their own times', () => {
    const draft = draftOf()
    draft.separateSessions(true)
    Object.assign(draft.sessions[0] ?? {}, { endTime: '12:00' })
    draft.addSession()
    expect(own(draft)).toEqual([
      ['Sesi 1', '2024-11-18', '09:00', '12:00'],
      ['Sesi 2', '2024-11-18', '12:00', null],
    ])
  })

  test('one without a time is asked for, at its field', () => {
    const draft = draftOf()
    draft.separateSessions(true)
    draft.addSession()
    expect(draft.input()).toBeNull()
    expect(draft.problem('sessions.1.startTime')).toBe('Isi jam mulai.')
    expect(draft.problem('sessions.0.startTime')).toBeUndefined()
    Object.assign(draft.sessions[1] ?? {}, { startTime: '13:00' })
    expect(draft.problem('sessions.1.startTime')).toBeUndefined()
    expect(sent(draft).sessions).toHaveLength(2)
    expect(draft.error).toBeNull()
  })

  test('stays the session it was, by its id', () => {
    const draft = draftOf()
    Object.assign(draft.sessions[0] ?? {}, { id: 7 as SessionId })
    expect(sent(draft).sessions?.map(({ id }) => id)).toEqual([7])
  })
})

describe('the agenda', () => {
  test('a row with nothing in it is not sent, one with only an end or a speaker is', () => {
    const draft = draftOf()
    for (const fields of [{ title: 'Pembukaan' }, {}, { speaker: 'Bupati' }, { endTime: '12:00' }, { title: '  ' }])
      Object.assign(draft.addAgendaRow(), fields)
    expect(sent(draft).agenda?.map(({ title, speaker, endTime }) => title || speaker || endTime)).toEqual([
      'Pembukaan',
      'Bupati',
      '12:00',
    ])
    // Errors of the backend name rows by their place: what is shown is what was sent.
    expect(draft.agenda).toHaveLength(3)
  })

  test('a row begins where the one before it ends, the first with the meeting', () => {
    const draft = draftOf({ startTime: '08:30' })
    const first = draft.addAgendaRow()
    expect(first.startTime).toBe('08:30')
    Object.assign(draft.agenda[0] ?? {}, { endTime: '09:15' })
    expect(draft.addAgendaRow().startTime).toBe('09:15')
    const between = draft.addAgendaRow(0)
    expect([between.startTime, draft.agenda.map(({ key }) => key).indexOf(between.key)]).toEqual(['09:15', 1])
  })
})

test('a field is blamed until it is mended, and again when it is as it was', () => {
  const draft = draftOf({ endTime: '08:00' })
  draft.addAgendaRow().title = 'Pembukaan'
  draft.error = {
    code: 'invalid-input',
    message: 'Periksa.',
    details: { endTime: 'Sebelum mulai.', 'agenda.0.endTime': 'Isi.', title: 'Ada yang sama.' },
  }
  draft.endTime = '12:00'
  Object.assign(draft.agenda[0] ?? {}, { endTime: '10:00' })
  expect(['endTime', 'agenda.0.endTime', 'title', 'venue'].map((path) => draft.problem(path))).toEqual([
    undefined,
    undefined,
    'Ada yang sama.',
    undefined,
  ])
  draft.endTime = '08:00'
  expect(draft.problem('endTime')).toBe('Sebelum mulai.')
})
