import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ActionId, MeetingId, OrganisationId } from '../../../electron/contract/ids.ts'
import type { Input } from '../../../electron/contract/api.ts'
import { type Ledger, openLedger } from './ledger.ts'

let ledger: Ledger
let social: OrganisationId
let health: OrganisationId
let rakor2023: MeetingId
let rakor2024: MeetingId

beforeEach(async () => {
  ledger = await openLedger()
  social = ledger.organisation('Dinas Sosial', 'Dinsos')
  health = ledger.organisation('Dinas Kesehatan')
  rakor2023 = ledger.meeting('Rakor TKPKD 2023', '2023-12-06')
  rakor2024 = ledger.meeting('Rakor Penanggulangan Kemiskinan 2024', '2024-11-18', rakor2023)
})
afterEach(() => ledger.close())

const create = async (more: Partial<Input<'actions.create'>> = {}): Promise<ActionId> =>
  (
    await ledger.ask('actions.create', {
      meetingId: rakor2023,
      step: 'Memadankan data',
      organisationId: social,
      ...more,
    })
  ).id
const get = (id: ActionId) => ledger.ask('actions.get', { id })
const codes = async (filter: Input<'actions.list'>) =>
  (await ledger.ask('actions.list', filter)).map(({ code }) => code)

describe('numbers', () => {
  test('run through the meetings of a year', async () => {
    const earlier = ledger.meeting('Rapat teknis', '2023-03-01')
    await create()
    await create({ meetingId: earlier })
    await create({ meetingId: rakor2024 })
    expect(await codes({})).toEqual(['TL-2024-01', 'TL-2023-01', 'TL-2023-02'])
  })

  test('are not given again after a removal, which paper may still name', async () => {
    await create()
    const last = await create()
    await ledger.ask('actions.remove', { ids: [last] })
    expect((await get(await create())).code).toBe('TL-2023-03')
  })

  test('come back with an undone removal, and are not given again after an undone creation', async () => {
    const first = await create()
    await ledger.ask('actions.remove', { ids: [first] })
    ledger.undo()
    expect((await get(first)).code).toBe('TL-2023-01')
    await create()
    ledger.undo()
    expect((await get(await create())).code).toBe('TL-2023-03')
  })

  test('stay what they were where a meeting is put off into the next year', async () => {
    const first = await create()
    ledger.move(rakor2023, '2024-01-15')
    expect((await get(first)).code).toBe('TL-2023-01')
    expect((await get(await create())).code).toBe('TL-2024-02')
  })
})

describe('what an action names', () => {
  test('is shown in words', async () => {
    const strategyId = ledger.strategy('Pengurangan beban pengeluaran')
    const postId = ledger.post(social, 'Kepala Dinas Sosial')
    const decisionId = (await ledger.ask('decisions.create', { meetingId: rakor2023, text: 'Data dipadankan' })).id
    const action = await get(await create({ strategyId, postId, decisionId, supportIds: [health, health, social] }))
    expect(action).toMatchObject({
      decision: 'Data dipadankan',
      strategy: 'Pengurangan beban pengeluaran',
      post: 'Kepala Dinas Sosial',
      organisation: 'Dinas Sosial',
      organisationShort: 'Dinsos',
      // Neither twice, nor the owner beside itself.
      supports: [{ id: health, name: 'Dinas Kesehatan' }],
      status: 'open',
      percent: 0,
      reportedOn: null,
    })
  })

  test('must exist and belong together', async () => {
    const foreign = (await ledger.ask('decisions.create', { meetingId: rakor2024, text: 'Lain' })).id
    const post = ledger.post(health, 'Kepala Dinas Kesehatan')
    const base = { meetingId: rakor2023, step: 'x', organisationId: social }
    const fieldOf = async (more: object) =>
      Object.keys((await ledger.refused('actions.create', { ...base, ...more })).details ?? {})
    expect(await fieldOf({ organisationId: 99 })).toEqual(['organisationId'])
    expect(await fieldOf({ supportIds: [99] })).toEqual(['supportIds'])
    expect(await fieldOf({ postId: post })).toEqual(['postId'])
    expect(await fieldOf({ decisionId: foreign })).toEqual(['decisionId'])
    expect(await fieldOf({ strategyId: 99 })).toEqual(['strategyId'])
    expect(await fieldOf({ step: '  ' })).toEqual(['step'])
    expect((await ledger.refused('actions.create', { ...base, meetingId: 99 })).code).toBe('not-found')
  })
})

