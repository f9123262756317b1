import type { FormatAdapter } from './adapter.ts'
import { csv } from './csv.ts'
import { xls } from './excel/xls.ts'
import { xlsb } from './excel/xlsb.ts'
import { html } from './html/adapter.ts'
import { ods } from './ods/adapter.ts'
import { spreadsheetMl } from './spreadsheetMl.ts'
import { xlsx } from './xlsx/adapter.ts'

/** The formats that can be read, asked in this order: the first that says yes is the right one. */
export const formats: readonly FormatAdapter[] = [xls, ods, xlsb, xlsx, spreadsheetMl, html, csv]
