/** Worker of the fuzz test: reads mutated files to the end of a preview, one after the other, and tells how each ended. */
import { parentPort } from 'node:worker_threads'
import { interpret } from '../../../electron/backend/imports/interpret.ts'
import { ImportFileError } from '../../../electron/backend/workbooks/read/errors.ts'
import { readBytes } from '../../../electron/backend/workbooks/read/readFile.ts'
import { Workbook } from '../../../electron/backend/workbooks/read/workbook.ts'
import { cleanText } from '../../../electron/backend/values/text.ts'

export interface FuzzEnding {
  /** "preview", the code of a clear error, or "crash". */
  ending: string
  detail: string
  megabytes: number
}

parentPort?.on('message', (bytes: Uint8Array) => {
  void read(Buffer.from(bytes)).then((ending) => {
    parentPort?.postMessage(ending)
  })
})

async function read(bytes: Buffer): Promise<FuzzEnding> {
  const ended = (ending: string, detail = ''): FuzzEnding => {
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return { ending, detail, megabytes: (heapUsed + arrayBuffers) / 1024 / 1024 }
  }
  try {
    const workbook = new Workbook(await readBytes(bytes, 'acak.xlsx'))
    const missing = unaccounted(workbook)
    return missing === undefined ? ended('preview') : ended('crash', `row ${missing} is not accounted for`)
  } catch (error) {
    if (error instanceof ImportFileError && error.message.includes('acak.xlsx')) return ended(error.code)
    return ended('crash', error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
}

/** A row that is neither a person nor left with a reason. */
function unaccounted(workbook: Workbook): string | undefined {
  const { tables, rows, skipped } = interpret(workbook, { tables: [], values: {}, hiddenRows: false }, () => undefined)
  const known = new Set([
    ...rows.map(({ table, row }) => `${tables[table]?.sheet ?? '?'}!${row}`),
    ...skipped.map(({ sheet, row }) => `${sheet}!${row}`),
  ])
  for (const sheet of workbook.sheets) {
    for (const { number, cells } of sheet.rows()) {
      const place = `${sheet.name}!${number}`
      if (!known.has(place) && cells.some(({ text }) => cleanText(text) !== '')) return place
    }
  }
  return undefined
}
