/** What SQLite and the file system say, as failures with a way on. */
import { Failure } from '../../contract/errors.ts'

const byCode: Record<string, () => Failure> = {
  SQLITE_FULL: diskFull,
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  SQLITE_READONLY: readOnly,
  SQLITE_CANTOPEN: readOnly,
  SQLITE_PERM: readOnly,
  EROFS: readOnly,
  EACCES: readOnly,
  EPERM: readOnly,
  EBUSY: heldByOther,
  SQLITE_BUSY: busy,
  SQLITE_LOCKED: busy,
  SQLITE_CORRUPT: corrupt,
  SQLITE_NOTADB: corrupt,
  // A file system that has no room for the shared index of the log says so in its own way.
  SQLITE_IOERR_SHMSIZE: diskFull,
  SQLITE_IOERR: unreachable,
  EIO: unreachable,
  ENODEV: unreachable,
  ENXIO: unreachable,
  ENOTDIR: unreachable,
  ENOENT: unreachable,
  EEXIST: unreachable,
  ENAMETOOLONG: tooLong,
}

/** Returns a `Failure` for an error of the storage, or the error itself when it is none. */
export function storageFailure(error: unknown): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error
  const code = (error as { code?: unknown }).code
  if (typeof code !== 'string') return error
  const make = byCode[code] ?? byCode[code.split('_').slice(0, 2).join('_')]
  if (!make) return error
  const failure = make()
  failure.cause = error
  return failure
}

export function diskFull(): Failure {
  return new Failure(
    'disk-full',
    'Ruang disk habis, jadi perubahan tadi tidak disimpan dan data tetap seperti semula. Kosongkan ruang disk, lalu ulangi.',
  )
}
export function unreachable(): Failure {
  return new Failure(
    'unavailable',
    'Folder data tidak dapat dijangkau. Periksa apakah disk atau flash disk masih terpasang dan jaringan tersambung, lalu coba lagi.',
  )
}
export function tooLong(): Failure {
  return new Failure(
    'unavailable',
    'Nama folder data terlalu panjang. Jalankan Sinergi dengan folder data yang namanya lebih pendek.',
  )
}
export function heldByOther(): Failure {
  return new Failure(
    'unavailable',
    'Berkas data sedang dipakai program lain, misalnya antivirus atau program cadangan. Tutup program itu atau tunggu sebentar, lalu coba lagi.',
  )
}
export function missing(): Failure {
  return new Failure(
    'database-corrupt',
    'Berkas data tidak ada lagi atau kosong, padahal ada cadangannya. Pulihkan dari cadangan terakhir, atau mulai dengan data kosong.',
  )
}
export function readOnly(): Failure {
  return new Failure(
    'read-only',
    'Folder data tidak dapat ditulisi. Periksa izin folder itu, atau jalankan Sinergi dengan folder data lain.',
  )
}
export function busy(): Failure {
  return new Failure(
    'database-busy',
    'Data ini sedang dibuka oleh Sinergi yang lain. Tutup jendela Sinergi yang lain itu, lalu coba lagi.',
  )
}
export function corrupt(): Failure {
  return new Failure(
    'database-corrupt',
    'Berkas data rusak dan tidak dibuka, supaya tidak bertambah rusak. Pulihkan dari cadangan terakhir; berkas yang rusak tetap disimpan.',
  )
}
export function newer(found: number, known: number): Failure {
  return new Failure(
    'database-newer',
    `Data ini dibuat oleh Sinergi yang lebih baru (versi data ${found}, program ini mengenal ${known}). Pasang Sinergi terbaru untuk membukanya.`,
  )
}
