/** The daftar hadir as it leaves the program: previewed, saved as PDF, and read back page by page. */
import type { Page } from 'playwright/test'
import type { SheetLine } from '../../electron/contract/attendance.ts'
import type { SessionId } from '../../electron/contract/ids.ts'
import type { Addressee } from '../../electron/contract/invitations.ts'
import { download, expect, expectAccessible, test, visit } from '../harness/browser.ts'
import type { RunningHost } from '../harness/host.ts'
import { millimetres, type PrintedDocument, readPdf, textOf } from '../harness/pdf.ts'

const columns = ['No', 'Nama', 'Jabatan', 'Instansi', 'Tanda Tangan']
const savePdf = (page: Page) => download(page, () => page.getByRole('button', { name: 'Simpan PDF' }).click())
const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
const numberIn = (text: string) => Number.parseInt(text, 10)

/** What holds for every daftar hadir, whatever is on it. */
function expectDaftarHadir({ pages, sizes }: PrintedDocument, lines: readonly SheetLine[]): void {
  for (const { width, height } of sizes) expect([width, height].map(millimetres)).toEqual([215, 330])
  pages.forEach((page, index) => {
    const texts = page.map(({ text }) => text)
    for (const column of columns) expect(texts.filter((text) => text === column)).toHaveLength(1)
    expect(words(textOf(page))).toContain(`Halaman ${index + 1} dari ${pages.length}`)
    expect(words(textOf(page))).toContain('Edisi 1')
  })

  const signatures = pages.flatMap((page, at) =>
    page.filter(({ text }) => /^\d+\.$/.test(text)).map(({ text, left }) => ({ number: numberIn(text), left, at })),
  )
  expect(signatures.map(({ number }) => number)).toEqual(lines.map(({ number }) => number))
  const lefts = (odd: number) =>
    new Set(signatures.filter(({ number }) => number % 2 === odd).map(({ left }) => Math.round(left)))
  const [left, right] = [[...lefts(1)], [...lefts(0)]]
  expect([left.length, right.length]).toEqual([1, 1])
  expect((right[0] ?? 0) - (left[0] ?? 0)).toBeGreaterThan(40)

  // All that is written in a row stands beside its number, on the page of its number: no row is cut in two.
  for (const page of pages) {
    const rows = page.filter(({ text }) => /^\d+\.$/.test(text))
    for (const { text, top } of rows) {
      const next = Math.min(...rows.map((row) => row.top).filter((start) => start > top))
      const beside = page.filter((piece) => piece.top > top - 12 && piece.top < next - 4)
      const { name = '', position = '', organisation = '' } = lines[numberIn(text) - 1] ?? {}
      const printed = new Set(textOf(beside).split(/\s+/))
      const lost = `${name} ${position} ${organisation}`
        .split(/\s+/)
        .filter((word) => word !== '' && !printed.has(word))
      expect(lost, `row ${text}`).toEqual([])
    }
  }
}

async function rakor(host: RunningHost) {
  const [meeting] = await host.ask('meetings.list', {})
  if (!meeting) throw new Error('The demo has no meeting.')
  const { sessions, ...rest } = await host.ask('meetings.get', { id: meeting.id })
  const [session] = sessions
  if (!session) throw new Error('The meeting has no session.')
  return { ...rest, session }
}

