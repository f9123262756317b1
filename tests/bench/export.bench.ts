/** An export of 50,000 styled rows, against nothing but compressing the XML that comes of it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { type WorkbookSpec, writeWorkbook } from '../../electron/backend/workbooks/write/workbook.ts'
import { atMost, interleaved, median, type Measurement, ms, processorTime } from './measure.ts'
import { inventPeople } from './people.ts'

const count = 50_000
const rounds = 5

export async function measure(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-bench-'))
  const path = join(folder, 'people.xlsx')
  const spec = listOf(count)
  try {
    await writeWorkbook(path, spec)
    const parts = Object.values(unzipSync(readFileSync(path)))
    const samples = await interleaved(
      { deflate: () => parts.map((part) => deflateRawSync(part)), write: () => writeWorkbook(path, spec) },
      rounds,
      processorTime,
    )
    const [deflate, write] = [median(samples.deflate), median(samples.write)]
    return [
      {
        what: `export of ${count.toLocaleString('en')} styled rows`,
        measured: `${ms(write)} of processor`,
        against: `deflate of its XML: ${ms(deflate)}`,
        ratio: write / deflate,
        aim: atMost(3.5),
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function listOf(people: number): WorkbookSpec {
  return {
    title: ['Daftar orang'],
    sheet: 'Orang',
    paper: 'F4',
    columns: [
      { header: 'No.', key: 'number', width: 6, kind: 'ordinal' },
      { header: 'Nama', key: 'name', width: 34, kind: 'wrap' },
      { header: 'NIP', key: 'nip', width: 22, kind: 'text' },
      { header: 'Pangkat/Golongan', key: 'rank', width: 24, kind: 'text' },
      { header: 'Jabatan', key: 'position', width: 40, kind: 'wrap' },
      { header: 'Instansi', key: 'organisation', width: 40, kind: 'wrap' },
      { header: 'Telepon', key: 'phone', width: 16, kind: 'text' },
      { header: 'E-mail', key: 'email', width: 28, kind: 'text' },
    ],
    rows: inventPeople(people).map((person, index) => ({ number: index + 1, ...person })),
  }
}
