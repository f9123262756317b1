import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
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

describe('a call that needs the data for itself', () => {
  const calls = new RunningCalls(new Emitter(() => undefined))
  const events: string[] = []
  beforeEach(() => events.splice(0))
  afterEach(() => vi.useRealTimers())
  const works = (name: string, until: Promise<unknown> = Promise.resolve()) =>
    calls.run(theProgram, undefined, async () => {
      events.push(`${name} begins`)
      await until
      events.push(`${name} ends`)
    })

  test('waits until those running have ended, and those asked meanwhile wait for it', async () => {
    const [long, restoring] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()]
    const running = works('import', long.promise)
    const restore = calls.run(theProgram, undefined, () =>
      calls.alone(async () => {
        events.push('restore begins')
        await restoring.promise
        events.push('restore ends')
      }),
    )
    const later = works('list')
    long.resolve(null)
    await running
    await expect.poll(() => events).toContain('restore begins')
    restoring.resolve(null)
    await Promise.all([restore, later])
    expect(events).toEqual([
      'import begins',
      'import ends',
      'restore begins',
      'restore ends',
      'list begins',
      'list ends',
    ])
  })

  test('lets others go on after it failed', async () => {
    const restore = calls.run(theProgram, undefined, () => calls.alone(() => Promise.reject(new Error('damaged'))))
    const later = works('list')
    await expect(restore).rejects.toThrow('damaged')
    await later
    expect(events).toEqual(['list begins', 'list ends'])
  })

  test('is refused with a sentence while another has it', async () => {
    const [ready, restoring] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()]
    const restore = () =>
      calls.run(theProgram, undefined, async () => {
        await ready.promise
        return calls.alone(() => restoring.promise)
      })
    const [first, second] = [restore(), restore()]
    ready.resolve(null)
    await expect(second).rejects.toMatchObject({ code: 'in-use', message: /^Pemulihan lain sedang berjalan\. Tunggu/ })
    restoring.resolve(null)
    expect(await first).toBeNull()
  })

  test('is refused with a sentence when those running do not end in time', async () => {
    vi.useFakeTimers()
    const long = Promise.withResolvers<null>()
    const running = works('import', long.promise)
    const restore = calls.run(theProgram, undefined, () =>
      calls.alone(() => Promise.resolve(events.push('restore begins'))),
    )
    const refused = expect(restore).rejects.toMatchObject({ code: 'in-use', message: /Tunggu sampai selesai/ })
    await vi.advanceTimersByTimeAsync(11_000)
    await refused
    long.resolve(null)
    await running
    await works('list')
    expect(events).toEqual(['import begins', 'import ends', 'list begins', 'list ends'])
  })
})
