import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { Tickets } from '../../../electron/backend/files/tickets.ts'

test('what a killed program left in the temporary folder goes; what a running one holds stays', () => {
  const { pid: dead } = spawnSync(process.execPath, ['-e', ''])
  const abandoned = mkdtempSync(join(tmpdir(), `sinergi-files-${dead}-`))
  const held = mkdtempSync(join(tmpdir(), `sinergi-files-${process.ppid}-`))
  writeFileSync(join(abandoned, 'daftar.xlsx'), 'x')
  const tickets = new Tickets()
  expect(existsSync(abandoned)).toBe(false)
  expect(existsSync(held)).toBe(true)
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
