/** A file at the backend: only the newest question counts, on the screen and in what is written. */
import { page } from '../page.ts'
import type { Worksheet } from 'exceljs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ImportFile } from '../../../../renderer/screens/roster/import/file.svelte.ts'
import { openOffice, type TestOffice } from '../../../harness/office.ts'
import { find, openFile, visible } from '../../imports/edit.ts'
import { agency, csv, everybody, nips, person, rowOf } from './sitting.ts'

let office: TestOffice
beforeEach(async () => page.open((office = await openOffice())))
afterEach(() => office.close())

const line = `Budi Santoso;${nips[0]};Staf;Dinas Kesehatan`
async function opened(lines: readonly string[] = [line], name?: string): Promise<ImportFile> {
  const file = new ImportFile(csv(lines, name))
  await file.read()
  expect(file.error).toBeNull()
  return file
}
const known = (file: ImportFile) =>
  office.backend.call('imports.errorWorkbook', { previewId: file.preview?.previewId ?? '' }).then(({ ok }) => ok)

describe('of two questions the newer counts', () => {
  test.each(['call', 'answer'] as const)('whatever becomes of the older, kept back at its %s', async (at) => {
    const file = await opened()
    const row = rowOf(file, 'Budi Santoso')
    const held = page.hold('imports.preview', at)
    const older = file.mend(row, { position: 'Sekretaris' })
    await held.arrived
    const newer = file.mend(row, { position: 'Kepala Dinas' })
    expect(file.looking).toBe(true)
    held.release()
    await older
    expect([file.looking, rowOf(file, 'Budi Santoso').values.position]).toEqual([false, 'Kepala Dinas'])
    await newer
    await file.apply()
    expect(await everybody(office)).toEqual([`Budi Santoso | ${nips[0]} | Kepala Dinas | Dinas Kesehatan`])
  })

  test('and the older is ended at the backend, and not shown in between', async () => {
    const file = await opened()
    const row = rowOf(file, 'Budi Santoso')
    const [first, second] = [page.hold('imports.preview'), page.hold('imports.preview', 'call')]
    const older = file.mend(row, { position: 'Sekretaris' })
    await first.arrived
    void file.mend(row, { position: 'Kepala Dinas' })
    first.release()
    await second.arrived
    expect(page.called).toContain('tasks.cancel')
    expect(rowOf(file, 'Budi Santoso').values.position).toBe('Staf')
    second.release()
    await older
    expect(rowOf(file, 'Budi Santoso').values.position).toBe('Kepala Dinas')
  })

  test('of many, only the first and the last are asked', async () => {
    const file = await opened()
    const row = rowOf(file, 'Budi Santoso')
    const asked = () => page.called.filter((channel) => channel === 'imports.preview').length
    const before = asked()
    const held = page.hold('imports.preview')
    const mended = ['A', 'B', 'C', 'D'].map((name) => file.mend(row, { name }))
    await held.arrived
    mended.push(file.mend(row, { name: 'E' }), file.mend(row, { name: 'F' }))
    held.release()
    await Promise.all(mended)
    expect([asked() - before, file.preview?.rows[0]?.values.name]).toEqual([2, 'F'])
  })

  test('and what is applied meanwhile waits for it', async () => {
    const file = await opened()
    const held = page.hold('imports.preview', 'call')
    void file.mend(rowOf(file, 'Budi Santoso'), { name: 'Budi Santosa' })
    await held.arrived
    const applying = file.apply()
    expect(page.called).not.toContain('imports.commit')
    held.release()
    await applying
    expect(await everybody(office)).toEqual([`Budi Santosa | ${nips[0]} | Staf | Dinas Kesehatan`])
  })
})

test('what failed keeps what was shown, with the reason, until it can be asked again', async () => {
  const file = await opened()
  const held = page.hold('imports.preview', 'call')
  const mending = file.mend(rowOf(file, 'Budi Santoso'), { position: 'Sekretaris' })
  await held.arrived
  await office.backend.close()
  held.release()
  await mending
  expect([file.state, file.looking, file.error === null]).toEqual(['ready', false, false])
  expect(rowOf(file, 'Budi Santoso').values.position).toBe('Staf')
  await office.reopen()
  page.open(office)
  await file.refresh()
  await file.showHidden(false)
  expect([file.error, rowOf(file, 'Budi Santoso').values.position]).toEqual([null, 'Sekretaris'])
})

