/** The matrix as a printable document. */
import type { ActionRow } from '../../../electron/contract/actions.ts'
import type { Office } from '../../../electron/contract/settings.ts'
import { printDocument } from '../document.ts'
import ActionMatrix from './ActionMatrix.svelte'
import rules from './matrix.css?raw'

export interface MatrixPaper {
  title: string
  office: Office
  rows: readonly ActionRow[]
  scope: string
  groupOf: (row: ActionRow) => string
  /** The day the figures are of, `YYYY-MM-DD`. */
  date: string
}

export function printMatrix({ title, ...props }: MatrixPaper): string {
  return printDocument(
    ActionMatrix,
    { ...props },
    {
      title,
      paper: props.office.paper,
      orientation: 'landscape',
      margins: [10, 9, 14, 9],
      footer: title,
      css: rules,
    },
  )
}
