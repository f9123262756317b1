/** The file system inside an old Office file (MS-CFB): only as much of it as finds the workbook's stream. */
import { FileProblem } from '../errors.ts'

const FREE = 0xfffffffa
const ENTRY = 128

/** The first stream of one of these names; undefined where there is none. */
export function findStream(bytes: Buffer, names: readonly string[]): Buffer | undefined {
  return new CompoundFile(bytes).find(names)
}

class CompoundFile {
  private readonly bytes: Buffer
  private readonly sectorSize: number
  private readonly sectors: number
  private readonly fat: number[] = []

  constructor(bytes: Buffer) {
    if (bytes.length < 512) throw new FileProblem('truncated')
    const shift = bytes.readUInt16LE(30)
    if (shift < 7 || shift > 12) throw new FileProblem('unreadable')
    this.bytes = bytes
    this.sectorSize = 1 << shift
    this.sectors = Math.ceil((bytes.length - 512) / this.sectorSize)
    this.readFat()
  }

  find(names: readonly string[]): Buffer | undefined {
    const directory = this.chain(this.bytes.readUInt32LE(48))
    const root = directory.length >= ENTRY ? directory.subarray(0, ENTRY) : undefined
    for (const name of names) {
      for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
        const length = directory.readUInt16LE(at + 64)
        if (directory[at + 66] !== 2 || length < 2 || length > 64) continue
        if (directory.toString('utf16le', at, at + length - 2).toLowerCase() !== name.toLowerCase()) continue
        const size = directory.readUInt32LE(at + 120)
        const start = directory.readUInt32LE(at + 116)
        const isSmall = size < this.bytes.readUInt32LE(56)
        const stream = isSmall && root ? this.small(root, start, size) : this.chain(start)
        if (stream.length === 0) throw new FileProblem('truncated')
        return stream.subarray(0, Math.min(size, stream.length))
      }
    }
    return undefined
  }

  /** Which sectors hold the FAT stands in the header and, for more than 109, in a chain of its own. */
  private readFat(): void {
    const places: number[] = []
    for (let i = 0; i < 109; i++) places.push(this.bytes.readUInt32LE(76 + i * 4))
    let next = this.bytes.readUInt32LE(68)
    for (let i = 0; i < this.sectors && next < FREE; i++) {
      const sector = this.sector(next)
      for (let at = 0; at + 8 <= sector.length; at += 4) places.push(sector.readUInt32LE(at))
      next = sector.length >= 4 ? sector.readUInt32LE(sector.length - 4) : FREE
    }
    for (const place of places) {
      if (place >= FREE) continue
      if (this.fat.length > this.sectors) break
      const sector = this.sector(place)
      for (let at = 0; at + 4 <= sector.length; at += 4) this.fat.push(sector.readUInt32LE(at))
    }
  }

  /** A sector; short or empty where the file was cut. */
  private sector(index: number): Buffer {
    const from = 512 + index * this.sectorSize - (this.sectorSize > 512 ? 512 - this.sectorSize : 0)
    return this.bytes.subarray(Math.min(from, this.bytes.length), Math.min(from + this.sectorSize, this.bytes.length))
  }

  private chain(start: number): Buffer {
    const pieces: Buffer[] = []
    for (let at = start; at < FREE && pieces.length <= this.sectors; at = this.fat[at] ?? FREE) {
      const sector = this.sector(at)
      if (sector.length === 0) throw new FileProblem('truncated')
      pieces.push(sector)
    }
    if (pieces.length > this.sectors) throw new FileProblem('unreadable', 'rantai sektor berputar')
    return Buffer.concat(pieces)
  }

  /** Streams below the cutoff lie in pieces of 64 bytes inside the root's own stream. */
  private small(root: Buffer, start: number, size: number): Buffer {
    const container = this.chain(root.readUInt32LE(116))
    const fat = this.chain(this.bytes.readUInt32LE(60))
    const pieceSize = 1 << Math.min(this.bytes.readUInt16LE(32), 12)
    const pieces: Buffer[] = []
    const most = Math.ceil(size / pieceSize)
    for (let at = start; at < FREE && pieces.length < most;) {
      pieces.push(container.subarray(at * pieceSize, (at + 1) * pieceSize))
      at = at * 4 + 4 <= fat.length ? fat.readUInt32LE(at * 4) : FREE
    }
    return Buffer.concat(pieces)
  }
}
