/** Names as sounds: parts of a name folded so that the spellings of one Indonesian name fall together. */

/** Whole words of one name; the general rules below would leave them apart. */
const forms: [RegExp, string][] = [
  [/^(?:m[ou]h|m[ou]hd|mhd|mhmd|muhamd|m[ou](?:ch|kh|h)?am+[ae][dt])$/, 'muhamat'],
  [/^(?:a(?:ch|kh|h)|a(?:ch|kh|h)?m[ae][dt])$/, 'ahmat'],
  [/^abd(?:[uo]|oe)?[lrsn]?$/, 'abdul'],
  [/^(?:st|sti|sit+[iy]e?)$/, 'siti'],
  [/^n(?:oo|oe|o|u)?r$/, 'nur'],
  [/^[yj](?:u|oe|ou)s(?:u|oe|o)[fpv]$/, 'iusup'],
]

const connectors = new Set(['bin', 'binti', 'bt', 'bte', 'bti'])

const rules: [RegExp, string][] = [
  [/oe|ou|oo/g, 'u'],
  [/dj/g, 'j'],
  [/tj/g, 'c'],
  [/ph|v/g, 'f'],
  [/s[yj]|ts|dz|z/g, 's'],
  [/^ch(?=an)/, 'c'],
  [/^[ck]h/, 'h'],
  [/[ck]h/g, ''],
  [/(?!^)h/g, ''],
  [/q/g, 'k'],
  [/x/g, 'ks'],
  [/y/g, 'i'],
  [/ie/g, 'i'],
  [/ei/g, 'ai'],
  [/(.)\1+/g, '$1'],
  [/d$/, 't'],
  [/b$/, 'p'],
  [/f$/, 'p'],
]

/** @param token lower-case letters, a part of a `nameKey` */
export function foldToken(token: string): string {
  if (token.length === 1) return token
  for (const [form, folded] of forms) if (form.test(token)) return folded
  let folded = token
  for (const [pattern, by] of rules) folded = folded.replace(pattern, by)
  return folded
}

/** Longer names are cut: nobody is told apart by a seventh part. */
export const mostTokens = 6

const folded = new Map<string, string[]>()
/** Parts remembered; the vocabulary of a large district is smaller. */
const mostFolded = 50_000

/** The folded parts of a `nameKey`, in order; "bin" and "binti" left out, "Abdurrahman" taken apart. */
export function nameTokens(key: string): string[] {
  const tokens: string[] = []
  for (const part of key.split(' ')) {
    if (part === '' || connectors.has(part)) continue
    let own = folded.get(part)
    if (!own) {
      own = takeApart(part)
      if (folded.size >= mostFolded) folded.clear()
      folded.set(part, own)
    }
    tokens.push(...own)
  }
  return tokens.length > mostTokens ? tokens.slice(0, mostTokens) : tokens
}

const servant = /^abd(?:u|o|oe)([lrsnz])(?:\1)?([a-z]{3,})$/

/** "Abdurrahman", "Abdulrahman" → abdul + rahman; Abdullah is one name. */
function takeApart(part: string): string[] {
  const found = servant.exec(part)
  if (!found || /^abdul+[ao]h?$/.test(part)) return [foldToken(part)]
  const [, letter = '', rest = ''] = found
  return ['abdul', foldToken(letter === 'l' ? rest : letter + rest)]
}

/** The same for "Nur Hayati" and "Nurhayati". */
export function joinedName(tokens: readonly string[]): string {
  return tokens
    .join('')
    .replace(/h/g, '')
    .replace(/(.)\1+/g, '$1')
}
