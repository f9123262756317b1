/** At the door, by keyboard alone: who came, for whom, and what it adds up to. */
import type { Page } from 'playwright/test'
import type { AttendanceCounts, Seat } from '../../electron/contract/attendance.ts'
import type { SessionId } from '../../electron/contract/ids.ts'
import { download, expect, press, take, test, visit } from '../harness/browser.ts'
import type { RunningHost } from '../harness/host.ts'
import { readSheet } from '../harness/workbook.ts'

interface Door {
  sessionId: SessionId
  seats: () => Promise<Seat[]>
  counts: () => Promise<AttendanceCounts>
}

/** The Rakor of 2024 again, with its issued sheet and nobody marked yet; the cursor stands in the search box. */
async function openDoor(page: Page, host: RunningHost): Promise<Door> {
  const [meeting] = await host.ask('meetings.list', {})
  if (!meeting) throw new Error('The demo has no meeting.')
  const sessionId = (await host.ask('meetings.get', { id: meeting.id })).sessions[0]?.id as SessionId
  const door: Door = {
    sessionId,
    seats: () => host.ask('attendance.seats', { sessionId }),
    counts: () => host.ask('attendance.counts', { sessionId }),
  }
  const ids = (await door.seats()).flatMap(({ attendance }) => (attendance ? [attendance.id] : []))
  await host.ask('attendance.unmark', { ids })
  await visit(page, 'rapat', meeting.id, 'kehadiran')
  await expect(searchBox(page)).toBeFocused()
  return door
}
const searchBox = (page: Page) => page.getByRole('searchbox', { name: /^Cari nama, jabatan/ })
const list = (page: Page) => page.getByRole('grid', { name: 'Daftar kehadiran' })
const marked = (seats: Seat[]) => seats.filter(({ attendance }) => attendance !== null)

/** Represented organisations and present people by sector always add up to the totals. */
function expectToAddUp(counts: AttendanceCounts): void {
  const sum = (pick: (sector: AttendanceCounts['sectors'][number]) => number) =>
    counts.sectors.reduce((total, sector) => total + pick(sector), 0)
  expect(counts.present).toBe(counts.officials + counts.proxies + counts.companions + counts.guests)
  expect(sum(({ present }) => present)).toBe(counts.present)
  expect(sum(({ represented }) => represented)).toBe(counts.organisationsRepresented)
  expect(sum(({ invited }) => invited)).toBe(counts.organisationsInvited)
}

test('part of a name and Enter marks; the box is empty again for the next; Ctrl+Z takes back', async ({
  page,
  demo,
}) => {
  const door = await openDoor(page, demo)
  const start = await door.counts()
  expect(start).toMatchObject({ present: 0, organisationsRepresented: 0 })

  await page.keyboard.type('mardi')
  await press(page, 'Enter')
  await expect(page.getByText(/Mardiana.*: hadir sendiri\./)).toBeVisible()
  await expect(searchBox(page)).toBeFocused()
  await expect(searchBox(page)).toHaveValue('')
  await page.keyboard.type('camat bengalon')
  await press(page, 'Enter')
  await expect(page.getByText(/Herlina Simbolon.*: hadir sendiri\./)).toBeVisible()
  expect(marked(await door.seats()).map(({ expected, attendance }) => [expected, attendance?.capacity])).toEqual([
    [expect.stringContaining('Mardiana'), 'self'],
    [expect.stringContaining('Herlina Simbolon'), 'self'],
  ])
  const counts = await door.counts()
  expect(counts).toMatchObject({ officials: 2, present: 2, organisationsRepresented: 2 })
  expectToAddUp(counts)
  const figures = page.getByRole('region', { name: 'Hitungan' })
  await expect(figures.getByText(`dari ${counts.organisationsInvited}`)).toBeVisible()
  await expect(figures.getByRole('row', { name: /^Kecamatan/ })).toContainText('1 dari')

  // An Enter in the empty box marks nobody.
  await press(page, 'Enter')
  await press(page, 'Control+z')
  await expect(page.getByText(/^Batal: /).last()).toBeVisible()
  await expect(figures.getByRole('row', { name: /^Kecamatan/ })).toContainText('0 dari')
  expect(await door.counts()).toMatchObject({ officials: 1, present: 1, organisationsRepresented: 1 })
})

