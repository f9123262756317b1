/**
 * Every screen and every dialog that matters, in light and in dark: nothing axe-core can object to, nothing that sticks
 * out at 1366 × 768, and (by the fixture) no script error and nothing the content policy had to block.
 */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright/test'
import { expect, expectAccessible, expectFits, listen, test, visit } from '../harness/browser.ts'
import { fixtures, type RunningHost, startHost } from '../harness/host.ts'

test.describe.configure({ mode: 'parallel' })

/** In the dark only colours differ. */
async function expectSound(page: Page): Promise<void> {
  await test.step('light', () => expectAccessible(page))
  await page.emulateMedia({ colorScheme: 'dark' })
  await test.step('dark', () => expectAccessible(page, ['color-contrast']))
  await page.emulateMedia({ colorScheme: 'light' })
  await expectFits(page)
}

const heading = (page: Page, name?: string | RegExp) => page.getByRole('heading', { level: 1, name })
const button = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).first()
const grid = (page: Page, name: string) => page.getByRole('grid', { name, exact: true })
/** The first row of a table, once it is there. */
const firstRow = (page: Page, name: string) =>
  grid(page, name)
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })
const dialog = (page: Page) => page.locator('dialog[open]')
const paper = (page: Page) => page.getByRole('img', { name: /^Halaman 1 dari/ })
const workbook = (name: string) => join(fixtures, 'workbooks', name)

interface Ids {
  person: number
  organisation: number
  meeting: number
  action: number
}
async function idsOf(host: RunningHost): Promise<Ids> {
  const [person] = (await host.ask('people.list', { query: 'mardiana' })).items
  const [organisation] = await host.ask('organisations.find', { query: 'Dinas Sosial' })
  const [meeting] = await host.ask('meetings.list', {})
  const [action] = await host.ask('actions.list', { status: 'in-progress' })
  if (!person || !organisation || !meeting || !action) throw new Error('The demo lacks something.')
  return { person: person.id, organisation: organisation.id, meeting: meeting.id, action: action.id }
}

/** Goes there and answers what must be seen before the screen counts as shown. */
type Scene = (page: Page, ids: Ids) => Promise<Locator>
const at =
  (place: (ids: Ids) => (string | number)[], ready: (page: Page) => Locator): Scene =>
  async (page, ids) => {
    await visit(page, ...place(ids))
    return ready(page)
  }
/** Goes to a place and presses something there. */
const then =
  (scene: Scene, act: (page: Page) => Promise<void>, ready: (page: Page) => Locator = dialog): Scene =>
  async (page, ids) => {
    await expect((await scene(page, ids)).first()).toBeVisible()
    await act(page)
    return ready(page)
  }
const pressing = (scene: Scene, name: string | RegExp, ready?: (page: Page) => Locator) =>
  then(scene, (page) => button(page, name).click(), ready)
const choosing = (scene: Scene, menu: string | RegExp, item: string | RegExp, ready?: (page: Page) => Locator) =>
  then(
    scene,
    async (page) => {
      await button(page, menu).click()
      await page.getByRole('menuitem', { name: item }).click()
    },
    ready,
  )

const people = at(
  () => ['pemangku'],
  (page) => firstRow(page, 'Orang'),
)
const organisations = at(
  () => ['pemangku', 'instansi'],
  (page) => firstRow(page, 'Instansi'),
)
const person = at(({ person }) => ['pemangku', 'orang', person], heading)
const organisation = at(({ organisation }) => ['pemangku', 'instansi', organisation], heading)
const startOfImport = at(
  () => ['pemangku', 'impor'],
  (page) => heading(page, 'Impor berkas'),
)
const importing = (file: string): Scene =>
  then(
    startOfImport,
    (page) => page.setInputFiles('input[type=file]', workbook(file)),
    (page) => page.getByRole('tab', { name: /^Susunan lembar/ }),
  )
const meetingTab = (tab: string, ready: (page: Page) => Locator) => at(({ meeting }) => ['rapat', meeting, tab], ready)
const invitations = meetingTab('undangan', (page) => firstRow(page, 'Daftar undangan'))
const door = meetingTab('kehadiran', (page) => firstRow(page, 'Daftar kehadiran'))
const sheet = meetingTab('daftar-hadir', paper)
const agreed = meetingTab('tindak-lanjut', (page) => page.getByRole('textbox', { name: 'Kesepakatan baru' }))
const matrix = at(
  () => ['tindak-lanjut'],
  (page) => firstRow(page, 'Matriks tindak lanjut'),
)
const action = at(({ action }) => ['tindak-lanjut', action], heading)
const settings = (section: string) => at(() => ['pengaturan', section], heading)

