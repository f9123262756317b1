import type { FormatAdapter } from './adapter.ts'
import { csv } from './csv.ts'
import { xlsx } from './xlsx/adapter.ts'

/** The formats that can be read, asked in this order. */
export const formats: readonly FormatAdapter[] = [xlsx, csv]
