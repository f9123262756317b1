/** Mutasi: who came to an agency, left it, or moved, in a stretch of time. */
import * as v from 'valibot'
import type { Reads } from './events.ts'
import { isoDate } from './fields.ts'
import type { FileTicket } from './files.ts'
import { organisationId, type OrganisationId, type PersonId, sectorId } from './ids.ts'

/**
 * came: began in an agency; left: ended there; moved: from one post or agency to another; recorded: written down in
 * that time without a date of beginning, so that nobody knows when the person came.
 */
export const mutationKinds = ['came', 'moved', 'left', 'recorded'] as const
export type TurnoverKind = (typeof mutationKinds)[number]

export interface TurnoverRow {
  /** Unique in the list. */
  key: string
  kind: TurnoverKind
  /** `YYYY-MM-DD`: first day in the new place; for somebody who left, the last day in the old one. */
  date: string
  personId: PersonId
  name: string
  nip: string
  /** The agency that the row is listed under: the new one; for somebody who left, the old one. */
  organisationId: OrganisationId
  organisation: string
  from: MutationPlace | null
  to: MutationPlace | null
}

export interface MutationPlace {
  organisationId: OrganisationId
  organisation: string
  /** As said: "Plt. Sekretaris". */
  post: string
}

const filter = {
  /** First and last day, both counted. */
  from: isoDate,
  until: isoDate,
  organisationId: v.optional(v.nullable(organisationId), null),
  sectorId: v.optional(v.nullable(sectorId), null),
  /** null: those with a date, that is all but `recorded`. */
  kind: v.optional(v.nullable(v.picklist(mutationKinds)), null),
}

/** The list on screen stops here; the workbook does not. */
export const mostListed = 5000

export const inputs = {
  'turnover.list': v.strictObject(filter),
  'turnover.export': v.strictObject(filter),
}

/** What makes an answer stale; the other channels do something. */
export const reads = {
  'turnover.list': ['roster'],
} satisfies Reads<keyof Outputs>

export interface Outputs {
  /** By agency, then by kind and date; at most `mostListed`. `totals` counts all of every kind. */
  'turnover.list': { rows: TurnoverRow[]; totals: Record<TurnoverKind, number> }
  'turnover.export': FileTicket
}
