export type Sex = 'L' | 'P'

const male = new Set([
  'l',
  'lk',
  'lki',
  'laki',
  'laki laki',
  'laki2',
  'pria',
  'cowok',
  'male',
  'm',
  'bapak',
  'bpk',
  'tn',
])
const female = new Set(['p', 'pr', 'prp', 'perempuan', 'wanita', 'w', 'cewek', 'female', 'f', 'ibu', 'ny'])

/** L or P as an office writes it; undefined where the text says neither. */
export function parseSex(text: string): Sex | undefined {
  const key = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  if (male.has(key)) return 'L'
  if (female.has(key)) return 'P'
  return undefined
}
