/** How a place is said on the screen. */
import { formatDate } from '../../../../electron/contract/dates.ts'
import type { Capacity } from '../../../../electron/contract/roster.ts'
import { messages } from './messages.ts'

interface Said {
  post: string
  capacity: Capacity
  organisation: string
}

/** "Plt. Kepala Dinas, Dinas Sosial" */
export const placeText = (place: Said): string => `${postText(place)}, ${place.organisation}`

/** "Plt. Kepala Dinas" */
export const postText = ({ post, capacity }: Omit<Said, 'organisation'>): string =>
  `${capacity === 'definitif' ? '' : `${capacity} `}${post || messages.noPost}`

/** "1 Juli 2024 – sekarang"; empty when neither end is known. */
export function spanText(fromDate: string | null, untilDate: string | null): string {
  if (fromDate === null) return untilDate === null ? '' : messages.until_(formatDate(untilDate))
  return untilDate === null
    ? messages.since(formatDate(fromDate))
    : `${formatDate(fromDate)} – ${formatDate(untilDate)}`
}

export const isPast = (untilDate: string | null, today: string): boolean => untilDate !== null && untilDate < today
