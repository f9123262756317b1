/** The plain installer of a packed program (build/installer.nsi), made with a makensis that is installed on this machine. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, run, version } from './tools.ts'

export const hasMakensis = (): boolean => spawnSync('makensis', ['-VERSION']).status === 0

export interface Plain {
  /** Folder of the program as it is to lie on Windows. */
  app: string
  installer: string
}

/** Returns whether it was made. It is a 64-bit program, as the one it installs. */
export async function makeInstaller({ app, installer }: Plain): Promise<boolean> {
  const work = mkdtempSync(join(tmpdir(), 'sinergi-installer-'))
  try {
    const entries = readdirSync(app, { recursive: true, encoding: 'utf8' }).sort().reverse()
    const files = join(work, 'files.nsh')
    writeFileSync(files, removal(app, entries))
    const bytes = entries.reduce((sum, entry) => sum + statSync(join(app, entry)).size, 0)
    const given = {
      APP: app,
      FILES: files,
      ICON: join(root, 'build/icons/icon.ico'),
      NAME: 'Sinergi',
      OUTPUT: installer,
      SIZE: Math.ceil(bytes / 1024),
      VERSION: version,
    }
    const defines = Object.entries(given).map(([name, value]) => `-D${name}=${value}`)
    const args = ['-V2', '-WX', '-INPUTCHARSET', 'UTF8', ...defines, '-XTarget amd64-unicode', 'build/installer.nsi']
    return (await run('makensis', args)) === 0
  } finally {
    rmSync(work, { recursive: true })
  }
}

/** Deletes each file and then each folder; `entries` have what is in a folder before it. */
function removal(app: string, entries: string[]): string {
  const lines = entries.map((entry) => {
    const verb = statSync(join(app, entry)).isDirectory() ? 'RMDir' : 'Delete'
    return `  ${verb} "$INSTDIR\\${entry.replaceAll('/', '\\').replaceAll('$', '$$$$')}"`
  })
  return ['!macro removeFiles', ...lines, '!macroend', ''].join('\n')
}
