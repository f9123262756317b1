/** The menus are Indonesian, send the page's commands, and leave typing to the text one types in. */
import type * as Electron from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { isTyping, type MenuActions, menuTemplate, offerTextMenu } from '../../electron/main/menu.ts'
import { as, FakeWebContents, FakeWindow, reset, standIn } from './standIn.ts'

vi.mock('electron', async () => (await import('./standIn.ts')).electron)
beforeEach(reset)

type Item = Electron.MenuItemConstructorOptions
const done: string[] = []
const actions: MenuActions = {
  command: (command) => done.push(command),
  undo: () => done.push('undo!'),
  redo: () => done.push('redo!'),
  openFolder: () => done.push('folder'),
  changeFolder: () => done.push('change'),
  about: () => done.push('about'),
}
const submenu = (item: Item | undefined) => (item?.submenu ?? []) as Item[]
const items = (developer = false) => menuTemplate(actions, developer).flatMap(submenu)
const plain = ({ label = '' }: Item) => label.replace('&', '')
const named = (label: string) => items().find((item) => plain(item) === label)
function press(label: string): string[] {
  done.length = 0
  const click = named(label)?.click as (() => void) | undefined
  click?.()
  return [...done]
}

it('has the five menus of the office’s other programs', () => {
  expect(menuTemplate(actions, false).map(plain)).toEqual(['Berkas', 'Ubah', 'Tampilan', 'Jendela', 'Bantuan'])
})

it('names every item itself, so that none appears in the system’s language', () => {
  for (const item of items(true)) if (item.type !== 'separator') expect(plain(item)).toMatch(/^[A-Z]/)
})

it('gives no two items of a menu the same access key', () => {
  for (const menu of menuTemplate(actions, true)) {
    const keys = submenu(menu).flatMap(({ label }) => /&(.)/.exec(label ?? '')?.[1]?.toLowerCase() ?? [])
    expect(new Set(keys).size, plain(menu)).toBe(keys.length)
  }
})

it.each([
  ['Buat rapat', 'new-meeting'],
  ['Impor berkas…', 'import'],
  ['Cetak…', 'print'],
  ['Buat cadangan', 'backup'],
  ['Pengaturan', 'settings'],
  ['Cari…', 'find'],
  ['Batalkan', 'undo!'],
  ['Ulangi', 'redo!'],
  ['Buka folder data', 'folder'],
  ['Ganti folder data…', 'change'],
  ['Tentang Sinergi', 'about'],
])('“%s” does %s', (label, command) => {
  expect(press(label)).toEqual([command])
})

it.each(['Batalkan', 'Ulangi', 'Cari…', 'Cetak…'])(
  'leaves the key of “%s” to the page, which knows the cursor',
  (label) => {
    expect(named(label)).toMatchObject({ registerAccelerator: false })
  },
)

it.each([
  ['Potong', 'cut'],
  ['Salin', 'copy'],
  ['Tempel', 'paste'],
  ['Pilih semua', 'selectAll'],
])('“%s” is the text command %s', (label, role) => {
  expect(named(label)?.role).toBe(role)
})

it('shows the developer tools to developers only', () => {
  const roles = (developer: boolean) => items(developer).map(({ role }) => role)
  expect(roles(true)).toContain('toggleDevTools')
  expect(roles(false)).not.toContain('toggleDevTools')
  expect(roles(false)).not.toContain('reload')
})

describe('the right mouse button', () => {
  const flags = { canCut: true, canCopy: true, canPaste: false }
  function menuAt(params: object): (string | undefined)[] | undefined {
    const window = new FakeWindow({})
    offerTextMenu(as<Electron.BrowserWindow>(window))
    window.webContents.emit('context-menu', {}, { isEditable: false, selectionText: '', editFlags: flags, ...params })
    return standIn.menus.at(-1)?.map((item) => `${plain(item)}${item.enabled ? '' : ' (mati)'}`)
  }
  it('offers text commands in a field, those that can be done alive', () => {
    expect(menuAt({ isEditable: true })).toEqual(['Potong', 'Salin', 'Tempel (mati)', 'Pilih semua'])
  })
  it('offers to copy what is selected', () => {
    expect(menuAt({ selectionText: 'Siti' })).toEqual(['Salin'])
  })
  it('opens nothing elsewhere', () => {
    expect(menuAt({})).toBeUndefined()
  })
})

it('asks the page whether one types, and takes no answer for no', async () => {
  const page = new FakeWebContents()
  const contents = as<Electron.WebContents>(page)
  expect(await isTyping(contents)).toBe(false)
  page.typing = true
  expect(await isTyping(contents)).toBe(true)
  page.executeJavaScriptInIsolatedWorld = () => Promise.reject(new Error('loading'))
  expect(await isTyping(contents)).toBe(false)
})
