/** From a decision in the meeting to a promise kept: written, reported, verified, moved, printed. */
import type { Page } from 'playwright/test'
import type { ActionId } from '../../electron/contract/ids.ts'
import { download, expect, press, take, test, visit } from '../harness/browser.ts'
import type { RunningHost } from '../harness/host.ts'
import { millimetres, readPdf, textOf } from '../harness/pdf.ts'
import { readSheet } from '../harness/workbook.ts'

async function latestMeeting(host: RunningHost) {
  const [meeting] = await host.ask('meetings.list', {})
  if (!meeting) throw new Error('The demo has no meeting.')
  return meeting
}
async function newAction(host: RunningHost, step: string, due = { dueText: '', dueDate: '2030-01-15' }) {
  const meeting = await latestMeeting(host)
  const [organisation] = await host.ask('organisations.find', { query: 'Dinas Sosial' })
  if (!organisation) throw new Error('The demo has no Dinas Sosial.')
  const { id } = await host.ask('actions.create', {
    meetingId: meeting.id,
    step,
    organisationId: organisation.id,
    ...due,
  })
  return host.ask('actions.get', { id })
}
const open = async (page: Page, id: ActionId, step: string) => {
  await visit(page, 'tindak-lanjut', id)
  await expect(page.getByRole('heading', { level: 1, name: step })).toBeVisible()
}

test('a decision and its steps are typed one after another in the meeting, by keyboard alone', async ({
  page,
  demo,
}) => {
  const meeting = await latestMeeting(demo)
  const before = await demo.ask('decisions.list', { meetingId: meeting.id })
  await visit(page, 'rapat', meeting.id, 'tindak-lanjut')
  const box = page.getByRole('textbox', { name: 'Kesepakatan baru' })
  await box.focus()
  await page.keyboard.type('Data sasaran diperbarui setiap triwulan.')
  await press(page, 'Enter')
  await expect(box).toHaveValue('')
  await expect(box).toBeFocused()
  const number = before.length + 1
  await page.getByRole('button', { name: `Tambah langkah untuk kesepakatan ${number}` }).press('Enter')

  const line = page.getByRole('region', { name: 'Langkah baru' })
  const step = line.getByRole('textbox', { name: 'Langkah konkret' })
  await expect(step).toBeFocused()
  await press(page, 'Enter')
  await expect(line.getByText('Tulis langkahnya.')).toBeVisible()
  await expect(line.getByText('Pilih instansi penanggung jawab.')).toBeVisible()
  await page.keyboard.type('Memadankan data triwulan I')
  await press(page, 'Tab')
  await page.keyboard.type('disdukcapil')
  await take(line.getByRole('combobox', { name: 'Penanggung jawab' }))
  await press(page, 'Tab')
  // Said in the meeting of November 2024, so this is December 2024.
  await page.keyboard.type('minggu I Desember')
  await expect(line.getByRole('textbox', { name: 'Tanggal tenggat' })).toHaveValue('07/12/2024')
  await press(page, 'Enter')
  await expect(page.getByRole('link', { name: 'Memadankan data triwulan I', exact: true })).toBeVisible()
  await expect(step).toBeFocused()
  await expect(step).toHaveValue('')

  const decisions = await demo.ask('decisions.list', { meetingId: meeting.id })
  expect(decisions.at(-1)).toMatchObject({ text: 'Data sasaran diperbarui setiap triwulan.', actions: 1 })
  const [action] = await demo.ask('actions.list', { query: 'memadankan data triwulan' })
  expect(action).toMatchObject({
    decisionId: decisions.at(-1)?.id,
    organisation: 'Dinas Kependudukan dan Pencatatan Sipil',
    dueText: 'minggu I Desember',
    dueDate: '2024-12-07',
    status: 'open',
  })
  expect(action?.code).toMatch(/^TL-2024-\d\d$/)
  expect(action?.daysLate).toBeGreaterThan(0)

  // In the empty box Ctrl+Z takes the step back.
  await press(page, 'Control+z')
  await expect(page.getByRole('link', { name: 'Memadankan data triwulan I', exact: true })).toBeHidden()
  expect(await demo.ask('actions.list', { query: 'memadankan data triwulan' })).toEqual([])
})

