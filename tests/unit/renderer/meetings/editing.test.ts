/** A meeting in the form at a real backend: what was typed comes back, and is thrown away only when asked. */
import { page } from '../page.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Input } from '../../../../electron/contract/api.ts'
import type { MeetingId } from '../../../../electron/contract/ids.ts'
import { toasts } from '../../../../renderer/components/toasts.svelte.ts'
import { MeetingEditing, type Opening } from '../../../../renderer/screens/meetings/form/editing.svelte.ts'
import { openOffice, type TestOffice } from '../../../harness/office.ts'
import { newMeeting } from '../../meetings/roster.ts'

let office: TestOffice
let opened: MeetingEditing[] = []
beforeEach(async () => page.open((office = await openOffice())))
afterEach(async () => {
  for (const editing of opened) editing.discard()
  opened = []
  for (const { id } of toasts.items) toasts.dismiss(id)
  await office.close()
})

const meeting = async (fields: Partial<Input<'meetings.create'>> = {}): Promise<MeetingId> =>
  (await office.ask('meetings.create', newMeeting(fields))).id
const stored = (id: MeetingId) => office.ask('meetings.get', { id })
async function open(opening: Opening = {}): Promise<MeetingEditing> {
  const editing = new MeetingEditing(opening)
  opened.push(editing)
  await editing.load()
  return editing
}
const yes = () => Promise.resolve(true)
const no = () => Promise.resolve(false)

describe('what was typed and not saved', () => {
  test.each([['a new meeting'], ['a stored one'], ['one that continues another']])(
    'into %s comes back',
    async (which) => {
      const id = await meeting()
      const opening: Opening = which === 'a new meeting' ? {} : which === 'a stored one' ? { id } : { source: id }
      const first = await open(opening)
      first.draft.venue = 'Ballroom'
      first.leave()
      const again = await open(opening)
      expect([again.draft.venue, again.ready, again.resumed]).toEqual(['Ballroom', true, true])
    },
  )

  test('stays with its own meeting', async () => {
    const [one, other] = [await meeting(), await meeting({ title: 'Rapat lain', venue: 'Aula' })]
    const first = await open({ id: one })
    first.draft.venue = 'Ballroom'
    first.leave()
    const second = await open({ id: other })
    expect([second.draft.venue, second.resumed]).toEqual(['Aula', false])
    expect((await open()).draft.venue).toBe('')
    expect((await open({ source: other })).draft.venue).toBe('Aula')
  })

  test('is thrown away when asked, for good', async () => {
    const id = await meeting({ venue: 'Aula' })
    const first = await open({ id })
    first.draft.venue = 'Ballroom'
    first.discard()
    expect((await open({ id })).draft.venue).toBe('Aula')
  })

  test('gives way to what is stored when one begins anew, and to nothing else', async () => {
    const id = await meeting({ venue: 'Aula' })
    ;(await open({ id })).draft.venue = 'Ballroom'
    const again = await open({ id })
    await again.startAnew()
    expect([again.draft.venue, again.draft.dirty, again.ready, again.resumed]).toEqual(['Aula', false, true, false])
    again.leave()
    expect((await open({ id })).resumed).toBe(false)

    const fresh = await open()
    fresh.draft.title = 'Rapat'
    await fresh.startAnew()
    expect([fresh.draft.title, fresh.ready]).toEqual(['', true])
  })

  test('goes to the day that is chosen in the calendar next', async () => {
    const first = await open({ date: '2024-11-18' })
    first.draft.title = 'Rakor'
    const again = await open({ date: '2024-11-25' })
    expect([again.draft.title, again.draft.date]).toEqual(['Rakor', '2024-11-25'])
    expect((await open()).draft.date).toBe('2024-11-25')
  })
})

test('a meeting that was looked at and not touched is read anew', async () => {
  const id = await meeting()
  const first = await open({ id })
  expect(first.draft.dirty).toBe(false)
  first.leave()
  await office.ask('meetings.update', { id, ...newMeeting({ venue: 'Aula' }) })
  const again = await open({ id })
  expect([again.draft.venue, again.resumed]).toEqual(['Aula', false])
})

describe('loading', () => {
  test('what cannot be had says why, and can be tried again', async () => {
    const id = await meeting()
    await office.ask('meetings.remove', { id })
    const editing = await open({ id })
    expect([editing.failure?.code, editing.ready]).toEqual(['not-found', false])
    const { undo } = await office.ask('journal.next', {})
    await office.ask('journal.undo', { entryId: undo?.entryId ?? 0 })
    await editing.load()
    expect([editing.failure, editing.ready, editing.draft.title]).toEqual([null, true, newMeeting().title])
  })

  test('an answer that comes late overwrites nothing that was typed since', async () => {
    const id = await meeting({ venue: 'Aula' })
    const late = page.hold('meetings.get')
    const editing = new MeetingEditing({ id })
    opened.push(editing)
    const first = editing.load()
    await late.arrived
    await editing.load()
    editing.draft.venue = 'Ballroom'
    late.release()
    await first
    expect([editing.draft.venue, editing.draft.dirty]).toEqual(['Ballroom', true])
  })

  test('an answer for a draft that was thrown away does not fill the next', async () => {
    const id = await meeting({ venue: 'Aula' })
    const late = page.hold('meetings.get')
    const editing = new MeetingEditing({ id })
    opened.push(editing)
    const first = editing.load()
    await late.arrived
    const again = page.hold('meetings.get')
    const anew = editing.startAnew()
    await again.arrived
    late.release()
    await first
    expect(editing.ready).toBe(false)
    again.release()
    await anew
    expect([editing.ready, editing.draft.venue]).toEqual([true, 'Aula'])
  })
})

