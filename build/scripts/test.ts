/**
 * `npm test`: builds, runs the unit and shell tests (vitest) and the browser tests (Playwright), and ends with one line,
 * "N passed, N failed" (", N skipped").
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './chromium.ts'
import { type Count, lastLine, readReport, vitestCount } from './report.ts'
import { buildIfStale, run, toolEnvironment } from './tools.ts'

const reports = mkdtempSync(join(tmpdir(), 'sinergi-reports-'))
const total: Count = { passed: 0, failed: 0, skipped: 0 }

if (!(await buildIfStale())) {
  console.error('The build failed; see the messages above.')
  finish({ passed: 0, failed: 1, skipped: 0 })
}
// Before all tests: those of paper, among the unit tests, are passed over without one.
const browser = await ensureBrowser()
add(await vitestCount('vitest.config.ts', join(reports, 'unit.json'), toolEnvironment))
add(await browserTests())
finish(total)

async function browserTests(): Promise<Count> {
  if (!browser) {
    console.error('No Chromium could be found or installed, so the browser tests could not run. Set CHROMIUM_PATH.')
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const report = join(reports, 'browser.json')
  const code = await run('playwright', ['test', '--config', 'build/playwright.config.ts'], {
    env: { ...toolEnvironment, CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  })
  const read = readReport<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(report)
  if (!read) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = read.stats
  return { passed: expected + flaky, failed: code === 0 ? unexpected : Math.max(unexpected, 1), skipped }
}

function add(count: Count): void {
  total.passed += count.passed
  total.failed += count.failed
  total.skipped += count.skipped
}

function finish(count: Count): never {
  rmSync(reports, { recursive: true, force: true })
  console.log(lastLine(count))
  process.exit(count.failed === 0 && count.passed > 0 ? 0 : 1)
}
