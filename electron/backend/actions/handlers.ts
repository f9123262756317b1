/** Decisions, action items and their progress. */
import type { Handlers } from '../../contract/api.ts'
import type { Outputs } from '../../contract/actions.ts'
import type { Services } from '../services.ts'

export function createActions(_services: Services): Handlers<keyof Outputs> {
  return {} as never
}
