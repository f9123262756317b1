/** A file against an agency's list in the roster: who of the list is not in the file. Proposes; decides nothing. */
import type { AbsentMember, ImportAbsences, ImportRow } from '../../contract/imports.ts'
import type { OrganisationId, PersonId } from '../../contract/ids.ts'
import type { ReadDb } from '../database/statements.ts'
import type { FormAnswer } from './returned/settle.ts'
import { positionText } from '../tenure/rules.ts'
import * as sql from './queries.ts'

export interface AbsenceQuestion {
  /** What a row's organisation text means. */
  organisation: (text: string) => OrganisationId | undefined
  /** `YYYY-MM-DD` */
  today: string
  /** A form's own agency, and everybody it was sent for. */
  form?: { organisationId: OrganisationId; listed: ReadonlyMap<PersonId, FormAnswer | undefined> } | undefined
}

/** With more people than this in the roster, and none of them in the file, the file is no new list of the agency. */
const mostReplaced = 20

/** Agencies in the order in which the file names them; those the file is no new list of are left out. */
export function absences(db: ReadDb, rows: readonly ImportRow[], question: AbsenceQuestion): ImportAbsences[] {
  const named = new Map<OrganisationId, Named>()
  if (question.form) named.set(question.form.organisationId, { rows: 0, known: 1, texts: new Set() })
  for (const { values, match, candidates } of rows) {
    const id = values.organisation ? question.organisation(values.organisation) : undefined
    if (id === undefined || values.organisation === undefined) continue
    const agency = named.get(id) ?? { rows: 0, known: 0, texts: new Set() }
    agency.rows++
    if (match || candidates) agency.known++
    agency.texts.add(values.organisation)
    named.set(id, agency)
  }
  const asked = { ids: JSON.stringify([...named.keys()]), today: question.today }
  const large = new Set(sql.largeAgencies.all(db, { ...asked, most: mostReplaced }).map(({ id }) => id))
  for (const [id, { known }] of named) if (known === 0 && large.has(id)) named.delete(id)
  const members = sql.membersOf.all(db, { ...asked, ids: JSON.stringify([...named.keys()]) })
  const byOrganisation = Map.groupBy(members, ({ organisationId }) => organisationId)
  const presence = presenceIn(rows)
  return [...named].flatMap(([id, agency]) => {
    const own = byOrganisation.get(id)
    const form = question.form?.organisationId === id ? question.form : undefined
    return own ? [compare(id, agency, own, presence, form)] : []
  })
}

/** How a file names an agency, and how often. */
interface Named {
  rows: number
  /** Rows that are, or may be, somebody of the roster. */
  known: number
  texts: Set<string>
}

interface Presence {
  certain: ReadonlySet<PersonId>
  maybe: ReadonlyMap<PersonId, string[]>
}

function presenceIn(rows: readonly ImportRow[]): Presence {
  const certain = new Set<PersonId>()
  const maybe = new Map<PersonId, string[]>()
  for (const { key, match, candidates } of rows) {
    if (match) certain.add(match.personId)
    for (const { personId } of candidates ?? []) {
      const keys = maybe.get(personId)
      if (keys) keys.push(key)
      else maybe.set(personId, [key])
    }
  }
  return { certain, maybe }
}

function compare(
  organisationId: OrganisationId,
  { rows, texts }: Named,
  members: readonly sql.Member[],
  { certain, maybe }: Presence,
  form: AbsenceQuestion['form'],
): ImportAbsences {
  const people = Map.groupBy(members, ({ personId }) => personId)
  const absent: AbsentMember[] = []
  for (const [personId, [first, ...more]] of people) {
    if (!first) continue
    const answer = form?.listed.get(personId)
    // Whoever came after the form was sent cannot be missed in it; whoever stands in another row of it is there.
    if (form && !answer) continue
    if (answer?.why !== 'marked' && certain.has(personId)) continue
    absent.push({
      personId,
      name: first.name,
      nip: first.nip,
      position: [first, ...more]
        .map(({ capacity, post }) => positionText(capacity, post))
        .filter(Boolean)
        .join(', '),
      fromDate: first.fromDate,
      why: answer?.why ?? 'missing',
      mark: answer?.mark ?? '',
      maybe: maybe.get(personId) ?? [],
    })
  }
  return {
    organisationId,
    organisation: members[0]?.organisation ?? '',
    texts: [...texts],
    rows,
    members: people.size,
    present: people.size - absent.length,
    absent,
  }
}
