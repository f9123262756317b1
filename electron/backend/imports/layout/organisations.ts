/** Which agency a whole list belongs to: a label, a line of the title, or the sheet's own name. */
import type { GridRow } from './grid.ts'
import { LONGEST_VALUE } from '../../values/text.ts'
import {
  isInternalUnit,
  isOrganisation,
  isSectorHeading,
  organisationWithin,
  withoutDistrict,
} from '../../values/organisation.ts'

const kind =
  '(?:instansi|opd|skpd|perangkat daerah|unit kerja|unit organisasi|satuan kerja|satker|lembaga|perusahaan|organisasi|institusi|dinas|badan|kantor|kecamatan|kelurahan|desa|bagian|organi[sz]ation|company|institution|agency)'
/** "Instansi : …", "Nama OPD/Lembaga: …"; the name may stand in the next cell. */
const label = new RegExp(
  `^(?:nama\\s+)?(?:asal\\s+)?${kind}(?:\\s*[/&]\\s*${kind})*(?:\\s+(?:asal|pengirim))?\\s*(?:[:=]\\s*|$)`,
  'i',
)
const firstWord = /^(?:nama\s+)?(kecamatan|kelurahan|desa|dinas|badan|kantor|bagian)\s*(?:[:=]|$)/i
const trailing = /\s*(?:,?\s*tahun(?: anggaran)?\s+\d{4}|,?\s*t\.?a\.?\s*\d{4}|\d{4})\s*$/i

/** The agency a title names; undefined where it names none. */
export function organisationInTitle(rows: GridRow[]): string | undefined {
  const short = rows.map((row) => ({ ...row, cells: row.cells.filter(({ text }) => text.length <= LONGEST_VALUE) }))
  const told = labelled(short)
  if (told?.place === 0) return told.name
  return wholeLine(short) ?? told?.name ?? insideLine(short) ?? sender(short)
}

interface Labelled {
  name: string
  /** 0: an agency; 1: a village; 2: a sub-district */
  place: number
}

/** What a label says; where the list is made is told by sub-district and village, which are agencies too. */
function labelled(rows: GridRow[]): Labelled | undefined {
  const found: Labelled[] = []
  for (const { cells } of rows) {
    for (const [i, { text }] of cells.entries()) {
      const match = label.exec(text)
      if (!match) continue
      const rest =
        text.slice(match[0].length) || (cells.slice(i + 1).find((cell) => !/^[:=\s]+$/.test(cell.text))?.text ?? '')
      const value = tidy(rest.replace(/^[\s:=]+/, ''))
      if (value === '') continue
      // "Kecamatan : Bengalon", "Dinas : Sosial": the label is the first word of the name.
      const first = firstWord.exec(text)?.[1]
      const name = first !== undefined && !isOrganisation(value) ? `${first} ${value}` : value
      found.push({ place: /^kec/i.test(first ?? '') ? 2 : /^(?:desa|kel)/i.test(first ?? '') ? 1 : 0, name })
    }
  }
  return found.toSorted((a, b) => a.place - b.place)[0]
}

/** "DINAS KESEHATAN - DAFTAR PESERTA RAKOR" */
const ofWhat = /\s*[-–—|,:]\s*(?:daftar|data|usulan|peserta|nama|rekap|lampiran|form(?:ulir)?)\b.*$/i
const isInSubDistrict = /^(?:kel(?:urahan)?|desa|pemerintah desa|pemdes|puskesmas|uptd?|sd|smp|sma|smk)\b/i

/** The line nearest the table that is an organisation's name and nothing else. */
function wholeLine(rows: GridRow[]): string | undefined {
  const lines = rows.flatMap(({ cells }) => cells.map(({ text }) => sectionName(text.replace(ofWhat, ''))))
  const agencies = lines.filter(
    (line) =>
      isOrganisation(line) &&
      !isSectorHeading(line) &&
      !isInternalUnit(line) &&
      line.length <= 100 &&
      !/[:@]|\b(?:jl|jalan|telp)\b/i.test(line),
  )
  const [last, above] = [agencies.at(-1), agencies.at(-2)]
  // Below a village's name its sub-district says only where it is.
  return above !== undefined && /^kec/i.test(last ?? '') && isInSubDistrict.test(above) ? above : last
}

/** "LAMPIRAN SURAT KEPALA DINAS SOSIAL". */
function sender(rows: GridRow[]): string | undefined {
  const letter = /^(?:lampiran\s+(?:[ivx\d]+\s+)?)?(?:surat(?: tugas| usulan| pengantar)?|nota dinas)\s+(?:dari\s+)?/i
  for (const { cells } of rows) {
    for (const cell of cells) {
      if (!letter.test(cell.text)) continue
      const name = headOf(cell.text.replace(letter, ''))
      if (name !== undefined) return name
    }
  }
  return undefined
}

