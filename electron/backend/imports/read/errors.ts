/** What can be wrong with a file, said so that the person at the desk knows what to do next. */

export type ImportFileErrorCode =
  | 'not-a-spreadsheet'
  | 'truncated'
  | 'encrypted'
  | 'empty'
  | 'too-large'
  | 'zip-bomb'
  | 'unsupported-format'
  | 'unreadable'
  | 'too-slow'

/** Thrown to whoever asked for a file; the message is Indonesian and names the file. */
export class ImportFileError extends Error {
  override name = 'ImportFileError'
  readonly code: ImportFileErrorCode

  constructor(code: ImportFileErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }

  static about(fileName: string, problem: FileProblem): ImportFileError {
    return new ImportFileError(problem.code, explain(fileName, problem), { cause: problem })
  }
}

/** What an adapter throws: it knows the bytes, not the file's name. `detail` completes the sentence. */
export class FileProblem extends Error {
  override name = 'FileProblem'
  readonly code: ImportFileErrorCode
  readonly detail: string

  constructor(code: ImportFileErrorCode, detail = '', options?: ErrorOptions) {
    super(`${code}: ${detail}`, options)
    this.code = code
    this.detail = detail
  }
}

function explain(fileName: string, { code, detail }: FileProblem): string {
  const file = `Berkas “${fileName}”`
  const because = detail === '' ? '' : ` (${detail})`
  switch (code) {
    case 'not-a-spreadsheet':
      return `${file} bukan lembar kerja${because}. Pilih berkas Excel (.xlsx atau .xls), LibreOffice (.ods) atau .csv.`
    case 'truncated':
      return `${file} terpotong${because}: isinya tidak lengkap. Salin atau unduh ulang berkas itu, lalu coba lagi.`
    case 'encrypted':
      return `${file} dikunci dengan kata sandi. Buka di Excel, hapus kata sandinya, simpan, lalu pilih lagi.`
    case 'empty':
      return `${file} kosong. Periksa apakah berkas yang dipilih sudah benar.`
    case 'too-large':
      return `${file} terlalu besar${because}. Hapus bagian yang tidak diperlukan atau bagi menjadi beberapa berkas.`
    case 'zip-bomb':
      return `${file} ditolak${because}: isinya mengembang tidak wajar. Minta berkas baru dari pengirimnya.`
    case 'unsupported-format':
      return `${file} belum dapat dibaca${because}. Buka di Excel atau LibreOffice, simpan sebagai .xlsx, lalu pilih berkas baru itu.`
    case 'too-slow':
      return `${file} tidak selesai dibaca${because}. Buka di Excel, hapus lembar dan gambar yang tidak diperlukan, simpan sebagai .xlsx, lalu coba lagi.`
    case 'unreadable':
      return `${file} rusak atau tidak dapat dibaca${because}. Buka di Excel, simpan ulang sebagai .xlsx, lalu coba lagi.`
  }
}
