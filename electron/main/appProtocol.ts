/**
 * `app://sinergi/`: the built renderer, and nothing else. The files are listed once, at the start; a request is looked
 * up in that list and never turned into a path, so no spelling of an address can reach another file.
 */
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { protocol, type Session } from 'electron'
import { appHost, appScheme } from '../contract/ipc.ts'
import { cacheControl, contentType, guard } from '../contract/pages.ts'

/** Must run before the app is ready. Standard and secure: the page has an origin, and 'self' means it. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the files of `folder` to the pages of `session`. */
export function serveRenderer(session: Session, folder: string): void {
  session.protocol.handle(appScheme, createAppHandler(folder))
}

export function createAppHandler(folder: string): (request: Request) => Promise<Response> {
  const files = new Map(listFiles(folder).map((path) => [`/${path}`, join(folder, path)]))

  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
    const wanted = addressedFile(request.url)
    const path = wanted === null ? undefined : files.get(wanted)
    if (path === undefined) return refuse(404)
    const body = request.method === 'HEAD' ? null : new Uint8Array(await readFile(path))
    return new Response(body, {
      headers: {
        ...guard,
        'Content-Type': contentType(extname(path)),
        'Cache-Control': cacheControl(wanted ?? ''),
      },
    })
  }
}

/** Name of the file an address asks for, from "/"; null for an address of another host or one that cannot be read. */
function addressedFile(address: string): string | null {
  try {
    const { protocol: scheme, host, pathname } = new URL(address)
    if (scheme !== `${appScheme}:` || host !== appHost) return null
    return pathname === '' || pathname === '/' ? '/index.html' : decodeURIComponent(pathname)
  } catch {
    return null
  }
}

/** Paths of all plain files below a folder, with "/" between the parts. Links are left out: they could lead outside. */
function listFiles(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below + entry.name
    if (entry.isDirectory()) return listFiles(folder, `${path}/`)
    return entry.isFile() ? [path] : []
  })
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: guard })
}
