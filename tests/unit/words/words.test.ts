import { expect, test } from 'vitest'
import { channels } from '../../../electron/contract/invitations.ts'
import * as words from '../../../electron/contract/words.ts'
import { guide, type Node, type Source, sources, textOf, texts, walk } from './sources.ts'

const all = sources()
const home = 'electron/contract/words.ts'

/** The values of every enumeration that has words. */
const enumerations = Object.entries(words).flatMap(([name, value]) =>
  typeof value === 'object' ? [{ name, values: Object.keys(value) }] : [],
)

/** Texts that stand at an enumeration's values and are no words for them. */
const excepted: Record<string, string> = {
  'electron/backend/backups/rules.ts backupReasonNames: harian': 'parts of file names, which stay as they are',
  'electron/backend/actions/list.ts statusNames: open': 'names of counters',
}

/** What no one reads: tones of the design, names of icons and the like, all in English. */
const unread = new Set(['plain', 'info', 'good', 'warn', 'bad'])

/** The texts that stand at the keys of an object's properties; empty where one is no text somebody reads. */
function objects({ tree }: Source): { keys: Set<string>; first: string }[] {
  return [...walk(tree)]
    .filter(({ type }) => type === 'ObjectExpression')
    .flatMap((node) => {
      const properties = (node['properties'] as Node[]).filter(({ type }) => type === 'Property')
      const keys = properties.map(({ key }) => {
        const { name, value } = key as { name?: string; value?: unknown }
        return name ?? String(value)
      })
      const said = properties.map(
        ({ value }) => [...walk(value as Node)].map(textOf).find((each) => each !== null) ?? '',
      )
      const read = said.length > 1 && said.every((text) => /[a-z]/i.test(text) && !unread.has(text))
      return read ? [{ keys: new Set(keys), first: said[0] ?? '' }] : []
    })
}

/** All of an enumeration's values, or all but one of a longer one. */
const speaksOf = (keys: ReadonlySet<string>, values: readonly string[]): boolean =>
  values.length > 2
    ? values.filter((value) => !keys.has(value)).length <= (keys.size < values.length ? 1 : 0)
    : keys.size === values.length && values.every((value) => keys.has(value))

test('no enumeration has words in two places', () => {
  const seen = all.flatMap((source) =>
    source.path === home
      ? []
      : objects(source).flatMap(({ keys, first }) =>
          enumerations
            .filter(({ values }) => speaksOf(keys, values))
            .map(({ name }) => `${source.path} ${name}: ${first}`),
        ),
  )
  expect(seen.filter((each) => !(each in excepted))).toEqual([])
  expect(Object.keys(excepted).filter((each) => !seen.includes(each))).toEqual([])
})

/** What is shown has one word for one thing. */
const banned: { instead: string; of: RegExp }[] = [
  { instead: 'tindak lanjut', of: /\b(?:butir\s+)?aksi(?:nya)?\b|\bbutir\b/i },
  { instead: 'jumlah kursi', of: /\bkuota/i },
  { instead: 'penerima', of: /\b(?:alamat|yang) (?:di)?tuju(?:an)?\b/i },
  { instead: 'surel', of: /\be-?mail/i },
  { instead: 'Buat rapat', of: /\brapat &?baru\b/i },
  { instead: 'Impor berkas', of: /\bimpor daftar\b/i },
  { instead: 'Ekspor ke Excel', of: /\bekspor (?:excel|xlsx)\b/i },
  { instead: 'noSector of the words module', of: /^tanpa unsur/i },
  { instead: 'Tanpa unsur', of: /\bunsur lainnya\b|\bbelum berunsur\b/i },
]

/** Files that hold one of the words for another reader than the office. */
const elsewhere: [RegExp, string][] = [
  [/^electron\/backend\/(demo|imports\/layout)\//, 'words as agencies write them'],
  [/^electron\/contract\/words\.ts$/, 'where each word stands'],
  [/\/[a-z]*queries\.ts$/i, 'SQL'],
]

/** Names in the code: email, email-invalid, and a channel's value in the database. */
const isName = (text: string): boolean => /^email[\w.-]*$/.test(text) || text === channels[4]
const isStatement = (text: string): boolean => /\b(?:SELECT|INSERT|UPDATE|CREATE|FROM)\b/.test(text)

test('screens, paper, workbooks, sentences and the guide use one word for one thing', () => {
  const shown = all.flatMap(({ path, tree }) =>
    elsewhere.some(([of]) => of.test(path)) ? [] : texts(tree).map((text) => ({ path, text })),
  )
  expect(shown.length).toBeGreaterThan(5000)
  const wrong = [
    ...shown,
    ...guide()
      .split('\n')
      .map((text) => ({ path: 'PANDUAN.md', text })),
  ].flatMap(({ path, text }) =>
    isName(text) || isStatement(text)
      ? []
      : banned.filter(({ of }) => of.test(text)).map(({ instead }) => `${path}: “${text.trim()}” → ${instead}`),
  )
  expect(wrong).toEqual([])
})
