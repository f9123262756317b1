/** Addresses of the app as people mistype and cut them. */
import { expect, test, visit } from '../harness/browser.ts'

test('an address that makes no sense leads to a screen, also on the way in', async ({ page, looking }) => {
  expect(looking.url).toBeTruthy()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  for (const address of ['%E0%A4%A', 'rapat/%', 'pemangku/orang/99999999999999999999', '__proto__/constructor']) {
    await visit(page, address)
    await expect(page.getByRole('navigation').first()).toBeVisible()
    await page.reload()
    await expect(page.getByRole('navigation').first()).toBeVisible()
  }
})
