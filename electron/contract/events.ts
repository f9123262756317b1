/** What the backend tells every open page without being asked. */

/** A part of the data that screens show and reload together. */
export const topics = [
  'roster',
  'meetings',
  'invitations',
  'attendance',
  'documents',
  'actions',
  'indicators',
  'settings',
  'imports',
  'journal',
  'backups',
] as const
export type Topic = (typeof topics)[number]

/** The topics whose change makes an answer stale, for each channel that answers and does nothing. */
export type Reads<C extends string> = Readonly<Partial<Record<C, readonly [Topic, ...Topic[]]>>>

export interface Events {
  'data.changed': { topics: Topic[] }
  /**
   * `total` 0: not known yet. `task` names the running call, for progress bars and `tasks.cancel`. The name is the
   * caller's own: nobody else hears of it or can cancel by it.
   */
  progress: { task: string; label: string; done: number; total: number; finished: boolean }
  /** What this caller asked for waits until others are done with the data; `over`: no longer. */
  waiting: { call: number; over: boolean }
  /** The backend stopped and was started again, or cannot be reached. */
  'backend.state': {
    state: 'restarted' | 'stopped'
    message: string
    /** It is being asked again and again, and may come back by itself. */
    retrying?: boolean
  }
  /** A menu item or a shortcut of the shell. */
  'menu.command': { command: MenuCommand }
}
export type EventName = keyof Events
export type MenuCommand = 'new-meeting' | 'import' | 'undo' | 'redo' | 'find' | 'backup' | 'settings' | 'print'
