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

test('a link to somebody merged into another leads on, says so, and “back” does not return to it', async ({
  page,
  demo,
}) => {
  const { id: keptId } = await demo.ask('people.create', { name: 'Siti Uji' })
  const { id: goneId } = await demo.ask('people.create', { name: 'Siti Ujji' })
  const { seal } = await demo.ask('duplicates.compare', { kind: 'person', keptId, goneId })
  await demo.ask('duplicates.merge', { kind: 'person', keptId, goneId, seal, fields: { name: 'kept' } })
  await visit(page, 'rapat')
  await expect(page.getByRole('heading', { level: 1, name: 'Rapat' })).toBeVisible()
  await visit(page, 'pemangku', 'orang', goneId)
  await expect(page.getByRole('heading', { level: 1, name: 'Siti Uji', exact: true })).toBeVisible()
  await expect(page.getByText('“Siti Ujji” sudah digabung ke “Siti Uji”.', { exact: true })).toHaveCount(1)
  await expect(page).toHaveURL(new RegExp(`#/pemangku/orang/${keptId}$`))
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Rapat' })).toBeVisible()
})
