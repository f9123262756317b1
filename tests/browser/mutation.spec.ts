import { join } from 'node:path'
import excel, { type Worksheet } from 'exceljs'
import type { Page } from 'playwright/test'
import { expect, expectAccessible, test, visit } from '../harness/browser.ts'
import { fixtures, type RunningHost } from '../harness/host.ts'

const workbook = (name: string) => join(fixtures, 'workbooks', name)

const applied = (page: Page) => page.getByRole('status').filter({ hasText: 'Sudah diterapkan' })

async function take(host: RunningHost, name: string) {
  const { ticket } = await host.upload(workbook(name))
  const { previewId } = await host.ask('imports.preview', { ticket })
  return host.ask('imports.commit', { previewId })
}

async function opened(bytes: Buffer): Promise<excel.Workbook> {
  const book = new excel.Workbook()
  await book.xlsx.load(new Uint8Array(bytes).buffer)
  return book
}

const dropped = async (book: excel.Workbook, name: string) => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(await book.xlsx.writeBuffer()),
})

function rowOf(sheet: Worksheet | undefined, name: string): excel.Row {
  let found: excel.Row | undefined
  sheet?.eachRow((row) => {
    if (row.getCell(2).text === name) found = row
  })
  if (!found) throw new Error(`${name} is not in the form.`)
  return found
}

test.describe('mutasi', () => {
  test('file 14 after file 02: 2 came, 3 moved, 1 is respelled, 14 stayed, and all of it is taken back', async ({
    page,
    demo,
  }) => {
    await take(demo, '02-dinas-sosial.xlsx')
    const [social] = await demo.ask('organisations.find', { query: 'dinas sosial' })
    if (!social) throw new Error('Dinas Sosial is not there.')
    const agency = async () => {
      const { version: _, ...rest } = await demo.ask('organisations.get', { id: social.id })
      return rest
    }
    const before = await agency()

    await visit(page, 'pemangku', 'impor')
    await page.setInputFiles('input[type=file]', workbook('14-dinas-sosial-kirim-ulang.xlsx'))
    await expect(page.getByText('4 + 2 + 14 = 20 baris dibaca')).toBeVisible()
    await page.getByRole('tab', { name: /Mutasi/ }).click()
    await expect(page.getByText('2 datang + 3 pindah + 1 ejaan + 14 tetap = 20 baris di berkas')).toBeVisible()
    const listed = before.members.filter(({ untilDate }) => untilDate === null).length
    await expect(
      page.getByText(`18 ada di berkas + ${listed - 18} tidak ada = ${listed} orang terdaftar`),
    ).toBeVisible()

    // Nobody leaves before the list is said to be complete; then each of them can still be kept.
    await page.getByRole('checkbox', { name: 'Ini daftar lengkap Dinas Sosial' }).check()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Semua masih ada' }).click()
    await page
      .getByLabel(/menjadi$/)
      .first()
      .selectOption('leave')
    await expect(page.getByText('1 orang akan dicatat keluar.')).toBeVisible()
    await page.getByRole('textbox', { name: 'Berlaku mulai' }).fill('01/11/2026')
    await page.getByRole('button', { name: /^Terapkan/ }).click()
    await expect(applied(page)).toContainText('2 orang baru, 3 diperbarui, 1 keluar, 15 tetap.')

    const after = await agency()
    expect(after.members.filter(({ fromDate }) => fromDate === '2026-11-01')).toHaveLength(5)
    // Three moved from, one left.
    expect(after.members.filter(({ untilDate }) => untilDate === '2026-10-31')).toHaveLength(4)

    await page.getByRole('button', { name: 'Batalkan impor ini' }).click()
    await expect(page.getByText('Impor “14-dinas-sosial-kirim-ulang.xlsx” dibatalkan.', { exact: true })).toBeVisible()
    expect(await agency()).toEqual(before)
  })

  test('who left and moved is listed by agency, and saved as a workbook', async ({ page, demo }) => {
    await take(demo, '14-dinas-sosial-kirim-ulang.xlsx')
    const { ticket } = await demo.upload(workbook('02-dinas-sosial.xlsx'))
    const { previewId, absences } = await demo.ask('imports.preview', { ticket })
    const complete = absences.map(({ organisationId }) => ({ organisationId }))
    await demo.ask('imports.commit', { previewId, decisions: { complete } })

    await visit(page, 'pemangku')
    await page.getByRole('link', { name: 'Mutasi' }).click()
    const list = page.getByRole('grid', { name: 'Mutasi' })
    await expect(list.getByText('Hasnah Purnomo, S.KM.')).toBeVisible()
    await expect(list.getByText('Kepala Bidang Rehabilitasi Sosial')).toBeVisible()
    await expectAccessible(page)
    await page.locator('label', { hasText: /Pindah \d/ }).click()
    await expect(list.getByText('Hasnah Purnomo, S.KM.')).toBeHidden()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Ekspor ke Excel' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^Mutasi .*\.xlsx$/)
  })
})

