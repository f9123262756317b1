/** The folder the office's data lives in, and how the user chooses another. */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { cp, readdir } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { type BrowserWindow, dialog, type MessageBoxOptions } from 'electron'
import { databaseFile, lockFile } from '../backend/dataFolder.ts'
import { Failure } from '../contract/errors.ts'
import { messages } from './messages.ts'
import type { Preferences } from './preferences.ts'

const { folder: say } = messages

/** Not part of the office's data: what belongs to this computer, and the lock of the running program. */
const notCopied = new Set(['shell', 'window', 'log', lockFile])

const syncedFolders =
  /^(onedrive|dropbox|google ?drive|googledrive|icloud ?drive|mobile documents|nextcloud|owncloud|mega(sync)?|box( sync)?)\b/i

export interface DataFolderOptions {
  /** Given with --data; then it cannot be changed. */
  fixed: string | undefined
  usual: string
  preferences: Preferences
  /** Closes the backend, runs `work`, and starts the backend on the folder that is then current. */
  whileClosed: (work: () => Promise<void>) => Promise<void>
}

export class DataFolder {
  readonly #options: DataFolderOptions
  #current: string

  constructor(options: DataFolderOptions) {
    this.#options = options
    this.#current = resolve(options.fixed ?? options.preferences.value.dataFolder ?? options.usual)
  }

  get current(): string {
    return this.#current
  }

  /** Returns whether another folder is now open. Throws `Failure` when it cannot be; the old one is then open again. */
  async choose(window: BrowserWindow): Promise<boolean> {
    if (this.#options.fixed !== undefined) throw new Failure('unavailable', say.fixed)
    const folder = await this.#ask(window)
    if (folder === null || folder === this.#current) return false
    const copy = await this.#askHow(window, folder)
    if (copy === null) return false
    makeWritable(folder)
    await this.#move(folder, copy)
    return true
  }

  async #ask(window: BrowserWindow): Promise<string | null> {
    for (;;) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: say.title,
        buttonLabel: say.button,
        defaultPath: this.#current,
        properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
      })
      const folder = filePaths[0]
      if (canceled || folder === undefined) return null
      if (!isShared(folder)) return resolve(folder)
      if ((await choice(window, 'warning', say.synced(folder), [say.again, say.cancel])) !== 0) return null
    }
  }

  /** Whether to copy the present data; null: leave everything as it is. */
  async #askHow(window: BrowserWindow, folder: string): Promise<boolean | null> {
    if (existsSync(join(folder, databaseFile)))
      return (await choice(window, 'question', say.found(folder), [say.open, say.cancel])) === 0 ? false : null
    if (!existsSync(join(this.#current, databaseFile))) return false
    const chosen = await choice(window, 'question', say.empty(folder), [say.copy, say.startEmpty, say.cancel])
    return chosen === 2 ? null : chosen === 0
  }

  async #move(folder: string, copy: boolean): Promise<void> {
    const old = this.#current
    let problem: unknown
    await this.#options.whileClosed(async () => {
      try {
        if (copy) await copyData(old, folder)
        this.#options.preferences.save({ dataFolder: folder })
        this.#current = folder
      } catch (error) {
        problem = error
      }
    })
    if (problem !== undefined) throw new Failure('unavailable', say.copyFailed, undefined, { cause: problem })
  }
}

/** Folders that a program copies away while they are in use, or that lie on another computer: SQLite breaks there. */
export function isShared(folder: string): boolean {
  if (/^(\\\\|\/\/)/.test(folder)) return true
  return folder.split(/[\\/]/).some((part) => syncedFolders.test(part))
}

function makeWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new Failure('read-only', say.denied, undefined, { cause: error })
  }
}

/** The database itself goes last: a copy that was cut short does not look like data. */
async function copyData(from: string, to: string): Promise<void> {
  const names = await readdir(from)
  const inTurn = [...names.filter((name) => name !== databaseFile), databaseFile]
  for (const name of inTurn) {
    const path = join(from, name)
    if (!notCopied.has(name) && !`${to}${sep}`.startsWith(`${path}${sep}`))
      await cp(path, join(to, name), { recursive: true })
  }
}

async function choice(
  window: BrowserWindow,
  type: MessageBoxOptions['type'],
  text: { message: string; detail: string },
  buttons: string[],
): Promise<number> {
  const { response } = await dialog.showMessageBox(window, {
    type,
    title: messages.appName,
    ...text,
    buttons,
    defaultId: 0,
    cancelId: buttons.length - 1,
    noLink: true,
  })
  return response
}
