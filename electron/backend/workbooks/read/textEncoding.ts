/** Which encoding a text file was saved in: a mark, zero bytes where UTF-16 has them, valid UTF-8, else Windows-1252. */
import { isUtf8 } from 'node:buffer'

export function decodeText(bytes: Buffer): string {
  switch (findEncoding(bytes)) {
    case 'utf-16le':
      return withoutMark(new TextDecoder('utf-16le').decode(bytes))
    case 'utf-16be':
      return withoutMark(new TextDecoder('utf-16be').decode(bytes))
    case 'utf-8':
      return withoutMark(bytes.toString('utf8'))
    case 'windows-1252':
      return decodeWindows1252(bytes)
  }
}

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export function findEncoding(bytes: Buffer): TextEncodingName {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const { even, odd, half } = zeros(bytes)
  if (odd > half * 0.4 && even < half * 0.1) return 'utf-16le'
  if (even > half * 0.4 && odd < half * 0.1) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

/** Text, not the bytes of some program: few control characters, no zeros but UTF-16's. */
export function looksLikeText(bytes: Buffer): boolean {
  const encoding = findEncoding(bytes)
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return true
  let controls = 0
  const head = bytes.subarray(0, 64 * 1024)
  for (const byte of head) {
    if (byte === 0) return false
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 26) controls++
  }
  return controls <= head.length / 500
}

function zeros(bytes: Buffer): { even: number; odd: number; half: number } {
  const head = bytes.subarray(0, 4096)
  let even = 0
  let odd = 0
  head.forEach((byte, i) => {
    if (byte !== 0) return
    if (i % 2 === 0) even++
    else odd++
  })
  return { even, odd, half: head.length / 2 }
}

const withoutMark = (text: string) => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)

/** 0x80–0x9f; the rest is Latin-1. Written out because TextDecoder in some Node releases reads these as Latin-1. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

export function decodeWindows1252(bytes: Buffer): string {
  return fromLatin1(bytes.toString('latin1'))
}

/** Windows-1252 that was read as Latin-1, whose 0x80–0x9f no text uses. */
export function fromLatin1(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (c) => upper[c.charCodeAt(0) - 0x80] ?? c)
}
