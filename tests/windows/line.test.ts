/** The whole line on Windows: first run, import, a meeting, its sheet, who came, backup and restore. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workbook } from '../harness/clerk.ts'
import { callMeeting, type Called } from '../harness/meeting.ts'
import { snapshot } from '../harness/snapshot.ts'
import { startOnWindows, type WindowsHost, windowsPath, windowsTemporary } from '../harness/windows.ts'
import { readSheet } from '../harness/workbook.ts'

let host: WindowsHost
let called: Called
beforeAll(async () => {
  host = await startOnWindows()
})
afterAll(() => host.discard())

/** What the database holds; no other program may look into it while it is open on Windows. */
async function content(): Promise<Record<string, unknown[]>> {
  await host.stop()
  const { folder } = host
  const found = snapshot(folder)
  expect(host.complaints()).toBe('')
  host = await startOnWindows({ folder })
  return found
}

test('the first run sets the office up, and its screens are there', async () => {
  expect((await host.ask('app.state', {})).phase).toBe('setup')
  await host.ask('setup.start', { office: 'Bappeda Kab. Kutai Timur', operator: 'Rina', demo: true })
  expect((await host.ask('app.state', {})).phase).toBe('ready')
  expect((await host.ask('roster.counts', {})).people).toBeGreaterThan(100)

  const page = await (await fetch(host.url)).text()
  const [, script = ''] = /src="\.?(\/assets\/[^"]+\.js)"/.exec(page) ?? []
  const answer = await fetch(new URL(script, host.url))
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8'])
  for (const path of ['/..%5c..%5cpackage.json', '/assets/..%5c..%5cmain%5chost.js', '/C:%5cwindows%5cwin.ini'])
    expect((await fetch(new URL(path, host.url))).status, path).toBe(404)
})

test('an import is written, taken back without a trace, and written again', async () => {
  const before = await content()
  const take = async () => {
    const { ticket } = await host.upload(workbook('02-dinas-sosial.xlsx'))
    const { previewId } = await host.ask('imports.preview', { ticket })
    return host.ask('imports.commit', { previewId })
  }
  const { created, entryId } = await take()
  expect(created).toBe(18)
  if (entryId === null) throw new Error('Nothing was written.')
  expect((await host.ask('journal.undo', { entryId })).left).toEqual([])
  expect(await content()).toEqual(before)
  expect((await take()).created).toBe(18)
})

test('a meeting is called, its sheet numbered, and who came is marked by number', async () => {
  called = await callMeeting(host, 'Dinas Sosial', 'Rakor I/2026: “awal”?')
  const { sessionId, posts } = called
  const { lines } = await host.ask('sheet.issue', { sessionId, mode: 'append', spare: 2 })
  expect(lines.map(({ number }) => number)).toEqual(Array.from({ length: posts + 2 }, (_, index) => index + 1))
  const marked = await host.ask('attendance.markNumbers', { sessionId, numbers: `1-2, ${posts + 2}, 999` })
  expect(marked).toEqual({ marked: 2, already: [], blank: [posts + 2], unknown: [999], others: [] })
  expect(await host.ask('attendance.counts', { sessionId })).toMatchObject({ present: 2, organisationsRepresented: 1 })
})

test('the list of who came is kept as a workbook under a name that Windows takes', async () => {
  const file = await host.ask('attendance.export', { sessionId: called.sessionId })
  expect(file.name).toBe('Kehadiran Rakor I-2026- “awal”-.xlsx')
  const { rows } = await readSheet(await host.download(file))
  expect(rows.filter((row) => row['Kehadiran'] !== null && row['Kehadiran'] !== '').length).toBeGreaterThan(1)
})

test('a backup is made, and the office is put back to it', async () => {
  const backup = await host.ask('backups.create', {})
  const kept = await content()
  await host.ask('meetings.remove', { id: called.meetingId })
  const { restored, safety } = await host.ask('backups.restore', { name: backup.name })
  expect([restored.name, safety?.reason]).toEqual([backup.name, 'restore'])
  expect(await host.ask('attendance.counts', { sessionId: called.sessionId })).toMatchObject({ present: 2 })
  expect(await content()).toEqual(kept)
  expect(readdirSync(host.folder).sort()).toEqual(expect.arrayContaining(['backups', 'sinergi.db', 'sinergi.lock']))
  expect(readdirSync(host.folder).filter((name) => /tmp|sebelum|rusak/.test(name))).toEqual([])
  const status = await host.ask('backups.status', {})
  expect(status).toMatchObject({ problem: '', folder: windowsPath(join(host.folder, 'backups')) })
})

test('paper needs a browser, and where Windows has none the office is told which to install', async () => {
  const paper = await host.call('shell.pdf', { title: 'Daftar hadir', html: '<p>1</p>' })
  expect(paper).toMatchObject({
    ok: false,
    error: { code: 'unavailable', message: expect.stringMatching(/Chrome, Edge atau Chromium/) },
  })
})

test('Ctrl+C closes the database whole, and leaves no file of its own behind', async () => {
  await host.stop()
  expect(existsSync(join(host.folder, 'sinergi.db-wal'))).toBe(false)
  expect(readdirSync(windowsTemporary()).filter((name) => name.startsWith('sinergi-files-'))).toEqual([])
})
