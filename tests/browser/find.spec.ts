/** Ctrl+K from anywhere, and Ctrl+Z that says what it took back. */
import type { Page } from 'playwright/test'
import { expect, press, test, visit } from '../harness/browser.ts'

const palette = (page: Page) => page.getByRole('dialog', { name: 'Cari atau jalankan' })

/** Opens the palette, types, and takes the first of the kind. */
async function find(page: Page, typed: string, kind: string, name: string | RegExp): Promise<void> {
  await press(page, 'Control+k')
  await expect(palette(page).getByRole('combobox')).toBeFocused()
  await page.keyboard.type(typed)
  // What was found for the letters typed so far may stand in another order.
  await expect(palette(page).getByRole('listbox')).toHaveAttribute('aria-busy', 'false')
  const group = palette(page).getByRole('group', { name: kind })
  await expect(group.getByRole('option', { name }).first()).toBeVisible()
  const place = await palette(page)
    .getByRole('option')
    .evaluateAll(
      (options, [of, wanted]) =>
        options.findIndex(
          (option) =>
            option.parentElement?.querySelector('p')?.textContent === of &&
            new RegExp(wanted ?? '', 'i').test(option.textContent),
        ),
      [kind, typeof name === 'string' ? name : name.source],
    )
  await press(page, ...Array.from({ length: place }, () => 'ArrowDown'), 'Enter')
  await expect(palette(page)).toBeHidden()
}

test('Ctrl+K finds a person, an agency, a meeting and a step, and goes there', async ({ page, demo }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const [person] = (await demo.ask('people.list', { query: 'mardiana' })).items
  await find(page, 'mardi', 'Orang', /Mardiana/)
  await expect(page.getByRole('heading', { level: 1, name: person?.name })).toBeVisible()
  expect(new URL(page.url()).hash).toBe(`#/pemangku/orang/${person?.id}`)

  const [organisation] = await demo.ask('organisations.find', { query: 'bpkad' })
  await find(page, 'bpkad', 'Instansi', /Badan Pengelolaan Keuangan/)
  await expect(page.getByRole('heading', { level: 1, name: organisation?.name })).toBeVisible()
  expect(new URL(page.url()).hash).toBe(`#/pemangku/instansi/${organisation?.id}`)

  const meeting = (await demo.ask('meetings.list', {})).find(({ title }) => title === 'Rakor TKPKD 2023')
  await find(page, 'tkpkd 2023', 'Rapat', /Rakor TKPKD 2023/)
  await expect(page.getByRole('heading', { level: 1, name: 'Rakor TKPKD 2023' })).toBeVisible()
  expect(new URL(page.url()).hash).toContain(`#/rapat/${meeting?.id}`)

  const action = (await demo.ask('actions.list', { query: 'stunting' }))[0]
  await find(page, 'stunting', 'Tindak lanjut', /stunting/)
  await expect(page.getByRole('heading', { level: 1, name: action?.step })).toBeVisible()
  expect(new URL(page.url()).hash).toBe(`#/tindak-lanjut/${action?.id}`)

  await find(page, 'cadangan', 'Perintah', /Cadangan dan pemulihan/)
  await expect(page.getByRole('heading', { level: 1, name: 'Cadangan' })).toBeVisible()
})

test('where more is found than shown, the last line leads to all of it', async ({ page, demo }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const { total } = await demo.ask('people.list', { query: 'ba', limit: 1 })
  expect(total).toBeGreaterThan(8)
  await find(page, 'ba', 'Orang', new RegExp(`Lihat semua ${total} orang`))
  expect(new URL(page.url()).hash).toBe('#/pemangku')
  await expect(page.getByRole('searchbox', { name: /^Cari/ })).toHaveValue('ba')
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(total + 1))

  // Few are all there.
  await press(page, 'Control+k')
  await page.keyboard.type('mardiana')
  await expect(palette(page).getByRole('option', { name: /Mardiana/ })).toBeVisible()
  await expect(palette(page).getByText(/^Lihat semua/)).toBeHidden()
})

test('what is in nothing is said to be in nothing; Esc closes', async ({ page, demo }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await press(page, 'Control+k')
  await page.keyboard.type('zzzqqq')
  await expect(palette(page).getByText('Tidak ada yang cocok dengan "zzzqqq".')).toBeVisible()
  await press(page, 'Escape')
  await expect(palette(page)).toBeHidden()
  expect(await demo.ask('search.all', { query: 'zzzqqq' })).toEqual([])
})

test('Ctrl+Z names the command it takes back, Ctrl+Y does it again', async ({ page, demo }) => {
  const sectors = async () => (await demo.ask('sectors.list', {})).map(({ version: _, ...sector }) => sector)
  const before = await sectors()
  await visit(page, 'pengaturan', 'unsur')
  // Ctrl+Z takes back what this window did, so this window does it.
  await page.getByRole('textbox', { name: 'Nama unsur' }).fill('Unsur Uji')
  await press(page, 'Enter')
  await expect(page.getByRole('button', { name: 'Unsur Uji', exact: true })).toBeVisible()
  const undo = (await demo.ask('journal.list', { limit: 1 })).items[0]
  expect(undo?.summary).toContain('Unsur Uji')
  await expect(page.getByRole('link', { name: `Ctrl+Z membatalkan: ${undo?.summary}` })).toBeVisible()

  await page.getByRole('heading', { level: 1 }).click()
  await press(page, 'Control+z')
  await expect(page.getByText(`Batal: ${undo?.summary}.`).last()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Unsur Uji', exact: true })).toBeHidden()
  expect(await sectors()).toEqual(before)

  await press(page, 'Control+y')
  await expect(page.getByRole('button', { name: 'Unsur Uji', exact: true })).toBeVisible()
  expect((await demo.ask('sectors.list', {})).map(({ name }) => name)).toContain('Unsur Uji')

  // In a box with text, Ctrl+Z is the box's own.
  const box = page.getByRole('textbox', { name: 'Nama unsur' })
  await box.pressSequentially('abc')
  await press(page, 'Control+z')
  expect((await demo.ask('sectors.list', {})).map(({ name }) => name)).toContain('Unsur Uji')
})
