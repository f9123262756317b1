/** Organisations of a file that the roster does not know, and which of the file's spellings mean one of them. */
import type { OrganisationId } from '../../contract/ids.ts'
import type { ReadDb } from '../database/statements.ts'
import { Directory, organisationMatchKey } from '../agencies/directory.ts'

/**
 * Each text → the one among them that names the same organisation most fully: "Dinkes" and "Dinas Kesehatan" are one,
 * which the roster would know if either stood in it.
 */
export function newOrganisations(db: ReadDb, texts: Iterable<string>): Map<string, string> {
  const known = new Directory(db, [])
  const names: string[] = []
  const meant = new Map<string, string>()
  const words = (text: string) => known.withoutDistrict(organisationMatchKey(text)).split(' ').length
  for (const text of [...texts].sort((a, b) => words(b) - words(a) || a.length - b.length)) {
    const id = known.find(text)
    const name = id === undefined ? undefined : names[id]
    if (name === undefined) known.add({ id: (names.push(text) - 1) as OrganisationId, name: text, alias: '' })
    meant.set(text, name ?? text)
  }
  return meant
}
