/** PDFs in the host: the document is set into a page of a headless Chromium with scripts off and no network. */
import { rm, writeFile } from 'node:fs/promises'
import type { Browser } from 'playwright'
import { Failure } from '../contract/errors.ts'
import { findBrowser, quietFlags } from './browser.ts'

/** The browser stays for the next document, as options are often changed one after the other. */
const keepOpenMs = 60_000
/** 500 people take half a second; a document that needs this long will never come. */
const patienceMs = 120_000

const unavailable = (message: string, cause?: unknown) => new Failure('unavailable', message, undefined, { cause })

export class PdfPrinter {
  readonly #find: () => Promise<string | null>
  #browser: Promise<Browser> | null = null
  #idle: NodeJS.Timeout | undefined
  #working = 0

  /** `find` gives the path of a Chromium-family browser, or null. */
  constructor(find: () => Promise<string | null> = findBrowser) {
    this.#find = find
  }

  /**
   * Writes the document as PDF to `path`. Paper size and margins come from its own @page rules, the PDF's title from
   * its <title>. Throws `unavailable` where no browser can be had or it does not answer; then `path` does not exist.
   */
  async print(html: string, path: string): Promise<void> {
    clearTimeout(this.#idle)
    this.#working++
    try {
      await this.#write(html, path)
    } catch (error) {
      await rm(path, { force: true })
      if (error instanceof Failure) throw error
      throw unavailable('PDF tidak dapat dibuat. Coba sekali lagi.', error)
    } finally {
      this.#working--
      if (this.#working === 0) this.#idle = setTimeout(() => void this.close(), keepOpenMs).unref()
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    const browser = this.#browser
    this.#browser = null
    await (await browser?.catch(() => null))?.close()
  }

  async #write(html: string, path: string): Promise<void> {
    const browser = await this.#open()
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true })
    // Closing the context ends whatever step hangs.
    const late = setTimeout(() => void context.close(), patienceMs)
    try {
      const page = await context.newPage()
      await page.setContent(html, { waitUntil: 'load', timeout: patienceMs })
      await writeFile(path, await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true }))
    } finally {
      clearTimeout(late)
      await context.close()
    }
  }

  /** The running browser, or a new one. One that failed to start or went away is forgotten: the next call tries again. */
  #open(): Promise<Browser> {
    if (this.#browser) return this.#browser
    const starting = this.#launch()
    const forget = () => {
      if (this.#browser === starting) this.#browser = null
    }
    starting.then((browser) => browser.on('disconnected', forget), forget)
    return (this.#browser = starting)
  }

  async #launch(): Promise<Browser> {
    const executablePath = await this.#find()
    if (!executablePath)
      throw unavailable('PDF memerlukan Chrome, Edge atau Chromium. Pasang salah satunya, lalu coba lagi.')
    try {
      const { chromium } = await import('playwright')
      return await chromium.launch({ executablePath, args: quietFlags() })
    } catch (error) {
      throw unavailable('Peramban untuk membuat PDF tidak dapat dijalankan. Coba sekali lagi.', error)
    }
  }
}
