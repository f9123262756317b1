/** Files that are recognised only to say what they are and why they are not read. */
import { FileProblem } from './errors.ts'
import { decodeText, looksLikeText } from './textEncoding.ts'
import { isZip, ZipFile } from './zip.ts'
import { documentPath } from './xlsx/package.ts'

/** Throws what is wrong with a file that no adapter should be asked about. */
export function refuseOtherFormats(bytes: Buffer): void {
  if (bytes.every((byte) => byte === 0))
    throw new FileProblem(bytes.length === 0 ? 'empty' : 'unreadable', bytes.length === 0 ? '' : 'isinya nol semua')
  if (isZip(bytes)) refuseOtherZips(bytes)
  else if (isCompound(bytes)) refuseCompound(bytes)
  else refuseByOpening(bytes)
}

function refuseOtherZips(bytes: Buffer): void {
  const zip = new ZipFile(bytes)
  const mimetype = zip.find('mimetype')
  const kind = mimetype ? zip.readPart(mimetype).toString('latin1') : ''
  if (kind.includes('opendocument.spreadsheet')) return
  if (kind.includes('opendocument')) throw new FileProblem('not-a-spreadsheet', 'dokumen OpenDocument')
  const document = documentPath(zip)?.toLowerCase() ?? ''
  if (/(?:^|\/)word\//.test(document)) throw new FileProblem('not-a-spreadsheet', 'dokumen Word')
  if (/(?:^|\/)ppt\//.test(document)) throw new FileProblem('not-a-spreadsheet', 'presentasi PowerPoint')
  if (zip.find('index/document.iwa') || zip.find('index.zip'))
    throw new FileProblem('unsupported-format', 'format Apple Numbers')
  if (document === '' && !zip.find('xl/workbook.xml')) {
    throw new FileProblem('not-a-spreadsheet', 'arsip .zip; keluarkan dahulu isinya')
  }
}

/** OLE2 compound file: old Office, or the safe around an encrypted new one. */
export const isCompound = (bytes: Buffer) => bytes.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1'

function refuseCompound(bytes: Buffer): void {
  const holds = (stream: string) => bytes.includes(Buffer.from(stream, 'utf16le'))
  if (holds('EncryptedPackage')) throw new FileProblem('encrypted')
  if (bytes.length < 1536) throw new FileProblem('truncated')
  if (holds('Workbook') || holds('Book')) return
  if (directoryStart(bytes) >= bytes.length) throw new FileProblem('truncated')
  throw new FileProblem('not-a-spreadsheet', holds('WordDocument') ? 'dokumen Word' : '')
}

/** Where the names of the streams stand (MS-CFB, 2.2), mostly near the end of the file. */
function directoryStart(bytes: Buffer): number {
  const sector = bytes.readUInt16LE(0x1e) === 12 ? 4096 : 512
  return (bytes.readUInt32LE(0x30) + 1) * sector
}

/** First bytes, in hexadecimal. */
const openings: [pattern: RegExp, code: 'unsupported-format' | 'not-a-spreadsheet', what: string][] = [
  [/^25504446/, 'not-a-spreadsheet', 'dokumen PDF'],
  [/^7b5c727466/, 'not-a-spreadsheet', 'dokumen RTF'],
  [/^(?:ffd8ff|89504e47|47494638|52494646|424d)/, 'not-a-spreadsheet', 'gambar'],
  [/^(?:52617221|377abcaf|1f8b)/, 'not-a-spreadsheet', 'arsip; keluarkan dahulu isinya'],
]

/** BIFF 2 to 5 written without a compound file: Excel before 1997, and systems that still write it so. */
export const isPlainBiff = (bytes: Buffer) =>
  /^09(?:0[0-8]0[46]00|080800|081000)/.test(bytes.subarray(0, 4).toString('hex'))

function refuseByOpening(bytes: Buffer): void {
  if (isPlainBiff(bytes)) return
  const opening = bytes.subarray(0, 8).toString('hex')
  for (const [pattern, code, what] of openings) {
    if (pattern.test(opening)) throw new FileProblem(code, what)
  }
  if (!looksLikeText(bytes)) throw new FileProblem('not-a-spreadsheet')
}

/** Text that is no table of values, though its lines could be cut into some. */
export function refuseOtherText(bytes: Buffer): void {
  const text = decodeText(bytes.subarray(0, 4096)).trimStart()
  if (/^(?:<\?xml|<!--|<[a-z][\w:-]*[\s>])/i.test(text)) throw new FileProblem('not-a-spreadsheet', 'berkas XML')
  if (/^[{[]\s*["{[]/.test(text)) throw new FileProblem('not-a-spreadsheet', 'berkas JSON')
  if (/^ID;P[^\r\n]*\r?\n[A-Z];[A-Z]/.test(text)) throw new FileProblem('unsupported-format', 'format SYLK')
  if (/^TABLE\r?\n0,1\r?\n/.test(text)) throw new FileProblem('unsupported-format', 'format DIF')
}
