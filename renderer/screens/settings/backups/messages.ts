/** What is said of backups, in settings, on the status line and when the data has a problem. */
import { formatDateTime } from '../../../../electron/contract/dates.ts'
import { formatNumber } from '../../../../electron/contract/numbers.ts'
import type { NewToast } from '../../../components/toasts.svelte.ts'
import type { Backup, BackupStatus, Outputs } from '../../../../electron/contract/backups.ts'

type MissingFile = Outputs['backups.restore']['missingFiles'][number]
type Discarded = NonNullable<BackupStatus['discarded']>

/** Missing files told by name; of more there is only the count. */
const mostNamed = 10

export const messages = {
  title: 'Cadangan',
  subtitle:
    'Dibuat otomatis sekali sehari, sebelum impor dan sebelum pemulihan; disimpan 7 hari, 4 minggu dan 12 bulan terakhir.',
  create: 'Cadangkan sekarang',
  created: (backup: Backup) => `Cadangan ${formatDateTime(backup.at)} dibuat dan diperiksa.`,
  folder: 'Folder cadangan',
  folderHint: 'Salin isinya, dan folder “files” di sebelahnya, ke flash disk atau komputer lain secara berkala.',
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
  missing: (files: MissingFile[]) =>
    `${formatNumber(files.length)} berkas yang disebut data ini tidak ada di folder data: ${named(files)}. Bila cadangan ini disalin dari tempat lain, taruh juga folder “files” dari sana di dalam folder cadangan, lalu pulihkan sekali lagi.`,
  keepDays: 'Simpan berkas lama (hari)',
  keepDaysHint:
    'Berkas lampiran yang tidak lagi dipakai disimpan selama ini, sehingga pembatalan dapat mengembalikannya, dan selama ada cadangan yang memerlukannya.',
  discarded: ({ count, at }: Discarded) =>
    `${formatNumber(count)} berkas lama yang tidak lagi dipakai dibuang, terakhir pada ${formatDateTime(at)}.`,
}

/** Stays until it is closed where files are missing. */
export const restoredToast = (backup: Backup, missing: MissingFile[]): NewToast =>
  missing.length === 0
    ? { kind: 'good', message: messages.restored(backup) }
    : { kind: 'bad', message: `${messages.restored(backup)} ${messages.missing(missing)}` }

/** "“notula.pdf” (Rakor 2024), “foto.jpg” (Rakor 2024) dan 3 lainnya" */
function named(files: MissingFile[]): string {
  const names = files.slice(0, mostNamed).map((file) => `“${file.name}”${file.for ? ` (${file.for})` : ''}`)
  const more = files.length - names.length
  return more > 0 ? `${names.join(', ')} dan ${formatNumber(more)} lainnya` : names.join(', ')
}

/** "1,4 MB" */
export function sizeInWords(bytes: number): string {
  return bytes < 1_000_000 ? `${formatNumber(bytes / 1000, 0)} kB` : `${formatNumber(bytes / 1_000_000, 1)} MB`
}
