/** Makes sure there is a Chromium to test and to print with, installing one where that is possible. */
import { existsSync } from 'node:fs'
import { findBrowser } from '../../electron/host/browser.ts'
import { run } from './tools.ts'

/** Path of a Chromium-family browser, or null when none can be had. */
export async function ensureBrowser(): Promise<string | null> {
  const found = await findBrowser()
  if (found) return found
  console.error('No Chromium found; installing one for the tests …')
  await run('playwright', ['install', 'chromium'], { stdio: ['ignore', 'ignore', 'ignore'] })
  const downloaded = await findBrowser()
  if (downloaded) return downloaded
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 2] })
    await run('apt-get', ['install', '-y', '-qq', 'chromium'], { env, stdio: ['ignore', 'ignore', 2] })
  }
  return findBrowser()
}
