/** Sectors, organisations, people, posts and memberships. */
import type { Handlers } from '../../contract/api.ts'
import type { Outputs } from '../../contract/roster.ts'
import type { Services } from '../services.ts'

export function createRoster(_services: Services): Handlers<keyof Outputs> {
  return {} as never
}
