/**
 * A stand-in for the `electron` module, for machines without its runtime. Its members have the types of electron.d.ts,
 * so that a call the real module would not take does not compile here either. Tests read what the shell did from
 * `standIn`, and play the user's and the system's part through its events and answers.
 */
import { EventEmitter } from 'node:events'
import { tmpdir } from 'node:os'
import type * as Electron from 'electron'

/** Members of a type, without those an EventEmitter brings along. */
type Some<T, K extends keyof T> = Pick<T, K>
type Handle = Parameters<Electron.IpcMain['handle']>[1]
type ProtocolHandler = (request: Request) => Response | Promise<Response>

export class FakeSession extends EventEmitter {
  readonly handlers = new Map<string, ProtocolHandler>()
  requestPermission: Parameters<Electron.Session['setPermissionRequestHandler']>[0] = null
  checkPermission: Parameters<Electron.Session['setPermissionCheckHandler']>[0] = null
  devicePermission: Parameters<Electron.Session['setDevicePermissionHandler']>[0] = null
  displayMedia: Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0] = null
  beforeRequest: ((details: { url: string }, answer: (response: Electron.CallbackResponse) => void) => void) | null =
    null

  readonly protocol = {
    handle: (scheme: string, handler: ProtocolHandler) => void this.handlers.set(scheme, handler),
  }
  readonly webRequest = {
    onBeforeRequest: (listener: NonNullable<FakeSession['beforeRequest']>) => void (this.beforeRequest = listener),
  }

  setPermissionRequestHandler(handler: FakeSession['requestPermission']): void {
    this.requestPermission = handler
  }
  setPermissionCheckHandler(handler: FakeSession['checkPermission']): void {
    this.checkPermission = handler
  }
  setDevicePermissionHandler(handler: FakeSession['devicePermission']): void {
    this.devicePermission = handler
  }
  setDisplayMediaRequestHandler(handler: FakeSession['displayMedia']): void {
    this.displayMedia = handler
  }
  /** Whether a request to this address would go out. */
  lets(url: string): boolean {
    let cancelled: boolean | undefined
    this.beforeRequest?.({ url }, ({ cancel }) => (cancelled = cancel))
    return cancelled === false
  }
}

export class FakeWebContents extends EventEmitter {
  readonly sent: unknown[][] = []
  readonly calls: string[] = []
  readonly mainFrame: Electron.WebFrameMain
  windowOpen: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null = null
  /** Answers of printing and of scripts, set by tests. */
  printers: () => Promise<Partial<Electron.PrinterInfo>[]> = () => Promise.resolve([{ name: 'Kantor' }])
  printed: (answer: (success: boolean, reason: string) => void) => void = (answer) => answer(true, '')
  printOptions: Electron.WebContentsPrintOptions | undefined
  pdf: () => Promise<Buffer> = () => Promise.resolve(Buffer.from('%PDF-1.7'))
  pdfOptions: Electron.PrintToPDFOptions | undefined
  typing = false

  constructor() {
    super()
    this.mainFrame = frame({ url: 'app://sinergi/', origin: 'app://sinergi' })
    electron.app.emit('web-contents-created', {}, this)
  }
  send(channel: string, ...args: unknown[]): void {
    this.sent.push([channel, ...args])
  }
  setWindowOpenHandler(handler: FakeWebContents['windowOpen']): void {
    this.windowOpen = handler
  }
  getPrintersAsync(): Promise<Partial<Electron.PrinterInfo>[]> {
    return this.printers()
  }
  print(options: Electron.WebContentsPrintOptions, answer: (success: boolean, reason: string) => void): void {
    this.printOptions = options
    this.printed(answer)
  }
  printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    this.pdfOptions = options
    return this.pdf()
  }
  executeJavaScriptInIsolatedWorld(_world: number, _scripts: Electron.WebSource[]): Promise<unknown> {
    return Promise.resolve(this.typing)
  }
  reload(): void {
    this.calls.push('reload')
  }
  undo(): void {
    this.calls.push('undo')
  }
  redo(): void {
    this.calls.push('redo')
  }
}

export function frame(given: Partial<Some<Electron.WebFrameMain, 'url' | 'origin' | 'parent'>>): Electron.WebFrameMain {
  return { url: '', origin: '', parent: null, ...given } as Electron.WebFrameMain
}

export class FakeWindow extends EventEmitter {
  readonly options: Electron.BrowserWindowConstructorOptions
  readonly webContents: FakeWebContents
  readonly loaded: string[] = []
  readonly calls: string[] = []
  destroyed = false
  minimised = false
  bounds: Electron.Rectangle = { x: 10, y: 20, width: 1000, height: 700 }
  maximised = false
  static prepare: (window: FakeWindow) => void = () => undefined
  static load: (window: FakeWindow, url: string) => Promise<void> = () => Promise.resolve()

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.options = options
    this.webContents = new FakeWebContents()
    standIn.windows.push(this)
    FakeWindow.prepare(this)
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url)
    return FakeWindow.load(this, url)
  }
  show(): void {
    this.calls.push('show')
  }
  focus(): void {
    this.calls.push('focus')
  }
  maximize(): void {
    this.maximised = true
  }
  restore(): void {
    this.minimised = false
  }
  isMinimized(): boolean {
    return this.minimised
  }
  isMaximized(): boolean {
    return this.maximised
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  getNormalBounds(): Electron.Rectangle {
    return this.bounds
  }
  setBackgroundColor(_colour: string): void {
    this.calls.push('background')
  }
  destroy(): void {
    this.destroyed = true
    this.emit('closed')
  }
}

class FakeApp extends EventEmitter {
  isPackaged = true
  readonly quits: number[] = []
  lock = true
  readonly paths = new Map<string, string>()
  modelId = ''
  ready = Promise.resolve()

