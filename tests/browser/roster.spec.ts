/** Pemangku Kepentingan: finding, writing down, moving and removing people and agencies. */
import type { Page } from 'playwright/test'
import type { RunningHost } from '../harness/host.ts'
import { download, expect, expectAccessible, press, take, test, visit } from '../harness/browser.ts'
import { readSheet } from '../harness/workbook.ts'

const nip = '198703152010012003'

/** Goes to the list and types into its search box, which has the focus. */
async function searchFor(page: Page, text: string, ...place: string[]): Promise<void> {
  await visit(page, 'pemangku', ...place)
  await expect(page.getByRole('searchbox', { name: /^Cari nama,/ })).toBeFocused()
  await page.keyboard.type(text)
}
const grid = (page: Page, name = 'Orang') => page.getByRole('grid', { name, exact: true })
const found = async (host: RunningHost, query: string) => (await host.ask('people.list', { query })).items
async function personNamed(host: RunningHost, name: string) {
  const [person] = await found(host, name)
  if (!person) throw new Error(`Nobody is called ${name}.`)
  return host.ask('people.get', { id: person.id })
}
async function organisationNamed(host: RunningHost, name: string) {
  const [organisation] = await host.ask('organisations.find', { query: name })
  if (!organisation) throw new Error(`No organisation is called ${name}.`)
  return organisation
}

