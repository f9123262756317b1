/** How a page reaches the backend: over HTTP from a real host, and over a bridge that clones as Electron's does. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Host, serve } from '../../../electron/host/server.ts'
import type { Transport } from '../../../electron/contract/api.ts'
import type { Events } from '../../../electron/contract/events.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'

let office: TestOffice
let host: Host
const folder = mkdtempSync(join(tmpdir(), 'sinergi-transport-'))
/** Streams of events that the host was asked for. */
let streams = 0

/** Keys of pages of earlier tests: they never stop asking, and are not heard any more. */
const gone = new Set<string | null>()

/** What lies between the page and the host. */
const wire = {
  /** Where the page's requests go. */
  to: '',
  isCut: false,
  /** Requests that came to nothing because it is cut. */
  lost: 0,
  ends: new AbortController(),
  cut(): void {
    wire.isCut = true
    wire.lost = 0
    wire.ends.abort()
    wire.ends = new AbortController()
  },
}

const start = () =>
  serve({
    backend: {
      files: office.backend.files,
      attend: (id) => office.backend.attend(id),
      listen: (listener) => {
        streams++
        return office.backend.listen(listener)
      },
    },
    call: (channel, input, task, caller) => office.backend.call(channel, input, task, caller),
    renderer: folder,
    port: 0,
    report: () => undefined,
  })

/** The window of a page, as far as the transport looks at it. */
function openWindow(hash: string, remembered: Record<string, string> = {}): { location: { hash: string } } {
  const stored = new Map(Object.entries(remembered))
  const location = { hash, pathname: '/' }
  vi.stubGlobal('location', location)
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  })
  vi.stubGlobal('history', {
    replaceState: (_state: unknown, _title: string, to: string) => (location.hash = to === '/' ? '' : to),
  })
  return { location }
}

/** The transport of a page that is loaded now. */
async function load(): Promise<Transport> {
  vi.resetModules()
  return (await import('../../../renderer/transport.ts')).transport
}
async function loadWith(token: string): Promise<Transport> {
  openWindow(`#token=${token}`)
  return load()
}