describe('reports and verification', () => {
  const report = (actionId: ActionId, date: string, percent: number) =>
    ledger.ask('actions.report', { actionId, date, percent, text: `${percent} %`, obstacle: `Kendala ${percent}` })

  test('the latest date counts, not the last one typed', async () => {
    const id = await create()
    await report(id, '2024-06-01', 60)
    await report(id, '2024-02-01', 20)
    expect(await get(id)).toMatchObject({
      percent: 60,
      status: 'in-progress',
      reportedOn: '2024-06-01',
      obstacle: 'Kendala 60',
    })
    await report(id, '2024-06-01', 100)
    expect(await get(id)).toMatchObject({ percent: 100, status: 'reported-done' })
    expect((await get(id)).progress.map(({ percent }) => percent)).toEqual([100, 60, 20])
  })

  test('the agency saying done is not the secretariat saying so, and neither writes the other’s field', async () => {
    const id = await create({ dueDate: '2024-01-31' })
    expect((await get(id)).daysLate).toBe(292)
    await report(id, '2024-06-01', 100)
    expect(await get(id)).toMatchObject({ status: 'reported-done', verifiedOn: null, daysLate: 0 })
    await ledger.ask('actions.verify', { id, verifiedOn: '2024-07-01', verification: 'BA 12/2024' })
    expect(await get(id)).toMatchObject({
      status: 'verified',
      percent: 100,
      reportedOn: '2024-06-01',
      verification: 'BA 12/2024',
    })
    await ledger.ask('actions.reopen', { id })
    expect(await get(id)).toMatchObject({ status: 'reported-done', verifiedOn: null, verification: '' })
  })

  test('what has not happened yet cannot be reported or verified', async () => {
    const id = await create()
    expect(
      (await ledger.refused('actions.report', { actionId: id, date: '2024-11-19', percent: 5 })).details,
    ).toHaveProperty('date')
    expect((await ledger.refused('actions.verify', { id, verifiedOn: '2024-11-19' })).details).toHaveProperty(
      'verifiedOn',
    )
  })

  test('impossible needs a reason, keeps the day, and excludes verification', async () => {
    const id = await create()
    expect((await ledger.refused('actions.markImpossible', { id, reason: ' ' })).details).toHaveProperty('reason')
    await ledger.ask('actions.markImpossible', { id, reason: 'Kewenangan provinsi' })
    expect(await get(id)).toMatchObject({ status: 'impossible', impossibleOn: '2024-11-18' })
    expect((await ledger.refused('actions.verify', { id, verifiedOn: '2024-11-18' })).code).toBe('conflict')
    await ledger.ask('actions.reopen', { id })
    expect(await get(id)).toMatchObject({ status: 'open', impossibleOn: null, impossibleReason: '' })
    expect((await ledger.refused('actions.reopen', { id })).code).toBe('conflict')
    await ledger.ask('actions.verify', { id, verifiedOn: '2024-11-18' })
    expect((await ledger.refused('actions.markImpossible', { id, reason: 'x' })).code).toBe('conflict')
  })

  test('a report may be mended and taken away', async () => {
    const id = await create()
    const first = await report(id, '2024-02-01', 100)
    await ledger.ask('actions.updateReport', { id: first.id, date: '2024-02-02', percent: 10 })
    expect(await get(id)).toMatchObject({ percent: 10, reportedOn: '2024-02-02', status: 'in-progress' })
    await ledger.ask('actions.removeReport', { id: first.id })
    expect((await get(id)).status).toBe('open')
  })
})

