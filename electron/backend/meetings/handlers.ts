/** Meetings and invitations. */
import type { Handlers } from '../../contract/api.ts'
import type { Outputs } from '../../contract/meetings.ts'
import type { Services } from '../services.ts'
import { createInvitationHandlers } from '../invitations/handlers.ts'
import { createMeetingHandlers } from './meetingHandlers.ts'

export function createMeetings(services: Services): Handlers<keyof Outputs> {
  return { ...createMeetingHandlers(services), ...createInvitationHandlers(services) }
}
