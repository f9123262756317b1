/** Backups as the office lives with them: made, restored, and the way back from a broken or busy data folder. */
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, expectAccessible, test, visit } from '../harness/browser.ts'
import { type RunningHost, startHost } from '../harness/host.ts'
import { snapshot } from '../harness/snapshot.ts'

const database = 'sinergi.db'

/** Another process on the folder of the first, opened in the page; gone after `use`. */
async function openAgain(page: Page, folder: string, use: (host: RunningHost) => Promise<void>): Promise<void> {
  const host = await startHost({ folder })
  try {
    await page.goto(host.page)
    await use(host)
  } finally {
    await host.stop()
  }
}

test('a backup is made and restored from the screen: the data is as it was', async ({ page, demo }) => {
  await visit(page, 'pengaturan', 'cadangan')
  await page.getByRole('button', { name: 'Cadangkan sekarang' }).click()
  const made = page.getByRole('row').filter({ hasText: 'Dibuat sendiri' })
  await expect(made).toHaveCount(1)
  await expect(made.getByText('diperiksa', { exact: true })).toBeVisible()
  const before = snapshot(demo.folder)

  const { items: people } = await demo.ask('people.list', { query: 'mardiana' })
  const [person] = people
  if (!person) throw new Error('The demo has no Mardiana.')
  const { version: seen } = await demo.ask('people.get', { id: person.id })
  await demo.ask('people.update', { id: person.id, seen, name: 'Nama Yang Salah' })
  await demo.ask('people.create', { name: 'Orang Sesudah Cadangan' })
  expect(snapshot(demo.folder)).not.toEqual(before)

  await made.getByRole('button', { name: /^Pulihkan/ }).click()
  const question = page.getByRole('alertdialog', { name: 'Pulihkan cadangan ini?' })
  await expect(question).toContainText('Keadaan sekarang disimpan dulu sebagai cadangan')
  await question.getByRole('button', { name: 'Pulihkan' }).click()
  await expect(page.getByText(/^Data dipulihkan ke keadaan/).last()).toBeVisible()
  expect(snapshot(demo.folder)).toEqual(before)

  // The way back is there: the state before the restoring is a backup of its own.
  await expect(page.getByRole('row').filter({ hasText: 'Sebelum pemulihan' })).toHaveCount(1)
  await visit(page, 'pemangku', 'orang', person.id)
  await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible()
})

test('a data file that cannot be read shows the way back, and restoring takes it', async ({ page, demo }) => {
  await demo.ask('backups.create', {})
  const before = snapshot(demo.folder)
  await demo.stop()
  writeFileSync(join(demo.folder, database), Buffer.alloc(64_000, 'rusak '))
  for (const rest of ['-wal', '-shm']) rmSync(join(demo.folder, database + rest), { force: true })

  await openAgain(page, demo.folder, async (again) => {
    await expect(page.getByRole('heading', { name: 'Data tidak dapat dibaca' })).toBeVisible()
    await expect(page.getByText(demo.folder, { exact: true })).toBeVisible()
    await expectAccessible(page)
    expect((await again.call('roster.counts', {})).ok).toBe(false)

    await page
      .getByRole('row')
      .filter({ hasText: 'Dibuat sendiri' })
      .getByRole('button', { name: /^Pulihkan/ })
      .click()
    const question = page.getByRole('alertdialog')
    await expect(question).toContainText('disimpan di samping dengan nama lain, tidak dihapus')
    await question.getByRole('button', { name: 'Pulihkan' }).click()
    await expect(page.getByRole('heading', { name: 'Rakor Penanggulangan Kemiskinan 2024' })).toBeVisible()
    expect((await again.ask('app.state', {})).phase).toBe('ready')
    expect(snapshot(demo.folder)).toEqual(before)
    // The broken file is kept.
    expect(readdirSync(demo.folder).filter((name) => name !== database && name.startsWith('sinergi'))).not.toEqual([])
  })
})

test('a folder in use by another Sinergi says so, and opens once the other is closed', async ({ page, demo }) => {
  const before = snapshot(demo.folder)
  await openAgain(page, demo.folder, async (second) => {
    await expect(page.getByRole('heading', { name: 'Data sedang dipakai' })).toBeVisible()
    await expectAccessible(page)
    expect((await second.ask('app.state', {})).problem).toMatchObject({ code: 'database-busy', canStartEmpty: false })
    await page.getByRole('button', { name: 'Coba lagi' }).click()
    await expect(page.getByText('Masalahnya belum hilang.').last()).toBeVisible()

    // The first one was not disturbed.
    expect((await demo.ask('app.state', {})).phase).toBe('ready')
    await demo.stop()
    await page.getByRole('button', { name: 'Coba lagi' }).click()
    await expect(page.getByRole('heading', { name: 'Rakor Penanggulangan Kemiskinan 2024' })).toBeVisible()
    expect((await second.ask('app.state', {})).phase).toBe('ready')
    expect(snapshot(demo.folder)).toEqual(before)
  })
  expect(existsSync(join(demo.folder, database))).toBe(true)
})