test.describe('roster', () => {
  test('the list follows every letter of a search, and Enter opens the first found', async ({ page, demo }) => {
    await visit(page, 'pemangku')
    const search = page.getByRole('searchbox', { name: /^Cari nama, NIP/ })
    await expect(search).toBeFocused()
    const status = page.getByRole('main').getByRole('status').filter({ hasText: 'orang' })
    const total = (await demo.ask('roster.counts', {})).people
    await expect(status).toHaveText(`${total} orang`)
    let typed = ''
    for (const letter of 'kep dinas sosial') {
      typed += letter
      await page.keyboard.type(letter)
      const { total: matching } = await demo.ask('people.list', { query: typed })
      await expect(status).toHaveText(`${matching} orang cocok`)
    }
    const [first] = await found(demo, typed)
    await press(page, 'Enter')
    await expect(page.getByRole('heading', { level: 1, name: first?.name })).toBeVisible()
  })

  test('a person is added with a post by keyboard alone, and the NIP is shown masked', async ({ page, demo }) => {
    await visit(page, 'pemangku')
    await expect(grid(page).getByRole('row').nth(1)).toBeVisible()
    await press(page, 'ArrowDown')
    await expect(grid(page)).toBeFocused()
    await press(page, 'n')
    const dialog = page.getByRole('dialog', { name: 'Tambah orang' })
    await expect(dialog.getByRole('textbox', { name: 'Nama lengkap dengan gelar' })).toBeFocused()
    await page.keyboard.type('Hj. Nurul Hikmah Sari, S.STP., M.Si.')
    await press(page, 'Tab')
    await page.keyboard.type('19870315 201001 2 003')
    await press(page, 'Tab', 'Tab', 'Tab')
    await page.keyboard.type('+62 812-5555-0101')
    await press(page, 'Tab')
    await page.keyboard.type('nurul.hikmah@kutaitimurkab.go.id')
    await press(page, 'Tab', 'Tab')
    const organisation = dialog.getByRole('combobox', { name: 'Instansi' })
    await expect(organisation).toBeFocused()
    // Typed and confirmed without waiting for the list: what is chosen is what was typed.
    await page.keyboard.type('Dinas Sosial')
    await press(page, 'Enter')
    await expect(dialog.getByRole('combobox', { name: 'Jabatan' })).toBeEnabled()
    await press(page, 'Tab')
    await page.keyboard.type('Penelaah Data Terpadu')
    await expect(page.getByRole('option', { name: 'Tambah "Penelaah Data Terpadu"' })).toBeVisible()
    await take(dialog.getByRole('combobox', { name: 'Jabatan' }))
    await press(page, 'Tab', 'Tab')
    await expect(dialog.getByRole('textbox', { name: 'Sejak' })).toBeFocused()
    await page.keyboard.type('1/7/2024')
    await press(page, 'Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByText('Hj. Nurul Hikmah Sari, S.STP., M.Si. ditambahkan.').last()).toBeVisible()

    const person = await personNamed(demo, 'nurul hikmah sari')
    expect(person).toMatchObject({ name: 'Hj. Nurul Hikmah Sari, S.STP., M.Si.', nip, phone: '081255550101' })
    expect(person.memberships).toMatchObject([
      { organisation: 'Dinas Sosial', post: 'Penelaah Data Terpadu', capacity: 'definitif', fromDate: '2024-07-01' },
    ])

    await visit(page, 'pemangku', 'orang', person.id)
    await expect(page.getByText('Penelaah Data Terpadu, Dinas Sosial')).toBeVisible()
    await expect(page.getByText('19870315 201001 2 003')).toBeHidden()
    await page.getByRole('button', { name: 'Tampilkan NIP' }).click()
    await expect(page.getByText('19870315 201001 2 003')).toBeVisible()
  })

  test('what cannot be so is said beside the field, and nothing is written', async ({ page, demo }) => {
    const before = await demo.ask('roster.counts', {})
    await visit(page, 'pemangku')
    await page.getByRole('button', { name: 'Tambah orang' }).click()
    const dialog = page.getByRole('dialog', { name: 'Tambah orang' })
    await dialog.getByRole('textbox', { name: 'Surel' }).fill('bukan surel')
    await dialog.getByRole('button', { name: 'Simpan', exact: true }).click()
    await expect(dialog.getByRole('textbox', { name: 'Nama lengkap' })).toHaveAccessibleDescription(/Isi nama orang\./)
    await dialog.getByRole('textbox', { name: 'Nama lengkap' }).fill('Siti')
    await dialog.getByRole('button', { name: 'Simpan', exact: true }).click()
    await expect(dialog.getByRole('textbox', { name: 'Surel' })).toHaveAttribute('aria-invalid', 'true')
    expect(await demo.ask('roster.counts', {})).toEqual(before)
  })

  test('a person is corrected, moves to another agency on a day, and the old post keeps its last day', async ({
    page,
    demo,
  }) => {
    const social = await organisationNamed(demo, 'Dinas Sosial')
    const { id } = await demo.ask('people.create', {
      name: 'Rahmat Hidayatullah, S.Sos.',
      membership: { organisationId: social.id, post: 'Sekretaris', fromDate: '2024-02-01' },
    })
    await visit(page, 'pemangku', 'orang', id)
    await page.getByRole('button', { name: 'Ubah', exact: true }).click()
    const edit = page.getByRole('dialog', { name: 'Ubah data orang' })
    await edit.getByRole('textbox', { name: 'Telepon' }).fill('62811 2345 678 / 0852-1111-2222')
    await edit.getByRole('button', { name: 'Simpan', exact: true }).click()
    await expect(page.getByRole('link', { name: '08112345678' })).toBeVisible()

    await page.getByRole('button', { name: 'Tindakan untuk Sekretaris, Dinas Sosial' }).click()
    await page.getByRole('menuitem', { name: 'Mutasi' }).click()
    const move = page.getByRole('dialog', { name: 'Mutasi' })
    await move.getByRole('combobox', { name: 'Instansi' }).fill('Inspektorat Daerah')
    await page.getByRole('option', { name: /^Inspektorat Daerah/ }).click()
    await move.getByRole('combobox', { name: 'Jabatan' }).fill('Sekretaris')
    await page.getByRole('option', { name: 'Sekretaris' }).first().click()
    await move.getByRole('combobox', { name: 'Sebagai' }).selectOption('Plt.')
    await move.getByRole('textbox', { name: 'Sejak' }).fill('1 Juli 2025')
    await move.getByRole('button', { name: 'Simpan' }).click()
    await expect(page.getByText('Plt. Sekretaris, Inspektorat Daerah')).toBeVisible()
    await expect(page.getByText('1 Februari 2024 – 30 Juni 2025')).toBeVisible()

    const person = await demo.ask('people.get', { id })
    expect(person).toMatchObject({ phone: '08112345678', note: expect.stringContaining('085211112222') })
    const places = person.memberships.map(({ organisation, post, capacity, fromDate, untilDate }) =>
      [capacity, post, organisation, fromDate, untilDate].join(' '),
    )
    expect(places.sort()).toEqual([
      'Plt. Sekretaris Inspektorat Daerah 2025-07-01 ',
      'definitif Sekretaris Dinas Sosial 2024-02-01 2025-06-30',
    ])
    await page.keyboard.press('Control+z')
    await expect(page.getByText(/^Batal: .*Rahmat Hidayatullah/).last()).toBeVisible()
    expect((await demo.ask('people.get', { id })).memberships).toMatchObject([
      { organisation: 'Dinas Sosial', untilDate: null },
    ])
  })

  test('what somebody else changed meanwhile is told with its value; saved once more, one’s own goes over it', async ({
    page,
    demo,
  }) => {
    const { id } = await demo.ask('people.create', { name: 'Rahmat Hidayatullah', phone: '081211112222' })
    await visit(page, 'pemangku', 'orang', id)
    await page.getByRole('button', { name: 'Ubah', exact: true }).click()
    const edit = page.getByRole('dialog', { name: 'Ubah data orang' })
    const phone = edit.getByRole('textbox', { name: 'Telepon' })
    await phone.fill('081233334444')
    const { version: seen } = await demo.ask('people.get', { id })
    await demo.ask('people.update', { id, seen, phone: '081255556666', note: 'Dari meja sebelah' })

    const save = edit.getByRole('button', { name: 'Simpan', exact: true })
    await save.click()
    await expect(phone).toHaveAccessibleDescription(/Sudah diubah menjadi “081255556666” sejak Anda membukanya\./)
    await expect(edit.getByText(/mengubah telepon .*Simpan sekali lagi bila isian Anda yang benar/)).toBeVisible()
    await expectAccessible(page)
    expect((await demo.ask('people.get', { id })).phone).toBe('081255556666')
    await save.click()
    await expect(edit).toBeHidden()
    expect(await demo.ask('people.get', { id })).toMatchObject({ phone: '081233334444', note: 'Dari meja sebelah' })
  })

  test('removing says who goes; Ctrl+Z brings them back with their posts', async ({ page, demo }) => {
    const social = await organisationNamed(demo, 'Dinas Sosial')
    const membership = { organisationId: social.id, post: 'Staf' }
    const ids = []
    for (const name of ['Uji Satu', 'Uji Dua'])
      ids.push((await demo.ask('people.create', { name: `${name} Sementara`, membership })).id)
    await searchFor(page, 'sementara')
    await expect(grid(page).getByRole('row')).toHaveCount(3)
    await press(page, 'ArrowDown', 'Control+a')
    await expect(page.getByText('2 orang dipilih')).toBeVisible()
    await press(page, 'Delete')
    const question = page.getByRole('alertdialog', { name: 'Hapus 2 orang?' })
    await expect(question).toContainText('Uji Satu Sementara')
    await expect(question).toContainText('Uji Dua Sementara')
    await question.getByRole('button', { name: 'Hapus 2 orang' }).click()
    await expect(grid(page).getByRole('row')).toHaveCount(1)
    expect(await found(demo, 'sementara')).toEqual([])

    await expect(grid(page)).toBeFocused()
    await press(page, 'Control+z')
    await expect(page.getByText(/^Batal: Hapus 2 orang/).last()).toBeVisible()
    await expect(grid(page).getByRole('row')).toHaveCount(3)
    const [first] = ids
    if (first === undefined) throw new Error('Nobody was made.')
    expect((await demo.ask('people.get', { id: first })).memberships).toMatchObject([{ post: 'Staf' }])
  })

  test('somebody a meeting remembers is not removed', async ({ page, demo }) => {
    const [first] = await found(demo, 'mardiana')
    await searchFor(page, 'mardiana')
    await expect(grid(page).getByRole('row')).toHaveCount(2)
    await press(page, 'ArrowDown', 'Delete')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Hapus orang ini' }).click()
    await expect(page.getByText(/Mardiana.*(undangan|hadir|kehadiran)/i).last()).toBeVisible()
    expect(await found(demo, 'mardiana')).toEqual([first])
  })

  test('a sector is picked, and the workbook holds that list with NIPs as text and no formula', async ({
    page,
    demo,
  }) => {
    const sectors = await demo.ask('sectors.list', {})
    const sector = sectors.find(({ name }) => name === 'Perangkat Daerah')
    if (!sector) throw new Error('The demo has no Perangkat Daerah.')
    const social = await organisationNamed(demo, 'Dinas Sosial')
    await demo.ask('people.create', {
      name: '=HYPERLINK("http://contoh.id","Uji")',
      nip,
      membership: { organisationId: social.id },
    })
    const listed = await demo.ask('people.list', { sectorId: sector.id, limit: 500 })
    await visit(page, 'pemangku')
    await page.getByRole('radio', { name: 'Perangkat Daerah' }).click()
    await expect(page.getByRole('status').filter({ hasText: `${listed.total} orang` })).toBeVisible()

    await page.getByRole('button', { name: 'Ekspor ke Excel' }).click()
    const { name, bytes } = await download(page, () => page.getByRole('menuitem', { name: 'Dengan NIP' }).click())
    expect(name).toMatch(/^Daftar Orang \d{4}-\d{2}-\d{2}\.xlsx$/)
    const sheet = await readSheet(bytes)
    expect(sheet.formulas).toEqual([])
    expect(sheet.titles).toContain('Unsur: Perangkat Daerah')
    expect(sheet.rows.map((row) => row['Nama'])).toEqual(listed.items.map((person) => person.name))
    expect(sheet.rows.map((row) => row['NIP'] ?? '')).toEqual(listed.items.map((person) => person.nip))
    expect(sheet.rows.filter((row) => row['NIP'] === nip)).toHaveLength(1)
    expect([...(sheet.formats['NIP'] ?? [])]).toEqual(['@'])

    await page.getByRole('button', { name: 'Ekspor ke Excel' }).click()
    const passed = await download(page, () => page.getByRole('menuitem', { name: /Tanpa NIP/ }).click())
    const without = await readSheet(passed.bytes)
    expect(without.headers).not.toContain('NIP')
    expect(JSON.stringify(without.rows)).not.toContain(nip)
  })

  test('an agency is renamed and still found by its old name; a post is added to its page', async ({ page, demo }) => {
    const social = await organisationNamed(demo, 'Dinas Sosial')
    await searchFor(page, 'dinas sosial', 'instansi')
    await grid(page, 'Instansi').getByRole('button', { name: 'Dinas Sosial', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Dinas Sosial' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Undangan dan kehadiran' })).toBeVisible()

    await page.getByRole('button', { name: 'Ubah', exact: true }).click()
    const edit = page.getByRole('dialog', { name: 'Ubah data instansi' })
    await edit.getByRole('textbox', { name: 'Nama instansi atau lembaga' }).fill('Dinas Sosial dan Pemberdayaan')
    await expect(edit.getByRole('checkbox', { name: /^Simpan “Dinas Sosial” sebagai nama lama/ })).toBeChecked()
    await edit.getByRole('button', { name: 'Simpan' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Dinas Sosial dan Pemberdayaan' })).toBeVisible()

    await page.getByRole('button', { name: 'Tambah jabatan' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('Kepala UPT Panti Asuhan')
    await press(page, 'Enter')
    await expect(page.getByText('Kepala UPT Panti Asuhan', { exact: true })).toBeVisible()

    const now = await demo.ask('organisations.get', { id: social.id })
    expect(now.name).toBe('Dinas Sosial dan Pemberdayaan')
    expect(now.aliases).toContainEqual(expect.objectContaining({ name: 'Dinas Sosial', kind: 'former' }))
    expect(now.posts.map(({ title }) => title)).toContain('Kepala UPT Panti Asuhan')
    const { id, version: seen, sectorId } = now
    await demo.ask('organisations.update', { id, seen, name: 'Dinsosda', sectorId })
    expect((await demo.ask('organisations.find', { query: 'dinas sosial' })).map(({ id }) => id)).toContain(social.id)
  })
})
