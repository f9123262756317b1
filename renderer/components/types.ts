/** Shapes shared by several components. */
import type { Component, Snippet } from 'svelte'
import type { LucideProps } from '@lucide/svelte'

/** A lucide icon, imported one at a time: `import Users from '@lucide/svelte/icons/users'`. */
export type IconSource = Component<LucideProps>

export type Tone = 'info' | 'good' | 'warn' | 'bad'

/** What a form control needs from the Field around it. */
export interface FieldControl {
  id: string
  describedby: string | undefined
  invalid: boolean
}

/** What a FormDialog must know of a form. */
export interface Filled {
  readonly busy: boolean
  readonly dirty: boolean
  readonly error: { readonly message: string } | null
  /** What no field says, or not every one of them. */
  readonly general: string | undefined
}

export type OptionId = number | string

/** One choice of a Combobox. */
export interface Option<I extends OptionId = OptionId> {
  id: I
  label: string
  /** Second line: agency, post, sector. */
  detail?: string
}

/** One choice of a Select, RadioGroup or Segmented. */
export interface Choice<V> {
  value: V
  label: string
  hint?: string
  disabled?: boolean
  icon?: IconSource
}

export interface MenuCommand {
  label: string
  run: () => void
  icon?: IconSource
  shortcut?: string
  danger?: boolean
  disabled?: boolean
  /** Draws a tick and tells assistive tools whether the command is on. */
  checked?: boolean
}
export type MenuItem = MenuCommand | 'separator'

export interface Tab<I extends string = string> {
  id: I
  label: string
  count?: number
  icon?: IconSource
  /** All tabs with an address make a row of links; without, a tab list. */
  href?: string
}

export interface Column<T> {
  key: string
  label: string
  /** Pixels, or a share such as '2fr'. Default '1fr'. */
  width?: number | `${number}fr`
  align?: 'start' | 'end' | 'center'
  sortable?: boolean
  /** What the cell says. Default: nothing; give a cell snippet instead. */
  value?: (row: T) => string
  /** Sort by this where text order would be wrong: numbers, dates. Only used when the table sorts by itself. */
  sortValue?: (row: T) => string | number | null
  /** Second, smaller line under the value in a `twoLine` table. */
  detail?: (row: T) => string | undefined
  /** The cell text opens the row on click. */
  link?: boolean
  /** Hides the label on screen, not from assistive tools. */
  hideLabel?: boolean
}

export interface Sort {
  key: string
  direction: 'asc' | 'desc'
}

/** Rows that are fetched as they come into view. `get` answers undefined until they have arrived. */
export interface RowSource<T, K extends OptionId = OptionId> {
  readonly total: number
  get: (index: number) => T | undefined
  /** Rows from `start` up to, not including, `end` are about to be seen. */
  ensure: (start: number, end: number) => void
  /** Keys of a range, so that Shift and Ctrl+A can select rows not loaded yet. */
  keys?: (start: number, end: number) => Promise<K[]>
}

export type CellSnippet<T> = Snippet<[row: T, index: number]>

export interface PaletteItem {
  id: OptionId
  label: string
  detail?: string
  icon?: IconSource
  shortcut?: string
}
export interface PaletteGroup {
  id: string
  label: string
  items: PaletteItem[]
}

export interface ChartSeries {
  name: string
  /** "%" or "orang"; written after each figure. */
  unit: string
  points: { x: number; y: number }[]
  /** Drawn as a dashed line from the last point to the target year. */
  target?: { x: number; y: number }
}

export interface ShortcutGroup {
  title: string
  items: { keys: string; does: string }[]
}
