/** Files dropped on a list, on their way to the import screen. */
class Dropped {
  files = $state.raw<readonly File[]>([])

  /** Hands the files over; they are given once. */
  take(): readonly File[] {
    const files = this.files
    if (files.length > 0) this.files = []
    return files
  }
}

export const dropped = new Dropped()
