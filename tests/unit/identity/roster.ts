/** A roster in memory, and rows of a file, for saying who is whom. */
import type { OrganisationId, PersonId } from '../../../electron/contract/ids.ts'
import type { ImportRow, RowFlag, RowValues } from '../../../electron/contract/imports.ts'
import type { ReadRow } from '../../../electron/backend/imports/rows/row.ts'
import { matchRows, type Roster } from '../../../electron/backend/imports/match/matchRows.ts'
import { RosterIndex } from '../../../electron/backend/identity/rosterIndex.ts'
import type { KnownMembership, KnownPerson } from '../../../electron/backend/identity/known.ts'
import { nameKey } from '../../../electron/backend/values/personName.ts'
import { foldText } from '../../../electron/contract/text.ts'

/** Other ways to write an agency, as a directory would know them: text → name; `?` before the name: it may be meant. */
const written: Record<string, string> = { Dinsos: 'Dinas Sosial', 'Din. Sosial & Lainnya': '?Dinas Sosial' }

export function rosterOf(people: readonly RowValues[]): Roster {
  const organisations = new Map<string, OrganisationId>()
  const idOf = (name: string) => {
    const key = foldText(name)
    const id = organisations.get(key) ?? ((organisations.size + 1) as OrganisationId)
    organisations.set(key, id)
    return id
  }
  const known = people.map((values, at): KnownPerson => {
    const { name = '', nip = '', nrp = '', rank = '', sex = '', phone = '', email = '', note = '' } = values
    return { id: (at + 1) as PersonId, name, nameKey: nameKey(name), nip, nrp, rank, sex, phone, email, note }
  })
  const memberships = people.map(({ organisation, position = '' }, at): KnownMembership[] =>
    organisation === undefined
      ? []
      : [
          {
            id: at + 1,
            capacity: 'definitif',
            untilDate: null,
            organisationId: idOf(organisation),
            organisation,
            kind: 'agency',
            postId: null,
            post: position,
            postKey: foldText(position),
            fromDate: null,
            begun: true,
          },
        ],
  )
  let index: RosterIndex | undefined
  const build = () =>
    new RosterIndex({
      count: known.length,
      people: known,
      memberships: known.flatMap(({ id }, at) =>
        (memberships[at] ?? []).map((membership) => ({ ...membership, personId: id })),
      ),
    })
  return {
    byId: (id) => known[id - 1],
    byNip: (nip) => known.find((person) => person.nip === nip),
    memberships: (id) => memberships[id - 1] ?? [],
    organisation(text) {
      const name = written[text] ?? text
      if (!name.startsWith('?')) return { id: organisations.get(foldText(name)), similar: [] }
      const similar = organisations.get(foldText(name.slice(1)))
      return { id: undefined, similar: similar === undefined ? [] : [similar] }
    },
    index: () => (index ??= build()),
  }
}

export function readRows(rows: readonly RowValues[], flags: readonly RowFlag[][] = []): ReadRow[] {
  return rows.map((values, at) => ({ key: `0:${at + 2}`, table: 0, row: at + 2, values, flags: flags[at] ?? [] }))
}

/** What one row is in this roster. */
export function matchOne(people: readonly RowValues[], row: RowValues, flags: RowFlag[] = []): ImportRow {
  const [found] = matchRows(readRows([row], [flags]), rosterOf(people))
  if (!found) throw new Error('The row was lost.')
  return found
}
