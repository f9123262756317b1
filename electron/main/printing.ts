/**
 * Documents on paper and as PDF, from a hidden window that is made for one document and destroyed after it: no scripts,
 * no network, a session of its own that is never written to disk.
 */
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { BrowserWindow, type Session, session, type WebContentsPrintOptions } from 'electron'
import { Failure } from '../contract/errors.ts'
import { appScheme } from '../contract/ipc.ts'
import { messages } from './messages.ts'
import { confineSession } from './navigation.ts'

const { printing: say } = messages

/** Not "persist:": kept in memory only. */
const partition = 'print'
const documentPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"

export interface Patience {
  /** For the list of printers; some drivers never answer (electron#29572). */
  printersMs: number
  /** For loading a document and making its PDF. 500 people take half a second. */
  pdfMs: number
  /** For the print dialog, which the user may leave open. */
  dialogMs: number
}
const patience: Patience = { printersMs: 8_000, pdfMs: 120_000, dialogMs: 15 * 60_000 }

export class Printing {
  readonly #patience: Patience
  readonly #documents = new Map<string, string>()
  #session: Session | null = null

  constructor(given: Patience = patience) {
    this.#patience = given
  }

  /** Writes the document as PDF to `path`; paper and margins come from its @page rules. Throws `Failure`. */
  async pdf(html: string, path: string): Promise<void> {
    const options = { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true }
    const bytes = await this.#withPage(html, ({ webContents }) =>
      inTime(webContents.printToPDF(options), this.#patience.pdfMs, say.pdfFailed),
    )
    await writeFile(path, bytes)
  }

  /** Opens the system's print dialog. False when it was closed without printing. Throws `Failure`. */
  async print(html: string): Promise<boolean> {
    return this.#withPage(html, async (window) => {
      const printers = await inTime(window.webContents.getPrintersAsync(), this.#patience.printersMs, say.noAnswer)
      if (printers.length === 0) throw new Failure('unavailable', say.noPrinter)
      return inTime(sendToPrinter(window, html), this.#patience.dialogMs, say.noAnswer)
    })
  }

  async #withPage<T>(html: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> {
    const name = randomUUID()
    this.#documents.set(name, html)
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        session: (this.#session ??= this.#openSession()),
        javascript: false,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
      },
    })
    try {
      await inTime(window.loadURL(`${appScheme}://print/${name}`), this.#patience.pdfMs, say.pdfFailed)
      return await work(window)
    } catch (error) {
      throw error instanceof Failure ? error : new Failure('unavailable', say.pdfFailed, undefined, { cause: error })
    } finally {
      this.#documents.delete(name)
      window.destroy()
    }
  }

  #openSession(): Session {
    const own = session.fromPartition(partition, { cache: false })
    confineSession(own, [appScheme, 'data'])
    own.protocol.handle(appScheme, ({ url }) => {
      const html = this.#documents.get(url.slice(`${appScheme}://print/`.length))
      if (html === undefined) return new Response(null, { status: 404 })
      return new Response(html, {
        headers: {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': documentPolicy,
          'X-Content-Type-Options': 'nosniff',
        },
      })
    })
    return own
  }
}

/** Resolves to whether something was printed; closing the dialog is not an error. */
function sendToPrinter(window: BrowserWindow, html: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const options = { silent: false, printBackground: true, ...paperOf(html) }
    window.webContents.print(options, (printed, reason) => {
      if (printed || /cancell?ed/i.test(reason)) resolve(printed)
      else reject(new Failure('unavailable', say.failed(reason)))
    })
  })
}

/** Paper of the first `@page { size: W mm H mm }`: unlike PDFs, the print dialog does not read it by itself. */
export function paperOf(html: string): Pick<WebContentsPrintOptions, 'pageSize' | 'landscape'> {
  const found = /@page\s*\{[^}]*?\bsize:\s*([\d.]+)mm\s+([\d.]+)mm/.exec(html)
  if (!found) return { pageSize: 'A4', landscape: false }
  const [width, height] = [Number(found[1]), Number(found[2])]
  const microns = (millimetres: number) => Math.round(millimetres * 1000)
  return {
    pageSize: { width: microns(Math.min(width, height)), height: microns(Math.max(width, height)) },
    landscape: width > height,
  }
}

/** The promise's value, or a `Failure` with this message when it takes longer. */
async function inTime<T>(promise: Promise<T>, milliseconds: number, message: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Failure('unavailable', message)), milliseconds)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
