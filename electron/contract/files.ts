/** Files on their way in or out of the program. */
import { Failure } from './errors.ts'

/** Pages hold tickets, never paths. */
export interface FileTicket {
  ticket: string
  /** File name to show and to propose when saving. */
  name: string
}

/** Larger files are refused before they are read. */
export const maxFileBytes = 100 * 1024 * 1024

/** A file as a shell takes it from the user: where it lies on disk, or its bytes when it was pasted. */
export type GivenFile = { name: string; path: string } | { name: string; bytes: Uint8Array }

export const fileTooLarge = (name: string) =>
  new Failure(
    'file-unreadable',
    `“${name}” lebih besar dari 100 MB. Simpan hanya lembar yang berisi daftar nama, lalu coba lagi.`,
  )
