/** A meeting from its form to the answers of those invited. */
import type { Page } from 'playwright/test'
import type { MeetingId } from '../../electron/contract/ids.ts'
import { download, expect, press, take, test, visit } from '../harness/browser.ts'
import type { RunningHost } from '../harness/host.ts'
import { readSheet } from '../harness/workbook.ts'

async function meetingNamed(host: RunningHost, title: string) {
  const meeting = (await host.ask('meetings.list', {})).find((each) => each.title === title)
  if (!meeting) throw new Error(`No meeting is called ${title}.`)
  return host.ask('meetings.get', { id: meeting.id })
}
const invitations = (host: RunningHost, meetingId: MeetingId) => host.ask('invitations.list', { meetingId })
const table = (page: Page) => page.getByRole('grid', { name: 'Daftar undangan' })
/** The row of an agency's post. */
const row = (page: Page, text: string) => table(page).getByRole('row').filter({ hasText: text })

test.describe('meeting form', () => {
  test('asks for what is missing, beside the field', async ({ page, empty }) => {
    await visit(page, 'rapat')
    await expect(page.getByText('Belum ada rapat', { exact: true })).toBeVisible()
    await page.keyboard.press('n')
    await expect(page.getByRole('textbox', { name: 'Nama rapat' })).toBeFocused()
    await page.keyboard.press('Control+s')
    await expect(page.getByRole('textbox', { name: 'Nama rapat' })).toHaveAccessibleDescription(/Isi nama rapat\./)
    await expect(page.getByRole('textbox', { name: 'Tanggal' })).toHaveAccessibleDescription(/Isi tanggal\./)
    await page.getByRole('textbox', { name: 'Nama rapat' }).fill('Rapat uji')
    await page.getByRole('textbox', { name: 'Tanggal' }).fill('31/2/2027')
    await page.keyboard.press('Tab')
    await expect(page.getByText('Tanggal ini tidak ada di kalender.')).toBeVisible()
    await page.getByRole('textbox', { name: 'Tanggal' }).fill('18 November 2026')
    await expect(page.getByText('Rabu, 18 November 2026')).toBeVisible()
    await page.getByRole('textbox', { name: 'Selesai' }).first().fill('8.30')
    await page.keyboard.press('Control+s')
    await expect(page.getByRole('textbox', { name: 'Selesai' }).first()).toHaveAttribute('aria-invalid', 'true')
    expect(await empty.ask('meetings.list', {})).toEqual([])
  })

  test('a meeting with rundown, two sessions and the one before it is written and read as said', async ({
    page,
    demo,
  }) => {
    await visit(page, 'rapat', 'baru')
    const field = (name: string) => page.getByRole('textbox', { name, exact: true })
    await expect(field('Nama rapat')).toBeFocused()
    await page.keyboard.type('Rakor Penanggulangan Kemiskinan 2027')
    await field('Tema').fill('Nol persen')
    await field('Tanggal').fill('22/11/2027')
    await field('Mulai').fill('8.30')
    await field('Tempat').fill('Ruang Meranti, Sangatta')
    await field('Dibuka oleh').fill('Bupati Kutai Timur')
    await field('Pimpinan rapat').fill('Kepala Bappeda')
    const organisers = page.getByRole('combobox', { name: 'Penyelenggara' })
    await organisers.fill('Bappeda')
    await page
      .getByRole('option', { name: /^Badan Perencanaan Pembangunan Daerah/ })
      .first()
      .click()
    await organisers.fill('Dinas Sosial')
    await page
      .getByRole('option', { name: /^Dinas Sosial/ })
      .first()
      .click()
    await page
      .getByRole('combobox', { name: 'Rapat sebelumnya' })
      .selectOption({ label: 'Rakor Penanggulangan Kemiskinan 2024 · 18 Nov 2024' })

    // The rundown by keyboard: each row begins when the one before it ends.
    await page.getByRole('button', { name: 'Tambah acara' }).click()
    await expect(field('Selesai acara 1')).toBeFocused()
    await page.keyboard.type('9.00')
    await press(page, 'Tab')
    await page.keyboard.type('Pembukaan')
    await press(page, 'Tab')
    await page.keyboard.type('Bupati')
    await press(page, 'Enter')
    await expect(field('Mulai acara 2')).toHaveValue('09.00')
    await page.keyboard.type('10.30')
    await press(page, 'Tab')
    await page.keyboard.type('Paparan dan diskusi')

    await page.getByRole('radio', { name: /^Beberapa sesi/ }).check()
    await field('Nama sesi 1').fill('Pagi')
    await page.getByRole('button', { name: 'Tambah sesi' }).click()
    await field('Nama sesi 2').fill('Hari kedua')
    await page.getByRole('textbox', { name: 'Tanggal Hari kedua' }).fill('23/11/2027')
    await page.getByRole('textbox', { name: 'Mulai Hari kedua' }).fill('13.00')
    await page.getByRole('button', { name: 'Buat rapat' }).click()

    await expect(page.getByRole('heading', { level: 1, name: 'Rakor Penanggulangan Kemiskinan 2027' })).toBeVisible()
    await expect(page.getByText('Senin, 22 November 2027 · 08.30 WITA s.d. selesai · Ruang Meranti')).toBeVisible()
    const meeting = await meetingNamed(demo, 'Rakor Penanggulangan Kemiskinan 2027')
    expect(meeting).toMatchObject({
      kind: 'Rapat Koordinasi',
      theme: 'Nol persen',
      date: '2027-11-22',
      startTime: '08:30',
      endTime: null,
      venue: 'Ruang Meranti, Sangatta',
      opener: 'Bupati Kutai Timur',
      chair: 'Kepala Bappeda',
      previous: { title: 'Rakor Penanggulangan Kemiskinan 2024' },
      organisers: [{ name: 'Badan Perencanaan Pembangunan Daerah' }, { name: 'Dinas Sosial' }],
      agenda: [
        { startTime: '08:30', endTime: '09:00', title: 'Pembukaan', speaker: 'Bupati' },
        { startTime: '09:00', endTime: '10:30', title: 'Paparan dan diskusi', speaker: '' },
      ],
      sessions: [
        { name: 'Pagi', date: '2027-11-22', startTime: '08:30' },
        { name: 'Hari kedua', date: '2027-11-23', startTime: '13:00' },
      ],
    })

    await page.keyboard.press('Control+z')
    await expect(page.getByText('Rapat ini tidak ada lagi')).toBeVisible()
    expect((await demo.ask('meetings.list', {})).map(({ title }) => title)).not.toContain(meeting.title)
  })

  test('what was typed is still there after looking something up', async ({ page, demo }) => {
    await visit(page, 'rapat', 'baru')
    await page.getByRole('textbox', { name: 'Nama rapat' }).fill('Rapat setengah jadi')
    await page.getByRole('link', { name: 'Pemangku Kepentingan' }).click()
    await expect(page.getByRole('grid', { name: 'Orang' })).toBeVisible()
    await visit(page, 'rapat', 'baru')
    await expect(page.getByRole('textbox', { name: 'Nama rapat' })).toHaveValue('Rapat setengah jadi')
    await page.getByRole('button', { name: 'Mulai dari kosong' }).click()
    await expect(page.getByRole('textbox', { name: 'Nama rapat' })).toHaveValue('')
    expect(await demo.ask('meetings.list', {})).toHaveLength(2)
  })
})

