/**
 * Where rows lie in a long table, without asking the page. Rows are equally high; each group of consecutive rows may
 * have a header above it. Offsets are pixels from the top of the table's body.
 */

export interface Group {
  /** null where the table is not grouped, or these rows belong to no group. */
  label: string | null
  /** Index of its first row. */
  start: number
  count: number
}

export interface Layout {
  rowHeight: number
  /** Height of every group header; 0 in a table without groups. */
  groupHeight: number
  /** In order, covering all rows without a gap, none empty. */
  groups: readonly Group[]
}

/** Runs of neighbouring rows with the same group. A group that comes back later makes a second run. */
export function groupRuns<T>(rows: readonly T[], groupBy: (row: T) => string | null): Group[] {
  const groups: Group[] = []
  rows.forEach((row, index) => {
    const label = groupBy(row)
    const last = groups.at(-1)
    if (last?.label === label) last.count++
    else groups.push({ label, start: index, count: 1 })
  })
  return groups
}

export const ungrouped = (total: number): Group[] => (total > 0 ? [{ label: null, start: 0, count: total }] : [])

export const rowCount = (layout: Layout): number => {
  const last = layout.groups.at(-1)
  return last ? last.start + last.count : 0
}

export const groupTop = (layout: Layout, group: number): number =>
  (layout.groups[group]?.start ?? 0) * layout.rowHeight + group * layout.groupHeight

export const totalHeight = (layout: Layout): number =>
  rowCount(layout) * layout.rowHeight + layout.groups.length * layout.groupHeight

/** Last group for which `before` holds; groups are ordered, so it holds for all earlier ones. */
function lastGroup(layout: Layout, before: (group: number) => boolean): number {
  let low = 0
  let high = layout.groups.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (before(middle)) low = middle
    else high = middle - 1
  }
  return low
}

export const groupOfRow = (layout: Layout, row: number): number =>
  lastGroup(layout, (group) => (layout.groups[group]?.start ?? 0) <= row)

export const rowTop = (layout: Layout, row: number): number =>
  row * layout.rowHeight + (groupOfRow(layout, row) + 1) * layout.groupHeight

/** The row at an offset; a group header answers with the first row below it. */
export function rowAt(layout: Layout, offset: number): number {
  const index = lastGroup(layout, (group) => groupTop(layout, group) <= offset)
  const group = layout.groups[index]
  if (!group) return 0
  const inside = Math.floor((offset - groupTop(layout, index) - layout.groupHeight) / layout.rowHeight)
  return group.start + Math.min(group.count - 1, Math.max(0, inside))
}

/**
 * Rows to draw, `start` up to and not including `end`: those in view and a margin above and below. The bounds move in
 * steps, so that scrolling by a pixel changes nothing.
 */
export function rowsInView(
  layout: Layout,
  scrollTop: number,
  height: number,
  margin = 6,
): { start: number; end: number } {
  const total = rowCount(layout)
  if (total === 0) return { start: 0, end: 0 }
  const step = 4
  const first = rowAt(layout, Math.max(0, scrollTop)) - margin
  const last = rowAt(layout, Math.max(0, scrollTop) + height) + 1 + margin
  return {
    start: Math.max(0, Math.floor(first / step) * step),
    end: Math.min(total, Math.ceil(last / step) * step),
  }
}

export interface VisibleGroup extends Group {
  /** Its place among all groups. */
  index: number
  /** Those of its rows that are to be drawn. */
  indices: number[]
}

/** The groups that rows `start` up to, not including, `end` belong to, each with its rows among them. */
export function groupsInView(layout: Layout, start: number, end: number): VisibleGroup[] {
  if (end <= start) return []
  const first = groupOfRow(layout, start)
  const last = groupOfRow(layout, end - 1)
  return layout.groups.slice(first, last + 1).map((group, offset) => {
    const from = Math.max(start, group.start)
    const to = Math.min(end, group.start + group.count)
    return { ...group, index: first + offset, indices: Array.from({ length: to - from }, (_, step) => from + step) }
  })
}

/** The nearest scroll position that shows the row whole, below a header that sticks. */
export function scrollToRow(layout: Layout, row: number, scrollTop: number, height: number): number {
  const top = rowTop(layout, row)
  if (top - layout.groupHeight < scrollTop) return Math.max(0, top - layout.groupHeight)
  return Math.max(scrollTop, top + layout.rowHeight - height)
}
