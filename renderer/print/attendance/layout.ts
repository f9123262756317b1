/** How the lines of a sheet lie on paper: in groups, with the columns the options ask for. */
import type { SheetHead, SheetLine, SheetPaper } from '../../../electron/contract/attendance.ts'

export interface SheetGroup {
  heading: string
  lines: SheetLine[]
}

/** Neighbouring lines with one heading; a heading that comes back (rows added later) makes a group of its own. */
export function groupsOf(lines: readonly SheetLine[]): SheetGroup[] {
  const groups: SheetGroup[] = []
  for (const line of lines) {
    const last = groups.at(-1)
    if (last?.heading === line.heading) last.lines.push(line)
    else groups.push({ heading: line.heading, lines: [line] })
  }
  return groups
}

/** "Rakor TKPKD 2023", or "Rakor TKPKD 2023 · Sesi 2" where the meeting has several sessions. */
export const sheetName = ({ meeting, session }: SheetHead): string =>
  meeting.sessions > 1 ? `${meeting.title} · ${session.name}` : meeting.title

/** "Edisi 2", "Edisi 1, tambahan 1"; empty for one that is not issued. */
export const editionName = ({ edition, part }: Pick<SheetPaper, 'edition' | 'part'>): string =>
  edition === 0 ? '' : `Edisi ${edition}${part > 1 ? `, tambahan ${part - 1}` : ''}`

/** Signatures stand left for odd and right for even numbers, so that neighbours do not run into each other. */
export const signatureSide = (number: number): 'left' | 'right' => (number % 2 === 1 ? 'left' : 'right')
