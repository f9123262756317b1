/** Counts of tests, and the line every test script ends with. */
import { existsSync, readFileSync } from 'node:fs'
import { run } from './tools.ts'

export interface Count {
  passed: number
  failed: number
  skipped: number
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
  const read = readReport<{
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
    numTodoTests: number
  }>(report)
  if (!read) return { passed: 0, failed: 1, skipped: 0 }
  const failed = read.numFailedTests
  return {
    passed: read.numPassedTests,
    failed: code === 0 ? failed : Math.max(failed, 1),
    skipped: read.numPendingTests + read.numTodoTests,
  }
}

export function readReport<T>(path: string): T | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null
}

export function lastLine({ passed, failed, skipped }: Count): string {
  return `\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
