/** Counts of tests, and the lines every test script ends with. */
import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { root, run } from './tools.ts'

export interface Count {
  passed: number
  /** What failed, by file and name. */
  failed: string[]
  skipped: number
}

export const nothing: Count = { passed: 0, failed: [], skipped: 0 }
/** A step that did not come to its tests. */
export const broken = (what: string): Count => ({ ...nothing, failed: [what] })

interface VitestReport {
  numPassedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: {
    name: string
    status: string
    assertionResults: { status: string; fullName: string }[]
  }[]
}

/** Runs vitest with one of the configurations in build/; `report` is a file it may write. A crash counts as a failure. */
export async function vitestCount(
  config: string,
  report: string,
  env: NodeJS.ProcessEnv,
  names: string[] = [],
): Promise<Count> {
  const args = ['run', ...names, '--config', `build/${config}`, '--reporter=default', '--reporter=json']
  const code = await run('vitest', [...args, `--outputFile.json=${report}`], { env })
  const read = readReport(report) as VitestReport | null
  if (!read) return broken('vitest')
  const failed = read.testResults.flatMap(({ name, status, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === 'failed').map(({ fullName }) => ` › ${fullName}`)
    return (tests.length === 0 && status === 'failed' ? [''] : tests).map((test) => relative(root, name) + test)
  })
  return {
    passed: read.numPassedTests,
    failed: code !== 0 && failed.length === 0 ? ['vitest'] : failed,
    skipped: read.numPendingTests + read.numTodoTests,
  }
}

interface PlaywrightSuite {
  specs: { title: string; file: string; line: number; ok: boolean }[]
  suites?: PlaywrightSuite[]
}
interface PlaywrightReport {
  stats: { expected: number; flaky: number; skipped: number }
  suites: PlaywrightSuite[]
}

/** Runs Playwright; `report` is a file it may write. A crash counts as a failure. */
export async function playwrightCount(report: string, env: NodeJS.ProcessEnv): Promise<Count> {
  const code = await run('playwright', ['test', '--config', 'build/playwright.config.ts'], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  })
  const read = readReport(report) as PlaywrightReport | null
  if (!read) return broken('playwright')
  const failed = read.suites.flatMap(specs).filter(({ ok }) => !ok)
  return {
    passed: read.stats.expected + read.stats.flaky,
    failed:
      code !== 0 && failed.length === 0
        ? ['playwright']
        : failed.map(({ title, file, line }) => `${file}:${line} › ${title}`),
    skipped: read.stats.skipped,
  }
}

const specs = (suite: PlaywrightSuite): PlaywrightSuite['specs'] => [
  ...suite.specs,
  ...(suite.suites ?? []).flatMap(specs),
]

const readReport = (path: string): unknown => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null)

/** What failed, by name, and then the counts alone on the last line. */
export function lastLines(counts: Count[]): string {
  const failed = counts.flatMap((count) => count.failed)
  const sum = (of: (count: Count) => number) => counts.reduce((total, count) => total + of(count), 0)
  const skipped = sum((count) => count.skipped)
  const last = `${sum((count) => count.passed)} passed, ${failed.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
  return ['', ...failed.map((name) => `✗ ${name}`), last].join('\n')
}
