/** "Single file web page": a mail message whose parts are the pages of a workbook (RFC 2557). */
import { decodeText } from '../textEncoding.ts'

export const isMhtml = (text: string) => /^\s*[\w-]+:/.test(text) && /^mime-version:/im.test(text)

/** The HTML parts of the message, decoded, in order. */
export function htmlParts(bytes: Buffer): string[] {
  const message = bytes.toString('latin1')
  const boundary = /boundary="?([^"\r\n;]{1,100})"?/i.exec(message.slice(0, 16 * 1024))?.[1]
  const parts = boundary === undefined ? [message] : message.split(`--${boundary}`).slice(1)
  return parts.flatMap((part) => {
    const body = /\r?\n\r?\n/.exec(part)
    if (!body) return []
    const head = part.slice(0, body.index)
    if (boundary !== undefined && !/content-type:\s*text\/html/i.test(head)) return []
    return [decodeText(decodeBody(head, part.slice(body.index + body[0].length)))]
  })
}

function decodeBody(head: string, body: string): Buffer {
  if (/content-transfer-encoding:\s*base64/i.test(head)) return Buffer.from(body, 'base64')
  if (!/content-transfer-encoding:\s*quoted-printable/i.test(head)) return Buffer.from(body, 'latin1')
  const text = body
    .replace(/=\r?\n/g, '')
    .replace(/=([\dA-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(text, 'latin1')
}