test('the agency reports, the secretariat verifies; the two stay apart', async ({ page, demo }) => {
  const { id, step, code } = await newAction(demo, 'Menyalurkan bantuan tahap uji')
  await open(page, id, step)
  await press(page, 'l')
  const report = page.getByRole('dialog', { name: `Catat laporan ${code}` })
  await expect(report.getByRole('textbox', { name: 'Progres' })).toBeFocused()
  await press(page, 'Enter')
  await expect(report.getByText('Isi persen yang dilaporkan.')).toBeVisible()
  await page.keyboard.type('100')
  await report.getByRole('textbox', { name: 'Yang sudah dikerjakan' }).fill('Tersalur di semua kecamatan.')
  await report.getByRole('textbox', { name: 'Kendala' }).fill('Jalan putus di Sandaran.')
  await report.getByRole('button', { name: 'Simpan laporan' }).click()
  await expect(page.getByText('Dilaporkan selesai').first()).toBeVisible()
  expect(await demo.ask('actions.get', { id })).toMatchObject({
    status: 'reported-done',
    percent: 100,
    obstacle: 'Jalan putus di Sandaran.',
    verifiedOn: null,
  })

  await press(page, 'v')
  const verify = page.getByRole('dialog', { name: `Verifikasi ${code} selesai` })
  await expect(verify.getByText(/^Laporan terakhir: 100 %/)).toBeVisible()
  await verify.getByRole('textbox', { name: 'Catatan verifikasi' }).fill('Diperiksa di lapangan.')
  await verify.getByRole('button', { name: 'Simpan verifikasi' }).click()
  await expect(page.getByText('Selesai (diverifikasi)').first()).toBeVisible()
  const verified = await demo.ask('actions.get', { id })
  expect(verified).toMatchObject({ status: 'verified', verification: 'Diperiksa di lapangan.', percent: 100 })
  expect(verified.progress).toHaveLength(1)

  await page.getByRole('button', { name: 'Buka kembali' }).click()
  await expect(page.getByRole('button', { name: 'Verifikasi selesai' })).toBeVisible()
  expect(await demo.ask('actions.get', { id })).toMatchObject({ status: 'reported-done', verifiedOn: null })
})

