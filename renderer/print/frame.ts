/**
 * Shows and prints a document inside this page, for machines without a Chromium that makes PDFs. Anything framed here
 * inherits the app's content security policy, which allows no inline <style> and no font from data; so styles go in
 * as adopted sheets and fonts through the font API, which the policy leaves to the page's own code.
 */
import { printFonts } from './fonts.ts'

/**
 * Fills a frame that is in the page (`sandbox="allow-same-origin allow-modals"`) with a document of `printDocument`.
 * Does nothing more when the frame has left the page meanwhile.
 */
export async function showInFrame(frame: HTMLIFrameElement, html: string): Promise<void> {
  // An empty document of its own, in standards mode: the frame's first one would lay out tables as in 1998.
  const ready = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  frame.srcdoc = '<!doctype html>'
  await ready
  const view = frame.contentWindow
  const page = frame.contentDocument
  if (!view || !page) return
  // Taken out as text: even a parser that shows nothing reports inline styles to the policy.
  const rules: string[] = []
  const bare = html.replace(/<style>([\s\S]*?)<\/style>/g, (_, css: string) => {
    rules.push(css)
    return ''
  })
  const source = new DOMParser().parseFromString(bare, 'text/html')
  page.documentElement.replaceWith(page.importNode(source.documentElement, true))
  const { CSSStyleSheet, FontFace } = view as Window & typeof globalThis
  page.adoptedStyleSheets = rules.map((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css.replace(/@font-face\{[^}]*\}/g, ''))
    return sheet
  })
  await Promise.all(
    printFonts.map(async ({ family, weight, range, url }) => {
      const face = new FontFace(family, bytesOf(url).buffer, { weight, unicodeRange: range })
      page.fonts.add(await face.load())
    }),
  )
}

let printing: HTMLIFrameElement | undefined

/** Opens the browser's print dialog for the document. The hidden frame stays until the next, as some browsers print late. */
export async function printInFrame(html: string): Promise<void> {
  printing?.remove()
  const frame = document.createElement('iframe')
  printing = frame
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals')
  frame.className = 'visually-hidden'
  frame.title = 'Cetak'
  frame.tabIndex = -1
  document.body.append(frame)
  await showInFrame(frame, html)
  // Browsers name the printed file after the outer page.
  const shownTitle = document.title
  document.title = frame.contentDocument?.title ?? shownTitle
  frame.contentWindow?.print()
  document.title = shownTitle
}

function bytesOf(dataUrl: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (sign) => sign.charCodeAt(0))
}