describe('copying an earlier meeting', () => {
  const from = () => meeting({ title: 'Rakor 2023', date: '2023-11-20', venue: 'Aula', startTime: '08:00' })

  test('keeps the day, names the year anew and continues the series', async () => {
    const id = await from()
    const editing = await open({ date: '2024-11-18' })
    await editing.copy(id, no)
    const { date, title, venue, startTime, previousId } = editing.draft
    expect([date, title, venue, startTime, previousId]).toEqual(['2024-11-18', 'Rakor 2024', 'Aula', '08:00', id])
  })

  test('asks before what was typed is lost, also where it was typed while the answer was on its way', async () => {
    const id = await from()
    const editing = await open({ date: '2024-11-18' })
    const held = page.hold('meetings.get')
    const copying = editing.copy(id, no)
    await held.arrived
    editing.draft.venue = 'Ballroom'
    held.release()
    await copying
    expect([editing.draft.venue, editing.draft.title]).toEqual(['Ballroom', ''])
    await editing.copy(id, yes)
    expect([editing.draft.venue, editing.draft.title]).toEqual(['Aula', 'Rakor 2024'])
  })

  test('one that is gone changes nothing and says so', async () => {
    const id = await from()
    await office.ask('meetings.remove', { id })
    const editing = await open({ date: '2024-11-18' })
    await editing.copy(id, yes)
    expect([editing.draft.dirty, toasts.items.map(({ kind }) => kind)]).toEqual([false, ['bad']])
  })
})

describe('saving', () => {
  test('a new meeting is made, and its draft does not come back', async () => {
    const editing = await open({ date: '2024-11-18' })
    editing.draft.title = 'Rakor'
    const id = await editing.save()
    expect(await stored(id ?? (0 as never))).toMatchObject({ title: 'Rakor', date: '2024-11-18' })
    const next = await open()
    expect([next.draft.title, next.resumed]).toEqual(['', false])
  })

  test('struck twice makes one meeting', async () => {
    const editing = await open({ date: '2024-11-18' })
    editing.draft.title = 'Rakor'
    const both = await Promise.all([editing.save(), editing.save()])
    expect(both.filter((id) => id !== null)).toHaveLength(1)
    expect(await office.ask('meetings.list', {})).toHaveLength(1)
  })

  test('what is missing is said at its field, nothing is sent, and the draft stays', async () => {
    const editing = await open()
    editing.draft.startTime = null
    expect(await editing.save()).toBeNull()
    const { draft } = editing
    expect(['title', 'date', 'startTime'].map((path) => draft.problem(path))).toEqual([
      'Isi nama rapat.',
      'Isi tanggal.',
      'Isi jam mulai.',
    ])
    expect(page.called).not.toContain('meetings.create')
    draft.title = 'Rakor'
    expect([draft.problem('title'), draft.problem('date')]).toEqual([undefined, 'Isi tanggal.'])
    editing.leave()
    expect((await open()).draft.title).toBe('Rakor')
  })

  test('what the backend refuses is said at its field, and can be mended and saved', async () => {
    const id = await meeting()
    const editing = await open({ id })
    editing.draft.endTime = '08:00'
    expect(await editing.save()).toBeNull()
    expect([editing.draft.busy, editing.draft.problem('endTime') === undefined]).toEqual([false, false])
    expect((await open({ id })).draft.endTime).toBe('08:00')
    editing.draft.endTime = '12:00'
    expect(editing.draft.problem('endTime')).toBeUndefined()
    expect(await editing.save()).toBe(id)
    expect((await stored(id)).endTime).toBe('12:00')
  })

  test('a meeting opened and saved is the meeting it was', async () => {
    const { id: organisationId } = await office.ask('organisations.create', { name: 'Dinas Sosial', sectorId: null })
    const id = await meeting({
      theme: 'Kemiskinan',
      endTime: '15:00',
      opener: 'Bupati',
      chair: 'Sekda',
      note: 'Bawa data',
      organiserIds: [organisationId],
      previousId: await meeting({ title: 'Rakor 2023', date: '2023-11-20' }),
      agenda: [
        { startTime: '09:00', endTime: '10:00', title: 'Pembukaan', speaker: 'Bupati' },
        { startTime: '10:00', endTime: null, title: 'Paparan', speaker: '' },
      ],
      sessions: [
        { id: null, name: 'Pagi', date: '2024-11-18', startTime: '09:00', endTime: '12:00' },
        { id: null, name: 'Siang', date: '2024-11-18', startTime: '13:00', endTime: null },
      ],
    })
    const before = await stored(id)
    const editing = await open({ id })
    expect(await editing.save()).toBe(id)
    expect(await stored(id)).toEqual(before)
  })
})
