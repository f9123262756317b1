/** What a column's heading says it holds, in the many words offices use. */
import type { Field } from '../../../contract/imports.ts'
import { foldText } from '../../../contract/text.ts'

/** A field; or the row's number, a part of the name beside the name itself, one of two tick columns, two fields in one, a seat in a team, or nothing to import. */
export type Role =
  | Field
  | 'ordinal'
  | 'title-before'
  | 'title-after'
  | 'last-name'
  | 'male'
  | 'female'
  | 'position-and-organisation'
  | 'organisation-and-address'
  | 'team-role'
  | 'ignored'

export interface HeaderGuess {
  role: Role
  /** 1: every word of the heading belongs to such headings. */
  confidence: number
}

/** In this order: the first that is found decides ("Jabatan Dalam Dinas" is a post, "Jabatan dalam Tim" is none, "Telp. Kantor" a telephone). */
const keywords: [role: Role, pattern: RegExp][] = [
  ['ordinal', /^(?:no|nomor|nomer|nmr|no urut|nomor urut|urut|nr)$/],
  ['male', /^(?:l|lk|laki laki)$/],
  ['female', /^(?:p|pr|perempuan)$/],
  ['sex', /^(?:l p|p l|m f|f m|lp|jk|j k|l or p)$|kelamin|\b(?:gender|sex)\b/],
  ['title-before', /gelar depan/],
  ['title-after', /gelar belakang|^gelar(?: akademik| kesarjanaan)?$/],
  ['last-name', /^(?:nama belakang|nama keluarga|last name|surname|family name)$/],
  ['position', /^nama jabatan$/],
  ['rank', /^nama pangkat(?: (?:dan |atau )?(?:gol|golongan|ruang))*$/],
  [
    'team-role',
    /^(?!.*\b(?:nama|dinas|instansi|lembaga|opd|skpd|unit kerja|perusahaan|organisasi)\b).*\b(?:jabatan|kedudukan|posisi|peran|tugas)\b.*\b(?:tim|pokja|tkpkd?|panitia|kepanitiaan|keanggotaan|satgas|kelompok kerja|susunan)\b/,
  ],
  [
    'name',
    /^(?:nama|name)\b(?! (?:instansi|lembaga|opd|skpd|perusahaan|organisasi|unit)).*\b(?:nip|nrp|pangkat|jabatan|hp|wa|telp|telepon|phone)\b/,
  ],
  ['organisation-and-address', /\b(?:instansi|lembaga|opd|skpd|perusahaan|organisasi|kantor)(?: dan| serta)? alamat/],
  ['name', /^nama (?:kepala|kades|camat|lurah|ketua|pimpinan|direktur|pejabat|wakil|perwakilan|utusan|pendamping)\b/],
  ['email', /\be ?mail\b|\bsurel\b|surat elektronik/],
  [
    'ignored',
    /\balamat\b|\b(?:ttd|paraf|(?<!\b(?:nip|nrp)\b.*)nik(?!.*\b(?:nip|nrp)\b)|ktp|npwp|ttl|umur|usia|agama|foto|rekening|norek|rek|fax|faks|faksimile|kode|ukuran|tmt|eselon|kehadiran)\b|tanda tangan|(?:tempat|tanggal|tgl) lahir|kode pos/,
  ],
  [
    'phone',
    /\b(?:hp|hape|handphone|ponsel|telp|telpon|telepon|telephone|tlp|tlpn|tel|phone|wa|whats ?app|seluler|selular|mobile|cp)\b|\b(?:kontak|contact|narahubung)\b/,
  ],
  [
    'nip',
    /\bnip\b|^employee (?:id|no|number)$|nomor induk pegawai|no induk pegawai|nomor pegawai|no pegawai|nomor induk$|no induk$|^nipp?$/,
  ],
  ['nrp', /\bnrp\b|nomor registrasi|nomor register/],
  [
    'position-and-organisation',
    /\bjabatan (?:dan |atau |serta )?(?:nama |asal )?(?:instansi|lembaga|opd|skpd|unit kerja|satuan kerja|perusahaan|organisasi)\b|\b(?:instansi|lembaga|opd|skpd|unit kerja|satuan kerja|perusahaan|organisasi) (?:dan |atau |serta )?(?:nama )?jabatan\b/,
  ],
  [
    'position',
    /\bjabatan\b|\bposisi\b|\bkedudukan\b|^pekerjaan$|^profesi$|^tugas$|\bposition\b|\bdesignation\b|^(?:job )?(?:title|role)$|^occupation$/,
  ],
  ['rank', /\bpangkat\b|\bgolongan\b|\bgol\b|^ruang$|kepangkatan/],
  [
    'organisation',
    /\b(?:instansi|lembaga|opd|skpd|satker|perusahaan|organisasi|institusi|kampus|universitas|kantor|komunitas|organization|organisation|company|institution|agency)\b|perangkat daerah|unit (?:kerja|organisasi)|satuan kerja|tempat (?:tugas|kerja|bekerja)|^asal(?: peserta| delegasi)?$|^(?:nama )?(?:desa|kelurahan|sekolah|puskesmas|upt|dinas|badan|kecamatan|ormas|lsm|media)$|^(?:perwakilan|mewakili|utusan|dari|bagian)$|^(?:dinas|badan|kecamatan) (?:badan|dinas|kantor|bagian|desa|kelurahan)/,
  ],
  ['name', /\bnama\b|\bname\b|^(?:peserta|pejabat|personil|personel|pegawai|undangan|anggota|delegasi)$/],
  ['note', /^(?:ket|keterangan|catatan|note|notes|remark|remarks|informasi|info)\b/],
]

