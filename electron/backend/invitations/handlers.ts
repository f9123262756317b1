/** Invitations and their answers: what is asked and what is done. */
import type { Handlers } from '../../contract/api.ts'
import { today } from '../../contract/dates.ts'
import { Failure, notFound } from '../../contract/errors.ts'
import type { InvitationId, MeetingId, PersonId } from '../../contract/ids.ts'
import { formatNumber } from '../../contract/numbers.ts'
import { removeRows } from '../database/removal.ts'
import { fieldsOf, merged, type Past, seenNow } from '../database/versions.ts'
import type { Services } from '../services.ts'
import { candidatesFor, invitationsOf, invitedTo } from './addressees.ts'
import { exportInvitations } from '../meetings/export.ts'
import {
  addInvitation,
  answerInvitations,
  changeInvitation,
  namedInvitations,
  organisationsById,
  peopleById,
  postsById,
} from './queries.ts'
import { type Address, addresseeName, type Answer, answerSummary, countedNames, storedAnswer } from './rules.ts'
import { meetingFacts } from '../meetings/queries.ts'
import { PersonSearch } from '../roster/search/people.ts'

export function createInvitations(
  services: Services,
): Handlers<
  | 'invitations.list'
  | 'invitations.candidates'
  | 'invitations.add'
  | 'invitations.update'
  | 'invitations.respond'
  | 'invitations.remove'
  | 'invitations.export'
> {
  const { db, journal, now } = services
  const search = new PersonSearch(db, () => today(now()))

  function meeting(id: MeetingId) {
    const found = meetingFacts(db, id)
    if (!found) throw notFound('Rapat')
    return found
  }

  /** All of them, or `not-found`. */
  function named(ids: InvitationId[]) {
    const found = namedInvitations(db, ids)
    if (found.length < new Set(ids).size) throw notFound('Undangan')
    return found
  }

  /** A post is addressed, not its holder; a post belongs to its organisation. Gives the name of each address. */
  function checkAddresses(addresses: Address[]): { address: Address; name: string }[] {
    const organisations = organisationsById(
      db,
      addresses.map(({ organisationId }) => organisationId),
    )
    const posts = postsById(
      db,
      addresses.flatMap(({ postId }) => postId ?? []),
    )
    const people = peopleById(
      db,
      addresses.flatMap(({ personId }) => personId ?? []),
    )
    return addresses.map(({ organisationId, postId, personId }) => {
      const organisation = organisations.get(organisationId)?.organisation
      const post = postId === null ? undefined : posts.get(postId)
      const person = personId === null || postId !== null ? undefined : people.get(personId)
      if (organisation === undefined) throw notFound('Instansi')
      if (postId !== null && post?.organisationId !== organisationId) throw notFound('Jabatan')
      if (postId === null && personId !== null && person === undefined) throw notFound('Orang')
      return {
        address: { organisationId, postId, personId: postId === null ? personId : null },
        name: addresseeName({ post: post?.title ?? '', person: person ?? '', organisation }),
      }
    })
  }

  function checkDelegate(personId: PersonId | null): void {
    if (personId !== null && peopleById(db, [personId]).size === 0) throw notFound('Orang')
  }

  return {
    'invitations.list': ({ meetingId }) => seenNow(db, invitationsOf(db, meetingId, meeting(meetingId).date)),
    'invitations.candidates': ({ meetingId, by }) => {
      if (by.kind === 'meeting') meeting(by.meetingId)
      return candidatesFor(db, search, meetingId, meeting(meetingId).date, by)
    },
    'invitations.add': ({ meetingId, addressees }) => {
      const { title, date } = meeting(meetingId)
      const checked = checkAddresses(addressees)
      const invited = invitedTo(
        db,
        meetingId,
        date,
        checked.map(({ address }) => address),
      )
      const fresh = checked.flatMap(({ address, name }, index) => {
        if (invited.has(address)) return []
        invited.add(address)
        return [{ address, name, quota: addressees[index]?.quota ?? 1 }]
      })
      const names = fresh.map(({ name }) => name)
      journal.run(
        'invitations.add',
        `Undang ${names.length === 1 ? countedNames(names) : `${formatNumber(names.length)} alamat`} ke “${title}”`,
        (write) => {
          for (const { address, quota } of fresh) addInvitation(write, meetingId, address, quota)
        },
      )
      return { added: fresh.length, alreadyInvited: checked.length - fresh.length }
    },
    'invitations.update': ({ id, seen, ...given }) => {
      const [invitation] = named([id])
      if (!invitation) throw notFound('Undangan')
      const { quota, note } = merged<{ quota: number; note: string }>(db, {
        seen,
        fields: (past) => fieldsOf(past.row('invitation', id), { quota: 'quota', note: 'note' }),
        typed: () => given,
        words: { quota: 'jumlah kursi', note: 'catatan' },
      })
      if (quota < invitation.lastSeat) {
        const least = formatNumber(invitation.lastSeat)
        const message = `Sudah ada yang tercatat hadir di kursi ke-${least} undangan ini. Jumlah kursi paling sedikit ${least}, atau batalkan dulu kehadirannya.`
        throw new Failure('conflict', message, { quota: message })
      }
      journal.run('invitations.update', `Ubah undangan “${addresseeName(invitation)}”`, (write) =>
        changeInvitation(write, id, quota, note),
      )
      return null
    },
    'invitations.respond': ({ ids, seen, ...given }) => {
      const names = named(ids).map(addresseeName)
      const answer = storedAnswer(given, today(now()))
      checkDelegate(answer.delegatePersonId)
      // An answer is one thing: half of one and half of another would be nobody's.
      for (const id of ids)
        merged<{ response: typeof answer }>(db, {
          seen,
          fields: (past) => answerAt(past, id),
          typed: () => ({ response: answer }),
          words: { response: 'jawaban undangan' },
        })
      journal.run('invitations.respond', answerSummary(answer.response, names), (write) =>
        answerInvitations(write, ids, answer),
      )
      return null
    },
    'invitations.remove': ({ ids }) => {
      const invitations = named(ids)
      const attended = invitations.filter(({ lastSeat }) => lastSeat > 0)
      if (attended.length > 0)
        throw new Failure(
          'in-use',
          `${countedNames(attended.map(addresseeName))} tidak dapat dihapus karena sudah ada yang tercatat hadir. Batalkan dulu kehadirannya di tab Kehadiran.`,
        )
      journal.run('invitations.remove', `Hapus ${namesOf(invitations.map(addresseeName))}`, (write) =>
        removeRows(write, 'invitation', ids),
      )
      return null
    },
    'invitations.export': ({ meetingId, ids }, { signal }) => {
      const facts = meeting(meetingId)
      const rows = invitationsOf(db, meetingId, facts.date)
      const byId = new Map(rows.map((row) => [row.id, row]))
      return exportInvitations(services, facts, ids ? ids.flatMap((id) => byId.get(id) ?? []) : rows, signal)
    },
  }
}

const answerColumns = {
  response: 'response',
  channel: 'channel',
  respondedOn: 'responded_on',
  delegatePersonId: 'delegate_person_id',
  delegateName: 'delegate_name',
  delegatePosition: 'delegate_position',
}
function answerAt(past: Past, id: InvitationId): { response: Answer } | null {
  const response = fieldsOf<Answer>(past.row('invitation', id), answerColumns)
  return response && { response }
}

/** "undangan “Baznas”" for one, "12 undangan" for more. */
const namesOf = (names: readonly string[]): string =>
  names.length === 1 ? `undangan ${countedNames(names)}` : countedNames(names)
