/** A program that Windows ends in the middle of its work, as a power cut or the Task Manager does: nothing is lost. */
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startOnWindows, whenThere, whenWritten, type WindowsHost, windowsFolder } from '../harness/windows.ts'

/** So many that each step takes a while. */
const people = 1500
let host: WindowsHost
let roster: string

beforeEach(async () => {
  host = await startOnWindows()
  await host.ask('setup.start', { office: 'Bappeda Kab. Kutai Timur', operator: 'Rina', demo: false })
  await host.ask('people.create', { name: 'Siti Aminah' })
  roster = join(windowsFolder(), 'daftar.csv')
  const rows = Array.from({ length: people }, (_, n) => `Warga ke ${n} Sangatta;Staf ${n % 40};Desa nomor ${n % 300}`)
  writeFileSync(roster, ['Nama;Jabatan;Instansi', ...rows].join('\n'))
})
afterEach(() => host.discard())

async function preview() {
  const { ticket } = await host.upload(roster)
  return (await host.ask('imports.preview', { ticket })).previewId
}

/** Kills the host at the moment; resolves to whether the work was answered before. */
async function killed(work: Promise<unknown>, moment: Promise<unknown>): Promise<boolean> {
  const answered = work.then(
    () => true,
    () => false,
  )
  await moment
  await host.stop('SIGKILL')
  return answered
}

/** Opens the folder again; the database in it must be whole. */
async function reopen(): Promise<void> {
  const { folder } = host
  host = await startOnWindows({ folder })
  expect(await host.ask('app.state', {})).toMatchObject({ phase: 'ready', problem: null })
  await host.stop()
  expect(check(join(folder, 'sinergi.db'))).toBe('ok')
  host = await startOnWindows({ folder })
}

function check(file: string): unknown {
  const sqlite = new Database(file, { readonly: true })
  const answer = sqlite.pragma('integrity_check', { simple: true })
  sqlite.close()
  return answer
}

const count = async () => (await host.ask('roster.counts', {})).people
const inBackups = (name: string) => join(host.folder, 'backups', name)
const backups = () => (existsSync(inBackups('')) ? readdirSync(inBackups('')) : [])
const named = (pattern: RegExp) => () => backups().find((name) => pattern.test(name))

describe('in the middle of an import', () => {
  const moments: [string, () => Promise<unknown>][] = [
    ['after the backup, as it begins to write', () => whenWritten(inBackups(''), named(/^sinergi-.*-impor\.db$/))],
    [
      'as the first of it reaches the disk',
      () => {
        const log = join(host.folder, 'sinergi.db-wal')
        const before = statSync(log).size
        return whenWritten(host.folder, () => statSync(log).size > before + 200_000 || undefined)
      },
    ],
  ]
  test.each(moments)('%s: all of it is there, or nothing, and it can be done again', async (_when, moment) => {
    // The folder of backups is there to be watched.
    await host.ask('backups.create', {})
    const previewId = await preview()
    const answered = await killed(host.ask('imports.commit', { previewId }), moment())
    await reopen()
    const after = await count()
    expect(answered ? [people + 1] : [1, people + 1]).toContain(after)

    await host.ask('imports.commit', { previewId: await preview() })
    expect(await count()).toBe(people + 1)
    const { undo } = await host.ask('journal.next', {})
    if (!undo) throw new Error('There is nothing to take back.')
    expect((await host.ask('journal.undo', { entryId: undo.entryId })).left).toEqual([])
    expect(await count()).toBe(1)
  })
})

describe('with many people', () => {
  beforeEach(async () => {
    await host.ask('imports.commit', { previewId: await preview() })
  })

  test('in the middle of a backup: what bears the name of a backup is whole, the rest goes', async () => {
    const before = backups().sort()
    const begun = whenWritten(inBackups(''), named(/^\.sinergi-.*-manual\.db\.tmp$/))
    expect(await killed(host.ask('backups.create', {}), begun)).toBe(false)
    expect(backups().filter((name) => name.startsWith('.'))).not.toEqual([])
    await reopen()
    expect((await host.ask('backups.list', {})).map(({ name }) => name).sort()).toEqual(before)
    const { name } = await host.ask('backups.create', {})
    expect(backups().filter((file) => file.startsWith('.'))).toEqual([])
    for (const file of backups()) expect(check(inBackups(file)), file).toBe('ok')
    await host.ask('backups.restore', { name })
    expect(await count()).toBe(people + 1)
  })

  const moments: [string, string][] = [
    ['as the backup is laid beside the data', 'sinergi.db.pulih.tmp'],
    ['as it takes the place of the data', 'sinergi.db.sebelum-pulih'],
  ]
  test.each(moments)('in the middle of a restore, %s: the data is the old or the new one', async (_when, file) => {
    const { name } = await host.ask('backups.create', {})
    await host.ask('people.create', { name: 'Budi Santoso' })
    const answered = await killed(host.ask('backups.restore', { name }), whenThere(join(host.folder, file)))
    await reopen()
    expect(answered ? [people + 1] : [people + 1, people + 2]).toContain(await count())
    expect(readdirSync(host.folder).filter((left) => /tmp|sebelum/.test(left))).toEqual([])
    await host.ask('backups.restore', { name })
    expect(await count()).toBe(people + 1)
  })
})