const scenes: Record<string, Scene> = {
  Beranda: at(() => [''], heading),
  'the palette': then(
    at(() => [''], heading),
    async (page) => {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('dinas')
    },
    (page) => page.getByRole('dialog').getByRole('option', { name: /Dinas/ }).first(),
  ),
  people,
  'people with rows selected': then(
    people,
    async (page) => {
      await grid(page, 'Orang').focus()
      await page.keyboard.press('Control+a')
    },
    (page) => page.getByText(/orang dipilih$/),
  ),
  'a search that finds nobody': then(
    people,
    (page) => page.getByRole('searchbox').fill('zzzqqq'),
    (page) => page.getByText('Tidak ada yang cocok', { exact: true }),
  ),
  organisations,
  'a new person': pressing(people, 'Tambah orang'),
  'a new organisation': pressing(organisations, 'Tambah instansi'),
  'removing people': then(people, async (page) => {
    await grid(page, 'Orang').focus()
    await page.keyboard.press('Delete')
  }),
  'the export menu': pressing(people, 'Ekspor ke Excel', (page) => page.getByRole('menuitem').first()),
  'a person': person,
  'a person being changed': pressing(person, 'Ubah'),
  'a person moving': choosing(person, /^Tindakan untuk/, 'Mutasi'),
  'an organisation': organisation,
  'an organisation being changed': pressing(organisation, 'Ubah'),
  'the import before a file': startOfImport,
  'the import, who is who': importing('12-tni-polri-swasta.xlsx'),
  'the import of many files': then(
    startOfImport,
    (page) => page.setInputFiles('input[type=file]', ['01-rapi.xlsx', '12-tni-polri-swasta.xlsx'].map(workbook)),
    (page) => page.getByRole('row', { name: /12-tni-polri-swasta.*perlu jawaban/ }),
  ),
  'the import, the sheet’s layout': then(
    importing('13-kolom-lain.xlsx'),
    (page) => page.getByRole('tab', { name: /^Susunan lembar/ }).click(),
    (page) => page.getByRole('combobox', { name: /^Arti kolom/ }),
  ),
  'the import, agencies not known yet': then(
    importing('03-mitra.xlsx'),
    (page) => page.getByRole('tab', { name: /^Instansi baru/ }).click(),
    (page) => page.getByRole('combobox', { name: /^Unsur / }),
  ),
  'people who may be the same': at(() => ['pemangku', 'ganda'], heading),
  'who came and who left': at(() => ['pemangku', 'mutasi'], heading),
  meetings: at(
    () => ['rapat'],
    (page) => firstRow(page, 'Daftar rapat'),
  ),
  'the calendar': at(
    () => ['rapat', 'kalender', '2024-11'],
    (page) => page.getByRole('link', { name: /Rakor Penanggulangan/ }),
  ),
  'a new meeting': at(
    () => ['rapat', 'baru'],
    (page) => page.getByRole('textbox', { name: 'Nama rapat' }),
  ),
  'a meeting being changed': at(
    ({ meeting }) => ['rapat', meeting, 'ubah'],
    (page) => page.getByRole('textbox', { name: 'Acara acara 1' }),
  ),
  'a date picker': then(
    at(
      () => ['rapat', 'baru'],
      (page) => page.getByRole('textbox', { name: 'Nama rapat' }),
    ),
    (page) => button(page, 'Buka kalender').click(),
    (page) => page.getByRole('dialog', { name: 'Kalender' }),
  ),
  'a meeting': meetingTab('ringkasan', (page) => page.getByRole('heading', { name: 'Susunan acara' })),
  'the rundown on paper': choosing(
    meetingTab('ringkasan', (page) => page.getByRole('heading', { name: 'Susunan acara' })),
    'Tindakan lain',
    'Cetak susunan acara',
    paper,
  ),
  'removing a meeting': choosing(
    meetingTab('ringkasan', (page) => page.getByRole('heading', { name: 'Susunan acara' })),
    'Tindakan lain',
    'Hapus rapat…',
  ),
  invitations,
  'inviting by sector': then(
    pressing(invitations, 'Tambah undangan'),
    (page) => dialog(page).getByRole('checkbox', { name: 'Akademisi' }).check(),
    (page) => firstRow(page, 'Calon undangan'),
  ),
  'inviting as at the last meeting': then(
    pressing(invitations, 'Tambah undangan'),
    (page) => dialog(page).getByRole('tab', { name: 'Seperti rapat lalu' }).click(),
    (page) => firstRow(page, 'Calon undangan'),
  ),
  'a delegate announced': then(invitations, async (page) => {
    await grid(page, 'Daftar undangan').focus()
    await page.keyboard.press('w')
  }),
  'an invitation being changed': then(invitations, async (page) => {
    await grid(page, 'Daftar undangan').focus()
    await page.keyboard.press('Enter')
  }),
  'the daftar hadir': sheet,
  'numbering anew': pressing(sheet, 'Susun ulang…'),
  'the door': door,
  'the door, nobody found': then(
    door,
    (page) => page.getByRole('searchbox').fill('zzzqqq'),
    (page) => page.getByText(/^Tidak ada yang cocok/),
  ),
  'a guest': pressing(door, /^Tamu$/),
  'somebody sitting in': then(door, async (page) => {
    await grid(page, 'Daftar kehadiran').focus()
    await page.keyboard.press('m')
  }),
  'the door’s keys': choosing(door, 'Lainnya', 'Tombol pintas'),
  'what a meeting agreed': agreed,
  'a step being typed': pressing(agreed, 'Tambah langkah untuk kesepakatan 1', (page) =>
    page.getByRole('region', { name: 'Langkah baru' }),
  ),
  'the matrix': matrix,
  'the matrix in groups': then(
    matrix,
    async (page) => {
      await page.getByRole('combobox', { name: 'Kelompokkan' }).selectOption({ label: 'Menurut strategi' })
    },
    (page) => firstRow(page, 'Matriks tindak lanjut'),
  ),
  'the board': then(
    matrix,
    (page) => page.getByRole('radio', { name: 'Papan' }).check({ force: true }),
    (page) => page.getByLabel('Papan tindak lanjut menurut status'),
  ),
  'the matrix on paper': pressing(matrix, 'Cetak matriks', paper),
  'a new step': pressing(matrix, 'Tambah tindak lanjut'),
  'a step': action,
  'a report': pressing(action, /^Catat laporan/),
  'a verification': pressing(action, /^Verifikasi selesai/),
  'another deadline': choosing(action, /^Perintah lain untuk/, 'Ubah tenggat'),
  'a step that cannot be done': choosing(action, /^Perintah lain untuk/, 'Tidak dapat ditindaklanjuti'),
  'a step being changed': choosing(action, /^Perintah lain untuk/, 'Ubah rincian'),
  'settings: office': settings('kantor'),
  'settings: operator': settings('operator'),
  'settings: sheet and paper': settings('lembar'),
  'settings: sectors': settings('unsur'),
  'settings: strategies': settings('strategi'),
  'settings: indicators': settings('indikator'),
  'settings: backups': settings('cadangan'),
  'settings: demo data': settings('contoh'),
  'the developer’s components': at(() => ['pengembang'], heading),
}

