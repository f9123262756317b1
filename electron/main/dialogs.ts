/** Saving a file the backend made where the user says. */
import { copyFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { app, type BrowserWindow, dialog, type FileFilter } from 'electron'
import { Failure } from '../contract/errors.ts'
import { messages } from './messages.ts'
import type { Preferences } from './preferences.ts'

/**
 * Asks where to keep the file at `path` and copies it there. False when the dialog was closed.
 * Throws `Failure` naming the file when it cannot be written; what stood there before is then still whole.
 */
export async function saveFile(
  window: BrowserWindow,
  file: { path: string; name: string },
  preferences: Preferences,
): Promise<boolean> {
  const folder = preferences.value.lastFolder ?? app.getPath('documents')
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: messages.save.title,
    buttonLabel: messages.save.button,
    defaultPath: join(folder, file.name),
    filters: filtersFor(file.name),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (canceled || filePath === '') return false
  await copyWhole(file.path, filePath)
  preferences.remember({ lastFolder: dirname(filePath) })
  return true
}

/** Copied beside the target first, so that a full disk or a cut leaves the old file or the new one, never half of one. */
async function copyWhole(from: string, to: string): Promise<void> {
  const beside = `${to}.sinergi-${process.pid}`
  try {
    await copyFile(from, beside)
    await rename(beside, to)
  } catch (error) {
    await rm(beside, { force: true })
    throw saveFailure(error, basename(to))
  }
}

function saveFailure(error: unknown, name: string): Failure {
  const say = messages.saveFailed
  switch ((error as { code?: string }).code) {
    case 'EBUSY':
    case 'EPERM':
      return new Failure('in-use', say.inUse(name))
    case 'EACCES':
    case 'EROFS':
      return new Failure('read-only', say.denied(name))
    case 'ENOSPC':
    case 'EDQUOT':
      return new Failure('disk-full', say.full)
    default:
      return new Failure('unavailable', say.other(name), undefined, { cause: error })
  }
}

function filtersFor(name: string): FileFilter[] {
  const extension = extname(name).slice(1).toLowerCase()
  const all = { name: messages.allFiles, extensions: ['*'] }
  if (extension === '') return [all]
  const kinds: Record<string, string> = messages.fileKinds
  return [{ name: kinds[extension] ?? extension.toUpperCase(), extensions: [extension] }, all]
}
