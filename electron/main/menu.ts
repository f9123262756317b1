/** The menu bar and the menu of the right mouse button, in Indonesian. */
import { type BrowserWindow, Menu, type MenuItemConstructorOptions, type WebContents } from 'electron'
import type { MenuCommand } from '../contract/events.ts'
import { messages } from './messages.ts'

const { menu: labels } = messages

export interface MenuActions {
  /** Tells the page in front. */
  command: (command: MenuCommand) => void
  /** Undoes typing where the cursor is in text, else the last command of the program. */
  undo: () => void
  redo: () => void
  openFolder: () => void
  changeFolder: () => void
  about: () => void
}

/** `developer` adds reloading and the developer tools. */
export function menuTemplate(actions: MenuActions, developer: boolean): MenuItemConstructorOptions[] {
  const { command } = actions
  const line: MenuItemConstructorOptions = { type: 'separator' }
  /** The page listens for this key itself, because it knows where the cursor is; the menu only shows it. */
  const byPage = (accelerator: string) => ({ accelerator, registerAccelerator: false })
  return [
    {
      label: labels.file,
      submenu: [
        { label: labels.newMeeting, accelerator: 'CmdOrCtrl+N', click: () => command('new-meeting') },
        { label: labels.import, accelerator: 'CmdOrCtrl+I', click: () => command('import') },
        line,
        { label: labels.print, ...byPage('CmdOrCtrl+P'), click: () => command('print') },
        { label: labels.backup, click: () => command('backup') },
        line,
        { label: labels.settings, accelerator: 'CmdOrCtrl+,', click: () => command('settings') },
        line,
        { label: labels.quit, role: 'quit', accelerator: 'CmdOrCtrl+Q' },
      ],
    },
    {
      label: labels.edit,
      submenu: [
        { label: labels.undo, ...byPage('CmdOrCtrl+Z'), click: actions.undo },
        { label: labels.redo, ...byPage('CmdOrCtrl+Y'), click: actions.redo },
        line,
        ...textItems(),
        line,
        { label: labels.find, ...byPage('CmdOrCtrl+K'), click: () => command('find') },
      ],
    },
    {
      label: labels.view,
      submenu: [
        { label: labels.zoomIn, role: 'zoomIn', accelerator: 'CmdOrCtrl+=' },
        { label: labels.zoomOut, role: 'zoomOut', accelerator: 'CmdOrCtrl+-' },
        { label: labels.zoomReset, role: 'resetZoom', accelerator: 'CmdOrCtrl+0' },
        line,
        { label: labels.fullScreen, role: 'togglefullscreen', accelerator: 'F11' },
        ...(developer ? developerItems() : []),
      ],
    },
    {
      label: labels.window,
      submenu: [
        { label: labels.minimise, role: 'minimize', accelerator: 'CmdOrCtrl+M' },
        { label: labels.close, role: 'close', accelerator: 'CmdOrCtrl+W' },
      ],
    },
    {
      label: labels.help,
      submenu: [
        { label: labels.openFolder, click: actions.openFolder },
        { label: labels.changeFolder, click: actions.changeFolder },
        line,
        { label: labels.about, click: actions.about },
      ],
    },
  ]
}

function textItems(): MenuItemConstructorOptions[] {
  return [
    { label: labels.cut, role: 'cut', accelerator: 'CmdOrCtrl+X' },
    { label: labels.copy, role: 'copy', accelerator: 'CmdOrCtrl+C' },
    { label: labels.paste, role: 'paste', accelerator: 'CmdOrCtrl+V' },
    { label: labels.selectAll, role: 'selectAll', accelerator: 'CmdOrCtrl+A' },
  ]
}

function developerItems(): MenuItemConstructorOptions[] {
  return [
    { type: 'separator' },
    { label: labels.reload, role: 'reload', accelerator: 'CmdOrCtrl+R' },
    { label: labels.devTools, role: 'toggleDevTools', accelerator: 'F12' },
  ]
}

/** Cut, copy and paste on the right mouse button: only where there is text to write in or selected. */
export function offerTextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    if (!isEditable && selectionText === '') return
    const can = { cut: editFlags.canCut, copy: editFlags.canCopy, paste: editFlags.canPaste, selectAll: true }
    const items = textItems().filter(({ role }) => isEditable || role === 'copy')
    const template = items.map((item) => ({ ...item, enabled: can[item.role as keyof typeof can] }))
    Menu.buildFromTemplate(template).popup({ window })
  })
}

/** A world of its own, where the page's code can neither see nor change what is asked. */
const askingWorld = 900
const cursorInText =
  "document.activeElement?.matches('textarea, [contenteditable], input:not([type=checkbox],[type=radio],[type=button])') ?? false"

/** Whether the cursor stands in text of the page. */
export async function isTyping(contents: WebContents): Promise<boolean> {
  try {
    return (await contents.executeJavaScriptInIsolatedWorld(askingWorld, [{ code: cursorInText }])) === true
  } catch {
    // A page that is just being loaded has no cursor.
    return false
  }
}
