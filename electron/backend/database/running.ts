/** The call that is running, for what records it: nobody passes it from hand to hand. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { type Caller, theProgram } from '../../contract/caller.ts'
import type { EntryId } from '../../contract/ids.ts'

export interface RunningCall {
  caller: Caller
  /** The last journal entry it wrote. */
  entryId: EntryId | null
}

export const runningCall = new AsyncLocalStorage<RunningCall>()

/** Who asks; outside a call the program itself. */
export const caller = (): Caller => runningCall.getStore()?.caller ?? theProgram
