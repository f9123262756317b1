/** Composition of the Electron shell: one window, one backend process, and the wires between them. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { app, type BrowserWindow, dialog, Menu, session, shell as system, utilityProcess } from 'electron'
import { defaultDataFolder } from '../backend/dataFolder.ts'
import { shortCall } from '../contract/api.ts'
import { createDispatch } from '../contract/dispatch.ts'
import type { EventName, Events } from '../contract/events.ts'
import { appScheme, eventChannel } from '../contract/ipc.ts'
import { registerScheme, serveRenderer } from './appProtocol.ts'
import { BackendProcess } from './backendProcess.ts'
import { DataFolder } from './dataFolder.ts'
import { saveFile } from './dialogs.ts'
import { type Door, openDoor } from './ipc.ts'
import { Log } from './log.ts'
import { isTyping, menuTemplate, offerTextMenu } from './menu.ts'
import { messages } from './messages.ts'
import { confinePages, confineSession } from './navigation.ts'
import { Preferences } from './preferences.ts'
import { Printing } from './printing.ts'
import { createShell } from './shell.ts'
import { createWindow, showWindow } from './window.ts'

const { values } = parseArgs({
  options: { data: { type: 'string' }, demo: { type: 'boolean', default: false } },
  args: process.argv.slice(1),
  strict: false,
  allowPositionals: true,
})
const fixedFolder = typeof values.data === 'string' ? resolve(values.data) : undefined

/** Built to out/main/index.js, beside the preload and the renderer. */
const built = (path: string) => join(import.meta.dirname, '..', path)
const resources = app.isPackaged
  ? join(process.resourcesPath, 'resources')
  : join(process.env['SINERGI_ROOT'] ?? built('..'), 'resources')
/** Worker threads cannot read inside the archive, so what they run lies beside it. */
const thread = (name: string) => built(`main/${name}.js`).replace('app.asar', 'app.asar.unpacked')

const usualFolder = defaultDataFolder()
/** The shell's own things: Chromium's profile and the preferences. With --data a program of its own, for tests. */
const ownFolder = join(fixedFolder ?? usualFolder, 'shell')
useOwnFolder()
app.setAppUserModelId('id.sinergi.desktop')
registerScheme()

if (app.requestSingleInstanceLock()) run()
else app.quit()

/** A folder that cannot be made is told by the page, from what the backend says of it; Chromium then keeps its own. */
function useOwnFolder(): void {
  try {
    mkdirSync(ownFolder, { recursive: true })
    app.setPath('userData', ownFolder)
  } catch {
    process.stderr.write(`${ownFolder} cannot be written.\n`)
  }
}

function run(): void {
  const preferences = new Preferences(join(ownFolder, 'preferences.json'))
  const dataFolder = new DataFolder({
    fixed: fixedFolder,
    usual: usualFolder,
    preferences,
    whileClosed: (work) => (moving = withBackendClosed(work)),
  })
  const log = new Log(dataFolder.current)
  let window: BrowserWindow | null = null
  /** The data being taken to another folder: the program does not end in the middle of it. */
  let moving: Promise<void> = Promise.resolve()

  let door: Door | undefined
  const emit = <E extends EventName>(event: E, payload: Events[E], to?: string) => {
    if (!window || window.isDestroyed()) return
    if (to === undefined || to === door?.callerOf(window.webContents).id)
      window.webContents.send(eventChannel, event, payload)
  }
  const backend = new BackendProcess({
    fork: () => utilityProcess.fork(built('main/backend.js'), [], { serviceName: 'Sinergi data' }),
    start: () => ({
      folder: dataFolder.current,
      resources,
      version: app.getVersion(),
      importWorker: thread('import-worker'),
      writer: thread('writer'),
      demo: values.demo === true,
    }),
    onEvent: emit,
    onTrouble: (where, trouble) => log.trouble(where, trouble),
    note: (text) => log.note('backend', text),
    onGivenUp: () => void askWhatNow(),
  })
  const printing = new Printing()
  const report = (where: string, error: unknown) => log.error(where, error)
  const shell = createDispatch(createShell({ backend, printing, dataFolder, window: () => window }), report)

  process.on('uncaughtException', (error) => {
    log.error('uncaught', error)
    dialog.showErrorBox(messages.unexpected.title, messages.unexpected.detail)
  })
  process.on('unhandledRejection', (reason) => log.error('unhandled', reason))
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => log.note(type, `gone: ${reason} ${exitCode}`))
  confinePages(app, (text) => log.note('navigation', text))

  app.on('second-instance', () => window && showWindow(window))
  app.on('window-all-closed', () => app.quit())
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void moving
      .catch((error: unknown) => log.error('folder', error))
      .then(() => backend.close())
      .then(() => {
        closed = true
        app.quit()
      })
  })

  void app.whenReady().then(() => {
    confineSession(session.defaultSession, [appScheme, 'blob', 'data', ...(app.isPackaged ? [] : ['devtools'])])
    serveRenderer(session.defaultSession, built('renderer'))
    door = openDoor({
      backend,
      shell,
      isKnown: (sender) => sender === window?.webContents,
      save: (file) => (window ? saveFile(window, file, preferences) : Promise.resolve(false)),
      log,
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(menuActions(), !app.isPackaged)))
    backend.start()
    window = createWindow({ preload: built('preload/preload.cjs'), preferences, log })
    window.on('closed', () => (window = null))
    window.on('session-end', () => void backend.close())
    offerTextMenu(window)
  })

  function menuActions() {
    const command = (name: Events['menu.command']['command']) => emit('menu.command', { command: name })
    /** Typing is undone where it happens; anything else is a command of the program. */
    const undoOr = (name: 'undo' | 'redo') => async () => {
      if (window && (await isTyping(window.webContents))) window.webContents[name]()
      else command(name)
    }
    return {
      command,
      undo: () => void undoOr('undo')(),
      redo: () => void undoOr('redo')(),
      openFolder: () => void system.openPath(dataFolder.current),
      changeFolder: () => void changeFolder(),
      about: () => void tell(messages.about(app.getVersion(), dataFolder.current)),
    }
  }

  async function withBackendClosed(work: () => Promise<void>): Promise<void> {
    await backend.close()
    try {
      await work()
    } finally {
      log.moveTo(dataFolder.current)
      backend.start()
    }
  }

  async function changeFolder(): Promise<void> {
    const answer = await shell('shell.chooseDataFolder', {}, shortCall())
    if (!answer.ok) await tell({ message: answer.error.message })
  }

  async function tell(text: { message: string; detail?: string }): Promise<void> {
    if (window) await dialog.showMessageBox(window, { title: messages.appName, noLink: true, ...text })
  }

  /** The backend died again and again: the user decides, and knows where the data is. */
  async function askWhatNow(): Promise<void> {
    const { givenUp, retry, openFolder, quit } = messages.backend
    for (;;) {
      const { response } = await dialog.showMessageBox({
        type: 'error',
        title: messages.appName,
        ...givenUp(dataFolder.current),
        buttons: [retry, openFolder, quit],
        defaultId: 0,
        cancelId: 2,
        noLink: true,
      })
      if (response !== 1) {
        if (response === 0) backend.start()
        else app.quit()
        return
      }
      await system.openPath(dataFolder.current)
    }
  }
}
