/** The attendance sheet and who came. */
import type { Handlers } from '../../contract/api.ts'
import type { Outputs } from '../../contract/attendance.ts'
import type { Services } from '../services.ts'

export function createAttendance(_services: Services): Handlers<keyof Outputs> {
  return {} as never
}
