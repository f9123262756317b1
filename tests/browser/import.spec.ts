import { join } from 'node:path'
import { expect, expectAccessible, test, visit } from '../harness/browser.ts'
import { fixtures } from '../harness/host.ts'

const workbook = (name: string) => join(fixtures, 'workbooks', name)

test.describe('import', () => {
  test('a file is dropped, looked at, applied and taken back', async ({ page, demo }) => {
    const before = await demo.ask('roster.counts', {})
    await visit(page, 'pemangku', 'impor')
    await page.setInputFiles('input[type=file]', workbook('02-dinas-sosial.xlsx'))
    await expect(page.getByText('18 = 18 baris dibaca')).toBeVisible()
    await expectAccessible(page)

    await page.getByRole('button', { name: 'Terapkan 18 perubahan' }).click()
    await expect(page.getByRole('main').getByText('18 orang baru')).toBeVisible()
    expect((await demo.ask('roster.counts', {})).people).toBe(before.people + 18)

    await page.getByRole('button', { name: 'Batalkan impor ini' }).click()
    await expect(page.getByText(/^Batal: Impor “02-dinas-sosial.xlsx”/)).toBeVisible()
    expect(await demo.ask('roster.counts', {})).toEqual(before)
  })

  test('an agency sends its list again, and only what differs is written', async ({ page, demo }) => {
    const { ticket } = await demo.upload(workbook('02-dinas-sosial.xlsx'))
    const { previewId } = await demo.ask('imports.preview', { ticket })
    await demo.ask('imports.commit', { previewId })

    await visit(page, 'pemangku', 'impor')
    await page.setInputFiles('input[type=file]', workbook('14-dinas-sosial-kirim-ulang.xlsx'))
    await expect(page.getByText('4 + 2 + 14 = 20 baris dibaca')).toBeVisible()
    // Names retyped in capitals keep their old spelling unless asked for, so that row has nothing to write.
    await page.getByRole('button', { name: 'Tampilkan 14 orang yang tetap sama' }).click()
    await expect(page.getByText('Tetap sama', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: /^Terapkan \d perubahan$/ }).click()
    await expect(page.getByRole('main').getByText('2 orang baru')).toBeVisible()
  })

  test('several files wait side by side, and a column is given another meaning', async ({ page, demo }) => {
    await visit(page, 'pemangku', 'impor')
    await page.setInputFiles('input[type=file]', ['03-mitra.xlsx', '13-kolom-lain.xlsx'].map(workbook))
    await expect(page.getByRole('button', { name: 'Terapkan 2 berkas' })).toBeVisible()
    await page
      .getByRole('button', { name: /13-kolom-lain/ })
      .first()
      .click()
    await page.getByRole('tab', { name: /Susunan lembar/ }).click()
    await expectAccessible(page)
    const phone = page
      .getByRole('combobox', { name: /^Arti kolom/ })
      .filter({ has: page.locator('option:checked', { hasText: 'Telepon' }) })
    await phone.selectOption('')
    await expect(page.getByText('pilihan Anda')).toBeVisible()
    await page.getByRole('button', { name: 'Terapkan 2 berkas' }).click()
    await expect(page.getByText(/^2 berkas diterapkan: 45 orang baru/)).toBeVisible()
    const people = await demo.ask('people.list', { query: 'contoh tidak ada' })
    expect(people.total).toBe(0)
    // The choice is remembered for the next file of that layout.
    const { ticket } = await demo.upload(workbook('13-kolom-lain.xlsx'))
    const preview = await demo.ask('imports.preview', { ticket })
    expect(preview.tables[0]?.columns.some(({ field }) => field === 'phone')).toBe(false)
  })

  test('rows in doubt are mended in place, and the rest is saved as a workbook to send back', async ({
    page,
    demo,
  }) => {
    await visit(page, 'pemangku', 'impor')
    await page.setInputFiles('input[type=file]', workbook('12-tni-polri-swasta.xlsx'))
    await page.getByText('tanpa nama').click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Simpan yang bermasalah' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('12-tni-polri-swasta - perlu diperbaiki.xlsx')

    await page.getByRole('textbox', { name: 'Nama' }).fill('Bambang Sutejo')
    await page.getByRole('button', { name: 'Pakai perbaikan ini' }).click()
    await expect(page.getByText('tanpa nama')).toBeHidden()
    await page.getByRole('button', { name: /^Terapkan/ }).click()
    await expect(page.getByText('12-tni-polri-swasta.xlsx sudah diterapkan')).toBeVisible()
    expect((await demo.ask('people.list', { query: 'bambang sutejo' })).total).toBe(1)
  })

  test('a file that is no spreadsheet is refused by name, and nothing is written', async ({ page, demo }) => {
    const before = await demo.ask('roster.counts', {})
    await visit(page, 'pemangku', 'impor')
    await page.setInputFiles('input[type=file]', {
      name: 'foto.xlsx',
      mimeType: 'image/png',
      buffer: Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
    })
    await expect(page.getByText(/foto\.xlsx.*bukan/)).toBeVisible()
    expect(await demo.ask('roster.counts', {})).toEqual(before)
  })
})

test.describe('many files', () => {
  test('a sitting ends with a summary, and each file can be taken back from it', async ({ page, demo }) => {
    const before = await demo.ask('roster.counts', {})
    await visit(page, 'pemangku', 'impor')
    const files = ['01-rapi.xlsx', '07-lama.xls', '09-titik-koma.csv']
    await page.setInputFiles('input[type=file]', files.map(workbook))
    await page.getByRole('button', { name: 'Terapkan 3 berkas' }).click()
    await expect(page.getByText(/^3 berkas diterapkan: \d+ orang baru/)).toBeVisible()
    await expectAccessible(page)
    for (const name of files) await page.getByRole('button', { name: `Batalkan impor ${name}` }).click()
    await expect(page.getByRole('cell', { name: 'dibatalkan' })).toHaveCount(3)
    expect(await demo.ask('roster.counts', {})).toEqual(before)
  })

  test('the questions of a file are answered by keys alone, one after the other', async ({ page, demo }) => {
    const [social] = await demo.ask('organisations.find', { query: 'dinas sosial' })
    if (!social) throw new Error('Dinas Sosial is not there.')
    // Two of each name: the file cannot tell which of them it means.
    for (const name of ['Jumiati Wibowo', 'Suharti Tandiarrang'])
      for (const post of ['Arsiparis', 'Pramu Bakti'])
        await demo.ask('people.create', { name, membership: { organisationId: social.id, post } })
    await visit(page, 'pemangku', 'impor')
    await page.setInputFiles('input[type=file]', workbook('02-dinas-sosial.xlsx'))
    const asked = page.getByText(/calon: tekan/)
    await expect(asked.first()).toBeVisible()
    const questions = await asked.count()
    expect(questions).toBeGreaterThan(1)
    // The table has the focus already.
    await page.keyboard.press('1')
    await expect(asked).toHaveCount(questions - 1)
    for (let n = 1; n < questions; n++) await page.keyboard.press('b')
    await expect(asked).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Terapkan 18 perubahan' })).toBeVisible()
  })
})
