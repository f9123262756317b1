/** The printable daftar hadir of a session. */
import type { SheetPaper } from '../../../electron/contract/attendance.ts'
import { printDocument, type PrintOptions } from '../document.ts'
import AttendanceSheet from './AttendanceSheet.svelte'
import { editionName, sheetName } from './layout.ts'
import css from './sheet.css?raw'

/** With contacts the paper is turned, so that addresses stay on one line. */
export function sheetOptions(sheet: SheetPaper): PrintOptions {
  const edition = editionName(sheet)
  return {
    title: `Daftar Hadir ${sheetName(sheet)}`,
    paper: sheet.office.paper,
    orientation: sheet.contacts ? 'landscape' : 'portrait',
    footer: ['Daftar Hadir', sheetName(sheet), ...(edition ? [edition] : [])].join(' · '),
    css,
  }
}

export const sheetDocument = (sheet: SheetPaper): string =>
  printDocument(AttendanceSheet, { sheet }, sheetOptions(sheet))