test('the demo’s daftar hadir is previewed in real pages and saved as it is on paper', async ({ page, demo }) => {
  const { id, title, session } = await rakor(demo)
  await visit(page, 'rapat', id, 'daftar-hadir')
  await expect(page.getByRole('img', { name: /^Halaman 1 dari \d+$/ })).toBeVisible()
  await expectAccessible(page)
  const shown = await page.getByRole('img', { name: /^Halaman \d+ dari \d+$/ }).count()
  expect(shown).toBeGreaterThan(2)
  // Drawn, not only counted.
  await expect
    .poll(() =>
      page
        .getByRole('img', { name: /^Halaman 1 dari/ })
        .locator('canvas')
        .evaluate((canvas: HTMLCanvasElement) => canvas.width),
    )
    .toBeGreaterThan(300)

  const { name, bytes } = await savePdf(page)
  expect(name).toBe(`Daftar Hadir ${title}.pdf`)
  const paper = await readPdf(bytes)
  expect(paper.pages).toHaveLength(shown)
  const { lines, issued } = await demo.ask('sheet.get', { sessionId: session.id })
  expect(issued).toBe(true)
  expectDaftarHadir(paper, lines)

  const all = words(paper.pages.map(textOf).join(' '))
  for (const text of [
    'DAFTAR HADIR',
    title,
    'Senin, 18 November 2024',
    '09.00 WITA s.d. selesai',
    'Ballroom Hotel Amaris',
  ])
    expect(all).toContain(text)
  const { items: people } = await demo.ask('people.list', { limit: 500 })
  for (const { nip } of people) if (nip) expect(all.replaceAll(' ', '')).not.toContain(nip)
  for (const { phone } of people) if (phone) expect(all).not.toContain(phone)
})

test('300 names from an imported roster print once each, no row cut in two', async ({ page, empty }) => {
  const people = 300
  const titles = ['Kepala Bidang Pemberdayaan Sosial dan Penanganan Fakir Miskin Perkotaan', 'Sekretaris', 'Staf']
  const csv = [
    'Nama;NIP;Jabatan;Instansi',
    ...Array.from({ length: people }, (_, at) => {
      const nip = `1980${String((at % 12) + 1).padStart(2, '0')}152005011${String(at).padStart(3, '0')}`
      return `Peserta${at} Rapat, S.Sos., M.Si.;${nip};${titles[at % 3]} ${at};Dinas Contoh ${at % 20}`
    }),
  ].join('\n')
  const ticket = await uploadText(empty, 'roster.csv', csv)
  const { previewId, totals } = await empty.ask('imports.preview', { ticket })
  expect(totals).toMatchObject({ read: people, new: people })
  await empty.ask('imports.commit', { previewId })

  const { id } = await empty.ask('meetings.create', { title: 'Rapat Besar', date: '2026-12-01', startTime: '09:00' })
  const { items: organisations } = await empty.ask('organisations.list', { limit: 100 })
  const candidates = await empty.ask('invitations.candidates', {
    meetingId: id,
    by: {
      kind: 'organisation',
      organisationIds: organisations.filter(({ name }) => name.startsWith('Dinas Contoh')).map(({ id }) => id),
    },
  })
  await empty.ask('invitations.add', {
    meetingId: id,
    addressees: candidates
      .filter(({ postId }) => postId !== null)
      .map(({ organisationId, postId, personId }) => ({ organisationId, postId, personId })),
  })
  const sessionId = (await empty.ask('meetings.get', { id })).sessions[0]?.id as SessionId
  const { lines } = await empty.ask('sheet.issue', { sessionId, mode: 'append', groupBy: 'organisation', spare: 0 })
  expect(lines).toHaveLength(people)

  await visit(page, 'rapat', id, 'daftar-hadir')
  await expect(page.getByRole('img', { name: /^Halaman 1 dari \d+$/ })).toBeVisible()
  const paper = await readPdf((await savePdf(page)).bytes)
  expectDaftarHadir(paper, lines)
  const printed = paper.pages.flat().flatMap(({ text }) => /Peserta\d+ /.exec(text)?.[0] ?? [])
  expect(new Set(printed).size).toBe(people)
  expect(printed).toHaveLength(people)
})

