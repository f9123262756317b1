/** Which organisation a text means: by name, alias, former name or short name. */
import { foldText } from './values/text.ts'
import type { OrganisationId } from '../../contract/ids.ts'
import { read, type ReadDb } from '../database/statements.ts'

interface Named {
  id: OrganisationId
  name: string
  key: string
}

const everyName = read<undefined, { id: OrganisationId; name: string; alias: string }>(
  `SELECT id, name, name AS alias FROM organisation
   UNION ALL SELECT id, name, short_name FROM organisation WHERE short_name <> ''
   UNION ALL SELECT o.id, o.name, a.name FROM organisation_alias a JOIN organisation o ON o.id = a.organisation_id`,
)

/** Words that say what kind of body it is or where; they tell no two organisations apart. */
const common = new Set([
  'dinas',
  'badan',
  'kantor',
  'kabupaten',
  'kab',
  'kutai',
  'timur',
  'kutim',
  'dan',
  'kecamatan',
  'kec',
  'pt',
  'daerah',
])

export class Directory {
  readonly #byKey = new Map<string, OrganisationId>()
  readonly #names: Named[] = []

  constructor(db: ReadDb) {
    for (const { id, name, alias } of everyName.iterate(db)) {
      const key = organisationMatchKey(alias)
      if (!this.#byKey.has(key)) this.#byKey.set(key, id)
      this.#names.push({ id, name, key })
    }
  }

  find(text: string): OrganisationId | undefined {
    return this.#byKey.get(organisationMatchKey(text))
  }

  /** Known organisations that share telling words with the text, best first, at most three. */
  suggest(text: string): { organisationId: OrganisationId; name: string }[] {
    const wanted = tellingWords(organisationMatchKey(text))
    if (wanted.size === 0) return []
    const scores = new Map<OrganisationId, { name: string; score: number }>()
    for (const { id, name, key } of this.#names) {
      const words = tellingWords(key)
      const shared = [...wanted].filter((word) => words.has(word)).length
      const score = shared / (wanted.size + words.size - shared)
      if (score >= 0.4 && score > (scores.get(id)?.score ?? 0)) scores.set(id, { name, score })
    }
    return [...scores]
      .sort((a, b) => b[1].score - a[1].score)
      .slice(0, 3)
      .map(([organisationId, { name }]) => ({ organisationId, name }))
  }
}

/** The key organisations are compared by; case, punctuation and "Kab."/"Kabupaten", "Kec."/"Kecamatan" do not count. */
export function organisationMatchKey(name: string): string {
  return foldText(name)
    .replace(/\bkab\b/g, 'kabupaten')
    .replace(/\bkec\b/g, 'kecamatan')
    .replace(/\bkutim\b/g, 'kutai timur')
}

function tellingWords(key: string): Set<string> {
  return new Set(key.split(' ').filter((word) => word !== '' && !common.has(word)))
}
