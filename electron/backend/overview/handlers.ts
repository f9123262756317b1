/** The front page. */
import type { Handlers } from '../../contract/api.ts'
import type { Outputs } from '../../contract/office.ts'
import type { Services } from '../services.ts'

export function createOverview(_services: Services): Handlers<'overview.get'> {
  return {} as never
}
