/** A meeting made through a host's door, as a script of the office would. */
import type { MeetingId, OrganisationId, SessionId } from '../../electron/contract/ids.ts'
import type { RunningHost } from './host.ts'

export interface Called {
  meetingId: MeetingId
  sessionId: SessionId
  organisationId: OrganisationId
  /** Posts with a holder: so many were to be invited, and so many were. */
  posts: number
  invited: { added: number; alreadyInvited: number }
}

/** Calls a meeting after the last one and invites every post of the agency that somebody holds. */
export async function callMeeting(host: RunningHost, agency: string, title = 'Rapat lewat skrip'): Promise<Called> {
  const [previous] = await host.ask('meetings.list', {})
  const { id: meetingId } = await host.ask('meetings.create', {
    title,
    date: '2026-12-01',
    startTime: '09:00',
    venue: 'Sangatta',
    previousId: previous?.id ?? null,
  })
  const [organisation] = await host.ask('organisations.find', { query: agency })
  const [session] = (await host.ask('meetings.get', { id: meetingId })).sessions
  if (!organisation || !session) throw new Error(`${agency} cannot be invited.`)
  const candidates = await host.ask('invitations.candidates', {
    meetingId,
    by: { kind: 'organisation', organisationIds: [organisation.id] },
  })
  const addressees = candidates
    .filter(({ postId, person }) => postId !== null && person !== '')
    .map(({ organisationId, postId }) => ({ organisationId, postId, personId: null }))
  const invited = await host.ask('invitations.add', { meetingId, addressees })
  return { meetingId, sessionId: session.id, organisationId: organisation.id, posts: addressees.length, invited }
}
