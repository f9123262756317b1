/** The program's one window: how it is made, where it stands, and what happens when its page stops. */
import { app, BrowserWindow, dialog, nativeTheme, type Rectangle, screen } from 'electron'
import { appOrigin } from '../contract/ipc.ts'
import type { Log } from './log.ts'
import { messages } from './messages.ts'
import type { Preferences, WindowState } from './preferences.ts'

const usual = { width: 1280, height: 800 }
const least = { width: 960, height: 600 }
/** The page's ground in tokens.css, so that nothing flashes before it is drawn. */
const ground = { light: '#f6f6f3', dark: '#171a1b' }
/** A page that stops twice within this time is not reloaded without asking. */
const calmMs = 60_000

export interface WindowOptions {
  preload: string
  preferences: Preferences
  log: Log
}

export function createWindow({ preload, preferences, log }: WindowOptions): BrowserWindow {
  const state = preferences.value.window
  const window = new BrowserWindow({
    ...placeOnScreen(
      state,
      screen.getAllDisplays().map(({ workArea }) => workArea),
      screen.getPrimaryDisplay().workArea,
    ),
    minWidth: least.width,
    minHeight: least.height,
    show: false,
    title: messages.appName,
    backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      // The spelling dictionaries would be fetched from the network.
      spellcheck: false,
    },
  })

  window.once('ready-to-show', () => {
    if (state?.maximised) window.maximize()
    window.show()
  })
  window.on('close', () =>
    preferences.remember({ window: { ...window.getNormalBounds(), maximised: window.isMaximized() } }),
  )
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(nativeTheme.shouldUseDarkColors ? ground.dark : ground.light)
  })
  reviveAfterCrash(window, log)
  window.loadURL(`${appOrigin}/`).catch((error: unknown) => {
    log.error('load', error)
    dialog.showErrorBox(messages.appName, messages.window.loadFailed)
  })
  return window
}

/** Brings the window to the front, as a second start of the program should. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/**
 * The remembered place, when enough of it lies on a screen that is still there to be seen and dragged; otherwise the
 * middle of the main screen. Never larger than the screen it stands on.
 */
export function placeOnScreen(state: WindowState | undefined, screens: Rectangle[], main: Rectangle): Rectangle {
  const home = state && screens.find((area) => showsTitleBar(state, area))
  if (!state || !home) {
    const size = fit(state ?? usual, main)
    return {
      ...size,
      x: Math.round(main.x + (main.width - size.width) / 2),
      y: Math.round(main.y + (main.height - size.height) / 2),
    }
  }
  return { x: state.x, y: state.y, ...fit(state, home) }
}

/** Whether at least 120 × 24 pixels of the window's top edge can be grasped on this screen. */
function showsTitleBar({ x, y, width }: Rectangle, area: Rectangle): boolean {
  const across = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
  return across >= 120 && y >= area.y - 8 && y <= area.y + area.height - 24
}

function fit({ width, height }: { width: number; height: number }, area: Rectangle) {
  return {
    width: Math.min(Math.max(width, least.width), area.width),
    height: Math.min(Math.max(height, least.height), area.height),
  }
}

function reviveAfterCrash(window: BrowserWindow, log: Log): void {
  let last = -Infinity
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    log.note('page', `gone: ${reason} ${exitCode}`)
    const calm = performance.now() - last > calmMs
    last = performance.now()
    if (calm) {
      window.webContents.reload()
      return
    }
    const choice = dialog.showMessageBoxSync(window, {
      type: 'error',
      title: messages.appName,
      ...messages.window.crashed,
      buttons: [messages.window.reload, messages.window.quit],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    })
    if (choice === 0) window.webContents.reload()
    else app.quit()
  })
  window.webContents.on('unresponsive', () => log.note('page', 'unresponsive'))
  window.webContents.on('preload-error', (_event, _path, error) => log.error('preload', error))
}
