/** The whole line as a script of the office would drive it: through the host's door, without a screen. */
import { expect, test } from 'playwright/test'
import { clerkReads, programRead, workbook, workbooks } from '../harness/clerk.ts'
import { type RunningHost, startHost } from '../harness/host.ts'
import { callMeeting } from '../harness/meeting.ts'
import { snapshot } from '../harness/snapshot.ts'

const imported = workbooks.filter((name) => /^(0[1-5]|09|1[0-3])-/.test(name))

async function importWorkbook(host: RunningHost, name: string): Promise<number> {
  const { ticket } = await host.upload(workbook(name))
  const { previewId, rows, totals } = await host.ask('imports.preview', { ticket })
  expect(programRead(name, rows), name).toEqual(clerkReads(name))
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
    expect(imported).toHaveLength(10)
    const written: number[] = []
    for (const name of imported) written.push(await importWorkbook(host, name))
    expect(snapshot(host.folder)).not.toEqual(before)
    for (const entryId of written.toReversed()) {
      const undone = await host.ask('journal.undo', { entryId: entryId })
      expect(undone.left).toEqual([])
    }
    expect(snapshot(host.folder)).toEqual(before)

    await importWorkbook(host, '02-dinas-sosial.xlsx')
    const { meetingId, sessionId, organisationId, posts, invited } = await callMeeting(host, 'Dinas Sosial')
    expect(invited).toEqual({ added: posts, alreadyInvited: 0 })
    const { lines } = await host.ask('sheet.issue', { sessionId, mode: 'append', spare: 2 })
    expect(lines).toHaveLength(posts + 2)
    const marked = await host.ask('attendance.markNumbers', { sessionId, numbers: '1-3' })
    expect(marked).toEqual({ marked: 3, already: [], blank: [], unknown: [], others: [] })
    expect(await host.ask('attendance.counts', { sessionId })).toMatchObject({
      present: 3,
      officials: 3,
      organisationsInvited: 1,
      organisationsRepresented: 1,
    })

    const { id: actionId } = await host.ask('actions.create', {
      meetingId,
      step: 'Menyerahkan data sasaran',
      organisationId,
      dueDate: '2027-01-15',
    })
    await host.ask('actions.report', { actionId, date: '2026-11-21', percent: 40 })
    expect(await host.ask('actions.get', { id: actionId })).toMatchObject({ status: 'in-progress', percent: 40 })

    const backup = await host.ask('backups.create', {})
    const kept = snapshot(host.folder)
    await host.ask('meetings.remove', { id: meetingId })
    await host.ask('backups.restore', { name: backup.name })
    expect(snapshot(host.folder)).toEqual(kept)
  } finally {
    await host.discard()
  }
})