/** "DAFTAR NAMA PEGAWAI DINAS SOSIAL TAHUN 2024". */
function insideLine(rows: GridRow[]): string | undefined {
  for (const { cells } of rows) {
    for (const { text } of cells) {
      if (
        !/^(?:daftar|data|nama|rekap|lampiran|usulan|peserta|utusan|delegasi|form(?:ulir)?|biodata|konfirmasi|permohonan|kuesioner)/i.test(
          text,
        ) ||
        text.includes(':')
      )
        continue
      const at = organisationWithin(text)
      if (at > 0)
        return tidy(
          text.slice(at).replace(/\s+(?:dalam rangka|pada|untuk|yang|tentang|dalam|mengikuti|se-?\s?kab)\b.*$/i, ''),
        )
    }
  }
  return undefined
}

function tidy(text: string): string {
  return withoutDistrict(
    text
      .replace(trailing, '')
      .replace(/[\s.,;:]+$/, '')
      .trim(),
  )
}

/** The secretariat's own name in a file or under a list says who asked, not whose people are listed. */
const host = /^(?:bappeda|badan perencanaan|tkpkd?|tim|pokja|forum|pusat|pos)\b/i
const leads = /^(?:(?:a\.?\s?n\.?|plt|plh|pjs?|pgs)[.\s]+)*(?:kepala|direktur|ketua|pimpinan|rektor|sekretaris)\s+/i
const heads = { camat: 'Kecamatan', lurah: 'Kelurahan' } as const

/** Whose head signs the list: "Kepala Dinas Sosial,", "CAMAT BENGALON". */
export function organisationInSignature(rows: GridRow[]): string | undefined {
  const lines = rows.flatMap(({ cells }) => cells.map(({ text }) => text))
  for (const line of lines) {
    const name = headOf(line)
    if (name !== undefined) return name
  }
  return undefined
}

function headOf(line: string): string | undefined {
  if (line.length > 100) return undefined
  const found = /^(?:(?:plt|plh|pjs?)[.\s]+)?(camat|lurah)\s+(?=\p{L})/iu.exec(line)
  const head = found?.[1]?.toLowerCase()
  const text =
    found && (head === 'camat' || head === 'lurah')
      ? `${heads[head]} ${line.slice(found[0].length)}`
      : leads.test(line)
        ? line.replace(leads, '')
        : ''
  const name = tidy(text)
  const isAgency = isOrganisation(name) && !isSectorHeading(name) && !isInternalUnit(name)
  return isAgency && !host.test(name) ? name : undefined
}

/** "Usulan Peserta_Dinas Sosial (2).xlsx" */
export function organisationInFileName(fileName: string): string | undefined {
  const words = fileName
    .slice(0, LONGEST_VALUE)
    .replace(/\.[a-z]{2,5}$/i, '')
    .replace(/ - perlu diperbaiki.*$/, '')
    .replace(/\([^)]*\)/g, ' ')
    .split(/[\s_+-]+/)
    .filter((word) => word !== '')
  for (const from of words.keys()) {
    const name = tidy(
      words
        .slice(from)
        .join(' ')
        .replace(/(?:\s+(?:\d+|final|fix|rev|revisi|baru|ok))+$/i, ''),
    )
    if (isOrganisation(name) && name.length <= 80 && !isSectorHeading(name) && !isInternalUnit(name))
      return host.test(name) ? undefined : name
  }
  return undefined
}

const plainSheet =
  /^(?:sheet|lembar|lembar kerja|daftar|data|peserta|form|formulir|rekap|hasil|tabel|table|worksheet|undangan|nama|master|all|semua|final|fix|rev|copy|salinan|lampiran)?[\s_-]*\(?\d*\)?$/i

/** A sheet named after its agency. */
export function organisationInSheetName(name: string): string | undefined {
  const text = tidy(
    name
      .replace(/[_]+/g, ' ')
      .replace(/^\d+[\s.)-]+/, '')
      .trim(),
  )
  return isOrganisation(text) && !isSectorHeading(text) ? text : undefined
}

/** A sheet name that says something, though not plainly an agency: used when every sheet of a file is such a list. */
export function meaningfulSheetName(name: string): string | undefined {
  return plainSheet.test(name.trim()) || isSectorHeading(name) ? undefined : name.trim()
}

/** "A. DINAS SOSIAL" → "DINAS SOSIAL". */
export function sectionName(text: string): string {
  if (text.length > LONGEST_VALUE) return text
  return tidy(
    text
      .replace(/^(?:[a-z]|[ivx]{1,5}|\d{1,3})\s*[.)]\s*/i, '')
      .replace(/^(?:instansi|opd|unit kerja|perangkat daerah|lembaga)\s*:\s*/i, '')
      .replace(/\s*[:=(-]?\s*\d+\s*(?:orang|peserta|org)\b\s*\)?$/i, ''),
  )
}
