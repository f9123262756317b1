/** Filling in forms: the keyboard, errors beside their fields, asking before typing is thrown away, picking a day. */
import type { Page } from 'playwright/test'
import { expect, expectAccessible, press, take, test, visit } from '../harness/browser.ts'

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name })
const question = (page: Page) => page.getByRole('alertdialog', { name: 'Buang isian?' })
const box = (page: Page, name: string) => page.getByRole('combobox', { name })

async function newPerson(page: Page) {
  await visit(page, 'pemangku')
  await page.getByRole('button', { name: 'Tambah orang' }).click()
  return dialog(page, 'Tambah orang')
}

test('what was typed is thrown away only by somebody who says so', async ({ demo: _, page }) => {
  const form = await newPerson(page)
  const name = form.getByLabel('Nama lengkap')

  // Nothing was typed, so nothing is asked: a click outside closes.
  await page.mouse.click(5, 5)
  await expect(form).toBeHidden()

  await newPerson(page)
  await name.fill('Zulkarnain Uji Coba')
  const ways = {
    Esc: () => press(page, 'Escape'),
    cross: () => form.getByRole('button', { name: 'Tutup', exact: true }).click(),
    Batal: () => form.getByRole('button', { name: 'Batal' }).click(),
    outside: () => page.mouse.click(5, 5),
  }
  for (const [way, leave] of Object.entries(ways)) {
    await leave()
    await expect(question(page), way).toBeVisible()
    // Struck again and again, Esc only takes the question back: the browser would close the form without asking.
    await press(page, 'Escape')
    await expect(question(page)).toBeHidden()
    await expect(name).toHaveValue('Zulkarnain Uji Coba')
  }
  for (let times = 0; times < 4; times++) await press(page, 'Escape')
  await expect(form).toBeVisible()

  // Text selected with the mouse as far as beyond the edge is no click outside.
  const field = await name.boundingBox()
  if (!field) throw new Error('The field is not shown.')
  await page.mouse.move(field.x + 5, field.y + 5)
  await page.mouse.down()
  await page.mouse.move(5, 5)
  await page.mouse.up()
  await expect(question(page)).toBeHidden()

  await press(page, 'Escape')
  await question(page).getByRole('button', { name: 'Buang isian' }).click()
  await expect(form).toBeHidden()
})

test('an error stands beside its field, which has the focus, until it is mended', async ({ demo: _, page }) => {
  const form = await newPerson(page)
  const name = form.getByLabel('Nama lengkap')
  const nip = form.getByLabel('NIP', { exact: true })
  await nip.fill('123')
  await nip.press('Control+s')
  await expect(name).toBeFocused()
  await expect(name).toHaveAccessibleDescription(/Isi nama orang/)
  await name.pressSequentially('Zulkarnain Uji Coba')
  await expect(name).not.toHaveAccessibleDescription(/Isi nama orang/)
  await name.press('Enter')
  await expect(nip).toBeFocused()
  await expectAccessible(page)

  await nip.fill('')
  // In a text of several lines Enter is a new line; with Ctrl it saves.
  const note = form.getByLabel('Catatan')
  await note.fill('Satu')
  await note.press('Enter')
  await note.press('Control+Enter')
  await expect(form).toBeHidden()
  await expect(page.getByText('Zulkarnain Uji Coba', { exact: false }).first()).toBeVisible()
})

test('a refusal that concerns no field stands on top of the form', async ({ demo, page }) => {
  const { id } = await demo.ask('organisations.create', { name: 'Forum Anak Benua', sectorId: null })
  const post = await demo.ask('posts.create', { organisationId: id, title: 'Ketua' })
  await visit(page, 'pemangku', 'instansi', id)
  await page.getByRole('button', { name: 'Tindakan untuk Ketua' }).click()
  await page.getByRole('menuitem', { name: 'Ganti nama' }).click()
  const form = dialog(page, 'Ganti nama')
  await form.getByRole('textbox').fill('Ketua Umum')
  // Meanwhile somebody else removed it.
  await demo.ask('posts.remove', { id: post.id })
  await press(page, 'Control+s')
  await expect(form.getByRole('alert')).toContainText('tidak ditemukan')
  await expect(form.getByRole('textbox')).toHaveValue('Ketua Umum')
})

