/** The program itself: the state a page starts from, the first run, the demo data, and work that can be cancelled. */
import * as v from 'valibot'
import type { Backup } from './backups.ts'
import type { ErrorCode } from './errors.ts'
import type { Reads } from './events.ts'
import { nothing, requiredText, text } from './fields.ts'
import type { UndoResult } from './history.ts'
import type { Settings } from './settings.ts'

/** What the page needs before it can show anything. */
export interface AppState {
  version: string
  /** ready: normal; setup: first run; problem: the database cannot be used, see `problem`. */
  phase: 'ready' | 'setup' | 'problem'
  settings: Settings
  /** What the settings have seen of the journal; goes back as `seen`. */
  settingsVersion: number
  problem: {
    code: ErrorCode
    message: string
    folder: string
    backups: Backup[]
    /** The data file is gone or empty, so that an office could be begun anew here. */
    canStartEmpty: boolean
  } | null
  demo: boolean
}

export const inputs = {
  'app.state': nothing,
  'setup.start': v.strictObject({
    office: requiredText('Isi nama kantor.', 200),
    operator: requiredText('Isi nama Anda.', 100),
    demo: v.boolean(),
  }),
  /** Into an office that has no data of its own yet. */
  'demo.load': nothing,
  /** Takes the loading of the demo data back; what was changed since stays and is told. */
  'demo.remove': nothing,
  /** Opens the data again after a problem. `startEmpty`: begin anew where the data file is gone or empty. */
  'app.retry': v.strictObject({ startEmpty: v.optional(v.boolean(), false) }),
  'tasks.cancel': v.strictObject({ task: text(100) }),
}

/** What makes an answer stale. */
export const reads = {
  'app.state': ['settings'],
} satisfies Reads<keyof Outputs>

export interface Outputs {
  'app.state': AppState
  'setup.start': null
  'demo.load': null
  'demo.remove': UndoResult
  'app.retry': null
  'tasks.cancel': null
}
