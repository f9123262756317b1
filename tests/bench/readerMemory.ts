/** Run in a process of its own: reads one workbook and prints the most memory the process ever had, in megabytes. */
import { existsSync, readFileSync } from 'node:fs'
import { readWorkbook } from '../../electron/backend/workbooks/read/reader.ts'

const [path = ''] = process.argv.slice(2)
const workbook = await readWorkbook(path, path)
if (workbook.sheets.length === 0) throw new Error('The bench expected a sheet.')
console.log(peak() / 1024)

/** Kilobytes. Linux counts in maxRSS what the process that started this one had. */
function peak(): number {
  const status = '/proc/self/status'
  const own = existsSync(status) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1] : undefined
  return own === undefined ? process.resourceUsage().maxRSS : Number(own)
}
