/** The log survives a crash, stays small, and names no person. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Log, mask } from '../../electron/main/log.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sinergi-log-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const log = (where = folder) => new Log(where, () => new Date('2024-11-18T01:00:00Z'))
const text = (of: Log) => readFileSync(of.path, 'utf8')

it('writes each entry at once, with time and place', () => {
  const own = log()
  own.note('backend', 'died with code 9')
  expect(text(own)).toBe('2024-11-18T01:00:00.000Z [backend] died with code 9\n')
})

it('tells where an error happened', () => {
  const own = log()
  own.error('roster.people', Object.assign(new TypeError('Bad thing'), { code: 'SQLITE_BUSY' }))
  expect(text(own)).toContain('[roster.people] TypeError SQLITE_BUSY: Bad thing\n    at ')
  expect(text(own)).toContain('log.test.ts')
  own.error('odd', 'a string was thrown')
  expect(text(own)).toContain('[odd] string: a string was thrown')
})

it.each([
  ['Unexpected token \'S\', "Siti Aminah, S.Sos" is not valid JSON', 'Siti'],
  ['Orang “Siti Aminah” tidak ditemukan', 'Siti'],
  ["ENOENT: no such file, open 'C:\\Users\\rina\\Daftar Siti.xlsx'", 'Siti'],
  ['value "unterminated Siti Aminah', 'Siti'],
  ['bad nip 198501012010012003', '1985'],
  ['bad nip 19850101 201001 2 003', '1985'],
  ['phone 0812-3456-7890 twice', '0812'],
  ['mail siti.a@kutaitimurkab.go.id bounced', 'siti'],
  [`EACCES ${join(homedir(), 'x')}`, homedir()],
])('masks what could name a person in %j', (message, name) => {
  expect(mask(message)).not.toContain(name)
})

it('keeps what helps: the constraint, the column, the error code', () => {
  expect(mask('UNIQUE constraint failed: person.nip')).toBe('UNIQUE constraint failed: person.nip')
  expect(mask('a'.repeat(1000)).length).toBe(200)
})

it('starts a new file when it is full, and keeps the one before', () => {
  const own = log()
  own.note('a', 'first')
  writeFileSync(own.path, 'x'.repeat(1_000_001))
  own.note('a', 'second')
  expect(statSync(own.path).size).toBeLessThan(100)
  expect(existsSync(`${own.path}.1`)).toBe(true)
})

it('goes where the data goes', () => {
  const own = log()
  own.moveTo(join(folder, 'baru'))
  own.note('a', 'moved')
  expect(readFileSync(join(folder, 'baru/log/sinergi.log'), 'utf8')).toContain('moved')
})

it('stops nothing when it cannot be written', () => {
  writeFileSync(join(folder, 'berkas'), '')
  expect(() => log(join(folder, 'berkas')).note('a', 'b')).not.toThrow()
})
