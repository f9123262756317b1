/** The data process is asked, started again when it dies, given up when it keeps dying, and closed in order. */
import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FromBackend, ToBackend, Trouble } from '../../electron/contract/process.ts'
import { BackendProcess } from '../../electron/main/backendProcess.ts'

class FakeChild extends EventEmitter {
  readonly heard: ToBackend[] = []
  killed = false
  postMessage(message: ToBackend): void {
    this.heard.push(message)
  }
  kill(): boolean {
    this.killed = true
    this.emit('exit', 1)
    return true
  }
  say(message: FromBackend): void {
    this.emit('message', message)
  }
  asked() {
    return this.heard.filter((message) => message.kind === 'ask')
  }
}

let children: FakeChild[]
let events: [string, unknown][]
let troubles: [string, Trouble][]
let givenUp: number
let backend: BackendProcess
const child = () => {
  const last = children.at(-1)
  if (!last) throw new Error('No process was forked.')
  return last
}
const question = { channel: 'app.state', input: {} }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  children = []
  events = []
  troubles = []
  givenUp = 0
  backend = new BackendProcess({
    fork: () => {
      children.push(new FakeChild())
      return child()
    },
    start: () => ({
      folder: `/data-${children.length}`,
      resources: '/r',
      version: '1',
      importWorker: '/w',
      writer: '/t',
      demo: false,
    }),
    onEvent: (event, payload) => events.push([event, payload]),
    onTrouble: (where, trouble) => troubles.push([where, trouble]),
    note: () => undefined,
    onGivenUp: () => givenUp++,
  })
  backend.start()
})
afterEach(() => vi.useRealTimers())

function answerLast(value: unknown): void {
  const id = child().asked().at(-1)?.id
  if (id === undefined) throw new Error('Nothing was asked.')
  child().say({ kind: 'answer', id, result: { ok: true, value } })
}
const die = (code = 9) => child().emit('exit', code)

it('is told where the data is before anything else', () => {
  void backend.ask('call', question)
  expect(child().heard.map(({ kind }) => kind)).toEqual(['start', 'ask'])
  expect(child().heard[0]).toMatchObject({ options: { folder: '/data-1' } })
})

it('gives each question its own answer, in whatever order they come', async () => {
  const first = backend.ask('call', question)
  const second = backend.ask('reserve', 'a.pdf')
  const [one, two] = child().asked()
  child().say({ kind: 'answer', id: two?.id ?? 0, result: { ok: true, value: 'two' } })
  child().say({ kind: 'answer', id: one?.id ?? 0, result: { ok: true, value: 'one' } })
  child().say({ kind: 'answer', id: 999, result: { ok: true, value: 'nobody asked' } })
  expect(await first).toEqual({ ok: true, value: 'one' })
  expect(await second).toEqual({ ok: true, value: 'two' })
})

it('hands on events and troubles', () => {
  child().say({ kind: 'event', event: 'data.changed', payload: { topics: ['roster'] } })
  const trouble = { name: 'TypeError', code: '', message: 'x', stack: '' }
  child().say({ kind: 'trouble', where: 'roster.people', trouble })
  expect(events).toEqual([['data.changed', { topics: ['roster'] }]])
  expect(troubles).toEqual([['roster.people', trouble]])
})

it('says nothing of a restart at the first start', () => {
  child().say({ kind: 'ready' })
  expect(events).toEqual([])
})

