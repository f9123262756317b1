/** Run in a process of its own: reads one workbook and prints the most memory the process ever had, in megabytes. */
import { readWorkbook } from '../../electron/backend/workbooks/read/reader.ts'

const [path = ''] = process.argv.slice(2)
const workbook = await readWorkbook(path, path)
if (workbook.sheets.length === 0) throw new Error('The bench expected a sheet.')
console.log(process.resourceUsage().maxRSS / 1024)
