/** How an organisation made by an import is written, when its file shouts. */

const small = new Set(['dan', 'di', 'ke', 'dari', 'untuk', 'atas', 'pada'])
/** Abbreviations with a vowel, which letter counting alone would take for words. */
const abbreviations =
  /^(bps|bpn|bnn|bpbd|bpjs|bumd|bumn|dprd|kpu|lsm|mui|pmi|pkk|tkpk|tni|polri|rsud|uptd?|pt|cv|ud|tbk|kud|opd|kutim|ri|nu|pupr|dpmd|dpmptsp|dp3a|dppkb|baznas|bkpsdm|bapenda|bpkad|stiper|stie|stai|stikes|unmul|tp|i{1,3}|iv|vi{0,3}|ix|x)$/i

/** "DINAS SOSIAL" becomes "Dinas Sosial", "RSUD KUDUNGGA" "RSUD Kudungga"; mixed case stays as written. */
export function organisationName(text: string): string {
  if (text !== text.toUpperCase() || !/[A-Z]{5}/.test(text)) return text
  return text.replace(/[\p{L}\d]+/gu, (word, at: number) => {
    if (abbreviations.test(word) || !/[AEIOU]/.test(word) || /\d/.test(word)) return word
    const lower = word.toLowerCase()
    return at > 0 && small.has(lower) ? lower : lower.charAt(0).toUpperCase() + lower.slice(1)
  })
}