describe('when it dies', () => {
  it('open questions are answered with what to do, not left hanging', async () => {
    const open = [backend.ask('call', question), backend.ask('open', 't')]
    die()
    for (const answer of await Promise.all(open)) {
      expect(answer).toMatchObject({ ok: false, error: { code: 'unavailable' } })
      expect(!answer.ok && answer.error.message).toContain('periksa')
    }
  })

  it('it is started again, questions asked meanwhile are kept, and the pages are told when it is back', async () => {
    die()
    const meanwhile = backend.ask('call', question)
    expect(children).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(200)
    expect(children).toHaveLength(2)
    expect(child().heard.map(({ kind }) => kind)).toEqual(['start', 'ask'])
    expect(events).toEqual([])
    child().say({ kind: 'ready' })
    expect(events).toEqual([
      ['backend.state', { state: 'restarted', message: expect.stringContaining('berjalan lagi') as string }],
    ])
    answerLast('kembali')
    expect(await meanwhile).toEqual({ ok: true, value: 'kembali' })
  })

  it('it waits longer the second time', async () => {
    die()
    await vi.advanceTimersByTimeAsync(200)
    die()
    await vi.advanceTimersByTimeAsync(1999)
    expect(children).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(1)
    expect(children).toHaveLength(3)
  })

  it('what a dead process still says is not taken for the new one’s end', async () => {
    const old = child()
    die()
    await vi.advanceTimersByTimeAsync(200)
    old.emit('exit', 9)
    expect(givenUp).toBe(0)
    void backend.ask('call', question)
    expect(child().asked()).toHaveLength(1)
  })

  async function dieThrice(pauseMs = 0): Promise<void> {
    for (const wait of [200, 2000]) {
      die()
      await vi.advanceTimersByTimeAsync(wait + pauseMs)
    }
    die()
  }

  it('three times shortly after one another, it is given up: pages and user are told, questions answered at once', async () => {
    await dieThrice()
    expect(givenUp).toBe(1)
    expect(events.at(-1)).toMatchObject(['backend.state', { state: 'stopped' }])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(children).toHaveLength(3)
    expect(await backend.ask('call', question)).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  })

  it('it can be tried again by the user, and the pages hear that it is back', async () => {
    await dieThrice()
    backend.start()
    child().say({ kind: 'ready' })
    expect(events.at(-1)).toMatchObject(['backend.state', { state: 'restarted' }])
    const asked = backend.ask('call', question)
    answerLast(1)
    expect(await asked).toEqual({ ok: true, value: 1 })
  })

  it('there is never a second one beside the first, also where the question came too late', async () => {
    await dieThrice()
    backend.start()
    backend.start()
    expect(children).toHaveLength(4)
  })

  it('now and then over a long day, it is never given up', async () => {
    await dieThrice(61_000)
    expect(givenUp).toBe(0)
  })
})

describe('closing', () => {
  it('waits for the process to end by itself, so that the database is closed', async () => {
    let closed = false
    const closing = backend.close().then(() => (closed = true))
    expect(child().heard.at(-1)).toEqual({ kind: 'close' })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(closed).toBe(false)
    die(0)
    await closing
    expect(children).toHaveLength(1)
    expect(givenUp).toBe(0)
  })

  it('ends a process that does not, after a while', async () => {
    const closing = backend.close()
    await vi.advanceTimersByTimeAsync(20_000)
    await closing
    expect(child().killed).toBe(true)
  })

  it('answers what was still open', async () => {
    const open = backend.ask('call', question)
    const closing = backend.close()
    expect(await backend.ask('call', question)).toMatchObject({
      ok: false,
      error: { message: 'Sinergi sedang ditutup.' },
    })
    die(0)
    await closing
    expect(await open).toMatchObject({ ok: false })
  })

  it('asked twice, as by Windows shutting down and by the window, closes once and tells both', async () => {
    const both = Promise.all([backend.close(), backend.close()])
    expect(child().heard.filter(({ kind }) => kind === 'close')).toHaveLength(1)
    die(0)
    await both
    await vi.advanceTimersByTimeAsync(60_000)
    expect(child().killed).toBe(false)
  })

  it('stops a restart that was waiting', async () => {
    die()
    await backend.close()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(children).toHaveLength(1)
  })

  it('can be followed by a start on another folder, without talk of a restart', async () => {
    const closing = backend.close()
    die(0)
    await closing
    const early = backend.ask('call', question)
    backend.start()
    child().say({ kind: 'ready' })
    expect(child().heard[0]).toMatchObject({ kind: 'start', options: { folder: '/data-2' } })
    answerLast('ok')
    expect(await early).toEqual({ ok: true, value: 'ok' })
    expect(events).toEqual([])
  })
})
