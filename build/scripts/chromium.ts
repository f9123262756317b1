/** Makes sure there is a Chromium to test and to print with, installing one where that is possible. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findBrowser } from '../../electron/host/browser.ts'
import { run, toolEnvironment } from './tools.ts'

/** Chromium without a window: the same pages for half the processor time. As Debian names its package and its program. */
const headless = 'chromium-headless-shell'

/** Path of a Chromium-family browser, which the tools then find in CHROMIUM_PATH; null when none can be had. */
export async function ensureBrowser(): Promise<string | null> {
  const path = toolEnvironment['CHROMIUM_PATH'] ?? findHeadless() ?? (await findBrowser()) ?? (await install())
  if (path) toolEnvironment['CHROMIUM_PATH'] = path
  return path
}

function findHeadless(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders.map((folder) => join(folder, headless)).find((path) => existsSync(path)) ?? null
}

async function install(): Promise<string | null> {
  console.error('No Chromium found; installing one for the tests …')
  await run('playwright', ['install', 'chromium'], { stdio: ['ignore', 'ignore', 'ignore'] })
  const downloaded = await findBrowser()
  if (downloaded) return downloaded
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const aptGet = (...args: string[]) => run('apt-get', args, { env, stdio: ['ignore', 'ignore', 2] })
    await aptGet('update', '-qq')
    if ((await aptGet('install', '-y', '-qq', headless)) !== 0) await aptGet('install', '-y', '-qq', 'chromium')
  }
  return findHeadless() ?? findBrowser()
}
