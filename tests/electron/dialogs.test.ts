/** Saving: the user says where, the whole file arrives there or nothing does. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import * as files from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as Electron from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { saveFile } from '../../electron/main/dialogs.ts'
import { Preferences } from '../../electron/main/preferences.ts'
import { as, FakeWindow, reset, standIn } from './standIn.ts'

vi.mock('electron', async () => (await import('./standIn.ts')).electron)
vi.mock('node:fs/promises', async (original) => ({ ...(await original<typeof files>()) }))

let folder = ''
let preferences: Preferences
beforeEach(() => {
  reset()
  folder = mkdtempSync(join(tmpdir(), 'sinergi-save-'))
  mkdirSync(join(folder, 'Dokumen'))
  preferences = new Preferences(join(folder, 'shell/preferences.json'))
  writeFileSync(join(folder, 'ticket'), 'isi')
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

const target = () => join(folder, 'Dokumen/daftar.xlsx')
const save = (name = 'daftar.xlsx') =>
  saveFile(as<Electron.BrowserWindow>(new FakeWindow({})), { path: join(folder, 'ticket'), name }, preferences)

it('copies the file to where the user says and remembers that folder, also for the next start', async () => {
  standIn.savePath = target()
  expect(await save()).toBe(true)
  expect(readFileSync(target(), 'utf8')).toBe('isi')
  expect(readdirSync(join(folder, 'Dokumen'))).toEqual(['daftar.xlsx'])

  preferences = new Preferences(join(folder, 'shell/preferences.json'))
  standIn.savePath = null
  await save('lain.pdf')
  expect(standIn.dialogs.at(-1)?.options).toMatchObject({
    defaultPath: join(folder, 'Dokumen/lain.pdf'),
    filters: [
      { name: 'Dokumen PDF', extensions: ['pdf'] },
      { name: 'Semua berkas', extensions: ['*'] },
    ],
  })
})

it('writes nothing when the dialog is closed', async () => {
  expect(await save()).toBe(false)
  expect(preferences.value.lastFolder).toBeUndefined()
})

describe('a file that cannot be written', () => {
  const fails = (step: 'copyFile' | 'rename', code: string) =>
    vi.spyOn(files, step).mockRejectedValue(Object.assign(new Error(code), { code }))

  it.each([
    ['rename', 'EBUSY', 'in-use', 'Tutup dulu'],
    ['rename', 'EPERM', 'in-use', 'Excel'],
    ['copyFile', 'EACCES', 'read-only', 'Pilih folder lain'],
    ['copyFile', 'ENOSPC', 'disk-full', 'Ruang disk habis'],
    ['copyFile', 'EIO', 'unavailable', 'Pilih folder lain'],
  ] as const)('%s %s is told as %s', async (step, code, expected, text) => {
    standIn.savePath = target()
    fails(step, code)
    await expect(save()).rejects.toMatchObject({ code: expected, message: expect.stringContaining(text) as string })
  })

  it('leaves what stood there before, and no rest beside it', async () => {
    writeFileSync(target(), 'yang lama')
    standIn.savePath = target()
    fails('rename', 'EBUSY')
    await expect(save()).rejects.toThrow()
    expect(readFileSync(target(), 'utf8')).toBe('yang lama')
    expect(readdirSync(join(folder, 'Dokumen'))).toEqual(['daftar.xlsx'])
    expect(existsSync(join(folder, 'ticket'))).toBe(true)
  })
})
