/**
 * Mutated workbooks of every format: each ends in a preview that accounts for all its rows, or in an error that names
 * the file, within its time and memory. The same files every run; `SINERGI_FUZZ=1000` makes 1,000 of each format.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import * as sheetJs from '@e965/xlsx'
import { unzipSync, zipSync } from 'fflate'
import { afterAll, expect, it } from 'vitest'
import { random } from '../../bench/people.ts'
import type { FuzzEnding } from './fuzzWorker.ts'

const rounds = Number(process.env['SINERGI_FUZZ'] ?? 60)
const seconds = 10
const megabytes = 700

const fixtures = resolve(import.meta.dirname, '../../fixtures/workbooks')
const fixture = (file: string) => readFileSync(resolve(fixtures, file))
const book = sheetJs.read(fixture('06-per-opd.xlsx'), { cellStyles: true })
const roster = sheetJs.read(fixture('02-dinas-sosial.xlsx'), { cellStyles: true })
const write = (from: sheetJs.WorkBook, bookType: sheetJs.BookType) =>
  Buffer.from(sheetJs.write(from, { type: 'buffer', bookType, cellStyles: true }) as Uint8Array)
const text = (from: sheetJs.WorkBook, bookType: sheetJs.BookType) =>
  Buffer.from(sheetJs.write(from, { type: 'string', bookType }) as string)

const formats: Record<string, Buffer[]> = {
  xlsx: [fixture('02-dinas-sosial.xlsx'), fixture('11-formulir.xlsx'), fixture('06-per-opd.xlsx')],
  ods: [fixture('08-libreoffice.ods'), write(book, 'ods')],
  fods: [write(roster, 'fods')],
  xlsb: [write(roster, 'xlsb'), write(book, 'xlsb')],
  'xls (BIFF8)': [fixture('07-lama.xls'), write(book, 'biff8')],
  'xls (BIFF5)': [write(roster, 'biff5')],
  'XML Spreadsheet': [write(roster, 'xlml')],
  html: [
    text(roster, 'html'),
    Buffer.from(`<table><tr><td>${'<table><tr><td rowspan=3 colspan=2>a&nbsp;</table>'.repeat(9)}`),
  ],
  csv: [fixture('09-titik-koma.csv'), fixture('10-koma.csv')],
  'UTF-16 tsv': [
    Buffer.from(`\ufeff${sheetJs.write(roster, { type: 'string', bookType: 'txt' }) as string}`, 'utf16le'),
  ],
}

type Next = (below: number) => number

const tokens = [
  '<', '>', '/', '"', "'", '&', ';', '=', '<!--', '-->', '<![CDATA[', ']]>', '<?', '<!DOCTYPE x [<!ENTITY a "b">]>', '&a;', '&#0;',
  '&#x110000;', '\u0000', '\ufffe', '999999999', '-1', '1e308', 'NaN', '<table>', '</table>', '<tr>', '<td colspan=99999 rowspan=99999>',
  'table:number-rows-repeated="999999999"', 'table:number-columns-repeated="999999999"', 'ss:Index="999999999"', 'ss:MergeAcross="999999999"',
  'r="XFD1048576"', 'r="ZZZZ9"', '<mergeCell ref="A1:XFD1048576"/>', 'hidden="1"', '\t'.repeat(300), ';'.repeat(300), '"'.repeat(9), ' '.repeat(40_000),
] // prettier-ignore

function mutateText(bytes: Buffer, next: Next): Buffer {
  let mutated = bytes
  for (let i = next(4); i >= 0; i--) {
    const at = next(mutated.length + 1)
    const cut = next(5) === 0 ? next(400) : next(6)
    const to = next(6) === 0 ? mutated.subarray(at, at + next(2000)) : Buffer.from(tokens[next(tokens.length)] ?? '')
    mutated = Buffer.concat([mutated.subarray(0, at), to, mutated.subarray(at + cut)])
  }
  return mutated
}

const extremes = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff]

function mutateBytes(bytes: Buffer, next: Next): Buffer {
  let mutated = Buffer.from(bytes)
  for (let i = next(8); i >= 0 && mutated.length > 8; i--) {
    const at = next(mutated.length - 4)
    switch (next(7)) {
      case 0:
        mutated.writeUInt32LE(extremes[next(extremes.length)] ?? 0, at)
        break
      case 1:
        mutated.writeUInt16LE((extremes[next(6)] ?? 0) & 0xffff, at)
        break
      case 2:
        mutated = Buffer.concat([mutated.subarray(0, at), mutated.subarray(at + next(64))])
        break
      case 3:
        mutated = Buffer.concat([mutated.subarray(0, at), mutated.subarray(next(at + 1), at + next(512))])
        break
      default:
        mutated[at] = next(256)
    }
  }
  return next(10) === 0 ? mutated.subarray(0, next(mutated.length)) : mutated
}

/** Inside the parts of a sound archive, so that the mutation reaches what reads them. */
function mutateZip(bytes: Buffer, next: Next): Buffer {
  const parts = unzipSync(bytes)
  const names = Object.keys(parts).filter((name) => /content\.xml$|xl\/.*\.(?:xml|bin|rels)$/.test(name))
  for (let i = next(3); i >= 0; i--) {
    const name = names[next(names.length)] ?? ''
    const part = Buffer.from(parts[name] ?? new Uint8Array())
    parts[name] = new Uint8Array(name.endsWith('.bin') ? mutateBytes(part, next) : mutateText(part, next))
  }
  if (next(12) === 0) parts[`../../${next(9)}/../etc/passwd`] = new Uint8Array(4)
  return Buffer.from(zipSync(parts, { level: 1 }))
}

