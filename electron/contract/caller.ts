/** Who asks: a window of the program, a page of the local host, a script, or the program itself. */

/** look: read; write: change records; keep: settings, backups and the demo data, on which everybody stands. */
export const powers = ['look', 'write', 'keep'] as const
export type Power = (typeof powers)[number]

export interface Caller {
  /** Unlike that of any other window, of this run or an earlier one; '' is the program itself. */
  id: string
  /** Who sits there; empty: the operator in the settings. */
  name: string
  may: readonly Power[]
}

/** What a script is called that does not say who it is. It has no window, so only it takes its commands back by `next`. */
export const scriptId = 'skrip'

/** Somebody sits at it, and saw what was done there. */
export const isWindow = (id: string): boolean => id !== '' && id !== scriptId

/** A window or a page; today everybody may do everything. */
export const openCaller = (id: string): Caller => ({ id, name: '', may: powers })
export const theProgram: Caller = openCaller('')

/** The header a page of the local host says who it is in. */
export const callerHeader = 'x-sinergi-caller'
const longestId = 100
/** The caller a request comes from: one that does not name itself properly is a script. */
export function callerOf(id: unknown): Caller {
  const known = typeof id === 'string' && id.length <= longestId && /^[\w-]+$/.test(id)
  return openCaller(known ? id : scriptId)
}