test('M: somebody sits in for the official, with a mandate, and stays apart from officials', async ({ page, demo }) => {
  const door = await openDoor(page, demo)
  await page.keyboard.type('inspektur')
  await press(page, 'ArrowDown')
  await list(page).focus()
  await press(page, 'm')
  const dialog = page.getByRole('dialog', { name: 'Siapa yang mewakili?' })
  await expect(dialog.getByRole('combobox', { name: 'Nama yang hadir' })).toBeFocused()
  await press(page, 'Control+a')
  await page.keyboard.type('Joko Pengganti, S.E.')
  await take(dialog.getByRole('combobox', { name: 'Nama yang hadir' }))
  await press(page, 'Tab')
  await page.keyboard.type('Inspektur Pembantu')
  await press(page, 'Tab')
  await page.keyboard.type('800/12/ITDA/2024')
  await press(page, 'Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Joko Pengganti, S.E.: mewakili.')).toBeVisible()
  await expect(searchBox(page)).toBeFocused()
  const [seat, ...others] = marked(await door.seats())
  expect(others).toEqual([])
  expect(seat?.expectedPosition).toBe('Inspektur')
  expect(seat?.attendance).toMatchObject({
    capacity: 'proxy',
    name: 'Joko Pengganti, S.E.',
    position: 'Inspektur Pembantu',
    mandateNumber: '800/12/ITDA/2024',
  })
  const counts = await door.counts()
  expect(counts).toMatchObject({ officials: 0, proxies: 1, organisationsRepresented: 1, present: 1 })
  expectToAddUp(counts)
})

test('G: a guest is written down with the agency, and adds no represented organisation', async ({ page, demo }) => {
  const door = await openDoor(page, demo)
  await list(page).focus()
  await press(page, 'g')
  const dialog = page.getByRole('dialog', { name: 'Catat tamu' })
  await expect(dialog.getByRole('combobox', { name: 'Nama yang hadir' })).toBeFocused()
  await press(page, 'Enter')
  await expect(dialog.getByText('Isi nama yang hadir.')).toBeVisible()
  await page.keyboard.type('Wartawan Uji')
  await take(dialog.getByRole('combobox', { name: 'Nama yang hadir' }))
  await press(page, 'Tab', 'Tab')
  await page.keyboard.type('Harian Contoh')
  await take(dialog.getByRole('combobox', { name: 'Instansi' }))
  await press(page, 'Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Wartawan Uji: tamu.')).toBeVisible()
  const [guest] = marked(await door.seats())
  expect(guest).toMatchObject({
    invitationId: null,
    organisation: 'Harian Contoh',
    attendance: { capacity: 'guest', name: 'Wartawan Uji' },
  })
  const counts = await door.counts()
  expect(counts).toMatchObject({ guests: 1, present: 1, organisationsRepresented: 0, officials: 0 })
  expectToAddUp(counts)
  expect(counts.sectors.find(({ sector }) => sector === 'Tanpa unsur')).toMatchObject({ present: 1, represented: 0 })
})

test('a name nobody has is offered as a guest from the search box', async ({ page, demo }) => {
  const door = await openDoor(page, demo)
  await page.keyboard.type('Zulfikar Tak Diundang')
  await expect(page.getByText('Tidak ada yang cocok dengan “Zulfikar Tak Diundang”')).toBeVisible()
  await press(page, 'Enter')
  const dialog = page.getByRole('dialog', { name: 'Catat tamu' })
  await expect(dialog.getByRole('combobox', { name: 'Nama yang hadir' })).toHaveValue('Zulfikar Tak Diundang')
  await dialog.getByRole('button', { name: 'Catat tamu' }).click()
  await expect(page.getByText('Zulfikar Tak Diundang: tamu.')).toBeVisible()
  expect((await door.counts()).guests).toBe(1)
})

