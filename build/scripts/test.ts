/**
 * `npm test`: builds, runs the unit and shell tests (vitest) and the browser tests (Playwright), names what failed and ends
 * with one line, "N passed, N failed" (", N skipped").
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './chromium.ts'
import { broken, type Count, lastLines, playwrightCount, vitestCount } from './report.ts'
import { buildIfStale, toolEnvironment } from './tools.ts'

const reports = mkdtempSync(join(tmpdir(), 'sinergi-reports-'))
const counts = await allTests()
rmSync(reports, { recursive: true, force: true })
console.log(lastLines(counts))
process.exitCode = counts.some(({ failed }) => failed.length > 0) ? 1 : 0

async function allTests(): Promise<Count[]> {
  if (!(await buildIfStale())) {
    console.error('The build failed; see the messages above.')
    return [broken('build')]
  }
  // Before all tests: those of paper, among the unit tests, are passed over without one.
  const browser = await ensureBrowser()
  const unit = await vitestCount('vitest.config.ts', join(reports, 'unit.json'), toolEnvironment)
  if (browser) return [unit, await playwrightCount(join(reports, 'browser.json'), toolEnvironment)]
  console.error('No Chromium could be found or installed, so the browser tests could not run. Set CHROMIUM_PATH.')
  return [unit, broken('browser tests')]
}
