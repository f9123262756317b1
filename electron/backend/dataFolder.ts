/** The office's data folder: what lies in it, and where it is when nobody chose one. */
import { homedir } from 'node:os'
import { join } from 'node:path'

export const databaseFile = 'sinergi.db'
export const lockFile = 'sinergi.lock'

/** The same for every shell on one machine. */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') return join(env['APPDATA'] ?? home, 'Sinergi')
  if (platform === 'darwin') return join(home, 'Library/Application Support/Sinergi')
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local/share'), 'Sinergi')
}
