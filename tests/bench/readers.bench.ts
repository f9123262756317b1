/**
 * Reading .xlsx of ten columns: against a library that streams, and against inflating and looking at each byte once.
 * Times are processor time, so that whatever else the machine does counts less.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import ExcelJS from 'exceljs'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { readWorkbook } from '../../electron/backend/workbooks/read/reader.ts'
import { writeRosterXlsx } from './files.ts'
import { atLeast, atMost, interleaved, median, type Measurement, ms, processorTime } from './measure.ts'
import { inventPeople } from './people.ts'
import { inflateAndScan } from './readFloor.ts'

const rounds = 5
const lastRow = 1_048_576

export async function measure(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-bench-'))
  try {
    const small = await roster(folder, 10_000)
    const large = await roster(folder, 50_000)
    return [
      ...(await against(small, 10_000)),
      ...(await against(large, 50_000)),
      memory(large),
      await styled(folder, small),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function roster(folder: string, count: number): Promise<string> {
  const path = join(folder, `${count}.xlsx`)
  await writeRosterXlsx(path, inventPeople(count))
  return path
}

async function against(path: string, count: number): Promise<Measurement[]> {
  const samples = await interleaved(
    {
      ours: async () => {
        const { sheets } = await readWorkbook(path, path)
        if (sheets[0]?.rowCount !== count + 1) throw new Error('The bench expected every row.')
      },
      exceljs: () => readWithExcelJs(path),
      floor: () => inflateAndScan(path),
    },
    rounds,
    processorTime,
  )
  const [ours, exceljs, floor] = [median(samples.ours), median(samples.exceljs), median(samples.floor)]
  const what = `reading ${count.toLocaleString('en')} rows of .xlsx`
  return [
    {
      what: `${what}, exceljs stream ÷ ours`,
      measured: ms(ours),
      against: `exceljs stream: ${ms(exceljs)}`,
      ratio: exceljs / ours,
      aim: atLeast(2),
    },
    { what, measured: ms(ours), against: `inflate and one scan: ${ms(floor)}`, ratio: ours / floor, aim: atMost(2) },
  ]
}

/** Every value looked at, as a reader must. */
async function readWithExcelJs(path: string): Promise<void> {
  let cells = 0
  for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(path, {
    sharedStrings: 'cache',
    worksheets: 'emit',
  }))
    for await (const row of sheet) row.eachCell(() => cells++)
  if (cells === 0) throw new Error('The bench expected cells.')
}

function memory(path: string): Measurement {
  const script = resolve(import.meta.dirname, 'readerMemory.ts')
  const megabytes = Number(execFileSync(process.execPath, [script, path], { encoding: 'utf8' }))
  return {
    what: 'most memory of a process that reads 50,000 rows, in MB',
    measured: `${megabytes.toFixed(0)} MB`,
    against: 'a bound',
    ratio: megabytes,
    aim: { text: '≤ 200', met: (value) => value <= 200 },
  }
}

/** A short list whose styling goes down to the last row of the sheet, as copying a whole column does. */
async function styled(folder: string, small: string): Promise<Measurement> {
  const parts = unzipSync(readFileSync(small))
  const name = Object.keys(parts).find((path) => path.endsWith('sheet1.xml')) ?? ''
  const xml = Buffer.from(parts[name] ?? new Uint8Array()).toString('utf8')
  const rows = xml.slice(xml.indexOf('<row'), xml.indexOf('<row r="202"'))
  const blank = Array.from({ length: lastRow - 201 }, (_, i) => {
    const row = i + 202
    return `<row r="${row}"><c r="A${row}" s="1"/><c r="B${row}" s="1"/><c r="C${row}" s="1"/></row>`
  })
  parts[name] = strToU8(`${xml.slice(0, xml.indexOf('<row'))}${rows}${blank.join('')}</sheetData></worksheet>`)
  const path = join(folder, 'styled.xlsx')
  writeFileSync(path, zipSync(parts, { level: 6 }))
  const samples = await interleaved(
    {
      ours: async () => {
        const { sheets } = await readWorkbook(path, path)
        if (sheets[0]?.rowCount !== 201) throw new Error('The bench expected 200 people and a heading.')
      },
      floor: () => inflateAndScan(path),
    },
    rounds,
    processorTime,
  )
  const [ours, floor] = [median(samples.ours), median(samples.floor)]
  return {
    what: '200 rows, styled down to row 1,048,576',
    measured: ms(ours),
    against: `inflate and one scan: ${ms(floor)}`,
    ratio: ours / floor,
    aim: atMost(3),
  }
}
