import { afterEach, describe, expect, test } from 'vitest'
import { readSettings } from '../../../electron/backend/settings/rules.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'

let office: TestOffice
afterEach(() => office.close())
const settings = async () => (await office.ask('app.state', {})).settings
const lastSummary = async () => (await office.ask('journal.list', {})).items[0]?.summary

describe('the first run', () => {
  test('asks for the office and its operator, beside their fields', async () => {
    office = await openOffice({ demo: null })
    expect((await office.ask('app.state', {})).phase).toBe('setup')
    const refusal = await office.refused('setup.start', { office: ' ', operator: '', demo: false })
    expect(refusal.details).toEqual({ office: 'Isi nama kantor.', operator: 'Isi nama Anda.' })
    expect((await office.ask('app.state', {})).phase).toBe('setup')
  })

  test('gives the office its sectors and strategies, and happens once', async () => {
    office = await openOffice({ demo: null })
    await office.ask('setup.start', { office: 'Bappeda', operator: 'Rina', demo: false })
    const state = await office.ask('app.state', {})
    expect(state).toMatchObject({
      phase: 'ready',
      demo: false,
      settings: { office: { name: 'Bappeda' }, operator: 'Rina' },
    })
    expect((await office.ask('sectors.list', {})).map(({ name }) => name).slice(0, 2)).toEqual([
      'Perangkat Daerah',
      'Kecamatan',
    ])
    expect(await office.ask('strategies.list', {})).toHaveLength(4)
    const again = await office.refused('setup.start', { office: 'Lain', operator: 'Budi', demo: true })
    expect(again.code).toBe('conflict')
    expect((await settings()).office.name).toBe('Bappeda')
  })
})

describe('saved settings', () => {
  test('are kept, named for what changed, and taken back', async () => {
    office = await openOffice()
    const before = await settings()
    await office.ask('settings.save', { ...before, office: { ...before.office, name: 'Bappelitbangda', paper: 'A4' } })
    expect(await lastSummary()).toBe('Ganti nama kantor menjadi “Bappelitbangda”')
    await office.ask('settings.save', {
      ...(await settings()),
      sheet: { groupBy: 'organisation', spare: 5, contacts: true },
    })
    expect(await lastSummary()).toBe('Ubah bentuk daftar hadir')
    await office.reopen()
    expect(await settings()).toMatchObject({
      office: { name: 'Bappelitbangda', paper: 'A4' },
      sheet: { groupBy: 'organisation', spare: 5, contacts: true },
    })
    for (let count = 0; count < 2; count++) {
      const { undo } = await office.ask('journal.next', {})
      if (undo) await office.ask('journal.undo', { entryId: undo.entryId })
    }
    expect(await settings()).toEqual(before)
  })

  test('leave no entry when nothing changed', async () => {
    office = await openOffice()
    const summary = await lastSummary()
    await office.ask('settings.save', await settings())
    expect(await lastSummary()).toBe(summary)
  })

  test('refuse a coat of arms that is no picture', async () => {
    office = await openOffice()
    const before = await settings()
    for (const crest of ['data:text/html;base64,AAAA', 'https://contoh.id/a.png', 'data:image/png;base64,"><script>']) {
      const refusal = await office.refused('settings.save', { ...before, office: { ...before.office, crest } })
      expect(refusal.details).toHaveProperty('office.crest')
    }
  })
})

test('settings of an older program are filled up with what is new, and unknown ones passed over', async () => {
  office = await openOffice()
  const read = readSettings(
    new Map<string, unknown>([
      ['office', { name: 'Bappeda' }],
      ['future', 1],
    ]),
  )
  expect(read.office).toMatchObject({ name: 'Bappeda', paper: 'F4', crest: '' })
  expect(read.sheet).toEqual({ groupBy: 'sector', spare: 2, contacts: false })
})
