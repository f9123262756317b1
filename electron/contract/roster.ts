/** Sectors, organisations, people, posts and memberships (after the Popolo standard). */
import * as v from 'valibot'
import type { AttendanceCapacity } from './attendance.ts'
import type { Reads } from './events.ts'
import type { FileTicket } from './files.ts'
import {
  isoDate,
  nothing,
  optionalDate,
  page,
  type Page,
  query,
  requiredText,
  seen,
  type Seen,
  text,
} from './fields.ts'
import {
  type MeetingId,
  membershipId,
  type MembershipId,
  organisationId,
  type OrganisationId,
  personId,
  type PersonId,
  postId,
  type PostId,
  sectorId,
  type SectorId,
} from './ids.ts'
import type { InvitationResponse } from './invitations.ts'

export interface Sector extends Seen {
  id: SectorId
  name: string
  position: number
  organisations: number
}

export const capacities = ['definitif', 'Plt.', 'Plh.', 'Pj.', 'Pjs.'] as const
export type Capacity = (typeof capacities)[number]

export interface OrganisationRow {
  id: OrganisationId
  name: string
  shortName: string
  kind: 'agency' | 'team'
  sectorId: SectorId | null
  sector: string
  /** People who are members today. */
  people: number
  /** Holder of the post that leads it ("Kepala …"), as of today; empty when unknown. */
  head: string
}

/** Of an id that was merged into another record, the record that holds it now is given. */
interface Followed {
  /** What the merged-away record that was asked for was called; empty when the record itself was asked for. */
  askedAs: string
}

export interface OrganisationDetail extends OrganisationRow, Followed, Seen {
  parentId: OrganisationId | null
  parent: string
  note: string
  aliases: { name: string; kind: 'alias' | 'former'; untilDate: string | null }[]
  posts: PostRow[]
  members: MemberRow[]
  invitations: { meetingId: MeetingId; meeting: string; date: string; response: InvitationResponse; came: number }[]
  openActions: number
}

export interface PostRow {
  id: PostId
  organisationId: OrganisationId
  organisation: string
  title: string
  position: number
  holders: string[]
}

export interface MemberRow {
  id: MembershipId
  personId: PersonId
  name: string
  postId: PostId | null
  post: string
  capacity: Capacity
  fromDate: string | null
  untilDate: string | null
}

/** A line of the people list: the person with the posts held today. */
export interface PersonRow {
  id: PersonId
  name: string
  nip: string
  sex: '' | 'L' | 'P'
  phone: string
  email: string
  position: string
  organisationId: OrganisationId | null
  organisation: string
  sector: string
}

export interface PersonDetail extends Followed, Seen {
  id: PersonId
  name: string
  nip: string
  nrp: string
  rank: string
  sex: '' | 'L' | 'P'
  phone: string
  email: string
  note: string
  memberships: {
    id: MembershipId
    organisationId: OrganisationId
    organisation: string
    postId: PostId | null
    post: string
    capacity: Capacity
    fromDate: string | null
    untilDate: string | null
  }[]
  invitations: { meetingId: MeetingId; meeting: string; date: string; as: string; response: InvitationResponse }[]
  attendance: { meetingId: MeetingId; meeting: string; date: string; session: string; capacity: AttendanceCapacity }[]
}

/** A search for people stops here; a total as large means "at least". */
export const mostFound = 500

const organisationFields = {
  name: requiredText('Isi nama instansi.', 300),
  shortName: v.optional(text(60), ''),
  kind: v.optional(v.picklist(['agency', 'team']), 'agency'),
  sectorId: v.nullable(sectorId),
  parentId: v.optional(v.nullable(organisationId), null),
  note: v.optional(text(2000), ''),
  aliases: v.optional(v.array(requiredText('Isi nama lain.', 300)), []),
}

const personFields = {
  name: requiredText('Isi nama orang.', 300),
  nip: v.optional(text(40), ''),
  nrp: v.optional(text(20), ''),
  rank: v.optional(text(100), ''),
  sex: v.optional(v.picklist(['', 'L', 'P']), ''),
  phone: v.optional(text(100), ''),
  email: v.optional(text(200), ''),
  note: v.optional(text(2000), ''),
}

/** Where a person sits. An empty post title means a member without a post. */
const membershipFields = {
  organisationId,
  post: v.optional(text(300), ''),
  capacity: v.optional(v.picklist(capacities), 'definitif'),
  fromDate: v.optional(optionalDate, null),
  untilDate: v.optional(optionalDate, null),
}

export const peopleFilter = {
  query,
  /** null: any; 0: people of no organisation with a sector */
  sectorId: v.optional(v.nullable(v.union([sectorId, v.literal(0)])), null),
  organisationId: v.optional(v.nullable(organisationId), null),
  sort: v.optional(v.picklist(['name', 'organisation', 'position']), 'name'),
  descending: v.optional(v.boolean(), false),
}

export const organisationFilter = {
  query,
  sectorId: v.optional(v.nullable(v.union([sectorId, v.literal(0)])), null),
  sort: v.optional(v.picklist(['name', 'sector', 'people']), 'sector'),
  descending: v.optional(v.boolean(), false),
}

