/**
 * The packed program, made as `npm run dist` makes it but around an empty stand-in for the Electron runtime: what is in
 * it and what is not, how it is locked, and that what lies beside the archive works from there.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { extractFile, getRawHeader, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
let output = ''
const inProgram = (...path: string[]) => join(output, 'win-unpacked', ...path)
const archive = () => inProgram('resources/app.asar')
const beside = (...path: string[]) => inProgram('resources/app.asar.unpacked', ...path)

beforeAll(async () => {
  output = mkdtempSync(join(tmpdir(), 'sinergi-package-'))
  const args = [join(root, 'build/scripts/dist.ts'), '--dir', '--stand-in', '--output', output]
  await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 1e8 })
}, 120_000)
afterAll(() => rmSync(output, { recursive: true, force: true }))

/** Files of the archive, without the folders. */
const packed = () => {
  const paths = listPackage(archive(), { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1))
  return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`)))
}
const text = (path: string) => extractFile(archive(), path).toString('utf8')
const listed = (folder: string, below = ''): string[] =>
  readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? listed(folder, `${below}${entry.name}/`) : [`${below}${entry.name}`],
  )

describe('the archive', () => {
  const allowed = [
    /^package\.json$/,
    /^out\/main\/(index|backend|import-worker|writer)\.js$/,
    /^out\/main\/chunks\/[\w-]+\.js$/,
    /^out\/preload\/preload\.cjs$/,
    /^out\/renderer\/(index\.html|icon\.svg)$/,
    /^out\/renderer\/assets\/[\w.-]+\.(js|mjs|css|woff2|woff|svg|png|wasm)$/,
    /^node_modules\/better-sqlite3\/(package\.json|LICENSE)$/,
    /^node_modules\/better-sqlite3\/lib\/[\w/-]+\.js$/,
    /^node_modules\/better-sqlite3\/prebuilds\/win32-x64\.node$/,
  ]

  it('holds the program and nothing else: no sources, tests, maps, host or tools', () => {
    const files = packed()
    expect(files.filter((path) => !allowed.some((pattern) => pattern.test(path)))).toEqual([])
    for (const needed of [
      'package.json',
      'out/main/index.js',
      'out/main/backend.js',
      'out/main/import-worker.js',
      'out/main/writer.js',
      'out/preload/preload.cjs',
      'out/renderer/index.html',
      'node_modules/better-sqlite3/lib/index.js',
    ])
      expect(files).toContain(needed)
  })

  it('holds the database engine for this platform only', () => {
    const ofOthers = packed().filter((path) => /linux|darwin|arm64/.test(path))
    expect(ofOthers).toEqual([])
    expect(packed().filter((path) => path.endsWith('.node'))).toEqual([
      'node_modules/better-sqlite3/prebuilds/win32-x64.node',
    ])
  })

  it('names the program’s entry, and neither scripts nor development packages', () => {
    const manifest = JSON.parse(text('package.json')) as Record<string, unknown>
    expect(manifest).toMatchObject({ main: 'out/main/index.js', type: 'module', productName: 'Sinergi' })
    expect(manifest).not.toHaveProperty('devDependencies')
    expect(manifest).not.toHaveProperty('scripts')
    expect(Object.keys(manifest['dependencies'] as object)).toEqual(['better-sqlite3'])
  })

  it('imports only what is in it', () => {
    const imports =
      /^import\s+(?:[^"'`;]*?\s+from\s+)?["']([^"'.][^"']*)["']|\b(?:import|(?:__)?require)\(["']([^"'.][^"']*)["']\)/gm
    for (const path of packed().filter((name) => /^out\/(main|preload)\//.test(name))) {
      const code = text(path).replace(/\/\*[\s\S]*?\*\//g, '')
      for (const [, still, moving] of code.matchAll(imports)) {
        const name = still ?? moving ?? ''
        expect(isBuiltin(name) || name === 'electron' || name === 'better-sqlite3', `${path} → ${name}`).toBe(true)
      }
    }
  })

  it('has a preload that needs electron and no other file, as a sandbox demands', () => {
    const needed = [...text('out/preload/preload.cjs').matchAll(/require\(["']([^"']+)["']\)/g)].map(([, name]) => name)
    expect(needed).toEqual(['electron'])
  })
})

