import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { callerHeader } from '../../../electron/contract/caller.ts'
import { type Host, serve } from '../../../electron/host/server.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'

let office: TestOffice
let host: Host
let pages: string
const unforeseen: unknown[] = []

beforeAll(async () => {
  office = await openOffice()
  pages = mkdtempSync(join(tmpdir(), 'sinergi-pages-'))
  mkdirSync(join(pages, 'renderer/assets'), { recursive: true })
  writeFileSync(join(pages, 'renderer/index.html'), '<!doctype html>')
  writeFileSync(join(pages, 'renderer/assets/app.js'), '0')
  writeFileSync(join(pages, 'secret.txt'), 'rahasia')
  host = await serve({
    backend: office.backend,
    call: (channel, input, task, caller) => office.backend.call(channel, input, task, caller),
    renderer: join(pages, 'renderer'),
    port: 0,
    report: (_where, error) => unforeseen.push(error),
  })
})
afterAll(async () => {
  await host.close()
  await office.close()
  rmSync(pages, { recursive: true, force: true })
})

interface Answer {
  status: number
  body: string
  headers: Record<string, unknown>
}

/** A raw request, so that any Host header and any path can be sent. */
function ask(
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(host.url)
    const asked = request({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString('utf8'),
          headers: response.headers,
        }),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const token = () => ({ Authorization: `Bearer ${host.token}` })
const call = (body: unknown, headers: Record<string, string> = token()) =>
  ask('/api/call', { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) })

describe('who may ask', () => {
  test('the token opens the door', async () => {
    const answer = await call({ channel: 'roster.counts', input: {} })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: { people: 0, organisations: 1 } })
  })
  test.each([
    ['no token', {}],
    ['a wrong token', { Authorization: 'Bearer x' }],
    ['a token of the right length', { Authorization: `Bearer ${'x'.repeat(43)}` }],
  ])('%s does not', async (_what, headers) => {
    expect((await call({ channel: 'roster.counts', input: {} }, headers as Record<string, string>)).status).toBe(401)
    expect((await ask('/api/events', { headers: headers })).status).toBe(401)
  })
  test('the token alone, or under another scheme, does not', async () => {
    for (const Authorization of [host.token, `Basic ${host.token}`, ` ${host.token}`])
      expect((await call({ channel: 'roster.counts', input: {} }, { Authorization })).status).toBe(401)
  })
  test('another Host is refused, so that a name pointed at this machine cannot read it', async () => {
    expect((await call({ channel: 'roster.counts', input: {} }, { ...token(), Host: 'jahat.example' })).status).toBe(
      403,
    )
    expect((await ask('/', { headers: { Host: 'jahat.example' } })).status).toBe(403)
  })
  test('another Origin is refused', async () => {
    expect(
      (await call({ channel: 'roster.counts', input: {} }, { ...token(), Origin: 'https://jahat.example' })).status,
    ).toBe(403)
    expect((await call({ channel: 'roster.counts', input: {} }, { ...token(), Origin: 'null' })).status).toBe(403)
  })
  test('it listens on loopback only', () => {
    expect(new URL(host.url).hostname).toBe('127.0.0.1')
  })
})

describe('pages', () => {
  test('come with a content security policy that starts from nothing', async () => {
    const { status, headers } = await ask('/')
    expect(status).toBe(200)
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/)
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//secret.txt',
    '/assets',
    '/%00',
    'http://jahat.example/',
    '*',
    '/%E0%A4%A',
  ])('%s leads nowhere', async (path) => {
    const { status, body } = await ask(path)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(body).not.toContain('rahasia')
  })
})

