/** The office itself: its identity, which it gets once and keeps, and the organisation it is where the roster has it. */
import { read, type ReadDb, write, type WriteDb } from '../database/statements.ts'
import { newUuid } from '../database/uuid.ts'
import { organisationKey } from '../roster/rules.ts'
import { isSetUp, storedSettings } from '../settings/queries.ts'
import { readSettings } from '../settings/rules.ts'

const insertOffice = write<{ key: string }>(
  `INSERT INTO office (id, uuid, organisation_id)
   VALUES (1, ${newUuid}, (SELECT id FROM organisation WHERE name_key = @key))`,
)
const hasIdentity = read<undefined, { found: number }>(`SELECT EXISTS (SELECT 1 FROM office) AS found`)

/** The office that is set up and has none yet. */
export function giveOfficeIdentity(db: WriteDb): void {
  if (!isSetUp(db) || hasIdentity.get(db)?.found === 1) return
  insertOffice.run(db, { key: organisationKey(officeName(db)) })
}

const officeName = (db: ReadDb): string => readSettings(storedSettings(db)).office.name
