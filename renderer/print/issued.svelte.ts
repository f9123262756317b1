/** A final document on the screen: the page that went out where it is kept, else one made of what the document says. */
import type { AppError, Result } from '../../electron/contract/errors.ts'
import type { FileTicket } from '../../electron/contract/files.ts'
import type { DocumentId } from '../../electron/contract/ids.ts'
import { run } from '../state/commands.svelte.ts'
import { transport } from '../transport.ts'

export class IssuedDocument {
  id = $state<DocumentId | null>(null)
  html = $state('')
  /** The kept PDF of `html`. */
  pdf = $state.raw<FileTicket | null>(null)
  error = $state.raw<AppError | null>(null)
  #kept = false
  #asked = 0

  /** Shows a document; `make` draws the page of one that has not gone out yet. True once it is shown. */
  async show(id: DocumentId, make: () => Promise<Result<string>>): Promise<boolean> {
    const asked = ++this.#asked
    const page = await this.#page(id, make)
    if (asked !== this.#asked) return false
    this.error = page.ok ? null : page.error
    if (!page.ok) return false
    this.id = id
    this.html = page.value.html
    this.pdf = page.value.pdf
    this.#kept = page.value.kept
    return true
  }

  /** To be called before it goes to a printer or is saved: from then on these bytes are the document. */
  keep = async (html: string, pdf: FileTicket | null): Promise<boolean> => {
    if (this.id === null || this.#kept) return true
    const file = new File([html], 'halaman.html', { type: 'text/html' })
    const uploaded = await transport.upload([file])
    const page = uploaded.ok ? uploaded.value[0] : undefined
    if (!page) return false
    const result = await run('documents.keep', { id: this.id, page: page.ticket, printed: pdf?.ticket ?? null })
    if (!result.ok) return false
    this.pdf = pdf
    this.#kept = true
    return true
  }

  async #page(
    id: DocumentId,
    make: () => Promise<Result<string>>,
  ): Promise<Result<{ html: string; pdf: FileTicket | null; kept: boolean }>> {
    const files = await transport.call('documents.files', { id })
    if (!files.ok) return files
    const { page, printed } = files.value
    if (page === null) {
      const made = await make()
      return made.ok ? { ok: true, value: { html: made.value, pdf: null, kept: false } } : made
    }
    const bytes = await transport.read(page)
    if (!bytes.ok) return bytes
    return { ok: true, value: { html: new TextDecoder().decode(bytes.value), pdf: printed, kept: true } }
  }
}
