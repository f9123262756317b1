/** The plain installer, run silently: what it puts on the computer, and what it leaves alone. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { hasMakensis, makeInstaller } from '../../build/scripts/installer.ts'
import { root } from '../harness/host.ts'
import { holdOpen, localAppData, runProgram, whenWritten, windowsFolder, windowsPath } from '../harness/windows.ts'

const remover = 'Hapus Sinergi.exe'

/** Every file below the folder and what is in it, but the remover. */
function content(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const files = paths.filter((path) => path !== remover && statSync(join(folder, path)).isFile())
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'latin1')]))
}

const install = (installer: string, to: string) => runProgram(installer, ['/S', `/D=${windowsPath(to)}`])
/** As Windows' settings do it: a copy of the remover does the work, and goes on after the remover has ended. */
async function remove(from: string): Promise<void> {
  expect(await runProgram(join(from, remover), ['/S'])).toBe(0)
  await whenWritten(from, () => !existsSync(join(from, remover)) || undefined)
}
const gone = (folder: string) => whenWritten(dirname(folder), () => !existsSync(folder) || undefined)

/** An installer of these files beside Sinergi.exe. */
async function installerOf(files: Record<string, string>): Promise<string> {
  const app = windowsFolder('program')
  for (const [path, text] of Object.entries({ 'Sinergi.exe': 'program', ...files })) {
    mkdirSync(dirname(join(app, path)), { recursive: true })
    writeFileSync(join(app, path), text)
  }
  const installer = join(dirname(app), 'pasang.exe')
  expect(await makeInstaller({ app, installer })).toBe(true)
  return installer
}

describe.skipIf(!hasMakensis())('the installer made with makensis', () => {
  describe('of the packed program', () => {
    let output = ''
    beforeAll(async () => {
      output = windowsFolder()
      const args = [join(root, 'build/scripts/dist.ts'), '--stand-in', '--makensis', '--output', output]
      await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 1e8 })
    }, 300_000)

    test('puts exactly its files where Windows keeps the programs of one user', async () => {
      const [installer = ''] = readdirSync(output).filter((name) => name.endsWith('-pasang.exe'))
      expect(await runProgram(join(output, installer), ['/S'])).toBe(0)
      const installed = join(localAppData(), 'Programs/Sinergi')
      const packed = content(join(output, 'win-unpacked'))
      expect(Object.keys(content(installed))).toEqual(Object.keys(packed))
      expect(content(installed)).toEqual(packed)
      for (const needed of ['Sinergi.exe', 'resources/app.asar', 'licences/main.txt'])
        expect(packed).toHaveProperty([needed])
      const menu = join(localAppData(), '../Roaming/Microsoft/Windows/Start Menu/Programs/Sinergi.lnk')
      expect(existsSync(menu)).toBe(true)

      await remove(installed)
      await gone(installed)
      expect(existsSync(menu)).toBe(false)
    })
  })

  test('an update takes away what the older version had, and leaves what is not its own', async () => {
    const to = windowsFolder()
    const older = await installerOf({ 'resources/lama.txt': 'lama', 'resources/sama.txt': '1' })
    const newer = await installerOf({ 'resources/baru.txt': 'baru', 'resources/sama.txt': '2' })
    expect(await install(older, to)).toBe(0)
    writeFileSync(join(to, 'resources/catatan saya.txt'), 'milik saya')
    expect(await install(newer, to)).toBe(0)
    expect(content(to)).toEqual({
      'Sinergi.exe': 'program',
      'resources/baru.txt': 'baru',
      'resources/catatan saya.txt': 'milik saya',
      'resources/sama.txt': '2',
    })
    await remove(to)
    expect(content(to)).toEqual({ 'resources/catatan saya.txt': 'milik saya' })
  })

  test('removing the program leaves the office’s data, also in the folder where it usually lies', async () => {
    const data = join(localAppData(), 'Sinergi')
    mkdirSync(data, { recursive: true })
    writeFileSync(join(data, 'arsip.db'), 'data')
    const to = windowsFolder()
    expect(await install(await installerOf({}), to)).toBe(0)
    await remove(to)
    await gone(to)
    expect(readFileSync(join(data, 'arsip.db'), 'utf8')).toBe('data')
    rmSync(join(data, 'arsip.db'))
  })

  test('while the program is open, neither an update nor a removal changes anything', async () => {
    const to = windowsFolder()
    expect(await install(await installerOf({ 'a.txt': '1' }), to)).toBe(0)
    const update = await installerOf({ 'a.txt': '2' })
    const open = await holdOpen(join(to, 'Sinergi.exe'), 'alone')
    expect(await install(update, to)).toBe(2)
    expect(await runProgram(join(to, remover), ['/S', `_?=${windowsPath(to)}`])).toBe(2)
    expect(readFileSync(join(to, 'a.txt'), 'utf8')).toBe('1')
    await open.letGo()
    expect(await install(update, to)).toBe(0)
    expect(readFileSync(join(to, 'a.txt'), 'utf8')).toBe('2')
  })
})
