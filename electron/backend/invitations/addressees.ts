/** Joins invitations and candidates with the people who sit in their posts on the meeting's date. */
import type { Parsed } from '../../contract/api.ts'
import type { MeetingId, PersonId, PostId } from '../../contract/ids.ts'
import type { Addressee, Invitation } from '../../contract/invitations.ts'
import type { ReadDb } from '../database/statements.ts'
import { headPosts } from '../agencies/headQueries.ts'
import type { PersonSearch } from '../roster/search/people.ts'
import { holdersOfPosts, membershipsOfPeople } from '../tenure/queries.ts'
import { actingPrefix } from '../tenure/rules.ts'
import {
  type Candidate,
  invitationRows,
  invitedAddresses,
  meetingCandidates,
  organisationCandidates,
  organisationsById,
  peopleById,
  postCandidates,
  sectorCandidates,
} from './queries.ts'
import { type Address, InvitedSet, wordsOf } from './rules.ts'

/** More than this is not a choice but a list; the screen asks for a longer word. */
const mostCandidates = 500

interface Seated extends Address {
  post: string
  person: string
}

const isWhole = ({ postId, personId }: Address): boolean => postId === null && personId === null

/**
 * Finds the person and the position of an address on a day: of a post whoever holds it, of a person by name the post held
 * in that very organisation, if any. Three questions, however many addresses.
 */
function seating(db: ReadDb, addresses: readonly Address[], date: string) {
  const posts = addresses.flatMap(({ postId }) => postId ?? [])
  const people = addresses.flatMap(({ postId, personId }) => (postId === null && personId !== null ? [personId] : []))
  const holders = holdersOfPosts(db, posts, date)
  const memberships = membershipsOfPeople(db, people, date)
  const whole = addresses.flatMap((address) => (isWhole(address) ? address.organisationId : []))
  const heads = headPosts(db, whole)
  return {
    holderOf: (postId: PostId | null): PersonId | null =>
      postId === null ? null : (holders.get(postId)?.[0].personId ?? null),
    seat: (address: Seated) => {
      const { organisationId, postId, personId, post, person } = address
      if (postId !== null) {
        const [holder] = holders.get(postId) ?? []
        return {
          personId: holder?.personId ?? null,
          person: holder?.name ?? '',
          acting: holder ? actingPrefix(holder.capacity) : '',
          position: post,
          phone: holder?.phone ?? '',
          headless: false,
        }
      }
      const own = personId === null ? undefined : memberships.get(personId)
      const here = own?.find((one) => one.organisationId === organisationId)
      const acting = here?.postId ? actingPrefix(here.capacity) : ''
      const headless = isWhole(address) && !heads.has(organisationId)
      return { personId, person, acting, position: here?.post ?? '', headless }
    },
  }
}

/** The meeting's invitations in the office's order, each with who sits there on `date`. */
export function invitationsOf(db: ReadDb, meetingId: MeetingId, date: string): Invitation[] {
  const rows = invitationRows(db, meetingId)
  const { seat } = seating(db, rows, date)
  return rows.map((row) => ({ ...row, ...seat(row) }))
}

/** Tells of an address whether it is invited to the meeting on `date`, and takes new ones in. */
export function invitedTo(db: ReadDb, meetingId: MeetingId, date: string, candidates: readonly Address[]) {
  const invited = invitedAddresses(db, meetingId)
  const { holderOf } = seating(db, [...invited, ...candidates], date)
  const set = new InvitedSet()
  for (const address of invited) set.add(address, holderOf(address.postId))
  return {
    has: (address: Address) => set.has(address, holderOf(address.postId)),
    add: (address: Address) => set.add(address, holderOf(address.postId)),
  }
}

type By = Parsed<'invitations.candidates'>['by']

export function candidatesFor(
  db: ReadDb,
  search: PersonSearch,
  meetingId: MeetingId,
  date: string,
  by: By,
): Addressee[] {
  const candidates = found(db, search, by, date)
  const invited = invitedTo(db, meetingId, date, candidates)
  const { seat } = seating(db, candidates, date)
  return candidates.map((candidate) => {
    const { person, acting, position, headless } = seat(candidate)
    return { ...candidate, person, acting, position, headless, invited: invited.has(candidate) }
  })
}

function found(db: ReadDb, search: PersonSearch, by: By, date: string): Candidate[] {
  switch (by.kind) {
    case 'sector':
      return sectorCandidates(db, by.sectorIds)
    case 'organisation':
      return organisationCandidates(db, by.organisationIds)
    case 'post':
      return postCandidates(db, wordsOf(by.query), mostCandidates)
    case 'person':
      return peopleCandidates(db, search, by.query, date)
    case 'meeting':
      return meetingCandidates(db, by.meetingId)
  }
}

/** One candidate for each organisation a person sits in on that day, best found first. Who sits nowhere cannot be written to. */
function peopleCandidates(db: ReadDb, search: PersonSearch, query: string, date: string): Candidate[] {
  if (query === '') return []
  const people = search.find(query, mostCandidates)
  const names = peopleById(db, people)
  const memberships = membershipsOfPeople(db, people, date)
  const organisations = organisationsById(
    db,
    [...memberships.values()].flat().map(({ organisationId }) => organisationId),
  )
  return people.flatMap((personId) =>
    (memberships.get(personId) ?? []).flatMap(({ organisationId }) => {
      const organisation = organisations.get(organisationId)
      if (!organisation) return []
      const person = names.get(personId) ?? ''
      return [{ organisationId, ...organisation, postId: null, post: '', personId, person, quota: 1 }]
    }),
  )
}
