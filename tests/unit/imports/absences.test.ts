/** An agency's complete list against the roster: who left is said by nobody but the user, and closes on a date. */
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Input } from '../../../electron/contract/api.ts'
import type { OrganisationId } from '../../../electron/contract/ids.ts'
import type { ImportPreview } from '../../../electron/contract/imports.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { snapshot } from '../../harness/snapshot.ts'

const folder = resolve(import.meta.dirname, '../../fixtures/workbooks')
const first = '02-dinas-sosial.xlsx'
const second = '14-dinas-sosial-kirim-ulang.xlsx'

let office: TestOffice
beforeEach(async () => (office = await openOffice()))
afterEach(() => office.close())

function preview(name: string): Promise<ImportPreview> {
  const { ticket } = office.backend.files.admit(join(folder, name), name)
  return office.ask('imports.preview', { ticket })
}

async function take(name: string, decisions: Input<'imports.commit'>['decisions'] = {}) {
  const { previewId } = await preview(name)
  return office.ask('imports.commit', { previewId, decisions })
}

function only({ absences }: ImportPreview) {
  const [one] = absences
  if (!one || absences.length > 1) throw new Error('One agency was expected.')
  return one
}

const members = (id: OrganisationId) => office.ask('organisations.get', { id }).then((found) => found.members)

describe('file 14 after file 02', () => {
  test('2 came, 3 moved, 1 is respelled, 14 stayed; 18 were listed and none of them is missing', async () => {
    await take(first)
    const again = await preview(second)
    expect(again.totals).toMatchObject({ read: 20, new: 2, changed: 4, unchanged: 14 })
    expect(only(again)).toMatchObject({ organisation: 'Dinas Sosial', rows: 20, members: 18, present: 18, absent: [] })
  })

  test('who came and who moved begin on the day the list takes effect', async () => {
    await take(first)
    const { organisationId } = only(await preview(second))
    const result = await take(second, { complete: [{ organisationId }], from: '2024-11-01' })
    expect(result).toMatchObject({ created: 2, updated: 3, unchanged: 15, departed: 0 })
    const all = await members(organisationId)
    expect(all.filter(({ fromDate }) => fromDate === '2024-11-01')).toHaveLength(5)
    expect(all.filter(({ untilDate }) => untilDate === '2024-10-31')).toHaveLength(3)
  })
})