test('a deadline moves only with a reason, and the old one is kept', async ({ page, demo }) => {
  const due = { dueText: 'akhir Maret 2025', dueDate: '2025-03-31' }
  const { id, step, code, daysLate } = await newAction(demo, 'Menyusun laporan uji', due)
  expect(daysLate).toBeGreaterThan(0)
  await open(page, id, step)
  await expect(page.getByText(/^terlambat \d+ (hari|bulan)$/).first()).toBeVisible()
  await press(page, 't')
  const dialog = page.getByRole('dialog', { name: `Ubah tenggat ${code}` })
  // A reason is asked for in two lines.
  const reason = await dialog.getByRole('textbox', { name: 'Alasan perubahan' }).boundingBox()
  expect(reason?.height).toBeGreaterThan(50)
  // A day before the meeting is doubtful, and stops nobody.
  await dialog.getByRole('textbox', { name: 'Target waktu' }).fill('1 Januari 2020')
  await expect(dialog.getByText(/^Mendahului rapat yang menyepakatinya/)).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Target waktu' }).fill('akhir Juni 2031')
  await expect(dialog.getByText(/^Mendahului rapat/)).toBeHidden()
  await expect(dialog.getByRole('textbox', { name: 'Tanggal tenggat' })).toHaveValue('30/06/2031')
  await dialog.getByRole('button', { name: 'Ubah tenggat' }).click()
  await expect(dialog.getByText('Tulis alasan perubahan tenggat.')).toBeVisible()
  expect((await demo.ask('actions.get', { id })).dueDate).toBe(due.dueDate)
  await dialog.getByRole('textbox', { name: 'Alasan perubahan' }).fill('Menunggu pergeseran anggaran')
  await dialog.getByRole('button', { name: 'Ubah tenggat' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Menunggu pergeseran anggaran')).toBeVisible()
  await expect(page.getByText(/tenggat diubah 1×/).first()).toBeVisible()
  expect(await demo.ask('actions.get', { id })).toMatchObject({
    dueDate: '2031-06-30',
    daysLate: 0,
    deadlineChanges: 1,
    deadlines: [{ ...due, reason: 'Menunggu pergeseran anggaran' }],
  })
})

test('overdue promises are one click away, and what is left undone is carried to the next meeting', async ({
  page,
  demo,
}) => {
  const { late } = await demo.ask('actions.summary', {})
  expect(late).toBeGreaterThan(0)
  await page.getByRole('link', { name: `Tindak Lanjut ${late} terlambat` }).click()
  await page.getByRole('radio', { name: `Terlambat ${late}` }).check({ force: true })
  const matrix = page.getByRole('grid', { name: 'Matriks tindak lanjut' })
  const rows = await demo.ask('actions.list', { status: 'late' })
  expect(rows).toHaveLength(late)
  await expect(matrix.getByText(/^terlambat \d+ /)).toHaveCount(
    Math.min(late, (await matrix.getByRole('row').count()) - 1),
  )

  const meeting = await latestMeeting(demo)
  const { id } = await demo.ask('meetings.create', {
    title: 'Rakor berikutnya',
    date: '2026-11-20',
    startTime: '09:00',
    previousId: meeting.id,
  })
  const open = await demo.ask('actions.list', { status: 'unfinished' })
  await visit(page, 'rapat', id, 'tindak-lanjut')
  await expect(page.getByRole('heading', { name: 'Dibawa dari rapat sebelumnya' })).toBeVisible()
  for (const { step } of open.slice(0, 3)) await expect(page.getByRole('link', { name: step })).toBeVisible()
  const carried = await demo.ask('actions.list', { meetingId: id, carried: true })
  expect(carried.map((row) => row.id).sort()).toEqual(open.map((row) => row.id).sort())
})

test('the matrix is printed on its side with its header on every page, and goes to Excel as it stands', async ({
  page,
  demo,
}) => {
  const rows = await demo.ask('actions.list', {})
  await visit(page, 'tindak-lanjut')
  await page.getByRole('button', { name: 'Cetak matriks' }).click()
  await expect(page.getByRole('img', { name: /^Halaman 1 dari \d+$/ })).toBeVisible()
  const { name, bytes } = await download(page, () => page.getByRole('button', { name: 'Simpan PDF' }).click())
  expect(name).toMatch(/^Matriks tindak lanjut .*\.pdf$/)
  const { pages, sizes } = await readPdf(bytes)
  expect(pages.length).toBeGreaterThan(1)
  for (const { width, height } of sizes) expect([width, height].map(millimetres)).toEqual([330, 215])
  pages.forEach((each, index) => {
    const text = textOf(each).replaceAll(/\s+/g, ' ')
    for (const header of ['No/Kode', 'Permasalahan', 'Langkah konkret', 'Status', 'Kendala', 'Bukti', 'Keterangan'])
      expect(text).toContain(header)
    expect(text).toContain(`Halaman ${index + 1} dari ${pages.length}`)
  })
  const printed = pages.map(textOf).join(' ')
  for (const { code } of rows) expect(printed.split(code)).toHaveLength(2)
  await press(page, 'Escape')

  await page.getByRole('radio', { name: /^Selesai \d+$/ }).check({ force: true })
  const file = await download(page, () => page.getByRole('button', { name: 'Ekspor ke Excel' }).click())
  const sheet = await readSheet(file.bytes)
  const verified = await demo.ask('actions.list', { status: 'verified' })
  expect(sheet.formulas).toEqual([])
  expect(sheet.rows.map((row) => [row['Kode'], row['Langkah konkret'], row['Penanggung jawab']])).toEqual(
    verified.map(({ code, step, organisation }) => [code, step, organisation]),
  )
  expect(sheet.rows.map((row) => row['Tanggal tenggat'])).toEqual(
    verified.map(({ dueDate }) => (dueDate === null ? null : new Date(`${dueDate}T00:00:00Z`))),
  )
})