test('the first PDF issues the sheet, which then stays as it is; whoever is invited later is on a page of its own', async ({
  page,
  demo,
}) => {
  const { id, session } = await rakor(demo)
  const before = await demo.ask('sheet.get', { sessionId: session.id })
  const [person] = await demo.ask('invitations.candidates', { meetingId: id, by: { kind: 'person', query: 'Nurdin' } })
  if (!person) throw new Error('Nobody could be invited.')
  await demo.ask('invitations.add', { meetingId: id, addressees: [{ ...pick(person), quota: 1 }] })

  await visit(page, 'rapat', id, 'daftar-hadir')
  await expect(page.getByText('1 undangan baru belum ada di lembar')).toBeVisible()
  await page.getByRole('button', { name: 'Buat lembar tambahan' }).click()
  const invited = before.lines.filter(({ invitationId }) => invitationId !== null).length + 1
  const spare = before.lines.length + 1 - invited
  await expect(page.getByText(`Edisi 1 terbit: ${invited} baris undangan + ${spare} baris kosong`)).toBeVisible()
  const { lines } = await demo.ask('sheet.get', { sessionId: session.id })
  expect(lines.slice(0, -1).map(({ number, name }) => `${number} ${name}`)).toEqual(
    before.lines.map(({ number, name }) => `${number} ${name}`),
  )
  expect(lines.at(-1)).toMatchObject({
    number: before.lines.length + 1,
    name: expect.stringContaining('Nurdin'),
  })

  // The page that was added is shown, and printed alone.
  await expect(page.getByRole('combobox', { name: 'Lembar' }).locator('option:checked')).toHaveText(/tambahan 1/)
  const added = await readPdf((await savePdf(page)).bytes)
  expect(textOf(added.pages.flat())).toContain('Nurdin')
  expect(added.pages).toHaveLength(1)
  expect(words(textOf(added.pages.flat()))).toContain('Edisi 1, tambahan 1')

  // A meeting never printed before: saving is what issues its sheet.
  const { id: next } = await demo.ask('meetings.create', {
    title: 'Rapat lain',
    date: '2026-12-01',
    startTime: '09:00',
  })
  await demo.ask('invitations.add', { meetingId: next, addressees: [pick(person)] })
  const sessionId = (await demo.ask('meetings.get', { id: next })).sessions[0]?.id as SessionId
  await visit(page, 'rapat', next, 'daftar-hadir')
  await expect(page.getByText('Belum diterbitkan')).toBeVisible()
  await expect(page.getByRole('img', { name: 'Halaman 1 dari 1' })).toBeVisible()
  expect((await demo.ask('sheet.get', { sessionId })).issued).toBe(false)
  const first = await savePdf(page)
  expect((await demo.ask('sheet.get', { sessionId })).issued).toBe(true)
  await expect(page.getByText('Edisi 1 terbit')).toBeVisible()
  const { memberships } = await demo.ask('people.get', { id: person.personId ?? 0 })
  for (const { id: membership } of memberships)
    await demo.ask('memberships.end', { id: membership, untilDate: '2026-11-30' })
  await page.reload()
  await expect(page.getByRole('img', { name: 'Halaman 1 dari 1' })).toBeVisible()
  expect((await savePdf(page)).bytes).toEqual(first.bytes)

  // Renumbering is the next edition; the first one can still be chosen, and is what it was.
  await page.getByRole('button', { name: 'Susun ulang…' }).click()
  await page.getByRole('button', { name: 'Terbitkan edisi 2' }).click()
  await expect(page.getByText('Edisi 2 terbit')).toBeVisible()
  await page.getByRole('combobox', { name: 'Lembar' }).selectOption({ index: 1 })
  await expect(page.getByRole('img', { name: 'Halaman 1 dari 1' })).toBeVisible()
  await expect.poll(async () => (await savePdf(page)).bytes).toEqual(first.bytes)
})

const pick = ({ organisationId, postId, personId }: Addressee) => ({ organisationId, postId, personId })

async function uploadText(host: RunningHost, name: string, text: string): Promise<string> {
  const response = await fetch(`${host.url}api/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${host.token}` },
    body: text,
  })
  return ((await response.json()) as { ticket: string }).ticket
}
