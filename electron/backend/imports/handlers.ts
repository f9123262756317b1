/** Import of agency spreadsheets. */
import type { Handlers } from '../../contract/api.ts'
import type { Outputs } from '../../contract/imports.ts'
import type { Services } from '../services.ts'

export function createImports(_services: Services): Handlers<keyof Outputs> {
  return {} as never
}