test.describe('invitations', () => {
  /** A meeting nobody is invited to yet, after the Rakor of 2024. */
  async function newMeeting(page: Page, host: RunningHost): Promise<MeetingId> {
    const previous = await meetingNamed(host, 'Rakor Penanggulangan Kemiskinan 2024')
    const { id } = await host.ask('meetings.create', {
      title: 'Rakor 2027',
      date: '2027-11-22',
      startTime: '09:00',
      previousId: previous.id,
    })
    await visit(page, 'rapat', id, 'undangan')
    await page.getByRole('button', { name: 'Tambah undangan' }).click()
    await expect(page.getByRole('dialog', { name: 'Tambah undangan' })).toBeVisible()
    return id
  }

  test('a sector is invited by its heads; whoever is invited already is not invited twice', async ({ page, demo }) => {
    const id = await newMeeting(page, demo)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: 'Kecamatan' }).check()
    const sector = (await demo.ask('sectors.list', {})).find(({ name }) => name === 'Kecamatan')
    const districts = sector?.organisations ?? 0
    expect(districts).toBeGreaterThan(10)
    await expect(dialog.getByText(`${districts} dicentang, ${districts} kursi`)).toBeVisible()
    await dialog.getByRole('button', { name: `Undang ${districts}` }).click()
    await expect(page.getByText(`${districts} undangan ditambahkan.`).last()).toBeVisible()
    const invited = await invitations(demo, id)
    expect(invited).toHaveLength(districts)
    expect(invited.every(({ sector: of, post }) => of === 'Kecamatan' && post === 'Camat')).toBe(true)

    await page.getByRole('button', { name: 'Tambah undangan' }).click()
    await dialog.getByRole('checkbox', { name: 'Kecamatan' }).check()
    await expect(dialog.getByText('sudah diundang')).not.toHaveCount(0)
    await expect(dialog.getByRole('button', { name: /^Undang/ })).toBeDisabled()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await expect(page.getByText('Belum ada yang diundang')).toBeVisible()
    expect(await invitations(demo, id)).toEqual([])
  })

  test('agencies of no sector are invited too, and without a known head as “Pimpinan”; the focus goes to the rows', async ({
    page,
    demo,
  }) => {
    await demo.ask('organisations.create', { name: 'Forum Warga Uji', sectorId: null })
    const id = await newMeeting(page, demo)
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('checkbox', { name: 'Perangkat Daerah' })).toBeFocused()
    await dialog.getByRole('checkbox', { name: 'Tanpa unsur' }).check()
    await expect(dialog.getByText('pimpinan belum tercatat')).toBeVisible()
    await press(page, 'Control+Enter')
    await expect(dialog).toBeHidden()
    const rows = page.getByRole('grid', { name: 'Daftar undangan' })
    await expect(rows).toBeFocused()
    await expect(rows.getByText('Pimpinan', { exact: true })).toBeVisible()
    expect(await invitations(demo, id)).toMatchObject([
      { organisation: 'Forum Warga Uji', postId: null, headless: true },
    ])

    await visit(page, 'pengaturan', 'unsur')
    await expect(page.getByText('Tanpa unsur: 1 instansi.')).toBeVisible()
    await page.getByRole('link', { name: 'Lihat dan isi unsurnya' }).click()
    await expect(page.getByRole('gridcell', { name: 'Forum Warga Uji' })).toBeVisible()
    await expect(page.getByRole('radio', { name: 'Tanpa unsur' })).toBeChecked()
  })

  test('“seperti rapat lalu” invites the same seats with their quotas, and today’s holders', async ({ page, demo }) => {
    const id = await newMeeting(page, demo)
    const previous = await meetingNamed(demo, 'Rakor Penanggulangan Kemiskinan 2024')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('tab', { name: 'Seperti rapat lalu' }).click()
    await expect(dialog.getByRole('combobox', { name: 'Rapat' })).toHaveValue(/.*/)
    await dialog.getByRole('button', { name: `Undang ${previous.invited}` }).click()
    await expect(dialog).toBeHidden()
    const seats = (list: Awaited<ReturnType<typeof invitations>>) =>
      list.map(({ organisationId, postId, quota }) => `${organisationId} ${postId} ${quota}`).sort()
    const then = await invitations(demo, previous.id)
    const now = await invitations(demo, id)
    expect(seats(now)).toEqual(seats(then))
    // The acting regent of November 2024 has gone: the seat is invited, not the person.
    expect(then.map(({ acting }) => acting)).toContain('Pjs.')
    expect(now.map(({ acting }) => acting)).not.toContain('Pjs.')
    expect(now.every(({ response }) => response === 'none')).toBe(true)
  })

  test('an answer is one key, with the way it came; the counts add up; Ctrl+Z takes it back', async ({
    page,
    demo,
  }) => {
    const { id, invited } = await meetingNamed(demo, 'Rakor Penanggulangan Kemiskinan 2024')
    const all = await invitations(demo, id)
    await demo.ask('invitations.respond', {
      seen: Math.min(...all.map(({ version }) => version)),
      ids: all.map((each) => each.id),
      response: 'none',
    })
    await visit(page, 'rapat', id, 'undangan')
    await page.getByRole('radio', { name: 'WhatsApp' }).check({ force: true })
    await page.getByRole('searchbox', { name: 'Cari' }).fill('dinas')
    await press(page, 'ArrowDown')
    await expect(table(page)).toBeFocused()
    const counts = async () => {
      const { answers } = await demo.ask('meetings.get', { id })
      return [answers.yes, answers.no, answers.delegated, answers.none]
    }

    await press(page, 'h')
    await expect(page.getByText(/: akan hadir\.$/).last()).toBeVisible()
    await press(page, 'ArrowDown', 't')
    await expect(page.getByText(/: tidak hadir\.$/).last()).toBeVisible()
    await press(page, 'ArrowDown', 'w')
    const dialog = page.getByRole('dialog', { name: 'Mewakilkan' })
    await expect(dialog.getByRole('combobox', { name: 'Wakil' })).toBeFocused()
    await page.keyboard.type('Budi Utusan, S.E.')
    await take(dialog.getByRole('combobox', { name: 'Wakil' }))
    await press(page, 'Tab')
    await page.keyboard.type('Kepala Seksi')
    await press(page, 'Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByText(/: mewakilkan\.$/).last()).toBeVisible()
    expect(await counts()).toEqual([1, 1, 1, invited - 3])
    await expect(
      page.getByText(
        `Diundang ${invited} · akan hadir 1 · tidak hadir 1 · mewakilkan 1 · belum menjawab ${invited - 3}`,
        {
          exact: false,
        },
      ),
    ).toBeVisible()
    const answered = (await invitations(demo, id)).filter(({ response }) => response !== 'none')
    expect(
      answered.map(({ response, channel, delegate, delegatePosition }) => [
        response,
        channel,
        delegate,
        delegatePosition,
      ]),
    ).toEqual([
      ['yes', 'whatsapp', '', ''],
      ['no', 'whatsapp', '', ''],
      ['delegated', 'whatsapp', 'Budi Utusan, S.E.', 'Kepala Seksi'],
    ])

    await expect(table(page)).toBeFocused()
    await press(page, 'Control+z')
    await expect(page.getByText(/^Batal: /).last()).toBeVisible()
    expect(await counts()).toEqual([1, 1, 0, invited - 2])

    // Several at once.
    await press(page, 'Control+a', 'h')
    const shown = (await invitations(demo, id)).filter(({ organisation, post }) =>
      /dinas/i.test(`${organisation} ${post}`),
    )
    await expect(page.getByText(`${shown.length} undangan: akan hadir.`).last()).toBeVisible()
    expect((await counts())[0]).toBe(shown.length)
  })

  test('quota changes by + and −, never below one, and the seats follow; the list goes to Excel', async ({
    page,
    demo,
  }) => {
    const { id, seats } = await meetingNamed(demo, 'Rakor Penanggulangan Kemiskinan 2024')
    await visit(page, 'rapat', id, 'undangan')
    await page.getByRole('searchbox', { name: 'Cari' }).fill('camat bengalon')
    await expect(row(page, 'Bengalon')).toHaveCount(1)
    const quota = async () =>
      (await invitations(demo, id)).find(({ organisation }) => /Bengalon/.test(organisation))?.quota
    const before = (await quota()) ?? 0
    await press(page, 'ArrowDown', '+', '+')
    await expect.poll(quota).toBe(before + 2)
    await expect(page.getByText(`${seats + 2} kursi`)).toBeVisible()
    for (let more = 0; more < before + 4; more++) await press(page, '-')
    await expect.poll(quota).toBe(1)
    await expect(row(page, 'Bengalon').getByRole('button', { name: /^Kurangi kursi/ })).toBeDisabled()

    await page.getByRole('searchbox', { name: 'Cari' }).fill('camat')
    const { bytes } = await download(page, () => page.getByRole('button', { name: 'Ekspor ke Excel' }).click())
    const sheet = await readSheet(bytes)
    const camats = (await invitations(demo, id)).filter(({ organisation, post, person }) =>
      /camat/i.test(`${organisation} ${post} ${person}`),
    )
    expect(sheet.formulas).toEqual([])
    expect(sheet.rows.map((each) => [each['Instansi'], each['Nama'] ?? '', each['Jumlah kursi']])).toEqual(
      camats.map(({ organisation, person, quota }) => [organisation, person, quota]),
    )
  })
})