for (const [name, scene] of Object.entries(scenes))
  test(name, async ({ page, looking }) => {
    const ready = await scene(page, await idsOf(looking))
    await expect(ready.first()).toBeVisible()
    await expectSound(page)
  })

test('settings: history', async ({ page, demo }) => {
  const { person: id } = await idsOf(demo)
  const { version: seen } = await demo.ask('people.get', { id })
  await demo.ask('people.update', { id, seen, name: 'Hj. Mardiana Uji', phone: '081355550101' })
  await visit(page, 'pengaturan', 'riwayat')
  await firstRow(page, 'Riwayat').first().click()
  await expect(page.getByRole('insertion').filter({ hasText: 'Mardiana Uji' })).toBeVisible()
  await expectSound(page)
})

test('the first run', async ({ page, fresh }) => {
  expect((await fresh.ask('app.state', {})).phase).toBe('setup')
  await expect(heading(page)).toBeVisible()
  await page.getByRole('button', { name: 'Mulai', exact: true }).click()
  await expect(page.getByText('Isi nama kantor.')).toBeVisible()
  await expectSound(page)
})

test('an office without anything', async ({ page, empty }) => {
  const { id } = await empty.ask('meetings.create', { title: 'Rapat kosong', date: '2026-12-01', startTime: '09:00' })
  for (const [place, ready] of [
    [['pemangku'], 'Belum ada orang'],
    [['pemangku', 'instansi'], 'Bappeda Kab. Kutai Timur'],
    [['rapat', id, 'undangan'], 'Belum ada yang diundang'],
    [['rapat', id, 'daftar-hadir'], 'Belum ada yang dicetak'],
    [['rapat', id, 'kehadiran'], 'Belum ada undangan'],
    [['rapat', id, 'tindak-lanjut'], 'Belum ada kesepakatan'],
    [['tindak-lanjut'], 'Belum ada tindak lanjut'],
  ] as const) {
    await visit(page, ...place)
    await expect(page.getByRole('main').getByText(ready, { exact: true })).toBeVisible()
    await expectSound(page)
  }
  await empty.ask('meetings.remove', { id })
  await visit(page, 'rapat')
  await expect(page.getByText('Belum ada rapat', { exact: true })).toBeVisible()
  await expectSound(page)
  await visit(page, '')
  await expect(heading(page, /^Selamat datang/)).toBeVisible()
  await expectSound(page)
})

test('data that cannot be opened', async ({ page }) => {
  const first = await startHost({ demo: true })
  await first.ask('backups.create', {})
  await first.stop()
  writeFileSync(join(first.folder, 'sinergi.db'), 'rusak')
  for (const rest of ['-wal', '-shm']) rmSync(join(first.folder, `sinergi.db${rest}`), { force: true })
  const host = await startHost({ folder: first.folder })
  try {
    const complaints = listen(page)
    await page.goto(host.page)
    await expect(heading(page, 'Data tidak dapat dibaca')).toBeVisible()
    await expect(page.getByRole('table', { name: 'Cadangan' })).toBeVisible()
    await expectSound(page)
    expect(complaints()).toEqual([])
  } finally {
    await host.discard()
  }
})
