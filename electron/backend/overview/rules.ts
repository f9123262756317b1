/** Which meeting, and which of its sessions, the front page shows. */
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

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
