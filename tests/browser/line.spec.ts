/** The whole line as a script of the office would drive it: through the host's door, without a screen. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { type Field, fields, type FlagCode, type ImportRow } from '../../electron/contract/imports.ts'
import { fixtures, type RunningHost, startHost } from '../harness/host.ts'
import { snapshot } from '../harness/snapshot.ts'

type ExpectedRow = Partial<Record<Field, string>> & { flags: FlagCode[] }
const clerk = JSON.parse(readFileSync(join(fixtures, 'workbooks/expected.json'), 'utf8')) as Record<
  string,
  { rows: ExpectedRow[] }
>
const workbooks = Object.keys(clerk).filter((name) => /^(0[1-5]|09|1[0-3])-/.test(name))
/** The flags `expected.json` speaks of; others only inform. */
const told: FlagCode[] = ['nip-precision-lost', 'phone-invalid', 'email-invalid', 'name-missing']

/** Only the fields the file holds; an agency's name counts alike in capitals. */
function comparable(asked: readonly Field[], values: Partial<Record<Field, string>>, flags: readonly FlagCode[]) {
  const same = (field: Field) => (field === 'organisation' ? values[field]?.toLowerCase() : values[field]) ?? ''
  return {
    ...Object.fromEntries(asked.map((field) => [field, same(field)])),
    flags: flags.filter((code) => told.includes(code)),
  }
}
const codes = ({ flags }: ImportRow) => flags.map(({ code }) => code)

async function importWorkbook(host: RunningHost, name: string): Promise<number> {
  const { ticket } = await host.upload(join(fixtures, 'workbooks', name))
  const { previewId, rows, totals } = await host.ask('imports.preview', { ticket })
  const expected = clerk[name]?.rows ?? []
  const asked = fields.filter((field) => expected.some((row) => row[field] !== undefined))
  expect(
    rows.map((row) => comparable(asked, row.values, codes(row))),
    name,
  ).toEqual(expected.map(({ flags, ...values }) => comparable(asked, values, flags)))
  expect(totals.read).toBe(rows.length)

  const { entryId, created, updated, unchanged, left } = await host.ask('imports.commit', { previewId })
  expect(created + updated + unchanged + left, name).toBe(totals.read)
  expect([created, updated]).toEqual([totals.new, totals.changed])
  if (entryId === null) throw new Error(`${name} wrote nothing.`)
  for (const { outcome, values } of rows) {
    if (outcome !== 'new' || !values.nip) continue
    const { items } = await host.ask('people.list', { query: values.nip })
    expect(items).toMatchObject([{ nip: values.nip, name: values.name ?? '', phone: values.phone ?? '' }])
  }
  return entryId
}

test('a script imports, takes back, invites, issues, marks, records and backs up', async () => {
  const host = await startHost({ demo: true, args: ['--host'] })
  try {
    expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    expect(host.token.length).toBeGreaterThan(20)
    expect((await fetch(`${host.url}api/call`, { method: 'POST', body: '{}' })).status).toBe(401)

    const before = snapshot(host.folder)
    expect(workbooks).toHaveLength(10)
    const written: number[] = []
    for (const name of workbooks) written.push(await importWorkbook(host, name))
    expect(snapshot(host.folder)).not.toEqual(before)
    for (const entryId of written.toReversed()) {
      const undone = await host.ask('journal.undo', { entryId: entryId as never })
      expect(undone.left).toEqual([])
    }
    expect(snapshot(host.folder)).toEqual(before)

    await importWorkbook(host, '02-dinas-sosial.xlsx')
    const [previous] = await host.ask('meetings.list', {})
    const { id } = await host.ask('meetings.create', {
      title: 'Rapat lewat skrip',
      date: '2026-12-01',
      startTime: '09:00',
      venue: 'Sangatta',
      previousId: previous?.id ?? null,
    })
    const [social] = await host.ask('organisations.find', { query: 'Dinas Sosial' })
    if (!social) throw new Error('Dinas Sosial is gone.')
    const candidates = await host.ask('invitations.candidates', {
      meetingId: id,
      by: { kind: 'organisation', organisationIds: [social.id] },
    })
    const addressees = candidates
      .filter(({ postId, person }) => postId !== null && person !== '')
      .map(({ organisationId, postId }) => ({ organisationId, postId, personId: null }))
    expect(await host.ask('invitations.add', { meetingId: id, addressees })).toEqual({
      added: addressees.length,
      alreadyInvited: 0,
    })
    const [session] = (await host.ask('meetings.get', { id })).sessions
    if (!session) throw new Error('The meeting has no session.')
    const { lines } = await host.ask('sheet.issue', { sessionId: session.id, mode: 'append', spare: 2 })
    expect(lines).toHaveLength(addressees.length + 2)
    const marked = await host.ask('attendance.markNumbers', { sessionId: session.id, numbers: '1-3' })
    expect(marked).toEqual({ marked: 3, already: [], blank: [], unknown: [] })
    expect(await host.ask('attendance.counts', { sessionId: session.id })).toMatchObject({
      present: 3,
      officials: 3,
      organisationsInvited: 1,
      organisationsRepresented: 1,
    })

    const { id: actionId } = await host.ask('actions.create', {
      meetingId: id,
      step: 'Menyerahkan data sasaran',
      organisationId: social.id,
      dueDate: '2027-01-15',
    })
    await host.ask('actions.report', { actionId, date: '2026-11-21', percent: 40 })
    expect(await host.ask('actions.get', { id: actionId })).toMatchObject({ status: 'in-progress', percent: 40 })

    const backup = await host.ask('backups.create', {})
    const kept = snapshot(host.folder)
    await host.ask('meetings.remove', { id })
    await host.ask('backups.restore', { name: backup.name })
    expect(snapshot(host.folder)).toEqual(kept)
  } finally {
    await host.discard()
  }
})
