/** What the screen says while the program behind it does not answer. */
import { expect, expectAccessible, test } from '../harness/browser.ts'

test('a lost connection stays said until it is back', async ({ page, demo }) => {
  expect(demo.url).toBeTruthy()
  const bar = page.getByRole('alert').filter({ hasText: 'Terputus dari data' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(bar).toBeHidden()

  await page.route('**/api/events', (route) => route.abort())
  await page.reload()
  await expect(bar).toContainText('Biarkan jendela ini terbuka')
  await expect(bar).toContainText('Mencoba lagi')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectAccessible(page)
  await page.unroute('**/api/events')
  await expect(bar).toBeHidden()
  await expect(page.getByText('Terhubung kembali.', { exact: true })).toBeVisible()
})

test('a program started anew knows this window no more, and says what to do', async ({ page, shared }) => {
  await page.goto(shared.page)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.route('**/api/events', (route) => route.fulfill({ status: 401, body: 'Token salah.' }))
  await page.reload()
  const bar = page.getByRole('alert').filter({ hasText: 'Terputus dari data' })
  await expect(bar).toContainText('Tutup jendela ini, lalu buka Sinergi lagi')
  await expect(bar).not.toContainText('Mencoba lagi')
})
