/**
 * A workbook we made may come back to another roster than the one it was made from: to another computer, or to this one
 * after an older backup was put back. Its numbers are somebody else's there. A number counts only where the record
 * bears, or once bore, what was sent under it.
 */
import type { OrganisationId } from '../../../contract/ids.ts'
import type { RowValues } from '../../../contract/imports.ts'
import type { ReadDb } from '../../database/statements.ts'
import { organisationKey } from '../../roster/rules.ts'
import { namesTouch } from '../../identity/compareNames.ts'
import { nameTokens } from '../../identity/nameTokens.ts'
import { living, namesOf, type Said, saidOf } from './queries.ts'
import { nameKey } from '../../values/personName.ts'
import type { Mark, ReadMark, SentPerson } from '../../workbooks/sent/mark.ts'

/** Of no organisation. */
const nobody = 0 as OrganisationId

/** `find`: what organisation a text means in this roster. */
export function ofThisRoster(
  db: ReadDb,
  { sheet, mark, sent }: ReadMark,
  find: (text: string) => OrganisationId | undefined,
): ReadMark {
  const known = ({ personId, values }: SentPerson): SentPerson =>
    personId !== undefined && isThem(values, saidOf.all(db, { id: personId })) ? { personId, values } : { values }
  const rows = [...sent].map(([key, row]) => [key, { ...row, people: row.people.map(known) }] as const)
  return { sheet, mark: mark.kind === 'form' ? ofAgency(db, mark, find) : mark, sent: new Map(rows) }
}

/** An agency that was merged into another since is that one. */
function ofAgency(
  db: ReadDb,
  mark: Extract<Mark, { kind: 'form' }>,
  find: (text: string) => OrganisationId | undefined,
): Mark {
  const id = mark.organisationId
  const own = namesOf.all(db, { id }).some(({ name }) => organisationKey(name) === organisationKey(mark.organisation))
  const organisationId = own
    ? (living.get(db, { kind: 'organisation', id })?.id ?? id)
    : (find(mark.organisation) ?? nobody)
  return { ...mark, organisationId: organisationId as OrganisationId }
}

function isThem(values: RowValues, said: readonly Said[]): boolean {
  const name = nameTokens(nameKey(values.name ?? ''))
  return said.some(
    (one) =>
      (['nip', 'nrp', 'phone', 'email'] as const).some(
        (field) => one[field] !== '' && one[field].toLowerCase() === values[field]?.toLowerCase(),
      ) || namesAgree(name, nameTokens(nameKey(one.name))),
  )
}

/** One part in common makes many a "Muhammad" one; here every part of the shorter name is in the longer. */
function namesAgree(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.length > 0 && short.every((part) => namesTouch([part], long))
}
