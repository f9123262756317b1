/** Meetings and invitations. */
import type { Handlers } from '../../contract/api.ts'
import type { Outputs } from '../../contract/meetings.ts'
import type { Services } from '../services.ts'

export function createMeetings(_services: Services): Handlers<keyof Outputs> {
  return {} as never
}
