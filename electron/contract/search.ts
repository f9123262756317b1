/** Search over everything. */
import * as v from 'valibot'
import type { Reads } from './events.ts'
import { query } from './fields.ts'

/** Hits of each kind that a search gives at most. */
export const mostHits = { person: 8, organisation: 6, meeting: 5, action: 6 } as const

export interface SearchHit {
  kind: 'person' | 'organisation' | 'meeting' | 'action'
  id: number
  label: string
  detail: string
}

export const inputs = {
  'search.all': v.strictObject({ query }),
}

/** What makes an answer stale. */
export const reads = {
  'search.all': ['roster', 'meetings', 'actions'],
} satisfies Reads<keyof Outputs>

export interface Outputs {
  'search.all': SearchHit[]
}
