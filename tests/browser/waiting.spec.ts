/** What a screen says while it waits, and of what it cannot do yet. */
import { expect, test, visit } from '../harness/browser.ts'

test('the front page has its heading before its figures have come', async ({ page, looking }) => {
  expect(looking.url).toBeTruthy()
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/api/call', async (route) => {
    if (route.request().postData()?.includes('overview.get')) await held
    await route.continue()
  })
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible()
  release()
  await expect(page.getByRole('heading', { level: 1, name: /^Rakor/ })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
})

test('a button that can do nothing yet can be reached, and says why', async ({ page, demo }) => {
  const { id } = await demo.ask('meetings.create', { title: 'Rakor 2031', date: '2031-11-18', startTime: '09:00' })
  await visit(page, 'rapat', id, 'tindak-lanjut')
  const exporting = page.getByRole('button', { name: 'Ekspor ke Excel' })
  await expect(exporting).toBeDisabled()
  await expect(exporting).toHaveAccessibleDescription('Belum ada tindak lanjut di daftar ini untuk diekspor.')
  await exporting.focus()
  await expect(exporting).toBeFocused()
  const saved = page.waitForEvent('download', { timeout: 700 }).catch(() => null)
  await page.keyboard.press('Enter')
  expect(await saved).toBeNull()
})
