/** Finds a Chromium-family browser on this machine: for the app window, for PDFs and for the tests. */
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
  'brave-browser',
]

const windowsPlaces = [
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
]
const macPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Order: CHROMIUM_PATH, Playwright's own, an installed chromium, chrome or edge. null when there is none. */
export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  if (env['CHROMIUM_PATH'] && isProgram(env['CHROMIUM_PATH'])) return env['CHROMIUM_PATH']
  const own = await playwrightsOwn()
  if (own && isProgram(own)) return own
  return candidates(env).find(isProgram) ?? null
}

/** Flags that keep a browser quiet on a closed network; root needs --no-sandbox. */
export function quietFlags(): string[] {
  const flags = [
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--disable-features=Translate,MediaRouter,OptimizationHints',
  ]
  return process.getuid?.() === 0 ? [...flags, '--no-sandbox'] : flags
}

function candidates(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'win32') {
    const roots = [env['PROGRAMFILES(X86)'], env['PROGRAMFILES'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    )
    return windowsPlaces.flatMap((place) => roots.map((root) => join(root, place)))
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)))
  return process.platform === 'darwin' ? [...macPlaces, ...onPath] : onPath
}

async function playwrightsOwn(): Promise<string | null> {
  try {
    const { chromium } = await import('playwright')
    return chromium.executablePath()
  } catch {
    // Playwright is a development package; without it there is simply no browser of its own.
    return null
  }
}

function isProgram(path: string): boolean {
  if (!existsSync(path)) return false
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
