/** What the front page chooses to show, and how it says what is left to do. */
import { formatNumber } from '../../contract/numbers.ts'
import type { ChecklistKey } from '../../contract/office.ts'

export type When = 'today' | 'coming' | 'past'

interface Dated {
  date: string
  startTime: string
}

/** Today's meeting, else the next one, else the last one. A meeting of several days is today's on each of them. */
export function pickMeeting<T extends Dated & { lastDate: string }>(
  meetings: readonly T[],
  today: string,
): { meeting: T; when: When } | null {
  const early = (a: T, b: T) => compare(a.date, b.date) || compare(a.startTime, b.startTime)
  const inOrder = [...meetings].sort(early)
  const now = inOrder.find(({ date, lastDate }) => date <= today && lastDate >= today)
  if (now) return { meeting: now, when: 'today' }
  const next = inOrder.find(({ date }) => date > today)
  if (next) return { meeting: next, when: 'coming' }
  const last = inOrder.at(-1)
  return last ? { meeting: last, when: 'past' } : null
}

/** The session that goes on or begins next on this day, else the first to come, else the one most came to. */
export function pickSession<T extends Dated & { endTime: string | null; present: number }>(
  sessions: readonly T[],
  today: string,
  time: string,
): T | null {
  const ofToday = sessions.filter(({ date }) => date === today)
  const running = ofToday.find(({ endTime }) => endTime === null || endTime > time) ?? ofToday.at(-1)
  const coming = sessions.find(({ date }) => date > today)
  const fullest = sessions.reduce<T | null>((best, one) => (best && best.present >= one.present ? best : one), null)
  return running ?? coming ?? fullest
}

export interface Preparation {
  invited: number
  answered: number
  /** Rows of the issued sheet of the session; 0: not issued. */
  lines: number
  present: number
  decisions: number
  actions: number
}

/** What belongs to a meeting from the first invitation to the last step agreed. */
export function checklist(facts: Preparation): { key: ChecklistKey; done: boolean; text: string }[] {
  const { invited, answered, lines, present, decisions, actions } = facts
  const n = (value: number) => formatNumber(value)
  const item = (key: ChecklistKey, done: boolean, text: string) => ({ key, done, text })
  return [
    item('invited', invited > 0, invited > 0 ? `${n(invited)} undangan` : 'Susun daftar undangan'),
    item(
      'answered',
      invited > 0 && answered === invited,
      invited > 0 && answered === invited
        ? 'Semua undangan terjawab'
        : `${n(answered)} dari ${n(invited)} undangan terjawab`,
    ),
    item('sheet', lines > 0, lines > 0 ? `Daftar hadir terbit, ${n(lines)} baris` : 'Terbitkan daftar hadir'),
    item('attendance', present > 0, present > 0 ? `${n(present)} orang tercatat hadir` : 'Catat kehadiran'),
    item(
      'actions',
      actions > 0,
      actions > 0 ? `${n(decisions)} kesepakatan, ${n(actions)} tindak lanjut` : 'Tulis kesepakatan dan tindak lanjut',
    ),
  ]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
