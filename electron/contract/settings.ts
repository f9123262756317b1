/** The office's settings. */
import * as v from 'valibot'
import { requiredText, seen, text } from './fields.ts'

const officeFields = {
  /** "Bappeda Kab. Kutai Timur": shown in the rail. */
  name: requiredText('Isi nama kantor.', 200),
  /** Kop, top line: "PEMERINTAH KABUPATEN KUTAI TIMUR". */
  government: v.optional(text(200), ''),
  /** Kop, second line: "BADAN PERENCANAAN PEMBANGUNAN DAERAH". */
  letterheadName: v.optional(text(200), ''),
  address: v.optional(text(500), ''),
  /** Coat of arms as a data URL (PNG, JPEG or SVG up to 500 kB); empty: a dashed placeholder. */
  crest: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(700_000, 'Gambar lambang terlalu besar, paling banyak 500 kB.'),
      v.regex(
        /^(data:image\/(png|jpeg|svg\+xml);base64,[A-Za-z0-9+/=]+)?$/,
        'Gambar lambang harus PNG, JPEG atau SVG.',
      ),
    ),
    '',
  ),
  paper: v.optional(v.picklist(['F4', 'A4']), 'F4'),
}
export const office = v.strictObject(officeFields)
export type Office = v.InferOutput<typeof office>

export interface Settings {
  office: Office
  operator: string
  sheet: { groupBy: 'sector' | 'organisation'; spare: number; contacts: boolean }
  /** Days a file stays in the data folder that no record is kept with any more. */
  files: { keepDays: number }
}

export const inputs = {
  'settings.save': v.strictObject({
    seen,
    office: v.optional(v.partial(office)),
    operator: v.optional(requiredText('Isi nama operator.', 100)),
    sheet: v.optional(
      v.partial(
        v.strictObject({
          groupBy: v.picklist(['sector', 'organisation']),
          spare: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(20)),
          contacts: v.boolean(),
        }),
      ),
    ),
    files: v.optional(
      v.strictObject({
        keepDays: v.pipe(
          v.number('Isi jumlah hari, 30 sampai 3.650.'),
          v.safeInteger('Isi jumlah hari, 30 sampai 3.650.'),
          v.minValue(30, 'Simpan berkas lama paling sedikit 30 hari.'),
          v.maxValue(3650, 'Simpan berkas lama paling lama 3.650 hari.'),
        ),
      }),
    ),
  }),
}

export interface Outputs {
  'settings.save': null
}
