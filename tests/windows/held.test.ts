/** Files that another program has open, which Windows therefore neither moves nor removes. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { holdOpen, startOnWindows, whenThere, type WindowsHost, windowsTemporary } from '../harness/windows.ts'

let host: WindowsHost
let name: string
const database = () => join(host.folder, 'sinergi.db')
const beside = () => readdirSync(host.folder).filter((file) => /tmp|sebelum|rusak/.test(file))
const count = async () => (await host.ask('roster.counts', {})).people

beforeEach(async () => {
  host = await startOnWindows()
  await host.ask('setup.start', { office: 'Bappeda Kab. Kutai Timur', operator: 'Rina', demo: false })
  await host.ask('people.create', { name: 'Siti Aminah' })
  ;({ name } = await host.ask('backups.create', {}))
  await host.ask('people.create', { name: 'Budi Santoso' })
})
afterEach(() => host.discard())

test('a restore waits for a scanner that is looking at the data', async () => {
  const scanner = await holdOpen(database())
  // The last step before the backup takes the place of the data.
  const waiting = whenThere(`${database()}.sebelum-pulih`)
  const restoring = host.ask('backups.restore', { name })
  await waiting
  await scanner.letGo()
  await restoring
  expect(await count()).toBe(1)
  expect(beside()).toEqual([])
})

test('a restore that waits in vain says who is in the way, and the data is as it was', async () => {
  const scanner = await holdOpen(database())
  expect(await host.call('backups.restore', { name })).toMatchObject({
    ok: false,
    error: { code: 'unavailable', message: expect.stringMatching(/sedang dipakai program lain, misalnya antivirus/) },
  })
  expect(await count()).toBe(2)
  await scanner.letGo()
  await host.ask('backups.restore', { name })
  expect(await count()).toBe(1)
  expect(beside()).toEqual([])
})

test('data that may not be written keeps what is only in its log when a restore is in vain', async () => {
  const { folder } = host
  await host.stop('SIGKILL')
  const log = readFileSync(`${database()}-wal`)
  expect(log.length).toBeGreaterThan(0)
  chmodSync(database(), 0o444)
  host = await startOnWindows({ folder })
  expect((await host.ask('app.state', {})).problem?.code).toBe('read-only')

  const scanner = await holdOpen(database())
  expect(await host.call('backups.restore', { name })).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  expect(readFileSync(`${database()}-wal`).equals(log)).toBe(true)
  await scanner.letGo()
  chmodSync(database(), 0o644)
  await host.ask('app.retry', {})
  expect(await count()).toBe(2)
})

test('a backup is made while another program reads the data', async () => {
  const scanner = await holdOpen(database())
  await host.ask('people.create', { name: 'Andi Rahmat' })
  const made = await host.ask('backups.create', {})
  await scanner.letGo()
  await host.ask('backups.restore', { name: made.name })
  expect(await count()).toBe(3)
})

test('temporary files of a killed program that somebody still has open do not keep the next from starting', async () => {
  await host.stop('SIGKILL')
  const [left = ''] = readdirSync(windowsTemporary()).filter((folder) => folder.startsWith('sinergi-files-'))
  const file = join(windowsTemporary(), left, 'dibuka/daftar.xlsx')
  mkdirSync(join(file, '..'))
  writeFileSync(file, 'x')
  const viewer = await holdOpen(file)
  host = await startOnWindows({ folder: host.folder })
  expect(await count()).toBe(2)
  await viewer.letGo()
})
