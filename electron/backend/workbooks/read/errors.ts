/** What can be wrong with a file, said so that the person at the desk knows what to do next. */
import { formatNumber } from '../../../contract/numbers.ts'
import { limits } from './limits.ts'

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
  | 'missing'
  | 'locked'

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

/** @param rows as many as are known of; it may be one too many only */
export function tooManyRows(rows: number): FileProblem {
  const known = rows > limits.filledRows + 1 ? `${formatNumber(rows)} baris` : 'baris terlalu banyak'
  return new FileProblem('too-large', `${known}; paling banyak ${formatNumber(limits.filledRows)} baris berisi`)
}

/** What the file system says about a file that was there a moment ago; undefined for what only the bytes can say. */
export function fileSystemProblem(error: unknown): FileProblem | undefined {
  switch ((error as NodeJS.ErrnoException | null)?.code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'ESTALE':
      return new FileProblem('missing', '', { cause: error })
    case 'EACCES':
    case 'EPERM':
    case 'EBUSY':
    case 'ETXTBSY':
      return new FileProblem('locked', '', { cause: error })
    case 'EISDIR':
      return new FileProblem('not-a-spreadsheet', 'folder', { cause: error })
    default:
      return undefined
  }
}

export function tooManyCells(): FileProblem {
  return new FileProblem('too-large', `sel terlalu banyak; paling banyak ${formatNumber(limits.cells)} sel berisi`)
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
      return `${file} dikunci dengan kata sandi. Buka dengan kata sandinya di Excel atau LibreOffice, hapus kata sandinya, simpan, lalu pilih lagi.`
    case 'empty':
      return `${file} kosong. Periksa apakah berkas yang dipilih sudah benar.`
    case 'too-large':
      return `${file} terlalu besar${because}. Hapus lembar dan baris yang tidak diperlukan, atau bagi menjadi beberapa berkas, misalnya satu berkas per instansi.`
    case 'zip-bomb':
      return `${file} ditolak${because}: isinya mengembang tidak wajar. Minta berkas baru dari pengirimnya.`
    case 'unsupported-format':
      return `${file} belum dapat dibaca${because}. Buka di Excel atau LibreOffice, simpan sebagai .xlsx, lalu pilih berkas baru itu.`
    case 'too-slow':
      return `${file} tidak selesai dibaca${because}. Buka di Excel, hapus lembar dan gambar yang tidak diperlukan, simpan sebagai .xlsx, lalu coba lagi.`
    case 'missing':
      return `${file} tidak ada lagi di tempatnya: mungkin dipindahkan, diganti namanya, atau diskanya dicabut. Pilih berkasnya sekali lagi.`
    case 'locked':
      return `${file} sedang dikunci${because}. Tutup berkas itu di program lain, atau minta izin membacanya, lalu coba lagi.`
    case 'unreadable':
      return `${file} rusak atau tidak dapat dibaca${because}. Buka di Excel, simpan ulang sebagai .xlsx, lalu coba lagi.`
  }
}
