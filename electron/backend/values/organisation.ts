/** What an agency, firm, campus or association is called: only for finding names in titles and columns. */
import { LONGEST_VALUE } from './text.ts'

const first = `dinas|badan|kantor|kecamatan|kec\\.|kelurahan|desa|inspektorat|sekretariat|setda|setkab|setwan|bagian|
satuan polisi|satpol|rsud|rumah sakit|rs\\.?|puskesmas|uptd?|balai|bps|bpn|bnn|bnnk|bpbd|bpjs|bkd|bkpsdm|bkpp|bpkad|bkad|bapenda|bappeda|bappelitbangda|
kesbangpol|dlh|dpmd|dpmptsp|dinsos|dinkes|disdik|dikbud|disdikbud|disdukcapil|diskominfo|disnaker|disnakertrans|distransnaker|disperindag|diskop|dishub|dispar|dispora|
distan|disbun|disperkim|dppkb|dp3a|dpppa|dpu|pupr|perkim|polda|polres|polsek|kodam|korem|kodim|koramil|lanal|lanud|kejaksaan|kejari|pengadilan|kementerian|kemenag|kanwil|
komando|kepolisian|lembaga|lapas|imigrasi|komisi|kpu|bawaslu|dprd?|dewan|majelis|mui|fkub|pt\\.?|cv\\.?|ud\\.?|perum|perumda|perumdam|perusahaan|pdam|pln|
telkom|pertamina|pos|bank|bankaltimtara|bpd|bri|bni|btn|bsi|koperasi|kud|bumdes|bumd|universitas|univ\\.?|institut|politeknik|poltek|akademi|sekolah tinggi|stiper|stie|stai|stais|stikes|stmik|
stkip|fakultas|sma|smk|smp|sd|yayasan|lsm|forum|baznas|laz|pmi|palang merah|asosiasi|himpunan|ikatan|aliansi|perkumpulan|persatuan|gabungan|paguyuban|kerukunan|
karang taruna|tim|tkpk|tkpkd|pokja|tp pkk|pkk|dharma wanita|muslimat|aisyiyah|fatayat|nahdlatul|muhammadiyah|pcnu|pgri|kadin|apindo|hipmi|knpi|gapki|
pemerintah desa|pemdes|badan usaha|unit pelaksana|direktorat|biro|kamar dagang|serikat|organisasi|ormas|lpm|bem|jaringan|pusat`.replace(
  /\s*\n\s*/g,
  '',
)
const begins = new RegExp(`^(?:(?:${first})(?=[\\s.,/-]|$))`, 'i')
const inside = new RegExp(
  `\\b(?:uptd?|dinas|badan|kecamatan|kantor kementerian|kantor|kelurahan|inspektorat daerah|inspektorat|sekretariat daerah|sekretariat dprd|satuan polisi pamong praja|rsud|rumah sakit|puskesmas|bappeda|universitas|politeknik|sekolah tinggi|yayasan|koperasi|kementerian|polres|kodim|kejaksaan negeri|pengadilan negeri|pengadilan agama|perumdam?|pt\\.?|cv\\.?)\\s+\\S`,
  'i',
)

/** The whole text reads as an organisation's name. */
export function isOrganisation(text: string): boolean {
  return text.length >= 3 && text.length <= 160 && begins.test(text)
}

/** Begin names of agencies, and as many other phrases: "Tim Koordinasi", "Desa se-Kecamatan …". */
const common =
  /^(?:tim|pokja|tkpkd?|forum|pos|pusat|desa(?=[\s-]+(?:se|di|dan|dalam|yang|kab|kec|tahun|\d)|$)|pemerintah|pemdes|bagian(?=\s+(?:[ivx]+|\d+|[a-d]|pertama|kedua|dari)\b|$)|organisasi|ormas|lsm|lembaga|perusahaan|jaringan|ikatan|gabungan|persatuan|serikat|komisi|dewan|majelis|tp|pkk|biro)\b/i

/** Where an organisation's name begins inside a longer title; -1 where there is none. */
export function organisationWithin(text: string): number {
  if (text.length > LONGEST_VALUE) return -1
  const at = text.search(inside)
  if (at >= 0) return at
  // "… STIPER KUTAI TIMUR", "… DISKOMINFO": known by its first word alone.
  const word = [...text.matchAll(/\S+/g)].find(({ index }) => {
    const rest = text.slice(index)
    return index > 0 && isOrganisation(rest) && !common.test(rest) && !isSectorHeading(rest)
  })
  return word?.index ?? -1
}

/** Headings for a whole sector of organisations: they name none. */
const sectors =
  /^(?:unsur\s+)?(?:perangkat daerah|opd|skpd|instansi vertikal|instansi|pemerintah (?:provinsi|daerah|kabupaten|pusat)|perusahaan daerah|bumd|bumn|dunia usaha|swasta|mitra pembangunan|lsm|ngo|organisasi masyarakat|ormas|akademisi|perguruan tinggi|tim ahli|pendamping|narasumber|tokoh masyarakat|kecamatan|kelurahan|desa|dinas|badan|kantor|bagian|camat|undangan|peserta|tamu|media|pers|tni\s*\/?\s*polri|forkopimda|lembaga|perusahaan|kementerian|koperasi|yayasan|universitas|bank|gabungan|lain|cadangan|panitia)(?:[\s/,&-]+(?:dan|utama|cadangan|inti|tambahan|aktif|swasta|bumd|pendamping|lembaga|badan|dinas|kantor|kecamatan|terkait|lainnya|lain|kabupaten|provinsi|tni|polri|daerah))*$/i

export function isSectorHeading(text: string): boolean {
  return text.length <= LONGEST_VALUE && sectors.test(text.trim())
}

/** Parts of an agency or a firm that are no agency of their own. */
const units =
  /^(?:sub ?-?(?:bagian|bag|bidang|bid|seksi|divisi|koordinator)|subag|bidang|seksi|divisi|departemen|departement|dept|department|section|tata usaha|kelompok jabatan|jabatan fungsional|sekretariat$|bagian (?:umum|keuangan|kepegawaian|tata usaha|perencanaan))\b/i

export function isInternalUnit(text: string): boolean {
  return text.length <= LONGEST_VALUE && units.test(text.trim())
}

/** National bodies whose name ends in the place; theirs is not the district's to drop. */
const national =
  /^(?:badan (?:pusat|narkotika|pertanahan|amil|penyelenggara|pengawas)|kantor (?:kementerian|pertanahan|pelayanan|pos|imigrasi|sar)|sekretariat (?:bersama|forum))/i
const district = /^(?:dinas|badan|inspektorat|sekretariat|satuan polisi|kecamatan|bagian|rsud|kantor)\b/i

/** An agency of the district, as titled on its own list, without "Kabupaten Kutai Timur"; another's keeps its place. */
export function withoutDistrict(text: string): string {
  if (text.length > LONGEST_VALUE || !district.test(text) || national.test(text)) return text
  const short = text.replace(/[\s,]+(?:pemerintah\s+)?kab(?:upaten|\.)?\s*(?:kutai\s+timur|kutim)$/i, '').trim()
  return /\s/.test(short) || /^(?:inspektorat)$/i.test(short) ? short : text
}
