/** What stands under a list and is no person: totals, notes, the place and date of a signature. */
import { ordinalNumber } from './content.ts'
import type { GridRow } from './grid.ts'

const months =
  'jan(?:uari)?|feb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|juni?|juli?|agu(?:stus)?|agt|sep(?:tember)?|okt(?:ober)?|nov(?:ember)?|des(?:ember)?'
const placeAndDate = new RegExp(
  `^[\\p{L}][\\p{L} .'-]*,\\s*(?:tanggal\\s*)?[\\d.…_\\s]*(?:${months})?[\\s.…_]*(?:19|20)[\\d.…_]{2}\\.?$`,
  'iu',
)
const approval =
  /^(?:mengetahui|menyetujui|mengesahkan|disahkan|dibuat oleh|diketahui|disetujui|yang membuat|yang melaporkan|hormat (?:kami|saya)|penanggung ?jawab|ttd\b|tertanda|ditetapkan di|dikeluarkan di|pada tanggal|tembusan)/i

/** "Sangatta, 11 November 2024", "Mengetahui,". */
export function opensSignature(text: string): boolean {
  return text.length < 80 && (placeAndDate.test(text) || approval.test(text))
}

/** "Contoh" where the number would stand, "dst." where more would follow. */
export const isExample = (text: string) => /^\(?(?:contoh|cth|misal(?:nya)?)\b/i.test(text)
export const isAndSoOn = (text: string) => /^(?:dst|dsb|dll|dan seterusnya|dan lain-lain)[\s.…)]*$/i.test(text)

/** "NIP. 1969…" written out under a signature. */
export const isNipLine = (text: string) => /^(?:nip|nrp)\b\s*[.:]?\s*[\d.…_-]/i.test(text)

/** "NIP. -", "NRP 84010567": begins as such a line does, whatever follows. */
export const opensNipLine = (text: string) => /^(?:nip|nrp)\b/i.test(text)

export const isTotal = (text: string) =>
  /^(?:(?:sub[\s-]?)?(?:jumlah|jml|total)|grand total|jumlah total|rekapitulasi|pindahan|dipindahkan|dilanjutkan)\b/i.test(
    text,
  )

/** "orang", "12 orang" beside a total. */
const isHeadCount = (text: string) => /^:?\s*\d*\s*(?:orang|org|peserta|pegawai|jiwa|personil)\.?$/i.test(text)

/** "Jumlah" beside anything that is no person; where the number stands, only beside "12" and "orang". */
export const isTotalRow = ({ cells }: GridRow, numbered: boolean) =>
  cells.some(({ text }) => isTotal(text)) &&
  (!numbered || cells.every(({ text }) => isTotal(text) || ordinalNumber.test(text) || isHeadCount(text)))

/** "(beserta gelar)", "(18 digit)" under the headings. */
export const isHint = ({ cells }: GridRow) => cells.every(({ text }) => /^\(.*\p{L}.*\)$/u.test(text))

export const isNote = (text: string) =>
  /^(?:catatan|keterangan|ket|nb|n\.b|note|terbilang|contact person|halaman|hal\.|page|sumber|dicetak|diunduh|diekspor|printed|generated)\b\s*[.:)]?|^\*+\s*\S/i.test(
    text,
  )
