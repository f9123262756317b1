/**
 * Makes a printable page: a Svelte component, rendered once, in one self-contained HTML document with its styles and
 * fonts inside and no scripts. Printed components use classes only, never `style` attributes: the same document is
 * also shown inside the app, whose content security policy allows none (see `frame.ts`).
 */
import { type Component, mount, unmount, untrack } from 'svelte'
import baseRules from './base.css?raw'
import { fontRules } from './fonts.ts'
import { pageRules, type PageSetup } from './paper.ts'

export interface PrintOptions extends PageSetup {
  /** Title of the document: the PDF's title and the name proposed for its file. */
  title: string
  /** Rules of this kind of page, after those of `base.css`; import them with `?raw`. */
  css?: string
}

export function printDocument<P extends Record<string, unknown>>(
  component: Component<P>,
  props: P,
  options: PrintOptions,
): string {
  return wrapDocument(renderMarkup(component, props), options)
}

/** Puts ready markup into a document. */
export function wrapDocument(markup: string, options: PrintOptions): string {
  const css = [fontRules(), pageRules(options), baseRules, options.css ?? ''].join('\n')
  return [
    '<!doctype html>',
    '<html lang="id"><head><meta charset="utf-8">',
    `<title>${escapeText(options.title)}</title>`,
    `<style>${css}</style></head>`,
    `<body>${markup}</body></html>`,
  ].join('\n')
}

/**
 * The component's markup, without the comments Svelte leaves in the page for itself. Mounting draws everything at once;
 * effects would run later and are not waited for, so that a document may be made inside a `$derived`.
 */
function renderMarkup<P extends Record<string, unknown>>(component: Component<P>, props: P): string {
  const target = document.createElement('div')
  const mounted = untrack(() => mount(component, { target, props }))
  const markup = target.cloneNode(true) as HTMLElement
  const comments = document.createTreeWalker(markup, NodeFilter.SHOW_COMMENT)
  const found: Comment[] = []
  while (comments.nextNode()) found.push(comments.currentNode as Comment)
  for (const comment of found) comment.remove()
  void unmount(mounted)
  return markup.innerHTML
}

const escapeText = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'))
