/** How every test script ends. */
import { expect, test } from 'vitest'
import { lastLines } from '../../../build/scripts/report.ts'

test('the last line tells what was skipped only where something was', () => {
  expect(lastLines([{ passed: 3, failed: [], skipped: 0 }])).toBe('\n3 passed, 0 failed')
  expect(
    lastLines([{ passed: 0, failed: ['a'], skipped: 49 }])
      .split('\n')
      .at(-1),
  ).toBe('0 passed, 1 failed, 49 skipped')
})

test('the counts of all parts are one, below the names of what failed', () => {
  const unit = { passed: 2, failed: ['tests/unit/a.test.ts › adds'], skipped: 1 }
  const browser = { passed: 1, failed: ['roster.spec.ts:3 › finds'], skipped: 0 }
  const lines = ['', '✗ tests/unit/a.test.ts › adds', '✗ roster.spec.ts:3 › finds', '3 passed, 2 failed, 1 skipped']
  expect(lastLines([unit, browser]).split('\n')).toEqual(lines)
})
