/**
 * `npm run dist`: builds the program and packs it for Windows (x64): an installer and a portable .exe in dist/.
 * The Electron runtime and the installer's tools are downloaded at first use; --electron-dist takes the runtime from a
 * folder or zip, --dir stops at the unpacked program, and --stand-in packs an empty runtime to try the packaging where
 * none can be had. Where only the installer's tools are missing, a makensis that is installed makes a plain installer
 * (build/installer.nsi), and --makensis asks for that one. --output sets another folder than dist/.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Arch, build, Platform } from 'electron-builder'
import { packaging } from '../electron-builder.config.ts'
import { hasMakensis, makeInstaller } from './installer.ts'
import { writeStandInElectron } from './standInElectron.ts'
import { root, run, toolEnvironment, version } from './tools.ts'

const { values } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    makensis: { type: 'boolean', default: false },
    'stand-in': { type: 'boolean', default: false },
    'electron-dist': { type: 'string' },
    output: { type: 'string', default: join(root, 'dist') },
  },
})
const work = mkdtempSync(join(tmpdir(), 'sinergi-dist-'))
const output = resolve(values.output)

try {
  process.exitCode = await distribute()
} finally {
  rmSync(work, { recursive: true, force: true })
}

async function distribute(): Promise<number> {
  const built = join(work, 'out')
  const code = await run(
    'electron-vite',
    ['build', '--config', 'build/electron.vite.config.ts', '--logLevel', 'warn'],
    { env: { ...toolEnvironment, SINERGI_OUT: built } },
  )
  if (code !== 0) return code

  const config = packaging({ built, output, electronDist: electronDist() })
  const unpacked = join(output, 'win-unpacked')
  const targets =
    values.dir || values.makensis
      ? Platform.WINDOWS.createTarget('dir', Arch.x64)
      : Platform.WINDOWS.createTarget(['nsis', 'portable'], Arch.x64)
  try {
    const made = await build({ projectDir: root, targets, config, publish: 'never' })
    if (values.makensis) return await plainInstaller(unpacked)
    for (const path of values.dir ? [unpacked] : made) console.log(path)
    return 0
  } catch (error) {
    console.error(explain(error))
    return isDownload(error) && isPacked() && hasMakensis() ? plainInstaller(unpacked) : 1
  }
}

async function plainInstaller(app: string): Promise<number> {
  const installer = join(output, `Sinergi-${version}-pasang.exe`)
  if (!(await makeInstaller({ app, installer }))) {
    console.error('makensis could not make the installer. On Debian it comes with: apt-get install nsis.')
    return 1
  }
  console.log(installer)
  return 0
}

/** Where the runtime comes from; undefined: electron-builder downloads it. */
function electronDist(): string | undefined {
  if (values['stand-in']) {
    const folder = join(work, 'electron')
    writeStandInElectron(folder)
    return folder
  }
  return values['electron-dist'] ?? process.env['ELECTRON_OVERRIDE_DIST_PATH']
}

function isPacked(): boolean {
  return existsSync(join(output, 'win-unpacked/resources/app.asar'))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function isDownload(error: unknown): boolean {
  return /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|getaddrinfo|fetch failed|status code|HTTPError/i.test(
    messageOf(error),
  )
}

/** What went wrong and what to do, where it is known. */
function explain(error: unknown): string {
  const text = messageOf(error)
  if (!isDownload(error)) return error instanceof Error ? (error.stack ?? text) : text
  return [
    ...(isPacked()
      ? [
          `The program is packed in ${join(output, 'win-unpacked')}, but the tools that make the installer cannot be downloaded here.`,
          'Run npm run dist once where github.com can be reached (or set ELECTRON_BUILDER_BINARIES_MIRROR); the tools are kept after that.',
          hasMakensis()
            ? 'The plain installer is made instead, with the makensis of this machine; there is no portable program.'
            : 'Or install makensis (on Debian: apt-get install nsis): a plain installer is then made with it.',
        ]
      : [
          'The Electron runtime for Windows cannot be downloaded here.',
          'Run npm run dist where github.com can be reached, set ELECTRON_MIRROR, or give a folder or zip: npm run dist -- --electron-dist PATH.',
        ]),
    `(${text.split('\n')[0] ?? ''})`,
  ].join('\n')
}