test('the numbers of the signed paper are typed back, and each is told what became of it', async ({ page, demo }) => {
  const door = await openDoor(page, demo)
  const { lines } = await demo.ask('sheet.get', { sessionId: door.sessionId })
  const blank = lines.find(({ invitationId }) => invitationId === null)
  if (!blank) throw new Error('The sheet has no spare row.')
  const box = page.getByRole('textbox', { name: 'Ketik nomor lembar' })
  await box.focus()
  await page.keyboard.type('1-5, 8')
  await press(page, 'Enter')
  await expect(page.getByText('6 orang ditandai hadir.')).toBeVisible()
  await expect(box).toBeFocused()
  expect(marked(await door.seats()).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 8])
  expectToAddUp(await door.counts())

  await page.keyboard.type(`5 s.d. 6, 999, ${blank.number}`)
  await press(page, 'Enter')
  await expect(page.getByText('1 orang ditandai hadir.')).toBeVisible()
  await expect(page.getByText('Sudah ditandai sebelumnya: 5.')).toBeVisible()
  await expect(page.getByText('Tidak ada di lembar: 999.')).toBeVisible()
  await expect(page.getByText(`Baris kosong, perlu nama: ${blank.number}.`)).toBeVisible()
  await page.getByRole('button', { name: 'Isi nama…' }).click()
  const dialog = page.getByRole('dialog', { name: `Siapa yang menandatangani nomor ${blank.number}?` })
  const signer = dialog.getByRole('combobox', { name: 'Nama yang hadir' })
  await expect(signer).toBeFocused()
  await page.keyboard.type('Penanda Tangan Baris')
  await take(signer)
  await press(page, 'Enter')
  await expect(dialog).toBeHidden()
  const seats = marked(await door.seats())
  expect(seats.map(({ number }) => number).sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
    [1, 2, 3, 4, 5, 6, 8, blank.number].sort((a, b) => a - b),
  )
  expect(seats.find(({ number }) => number === blank.number)?.attendance?.name).toBe('Penanda Tangan Baris')

  await box.fill('enam')
  await press(page, 'Enter')
  await expect(page.getByText(/enam/).last()).toBeVisible()
  expect(marked(await door.seats())).toHaveLength(8)
})

test('U unmarks, and everything marked goes to Excel', async ({ page, demo }) => {
  const door = await openDoor(page, demo)
  const invited = (await door.seats()).filter(({ invitationId }) => invitationId !== null).slice(0, 3)
  await demo.ask('attendance.mark', {
    sessionId: door.sessionId,
    seats: invited.flatMap(({ invitationId, seat }) => (invitationId === null ? [] : [{ invitationId, seat }])),
  })
  await expect(list(page).getByText('Hadir sendiri').first()).toBeVisible()
  await press(page, 'ArrowDown')
  await list(page).focus()
  await press(page, 'u')
  await expect(page.getByText(/^Tanda hadir .* dihapus\./)).toBeVisible()
  expect(marked(await door.seats()).map(({ key }) => key)).toEqual(invited.slice(1).map(({ key }) => key))

  await page.getByRole('button', { name: 'Lainnya' }).click()
  const { bytes } = await download(page, () => page.getByRole('menuitem', { name: 'Ekspor ke Excel' }).click())
  const sheet = await readSheet(bytes)
  expect(sheet.formulas).toEqual([])
  const present = JSON.stringify(sheet.rows)
  for (const { attendance } of marked(await door.seats())) expect(present).toContain(attendance?.name)
})

test('a session that is yet to come is pointed out, and can be marked all the same', async ({ page, demo }) => {
  const [last] = await demo.ask('meetings.list', {})
  const { id } = await demo.ask('meetings.create', { title: 'Rakor 2031', date: '2031-11-18', startTime: '09:00' })
  const found = await demo.ask('invitations.candidates', {
    meetingId: id,
    by: { kind: 'meeting', meetingId: last?.id ?? id },
  })
  const addressees = found
    .slice(0, 1)
    .map(({ organisationId, postId, personId }) => ({ organisationId, postId, personId }))
  await demo.ask('invitations.add', { meetingId: id, addressees })
  await visit(page, 'rapat', id, 'kehadiran')
  await expect(page.getByText('Sesi ini baru berlangsung Selasa, 18 November 2031.')).toBeVisible()
  await page.getByRole('button', { name: /^Tandai .* hadir$/ }).click()
  await expect.poll(async () => (await demo.ask('meetings.get', { id })).sessions[0]?.present).toBe(1)

  await visit(page, 'rapat', last?.id ?? 0, 'kehadiran')
  await expect(searchBox(page)).toBeVisible()
  await expect(page.getByText(/^Sesi ini baru berlangsung/)).toBeHidden()
})
