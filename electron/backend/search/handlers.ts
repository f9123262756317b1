/** Search over everything. */
import type { Handlers } from '../../contract/api.ts'
import type { Outputs } from '../../contract/office.ts'
import type { Services } from '../services.ts'

export function createSearch(_services: Services): Handlers<'search.all'> {
  return {} as never
}
