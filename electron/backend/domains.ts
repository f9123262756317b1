/** What every domain brings to the journal, put together; whoever opens data loads it. */
import { formatNumber } from '../contract/numbers.ts'
import { tables as actions } from './actions/tables.ts'
import { tables as attendance } from './attendance/tables.ts'
import type { Domains } from './database/domains.ts'
import { declareTables } from './database/tables.ts'
import { refuseUnsending } from './documents/documents.ts'
import { tables as documents } from './documents/tables.ts'
import { refuseHalfMerge } from './duplicates/merges.ts'
import { tables as duplicates } from './duplicates/tables.ts'
import { filesGone } from './files/sweep.ts'
import { tables as imports } from './imports/tables.ts'
import { tables as indicators } from './indicators/tables.ts'
import { tables as invitations } from './invitations/tables.ts'
import { tables as meetings } from './meetings/tables.ts'
import { refreshSearch } from './roster/search/index.ts'
import { tables as roster } from './roster/tables.ts'
import { operator } from './settings/queries.ts'
import { tables as settings } from './settings/tables.ts'

declareTables([
  settings,
  roster,
  duplicates,
  meetings,
  invitations,
  attendance,
  documents,
  actions,
  indicators,
  imports,
])

export const domains: Domains = {
  projections: [{ refresh: refreshSearch }],
  refusals: [refuseUnsending],
  wholeOnly: [refuseHalfMerge],
  remarks: [filesGone],
  together: { 'imports.commit': (count) => `Impor ${formatNumber(count)} berkas` },
  operator,
}
