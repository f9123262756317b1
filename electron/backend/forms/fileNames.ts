/** What the forms are called as files. */
import { safeName } from '../files/tickets.ts'

/** Room for the folder an office unpacks into: Windows allows 260 characters in all. */
const longestName = 100

export function formName(organisation: string): string {
  const name = safeName(organisation).slice(0, longestName).trim()
  return `Formulir - ${name}.xlsx`
}

/** File names that no file system takes for one another. */
export class FileNames {
  readonly #taken = new Set<string>()

  free(name: string): string {
    const base = name.replace(/\.xlsx$/, '')
    let tried = name
    for (let n = 2; this.#taken.has(tried.toLowerCase()); n++) tried = `${base} (${n}).xlsx`
    this.#taken.add(tried.toLowerCase())
    return tried
  }
}
