import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDemoData } from '../../../electron/backend/demo/data.ts'
import { isNip, nipSex } from '../../../electron/backend/values/nip.ts'
import { isPhone } from '../../../electron/backend/values/phone.ts'
import { openOffice, resources, type TestOffice } from '../../harness/office.ts'
import { snapshot } from '../../harness/snapshot.ts'

const data = readDemoData(resources)
const seats = data.organisations.flatMap(({ people }) => people)
const described = seats.filter(({ sex }) => sex)

describe('the demo people', () => {
  test('are 180, each described once and under one name', () => {
    expect(described).toHaveLength(180)
    expect(new Set(described.map(({ name }) => name)).size).toBe(180)
    expect(new Set(seats.map(({ name }) => name)).size).toBe(180)
  })

  test('have numbers that agree with their sex and with each other', () => {
    const numbers = described.flatMap(({ nip }) => nip ?? [])
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const { nip, sex, phone, name } of described) {
      if (nip) expect([name, isNip(nip), nipSex(nip)]).toEqual([name, true, sex])
      if (phone) expect([name, isPhone(phone)]).toEqual([name, true])
    }
  })

  test('bear titles of their own sex', () => {
    for (const { name, sex } of described) {
      if (/^(Drs\.|H\.|KH\.)/.test(name)) expect([name, sex]).toEqual([name, 'L'])
      if (/^(Dra\.|Hj\.)/.test(name)) expect([name, sex]).toEqual([name, 'P'])
    }
  })

  test('of army and police have an NRP and no NIP', () => {
    const uniformed = described.filter(({ name }) => /^(Letkol|Kapten|AKBP|AKP)/.test(name))
    expect(uniformed.length).toBeGreaterThan(3)
    for (const { nrp, nip } of uniformed) expect([/^\d{8}$/.test(nrp ?? ''), nip]).toEqual([true, undefined])
  })
})

describe('an office with the demo data', () => {
  let office: TestOffice
  beforeAll(async () => {
    office = await openOffice({ demo: true })
  })
  afterAll(() => office.close())

  test('shows something in every place', async () => {
    expect((await office.ask('app.state', {})).demo).toBe(true)
    expect(await office.ask('roster.counts', {})).toEqual({ people: 180, organisations: data.organisations.length })
    const meetings = await office.ask('meetings.list', {})
    expect(meetings.map(({ title, date }) => [title, date])).toEqual([
      ['Rakor Penanggulangan Kemiskinan 2024', '2024-11-18'],
      ['Rakor TKPKD 2023', '2023-12-06'],
    ])
    for (const meeting of meetings) {
      expect(meeting.answered).toBeLessThan(meeting.invited)
      expect(meeting.represented).toBeGreaterThan(40)
    }
    const summary = await office.ask('actions.summary', {})
    expect(summary.total).toBeGreaterThan(20)
    for (const figure of [summary.verified, summary.reportedDone, summary.inProgress, summary.impossible, summary.late])
      expect(figure).toBeGreaterThan(0)
  })

  test('has issued sheets that are up to date, and people of every capacity', async () => {
    const [latest] = await office.ask('meetings.list', {})
    if (!latest) throw new Error('no meeting')
    const { sessions } = await office.ask('meetings.get', { id: latest.id })
    const sessionId = sessions[0]?.id
    if (!sessionId) throw new Error('no session')
    const sheet = await office.ask('sheet.get', { sessionId })
    expect(sheet).toMatchObject({ issued: true, missing: 0 })
    const counts = await office.ask('attendance.counts', { sessionId })
    for (const figure of [counts.officials, counts.proxies, counts.companions, counts.guests])
      expect(figure).toBeGreaterThan(0)
    const seats = await office.ask('attendance.seats', { sessionId })
    const numbers = seats.flatMap(({ attendance, number }) => (attendance && number !== null ? [number] : []))
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.length).toBeGreaterThan(counts.present - 3)
  })

  test('names the holder of a seat on the day of the meeting', async () => {
    const meetings = await office.ask('meetings.list', {})
    const invited = await Promise.all(meetings.map(({ id }) => office.ask('invitations.list', { meetingId: id })))
    const seat = (index: number, organisation: string) =>
      invited[index]?.find((invitation) => invitation.organisation === organisation)
    expect(seat(0, 'Pemerintah Kabupaten Kutai Timur')).toMatchObject({ acting: 'Pjs.' })
    expect(seat(0, 'Dinas Pemberdayaan Masyarakat dan Desa')).toMatchObject({ acting: 'Plt.' })
    expect(seat(0, 'Dinas Sosial')?.person).not.toBe(seat(1, 'Dinas Sosial')?.person)
  })
})

describe('the demo data', () => {
  test('comes and goes as one command, and leaves an office that is empty and set up', async () => {
    const office = await openOffice({ demo: false })
    const before = snapshot(office.folder)
    await office.ask('demo.load', {})
    expect((await office.ask('journal.next', {})).undo?.summary).toBe('Muat data contoh')
    const removed = await office.ask('demo.remove', {})
    expect(removed.left).toEqual([])
    expect(snapshot(office.folder)).toEqual(before)
    expect(await office.ask('roster.counts', {})).toEqual({ people: 0, organisations: 1 })
    expect(await office.ask('app.state', {})).toMatchObject({ phase: 'ready', demo: false })
    expect((await office.refused('demo.remove', {})).code).toBe('not-found')

    await office.ask('demo.load', {})
    expect((await office.ask('roster.counts', {})).people).toBe(180)
    expect((await office.refused('demo.load', {})).code).toBe('conflict')
    await office.close()
  })

  test('leaves what the office changed of it, and says so', async () => {
    const office = await openOffice({ demo: true })
    const [person] = (await office.ask('people.list', { query: 'Noor Ifansyah' })).items
    if (!person) throw new Error('no person')
    const detail = await office.ask('people.get', { id: person.id })
    await office.ask('people.update', {
      id: person.id,
      name: detail.name,
      nip: detail.nip,
      sex: detail.sex,
      note: 'Milik kami',
    })
    const { left } = await office.ask('demo.remove', {})
    expect(left.join(' ')).toContain('Noor Ifansyah')
    expect((await office.ask('roster.counts', {})).people).toBe(1)
    await office.close()
  })

  test('never mixes with an office that has data of its own', async () => {
    const office = await openOffice()
    await office.ask('people.create', { name: 'Siti Aminah' })
    expect((await office.refused('demo.load', {})).code).toBe('conflict')
    await office.close()
  })

  test('is there within a second', async () => {
    const office = await openOffice()
    const begun = performance.now()
    await office.ask('demo.load', {})
    expect(performance.now() - begun).toBeLessThan(1000)
    await office.close()
  })
})