describe('file 02 after file 14, in which two people are missing', () => {
  test('nobody leaves unless the list is said to be complete', async () => {
    await take(second)
    const again = await preview(first)
    expect(
      only(again)
        .absent.map(({ name }) => name)
        .sort(),
    ).toEqual(['Drs. Stefanus Handayani, S.E.', 'Hasnah Purnomo, S.KM.'])
    expect(only(again)).toMatchObject({ members: 20, present: 18 })
    expect(await office.ask('imports.commit', { previewId: again.previewId })).toMatchObject({ departed: 0 })
    expect(
      (await members(only(again).organisationId)).every(
        ({ untilDate, post }) => untilDate === null || post !== 'Perencana Ahli Muda',
      ),
    ).toBe(true)
  })

  test('a complete list closes their places the day before, and undo opens them exactly', async () => {
    await take(second)
    const { organisationId } = only(await preview(first))
    const before = snapshot(office.folder)
    const { entryId, departed } = await take(first, { complete: [{ organisationId }], from: '2024-12-01' })
    expect(departed).toBe(2)
    const left = (await members(organisationId)).filter(({ name }) => /Stefanus|Hasnah/.test(name))
    expect(left.map(({ untilDate }) => untilDate)).toEqual(['2024-11-30', '2024-11-30'])
    const [entry] = (await office.ask('journal.list', {})).items
    expect(entry?.summary).toMatch(/2 keluar$/)
    if (entryId === null) throw new Error('Nothing was written.')
    expect((await office.ask('journal.undo', { entryId })).left).toEqual([])
    expect(snapshot(office.folder)).toEqual(before)
  })

  test('each may stay, leave on a day of their own, or have moved to another agency', async () => {
    await take(second)
    const health = await office.ask('organisations.create', { name: 'Dinas Kesehatan', sectorId: null })
    const again = await preview(first)
    const { organisationId, absent } = only(again)
    const [one, other] = absent
    if (!one || !other) throw new Error('Two people were expected.')
    const result = await take(first, {
      from: '2024-12-01',
      complete: [
        {
          organisationId,
          absent: {
            [one.personId]: { action: 'leave', until: '2024-06-30' },
            [other.personId]: { action: 'move', organisationId: health.id, post: 'Perencana' },
          },
        },
      ],
    })
    expect(result.departed).toBe(2)
    const person = async (id: typeof one.personId) =>
      (await office.ask('people.get', { id })).memberships.map(({ organisation, post, fromDate, untilDate }) => ({
        organisation,
        post,
        fromDate,
        untilDate,
      }))
    expect(await person(one.personId)).toMatchObject([{ organisation: 'Dinas Sosial', untilDate: '2024-06-30' }])
    expect(await person(other.personId)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ organisation: 'Dinas Sosial', untilDate: '2024-11-30' }),
        { organisation: 'Dinas Kesehatan', post: 'Perencana', fromDate: '2024-12-01', untilDate: null },
      ]),
    )
  })

  test('who is said to be still there stays', async () => {
    await take(second)
    const { organisationId, absent } = only(await preview(first))
    const stay = Object.fromEntries(absent.map(({ personId }) => [personId, { action: 'stay' as const }]))
    const { departed } = await take(first, { complete: [{ organisationId, absent: stay }] })
    expect(departed).toBe(0)
  })

  test('a place that began after the chosen day ends on the day it began, not before', async () => {
    await take(second)
    const { organisationId, absent } = only(await preview(first))
    const [one] = absent
    const place = (await members(organisationId)).find(({ personId }) => personId === one?.personId)
    if (!one || !place) throw new Error('Somebody was expected.')
    await office.ask('memberships.update', {
      id: place.id,
      organisationId,
      post: place.post,
      fromDate: '2024-11-10',
      untilDate: null,
    })
    await take(first, { complete: [{ organisationId }], from: '2024-10-01' })
    const [closed] = (await office.ask('people.get', { id: one.personId })).memberships
    expect(closed).toMatchObject({ fromDate: '2024-11-10', untilDate: '2024-11-10' })
  })
})

test('somebody whom an undecided row may be is not made to leave', async () => {
  await take(first)
  const { id } = (await office.ask('organisations.find', { query: 'dinas sosial' }))[0] ?? { id: null }
  if (id === null) throw new Error('Dinas Sosial is not there.')
  // Somebody of the same name without any number: the row cannot tell the two apart.
  await office.ask('people.create', { name: 'Jumiati Wibowo', membership: { organisationId: id, post: 'Arsiparis' } })
  const again = await preview(second)
  const { absent } = only(again)
  expect(absent.map(({ name }) => name)).toEqual(['Jumiati Wibowo'])
  const asked = again.rows.filter(({ candidates }) =>
    candidates?.some(({ personId }) => personId === absent[0]?.personId),
  )
  const { departed } = await take(second, { complete: [{ organisationId: id }] })
  expect(departed).toBe(asked.length > 0 ? 0 : 1)
})

test('a name the roster does not know is matched as the agency it is said to mean', async () => {
  const { id } = await office.ask('organisations.create', { name: 'Dinsos Kutim', sectorId: null })
  await office.ask('people.create', { name: 'Rahmat Hidayat', membership: { organisationId: id } })
  const { ticket } = office.backend.files.admit(join(folder, first), first)
  const unknown = await office.ask('imports.preview', { ticket })
  const text = unknown.unknownOrganisations[0]?.text ?? 'Dinas Sosial'
  const chosen = await office.ask('imports.preview', { ticket, choices: { organisations: { [text]: id } } })
  expect(chosen.unknownOrganisations).toMatchObject([{ text, chosen: { organisationId: id, name: 'Dinsos Kutim' } }])
  expect(only(chosen)).toMatchObject({ organisationId: id, rows: 18, members: 1, present: 0 })
})
