/** What was answered about a file and is not written yet, so that the last answer can be taken back. */
export interface Answer {
  /** The row that was answered about; null: an organisation. */
  rowKey: string | null
  /** What the message calls it: "baris 7", "“Dinas X”". */
  about: string
  takeBack: () => void
}

export class Answers {
  #given = $state.raw<readonly Answer[]>([])

  add(answer: Answer): void {
    this.#given = [...this.#given, answer]
  }

  /** Takes the last answer back and says which; undefined where there is none. */
  takeBack(): Answer | undefined {
    const last = this.#given.at(-1)
    this.#given = this.#given.slice(0, -1)
    last?.takeBack()
    return last
  }

  /** They are written now, and taken back with the import. */
  clear(): void {
    this.#given = []
  }
}
