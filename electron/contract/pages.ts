/** How the renderer's files are sent, whether by the host over HTTP or by the app's own scheme. */
import { contentSecurityPolicy } from './csp.ts'

const types: Partial<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
}

/** `extension` with its dot. */
export const contentType = (extension: string): string => types[extension] ?? 'application/octet-stream'

/** Built assets carry their hash in the name and never change; the rest is asked for each time. */
export const cacheControl = (path: string): string =>
  path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-store'

/** Headers of every page and of what it loads. */
export const guard = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const
