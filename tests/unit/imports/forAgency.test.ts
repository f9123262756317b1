/** "Simpan N baris" says how many rows the workbook for the agency holds. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isForAgency } from '../../../electron/contract/importRules.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'

let office: TestOffice
beforeEach(async () => (office = await openOffice()))
afterEach(() => office.close())

test('rows with a doubt of the agency’s go back to it; information and the office’s own questions do not', async () => {
  await office.ask('people.create', { name: 'Siti Rahmawati' })
  const path = join(office.folder, 'daftar.csv')
  const lines = [
    ['Bambang Sutrisno', '197506152000031004'],
    ['Nurhayati', '198511052022212009'],
    ['Marten Apuy', '199913152020011001'],
    ['Lawing Ngau', '1972'],
    ['Bambang Sutrisno', '197506152000031004'],
    ['Siti Rahmawati', ''],
  ]
  writeFileSync(path, ['Nama;NIP', ...lines.map((line) => line.join(';'))].join('\n'))
  const { ticket } = office.backend.files.admit(path, 'daftar.csv')
  const { previewId, rows } = await office.ask('imports.preview', {
    ticket,
    choices: { tables: [{ table: 0, organisation: 'Dinas Sosial' }] },
  })
  expect(rows.map((row) => [row.values.name, row.outcome, isForAgency(row)])).toEqual([
    ['Bambang Sutrisno', 'new', false],
    ['Nurhayati', 'new', false],
    ['Marten Apuy', 'new', true],
    ['Lawing Ngau', 'new', true],
    ['Bambang Sutrisno', 'repeated', true],
    ['Siti Rahmawati', 'ambiguous', false],
  ])
  const sent = await office.ask('imports.errorWorkbook', { previewId })
  const returned = await office.ask('imports.preview', { ticket: sent.ticket })
  expect(returned.returned?.rows).toBe(rows.filter(isForAgency).length)
})
