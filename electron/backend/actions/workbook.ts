/** The matrix as a workbook, with the columns it has on paper. */
import type { ActionRow } from '../../contract/actions.ts'
import { ageInWords, lateInWords, statusNames } from '../../contract/words.ts'
import { formatDate } from '../../contract/dates.ts'
import { formatNumber } from '../../contract/numbers.ts'
import type { WorkbookColumn, WorkbookSpec } from '../workbooks/write/workbook.ts'

const columns: WorkbookColumn[] = [
  { header: 'Kode', key: 'code', width: 12, kind: 'text' },
  { header: 'Rapat', key: 'meeting', width: 28, kind: 'wrap' },
  { header: 'Tanggal rapat', key: 'meetingDate', width: 18, kind: 'date' },
  { header: 'Permasalahan', key: 'problem', width: 32, kind: 'wrap' },
  { header: 'Kesepakatan', key: 'decision', width: 36, kind: 'wrap' },
  { header: 'Langkah konkret', key: 'step', width: 44, kind: 'wrap' },
  { header: 'Strategi', key: 'strategy', width: 26, kind: 'wrap' },
  { header: 'Penanggung jawab', key: 'organisation', width: 34, kind: 'wrap' },
  { header: 'Jabatan', key: 'post', width: 24, kind: 'wrap' },
  { header: 'Instansi pendukung', key: 'supports', width: 34, kind: 'wrap' },
  { header: 'Lokus', key: 'locus', width: 22, kind: 'wrap' },
  { header: 'Target waktu', key: 'dueText', width: 20, kind: 'wrap' },
  { header: 'Tanggal tenggat', key: 'dueDate', width: 18, kind: 'date' },
  { header: 'Indikator/output', key: 'output', width: 28, kind: 'wrap' },
  { header: 'Progres', key: 'percent', width: 9, kind: 'percent' },
  { header: 'Status', key: 'status', width: 24, kind: 'wrap' },
  { header: 'Hari terlambat', key: 'daysLate', width: 10, kind: 'number' },
  { header: 'Laporan terakhir', key: 'reportedOn', width: 18, kind: 'date' },
  { header: 'Isi laporan', key: 'report', width: 36, kind: 'wrap' },
  { header: 'Kendala', key: 'obstacle', width: 28, kind: 'wrap' },
  { header: 'Bukti dukung', key: 'evidence', width: 28, kind: 'wrap' },
  { header: 'Diverifikasi', key: 'verifiedOn', width: 18, kind: 'date' },
  { header: 'Umur', key: 'age', width: 24, kind: 'wrap' },
  { header: 'Keterangan', key: 'note', width: 32, kind: 'wrap' },
]

export function matrixWorkbook(rows: readonly ActionRow[], today: string, paper: WorkbookSpec['paper']): WorkbookSpec {
  const late = rows.filter((row) => row.daysLate > 0).length
  return {
    title: [
      'MATRIKS TINDAK LANJUT HASIL RAPAT',
      `Keadaan ${formatDate(today)}: ${formatNumber(rows.length)} tindak lanjut, ${formatNumber(late)} terlambat`,
    ],
    sheet: 'Matriks tindak lanjut',
    columns,
    rows: rows.map((row) => ({
      ...row,
      supports: row.supports.map(({ name }) => name).join('; '),
      percent: row.reportedOn === null ? null : row.percent,
      status: [statusNames[row.status], lateInWords(row.daysLate)].filter(Boolean).join(', '),
      daysLate: row.daysLate || null,
      age: ageInWords(row),
      note: [row.note, row.verification, row.impossibleReason].filter(Boolean).join('\n'),
    })),
    landscape: true,
    paper,
  }
}
