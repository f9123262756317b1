/** The journal on screen. */
import type { Handlers } from '../../contract/api.ts'
import type { Outputs } from '../../contract/office.ts'
import type { Services } from '../services.ts'

export function createHistory(_services: Services): Handlers<Extract<keyof Outputs, `journal.${string}`>> {
  return {} as never
}
