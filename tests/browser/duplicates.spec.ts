/** Data ganda: two records of one person become one, and are given back, by keys and by mouse. */
import type { Page } from 'playwright/test'
import type { RunningHost } from '../harness/host.ts'
import { expect, expectAccessible, expectFits, press, take, test, visit } from '../harness/browser.ts'

const pairs = (page: Page) => page.getByRole('grid', { name: 'Data ganda' })
const past = (page: Page) => page.getByRole('grid', { name: 'Pernah digabung' })

/** Two records of one person, in one agency with one telephone. */
async function addTwins(host: RunningHost) {
  const { id: organisationId } = await host.ask('organisations.create', { name: 'Dinas Sosial', sectorId: null })
  const { id: kept } = await host.ask('people.create', {
    name: 'Hj. Rahmawati Basri, S.Sos., M.Si.',
    nip: '198104122005012004',
    phone: '081234567890',
    membership: { organisationId, post: 'Sekretaris' },
  })
  const { id: gone } = await host.ask('people.create', {
    name: 'RAHMAWATI BASRY',
    phone: '081234567890',
    note: 'Menghubungi lewat ajudan',
    membership: { organisationId, post: 'Kepala Bidang' },
  })
  return { organisationId, kept, gone }
}

test.describe('duplicates', () => {
  test('are merged with G, found under the old name, and separated with what came since', async ({ page, empty }) => {
    const { organisationId, kept, gone } = await addTwins(empty)
    await visit(page, 'pemangku')
    await page.getByRole('link', { name: /^Data ganda\s*1$/ }).click()
    await expect(pairs(page).getByRole('row')).toHaveCount(2)
    const side = page.getByRole('region', { name: /^Gabungkan/ })
    await expect(side.getByText('telepon sama')).toBeVisible()
    await expect(side.getByRole('radio', { name: /^Catatan: Menghubungi lewat ajudan/ })).toBeChecked()
    await expect(side.getByText('1981•••• •••• ••• 004')).toBeVisible()
    await expectAccessible(page)
    await expectFits(page)

    await press(page, 'g')
    await expect(
      page.getByText('“RAHMAWATI BASRY” digabung ke “Hj. Rahmawati Basri, S.Sos., M.Si.”.', { exact: true }),
    ).toBeVisible()
    await expect(page.getByText('Tidak ada orang yang tampaknya tercatat dua kali')).toBeVisible()
    // A link to the record that was merged away leads to the one that holds it.
    expect((await empty.ask('people.get', { id: gone })).id).toBe(kept)
    const found = await empty.ask('people.list', { query: 'basry' })
    expect(found.items.map(({ id }) => id)).toEqual([kept])

    await empty.ask('memberships.create', { personId: kept, organisationId, post: 'Anggota Pokja' })
    await page.getByRole('link', { name: /^Pernah digabung/ }).click()
    await past(page).getByRole('button', { name: 'Pisahkan RAHMAWATI BASRY' }).click()
    const dialog = page.getByRole('dialog', { name: /^Pisahkan/ })
    await expect(dialog.getByText('1 pemangku jabatan')).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('radio', { name: 'RAHMAWATI BASRY' }).check({ force: true })
    await dialog.getByRole('button', { name: 'Pisahkan', exact: true }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText('Belum ada yang digabung')).toBeVisible()
    await expect(past(page)).toBeFocused()
    const given = await empty.ask('people.get', { id: gone })
    expect(given.memberships.map(({ post }) => post).sort()).toEqual(['Anggota Pokja', 'Kepala Bidang'])
    expect((await empty.ask('people.get', { id: kept })).memberships.map(({ post }) => post)).toEqual(['Sekretaris'])
  })

  test('what differs is chosen by a click, and the two can change places', async ({ page, empty }) => {
    const { gone } = await addTwins(empty)
    await visit(page, 'pemangku', 'ganda')
    const side = page.getByRole('region', { name: /^Gabungkan/ })
    await expect(side.getByRole('columnheader').nth(1)).toContainText('Hj. Rahmawati')
    await press(page, 't')
    await expect(side.getByRole('columnheader').nth(1)).toContainText('RAHMAWATI BASRY')
    await side.getByText('RAHMAWATI BASRY', { exact: true }).last().click()
    await side.getByRole('button', { name: /^Gabungkan/ }).click()
    await expect(page.getByText(/^“Hj.* digabung ke “RAHMAWATI BASRY”/)).toBeVisible()
    const merged = await empty.ask('people.get', { id: gone })
    expect(merged).toMatchObject({ name: 'RAHMAWATI BASRY', nip: '198104122005012004' })
    await visit(page, 'pemangku', 'orang', gone)
    await expect(page.getByRole('button', { name: 'Pisahkan Hj. Rahmawati Basri, S.Sos., M.Si.' })).toBeVisible()
  })

  test('said not to be one, a pair is not asked about again, and Ctrl+Z brings it back', async ({ page, empty }) => {
    await addTwins(empty)
    await visit(page, 'pemangku', 'ganda')
    await expect(pairs(page).getByRole('row')).toHaveCount(2)
    await press(page, 'b')
    await expect(page.getByText('Tidak ada orang yang tampaknya tercatat dua kali')).toBeVisible()
    await page.getByRole('button', { name: 'Cari lagi' }).click()
    await expect(page.getByText('Tidak ada orang yang tampaknya tercatat dua kali')).toBeVisible()
    await press(page, 'Control+z')
    await expect(pairs(page).getByRole('row')).toHaveCount(2)
    await expect(pairs(page)).toBeFocused()
    await press(page, 'l')
    await page.getByRole('button', { name: 'Tampilkan lagi' }).click()
    await expect(pairs(page).getByRole('row')).toHaveCount(2)
  })

  test('an answer struck twice does not answer for the next pair', async ({ page, empty }) => {
    const { organisationId } = await addTwins(empty)
    for (const name of ['Markus Tandiarrang', 'MARKUS TANDIARRANG'])
      await empty.ask('people.create', { name, phone: '085300001111', membership: { organisationId, post: 'Staf' } })
    await visit(page, 'pemangku', 'ganda')
    await expect(pairs(page).getByRole('row')).toHaveCount(3)
    await press(page, 'b', 'b')
    await expect(pairs(page).getByRole('row')).toHaveCount(2)
    expect(await empty.ask('duplicates.dismissed', {})).toHaveLength(1)
    // Also the button leads back into the list: it goes with its pair.
    await page.waitForTimeout(700)
    await page.getByRole('button', { name: /^Gabungkan/ }).click()
    await expect(page.getByText('Tidak ada orang yang tampaknya tercatat dua kali')).toBeVisible()
    await press(page, 'Control+z')
    await expect(pairs(page).getByRole('row')).toHaveCount(2)
    await expect(pairs(page)).toBeFocused()
  })

  test('two who sat in one session are merged only after a second yes', async ({ page, empty }) => {
    const { kept, gone } = await addTwins(empty)
    const session = { id: null, name: 'Sesi 1', date: '2024-11-18', startTime: '09:00' }
    const { id } = await empty.ask('meetings.create', {
      title: 'Rakor 2024',
      date: session.date,
      startTime: session.startTime,
      sessions: [session],
    })
    const [made] = (await empty.ask('meetings.get', { id })).sessions
    if (!made) throw new Error('A meeting without a session.')
    for (const personId of [kept, gone])
      await empty.ask('attendance.addGuest', { sessionId: made.id, personId, name: 'Rahmawati' })
    await visit(page, 'pemangku', 'ganda')
    await expect(page.getByText('Keduanya tercatat hadir di sesi yang sama: Rakor 2024, Sesi 1.')).toBeVisible()
    await press(page, 'g')
    const question = page.getByRole('alertdialog')
    await expect(question).toContainText('Keduanya tercatat hadir')
    await press(page, 'Escape')
    expect((await empty.call('people.get', { id: gone })).ok).toBe(true)
    await press(page, 'g')
    await question.getByRole('button', { name: 'Tetap gabungkan' }).click()
    await expect(page.getByText('Tidak ada orang yang tampaknya tercatat dua kali')).toBeVisible()
    expect((await empty.ask('people.get', { id: kept })).attendance).toHaveLength(1)
  })

  test('two records that look nothing alike are merged from the page of one, with what it was called', async ({
    page,
    empty,
  }) => {
    const kept = await empty.ask('organisations.create', {
      name: 'Dinas Transmigrasi dan Tenaga Kerja',
      sectorId: null,
    })
    const gone = await empty.ask('organisations.create', { name: 'Disnakertrans', sectorId: null })
    await visit(page, 'pemangku', 'instansi', kept.id)
    await page.getByRole('button', { name: 'Tindakan lain' }).click()
    await page.getByRole('menuitem', { name: 'Gabungkan dengan …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Gabungkan dengan' })
    await expect(dialog.getByRole('combobox')).toBeFocused()
    await expectAccessible(page)
    await press(page, 'Enter')
    await expect(dialog.getByText('Pilih instansinya.')).toBeVisible()
    await page.keyboard.type('disnaker')
    await expect(page.getByRole('option', { name: 'Disnakertrans' })).toBeVisible()
    await take(dialog.getByRole('combobox'))
    await press(page, 'Enter')
    await expect(page.getByRole('heading', { name: 'Gabungkan dua instansi' })).toBeVisible()
    const side = page.getByRole('region', { name: /^Gabungkan/ })
    await expect(side.getByRole('columnheader').nth(1)).toContainText('Dinas Transmigrasi')
    await expectAccessible(page)
    await expectFits(page)
    // The kept office keeps its own name, also where the other one's is longer.
    await press(page, 't')
    await expect(side.getByRole('radio', { name: /^Nama: Disnakertrans/ })).toBeChecked()
    await press(page, 't')
    await expect(side.getByRole('radio', { name: /^Nama: Dinas Transmigrasi/ })).toBeChecked()
    await press(page, 'g')
    await expect(page.getByRole('heading', { name: 'Dinas Transmigrasi dan Tenaga Kerja', level: 1 })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Pisahkan Disnakertrans' })).toBeVisible()
    expect((await empty.ask('organisations.get', { id: gone.id })).id).toBe(kept.id)
  })

  test('two people selected in the list are compared, and the way back merges nothing', async ({ page, empty }) => {
    const { id: kept } = await empty.ask('people.create', { name: 'Andi Mappatunru' })
    await empty.ask('people.create', { name: 'Yuliana Limbong' })
    await visit(page, 'pemangku')
    await page.getByRole('grid', { name: 'Orang' }).focus()
    await press(page, 'Control+a')
    await page.getByRole('button', { name: 'Gabungkan keduanya' }).click()
    await expect(page.getByRole('heading', { name: 'Gabungkan dua orang' })).toBeVisible()
    await press(page, 'Escape')
    await expect(page.getByRole('heading', { name: 'Andi Mappatunru' })).toBeVisible()
    expect((await empty.ask('people.list', {})).total).toBe(2)
    expect((await empty.ask('people.get', { id: kept })).name).toBe('Andi Mappatunru')
  })

  test('two offices that were merged keep the old name until its last day', async ({ page, empty }) => {
    const kept = await empty.ask('organisations.create', { name: 'Dinas Sosial', sectorId: null })
    await empty.ask('organisations.create', { name: 'Dinas Sosial Kab. Kutai Timur', sectorId: null })
    await visit(page, 'pemangku', 'ganda', 'instansi')
    const side = page.getByRole('region', { name: /^Gabungkan/ })
    await side.getByText('Nama lama: kedua instansi dilebur').click()
    await side.getByRole('textbox', { name: /Hari terakhir nama lama/ }).fill('30/6/2024')
    await side.getByRole('textbox', { name: /Hari terakhir nama lama/ }).press('Tab')
    await side.getByRole('button', { name: /^Gabungkan/ }).click()
    await expect(page.getByText('Tidak ada instansi yang tampaknya ganda')).toBeVisible()
    const { name, aliases } = await empty.ask('organisations.get', { id: kept.id })
    expect([name, ...aliases.map((alias) => alias.name)].sort()).toEqual([
      'Dinas Sosial',
      'Dinas Sosial Kab. Kutai Timur',
    ])
    expect(aliases).toMatchObject([{ kind: 'former', untilDate: '2024-06-30' }])
  })
})
