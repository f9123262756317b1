/** What a form's "Keterangan mutasi" says: stays, or leaves the agency. */

/** The words the form offers; an agency may write its own. */
export const remarkChoices = [
  'Tetap',
  'Pindah jabatan',
  'Pindah instansi',
  'Pensiun',
  'Meninggal dunia',
  'Berhenti',
  'Bukan pegawai instansi ini',
] as const

const staying = /\b(tetap|masih|aktif|pindah (jabatan|bidang|bagian|seksi)|promosi|naik)\b/i
const leaving =
  /\b(pindah|mutasi|pensiun|purna ?(tugas|bakti)|meninggal|wafat|alm(arhumah?)?|berhenti|diberhentikan|keluar|mengundurkan|resign|bukan pegawai|tidak (lagi|ada|bekerja|aktif)|salah data)\b/i

/** True where the remark says that the person is no longer in the agency. */
export function saysLeft(remark: string): boolean {
  const text = remark.replace(/[_.,;:/()-]+/g, ' ').replace(/\s+/g, ' ')
  if (/\b(tidak|bukan) (lagi )?(tetap|masih|aktif)\b/i.test(text)) return true
  return leaving.test(text) && !staying.test(text)
}
