/** The printable daftar hadir of a session. */
import type { Sheet } from '../../../electron/contract/attendance.ts'
import type { Office } from '../../../electron/contract/office.ts'
import { printDocument, type PrintOptions } from '../document.ts'
import AttendanceSheet from './AttendanceSheet.svelte'
import { sheetName } from './layout.ts'
import css from './sheet.css?raw'

/** With contacts the paper is turned, so that addresses stay on one line. */
export const sheetOptions = (sheet: Sheet, office: Office, contacts: boolean): PrintOptions => ({
  title: `Daftar Hadir ${sheetName(sheet)}`,
  paper: office.paper,
  orientation: contacts ? 'landscape' : 'portrait',
  footer: `Daftar Hadir · ${sheetName(sheet)}`,
  css,
})

export const sheetDocument = (sheet: Sheet, office: Office, contacts: boolean): string =>
  printDocument(AttendanceSheet, { sheet, office, contacts }, sheetOptions(sheet, office, contacts))
