/** Settings before any are loaded; never shown for long. */
import type { Settings } from '../../../electron/contract/settings.ts'

export const defaults: Settings = {
  office: { name: '', government: '', letterheadName: '', address: '', crest: '', paper: 'F4' },
  operator: '',
  sheet: { groupBy: 'sector', spare: 2, contacts: false },
  files: { keepDays: 400 },
}
