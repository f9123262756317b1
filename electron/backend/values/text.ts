/** Cell text as people mean it. */

/**
 * Longer texts are no name, number, address, post or agency, and are not searched for one: searching costs the square
 * of the length, and a cell can hold 32,767 characters.
 */
export const LONGEST_VALUE = 400

// Zero-width marks and soft hyphens that web pages and Word leave behind.
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g
/** Control characters, which come out of old exports and mean nothing. */
const control = /(?![\t\u0080-\u009f])\p{Cc}/gu
const unusual = /[^\x20-\x7e]/
/** Line ends of all programs; Word's own is a vertical tab. */
const lineEnds = /[\r\n\v\f\u0085\u2028\u2029]+/

/** As written, but trimmed, on one line, and with every kind of blank turned into a plain space. */
export function cleanText(raw: string): string {
  const text = unusual.test(raw)
    ? raw
        .split(lineEnds)
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join(' ')
        .replace(invisible, '')
        .replace(control, '')
        .replace(/\s/g, ' ')
    : raw
  return text.trim()
}

const blankMarks = /^[\s\-–—_.·*xX]*$/

/** A cell people fill to say "nothing here": blank, "-", "…", "x". */
export function isBlankMark(text: string): boolean {
  if (text.length > 40) return false
  return blankMarks.test(text) && !/^[xX]{2,}$/.test(text.trim())
}

/** "tidak ada", "belum punya NIP", "nihil": words that say "nothing here" where a number or an address would stand. */
const absent =
  /^\(?(?:(?:tidak|tdk|tak|belum|blm)\.? (?:ada|punya|mempunyai|memiliki)(?: (?:data|nip|nrp|e-?mail|surel|hp|wa|telp|telepon|(?:no|nomor)\.? ?(?:hp|wa|telp|telepon)?))?|nihil|kosong|n\/a|none|nil)\.?\)?$/i

export const isAbsent = (text: string) => text.length <= 40 && absent.test(text.trim())

/** `"`, `- " -`, `,,` and the like, with blanks taken out. */
const dittoMarks = /^[-–—._]*(?:["'”“„‟″〃`´]{1,4}|,,)[-–—._]*$/
const sameAsAbove =
  /^(?:s[\s./-]?d[\s./-]?a\.?|idem|ibid(?:em)?\.?|id\.|ditto|sama(?: dengan)?(?: yang)?(?: di)? ?atas)$/i

/** What such a cell can begin with: told at once of most cells, which say something else. */
const maybeSame = /^[^a-z]*(?:s[\s./-]?d|sama|id|ib|ditto|$)/i

/** "sda", "idem" and ditto marks: the same as the cell above. */
export function isSameAsAbove(text: string): boolean {
  if (text.length > 24 || !maybeSame.test(text)) return false
  return dittoMarks.test(text.replace(/\s/g, '')) || sameAsAbove.test(text.replace(/^[-–—"'(\s]+|[-–—"')\s]+$/g, ''))
}