  getVersion(): string {
    return '1.2.3'
  }
  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    return this.paths.get(name) ?? tmpdir()
  }
  setPath(name: string, path: string): void {
    this.paths.set(name, path)
  }
  setAppUserModelId(id: string): void {
    this.modelId = id
  }
  requestSingleInstanceLock(): boolean {
    return this.lock
  }
  whenReady(): Promise<void> {
    return this.ready
  }
  /** As the real one: `will-quit` may be put off; then a later call goes through it again. */
  quit(): void {
    this.quits.push(Date.now())
    const event = { prevented: false, preventDefault: () => (event.prevented = true) }
    this.emit('will-quit', event)
    if (!event.prevented) this.emit('gone')
  }
}

const screens: Electron.Rectangle[] = [{ x: 0, y: 0, width: 1366, height: 728 }]

/** What the shell did and what the user and the system will answer. */
export const standIn = {
  windows: [] as FakeWindow[],
  handles: new Map<string, Handle>(),
  schemes: [] as Electron.CustomScheme[],
  sessions: new Map<string, FakeSession>(),
  opened: [] as string[],
  menus: [] as Electron.MenuItemConstructorOptions[][],
  applicationMenu: null as Electron.MenuItemConstructorOptions[] | null,
  dialogs: [] as { kind: string; options: Partial<Electron.MessageBoxOptions & Electron.SaveDialogOptions> }[],
  /** Answers of message boxes, in turn; past the end the cancel button. */
  responses: [] as number[],
  savePath: null as string | null,
  openPaths: [] as string[],
  screens,
  dark: false,
  fork: (_path: string): unknown => {
    throw new Error('No process was expected.')
  },
}

class FakeTheme extends EventEmitter {
  get shouldUseDarkColors(): boolean {
    return standIn.dark
  }
}

function boxed(options: Electron.MessageBoxOptions): number {
  standIn.dialogs.push({ kind: 'box', options })
  return standIn.responses.shift() ?? options.cancelId ?? 0
}
/** Dialogs take a window first, or none. */
const last = <T>(args: unknown[]): T => args.at(-1) as T

const dialog = {
  showMessageBox: (...args: unknown[]) =>
    Promise.resolve({ response: boxed(last<Electron.MessageBoxOptions>(args)), checkboxChecked: false }),
  showMessageBoxSync: (...args: unknown[]) => boxed(last<Electron.MessageBoxOptions>(args)),
  showErrorBox: (title: string, content: string) =>
    void standIn.dialogs.push({ kind: 'error', options: { title, message: content } }),
  showSaveDialog: (...args: unknown[]): Promise<Electron.SaveDialogReturnValue> => {
    standIn.dialogs.push({ kind: 'save', options: last<Electron.SaveDialogOptions>(args) })
    return Promise.resolve({ canceled: standIn.savePath === null, filePath: standIn.savePath ?? '' })
  },
  showOpenDialog: (...args: unknown[]): Promise<Electron.OpenDialogReturnValue> => {
    standIn.dialogs.push({ kind: 'open', options: last<Electron.SaveDialogOptions>(args) })
    const path = standIn.openPaths.shift()
    return Promise.resolve({ canceled: path === undefined, filePaths: path === undefined ? [] : [path] })
  },
} satisfies { [K in keyof Electron.Dialog]?: unknown }

function sessionNamed(name: string): FakeSession {
  const found = standIn.sessions.get(name) ?? new FakeSession()
  standIn.sessions.set(name, found)
  return found
}

/** The module itself, as `vi.mock('electron', …)` hands it out. */
export const electron = {
  app: new FakeApp(),
  BrowserWindow: FakeWindow,
  dialog,
  ipcMain: { handle: (channel: string, handler: Handle) => void standIn.handles.set(channel, handler) },
  Menu: {
    buildFromTemplate(template: Electron.MenuItemConstructorOptions[]) {
      standIn.menus.push(template)
      return { template, popup: () => undefined }
    },
    setApplicationMenu(menu: { template: Electron.MenuItemConstructorOptions[] }) {
      standIn.applicationMenu = menu.template
    },
  },
  nativeTheme: new FakeTheme(),
  protocol: {
    registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => void standIn.schemes.push(...schemes),
  },
  screen: {
    getAllDisplays: () => standIn.screens.map((workArea) => ({ workArea })),
    getPrimaryDisplay: () => ({ workArea: standIn.screens[0] }),
  },
  session: {
    get defaultSession() {
      return sessionNamed('default')
    },
    fromPartition: (name: string) => sessionNamed(name),
  },
  shell: {
    openExternal: (url: string) => Promise.resolve(void standIn.opened.push(url)),
    openPath: (path: string) => Promise.resolve((standIn.opened.push(path), '')),
  },
  utilityProcess: { fork: (path: string) => standIn.fork(path) },
} satisfies { [K in keyof typeof Electron]?: unknown }

/** As after the start of a new program. Call before each test. */
export function reset(): void {
  Object.assign(standIn, {
    windows: [],
    handles: new Map(),
    schemes: [],
    sessions: new Map(),
    opened: [],
    menus: [],
    applicationMenu: null,
    dialogs: [],
    responses: [],
    savePath: null,
    openPaths: [],
    screens,
    dark: false,
  })
  FakeWindow.prepare = () => undefined
  FakeWindow.load = () => Promise.resolve()
  electron.app.removeAllListeners()
  electron.nativeTheme.removeAllListeners()
  Object.assign(electron.app, { isPackaged: true, lock: true })
}

/** A stand-in as the type the shell asks for; only the members above are there. */
export const as = <T>(fake: unknown): T => fake as T