test.describe('formulir pemutakhiran data', () => {
  test('an agency looks its people through, and the form comes back as what it changed', async ({ page, demo }) => {
    await take(demo, '02-dinas-sosial.xlsx')
    const [social] = await demo.ask('organisations.find', { query: 'dinas sosial' })
    if (!social) throw new Error('Dinas Sosial is not there.')
    await visit(page, 'pemangku', 'instansi', social.id)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Formulir data' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('Formulir - Dinas Sosial.xlsx')
    const { readFile } = await import('node:fs/promises')
    const book = await opened(await readFile(await download.path()))
    const sheet = book.worksheets[0]
    const mended = rowOf(sheet, 'Mariao, SE, MM')
    mended.getCell(2).value = 'Mariana Ontong, S.E., M.M.'
    mended.getCell(3).value = '198906232015042019'
    rowOf(sheet, 'Yusuf Kurniawan, S.E.').getCell(10).value = 'Pensiun'

    await visit(page, 'pemangku', 'impor')
    await page.setInputFiles('input[type=file]', await dropped(book, 'formulir dinsos.xlsx'))
    await expect(page.getByText('Formulir pemutakhiran data Dinas Sosial')).toBeVisible()
    await expect(page.getByText('Mariana Ontong, S.E., M.M.').first()).toBeVisible()
    await expectAccessible(page)
    // Whoever is marked as gone stands in the file, and is counted once.
    await page.getByRole('tab', { name: /^Mutasi/ }).click()
    await expect(page.getByText('1 ejaan + 22 tetap + 1 keluar = 24 baris di berkas')).toBeVisible()
    await expect(
      page.getByText('23 ada di berkas + 1 ditandai keluar + 0 tidak ada = 24 orang terdaftar'),
    ).toBeVisible()
    // A row says what it would change besides what the other columns show.
    await page.getByRole('tab', { name: /^Orang/ }).click()
    await expect(page.getByRole('gridcell', { name: /^NIP .*198[0-9]•.*019/ })).toBeVisible()
    // One person mended, one gone: the mark is a proposal that waits for the button like everything else.
    await page.getByRole('button', { name: 'Terapkan 2 perubahan' }).click()
    await expect(applied(page)).toContainText('1 diperbarui, 1 keluar, 22 tetap.')
    expect((await demo.ask('people.list', { query: '198906232015042019' })).items).toMatchObject([
      { name: 'Mariana Ontong, S.E., M.M.' },
    ])
    const { members } = await demo.ask('organisations.get', { id: social.id })
    expect(members.find(({ name }) => name === 'Yusuf Kurniawan, S.E.')?.untilDate).not.toBeNull()
  })
})

test.describe('kiriman perbaikan', () => {
  test('what could not be taken in goes out, is mended, and only that comes in', async ({ page, demo }) => {
    const before = await demo.ask('roster.counts', {})
    await visit(page, 'pemangku', 'impor')
    await page.setInputFiles('input[type=file]', workbook('12-tni-polri-swasta.xlsx'))
    const question = page.getByRole('group', { name: 'Instansi mana ini?' })
    await expect(question.getByText('“Bankaltimtara Cabang Sangatta” belum dikenal.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Terapkan 10 perubahan' })).toBeVisible()
    await page.keyboard.press('1')
    await expect(question.getByText('“Perumdam Tirta Tuah Benua” belum dikenal.')).toBeVisible()
    await page.keyboard.press('1')
    await page.getByRole('button', { name: 'Terapkan 13 perubahan' }).click()
    await expect(page.getByText(/baris dapat dikirim kembali ke instansinya/)).toBeVisible()
    await expectAccessible(page)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Simpan \d baris untuk instansi$/ }).click(),
    ])
    const { readFile } = await import('node:fs/promises')
    const book = await opened(await readFile(await download.path()))
    book.worksheets[0]?.eachRow((row) => {
      if (row.getCell(6).text === '12345') row.getCell(6).value = '081234567890'
    })

    const standing = await demo.ask('roster.counts', {})
    await page.setInputFiles('input[type=file]', await dropped(book, 'perbaikan.xlsx'))
    await expect(page.getByText('Kiriman perbaikan dari “12-tni-polri-swasta.xlsx”')).toBeVisible()
    await expect(page.getByText(/1 diperbaiki \+ 2 belum disentuh/)).toBeVisible()
    await page.getByRole('button', { name: 'Terapkan 1 perubahan' }).click()
    await expect(applied(page)).toContainText('1 diperbarui, 1 tetap, 1 tidak diterapkan.')
    expect(await demo.ask('roster.counts', {})).toEqual(standing)
    expect((await demo.ask('people.list', { query: '081234567890' })).total).toBe(1)
    expect(standing.people).toBeGreaterThan(before.people)
  })
})
