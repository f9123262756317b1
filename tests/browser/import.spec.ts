import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, expectAccessible, expectFits, test, visit } from '../harness/browser.ts'
import { fixtures } from '../harness/host.ts'

const photo = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
const applied = (page: Page) => page.getByRole('status').filter({ hasText: 'Sudah diterapkan' })
const workbook = (name: string) => join(fixtures, 'workbooks', name)

test.describe('import', () => {
  test('a file is dropped, looked at, applied and taken back', async ({ page, demo }) => {
    const before = await demo.ask('roster.counts', {})
    await visit(page, 'pemangku', 'impor')
    await page.setInputFiles('input[type=file]', workbook('02-dinas-sosial.xlsx'))
    await expect(page.getByText('18 baris dibaca')).toBeVisible()
    await expectAccessible(page)

    await page.getByRole('button', { name: 'Terapkan 18 perubahan' }).click()
    await expect(applied(page)).toContainText('18 orang baru.')
    expect((await demo.ask('roster.counts', {})).people).toBe(before.people + 18)

    await page.getByRole('button', { name: 'Batalkan impor ini' }).click()
    await expect(page.getByText('Impor ini dibatalkan')).toBeVisible()
    expect(await demo.ask('roster.counts', {})).toEqual(before)
    await expectAccessible(page)

    // The focus is on what was taken away a moment ago; Ctrl+Z and Ctrl+Y are seen here too.
    await expect(page.getByRole('button', { name: 'Terapkan lagi' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(applied(page)).toBeVisible()
    expect((await demo.ask('roster.counts', {})).people).toBe(before.people + 18)
    await page.keyboard.press('Control+z')
    await expect(page.getByText('Impor ini dibatalkan')).toBeVisible()
    await page.keyboard.press('Control+y')
    await expect(applied(page)).toBeVisible()
    expect((await demo.ask('roster.counts', {})).people).toBe(before.people + 18)
  })

  test('a file dropped anywhere leads to the import of it, but not past an open dialog', async ({ page, demo }) => {
    const csv = Buffer.from('Nama;Jabatan\nBaso Paturusi;Staf\n').toString('base64')
    const drop = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element, content) => {
          const dataTransfer = new DataTransfer()
          const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
          dataTransfer.items.add(new File([bytes], 'Dinas Sosial.csv'))
          const options = { dataTransfer, bubbles: true, cancelable: true }
          const taken = !element.dispatchEvent(new DragEvent('dragover', options))
          element.dispatchEvent(new DragEvent('drop', options))
          return { taken, effect: dataTransfer.dropEffect }
        }, csv)
    await demo.ask('roster.counts', {})
    await visit(page, 'pemangku', 'orang', 1)
    await page.getByRole('button', { name: 'Ubah', exact: true }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect((await drop('dialog')).taken).toBe(true)
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await visit(page, '')
    await expect(page.getByRole('link', { name: 'Beranda' })).toHaveAttribute('aria-current', 'page')
    await drop('nav')
    await expect(page.getByRole('heading', { name: 'Dinas Sosial.csv' })).toBeVisible()
    await expect(page.getByText('1 baris dibaca')).toBeVisible()
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
    await page.getByRole('button', { name: 'Terapkan 5 perubahan' }).click()
    await expect(applied(page)).toContainText('2 orang baru, 3 diperbarui, 15 tetap.')
  })

  test('several files wait side by side, and a column is given another meaning', async ({ page, demo }) => {
    await visit(page, 'pemangku', 'impor')
    await page.setInputFiles('input[type=file]', ['03-mitra.xlsx', '13-kolom-lain.xlsx'].map(workbook))
    // A name that looks like a known agency is asked about, and meanwhile the file waits.
    await expect(page.getByRole('button', { name: 'Terapkan semua (1 berkas)' })).toBeVisible()
    const ask = page.getByRole('button', { name: /^Jawab \d pertanyaan/ })
    const questions = Number(/\d/.exec(await ask.innerText())?.[0])
    await ask.click()
    for (let more = questions - 1; more >= 0; more--) {
      const question = page.getByRole('group', { name: 'Instansi mana ini?' })
      await expect(question.getByText(`masih ada ${more} instansi lain`)).toHaveCount(more > 0 ? 1 : 0)
      await question.getByRole('button', { name: 'Instansi baru' }).click()
    }
    await expect(page.getByRole('button', { name: 'Terapkan semua (2 berkas)' })).toBeVisible()
    await page.getByRole('button', { name: 'Semua berkas' }).click()
    await page.getByText('13-kolom-lain.xlsx').click()
    await page.getByRole('tab', { name: /Susunan lembar/ }).click()
    await expectAccessible(page)
    const phone = page
      .getByRole('combobox', { name: /^Arti kolom/ })
      .filter({ has: page.locator('option:checked', { hasText: 'Telepon' }) })
    await phone.selectOption('')
    await expect(page.getByText('pilihan Anda')).toBeVisible()
    await page.getByRole('button', { name: 'Semua berkas' }).click()
    await page.getByRole('button', { name: 'Terapkan semua (2 berkas)' }).click()
    await expect(page.getByText('2 dari 2 berkas diterapkan: 45 orang baru')).toBeVisible()
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
      page.getByRole('button', { name: /^Simpan \d baris untuk instansi$/ }).click(),
    ])
    expect(download.suggestedFilename()).toBe('12-tni-polri-swasta - perlu diperbaiki.xlsx')

    const question = page.getByRole('group', { name: 'Instansi mana ini?' })
    for (const name of ['Bankaltimtara Cabang Sangatta', 'Perumdam Tirta Tuah Benua']) {
      await expect(question.getByText(`“${name}” belum dikenal.`)).toBeVisible()
      await question.getByRole('button').first().press('1')
    }
    await expect(question).toBeHidden()
    await page.getByRole('textbox', { name: 'Nama' }).fill('Bambang Sutejo')
    await page.getByRole('button', { name: 'Pakai perbaikan ini' }).click()
    await expect(page.getByText('tanpa nama')).toBeHidden()
    await page.getByRole('button', { name: /^Terapkan/ }).click()
    await expect(applied(page)).toBeVisible()
    expect((await demo.ask('people.list', { query: 'bambang sutejo' })).total).toBe(1)
  })

  test('a file that is no spreadsheet is refused by name, and nothing is written', async ({ page, demo }) => {
    const before = await demo.ask('roster.counts', {})
    await visit(page, 'pemangku', 'impor')
    await page.setInputFiles('input[type=file]', {
      name: 'foto.xlsx',
      mimeType: 'image/png',
      buffer: photo,
    })
    await expect(page.getByText(/foto\.xlsx.*bukan/)).toBeVisible()
    expect(await demo.ask('roster.counts', {})).toEqual(before)
  })
})

