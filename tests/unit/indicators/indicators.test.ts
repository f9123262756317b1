import { afterEach, beforeEach, expect, test } from 'vitest'
import { openOffice, type TestOffice } from '../../harness/office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const target = { value: 0, year: 2026 }
const save = (name: string, unit = '%') => office.ask('indicators.save', { id: null, name, unit, target })
const list = () => office.ask('indicators.list', {})
async function undo() {
  const { undo: next } = await office.ask('journal.next', {})
  if (!next) throw new Error('nothing to undo')
  return office.ask('journal.undo', { entryId: next.entryId })
}

test('a figure is kept by year with its source; the same year again replaces it', async () => {
  const { id } = await save('Kemiskinan ekstrem')
  await office.ask('indicators.setValue', { id, year: 2025, value: 0.2, source: 'Pemkab' })
  await office.ask('indicators.setValue', { id, year: 2024, value: 0.3, source: 'Pemkab' })
  await office.ask('indicators.setValue', { id, year: 2025, value: 0.15, source: 'BPS' })
  expect((await list())[0]).toMatchObject({
    name: 'Kemiskinan ekstrem',
    targetValue: 0,
    targetYear: 2026,
    values: [
      { year: 2024, value: 0.3, source: 'Pemkab' },
      { year: 2025, value: 0.15, source: 'BPS' },
    ],
  })
  expect((await undo()).summary).toBe('Batal: Catat Kemiskinan ekstrem 2025: 0,15 %')
  expect((await list())[0]?.values[1]).toMatchObject({ value: 0.2, source: 'Pemkab' })
})

test('a figure without a source, below zero or in no year is refused beside its field', async () => {
  const { id } = await save('P0')
  const refuse = async (value: object) =>
    (await office.refused('indicators.setValue', { id, year: 2024, value: 1, source: 'BPS', ...value })).details
  expect(await refuse({ source: ' ' })).toHaveProperty('source')
  expect(await refuse({ value: -1 })).toHaveProperty('value')
  expect(await refuse({ year: 24 })).toHaveProperty('year')
})

test('two indicators of one name are refused, and one goes with its figures and comes back with them', async () => {
  const { id } = await save('P0')
  expect((await office.refused('indicators.save', { id: null, name: 'p0', unit: '%', target: null })).details).toEqual({
    name: 'Indikator ini sudah ada.',
  })
  await office.ask('indicators.setValue', { id, year: 2024, value: 8.81, source: 'BPS' })
  await office.ask('indicators.remove', { id })
  expect(await list()).toEqual([])
  await undo()
  expect((await list())[0]?.values).toEqual([{ year: 2024, value: 8.81, source: 'BPS' }])
})

test('the order is the office’s own', async () => {
  const first = await save('P0')
  const second = await save('P1')
  await office.ask('indicators.reorder', { ids: [second.id, first.id] })
  expect((await list()).map(({ name }) => name)).toEqual(['P1', 'P0'])
})