function mutate(bytes: Buffer, next: Next): Buffer {
  const isZip = bytes.readUInt32LE(0) === 0x04034b50
  if (isZip) return next(3) > 0 ? mutateZip(bytes, next) : mutateBytes(bytes, next)
  const isBinary = bytes.includes(0) && bytes[0] !== 0xff
  return isBinary || next(4) === 0 ? mutateBytes(bytes, next) : mutateText(bytes, next)
}

/** One worker reads them all; one that does not answer in time, or dies, is ended and replaced. */
class Readers {
  private worker: Worker | undefined

  async read(bytes: Buffer): Promise<FuzzEnding> {
    this.worker ??= new Worker(resolve(import.meta.dirname, 'fuzzWorker.ts'), {
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    })
    const { worker } = this
    const { promise, resolve: settle } = Promise.withResolvers<FuzzEnding>()
    const lost = (ending: string) => (error?: unknown) => {
      this.worker = undefined
      settle({ ending, detail: error instanceof Error ? error.message : '', megabytes: 0 })
    }
    const timer = setTimeout(lost('too-slow'), seconds * 1000)
    const die = lost('lost')
    worker.on('message', settle).on('error', die)
    worker.postMessage(bytes)
    const ending = await promise
    clearTimeout(timer)
    worker.off('message', settle).off('error', die)
    if (!this.worker) await worker.terminate()
    return ending
  }

  async close(): Promise<void> {
    await this.worker?.terminate()
  }
}

const readers = new Readers()
afterAll(() => readers.close())

it.each(Object.keys(formats))(
  `${rounds} mutated files: %s`,
  async (format) => {
    const originals = formats[format] ?? []
    const even = random(rounds === 60 ? 41 : 7)
    const next: Next = (below) => Math.floor(even() * below)
    const endings = new Map<string, number>()
    let slowest = 0
    let largest = 0
    const failures: string[] = []
    for (let round = 0; round < rounds; round++) {
      const original = originals[round % originals.length] ?? Buffer.alloc(0)
      const bytes = round < originals.length ? original : mutate(original, next)
      const start = performance.now()
      const { ending, detail, megabytes: used } = await readers.read(bytes)
      slowest = Math.max(slowest, performance.now() - start)
      largest = Math.max(largest, used)
      endings.set(ending, (endings.get(ending) ?? 0) + 1)
      if (round < originals.length) expect(ending).toBe('preview')
      if (['crash', 'too-slow', 'lost'].includes(ending)) failures.push(`round ${round}: ${ending} ${detail}`)
    }
    if (rounds > 60) {
      const told = [...endings].map(([ending, count]) => `${ending} ${count}`).join(', ')
      console.info(`${format}: ${told}; slowest ${slowest.toFixed(0)} ms, most ${largest.toFixed(0)} MB`)
    }
    expect(failures).toEqual([])
    expect(largest).toBeLessThan(megabytes)
  },
  rounds * 2000 + 60_000,
)
