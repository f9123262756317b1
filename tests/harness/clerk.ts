/** What a careful clerk reads in the workbooks of tests/fixtures, and what the program read, in the same words. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Field, fields, type FlagCode, type RowValues } from '../../electron/contract/imports.ts'

const folder = resolve(import.meta.dirname, '../fixtures/workbooks')

type ClerkRow = Partial<Record<Field, string>> & { flags: FlagCode[] }
const clerk = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<string, { rows: ClerkRow[] }>

export const workbooks = Object.keys(clerk)
export const workbook = (name: string) => join(folder, name)

/** The flags the clerk speaks of; others only inform. */
const told: FlagCode[] = ['nip-precision-lost', 'phone-invalid', 'email-invalid', 'name-missing']

export type Reading = Record<string, string | FlagCode[]>

export function clerkReads(name: string): Reading[] {
  return rowsOf(name).map(({ flags, ...values }) => ({ ...inWords(name, values), flags }))
}

export function programRead(name: string, rows: { values: RowValues; flags: { code: FlagCode }[] }[]): Reading[] {
  return rows.map(({ values, flags }) => ({
    ...inWords(name, values),
    flags: flags.map(({ code }) => code).filter((code) => told.includes(code)),
  }))
}

const rowsOf = (name: string) => clerk[name]?.rows ?? []

/** Only the fields the file holds; an agency's name counts alike in capitals. */
function inWords(name: string, values: Partial<Record<Field, string>>): Record<string, string> {
  const asked = fields.filter((field) => rowsOf(name).some((row) => row[field] !== undefined))
  const word = (field: Field) => (field === 'organisation' ? values[field]?.toLowerCase() : values[field]) ?? ''
  return Object.fromEntries(asked.map((field) => [field, word(field)]))
}