describe('calls', () => {
  test('an unknown channel, a bad input and a broken body are told apart', async () => {
    expect(JSON.parse((await call({ channel: 'roster.drop', input: {} })).body)).toMatchObject({
      ok: false,
      error: { code: 'unknown-channel' },
    })
    expect(JSON.parse((await call({ channel: 'toString', input: {} })).body)).toMatchObject({
      ok: false,
      error: { code: 'unknown-channel' },
    })
    const bad = JSON.parse((await call({ channel: 'people.create', input: { name: '' } })).body) as { error: unknown }
    expect(bad.error).toEqual({
      code: 'invalid-input',
      message: 'Isi nama orang.',
      details: { name: 'Isi nama orang.' },
    })
    for (const body of ['{', '', 'null', '0']) expect((await call(body)).status).toBe(400)
  })
  test.each([[{ toString: 1, valueOf: 1 }], [['roster.counts']], [null], ['x'.repeat(1_000_000)]])(
    'a channel that is no name (%#) is unknown',
    async (channel) => {
      const { body } = await call({ channel, input: {} })
      expect(JSON.parse(body)).toEqual({
        ok: false,
        error: { code: 'unknown-channel', message: 'Perintah ini tidak dikenal oleh program ini.' },
      })
    },
  )
  test('numbers no id can be are refused at the door', async () => {
    for (const id of [1e300, 2 ** 53, -1, 1.5])
      expect(JSON.parse((await call({ channel: 'people.get', input: { id } })).body)).toMatchObject({
        error: { code: 'invalid-input' },
      })
  })
  test('a name cut in the middle of a character still comes back', async () => {
    const name = `${'a'.repeat(145)}😀😀.csv`
    const sent = await ask(`/api/files?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: token(),
      body: 'a',
    })
    const file = JSON.parse(sent.body) as { ticket: string; name: string }
    expect(file.name).toBe(`${'a'.repeat(145)}.csv`)
    expect((await ask(`/api/files/${file.ticket}`, { headers: token() })).status).toBe(200)
  })
  test('an upload that is broken off is no fault of the program', async () => {
    const { hostname, port } = new URL(host.url)
    const sending = request({ hostname, port, path: '/api/files?name=a', method: 'POST', headers: token() })
    sending.on('error', () => undefined)
    await new Promise<void>((done) => sending.write('sebagian', () => done()))
    sending.destroy()
    await vi.waitFor(async () => expect((await call({ channel: 'roster.counts', input: {} })).status).toBe(200))
    await new Promise((done) => setTimeout(done, 50))
  })
  test('a file goes in, is known by a ticket, and comes back under its name', async () => {
    const sent = await ask('/api/files?name=..%2F..%2Fdaftar%20nama.csv', {
      method: 'POST',
      headers: token(),
      body: 'Nama\nBudi',
    })
    const file = JSON.parse(sent.body) as { ticket: string; name: string }
    expect(file.name).toBe('daftar nama.csv')
    const back = await ask(`/api/files/${file.ticket}`, { headers: token() })
    expect(back.body).toBe('Nama\nBudi')
    expect(back.headers['content-disposition']).toContain('daftar%20nama.csv')
  })
  test('a ticket nobody gave is not found', async () => {
    expect((await ask('/api/files/../../etc/passwd', { headers: token() })).status).toBe(404)
    expect((await ask('/api/files/nope', { headers: token() })).status).toBe(404)
  })
  test('a file of more than 100 MB is refused by name', async () => {
    const answer = await ask('/api/files?name=besar.xlsx', {
      method: 'POST',
      headers: token(),
      body: Buffer.alloc(101 * 1024 * 1024),
    })
    expect(answer.status).toBe(413)
    expect(JSON.parse(answer.body)).toMatchObject({
      ok: false,
      error: { code: 'file-unreadable', message: expect.stringContaining('besar.xlsx') },
    })
  })
  test('a page is the caller its header names and is there as long as it listens; without one it is a script', async () => {
    const from = (id: string) => ({ ...token(), [callerHeader]: id })
    const nextOf = async (headers: Record<string, string>) => {
      const { body } = await call({ channel: 'journal.next', input: {} }, headers)
      return (JSON.parse(body) as { value: { undo: { summary: string } | null } }).value.undo?.summary
    }
    const { hostname, port } = new URL(host.url)
    const listening = request({ hostname, port, path: '/api/events', headers: from('satu') })
    await new Promise((done) => listening.on('response', done).end())
    await call({ channel: 'sectors.create', input: { name: 'Unsur satu' } }, from('satu'))
    await call({ channel: 'sectors.create', input: { name: 'Unsur skrip' } })
    expect(await nextOf(from('satu'))).toBe('Tambah unsur “Unsur satu”')
    expect(await nextOf(from('dua'))).toBeUndefined()
    expect(await nextOf(token())).toBe('Tambah unsur “Unsur skrip”')
    listening.on('error', () => undefined).destroy()
    await vi.waitFor(async () => expect(await nextOf(from('dua'))).toBe('Tambah unsur “Unsur satu”'))
  })
  test('nothing of this was unforeseen', () => {
    expect(unforeseen).toEqual([])
  })
})
