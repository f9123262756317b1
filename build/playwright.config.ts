/** Browser tests: the real renderer against the real backend through the host; the Electron ones where a runtime is. */
import { resolve } from 'node:path'
import { defineConfig } from 'playwright/test'
import { quietFlags } from '../electron/host/browser.ts'

const root = resolve(import.meta.dirname, '..')

export default defineConfig({
  outputDir: resolve(root, 'test-results'),
  timeout: 90_000,
  expect: { timeout: 30_000 },
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? resolve(root, 'test-results/report.json') }],
  ],
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
    launchOptions: { executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: quietFlags() },
  },
  projects: [
    { name: 'browser', testDir: resolve(root, 'tests/browser'), testMatch: '**/*.spec.ts' },
    { name: 'electron', testDir: resolve(root, 'tests/electron'), testMatch: '**/*.spec.ts' },
  ],
})
