/** PDFs in the host: the document is set into a page of a headless Chromium with scripts off and no network. */
import { writeFile } from 'node:fs/promises'
import type { Browser } from 'playwright'
import { Failure } from '../contract/errors.ts'
import { findBrowser, quietFlags } from './browser.ts'

const keepOpenMs = 60_000

export class PdfPrinter {
  #browser: Promise<Browser> | null = null
  #idle: NodeJS.Timeout | undefined

  /** Writes the document as PDF to `path`. Paper size and margins come from its own @page rules. */
  async print(html: string, path: string): Promise<void> {
    clearTimeout(this.#idle)
    const browser = await (this.#browser ??= this.#launch())
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true })
    try {
      const page = await context.newPage()
      await page.setContent(html, { waitUntil: 'load' })
      await writeFile(path, await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true }))
    } finally {
      await context.close()
      this.#idle = setTimeout(() => void this.close(), keepOpenMs).unref()
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    const browser = this.#browser
    this.#browser = null
    await (await browser?.catch(() => null))?.close()
  }

  async #launch(): Promise<Browser> {
    const executablePath = await findBrowser()
    if (!executablePath)
      throw new Failure(
        'unavailable',
        'PDF memerlukan Chrome, Edge atau Chromium. Pasang salah satunya, lalu coba lagi.',
      )
    try {
      const { chromium } = await import('playwright')
      const browser = await chromium.launch({ executablePath, args: quietFlags() })
      browser.on('disconnected', () => (this.#browser = null))
      return browser
    } catch (error) {
      this.#browser = null
      throw new Failure(
        'unavailable',
        'Peramban untuk membuat PDF tidak dapat dijalankan. Coba sekali lagi.',
        undefined,
        { cause: error },
      )
    }
  }
}
