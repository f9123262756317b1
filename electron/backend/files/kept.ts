/** A file of the store. */

export interface KeptFile {
  sha256: string
  bytes: number
}

export interface StoredFile extends KeptFile {
  /** UTC instant at which it was written. */
  at: string
}
