/** What every domain brings to the journal, put together. */
import { formatNumber } from '../contract/numbers.ts'
import type { Domains } from './database/domains.ts'
import { refuseUnsending } from './documents/documents.ts'
import { filesGone } from './files/sweep.ts'
import { refreshSearch } from './roster/search/index.ts'

export const domains: Domains = {
  projections: [{ refresh: refreshSearch }],
  refusals: [refuseUnsending],
  remarks: [filesGone],
  together: { 'imports.commit': (count) => `Impor ${formatNumber(count)} berkas` },
}
