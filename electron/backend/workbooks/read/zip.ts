/** The part of zip that workbooks use, bounded: nothing is trusted that the directory only claims. */
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { FileProblem } from './errors.ts'
import { limits } from './limits.ts'

export interface ZipEntry {
  name: string
  method: number
  encrypted: boolean
  crc: number
  compressedBytes: number
  inflatedBytes: number
  headerOffset: number
}

const END = 0x06054b50
const END64_LOCATOR = 0x07064b50
const END64 = 0x06064b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const UNKNOWN = 0xffffffff
const CHUNK = 512 * 1024

export function isZip(bytes: Buffer): boolean {
  return bytes.length >= 4 && bytes.readUInt32LE(0) === LOCAL
}

export class ZipFile {
  /** By normalised lower-case path; names that point outside the archive are left out. */
  readonly entries: ReadonlyMap<string, ZipEntry>
  private readonly bytes: Buffer
  /** Bytes before the archive's own first byte. */
  private readonly shift: number
  private inflated = 0

  constructor(bytes: Buffer) {
    this.bytes = bytes
    const end = findEnd(bytes)
    const directory = readEnd(bytes, end)
    if (directory.count > limits.zipEntries) throw new FileProblem('zip-bomb', `${directory.count} berkas di dalamnya`)
    if (directory.size > end || directory.offset + directory.size > bytes.length) throw new FileProblem('truncated')
    this.shift = directory.zip64 ? 0 : end - directory.size - directory.offset
    this.entries = readDirectory(bytes, directory.offset + this.shift, directory.count)
  }

  find(path: string): ZipEntry | undefined {
    const key = normalPath(path)
    return key === undefined ? undefined : this.entries.get(key)
  }

  /** A small part as a whole. */
  readPart(entry: ZipEntry): Buffer {
    const data = this.data(entry)
    let part: Buffer
    try {
      part = entry.method === 0 ? data : inflateRawSync(data, { maxOutputLength: limits.partBytes })
    } catch (error) {
      if (error instanceof RangeError) throw new FileProblem('zip-bomb', entry.name, { cause: error })
      throw damaged(error)
    }
    this.count(part.length)
    check(entry, part.length, crc32(part))
    return part
  }

  /** A large part in pieces, each checked against the bounds before it is handed on. */
  async *stream(entry: ZipEntry, onRead: (compressedBytes: number) => void): AsyncGenerator<Buffer> {
    let size = 0
    let crc = 0
    const data = this.data(entry)
    const source = entry.method === 0 ? slices(data) : inflated(data, onRead)
    try {
      for await (const chunk of source) {
        size += chunk.length
        this.count(chunk.length)
        if (size > limits.ratioFrom && size > limits.ratio * entry.compressedBytes) {
          throw new FileProblem('zip-bomb', entry.name)
        }
        if (entry.inflatedBytes !== UNKNOWN && size > entry.inflatedBytes)
          throw new FileProblem('unreadable', entry.name)
        crc = crc32(chunk, crc)
        yield chunk
      }
    } catch (error) {
      throw error instanceof Error && 'code' in error && !(error instanceof FileProblem) ? damaged(error) : error
    }
    check(entry, size, crc)
  }

  private count(bytes: number): void {
    this.inflated += bytes
    if (this.inflated > limits.inflatedBytes) throw new FileProblem('zip-bomb', 'lebih dari 1 GB setelah dibuka')
  }

  private data(entry: ZipEntry): Buffer {
    if (entry.encrypted) throw new FileProblem('encrypted')
    if (entry.method !== 0 && entry.method !== 8) throw new FileProblem('unreadable', `cara kompresi ${entry.method}`)
    const header = entry.headerOffset + this.shift
    if (header < 0 || header + 30 > this.bytes.length) throw new FileProblem('truncated')
    if (this.bytes.readUInt32LE(header) !== LOCAL) throw new FileProblem('unreadable', entry.name)
    const start = header + 30 + this.bytes.readUInt16LE(header + 26) + this.bytes.readUInt16LE(header + 28)
    const end = start + entry.compressedBytes
    if (end > this.bytes.length) throw new FileProblem('truncated')
    return this.bytes.subarray(start, end)
  }
}

