/** Where the data may lie on Windows, what is said where it may not, and what files are called there. */
import { chmodSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { workbook } from '../harness/clerk.ts'
import { fill, smallDisk } from '../harness/smallDisk.ts'
import { snapshot } from '../harness/snapshot.ts'
import {
  localAppData,
  startOnWindows,
  type WindowsHost,
  windowsDrive,
  windowsFolder,
  windowsPath,
} from '../harness/windows.ts'

const running: WindowsHost[] = []
afterEach(async () => {
  for (const host of running.splice(0)) await host.stop('SIGKILL')
})

async function open(folder: string): Promise<WindowsHost> {
  const host = await startOnWindows({ folder })
  running.push(host)
  return host
}

async function openOffice(folder = windowsFolder()): Promise<WindowsHost> {
  const host = await open(folder)
  await host.ask('setup.start', { office: 'Bappeda Kab. Kutai Timur', operator: 'Rina', demo: false })
  return host
}

/** A folder whose path on Windows has at least so many characters. */
function longFolder(characters: number): string {
  let folder = windowsFolder('data')
  while (windowsPath(folder).length < characters) folder = join(folder, 'Koordinasi Penanggulangan Kemiskinan')
  return folder
}

describe('the office lives in a folder', () => {
  test.each([
    ['with spaces', () => windowsFolder('Data Kantor  Bappeda')],
    ['in other scripts', () => windowsFolder('Données “kantor” é ñ 会议 ꦧꦥ꧀ꦥꦺꦢ 😀')],
    ['with a name of a device', () => windowsFolder('aux')],
    ['of more than 260 characters', () => longFolder(300)],
    ['of more than 900 characters', () => longFolder(900)],
  ])('%s', async (_what, make) => {
    const folder = make()
    const host = await openOffice(folder)
    await host.ask('people.create', { name: 'Siti Aminah' })
    const { name } = await host.ask('backups.create', {})
    await host.ask('people.create', { name: 'Budi Santoso' })
    await host.ask('backups.restore', { name })
    expect((await host.ask('people.list', {})).items.map((person) => person.name)).toEqual(['Siti Aminah'])
    await host.stop()
    expect(readdirSync(folder).filter((file) => file.startsWith('sinergi'))).toEqual(['sinergi.db', 'sinergi.lock'])
    // SQLite on this machine does not take names as long as on Windows.
    const short = windowsFolder()
    renameSync(join(folder, 'sinergi.db'), join(short, 'sinergi.db'))
    expect(snapshot(short)['person']).toHaveLength(1)
    expect(host.complaints()).toBe('')
  })
})

describe('the office is told, in a sentence that says what to do,', () => {
  const problem = async (host: WindowsHost) => (await host.ask('app.state', {})).problem

  test('that the name of the folder is too long', async () => {
    const host = await open(longFolder(1000))
    expect(await problem(host)).toMatchObject({
      code: 'unavailable',
      message: 'Nama folder data terlalu panjang. Jalankan Sinergi dengan folder data yang namanya lebih pendek.',
    })
    expect(host.complaints()).toBe('')
  })

  test('that the data is open in another Sinergi, until that one is closed or killed', async () => {
    const first = await openOffice()
    const second = await open(first.folder)
    const busy = {
      code: 'database-busy',
      message: 'Data ini sedang dibuka oleh Sinergi yang lain. Tutup jendela Sinergi yang lain itu, lalu coba lagi.',
    }
    expect(await problem(second)).toMatchObject(busy)
    expect(await second.call('people.create', { name: 'Siti Aminah' })).toMatchObject({ ok: false, error: busy })
    await first.ask('people.create', { name: 'Siti Aminah' })

    await first.stop('SIGKILL')
    await second.ask('app.retry', {})
    expect(await problem(second)).toBeNull()
    expect((await second.ask('people.list', {})).total).toBe(1)
  })

  test('that the file of the data is read-only', async () => {
    const { folder, ...host } = await openOffice()
    await host.ask('people.create', { name: 'Siti Aminah' })
    await host.stop()
    const file = join(folder, 'sinergi.db')
    chmodSync(file, 0o444)
    const again = await open(folder)
    expect(await problem(again)).toMatchObject({
      code: 'read-only',
      message: expect.stringMatching(/^Folder data tidak dapat ditulisi\. Periksa izin/),
    })
    chmodSync(file, 0o644)
    await again.ask('app.retry', {})
    expect((await again.ask('people.list', {})).total).toBe(1)
  })

  const disk = smallDisk(8, windowsDrive())
  test.skipIf(!disk)('that the folder is read-only, and then that the disk is full', async () => {
    if (!disk) return
    try {
      const host = await openOffice(join(disk.folder, 'data'))
      await host.stop()
      disk.remount('ro')
      const again = await open(host.folder)
      expect(await problem(again)).toMatchObject({ code: 'read-only' })
      disk.remount('rw')
      await again.ask('app.retry', {})
      await again.ask('people.create', { name: 'Siti Aminah' })

      const filler = fill(disk.folder)
      expect(await again.call('backups.create', {})).toMatchObject({ ok: false, error: { code: 'disk-full' } })
      expect(readdirSync(join(again.folder, 'backups')).filter((name) => name.startsWith('.'))).toEqual([])
      rmSync(filler)
      await again.ask('backups.create', {})
      expect((await again.ask('people.list', {})).total).toBe(1)
    } finally {
      for (const host of running.splice(0)) await host.stop('SIGKILL')
      disk.remove()
    }
  })
})

test('without --data the office lives where Windows keeps what stays on this computer', async () => {
  const folder = join(localAppData(), 'Sinergi')
  const host = await startOnWindows({ folder, usual: true })
  running.push(host)
  expect((await host.ask('app.state', {})).phase).toBe('setup')
  expect(readdirSync(folder)).toContain('sinergi.db')
})

test('a read-only backup, as it comes back from a disc, is restored to data that can be written', async () => {
  const host = await openOffice()
  await host.ask('people.create', { name: 'Siti Aminah' })
  const { name } = await host.ask('backups.create', {})
  chmodSync(join(host.folder, 'backups', name), 0o444)
  await host.ask('backups.restore', { name })
  await host.stop()
  const again = await open(host.folder)
  await again.ask('people.create', { name: 'Budi Santoso' })
  expect((await again.ask('people.list', {})).total).toBe(2)
})

describe('what the program hands out has a name Windows takes', () => {
  let host: WindowsHost
  beforeAll(async () => {
    host = await openOffice()
    running.pop()
  })
  afterAll(() => host.discard())

  test.each([
    ['CON.xlsx', 'CON-.xlsx'],
    ['aux', 'aux-'],
    ['Rakor: “2024” <awal>?*|.csv', 'Rakor- “2024” -awal----.csv'],
    ['daftar. . ', 'daftar'],
    [`${'Koordinasi '.repeat(30)}.xlsx`, `${'Koordinasi '.repeat(13)}Ko.xlsx`],
  ])('%s becomes %s', async (name, safe) => {
    const file = await host.upload(workbook('10-koma.csv'), name)
    expect(file.name).toBe(safe)
    expect((await host.download(file)).length).toBeGreaterThan(100)
  })

  test('rows sent back to be mended, of a file whose name is of another system', async () => {
    const { ticket } = await host.upload(workbook('04-nip-angka.xlsx'), 'aux.daftar?.xlsx')
    const { previewId } = await host.ask('imports.preview', { ticket })
    const file = await host.ask('imports.errorWorkbook', { previewId })
    expect(file.name).toMatch(/^aux-\.daftar- - perlu diperbaiki\.xlsx$/)
    expect((await host.download(file)).subarray(0, 2).toString()).toBe('PK')
  })
})
