/**
 * Where a post stands in its organisation, told from its title, in full or as lists shorten it; it orders every list and
 * sheet. After the head, as in a perangkat daerah: sekretaris, administrator (eselon III), pengawas (eselon IV), jabatan
 * fungsional, pelaksana.
 */
import { foldText } from '../../contract/text.ts'
import { isHeadTitle, type NamedOrganisation, withoutActing } from './heads.ts'

export const ranks = { head: 1, secretary: 2, division: 3, section: 4, functional: 5, staff: 6, unknown: 9 } as const

const beginsWith = (list: string) =>
  new RegExp(
    `^(?:${list
      .trim()
      .split(/\s*,\s*/)
      .join('|')})(?= |$)`,
  )

/** Beside the head: secretary, deputies, and in a Sekretariat Daerah the assistants and expert staff. */
const secretary = beginsWith(`sekretaris(?! (?:pribadi|pimpinan|direksi|direktur|bidang|seksi)), sekdis, sekban, sekcam,
  sekkel, sekdes, sekjen, wakil (?:kepala|ketua|direktur|dekan|rektor|bupati|wali ?kota|gubernur|komandan|pimpinan|sekretaris|camat),
  wabup, wadir, waka, wakapolres, wakapolsek, kasdim, panitera, staf ahli (?:bupati|wali ?kota|gubernur|bidang),
  asisten (?:[ivx]+|[123]|sekretaris|sekda|bupati|bidang|pemerintahan|perekonomian|administrasi umum)`)
const division =
  beginsWith(`kabid, kabag, kabagops, kabagren, kabagsumda, kadiv, kabiro, kasat, irban, inspektur pembantu,
  (?:kepala|ketua|koordinator) (?:bidang|bagian|divisi|departemen|biro|pusat|direktorat|satuan), direktur, direktris,
  manajer, manager`)
const section = beginsWith(`kasi, kasie, kasubbag, kasubag, kasubbid, kasubid, kasubdit, kasubsi, kaur, katim, ktu,
  kaupt, kauptd, kapus, kapuskesmas, pasi, kepala, ketua, koordinator, subkoordinator, sub koordinator, lurah, danramil,
  kapolsek, superintendent, supervisor`)
/** The levels of a jabatan fungsional, which no other title has. */
const level = / (?:ahli (?:pertama|muda|madya|utama)|terampil|mahir|penyelia)(?= |$)/
const functional =
  beginsWith(`fungsional, pejabat fungsional, jabatan fungsional, jafung, jft, analis, apoteker, arsiparis,
  asesor, auditor, bidan, dokter, dosen, epidemiolog, fasilitator, fisioterapis, guru, hakim, instruktur, jaksa, konselor,
  konsultan, lektor, mediator, nutrisionis, pekerja sosial, pembimbing, pemeriksa, pendamping, peneliti, penera,
  pengantar kerja, pengawas, pengendali, penggerak swadaya, penghulu, penguji, penilai, penyuluh, perancang, perawat,
  perekam medis, perencana, pranata, psikolog, pustakawan, radiografer, sanitarian, statistisi, surveyor, tenaga ahli,
  widyaiswara`)
const treasurer = beginsWith('bendahara')

/** `title` as written, with an acting holder's prefix or without. */
export function rankOf(title: string, organisation: NamedOrganisation): number {
  if (isHeadTitle(title, organisation)) return ranks.head
  const said = withoutActing(foldText(title))
  if (secretary.test(said)) return ranks.secretary
  if (division.test(said)) return ranks.division
  if (organisation.kind === 'team' && treasurer.test(said)) return ranks.division
  if (section.test(said)) return ranks.section
  return level.test(said) || functional.test(said) ? ranks.functional : ranks.staff
}

/** After a new title: that title's rank, unless somebody gave the post another than its old one says. */
export function rankAfter(old: number, was: number, is: number): number {
  return old === was || old === ranks.unknown ? is : old
}

/** Ranks for posts that somebody put in an order of their own, so that they stand in it: as few as can be are changed. */
export function ranksInOrder(given: readonly number[]): number[] {
  const kept = new Set(longestRising(given))
  const [first = 0] = kept
  let last = given[first] ?? ranks.staff
  return given.map((rank, index) => (last = kept.has(index) ? rank : last))
}

/** The places of a longest part that never falls. */
function longestRising(given: readonly number[]): number[] {
  /** By rank: the longest part that ends with it. */
  const ending = new Map<number, number[]>()
  for (const [index, rank] of given.entries()) {
    const before = [...ending].filter(([last]) => last <= rank).map(([, part]) => part)
    ending.set(rank, [...longest(before), index])
  }
  return longest([...ending.values()])
}

const longest = (parts: readonly number[][]): number[] =>
  parts.reduce<number[]>((most, part) => (part.length > most.length ? part : most), [])
