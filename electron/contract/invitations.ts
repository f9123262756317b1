/** Invitations to a meeting: whom it asks, and what they answered. */
import * as v from 'valibot'
import type { Reads } from './events.ts'
import type { FileTicket } from './files.ts'
import { optionalDate, seen, type Seen, text } from './fields.ts'
import {
  invitationId,
  type InvitationId,
  meetingId,
  organisationId,
  type OrganisationId,
  personId,
  type PersonId,
  postId,
  type PostId,
  sectorId,
  type SectorId,
} from './ids.ts'

export const responses = ['none', 'yes', 'no', 'delegated'] as const
export type InvitationResponse = (typeof responses)[number]
export const channels = ['', 'telepon', 'whatsapp', 'surat', 'e-mail', 'langsung'] as const
export type ResponseChannel = (typeof channels)[number]

export interface Invitation extends Seen {
  id: InvitationId
  organisationId: OrganisationId
  organisation: string
  shortName: string
  sectorId: SectorId | null
  sector: string
  postId: PostId | null
  /** Title of the invited post; empty for a person or a whole organisation. */
  post: string
  /** The person invited by name, or the holder of the post on the meeting's date; null when the seat is empty. */
  personId: PersonId | null
  person: string
  /** Prefix of an acting holder: "Plt.", "Plh.", "Pj.", "Pjs."; empty otherwise. */
  acting: string
  /** The invited post, or where a person invited by name sits on the meeting's date. */
  position: string
  /** Addressed as a whole, and none of its posts is known to lead it: the letter goes to "Pimpinan …". */
  headless: boolean
  phone: string
  quota: number
  response: InvitationResponse
  channel: ResponseChannel
  respondedOn: string | null
  delegatePersonId: PersonId | null
  delegate: string
  delegatePosition: string
  note: string
  /** Its seats taken by somebody at any session. */
  present: number
}

/** Somebody who could be invited. */
export interface Addressee {
  organisationId: OrganisationId
  organisation: string
  sector: string
  postId: PostId | null
  post: string
  /** A person addressed by name; null for a post, whoever holds it. */
  personId: PersonId | null
  /** The holder on the meeting's date, or the person addressed by name. */
  person: string
  acting: string
  position: string
  /** Addressed as a whole, and none of its posts is known to lead it: the letter goes to "Pimpinan …". */
  headless: boolean
  quota: number
  /** Already invited: by the same address, or the same person as holder of an invited post of the organisation. */
  invited: boolean
}

export const inputs = {
  'invitations.list': v.strictObject({ meetingId }),
  'invitations.candidates': v.strictObject({
    meetingId,
    by: v.variant('kind', [
      /**
       * The post that leads each organisation of these sectors (0: of none); an organisation none of whose posts does,
       * as a whole.
       */
      v.strictObject({ kind: v.literal('sector'), sectorIds: v.array(v.union([sectorId, v.literal(0)])) }),
      /** Every post of these organisations, and each organisation as a whole. */
      v.strictObject({ kind: v.literal('organisation'), organisationIds: v.array(organisationId) }),
      /** Posts whose title matches, in all organisations. */
      v.strictObject({ kind: v.literal('post'), query: text(200) }),
      v.strictObject({ kind: v.literal('person'), query: text(200) }),
      /** As at another meeting, with its quotas. */
      v.strictObject({ kind: v.literal('meeting'), meetingId }),
    ]),
  }),
  'invitations.add': v.strictObject({
    meetingId,
    addressees: v.pipe(
      v.array(
        v.strictObject({
          organisationId,
          postId: v.nullable(postId),
          personId: v.nullable(personId),
          quota: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(99)), 1),
        }),
      ),
      v.minLength(1, 'Pilih paling sedikit satu undangan.'),
    ),
  }),
  'invitations.update': v.strictObject({
    id: invitationId,
    seen,
    quota: v.optional(
      v.pipe(
        v.number(),
        v.safeInteger(),
        v.minValue(1, 'Jumlah kursi 1 sampai 99.'),
        v.maxValue(99, 'Jumlah kursi 1 sampai 99.'),
      ),
    ),
    note: v.optional(text(1000)),
  }),
  'invitations.respond': v.strictObject({
    seen,
    ids: v.pipe(v.array(invitationId), v.minLength(1)),
    response: v.picklist(responses),
    channel: v.optional(v.picklist(channels), ''),
    respondedOn: v.optional(optionalDate, null),
    delegatePersonId: v.optional(v.nullable(personId), null),
    delegateName: v.optional(text(300), ''),
    delegatePosition: v.optional(text(300), ''),
  }),
  'invitations.remove': v.strictObject({ ids: v.pipe(v.array(invitationId), v.minLength(1)) }),
  /** The list as a workbook; `ids`: only these, in this order. */
  'invitations.export': v.strictObject({ meetingId, ids: v.optional(v.nullable(v.array(invitationId)), null) }),
}

/** What makes an answer stale; the other channels do something. */
export const reads = {
  'invitations.list': ['invitations', 'attendance', 'roster', 'meetings'],
  'invitations.candidates': ['invitations', 'roster', 'meetings'],
} satisfies Reads<keyof Outputs>

export interface Outputs {
  'invitations.list': Invitation[]
  'invitations.candidates': Addressee[]
  'invitations.add': { added: number; alreadyInvited: number }
  'invitations.update': null
  'invitations.respond': null
  'invitations.remove': null
  'invitations.export': FileTicket
}
