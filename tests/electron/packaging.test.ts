/** How Windows gets the program: for one user, without an administrator, in Indonesian, and never taking the data along. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { packaging } from '../../build/electron-builder.config.ts'

let built = ''
beforeAll(() => {
  built = mkdtempSync(join(tmpdir(), 'sinergi-packaging-'))
  const write = (path: string, code: string) => writeFileSync(join(built, 'main', path), code)
  mkdirSync(join(built, 'main/chunks'), { recursive: true })
  write('index.js', 'import { a } from "./chunks/shared.js"\nconst late = () => import("./chunks/late.js")')
  write('backend.js', 'import"./chunks/data.js";')
  write('import-worker.js', "import {\n  b,\n} from './chunks/reader.js'")
  write('writer.js', 'import "./chunks/data.js"\nconst late = () => import("./chunks/book.js")')
  write('host.js', 'import "./chunks/only-host.js"')
  write('chunks/shared.js', 'export * from "./deep.js"')
  write('chunks/reader.js', 'import "./shared.js"')
  for (const name of ['deep', 'late', 'data', 'book', 'only-host']) write(`chunks/${name}.js`, '')
})
afterAll(() => rmSync(built, { recursive: true, force: true }))

const config = () => packaging({ built, output: '/dist', electronDist: undefined })

it('is an installer for one user, and a portable program', () => {
  const { win, nsis, portable } = config()
  expect(win?.target).toEqual([
    { target: 'nsis', arch: ['x64'] },
    { target: 'portable', arch: ['x64'] },
  ])
  expect(win?.requestedExecutionLevel).toBe('asInvoker')
  expect(nsis).toMatchObject({ oneClick: true, perMachine: false, allowElevation: false })
  expect(nsis?.installerLanguages).toEqual(['id_ID', 'en_US'])
  expect(portable?.requestExecutionLevel).toBe('user')
})

it('leaves the office’s data where it is when the program is removed', () => {
  expect(config().nsis?.deleteAppDataOnUninstall).toBe(false)
})

it('sends nothing anywhere and compiles nothing', () => {
  expect(config()).toMatchObject({ publish: null, npmRebuild: false, nodeGypRebuild: false })
})

it('takes of the build the four entries and what they import, however it is written', () => {
  const [, main] = config().files as [string, { filter: string[] }]
  expect(main.filter.sort()).toEqual([
    'backend.js',
    'chunks/book.js',
    'chunks/data.js',
    'chunks/deep.js',
    'chunks/late.js',
    'chunks/reader.js',
    'chunks/shared.js',
    'import-worker.js',
    'index.js',
    'writer.js',
  ])
})

it('puts what threads run beside the archive together with all it imports', () => {
  const unpacked = config().asarUnpack as string[]
  const readers = ['import-worker.js', 'chunks/reader.js', 'chunks/shared.js', 'chunks/deep.js']
  for (const name of [...readers, 'writer.js', 'chunks/data.js', 'chunks/book.js'])
    expect(unpacked).toContain(`**/main/${name}`)
  expect(unpacked).toContain('node_modules/better-sqlite3/**')
  expect(unpacked).not.toContain('**/main/chunks/late.js')
})

it('takes the runtime from where it is told', () => {
  expect(config()).not.toHaveProperty('electronDist')
  expect(packaging({ built, output: '/d', electronDist: '/e.zip' }).electronDist).toBe('/e.zip')
})
