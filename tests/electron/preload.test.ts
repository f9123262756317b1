/** The preload gives the page a transport and nothing that leads further. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Transport } from '../../electron/contract/api.ts'
import { maxFileBytes } from '../../electron/contract/files.ts'

const bridge = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  invoked: [] as unknown[][],
  answer: (): unknown => ({ ok: true, value: 'jawaban' }),
  heard: new Map<string, (event: unknown, ...args: unknown[]) => void>(),
  paths: new Map<unknown, string>(),
}))
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => bridge.exposed.set(name, api) },
  ipcRenderer: {
    invoke: (...args: unknown[]) => {
      bridge.invoked.push(args)
      return Promise.resolve().then(bridge.answer)
    },
    on: (channel: string, listener: (event: unknown, ...args: unknown[]) => void) =>
      bridge.heard.set(channel, listener),
  },
  webUtils: { getPathForFile: (file: unknown) => bridge.paths.get(file) ?? '' },
}))

await import('../../electron/preload/preload.ts')
const page = bridge.exposed.get('sinergi') as Transport
const emit = (name: string, payload: unknown) => bridge.heard.get('app:event')?.({ sender: 'secret' }, name, payload)

beforeEach(() => {
  bridge.invoked.length = 0
  bridge.answer = () => ({ ok: true, value: 'jawaban' })
})

it('exposes the transport’s five functions under one name', () => {
  expect([...bridge.exposed.keys()]).toEqual(['sinergi'])
  expect(Object.keys(page).sort()).toEqual(['call', 'on', 'read', 'save', 'upload'])
  for (const member of Object.values(page)) expect(member).toBeTypeOf('function')
})

it('listens on one channel and asks on one, whatever the page says', async () => {
  await page.call('app.state', {}, 't1')
  await page.save({ ticket: 't', name: 'a.pdf' })
  await page.read({ ticket: 't', name: 'a.pdf' })
  await page.upload([])
  expect([...bridge.heard.keys()]).toEqual(['app:event'])
  expect(new Set(bridge.invoked.map(([channel]) => channel))).toEqual(new Set(['app:call']))
  expect(bridge.invoked.map(([, request]) => request)).toEqual([
    { kind: 'call', channel: 'app.state', input: {}, task: 't1' },
    { kind: 'save', file: { ticket: 't', name: 'a.pdf' } },
    { kind: 'read', file: { ticket: 't', name: 'a.pdf' } },
    { kind: 'upload', files: [] },
  ])
})

it('sends a ticket and its name, and nothing else a page put on the object', async () => {
  await page.save({ ticket: 't', name: 'a.pdf', path: '/etc/passwd' } as never)
  expect(bridge.invoked[0]?.[1]).toEqual({ kind: 'save', file: { ticket: 't', name: 'a.pdf' } })
})

it('turns a main process that is gone into an error value', async () => {
  bridge.answer = () => {
    throw new Error("Error invoking remote method 'app:call': at C:\\secret")
  }
  const answer = await page.call('app.state', {})
  expect(answer).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  expect(JSON.stringify(answer)).not.toContain('secret')
})

describe('events', () => {
  it('reach the page as their payload alone, without the sender', () => {
    const heard: unknown[][] = []
    const stop = page.on('data.changed', (...args: unknown[]) => heard.push(args))
    emit('data.changed', { topics: ['roster'] })
    emit('progress', { task: 'x' })
    stop()
    emit('data.changed', { topics: ['meetings'] })
    expect(heard).toEqual([[{ topics: ['roster'] }]])
  })

  it('each listening stops by itself, also of one function twice', () => {
    let count = 0
    const listen = () => {
      count++
    }
    const stopOne = page.on('data.changed', listen)
    const stopTwo = page.on('data.changed', listen)
    stopOne()
    emit('data.changed', {})
    expect(count).toBe(1)
    stopTwo()
    emit('data.changed', {})
    expect(count).toBe(1)
  })
})

describe('files', () => {
  it('go by the path they have, which the page never sees', async () => {
    const file = new File(['isi'], 'daftar.xlsx')
    bridge.paths.set(file, 'C:\\Users\\rina\\daftar.xlsx')
    bridge.answer = () => ({ ok: true, value: [{ ticket: 't', name: 'daftar.xlsx' }] })
    const answer = await page.upload([file])
    expect(bridge.invoked[0]?.[1]).toEqual({
      kind: 'upload',
      files: [{ name: 'daftar.xlsx', path: 'C:\\Users\\rina\\daftar.xlsx' }],
    })
    expect(JSON.stringify(answer)).not.toContain('rina')
  })

  it('go as bytes when they have none, as one that was pasted', async () => {
    await page.upload([new File(['isi'], 'tempel.csv')])
    expect(bridge.invoked[0]?.[1]).toEqual({
      kind: 'upload',
      files: [{ name: 'tempel.csv', bytes: new TextEncoder().encode('isi') }],
    })
  })

  it('are not read at all when too large', async () => {
    const arrayBuffer = vi.fn()
    const file = Object.assign(new File([], 'besar.csv'), { arrayBuffer })
    Object.defineProperty(file, 'size', { value: maxFileBytes + 1 })
    const answer = await page.upload([file])
    expect(!answer.ok && answer.error.message).toContain('“besar.csv” lebih besar dari 100 MB')
    expect(arrayBuffer).not.toHaveBeenCalled()
    expect(bridge.invoked).toEqual([])
  })

  it('that cannot be read are named', async () => {
    const file = Object.assign(new File([], 'hilang.csv'), { arrayBuffer: () => Promise.reject(new Error('gone')) })
    const answer = await page.upload([file])
    expect(answer).toMatchObject({ ok: false, error: { code: 'file-unreadable' } })
    expect(!answer.ok && answer.error.message).toContain('“hilang.csv”')
  })
})