const vocabulary = new Set(
  `nama lengkap dan gelar beserta dengan peserta pegawai pejabat undangan personil personel anggota delegasi utusan orang yang ditugaskan diutus hadir name
  depan belakang nip nrp nipp nik nomor no induk registrasi register asn pns pppk p3k tni polri non atau or jika ada bagi full job title company institution agency organization number
  pangkat golongan gol ruang terakhir kepangkatan jabatan dalam di pada posisi kedudukan struktural fungsional dinas tim pokja tkpk tkpkd panitia kepanitiaan keanggotaan satgas kelompok susunan sebagai peran instansi saat ini position
  lembaga opd skpd satker satuan kerja perusahaan organisasi institusi kampus universitas kantor komunitas perangkat daerah unit asal tempat tugas bekerja badan
  bagian perwakilan mewakili dari kecamatan kelurahan desa swasta hp hape handphone ponsel telp telpon telepon telephone tlp tlpn tel phone wa whatsapp whats app
  seluler selular mobile serta kontak contact person yang bisa dihubungi dapat aktif pribadi e mail email surel surat elektronik alamat l p jk jenis kelamin gender sex
  laki perempuan lp cp narahubung m f participant participants designation role occupation employee id organisation ket keterangan catatan note notes remark remarks lain lainnya tambahan info informasi urut tanda tangan ttd paraf
  tempat tanggal tgl lahir ttl umur usia agama foto npwp ktp nidn nidk nuptk rekening eselon kode pos rumah konfirmasi kehadiran jumlah jml rt rw kabupaten pekerjaan profesi
  fax faks faksimile kantor pribadi office operator admin pic rek ukuran baju kaos tmt kab induk baru lama first last surname family keluarga pertama kedua ketiga utama pendamping cadangan pengganti wakil
  kepala kades camat lurah ketua pimpinan direktur sekolah puskesmas upt ormas lsm media kerja`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** The place an office is in: what counts may stand in a column beside it. */
const lesser = /^(?:nama )?(?:kecamatan|kabupaten|provinsi)$/

/** "N I P" → "nip". */
const unspaced = (folded: string) => (/^(?:[a-z] ){2,}[a-z]$/.test(folded) ? folded.replaceAll(' ', '') : folded)

/** What one heading says; undefined where it says nothing known. What stands in brackets only explains: "(sesuai KTP)". */
export function readHeader(text: string): HeaderGuess | undefined {
  const whole = readWords(text)
  if (!text.includes('(') || (whole?.confidence === 1 && whole.role !== 'ignored')) return whole
  const outside = readWords(text.replace(/\([^)]*\)?/g, ' ').trim())
  return outside && (!whole || whole.role === 'ignored' || outside.confidence > whole.confidence) ? outside : whole
}

function readWords(text: string): HeaderGuess | undefined {
  if (text.length > 80) return undefined
  if (text === '#') return { role: 'ordinal', confidence: 1 }
  const folded = unspaced(foldText(text))
  const found = keywords.find(([, pattern]) => pattern.test(folded))
  if (!found) return undefined
  const words = folded.split(' ')
  const unknown = words.filter((word) => !vocabulary.has(word) && !/^(?:\d+|i{1,3}|iv|v)$/.test(word)).length
  if (unknown === 0) return { role: found[0], confidence: lesser.test(folded) ? 0.7 : 1 }
  return words.length <= 8 && unknown < words.length ? { role: found[0], confidence: 0.6 } : undefined
}

/** "Jabatan" over "Nama" is what the post is called. */
const named = new Set<Role>(['position', 'organisation', 'rank'])

/** What several headings above each other say: the lowest decides, then all together, then those above. */
export function readHeaders(levels: string[]): HeaderGuess | undefined {
  const joined = levels.join(' ')
  const leaf = readHeader(levels.at(-1) ?? '')
  if (leaf && (leaf.role === 'male' || leaf.role === 'female') && !/kelamin|gender|sex/i.test(joined)) return undefined
  const over = leaf?.role === 'name' ? readHeader(levels.at(-2) ?? '') : undefined
  if (over?.confidence === 1 && named.has(over.role)) return over
  if (leaf) return leaf
  const together = levels.length > 1 ? readHeader(joined) : undefined
  if (together) return { ...together, confidence: Math.min(together.confidence, 0.8) }
  const above = levels
    .slice(0, -1)
    .reverse()
    .map(readHeader)
    .find((guess) => guess !== undefined)
  return above && { ...above, confidence: 0.5 }
}
