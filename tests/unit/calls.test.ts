import { expect, test } from 'vitest'
import { theProgram } from '../../electron/contract/caller.ts'
import { RunningCalls } from '../../electron/backend/calls.ts'
import { Emitter } from '../../electron/backend/emitter.ts'

test('a call can be cancelled also after an older one of the same name has ended', async () => {
  const calls = new RunningCalls(new Emitter(() => undefined))
  const older = Promise.withResolvers<null>()
  const newer = Promise.withResolvers<null>()
  const first = calls.run(theProgram, 'import-1', () => older.promise)
  let cancelled: AbortSignal | undefined
  const second = calls.run(theProgram, 'import-1', ({ signal }) => {
    cancelled = signal
    return newer.promise
  })
  older.resolve(null)
  await first
  calls.cancel(theProgram, 'import-1')
  expect(cancelled?.aborted).toBe(true)
  newer.resolve(null)
  await second
})