describe('beside the archive', () => {
  it('lie the database engine, what threads run with its chunks, and nothing else', () => {
    const engine = /^node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/[\w/-]+\.js|prebuilds\/win32-x64\.node)$/
    const files = listed(beside()).filter((path) => !path.startsWith('out/main/chunks/'))
    expect(files.filter((path) => !engine.test(path)).sort()).toEqual([
      'out/main/import-worker.js',
      'out/main/writer.js',
      'package.json',
    ])
    expect(files).toContain('node_modules/better-sqlite3/lib/index.js')
    expect(files).toContain('node_modules/better-sqlite3/prebuilds/win32-x64.node')
  })

  it('the worker runs from there: it reads a workbook', async () => {
    const path = join(root, 'tests/fixtures/workbooks/01-rapi.xlsx')
    const worker = new Worker(beside('out/main/import-worker.js'), { workerData: { path, name: '01-rapi.xlsx' } })
    const answer = await new Promise<{ kind: string }>((resolveAnswer, reject) => {
      worker.on('message', (message: { kind: string }) => message.kind !== 'progress' && resolveAnswer(message))
      worker.on('error', reject)
    })
    await worker.terminate()
    expect(answer.kind).toBe('result')
  })

  it('lie the resources the backend reads: fonts and demo data, and not the guide', () => {
    const shipped = listed(inProgram('resources/resources'))
    const wanted = listed(join(root, 'resources')).filter((path) => !/(^|\/)\.|^panduan/.test(path))
    expect(shipped.sort()).toEqual(wanted.sort())
    expect(shipped.length).toBeGreaterThan(0)
  })

  it('lie the licences of the packages built into it', () => {
    const licences = ['main', 'renderer'].map((part) => readFileSync(inProgram('licences', `${part}.txt`), 'utf8'))
    expect(licences[0]).toMatch(/^valibot [\d.]+ \(MIT\)\nMIT License/m)
    expect(licences[1]).toMatch(/^svelte [\d.]+ \(MIT\)\n/m)
  })

  it('lie Chromium’s words in Indonesian and English only', () => {
    expect(readdirSync(inProgram('locales')).sort()).toEqual(['en-US.pak', 'id.pak'])
  })
})

describe('the program file', () => {
  const resources = () => NtExecutableResource.from(NtExecutable.from(readFileSync(inProgram('Sinergi.exe')))).entries

  it('has its fuses set: no Node, no inspection, code from the checked archive only, cookies encrypted', async () => {
    const wire = (await getCurrentFuseWire(inProgram('Sinergi.exe'))) as unknown as Record<FuseV1Options, number>
    const on = (fuse: FuseV1Options) => String.fromCharCode(wire[fuse]) === '1'
    expect({
      runAsNode: on(FuseV1Options.RunAsNode),
      nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
      integrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
      cookies: on(FuseV1Options.EnableCookieEncryption),
      ownSnapshot: on(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
      fileRights: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      nodeOptions: false,
      inspect: false,
      integrity: true,
      onlyAsar: true,
      cookies: true,
      ownSnapshot: false,
      fileRights: false,
    })
  })

  it('carries the hash of the archive it may load', () => {
    const entry = resources().find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR')
    const { headerString } = getRawHeader(archive())
    expect(JSON.parse(Buffer.from(entry?.bin ?? new ArrayBuffer()).toString('utf8'))).toEqual([
      { file: 'resources\\app.asar', alg: 'SHA256', value: createHash('sha256').update(headerString).digest('hex') },
    ])
  })

  it('bears the program’s name, version and icon in every size Windows asks for', () => {
    const [info] = Resource.VersionInfo.fromEntries(resources())
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    expect(info?.getStringValues({ lang: 1033, codepage: 1200 })).toMatchObject({
      ProductName: 'Sinergi',
      FileDescription: 'Sinergi',
      FileVersion: version,
    })
    const drawn = Data.IconFile.from(readFileSync(join(root, 'build/icons/icon.ico'))).icons.map(({ width }) => width)
    const [group] = Resource.IconGroupEntry.fromEntries(resources())
    expect(group?.icons.map(({ width }) => width)).toEqual(drawn)
    expect(drawn).toEqual(expect.arrayContaining([16, 32, 48]))
  })
})

it('leaves no half-finished build behind', () => {
  expect(readdirSync(output).filter((name) => name !== 'win-unpacked' && name !== 'builder-debug.yml')).toEqual([])
  expect(existsSync(inProgram('resources/default_app.asar'))).toBe(false)
})
