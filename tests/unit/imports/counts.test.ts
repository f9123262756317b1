/** What a row means is one rule: a script that decides nothing writes what the screen counts and the preview tells. */
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { absence } from '../../../electron/contract/importRules.ts'
import type { ImportResult } from '../../../electron/contract/imports.ts'
import { tally } from '../../../renderer/screens/roster/import/rows.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'

const folder = resolve(import.meta.dirname, '../../fixtures/workbooks')
const files = readdirSync(folder).filter((name) => /^\d\d-/.test(name))

let office: TestOffice
beforeEach(async () => (office = await openOffice()))
afterEach(() => office.close())

const admitted = (name: string) => office.backend.files.admit(join(folder, name), name).ticket

async function take(ticket: ReturnType<typeof admitted>): Promise<ImportResult> {
  const { previewId } = await office.ask('imports.preview', { ticket })
  return office.ask('imports.commit', { previewId, batch: 'pasangan' })
}

test('capitals do not overwrite a better spelling, though nobody decided so', async () => {
  await take(admitted('02-dinas-sosial.xlsx'))
  const ticket = admitted('14-dinas-sosial-kirim-ulang.xlsx')
  expect(await take(ticket)).toMatchObject({ created: 2, updated: 3, unchanged: 15, left: 0 })
  const { items } = await office.ask('people.list', { limit: 1000 })
  const names = items.map(({ name }) => name).filter((name) => /arifin sabri/i.test(name))
  expect(names).toEqual(['Arifin Sabri Rante, S.T., M.T.'])

  const { previewId, rows } = await office.ask('imports.preview', { ticket })
  const [respelled] = rows.filter(({ outcome }) => outcome === 'changed')
  if (!respelled?.match) throw new Error('Nobody is spelled otherwise.')
  const { personId } = respelled.match
  const taken = { rows: { [respelled.key]: { action: 'update' as const, personId, keepName: false } } }
  expect(await office.ask('imports.commit', { previewId, decisions: taken })).toMatchObject({ updated: 1 })
  expect((await office.ask('people.get', { id: personId })).name).toBe('ARIFIN SABRI RANTE, S.T., M.T.')
})

describe.each(files)('after %s', (first) => {
  test('every file is counted on the screen as it is written', async () => {
    await take(admitted(first))
    for (const second of files) {
      const ticket = admitted(second)
      for (const complete of [false, true]) {
        const { previewId, rows, absences } = await office.ask('imports.preview', { ticket })
        const departing = absences
          .flatMap(({ absent }) => absent)
          .filter((person) => complete && absence(person, undefined, () => undefined).action !== 'stay')
        const counted = tally(rows, new Map(), new Set(departing.map(({ personId }) => personId)))
        const decisions = { complete: complete ? absences.map(({ organisationId }) => ({ organisationId })) : [] }
        const result = await office.ask('imports.commit', { previewId, decisions, batch: 'pasangan' })
        const { created, updated, unchanged, left, departed, entryId } = result
        expect({ created, updated, unchanged, left, departed }, second).toEqual({
          created: counted.created,
          updated: counted.updated,
          unchanged: counted.unchanged,
          left: counted.left,
          departed: departing.length,
        })
        if (entryId !== null) await office.ask('journal.undo', { entryId })
      }
    }
  })
})
