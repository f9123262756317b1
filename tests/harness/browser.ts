/** Playwright's `test` with a running office and the helpers every browser test needs. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test as base } from 'playwright/test'
import { type RunningHost, startHost } from './host.ts'

interface Offices {
  /** A host with the demo data, opened in `page`. */
  demo: RunningHost
  /** A host before its first run, opened in `page`. */
  fresh: RunningHost
}

export const test = base.extend<Offices>({
  demo: async ({ page }, use) => open(page, true, use),
  fresh: async ({ page }, use) => open(page, false, use),
})

async function open(page: Page, demo: boolean, use: (host: RunningHost) => Promise<void>): Promise<void> {
  const host = await startHost({ demo })
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
  })
  await page.goto(host.page)
  await use(host)
  await host.discard()
  // A screen that worked but complained is not done: script errors, and anything the CSP had to block.
  expect(problems.filter((text) => !/Failed to fetch|ERR_CONNECTION_REFUSED|net::ERR_/.test(text))).toEqual([])
}

/** Goes to a place of the app by its address: `visit(page, 'rapat', 1)`. */
export async function visit(page: Page, ...parts: (string | number)[]): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/${parts.join('/')}`)
}

/** No violations axe-core can find on the page as it is. */
export async function expectAccessible(page: Page): Promise<void> {
  // axe measures colours as painted, so nothing may be on its way in or out.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))),
  )
  const { violations } = await new AxeBuilder({ page: page as never }).analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([])
}

export { expect }
