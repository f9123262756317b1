/** The first minute with the program: two names and a choice, and a way on from every empty screen. */
import { expect, expectAccessible, test, visit } from '../harness/browser.ts'

const office = { name: 'Nama kantor', value: 'Bappeda Kab. Kutai Timur' }
const operator = { name: 'Nama Anda', value: 'Rina Agustina' }

test.describe('first run', () => {
  test('asks for the office and the operator, and says beside the field what is missing', async ({ page, fresh }) => {
    await expect(page.getByRole('heading', { name: 'Siapkan kantor Anda' })).toBeVisible()
    const name = page.getByRole('textbox', { name: office.name })
    await expect(name).toBeFocused()

    await page.getByRole('button', { name: 'Mulai', exact: true }).click()
    await expect(page.getByText('Isi nama kantor.')).toBeVisible()
    await expect(name).toHaveAccessibleDescription(/Isi nama kantor\./)
    await name.fill(office.value)
    await page.getByRole('button', { name: 'Mulai', exact: true }).click()
    await expect(page.getByText('Isi nama kantor.')).toBeHidden()
    await expect(page.getByText('Isi nama Anda.')).toBeVisible()
    await expectAccessible(page)
    expect((await fresh.ask('app.state', {})).phase).toBe('setup')

    await page.getByRole('textbox', { name: operator.name }).fill(operator.value)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: `Selamat datang di ${office.value}` })).toBeVisible()
    const { phase, settings, demo } = await fresh.ask('app.state', {})
    expect([phase, demo]).toEqual(['ready', false])
    expect([settings.office.name, settings.operator]).toEqual([office.value, operator.value])
  })

  test('an empty office offers the next step on every screen', async ({ page, fresh }) => {
    await page.getByRole('textbox', { name: office.name }).fill(office.value)
    await page.getByRole('textbox', { name: operator.name }).fill(operator.value)
    await expect(page.getByRole('radio', { name: /Kantor kosong/ })).toBeChecked()
    await page.getByRole('button', { name: 'Mulai', exact: true }).click()
    const main = page.getByRole('main')

    await main.getByRole('button', { name: 'Impor berkas' }).click()
    await expect(main.getByText('Jatuhkan berkas daftar nama di sini')).toBeVisible()
    await expect(main.getByRole('button', { name: 'Pilih berkas' }).first()).toBeVisible()

    await page.getByRole('link', { name: 'Pemangku Kepentingan' }).first().click()
    await expect(main.getByText('Belum ada orang')).toBeVisible()
    await main.getByRole('grid').locator('..').getByRole('button', { name: 'Tambah orang' }).click()
    await expect(page.getByRole('dialog', { name: 'Tambah orang' })).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: /^Instansi/ }).click()
    await expect(main.getByRole('grid', { name: 'Instansi' }).getByRole('row')).toHaveText([/Nama/, /Bappeda Kab/])
    await main.getByText(office.value, { exact: true }).dblclick()
    await expect(main.getByText('Kepala Badan', { exact: true })).toBeVisible()

    await page.getByRole('link', { name: 'Tindak Lanjut' }).click()
    await expect(main.getByText('Belum ada tindak lanjut')).toBeVisible()
    await main.getByRole('button', { name: 'Buka daftar rapat' }).click()
    await expect(main.getByText('Belum ada rapat', { exact: true })).toBeVisible()
    await main.getByRole('button', { name: 'Buat rapat' }).last().click()
    await expect(page.getByRole('heading', { name: 'Buat rapat' })).toBeVisible()

    expect(await fresh.ask('roster.counts', {})).toEqual({ people: 0, organisations: 1 })
    expect(await fresh.ask('meetings.list', {})).toEqual([])
    expect((await fresh.ask('actions.summary', {})).total).toBe(0)
  })

  test('the demo data fills every screen, and goes again without a trace', async ({ page, fresh }) => {
    await page.getByRole('textbox', { name: office.name }).fill(office.value)
    await page.getByRole('textbox', { name: operator.name }).fill(operator.value)
    await page.getByRole('radio', { name: /Data contoh/ }).check()
    await page.getByRole('button', { name: 'Mulai', exact: true }).click()
    const main = page.getByRole('main')

    await expect(main.getByRole('heading', { name: 'Rakor Penanggulangan Kemiskinan 2024' })).toBeVisible()
    for (const card of ['Kehadiran', 'Janji yang terlambat', 'Menuju 0 % kemiskinan ekstrem'])
      await expect(main.getByRole('heading', { name: card }).first()).toBeVisible()
    const { people, organisations } = await fresh.ask('roster.counts', {})
    expect([people, organisations]).toEqual([180, 74])
    await visit(page, 'pemangku')
    await expect(main.getByText(`${people} orang dari ${organisations} instansi dan lembaga`)).toBeVisible()
    await expect(main.getByRole('grid', { name: 'Orang' }).getByRole('row')).not.toHaveCount(1)
    await visit(page, 'rapat')
    await expect(main.getByRole('button', { name: 'Rakor TKPKD 2023' })).toBeVisible()
    await visit(page, 'tindak-lanjut')
    await expect(main.getByText(/^25 tindak lanjut ·/)).toBeVisible()

    await visit(page, 'pengaturan', 'contoh')
    await main.getByRole('button', { name: 'Hapus data contoh' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Hapus data contoh' }).click()
    await expect(main.getByText(/Data contoh tidak dimuat\./)).toBeVisible()
    expect(await fresh.ask('roster.counts', {})).toEqual({ people: 0, organisations: 1 })
    expect(await fresh.ask('meetings.list', {})).toEqual([])
    expect((await fresh.ask('app.state', {})).demo).toBe(false)
  })
})