test('a file that the backend let go is handed over again, with all that was said about it', async () => {
  const file = await opened()
  await file.mend(rowOf(file, 'Budi Santoso'), { position: 'Sekretaris' })
  await office.ask('imports.discard', { previewId: file.preview?.previewId ?? '' })
  await file.apply()
  expect([file.state, file.error?.code, file.stale]).toEqual(['ready', 'not-found', true])
  await file.apply()
  expect(await everybody(office)).toEqual([`Budi Santoso | ${nips[0]} | Sekretaris | Dinas Kesehatan`])
})

describe('a file that is closed', () => {
  test('is let go by the backend', async () => {
    const file = await opened()
    expect(await known(file)).toBe(true)
    file.drop()
    await expect.poll(() => known(file)).toBe(false)
  })

  test('while its rows are matched, is let go when the answer comes', async () => {
    const file = new ImportFile(csv([line]))
    const held = page.hold('imports.preview')
    const discarded = page.hold('imports.discard')
    const reading = file.read()
    await held.arrived
    file.drop()
    held.release()
    await reading
    await discarded.arrived
    expect(await known(file)).toBe(false)
  })
})

describe('progress', () => {
  test('is of the own file only', async () => {
    const [first, second] = [new ImportFile(csv([line], 'satu.csv')), new ImportFile(csv([line], 'dua.csv'))]
    await Promise.all([first.read(), second.read()])
    expect(first.progress.label).toContain('satu.csv')
    expect(second.progress.label).toContain('dua.csv')
  })

  test('begins anew with each step', async () => {
    const file = await opened()
    expect(file.progress.done).toBeGreaterThan(0)
    const held = page.hold('imports.commit', 'call')
    const applying = file.apply()
    await held.arrived
    expect(file.progress).toEqual({ label: '', done: 0, total: 0 })
    held.release()
    await applying
  })
})

describe('a file that cannot be read', () => {
  test('says what to do, and can be read again', async () => {
    const file = new ImportFile(new File(['%PDF-1.7'], 'daftar.xlsx'))
    await file.read()
    expect([file.state, file.error?.code]).toEqual(['failed', 'file-unreadable'])
    await file.read()
    expect(file.state).toBe('failed')
  })

  test('because another program holds it, or it is a folder, is told apart', async () => {
    class Locked extends File {
      override slice(): Blob {
        return Object.assign(new Blob(), {
          arrayBuffer: () => Promise.reject(new DOMException('x', 'NotReadableError')),
        })
      }
    }
    const file = new ImportFile(new Locked([line], 'daftar.xlsx'))
    await file.read()
    expect(file.state).toBe('failed')
    expect(file.error?.message).toContain('“daftar.xlsx” tidak dapat dibuka')
  })
})

describe('an agency’s form that comes back', () => {
  async function returned(change: (sheet: Worksheet) => void): Promise<ImportFile> {
    const budi = await person(office, 'Budi Santoso', { nip: nips[0] })
    const siti = await person(office, 'Siti Nurhaliza', { nip: nips[1] })
    const social = await agency(office, 'Dinas Sosial', [budi, siti])
    const book = await openFile(office, await office.ask('forms.export', { organisationIds: [social] }))
    change(visible(book))
    const file = new ImportFile(new File([new Uint8Array(await book.xlsx.writeBuffer())], 'Formulir.xlsx'))
    await file.read()
    expect(file.preview?.returned?.kind).toBe('form')
    return file
  }

  test('is taken for the complete list where somebody was struck out, once, until the user says otherwise', async () => {
    const file = await returned((sheet) => {
      const row = sheet.getRow(find(sheet, 'Budi Santoso').row)
      for (let column = 2; column <= 9; column++) row.getCell(column).value = null
    })
    expect([file.departures, file.complete.size]).toEqual([1, 1])
    file.setComplete(file.preview?.absences[0]?.organisationId ?? (0 as never), false)
    await file.showHidden(false)
    expect([file.departures, file.complete.size]).toEqual([0, 0])
  })

  test('says nothing about a complete list where nobody is missing', async () => {
    const file = await returned((sheet) => {
      sheet.getRow(find(sheet, 'Budi Santoso').row).getCell(find(sheet, 'Jabatan').column).value = 'Sekretaris'
    })
    expect([file.complete.size, file.counts.updated]).toEqual([0, 1])
  })
})