beforeEach(async () => {
  office = await openOffice()
  host = await start()
  streams = 0
  Object.assign(wire, { to: host.url, isCut: false })
  vi.stubGlobal('window', {})
  const { fetch } = globalThis
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (gone.has(new Headers(init.headers).get('Authorization'))) return new Promise(() => undefined)
    if (!wire.isCut) return fetch(new URL(path, wire.to), { ...init, signal: wire.ends.signal })
    wire.lost++
    return Promise.reject(new TypeError('fetch failed'))
  })
})
afterEach(async () => {
  gone.add(`Bearer ${host.token}`)
  wire.cut()
  vi.unstubAllGlobals()
  await host.close()
  await office.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A host of its own for one test, that answers as it is told. */
async function answering(answer: Parameters<typeof createServer>[1]): Promise<Server> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  wire.to = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return server
}
const close = (server: Server) => (server.closeAllConnections(), new Promise((resolve) => server.close(resolve)))

describe('the key of a page', () => {
  test('comes in the address, leaves it, and is kept for this window', async () => {
    const { location } = openWindow(`#token=${host.token}`)
    const transport = await load()
    expect(location.hash).toBe('')
    expect(await transport.call('roster.counts', {})).toEqual({ ok: true, value: { people: 0, organisations: 1 } })
    location.hash = '#/rapat'
    expect((await (await load()).call('roster.counts', {})).ok).toBe(true)
  })

  test('is not taken from an address that only looks like it', async () => {
    const { location } = openWindow('#/token=x', { 'sinergi-token': host.token })
    expect((await (await load()).call('roster.counts', {})).ok).toBe(true)
    expect(location.hash).toBe('#/token=x')
  })

  test('of a program that was started anew opens nothing, and the page says what to do', async () => {
    const transport = await loadWith('x'.repeat(43))
    const { error } = (await transport.call('roster.counts', {})) as { error?: { code: string; message: string } }
    expect([error?.code, error?.message.includes('Tutup jendela ini')]).toEqual(['forbidden', true])
  })
})

describe('a call', () => {
  test('brings the answer, or the error as the backend says it', async () => {
    const transport = await loadWith(host.token)
    const made = await transport.call('organisations.create', { name: 'Dinas Sosial', sectorId: null })
    expect(made).toMatchObject({ ok: true, value: { id: expect.any(Number) as number } })
    const refused = await transport.call('people.get', { id: 999 })
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  test('is an error, not a fault, where nobody answers', async () => {
    const transport = await loadWith(host.token)
    wire.cut()
    expect(await transport.call('roster.counts', {})).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  })

  test.each([
    ['is cut off', '{"ok": tr', true],
    ['is no JSON', '<html>', false],
  ])('whose answer %s is an error like any other', async (_what, body, cut) => {
    const transport = await loadWith(host.token)
    const server = await answering((_request, response) => {
      response.writeHead(200, { 'Content-Length': cut ? 100 : body.length })
      response.write(body, () => (cut ? response.destroy() : response.end()))
    })
    expect(await transport.call('roster.counts', {})).toMatchObject({ ok: false, error: { code: 'unavailable' } })
    await close(server)
  })

  test('can be cancelled by the name of its task', async () => {
    const transport = await loadWith(host.token)
    const rows = Array.from({ length: 5_000 }, (_, row) => `Orang ${row};Staf;Dinas Sosial`)
    const uploaded = await transport.upload([new File([`Nama;Jabatan;Instansi\n${rows.join('\n')}`], 'besar.csv')])
    const ticket = uploaded.ok ? (uploaded.value[0]?.ticket ?? '') : ''
    const progress = new Promise<void>((resolve) => {
      transport.on('progress', ({ task }) => {
        if (task !== 'impor') return
        void transport.call('tasks.cancel', { task })
        resolve()
      })
    })
    await vi.waitUntil(() => streams > 0)
    const [answer] = await Promise.all([transport.call('imports.preview', { ticket }, 'impor'), progress])
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })
})

describe('events', () => {
  const changed = () => office.ask('sectors.create', { name: `Unsur ${Math.random()}` })

  test('reach whoever listens, by one stream, and nobody who stopped', async () => {
    const transport = await loadWith(host.token)
    const [first, second, other] = [vi.fn(), vi.fn(), vi.fn()]
    const stop = transport.on('data.changed', first)
    transport.on('data.changed', second)
    transport.on('progress', other)
    await vi.waitUntil(() => streams > 0)
    await changed()
    await vi.waitUntil(() => second.mock.calls.length > 0)
    expect(first.mock.calls).toEqual(second.mock.calls)
    expect(first.mock.calls[0]).toEqual([{ topics: expect.arrayContaining(['roster', 'journal']) as string[] }])
    stop()
    await changed()
    await vi.waitUntil(() => second.mock.calls.length > 1)
    expect([first.mock.calls.length, other.mock.calls.length, streams]).toEqual([1, 0, 1])
  })

  test('arrive whole, however the network cuts them', async () => {
    const transport = await loadWith(host.token)
    const heard: Events['progress'][] = []
    const said = { task: 't', label: 'Membaca “é”', done: 1, total: 2, finished: false }
    const text = Buffer.from(`: ready\n\nevent: progress\ndata: ${JSON.stringify(said)}\n\n`)
    const server = await answering((_request, response) => {
      response.writeHead(200)
      let sent = 0
      const next = () => {
        if (sent < text.length) response.write(text.subarray(sent, (sent += 1)), () => setImmediate(next))
      }
      next()
    })
    transport.on('progress', (payload) => heard.push(payload))
    await vi.waitUntil(() => heard.length > 0, { timeout: 10_000 })
    expect(heard).toEqual([said])
    await close(server)
  })

  describe('when the connection is lost', () => {
    let transport: Transport
    let states: Events['backend.state'][]
    beforeEach(async () => {
      transport = await loadWith(host.token)
      const own: Events['backend.state'][] = []
      states = own
      transport.on('backend.state', (state) => own.push(state))
      await vi.waitUntil(() => streams === 1)
      wire.cut()
      await vi.waitUntil(() => wire.lost > 1, { timeout: 10_000 })
    })

    test('it is said once, however often it is tried again', () => {
      expect(states).toMatchObject([{ state: 'stopped', retrying: true }])
    })

    test('they come again by themselves, what changed meanwhile is asked for, and the screen says it is back', async () => {
      const topics = vi.fn()
      transport.on('data.changed', topics)
      const { Query } = await import('../../../renderer/state/query.svelte.ts')
      const { whenStale } = await import('../../../renderer/state/stale.ts')
      const { connection } = await import('../../../renderer/state/connection.svelte.ts')
      const sectors = new Query('sectors.list', () => ({}))
      whenStale('sectors.list', sectors.reload)
      const back = vi.fn()
      connection.watch(back)
      await office.ask('sectors.create', { name: 'Unsur Uji' })

      wire.isCut = false
      await vi.waitUntil(() => states.length > 1, { timeout: 10_000 })
      expect(states.map(({ state }) => state)).toEqual(['stopped', 'restarted'])
      expect([connection.problem, back.mock.calls]).toEqual(['', [['Terhubung kembali.']]])
      await vi.waitUntil(() => sectors.value?.some(({ name }) => name === 'Unsur Uji'))
      expect(topics).not.toHaveBeenCalled()
      await vi.waitUntil(() => streams === 2)
      await changed()
      await vi.waitUntil(() => topics.mock.calls.length > 0)
    })

    test('and the program was started anew, it says to open the window again, and that nothing is tried', async () => {
      const anew = await start()
      Object.assign(wire, { to: anew.url, isCut: false })
      await vi.waitUntil(() => states.length > 1, { timeout: 10_000 })
      expect(states[1]).toMatchObject({ state: 'stopped', retrying: false })
      expect(states[1]?.message).toContain('Tutup jendela ini')
      await anew.close()
    })
  })
})

describe('files', () => {
  test('are handed over in order, and what the backend makes is read back byte for byte', async () => {
    const transport = await loadWith(host.token)
    const bytes = new Uint8Array([0, 255, 10, 13, 128])
    const uploaded = await transport.upload([new File([bytes], 'satu & dua.csv'), new File(['x'], 'tiga.csv')])
    const tickets = uploaded.ok ? uploaded.value : []
    expect(tickets.map(({ name }) => name)).toEqual(['satu & dua.csv', 'tiga.csv'])
    const [first = { ticket: '', name: '' }] = tickets
    expect(await transport.read(first)).toEqual({ ok: true, value: bytes })
    expect(await transport.read({ ...first, ticket: 'x' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  test('that cannot be handed over are an error, and none after them is sent', async () => {
    const transport = await loadWith(host.token)
    let asked = 0
    const server = await answering((request, response) => {
      asked++
      request.resume()
      response.writeHead(413, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify({ ok: false, error: { code: 'file-unreadable', message: 'Terlalu besar.' } }))
    })
    const uploaded = await transport.upload([new File(['x'], 'satu.csv'), new File(['x'], 'dua.csv')])
    expect([uploaded, asked]).toEqual([{ ok: false, error: { code: 'file-unreadable', message: 'Terlalu besar.' } }, 1])
    await close(server)
    wire.cut()
    expect(await transport.read({ ticket: 'x', name: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'unavailable' },
    })
  })
})

test('inside Electron what crosses the bridge is plain, whatever the screen holds', async () => {
  const crossed: unknown[] = []
  const answer = (...given: unknown[]) => {
    crossed.push(structuredClone(given))
    return Promise.resolve({ ok: true as const, value: null as never })
  }
  const bridge: Transport = { call: answer, upload: answer, save: answer, read: answer, on: () => () => undefined }
  vi.stubGlobal('window', { sinergi: bridge })
  const transport = await load()
  /** Svelte's reactive state is made of proxies, which cannot be cloned. */
  const reactive = <T extends object>(value: T): T => new Proxy(value, {})
  const file = reactive({ ticket: 't', name: 'n' })
  await transport.call('people.remove', reactive({ ids: reactive([1 as never]) }), 'tugas')
  await transport.save(file)
  await transport.read(file)
  await transport.upload(reactive([]))
  expect(crossed).toEqual([
    ['people.remove', { ids: [1] }, 'tugas'],
    [{ ticket: 't', name: 'n' }],
    [{ ticket: 't', name: 'n' }],
    [[]],
  ])
})
