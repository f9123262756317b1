/** Choosing another data folder loses no data, warns of folders that break databases, and can be taken back. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as Electron from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { databaseFile, defaultDataFolder } from '../../electron/backend/dataFolder.ts'
import { databaseFile as openedFile } from '../../electron/backend/database/open.ts'
import { DataFolder, isShared } from '../../electron/main/dataFolder.ts'
import { Preferences } from '../../electron/main/preferences.ts'
import { as, FakeWindow, reset, standIn } from './standIn.ts'

vi.mock('electron', async () => (await import('./standIn.ts')).electron)

let root = ''
let preferences: Preferences
const steps: string[] = []
const at = (...path: string[]) => join(root, ...path)
const put = (path: string, text: string) => {
  mkdirSync(join(at(path), '..'), { recursive: true })
  writeFileSync(at(path), text)
}
beforeEach(() => {
  reset()
  steps.length = 0
  root = mkdtempSync(join(tmpdir(), 'sinergi-folder-'))
  preferences = new Preferences(at('preferences.json'))
  put(`lama/${databaseFile}`, 'data')
  put('lama/backups/2024.db', 'cadangan')
  put('lama/shell/preferences.json', '{}')
  put('lama/log/sinergi.log', 'log')
  put('lama/sinergi.lock', '')
  mkdirSync(at('baru'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const dataFolder = (fixed?: string) =>
  new DataFolder({
    fixed,
    usual: at('lama'),
    preferences,
    async whileClosed(work) {
      steps.push('closed')
      await work()
      steps.push('opened')
    },
  })
const window = () => as<Electron.BrowserWindow>(new FakeWindow({}))
const boxes = () => standIn.dialogs.filter(({ kind }) => kind === 'box').map(({ options }) => options.message)

it('knows the database by the name it is opened under', () => {
  expect(databaseFile).toBe(openedFile)
})

it('is the usual folder, the chosen one, or the one given at the start, in rising order', () => {
  expect(dataFolder().current).toBe(at('lama'))
  preferences.save({ dataFolder: at('pilihan') })
  expect(dataFolder().current).toBe(at('pilihan'))
  expect(dataFolder(at('diberikan')).current).toBe(at('diberikan'))
})

it('is the same on one machine for the window and the host', () => {
  expect(defaultDataFolder('win32', { APPDATA: '/u/Roaming', LOCALAPPDATA: '/u/Local' }, '/u')).toBe('/u/Local/Sinergi')
  expect(defaultDataFolder('linux', {}, '/home/u')).toBe('/home/u/.local/share/Sinergi')
  expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/d' }, '/home/u')).toBe('/d/Sinergi')
  expect(defaultDataFolder('darwin', {}, '/Users/u')).toBe('/Users/u/Library/Application Support/Sinergi')
})

describe('an empty folder', () => {
  it('takes a copy of the data, with the backups but without what belongs to the computer', async () => {
    standIn.openPaths = [at('baru')]
    standIn.responses = [0]
    const folder = dataFolder()
    expect(await folder.choose(window())).toBe(true)
    expect(readFileSync(at('baru', databaseFile), 'utf8')).toBe('data')
    expect(readFileSync(at('baru/backups/2024.db'), 'utf8')).toBe('cadangan')
    for (const left of ['shell', 'log', 'sinergi.lock']) expect(existsSync(at('baru', left)), left).toBe(false)
    expect(readFileSync(at('lama', databaseFile), 'utf8')).toBe('data')
    expect(steps).toEqual(['closed', 'opened'])
    expect(folder.current).toBe(at('baru'))
    expect(new Preferences(at('preferences.json')).value.dataFolder).toBe(at('baru'))
  })

  it('can also be started in afresh', async () => {
    standIn.openPaths = [at('baru')]
    standIn.responses = [1]
    expect(await dataFolder().choose(window())).toBe(true)
    expect(existsSync(at('baru', databaseFile))).toBe(false)
  })

  it('may lie inside the old one', async () => {
    mkdirSync(at('lama/dalam'))
    standIn.openPaths = [at('lama/dalam')]
    standIn.responses = [0]
    expect(await dataFolder().choose(window())).toBe(true)
    expect(readFileSync(at('lama/dalam', databaseFile), 'utf8')).toBe('data')
    expect(existsSync(at('lama/dalam/dalam'))).toBe(false)
  })
})

it('a folder with data is opened as it is, never written over', async () => {
  put(`baru/${databaseFile}`, 'data lain')
  standIn.openPaths = [at('baru')]
  standIn.responses = [0]
  expect(await dataFolder().choose(window())).toBe(true)
  expect(boxes()).toEqual(['Folder ini sudah berisi data Sinergi'])
  expect(readFileSync(at('baru', databaseFile), 'utf8')).toBe('data lain')
})

describe('nothing changes', () => {
  it.each<[string, string[], number[]]>([
    ['when no folder is chosen', [], []],
    ['when it is the same one', ['lama'], []],
    ['when the question how is turned away', ['baru'], [2]],
    ['when a folder with data is turned away', ['penuh'], [1]],
  ])('%s', async (_name, folders, responses) => {
    put(`penuh/${databaseFile}`, 'x')
    standIn.openPaths = folders.map((name) => at(name))
    standIn.responses = responses
    const folder = dataFolder()
    expect(await folder.choose(window())).toBe(false)
    expect(folder.current).toBe(at('lama'))
    expect(steps).toEqual([])
  })

  it('when --data said which folder it is', async () => {
    await expect(dataFolder(at('lama')).choose(window())).rejects.toThrow('--data')
    expect(standIn.dialogs).toEqual([])
  })

  it('when the copy fails: the old folder is opened again and the user told', async () => {
    mkdirSync(at('baru', 'backups', '2024.db'), { recursive: true })
    standIn.openPaths = [at('baru')]
    standIn.responses = [0]
    const folder = dataFolder()
    await expect(folder.choose(window())).rejects.toMatchObject({ code: 'unavailable' })
    expect(folder.current).toBe(at('lama'))
    expect(steps).toEqual(['closed', 'opened'])
    expect(existsSync(at('baru', databaseFile))).toBe(false)
    expect(preferences.value.dataFolder).toBeUndefined()
  })

  it('when the folder cannot be made or written', async () => {
    put('berkas', 'bukan folder')
    standIn.openPaths = [at('berkas/di-bawahnya')]
    standIn.responses = [1]
    await expect(dataFolder().choose(window())).rejects.toMatchObject({ code: 'read-only' })
    expect(steps).toEqual([])
  })
})

describe('a folder that something else copies away', () => {
  it.each([
    'C:\\Users\\rina\\OneDrive - Pemkab\\Sinergi',
    'C:\\Users\\rina\\Google Drive\\x',
    'D:\\Dropbox\\x',
    '/home/rina/Nextcloud/x',
    '\\\\server\\bersama\\Sinergi',
    '//server/bersama',
  ])('%s is seen', (path) => {
    expect(isShared(path)).toBe(true)
  })
  it.each(['C:\\Users\\rina\\Documents\\Sinergi', 'D:\\Data', '/home/rina/data', 'C:\\Kotak\\boxes'])(
    '%s is not one',
    (path) => {
      expect(isShared(path)).toBe(false)
    },
  )
  it('is refused with the reason, and another may be chosen at once', async () => {
    standIn.openPaths = [at('OneDrive'), at('baru')]
    standIn.responses = [0, 1]
    expect(await dataFolder().choose(window())).toBe(true)
    expect(boxes()[0]).toBe('Folder ini tidak dapat dipakai')
  })
})
