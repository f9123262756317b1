/** Paper sizes and the @page rules of a printed document. Lengths are millimetres. */

export type Paper = 'F4' | 'A4'
export type Orientation = 'portrait' | 'landscape'

/** F4 (folio) as Indonesian offices cut it is 215 × 330 mm. */
const sizes: Record<Paper, readonly [width: number, height: number]> = { F4: [215, 330], A4: [210, 297] }

export interface PageSetup {
  paper: Paper
  orientation?: Orientation
  /** Written at the foot of every page, left of "Halaman x dari y". */
  footer?: string
  /** Top, right, bottom, left. */
  margins?: readonly [number, number, number, number]
}

export function paperSize(paper: Paper, orientation: Orientation = 'portrait'): { width: number; height: number } {
  const [short, long] = sizes[paper]
  return orientation === 'portrait' ? { width: short, height: long } : { width: long, height: short }
}

/** Page size, margins and the two margin boxes: the footer text, and "Halaman 2 dari 29". */
export function pageRules({ paper, orientation, footer = '', margins = [14, 15, 18, 15] }: PageSetup): string {
  const { width, height } = paperSize(paper, orientation)
  const text = 'font: 8.5pt Arimo, Arial, sans-serif; color: #333; vertical-align: top; padding-top: 4mm;'
  return `@page {
  size: ${width}mm ${height}mm;
  margin: ${margins.map((margin) => `${margin}mm`).join(' ')};
  @bottom-left { content: ${cssString(footer)}; ${text} width: 74%; text-align: left; }
  @bottom-center { content: none; }
  @bottom-right { content: "Halaman " counter(page) " dari " counter(pages); ${text} width: 26%; text-align: right; }
}`
}

/** A CSS string literal. Line ends, quotes and anything that could close a <style> element are escaped. */
export function cssString(text: string): string {
  const escaped = text.replace(/["\\<>\p{Cc}]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)
  return `"${escaped}"`
}