describe('deadlines', () => {
  test('every change keeps the old one, the day and the reason', async () => {
    const id = await create({ dueText: 'minggu I Desember', dueDate: '2023-12-07' })
    const move = (dueText: string, dueDate: string | null, reason: string) =>
      ledger.ask('actions.changeDeadline', { id, dueText, dueDate, reason })
    ledger.today = '2024-01-10'
    await move('triwulan I 2024', '2024-03-31', 'Menunggu anggaran')
    ledger.today = '2024-04-02'
    await move('', '2024-06-30', 'Data provinsi terlambat')
    expect(await get(id)).toMatchObject({
      dueText: '',
      dueDate: '2024-06-30',
      deadlineChanges: 2,
      deadlines: [
        {
          dueText: 'triwulan I 2024',
          dueDate: '2024-03-31',
          changedOn: '2024-04-02',
          reason: 'Data provinsi terlambat',
        },
        { dueText: 'minggu I Desember', dueDate: '2023-12-07', changedOn: '2024-01-10', reason: 'Menunggu anggaran' },
      ],
    })
    expect(ledger.lastSummary()).toBe('Ubah tenggat TL-2023-01 menjadi 30 Jun 2024')
  })

  test('a first deadline is no postponement, the same one no change, and none goes without a reason', async () => {
    const id = await create()
    await ledger.ask('actions.changeDeadline', { id, dueDate: '2024-12-01', reason: 'Baru disepakati' })
    expect((await get(id)).deadlineChanges).toBe(0)
    const same = await ledger.refused('actions.changeDeadline', { id, dueDate: '2024-12-01', reason: 'Tidak ada' })
    expect(same.details).toHaveProperty('dueDate')
    const silent = await ledger.refused('actions.changeDeadline', { id, dueDate: '2024-12-02', reason: '' })
    expect(silent.details).toHaveProperty('reason')
  })

  test('editing an action does not touch its deadline', async () => {
    const id = await create({ dueText: 'Maret', dueDate: '2024-03-31' })
    await ledger.ask('actions.update', { id, step: 'Lain', organisationId: health })
    expect(await get(id)).toMatchObject({
      step: 'Lain',
      organisation: 'Dinas Kesehatan',
      dueText: 'Maret',
      dueDate: '2024-03-31',
    })
  })
})

describe('carrying to the next meeting', () => {
  test('open actions of earlier meetings of the series come along, with their age', async () => {
    const rakor2025 = ledger.meeting('Rakor 2025', '2025-11-20', rakor2024)
    const open = await create()
    const done = await create()
    const own = await create({ meetingId: rakor2025 })
    await create({ meetingId: ledger.meeting('Rapat lain', '2022-01-01') })
    await ledger.ask('actions.verify', { id: done, verifiedOn: '2024-11-18' })
    expect((await get(open)).carried).toBe(1)
    ledger.today = '2025-11-20'
    expect(await codes({ meetingId: rakor2025, carried: true })).toEqual(['TL-2025-01', 'TL-2023-01'])
    expect(await codes({ meetingId: rakor2025 })).toEqual(['TL-2025-01'])
    expect((await get(open)).carried).toBe(2)
    expect((await get(done)).carried).toBe(0)
    expect((await get(own)).carried).toBe(0)
  })
})

describe('lists', () => {
  test('narrow by status, lateness, organisation, strategy and words', async () => {
    const strategyId = ledger.strategy('Sinergi')
    await create({ dueDate: '2024-01-01' })
    await create({ organisationId: health, strategyId, locus: 'Sangatta Utara' })
    const reported = await create({ dueDate: '2024-01-01' })
    const verified = await create()
    await ledger.ask('actions.report', { actionId: reported, date: '2024-01-02', percent: 100 })
    await ledger.ask('actions.verify', { id: verified, verifiedOn: '2024-01-02' })
    expect(await codes({ status: 'late' })).toEqual(['TL-2023-01'])
    expect(await codes({ status: 'unfinished' })).toEqual(['TL-2023-01', 'TL-2023-02', 'TL-2023-03'])
    expect(await codes({ status: 'reported-done' })).toEqual(['TL-2023-03'])
    expect(await codes({ organisationId: health })).toEqual(['TL-2023-02'])
    expect(await codes({ strategyId })).toEqual(['TL-2023-02'])
    expect(await codes({ query: 'sangatta UTARA' })).toEqual(['TL-2023-02'])
    expect(await codes({ query: 'tl-2023-04' })).toEqual(['TL-2023-04'])
    expect(await codes({ query: 'sangatta selatan' })).toEqual([])
    expect(await ledger.ask('actions.summary', {})).toEqual({
      total: 4,
      verified: 1,
      reportedDone: 1,
      inProgress: 0,
      open: 2,
      impossible: 0,
      late: 1,
      byOrganisation: [
        { organisationId: social, organisation: 'Dinas Sosial', total: 3, late: 1, verified: 1 },
        { organisationId: health, organisation: 'Dinas Kesehatan', total: 1, late: 0, verified: 0 },
      ],
    })
  })
})