export const inputs = {
  'roster.counts': nothing,
  'sectors.list': nothing,
  'sectors.create': v.strictObject({ name: requiredText('Isi nama unsur.', 100) }),
  'sectors.rename': v.strictObject({ id: sectorId, seen, name: requiredText('Isi nama unsur.', 100) }),
  'sectors.reorder': v.strictObject({ ids: v.array(sectorId) }),
  'sectors.remove': v.strictObject({ id: sectorId }),
  'organisations.list': v.strictObject({ ...organisationFilter, ...page }),
  'organisations.find': v.strictObject({ query, limit: page.limit }),
  'organisations.get': v.strictObject({ id: organisationId }),
  'organisations.create': v.strictObject(organisationFields),
  'organisations.update': v.strictObject({
    id: organisationId,
    seen,
    ...v.partial(v.strictObject(organisationFields)).entries,
    /** All other names it keeps, former ones included; left out: as they are. */
    aliases: v.optional(v.nullable(v.array(requiredText('Isi nama lain.', 300))), null),
    /** A changed name stays findable as a former name, until today. */
    keepOldName: v.optional(v.boolean(), false),
  }),
  'organisations.remove': v.strictObject({ id: organisationId }),
  /** A search lists, and counts, no more than `mostFound` people. */
  'people.list': v.strictObject({ ...peopleFilter, ...page }),
  /** Ids of a stretch of the list, `end` not included, for selecting rows that were never fetched. */
  'people.ids': v.strictObject({
    ...peopleFilter,
    start: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    end: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  }),
  'people.find': v.strictObject({
    query,
    organisationId: v.optional(v.nullable(organisationId), null),
    limit: page.limit,
  }),
  'people.get': v.strictObject({ id: personId }),
  'people.create': v.strictObject({
    ...personFields,
    membership: v.optional(v.nullable(v.strictObject(membershipFields)), null),
  }),
  /** Fields that are left out are left alone, here and in every update. */
  'people.update': v.strictObject({ id: personId, seen, ...v.partial(v.strictObject(personFields)).entries }),
  'people.remove': v.strictObject({ ids: v.pipe(v.array(personId), v.minLength(1)) }),
  /** `nip` false leaves the NIP out, for a list that passes from hand to hand. */
  'people.export': v.strictObject({ ...peopleFilter, nip: v.optional(v.boolean(), true) }),
  'organisations.export': v.strictObject(organisationFilter),
  'posts.find': v.strictObject({
    query,
    organisationId: v.optional(v.nullable(organisationId), null),
    limit: page.limit,
  }),
  'posts.create': v.strictObject({ organisationId, title: requiredText('Isi nama jabatan.', 300) }),
  'posts.rename': v.strictObject({ id: postId, seen, title: requiredText('Isi nama jabatan.', 300) }),
  'posts.reorder': v.strictObject({ organisationId, ids: v.array(postId) }),
  'posts.remove': v.strictObject({ id: postId }),
  'memberships.create': v.strictObject({ personId, ...membershipFields }),
  'memberships.update': v.strictObject({
    id: membershipId,
    seen,
    ...v.partial(v.strictObject(membershipFields)).entries,
  }),
  /** Closes a membership on its last day. */
  'memberships.end': v.strictObject({ id: membershipId, untilDate: isoDate }),
  /** Mutasi: closes the membership the day before `fromDate` and opens this one, in one step. */
  'memberships.move': v.strictObject({ id: membershipId, ...membershipFields, fromDate: isoDate }),
  'memberships.remove': v.strictObject({ id: membershipId }),
}

/** What makes an answer stale; the other channels do something. */
export const reads = {
  'roster.counts': ['roster'],
  'sectors.list': ['roster'],
  'organisations.list': ['roster'],
  'organisations.find': ['roster'],
  'organisations.get': ['roster', 'meetings', 'invitations', 'attendance', 'actions'],
  'people.list': ['roster'],
  'people.ids': ['roster'],
  'people.find': ['roster'],
  'people.get': ['roster', 'meetings', 'invitations', 'attendance'],
  'posts.find': ['roster'],
} satisfies Reads<keyof Outputs>

export interface Outputs {
  'roster.counts': { people: number; organisations: number }
  'sectors.list': Sector[]
  'sectors.create': { id: SectorId }
  'sectors.rename': null
  'sectors.reorder': null
  'sectors.remove': null
  'organisations.list': Page<OrganisationRow>
  'organisations.find': OrganisationRow[]
  'organisations.get': OrganisationDetail
  'organisations.create': { id: OrganisationId }
  'organisations.update': null
  'organisations.remove': null
  'people.list': Page<PersonRow>
  'people.ids': PersonId[]
  'people.find': PersonRow[]
  'people.get': PersonDetail
  'people.create': { id: PersonId }
  'people.update': null
  'people.remove': null
  'people.export': FileTicket
  'organisations.export': FileTicket
  'posts.find': PostRow[]
  'posts.create': { id: PostId }
  'posts.rename': null
  'posts.reorder': null
  'posts.remove': null
  'memberships.create': { id: MembershipId }
  'memberships.update': null
  'memberships.end': null
  'memberships.move': { id: MembershipId }
  'memberships.remove': null
}
