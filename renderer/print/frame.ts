/**
 * Shows and prints a document inside this page, for machines without a Chromium that makes PDFs. Anything framed here
 * inherits the app's content security policy, which allows no inline <style> and no font from data; so styles go in
 * as adopted sheets and fonts through the font API, which the policy leaves to the page's own code.
 */
import { printFonts } from './fonts.ts'

/** Fills an empty frame (`sandbox="allow-same-origin allow-modals"`, no src) with a document of `printDocument`. */
export async function showInFrame(frame: HTMLIFrameElement, html: string): Promise<void> {
  const view = frame.contentWindow
  const page = frame.contentDocument
  if (!view || !page) throw new Error('The frame is not in the page.')
  const source = new DOMParser().parseFromString(html, 'text/html')
  const styles = [...source.querySelectorAll('style')]
  for (const style of styles) style.remove()

  page.documentElement.replaceWith(page.importNode(source.documentElement, true))
  const { CSSStyleSheet, FontFace } = view as Window & typeof globalThis
  page.adoptedStyleSheets = styles.map((style) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(style.textContent.replace(/@font-face\{[^}]*\}/g, ''))
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