async function* inflated(data: Buffer, onRead: (compressedBytes: number) => void): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: CHUNK })
  inflate.end(data)
  for await (const chunk of inflate) {
    onRead(inflate.bytesWritten)
    yield chunk as Buffer
  }
}

function* slices(data: Buffer): Generator<Buffer> {
  for (let at = 0; at < data.length; at += CHUNK) yield data.subarray(at, at + CHUNK)
}

function check(entry: ZipEntry, size: number, crc: number): void {
  if (entry.inflatedBytes !== UNKNOWN && size !== entry.inflatedBytes) throw new FileProblem('unreadable', entry.name)
  if (crc !== entry.crc) throw new FileProblem('unreadable', `${entry.name} berubah di perjalanan`)
}

function damaged(error: unknown): FileProblem {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return new FileProblem(code === 'Z_BUF_ERROR' ? 'truncated' : 'unreadable', '', { cause: error })
}

function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
    if (bytes.readUInt32LE(at) === END) return at
  }
  throw new FileProblem('truncated')
}

function readEnd(bytes: Buffer, end: number): { count: number; size: number; offset: number; zip64: boolean } {
  const count = bytes.readUInt16LE(end + 10)
  const size = bytes.readUInt32LE(end + 12)
  const offset = bytes.readUInt32LE(end + 16)
  if (count !== 0xffff && size !== UNKNOWN && offset !== UNKNOWN) return { count, size, offset, zip64: false }
  const locator = end - 20
  if (locator < 0 || bytes.readUInt32LE(locator) !== END64_LOCATOR) return { count, size, offset, zip64: false }
  const end64 = Number(bytes.readBigUInt64LE(locator + 8))
  if (end64 + 56 > bytes.length || bytes.readUInt32LE(end64) !== END64) throw new FileProblem('unreadable')
  return {
    count: Number(bytes.readBigUInt64LE(end64 + 32)),
    size: Number(bytes.readBigUInt64LE(end64 + 40)),
    offset: Number(bytes.readBigUInt64LE(end64 + 48)),
    zip64: true,
  }
}

function readDirectory(bytes: Buffer, start: number, count: number): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>()
  let at = start
  for (let i = 0; i < count; i++) {
    if (at < 0 || at + 46 > bytes.length) throw new FileProblem('truncated')
    if (bytes.readUInt32LE(at) !== ENTRY) throw new FileProblem('unreadable', 'daftar isi')
    const nameLength = bytes.readUInt16LE(at + 28)
    const extraLength = bytes.readUInt16LE(at + 30)
    const next = at + 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32)
    if (next > bytes.length) throw new FileProblem('truncated')
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const entry: ZipEntry = {
      name,
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      crc: bytes.readUInt32LE(at + 16),
      compressedBytes: bytes.readUInt32LE(at + 20),
      inflatedBytes: bytes.readUInt32LE(at + 24),
      headerOffset: bytes.readUInt32LE(at + 42),
    }
    readZip64Sizes(entry, bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength))
    const key = normalPath(name)
    if (key !== undefined && !entries.has(key)) entries.set(key, entry)
    at = next
  }
  return entries
}

/** Extra field 1 holds, in this order, only those of the three that read 0xffffffff. */
function readZip64Sizes(entry: ZipEntry, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length;) {
    const id = extra.readUInt16LE(at)
    const end = at + 4 + extra.readUInt16LE(at + 2)
    if (id === 1 && end <= extra.length) {
      let field = at + 4
      for (const key of ['inflatedBytes', 'compressedBytes', 'headerOffset'] as const) {
        if (entry[key] !== UNKNOWN || field + 8 > end) continue
        entry[key] = Number(extra.readBigUInt64LE(field))
        field += 8
      }
    }
    at = end
  }
}

/** "xl\\Worksheets/./sheet1.xml" → "xl/worksheets/sheet1.xml"; undefined for a path that leaves the archive. */
export function normalPath(path: string): string | undefined {
  const parts: string[] = []
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..') {
      if (parts.pop() === undefined) return undefined
    } else parts.push(part)
  }
  return parts.join('/').toLowerCase()
}
