import Database from 'better-sqlite3'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { databaseFile } from '../../../electron/backend/dataFolder.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { addOrganisation, addPerson, merge, seat } from './roster.ts'

let office: TestOffice
beforeEach(async () => (office = await openOffice()))
afterEach(() => office.close())

/** Stores the first merge again under the numbers up to `last`, each with rows of its own, as years of work leave them. */
async function repeatMerge(first: number, last: number): Promise<void> {
  await office.backend.close()
  const db = new Database(join(office.folder, databaseFile))
  db.exec(`
    WITH RECURSIVE n (i) AS (SELECT ${first} UNION ALL SELECT i + 1 FROM n WHERE i < ${last})
    INSERT INTO merge (kind, kept_id, gone_id, kept_name, gone_name, merged_at, kept_before, kept_after, gone_before, changes, holdings)
    SELECT kind, kept_id, 1000000 + i, kept_name, gone_name, merged_at, kept_before, kept_after, gone_before,
      (SELECT json_group_array(json_set(c.value, '$.rowId', 1000 * i + c.key)) FROM json_each(changes) c), holdings
    FROM n, merge WHERE merge.id = (SELECT min(id) FROM merge)`)
  db.close()
  await office.reopen()
}

test('ten times as many merges take about ten times as long to list', async () => {
  const organisation = await addOrganisation(office, 'Dinas Sosial')
  const kept = await addPerson(office, 'Siti Aminah')
  const gone = await addPerson(office, 'Siti Aminah, S.E.')
  for (let post = 0; post < 12; post++)
    await office.ask('memberships.create', { personId: gone, ...seat(organisation, `Staf ${post}`) })
  await merge(office, 'person', kept, gone)

  const fastest = async () => {
    const times: number[] = []
    for (let turn = 0; turn < 3; turn++) {
      const start = performance.now()
      await office.ask('duplicates.merges', {})
      times.push(performance.now() - start)
    }
    return Math.min(...times)
  }
  await repeatMerge(2, 30)
  const few = await fastest()
  await repeatMerge(31, 300)
  expect(await office.ask('duplicates.merges', {})).toHaveLength(300)
  // Ten times as many; looked up one in the other it would be a hundred times.
  expect(await fastest()).toBeLessThan(40 * Math.max(1, few))
})