/** No two are alike: matching leaves them apart. */
const words = (at: number) =>
  ['Abimanyu', 'Bratasena', 'Citraksi', 'Drupadi', 'Ekalaya', 'Gatotkaca', 'Hanoman', 'Indrajit'][at % 8] ?? ''
const others = (at: number) => ['Laksmana', 'Nakula', 'Sadewa', 'Wibisana', 'Yudistira'][Math.floor(at / 8)] ?? ''

test.describe('many files', () => {
  test('one yes applies all with one backup; each is taken back by itself, and then all of them', async ({
    page,
    demo,
  }) => {
    const before = await demo.ask('roster.counts', {})
    await visit(page, 'pemangku', 'impor')
    const files = ['01-rapi.xlsx', '07-lama.xls', '09-titik-koma.csv']
    await page.setInputFiles('input[type=file]', [
      ...files.map((name) => ({ name, mimeType: '', buffer: readFileSync(workbook(name)) })),
      { name: 'foto.xlsx', mimeType: 'image/png', buffer: photo },
    ])
    await expect(page.getByRole('row', { name: /foto\.xlsx.*bukan lembar kerja/ })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Terapkan semua (3 berkas)' }).click()
    await expect(page.getByText(/^3 dari 4 berkas diterapkan: \d+ orang baru/)).toBeVisible()
    const backups = await demo.ask('backups.list', {})
    expect(backups.filter(({ reason }) => reason === 'import')).toHaveLength(1)
    await expectAccessible(page)
    await expectFits(page)

    await page.getByRole('button', { name: 'Batalkan impor 07-lama.xls' }).click()
    await expect(page.getByRole('row', { name: /07-lama\.xls.*Dibatalkan/ })).toBeVisible()
    await expect(page.getByText(/^2 dari 4 berkas diterapkan/)).toBeVisible()
    await page.getByRole('button', { name: 'Batalkan semua' }).click()
    await expect(page.getByRole('row', { name: /Dibatalkan/ })).toHaveCount(3)
    expect(await demo.ask('roster.counts', {})).toEqual(before)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Terapkan semua lagi (3 berkas)' }).click()
    await expect(page.getByText(/^3 dari 4 berkas diterapkan: \d+ orang baru/)).toBeVisible()
  })

  test('applied at once they are taken back by one Ctrl+Z and come again by one Ctrl+Y; the history tells them', async ({
    page,
    demo,
  }) => {
    const before = await demo.ask('roster.counts', {})
    await visit(page, 'pemangku', 'impor')
    await page.setInputFiles('input[type=file]', ['01-rapi.xlsx', '07-lama.xls', '09-titik-koma.csv'].map(workbook))
    await page.getByRole('button', { name: 'Terapkan semua (3 berkas)' }).click()
    await expect(page.getByText(/^3 dari 3 berkas diterapkan/)).toBeVisible()
    const after = await demo.ask('roster.counts', {})
    await expect(page.getByRole('contentinfo')).toContainText('Impor 3 berkas')

    await page.keyboard.press('Control+z')
    await expect(page.getByText('Batal: Impor 3 berkas.').last()).toBeVisible()
    await expect(page.getByRole('row', { name: /Dibatalkan/ })).toHaveCount(3)
    expect(await demo.ask('roster.counts', {})).toEqual(before)
    await page.keyboard.press('Control+y')
    await expect(page.getByText('Ulangi: Impor 3 berkas.').last()).toBeVisible()
    await expect(page.getByText(/^3 dari 3 berkas diterapkan/)).toBeVisible()
    expect(await demo.ask('roster.counts', {})).toEqual(after)

    // One of them by itself, and the rest together, from the history.
    await visit(page, 'pengaturan', 'riwayat')
    const row = page.getByRole('row', { name: /Impor “07-lama\.xls”.*bersama 2 lainnya/ })
    await row.click()
    await expect(page.getByText(/^Dilakukan sekaligus bersama 2 catatan lain/)).toBeVisible()
    await expectAccessible(page)
    await expectFits(page)
    await page.getByRole('button', { name: 'Batalkan perubahan ini' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Batalkan perubahan ini' }).click()
    await expect(page.getByText(/^Batal: Impor “07-lama\.xls”/).last()).toBeVisible()
    await page.getByRole('row', { name: /^Impor “01-rapi\.xlsx”/ }).click()
    await page.getByRole('button', { name: 'Batalkan semuanya' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Batalkan semuanya' }).click()
    await expect(page.getByText('Batal: Impor 2 berkas.').last()).toBeVisible()
    expect(await demo.ask('roster.counts', {})).toEqual(before)
  })

  test('forty files stay within reach, and the list shows those in one state', async ({ page, demo }) => {
    const before = await demo.ask('roster.counts', {})
    const files = Array.from({ length: 40 }, (_, at) => ({
      name: `${at + 1} Kecamatan.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(
        at === 30
          ? ''
          : `Nama;Jabatan;Instansi\n${words(at)} ${others(at)};Camat;Kecamatan ${others(at)} ${words(at)}\n`,
      ),
    }))
    await visit(page, 'pemangku', 'impor')
    await page.setInputFiles('input[type=file]', files)
    await expect(page.getByRole('button', { name: 'Terapkan semua (39 berkas)' })).toBeVisible()
    const list = page.getByRole('grid', { name: 'Berkas' })
    await list.press('End')
    await expect(list.getByText('40 Kecamatan.csv')).toBeInViewport()
    await page.locator('label', { hasText: 'Gagal 1' }).click()
    await expect(list.getByRole('row')).toHaveCount(2)
    await expect(list.getByText(/31 Kecamatan\.csv” kosong/)).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('39 dari 40 berkas diterapkan: 39 orang baru')).toBeVisible()
    expect((await demo.ask('roster.counts', {})).people).toBe(before.people + 39)
  })

  test('N goes from question to question, and Ctrl+Enter then applies all; what a file brought in is asked of the next', async ({
    page,
    demo,
  }) => {
    const before = await demo.ask('roster.counts', {})
    await demo.ask('people.create', { name: 'Sembadra Larasati' })
    await visit(page, 'pemangku', 'impor')
    const list = (name: string, ...rows: string[]) => ({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(['Nama;Jabatan;Instansi', ...rows].join('\n')),
    })
    await page.setInputFiles('input[type=file]', [
      list('a.csv', 'Sembadra Larasati;Camat;Kecamatan Uji Satu'),
      list('b.csv', 'Sembadra Larasati;Camat;Kecamatan Uji Dua', 'Gareng Punakawan;Staf;Kecamatan Uji Dua'),
      list('c.csv', 'Gareng Punakawan;Lurah;Kecamatan Uji Tiga'),
    ])
    await expect(page.getByRole('row', { name: /c\.csv.*Siap/ })).toBeVisible()
    await page.keyboard.press('n')
    await expect(page.getByRole('heading', { name: 'a.csv' })).toBeVisible()
    await expect(page.getByText(/calon: tekan 1,/).first()).toBeVisible()
    await page.keyboard.press('b')
    await expect(page.getByRole('button', { name: /^Pertanyaan berikutnya/ })).toBeVisible()
    await page.keyboard.press('n')
    await expect(page.getByRole('heading', { name: 'b.csv' })).toBeVisible()
    await expect(page.getByText(/calon: tekan 1,/)).toBeVisible()
    await page.keyboard.press('b')
    await expect(page.getByRole('button', { name: 'Terapkan semua (3 berkas)' })).toBeVisible()
    await page.keyboard.press('Control+Enter')
    // A new Sembadra came in with a.csv: whether b.csv means the same one nobody has said.
    await expect(page.getByText(/^2 dari 3 berkas diterapkan/)).toBeVisible()
    await expect(page.getByRole('row', { name: /b\.csv 1 pertanyaan baru.*1 perlu jawaban/ })).toBeVisible()
    expect((await demo.ask('roster.counts', {})).people).toBe(before.people + 3)
  })

  test('reading can be stopped, and what was not read is read when asked', async ({ page, demo }) => {
    expect(demo.url).toBeTruthy()
    await visit(page, 'pemangku', 'impor')
    let held: (() => void) | undefined
    // The second file hangs until the test lets it go.
    await page.route('**/api/files?name=02*', async (route) => {
      await new Promise<void>((resolve) => (held = resolve))
      await route.continue()
    })
    await page.setInputFiles(
      'input[type=file]',
      ['01-rapi.xlsx', '02-dinas-sosial.xlsx', '03-mitra.xlsx'].map(workbook),
    )
    await expect(page.getByText('Membaca 02-dinas-sosial.xlsx')).toBeVisible()
    await page.getByRole('button', { name: 'Batalkan', exact: true }).click()
    held?.()
    await expect(page.getByRole('row', { name: /03-mitra.*Tidak dibaca/ })).toBeVisible()
    await page.getByRole('button', { name: 'Baca lagi 03-mitra.xlsx' }).click()
    await expect(page.getByRole('row', { name: /03-mitra.*perlu jawaban/ })).toBeVisible()
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
    // Ctrl+Z takes the answers back, the last one first, and nothing that is written.
    const written = (await demo.ask('journal.next', {})).undo
    await page.keyboard.press('Control+z')
    await expect(asked).toHaveCount(1)
    await expect(page.getByText(/^Jawaban untuk baris \d+ ditarik kembali\.$/)).toBeVisible()
    await expect(page.getByRole('grid')).toBeFocused()
    await page.keyboard.press('l')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect(asked).toHaveCount(2)
    expect((await demo.ask('journal.next', {})).undo).toEqual(written)
    for (let n = 0; n < 2; n++) await page.keyboard.press('b')
    await expect(asked).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Terapkan 18 perubahan' })).toBeVisible()
  })
})
