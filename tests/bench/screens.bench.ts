/**
 * What people wait for at the screen, in the built program and a real Chromium: from the start of the program to its first
 * screen, and the list of people, opened and scrolled through. 50,000 people against 500.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright'
import { ensureBrowser } from '../../build/scripts/chromium.ts'
import { buildIfStale } from '../../build/scripts/tools.ts'
import { quietFlags } from '../../electron/host/browser.ts'
import { type RunningHost, startHost } from '../harness/host.ts'
import { atMost, interleaved, median, type Measurement, ms, quantile } from './measure.ts'
import { fillOffice } from './office.ts'

/** How often the wheel turns by one notch. */
const frames = 120

export async function measure(): Promise<Measurement[]> {
  const executablePath = await ensureBrowser()
  if (!executablePath || !(await buildIfStale())) throw new Error('No Chromium, or the build failed.')
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-bench-'))
  const folders = { small: join(folder, 'small'), large: join(folder, 'large') }
  const browser = await chromium.launch({ executablePath, args: quietFlags() })
  try {
    await fillOffice(folders.small, 500)
    await fillOffice(folders.large, 50_000)
    const starts = await interleaved(
      { small: () => start(browser, folders.small), large: () => start(browser, folders.large) },
      5,
    )
    const lists = { small: await openList(browser, folders.small), large: await openList(browser, folders.large) }
    return [
      compared('start to the first screen', median(starts.small), median(starts.large)),
      compared('the list of people, opened', median(lists.small.mounts), median(lists.large.mounts)),
      compared('a frame while scrolling, 95th percentile', p95(lists.small.frames), p95(lists.large.frames)),
    ]
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const p95 = (samples: readonly number[]) => quantile(samples, 0.95)

function compared(what: string, small: number, large: number): Measurement {
  const against = `with 500: ${ms(small)}`
  return { what: `${what}, 50,000 people`, measured: ms(large), against, ratio: large / small, aim: atMost(1.5) }
}

async function shown<T>(browser: Browser, folder: string, work: (page: Page, host: RunningHost) => Promise<T>) {
  const host = await startHost({ folder })
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'id-ID' })
  try {
    await page.goto(host.page)
    await page.getByRole('heading', { level: 1 }).waitFor()
    return await work(page, host)
  } finally {
    await page.context().close()
    await host.stop()
  }
}

const start = (browser: Browser, folder: string) => shown(browser, folder, () => Promise.resolve())

/** Milliseconds until its rows are painted, ten times, and of each frame while a wheel turns. */
const openList = (browser: Browser, folder: string) =>
  shown(browser, folder, async (page) => {
    const mounts: number[] = []
    for (let round = 0; round <= 10; round++) {
      const took = await page.evaluate(async () => {
        location.hash = '#/rapat'
        while (document.querySelector('[role="gridcell"]') || !location.hash.endsWith('rapat'))
          await new Promise(requestAnimationFrame)
        const began = performance.now()
        location.hash = '#/pemangku'
        while (!document.querySelector('[role="gridcell"]')) await new Promise(requestAnimationFrame)
        return performance.now() - began
      })
      if (round > 0) mounts.push(took)
    }
    const scrolled = await page.evaluate(async (frames) => {
      const list = [...document.querySelectorAll('main, main *')]
        .filter((element) => element.querySelector('[role="gridcell"]'))
        .reduce((highest, element) => (element.scrollHeight > highest.scrollHeight ? element : highest))
      const took: number[] = []
      for (let frame = 1; frame <= frames; frame++) {
        const began = performance.now()
        list.scrollTop = frame * 100
        await new Promise(requestAnimationFrame)
        await new Promise(requestAnimationFrame)
        took.push((performance.now() - began) / 2)
      }
      return took
    }, frames)
    return { mounts, frames: scrolled }
  })
