/** What is said of backups, in settings, on the status line and when the data has a problem. */
import { formatDateTime } from '../../../../electron/contract/dates.ts'
import { formatNumber } from '../../../../electron/contract/numbers.ts'
import type { Backup } from '../../../../electron/contract/office.ts'

export const messages = {
  title: 'Cadangan',
  subtitle:
    'Dibuat otomatis sekali sehari, sebelum impor dan sebelum pemulihan; disimpan 7 hari, 4 minggu dan 12 bulan terakhir.',
  create: 'Cadangkan sekarang',
  created: (backup: Backup) => `Cadangan ${formatDateTime(backup.at)} dibuat dan diperiksa.`,
  folder: 'Folder cadangan',
  folderHint: 'Salin isinya ke flash disk atau komputer lain secara berkala.',
  problem: 'Cadangan terakhir gagal',
  none: 'Belum ada cadangan',
  noneText: 'Cadangan pertama dibuat malam ini, atau sekarang juga bila Anda mau.',
  at: 'Waktu',
  reason: 'Sebab',
  size: 'Ukuran',
  state: 'Pemeriksaan',
  checked: 'diperiksa',
  unchecked: 'belum diperiksa',
  restore: 'Pulihkan',
  restoreTitle: 'Pulihkan cadangan ini?',
  restoreMessage: (backup: Backup) =>
    `Data sekarang diganti dengan keadaan pada ${formatDateTime(backup.at)}. Yang dicatat sesudah itu tidak ikut. Keadaan sekarang disimpan dulu sebagai cadangan, jadi pemulihan ini dapat dikembalikan.`,
  restoreBrokenMessage: (backup: Backup) =>
    `Data diisi dengan keadaan pada ${formatDateTime(backup.at)}. Berkas yang sekarang tidak dapat dibuka disimpan di samping dengan nama lain, tidak dihapus.`,
  restored: (backup: Backup) => `Data dipulihkan ke keadaan ${formatDateTime(backup.at)}.`,
}

/** "1,4 MB" */
export function sizeInWords(bytes: number): string {
  return bytes < 1_000_000 ? `${formatNumber(bytes / 1000, 0)} kB` : `${formatNumber(bytes / 1_000_000, 1)} MB`
}
