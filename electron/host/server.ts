/** The contract over HTTP on loopback: the renderer's files, calls, uploads, downloads and events. */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Backend } from '../backend/backend.ts'
import { type Caller, callerHeader, callerOf, scriptId } from '../contract/caller.ts'
import { Failure, type Result } from '../contract/errors.ts'
import { cacheControl, contentType, guard } from '../contract/pages.ts'
import { receiveFile } from './upload.ts'

const maxCallBytes = 64 * 1024 * 1024
/** Bytes of events waiting for one page. */
const mostUnread = 4 * 1024 * 1024

export interface HostOptions {
  backend: Pick<Backend, 'listen' | 'files' | 'attend'>
  call: (channel: unknown, input: unknown, task: string | undefined, caller: Caller) => Promise<Result<unknown>>
  /** Folder of the built renderer. */
  renderer: string
  port: number
  /** Another origin whose pages may call, for development with hot reload. */
  devOrigin?: string
  report: (where: string, error: unknown) => void
}

export interface Host {
  url: string
  token: string
  close(): Promise<void>
}

export async function serve(options: HostOptions): Promise<Host> {
  const token = randomBytes(32).toString('base64url')
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // Somebody who hung up in the middle hears no answer, and it is no fault of the program.
      if (isHungUp(error)) return
      options.report('http', error)
      if (!response.headersSent) sendText(response, 500, 'Terjadi kesalahan.')
      else response.destroy()
    })
  })
  server.headersTimeout = 15_000
  await listen(server, options.port)
  const { port } = server.address() as AddressInfo
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`])
  const origins = new Set([...hosts].map((host) => `http://${host}`))
  if (options.devOrigin) origins.add(options.devOrigin)

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { origin, host } = request.headers
    if (!host || !hosts.has(host) || (origin !== undefined && !origins.has(origin))) {
      sendText(response, 403, 'Ditolak.')
      return
    }
    const url = URL.parse(`http://${host}${request.url ?? '/'}`)
    if (!url) {
      sendText(response, 400, 'Alamat salah.')
      return
    }
    if (!url.pathname.startsWith('/api/')) {
      await sendStatic(request, response, url)
      return
    }
    if (!authorised(request.headers.authorization)) {
      sendText(response, 401, 'Token salah.')
      return
    }
    await handleApi(request, response, url)
  }

  async function handleApi(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const route = `${request.method ?? ''} ${url.pathname}`
    if (route === 'POST /api/call') await answerCall(request, response)
    else if (route === 'POST /api/files') await takeFile(request, response, url.searchParams.get('name') ?? 'berkas')
    else if (route === 'GET /api/events') streamEvents(request, response)
    else if (request.method === 'GET' && url.pathname.startsWith('/api/files/'))
      await sendFile(response, url.pathname.slice('/api/files/'.length))
    else sendText(response, 404, 'Tidak ada.')
  }

  async function answerCall(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body: { channel?: unknown; input?: unknown; task?: unknown } | null
    try {
      body = (await readJson(request)) as typeof body
    } catch {
      body = null
    }
    if (!body) {
      sendJson(response, 400, failure(new Failure('invalid-input', 'Permintaan tidak dapat dibaca.')))
      return
    }
    const task = typeof body.task === 'string' ? body.task : undefined
    sendJson(response, 200, await options.call(body.channel, body.input, task, askedBy(request)))
  }

  async function takeFile(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    try {
      sendJson(response, 200, await receiveFile(request, options.backend.files, name))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      sendJson(response, 413, failure(error))
    }
  }

  async function sendFile(response: ServerResponse, ticket: string): Promise<void> {
    let file: { path: string; name: string }
    try {
      file = options.backend.files.open(ticket)
    } catch {
      sendText(response, 404, 'Berkas tidak ditemukan.')
      return
    }
    const { size } = await stat(file.path)
    response.writeHead(200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': size,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    })
    await pipeline(createReadStream(file.path), response)
  }

  function streamEvents(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      Connection: 'keep-alive',
    })
    response.write(': ready\n\n')
    const { id } = askedBy(request)
    const leave = id === scriptId ? () => undefined : options.backend.attend(id)
    const stop = options.backend.listen((event, payload, to) => {
      if (to !== undefined && to !== id) return
      // A page that stopped reading is let go; one that wakes up comes back and asks anew.
      if (response.writableLength > mostUnread) response.destroy()
      else response.write(`event: ${event}\ndata: ${JSON.stringify(payload)}\n\n`)
    })
    request.on('close', () => {
      stop()
      leave()
    })
  }

  async function sendStatic(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      sendText(response, 405, 'Tidak boleh.')
      return
    }
    const wanted = url.pathname === '/' ? '/index.html' : decoded(url.pathname)
    const path = normalize(join(options.renderer, wanted ?? ''))
    const found = path.startsWith(options.renderer + sep) && (await stat(path).catch(() => null))?.isFile()
    if (wanted === null || !found) {
      sendText(response, 404, 'Tidak ada.')
      return
    }
    response.writeHead(200, {
      'Content-Type': contentType(extname(path)),
      ...guard,
      'Cache-Control': cacheControl(wanted),
    })
    await pipeline(createReadStream(path), response)
  }

  function authorised(header: string | undefined): boolean {
    const given = Buffer.from(/^Bearer (\S+)$/i.exec(header ?? '')?.[1] ?? '')
    const wanted = Buffer.from(token)
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  }

  return {
    url: `http://127.0.0.1:${port}/`,
    token,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

const askedBy = ({ headers }: IncomingMessage): Caller => callerOf(headers[callerHeader])

const isHungUp = (error: unknown) =>
  ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_UNABLE_TO_PIPE'].includes(codeOf(error))
const codeOf = (error: unknown) => String((error as { code?: unknown } | null)?.code)

/** null for an address that is badly escaped. */
function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxCallBytes) throw new Error('The request is too large.')
    chunks.push(chunk)
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}

const failure = ({ code, message }: Failure): Result<never> => ({ ok: false, error: { code, message } })

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(JSON.stringify(value))
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' })
  response.end(text)
}
