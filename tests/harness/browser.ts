/** Playwright's `test` with a running office and the helpers every browser test needs. */
import { readFileSync } from 'node:fs'
import axe from 'axe-core'
import { expect, type Locator, type Page, test as base } from 'playwright/test'
import { type RunningHost, startHost } from './host.ts'

interface Offices {
  /** A host with the demo data, opened in `page`. */
  demo: RunningHost
  /** A host that is set up but holds nothing, opened in `page`. */
  empty: RunningHost
  /** A host before its first run, opened in `page`. */
  fresh: RunningHost
  /** `shared`, opened in `page`. */
  looking: RunningHost
}
interface SharedOffices {
  /** A host with the demo data for all tests of a worker that only look. */
  shared: RunningHost
}

export const test = base.extend<Offices, SharedOffices>({
  demo: async ({ page }, use) => whole(page, { demo: true }, use),
  empty: async ({ page }, use) => whole(page, { setUp: true }, use),
  fresh: async ({ page }, use) => whole(page, {}, use),
  shared: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names a fixture needs from this pattern
    async ({}, use) => {
      const host = await startHost({ demo: true })
      await use(host)
      await host.discard()
    },
    { scope: 'worker' },
  ],
  looking: async ({ page, shared }, use) => {
    const complaints = listen(page)
    await page.goto(shared.page)
    await use(shared)
    expect(complaints()).toEqual([])
  },
})

async function whole(
  page: Page,
  { demo = false, setUp = false },
  use: (host: RunningHost) => Promise<void>,
): Promise<void> {
  const host = await startHost({ demo })
  if (setUp) await host.ask('setup.start', { office: 'Bappeda Kab. Kutai Timur', operator: 'Rina', demo: false })
  const complaints = listen(page)
  await page.goto(host.page)
  await use(host)
  await host.discard()
  expect(complaints()).toEqual([])
}

/** Script errors, and anything the CSP had to block: a screen that worked but complained is not done. */
export function listen(page: Page): () => string[] {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
  })
  return () => problems.filter((text) => !/Failed to fetch|ERR_CONNECTION_REFUSED|net::ERR_/.test(text))
}

/** Goes to a place of the app by its address: `visit(page, 'rapat', 1)`. */
export async function visit(page: Page, ...parts: (string | number)[]): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/${parts.join('/')}`)
}

/** Presses one key after another: `press(page, 'ArrowDown', 'Enter')`. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Enter in a combobox takes what was typed or found; done once its list has closed. */
export async function take(combobox: Locator): Promise<void> {
  await combobox.press('Enter')
  await expect(combobox).toHaveAttribute('aria-expanded', 'false')
}

/** What `save` makes the page hand over as a file. */
export async function download(page: Page, save: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), save()])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

/**
 * No violations axe-core can find on the page as it is. `rules`: only these, where the rest was looked at already.
 * Printed documents stand in frames without scripts, which axe cannot enter.
 */
export async function expectAccessible(page: Page, rules?: string[]): Promise<void> {
  // axe measures colours as painted, so nothing may be on its way in or out.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime))
        .map((animation) => animation.finished.catch(() => undefined)),
    ),
  )
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  // Only what it objects to crosses over to here: a page's whole account of what is in order is megabytes.
  const violations = await page.evaluate(async (rules) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(
      { exclude: ['iframe[sandbox]'] },
      { resultTypes: ['violations'], iframes: false, ...(rules && { runOnly: rules }) },
    )
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
  }, rules)
  expect(violations).toEqual([])
}

/** Nothing sticks out of the window to the right, nor out of the place for the screen. */
export async function expectFits(page: Page): Promise<void> {
  const wide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, dialog[open]')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ tagName, scrollWidth, clientWidth }) => `${tagName} ${scrollWidth} > ${clientWidth}`),
  )
  expect(wide).toEqual([])
}

export { expect }
