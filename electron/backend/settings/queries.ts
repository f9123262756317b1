/** SQL of the settings, and of what a new office starts with. Values are JSON by key. */
import { read, readColumn, type ReadDb, write, type WriteDb } from '../database/statements.ts'
import type { Past } from '../database/versions.ts'

const selectSettings = read<undefined, { key: string; value: string }>(`SELECT key, value FROM setting`)
const upsertSetting = write<{ key: string; value: string }>(
  `INSERT INTO setting (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
)
const insertSector = write<{ name: string; position: number }>(
  `INSERT INTO sector (name, position) VALUES (@name, @position)`,
)
const insertStrategy = write<{ name: string; position: number }>(
  `INSERT INTO strategy (name, position) VALUES (@name, @position)`,
)

const selectOffice = read<undefined, { found: number }>(
  `SELECT EXISTS (SELECT 1 FROM setting WHERE key = 'office') AS found`,
)

const selectOperator = read<undefined, { value: string }>(`SELECT value FROM setting WHERE key = 'operator'`)
/** Whose name stands in the history; empty until the first run. */
export function operator(db: ReadDb): string {
  const row = selectOperator.get(db)
  return row ? String(JSON.parse(row.value)) : ''
}

/** False until the first run has named the office. */
export const isSetUp = (db: ReadDb): boolean => selectOffice.get(db)?.found === 1

export function storedSettings(db: ReadDb): Map<string, unknown> {
  return new Map(selectSettings.all(db).map(({ key, value }) => [key, JSON.parse(value)]))
}

const settingIds = readColumn<undefined, number>(`SELECT id FROM setting`)
/** As they were; settings are never removed. */
export function settingsAt(db: ReadDb, past: Past): Map<string, unknown> {
  const rows = settingIds
    .all(db)
    .map((id) => past.row('setting', id))
    .filter((row) => row !== null)
  return new Map(rows.map((row) => [String(row['key']), JSON.parse(String(row['value'])) as unknown]))
}

export function storeSetting(db: WriteDb, key: string, value: unknown): void {
  upsertSetting.run(db, { key, value: JSON.stringify(value) })
}

export function addSectors(db: WriteDb, names: readonly string[]): void {
  names.forEach((name, index) => insertSector.run(db, { name, position: index + 1 }))
}

export function addStrategies(db: WriteDb, names: readonly string[]): void {
  names.forEach((name, index) => insertStrategy.run(db, { name, position: index + 1 }))
}
