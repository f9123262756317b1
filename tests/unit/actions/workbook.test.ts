import excel from 'exceljs'
import { expect, test } from 'vitest'
import { openLedger } from './ledger.ts'

test('the exported matrix says of each action what the list says, filters included', async () => {
  const ledger = await openLedger()
  try {
    const organisationId = ledger.organisation('Dinas Sosial')
    const supportIds = [ledger.organisation('Dinas Kesehatan'), ledger.organisation('PT Kaltim Prima Coal')]
    const meetingId = ledger.meeting('Rakor 2024', '2024-01-15')
    const base = { meetingId, organisationId }
    const { id } = await ledger.ask('actions.create', {
      ...base,
      supportIds,
      step: '=HYPERLINK("x")',
      dueText: 'akhir Maret',
      dueDate: '2024-03-31',
    })
    await ledger.ask('actions.create', { ...base, step: 'Tidak terlambat' })
    await ledger.ask('actions.report', { actionId: id, date: '2024-02-01', percent: 40, obstacle: 'Data ganda' })

    const ticket = await ledger.ask('actions.export', { status: 'late' })
    expect(ticket.name).toBe('Matriks tindak lanjut 2024-11-18.xlsx')
    const book = new excel.Workbook()
    await book.xlsx.readFile(ledger.files.open(ticket.ticket).path)
    const [sheet] = book.worksheets
    const values: unknown[] = sheet?.getSheetValues() ?? []
    const rows = values.filter((row): row is unknown[] => Array.isArray(row)).map((row) => row.slice(1))
    const header = rows.find((row) => row[0] === 'Kode') ?? []
    const lines = rows.slice(rows.indexOf(header) + 1)
    expect(lines).toHaveLength(1)
    const line = Object.fromEntries(header.map((name, index) => [String(name), lines[0]?.[index]]))
    expect(line).toMatchObject({
      Kode: 'TL-2024-01',
      'Langkah konkret': '=HYPERLINK("x")',
      'Instansi pendukung': 'Dinas Kesehatan; PT Kaltim Prima Coal',
      'Target waktu': 'akhir Maret',
      Progres: 0.4,
      Status: 'Dalam proses, terlambat 7 bulan',
      'Hari terlambat': 232,
      Kendala: 'Data ganda',
    })
  } finally {
    ledger.close()
  }
})
