/** The journal on screen: what an entry changed, taking back an older one, and what had to stay. */
import type { Page } from 'playwright/test'
import { expect, expectAccessible, press, test, visit } from '../harness/browser.ts'

const entries = (page: Page) => page.getByRole('grid', { name: 'Riwayat' })
async function openEntry(page: Page, summary: string): Promise<void> {
  await entries(page).getByRole('row').filter({ hasText: summary }).first().click()
  await expect(page.getByRole('heading', { level: 2, name: summary })).toBeVisible()
}

test('an older entry is taken back without what came after it, and done again', async ({ page, demo }) => {
  const older = await demo.ask('sectors.create', { name: 'Unsur Lama' })
  await demo.ask('sectors.create', { name: 'Unsur Baru' })
  const names = async () =>
    (await demo.ask('sectors.list', {})).map(({ name }) => name).filter((name) => /^Unsur /.test(name))
  await visit(page, 'pengaturan', 'riwayat')
  await openEntry(page, 'Tambah unsur “Unsur Lama”')
  await expect(page.getByText(/^Unsur\s+Unsur Lama\s+ditambahkan$/)).toBeVisible()

  await page.getByRole('button', { name: 'Batalkan perubahan ini' }).click()
  const question = page.getByRole('alertdialog', { name: 'Batalkan perubahan ini?' })
  await expect(question).toContainText('Tambah unsur “Unsur Lama”')
  await question.getByRole('button', { name: 'Batalkan perubahan ini' }).click()
  await expect(page.getByText('Batal: Tambah unsur “Unsur Lama”.').last()).toBeVisible()
  expect(await names()).toEqual(['Unsur Baru'])
  await openEntry(page, 'Tambah unsur “Unsur Lama”')

  await openEntry(page, 'Batal: Tambah unsur “Unsur Lama”')
  await page.getByRole('button', { name: 'Lakukan lagi' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Lakukan lagi' }).click()
  await expect.poll(names).toContain('Unsur Lama')
  expect((await demo.ask('sectors.list', {})).find(({ name }) => name === 'Unsur Lama')?.id).toBe(older.id)
})

test('what was changed since stays as it is, and is told', async ({ page, demo }) => {
  const { id } = await demo.ask('people.create', { name: 'Siti Uji', phone: '081311111111' })
  for (const phone of ['081322222222', '081333333333']) {
    const { version: seen } = await demo.ask('people.get', { id })
    await demo.ask('people.update', { id, seen, name: 'Siti Uji Dua', phone })
  }
  const list = await demo.ask('journal.list', { limit: 2 })
  const [, middle] = list.items
  if (!middle) throw new Error('The journal lost an entry.')

  await visit(page, 'pengaturan', 'riwayat')
  await expect(entries(page).getByRole('row').nth(2)).toContainText(middle.summary)
  await entries(page).getByRole('row').nth(2).click()
  await expect(page.getByRole('deletion').filter({ hasText: '081311111111' })).toBeVisible()
  await expect(page.getByRole('insertion').filter({ hasText: '081322222222' })).toBeVisible()
  await page.getByRole('button', { name: 'Batalkan perubahan ini' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Batalkan perubahan ini' }).click()
  await expect(
    page.getByText(/^Batal: .*Siti Uji Dua.*sebagian dibiarkan karena sudah diubah sesudahnya/).last(),
  ).toBeVisible()
  expect(await demo.ask('people.get', { id })).toMatchObject({ name: 'Siti Uji', phone: '081333333333' })
})

test('the journal is searched, and names who and what', async ({ page, demo }) => {
  await demo.ask('people.create', { name: 'Zainuddin Tercatat' })
  await visit(page, 'pengaturan', 'riwayat')
  await page.getByRole('searchbox', { name: 'Cari di riwayat' }).fill('zainuddin')
  await expect(entries(page).getByRole('row')).toHaveCount(2)
  await expect(entries(page).getByRole('row').nth(1)).toContainText('Zainuddin Tercatat')
  const { settings } = await demo.ask('app.state', {})
  await expect(entries(page).getByRole('row').nth(1)).toContainText(settings.operator)
  expect((await demo.ask('journal.list', { query: 'zainuddin' })).total).toBe(1)

  await page.getByRole('searchbox', { name: 'Cari di riwayat' }).fill('qqqzzz')
  await expect(page.getByText('Tidak ada yang cocok')).toBeVisible()
})

test('the first setting up cannot be taken back', async ({ page, empty }) => {
  const { items } = await empty.ask('journal.list', {})
  expect(items).toHaveLength(1)
  expect(items[0]?.undoable).toBe(false)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await press(page, 'Control+z')
  await expect(page.getByText('Tidak ada yang dapat dibatalkan.').last()).toBeVisible()
  await visit(page, 'pengaturan', 'riwayat')
  await expect(entries(page).getByRole('row').nth(1)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Batalkan perubahan ini' })).toBeHidden()
  expect((await empty.call('journal.undo', { entryId: items[0]?.id ?? 0 })).ok).toBe(false)
})

test('a large entry is folded by kind, and opens a page of rows at a time', async ({ page, demo }) => {
  const { items } = await demo.ask('journal.list', { query: 'contoh' })
  const [load] = items
  expect(load?.changes).toBeGreaterThan(1000)
  await visit(page, 'pengaturan', 'riwayat')
  await openEntry(page, load?.summary ?? '')
  const people = page.getByRole('button', { name: /^Orang ditambahkan 180$/ })
  await expect(people).toHaveAttribute('aria-expanded', 'false')
  await expect(page.getByRole('listitem')).toHaveCount(0)
  await people.press('Enter')
  await expect(page.getByRole('listitem')).toHaveCount(50)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Tampilkan 50 lagi' }).click()
  await expect(page.getByRole('listitem')).toHaveCount(100)
  await expect(page.getByText('80 belum ditampilkan')).toBeVisible()
  await people.press('Enter')
  await expect(page.getByRole('listitem')).toHaveCount(0)
})