test('Tab keeps the post that was typed; only who walks to one of the list gets that one', async ({
  demo: _,
  page,
}) => {
  const form = await newPerson(page)
  await box(page, 'Instansi').fill('Dinas Sosial')
  await take(box(page, 'Instansi'))
  const post = box(page, 'Jabatan')
  await post.fill('Kepala')
  const options = page.getByRole('option')
  await expect(options.first()).toBeVisible()
  const add = page.getByRole('option', { name: 'Tambah "Kepala"' })
  await expect(add).toBeInViewport({ ratio: 1 })
  await post.press('Tab')
  await expect(post).toHaveValue('Kepala')

  await post.fill('Kepala')
  await expect(add).toBeVisible()
  const second = (await options.nth(1).locator('.label').textContent())?.trim() ?? ''
  await post.press('ArrowDown')
  await post.press('Tab')
  await expect(post).toHaveValue(second)
  await expect(form.getByText('Pilih satu dari daftar.')).toBeHidden()
})

test('a day is picked with the keyboard alone', async ({ demo: _, page }) => {
  await visit(page, 'rapat', 'baru')
  const field = page.getByRole('textbox', { name: 'Tanggal' })
  await field.fill('18/11/2024')
  await field.press('Alt+ArrowDown')
  const calendar = dialog(page, 'Kalender')
  const day = (name: string) => calendar.getByRole('gridcell', { name, exact: true })
  await expect(calendar.getByRole('grid', { name: 'November 2024' })).toBeVisible()
  await expect(day('Senin, 18 November 2024')).toBeFocused()
  await expect(day('Senin, 18 November 2024')).toHaveAttribute('aria-selected', 'true')
  await expect(calendar.getByRole('columnheader').first()).toHaveText('Sen')
  await expectAccessible(page)

  const walk: [key: string, day: string][] = [
    ['ArrowRight', 'Selasa, 19 November 2024'],
    ['ArrowDown', 'Selasa, 26 November 2024'],
    ['End', 'Minggu, 1 Desember 2024'],
    ['Home', 'Senin, 25 November 2024'],
    ['PageDown', 'Rabu, 25 Desember 2024'],
    ['Shift+PageUp', 'Senin, 25 Desember 2023'],
    ['PageUp', 'Sabtu, 25 November 2023'],
    ['ArrowUp', 'Sabtu, 18 November 2023'],
    ['ArrowLeft', 'Jumat, 17 November 2023'],
  ]
  for (const [key, name] of walk) {
    await press(page, key)
    await expect(day(name)).toBeFocused()
  }
  // Tab goes round inside.
  await press(page, 'Tab')
  await expect(calendar.getByRole('button', { name: 'Hari ini' })).toBeFocused()
  await press(page, 'Tab')
  await expect(calendar.getByRole('button', { name: 'Tahun sebelumnya' })).toBeFocused()
  await press(page, 'Shift+Tab', 'Shift+Tab')
  await expect(day('Jumat, 17 November 2023')).toBeFocused()

  await press(page, 'Escape')
  await expect(calendar).toBeHidden()
  await expect(field).toHaveValue('18/11/2024')
  await expect(field).toBeFocused()
  await press(page, 'Alt+ArrowDown')
  await expect(day('Senin, 18 November 2024')).toBeFocused()
  await press(page, 'ArrowRight', 'Enter')
  await expect(calendar).toBeHidden()
  await expect(field).toHaveValue('19/11/2024')
  await expect(field).toBeFocused()
})

test('a day beyond the last that is allowed can be neither reached nor pressed', async ({ demo, page }) => {
  const action = (await demo.ask('actions.list', { status: 'in-progress' }))[0]
  if (!action) throw new Error('The demo has an action in progress.')
  await visit(page, 'tindak-lanjut', action.id)
  await page
    .getByRole('button', { name: /^Catat laporan/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Buka kalender' }).first().click()
  const calendar = dialog(page, 'Kalender')
  await expect(calendar).toBeVisible()
  const now = calendar.locator('[aria-current="date"]')
  await expect(now).toBeFocused()
  await press(page, 'ArrowRight', 'PageDown')
  await expect(now).toBeFocused()
  await expect(calendar.getByRole('button', { name: 'Bulan berikutnya' })).toBeDisabled()
  // Esc closes the calendar, and not the form around it.
  await press(page, 'Escape')
  await expect(calendar).toBeHidden()
  await expect(page.getByRole('dialog')).toBeVisible()
})
