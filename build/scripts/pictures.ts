/** `npm run pictures`: photographs the demo office for the README and the guide, 1366 × 768. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { quietFlags } from '../../electron/host/browser.ts'
import { startHost } from '../../tests/harness/host.ts'
import { ensureBrowser } from './chromium.ts'
import { buildIfStale, root } from './tools.ts'

const folder = join(root, 'resources/panduan')
const workbook = (name: string) => join(root, 'tests/fixtures/workbooks', name)

if (!(await buildIfStale())) process.exit(1)
const executablePath = await ensureBrowser()
if (!executablePath) throw new Error('No Chromium to photograph with.')
const data = mkdtempSync(join(tmpdir(), 'sinergi-pictures-'))
const host = await startHost({ demo: true, folder: data })
const browser = await chromium.launch({ executablePath, args: quietFlags() })
try {
  const page = await browser.newPage({
    viewport: { width: 1366, height: 768 },
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
  })
  await page.goto(host.page)
  const { ticket } = await host.upload(workbook('02-dinas-sosial.xlsx'))
  const { previewId } = await host.ask('imports.preview', { ticket })
  await host.ask('imports.commit', { previewId })
  await host.ask('backups.create', {})

  await picture(page, 'beranda', '', 'Janji yang terlambat')
  await picture(page, 'pemangku', 'pemangku', 'Abdul Hamid')
  await picture(page, 'rapat', 'rapat/2', 'Rakor Penanggulangan Kemiskinan 2024')
  await picture(page, 'undangan', 'rapat/2/undangan', 'Sekretariat Daerah')
  await picture(page, 'daftar-hadir', 'rapat/2/daftar-hadir', 'Halaman 1 dari')
  await picture(page, 'kehadiran', 'rapat/2/kehadiran', 'Hadir sendiri')
  await picture(page, 'tindak-lanjut', 'tindak-lanjut', 'TL-2024-01')
  await picture(page, 'riwayat', 'pengaturan/riwayat', 'Muat data contoh')
  await visit(page, 'pemangku/impor')
  await page.setInputFiles('input[type=file]', workbook('14-dinas-sosial-kirim-ulang.xlsx'))
  await shoot(page, 'impor', 'baris dibaca')
} finally {
  await browser.close()
  await host.stop()
  rmSync(data, { recursive: true, force: true })
}

async function picture(page: Page, name: string, place: string, shows: string): Promise<void> {
  await visit(page, place)
  await shoot(page, name, shows)
}

async function visit(page: Page, place: string): Promise<void> {
  await page.goto(`${host.url}#/${place}`)
}

async function shoot(page: Page, name: string, shows: string): Promise<void> {
  await page.getByText(shows).first().waitFor()
  // Long enough for canvases and charts to be drawn; the event stream never falls idle.
  await page.waitForTimeout(1500)
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
}
