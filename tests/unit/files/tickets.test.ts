import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { safeName, Tickets } from '../../../electron/backend/files/tickets.ts'

test('what a killed program left in the temporary folder goes; what a running one holds stays', () => {
  const { pid: dead } = spawnSync(process.execPath, ['-e', ''])
  const abandoned = mkdtempSync(join(tmpdir(), `sinergi-files-${dead}-`))
  const held = mkdtempSync(join(tmpdir(), `sinergi-files-${process.ppid}-`))
  // Left by a program that had the number this process has been given since.
  const sameNumber = mkdtempSync(join(tmpdir(), `sinergi-files-${process.pid}-`))
  writeFileSync(join(abandoned, 'daftar.xlsx'), 'x')
  const open = new Tickets().reserve('daftar.xlsx')
  writeFileSync(open.path, 'x')
  const tickets = new Tickets()
  for (const gone of [abandoned, sameNumber]) expect(existsSync(gone)).toBe(false)
  for (const there of [held, open.path]) expect(existsSync(there)).toBe(true)
  tickets.close()
})

test('a released upload is removed, a file of the user is not', () => {
  const tickets = new Tickets()
  const upload = tickets.reserve('kiriman.xlsx')
  writeFileSync(upload.path, 'x')
  const own = join(mkdtempSync(join(tmpdir(), 'sinergi-test-')), 'asli.xlsx')
  writeFileSync(own, 'x')
  const admitted = tickets.admit(own, 'asli.xlsx')
  for (const { ticket } of [upload, admitted]) {
    tickets.release(ticket)
    expect(() => tickets.open(ticket)).toThrow()
  }
  expect(existsSync(upload.path)).toBe(false)
  expect(existsSync(own)).toBe(true)
  tickets.close()
  expect(existsSync(dirname(upload.path))).toBe(false)
})

describe('a file name', () => {
  test.each([
    ['CON.xlsx', 'CON-.xlsx'],
    ['aux', 'aux-'],
    ['Nul .tar.gz', 'Nul- .tar.gz'],
    ['com1.csv', 'com1-.csv'],
    ['LPT².csv', 'LPT²-.csv'],
    ['Console.xlsx', 'Console.xlsx'],
    ['Dinas Aux.xlsx', 'Dinas Aux.xlsx'],
    ['com10.csv', 'com10.csv'],
  ])('%s that Windows takes for a device is no longer one: %s', (name, safe) => {
    expect(safeName(name)).toBe(safe)
  })

  test.each([
    ['Rakor 9:00 "awal" <1>?.pdf', 'Rakor 9-00 -awal- -1--.pdf'],
    ['Kehadiran Rakor I/2026.xlsx', 'Kehadiran Rakor I-2026.xlsx'],
    ['..\\..\\daftar|nama*.xlsx', 'daftar-nama-.xlsx'],
    ['tab\tbaris\n.csv', 'tab-baris-.csv'],
    ['daftar. . ', 'daftar'],
    [' .tersembunyi', 'tersembunyi'],
    ['...', 'berkas'],
    ['', 'berkas'],
  ])('%j holds nothing Windows refuses: %j', (name, safe) => {
    expect(safeName(name)).toBe(safe)
  })

  test('that is cut keeps its ending, and no dot or space before it', () => {
    expect(safeName(`${'a'.repeat(300)}.xlsx`)).toBe(`${'a'.repeat(145)}.xlsx`)
    expect(safeName(`${'a'.repeat(144)}. ${'b'.repeat(9)}.xlsx`)).toBe(`${'a'.repeat(144)}.xlsx`)
    expect(safeName('a'.repeat(300))).toBe('a'.repeat(150))
  })
})
