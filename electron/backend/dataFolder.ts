/** The office's data folder: what lies in it, and where it is when nobody chose one. */
import { homedir } from 'node:os'
import { join, sep, toNamespacedPath } from 'node:path'

export const databaseFile = 'sinergi.db'
export const lockFile = 'sinergi.lock'

/**
 * How SQLite is told of a file. On Windows this is the form in which Node.js names files too: it may be longer than 260
 * characters, and a folder may be called as a device is.
 */
export const sqliteName = (path: string): string => toNamespacedPath(path)

/** Bytes in a file name that SQLite opens, less what the longest of ours adds to the folder: the log of a backup. */
const longestFolder = (process.platform === 'win32' ? 1040 : 512) - 80
/** No file system has longer names for one folder. */
const longestPart = 255

export const isTooLong = (folder: string): boolean =>
  Buffer.byteLength(folder) > longestFolder || folder.split(sep).some((part) => part.length > longestPart)

/** The same for every shell on one machine. */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  // The other one, %APPDATA%, is carried from computer to computer in large offices, which no open database survives.
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData/Local'), 'Sinergi')
  if (platform === 'darwin') return join(home, 'Library/Application Support/Sinergi')
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local/share'), 'Sinergi')
}
