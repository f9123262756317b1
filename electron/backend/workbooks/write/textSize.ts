/**
 * How many lines a text takes in a cell, so that rows have their height in programs that do not measure it themselves:
 * LibreOffice believes what a workbook says of itself, and a list whose rows overlap is no list.
 */

/** Widths of Arial from space to "~", in thousandths of the font's size (Adobe's metrics of Helvetica). */
const widths =
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584'
    .split(' ')
    .map(Number)
const otherWidth = 600

/** Pixels of a digit of the workbook's default font, in which column widths are counted, and what cells keep free. */
const digitPixels = 7
const padding = 5
const fontPixels = 40 / 3
const boldWider = 1.07
/** Programs and their fonts differ a little; a line too many is better than one that is cut. */
const safety = 1.01

/** Points of a row with so many lines of Arial 10; Excel allows 409. */
export function heightOf(lines: number): number {
  return Math.min(409, lines * 12.75 + 2.25)
}

/** @param columnWidth in characters, as Excel counts them */
export function linesOf(text: string, columnWidth: number, bold = false): number {
  const room = ((columnWidth * digitPixels - padding) * 1000) / (fontPixels * safety * (bold ? boldWider : 1))
  let lines = 0
  for (const paragraph of text.split('\n')) lines += linesIn(paragraph, room)
  return lines
}

/** In characters of the default font, with room for the button of a filter. */
export function widthOfWords(text: string): number {
  const pixels = Math.max(...text.split(/\s+/).map(widthOf)) * (fontPixels / 1000) * boldWider
  return Math.ceil((pixels + padding) / digitPixels)
}

function linesIn(paragraph: string, room: number): number {
  // Shorter than the room even if it were all capital Ms.
  if (paragraph.length * 850 <= room) return 1
  let lines = 1
  let used = 0
  for (const word of paragraph.split(' ')) {
    const width = widthOf(word)
    const gap = used === 0 ? 0 : (widths[0] ?? 0)
    if (used + gap + width <= room) used += gap + width
    else {
      if (used > 0) lines++
      // A word longer than the line is broken wherever it must.
      lines += Math.max(0, Math.ceil(width / room) - 1)
      used = width > room ? width % room : width
    }
  }
  return lines
}

function widthOf(word: string): number {
  let width = 0
  for (let i = 0; i < word.length; i++) width += widths[word.charCodeAt(i) - 32] ?? otherWidth
  return width
}
