/** An office with as many people as a bench needs, taken in through the import as a user would. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openOffice } from '../harness/office.ts'
import { writeRosterCsv } from './files.ts'
import { inventPeople } from './people.ts'

/** Leaves a closed data folder behind. */
export async function fillOffice(folder: string, count: number): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const office = await openOffice({ folder, now: () => new Date() })
  const file = join(folder, 'roster.csv')
  writeRosterCsv(file, inventPeople(count))
  const { ticket } = office.backend.files.admit(file, 'roster.csv')
  const { previewId } = await office.ask('imports.preview', { ticket })
  const { created } = await office.ask('imports.commit', { previewId })
  if (created !== count) throw new Error(`${created} of ${count} people came in.`)
  await office.backend.close()
  rmSync(file)
}
