/** What a new office starts with, and how stored settings are read back. */
import type { Settings } from '../../contract/settings.ts'
import { defaultKeepDays } from '../files/rules.ts'

/** In the office's order (1-domain.md of the design: Unsur). */
export const firstSectors = [
  'Perangkat Daerah',
  'Kecamatan',
  'Instansi Vertikal',
  'Pemerintah Provinsi',
  'Perusahaan Daerah (BUMD)',
  'Dunia Usaha/Swasta',
  'Mitra Pembangunan',
  'LSM',
  'Organisasi Masyarakat',
  'Akademisi',
  'Tim Ahli dan Pendamping',
  'Narasumber',
  'Tokoh Masyarakat',
]

/** The four national strategies of poverty reduction. */
export const firstStrategies = [
  'Pengurangan beban pengeluaran',
  'Peningkatan kemampuan dan pendapatan',
  'Pengembangan dan keberlanjutan usaha mikro dan kecil',
  'Sinergi kebijakan dan program',
]

export const defaultSettings: Settings = {
  office: { name: '', government: '', letterheadName: '', address: '', crest: '', paper: 'F4' },
  operator: '',
  sheet: { groupBy: 'sector', spare: 2, contacts: false },
  files: { keepDays: defaultKeepDays },
}

/** Stored values over the defaults; keys of older or newer programs are passed over. */
export function readSettings(stored: ReadonlyMap<string, unknown>): Settings {
  return {
    office: { ...defaultSettings.office, ...(stored.get('office') as Partial<Settings['office']> | undefined) },
    operator: (stored.get('operator') as string | undefined) ?? defaultSettings.operator,
    sheet: { ...defaultSettings.sheet, ...(stored.get('sheet') as Partial<Settings['sheet']> | undefined) },
    files: { ...defaultSettings.files, ...(stored.get('files') as Partial<Settings['files']> | undefined) },
  }
}

/** The settings that are not the same. */
export const differing = (before: Settings, after: Settings): (keyof Settings)[] =>
  (['office', 'operator', 'sheet', 'files'] as const).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  )

/** Each field by its path ("office.paper"), so that two may change two fields of one setting. */
export type FlatSettings = Record<string, unknown>
type Nested = { [K in keyof Settings]?: Partial<Settings[K]> | undefined }

export function flattened(settings: Nested): FlatSettings {
  const flat: FlatSettings = {}
  for (const [key, value] of Object.entries(settings))
    if (typeof value === 'object') for (const [field, inner] of Object.entries(value)) flat[`${key}.${field}`] = inner
    else flat[key] = value
  return flat
}

export function unflattened(flat: FlatSettings): Settings {
  const inside = (key: string) =>
    Object.fromEntries(
      Object.entries(flat).flatMap(([path, value]) =>
        path.startsWith(`${key}.`) ? [[path.slice(key.length + 1), value]] : [],
      ),
    )
  return {
    office: inside('office') as Settings['office'],
    operator: flat['operator'] as string,
    sheet: inside('sheet') as Settings['sheet'],
    files: inside('files') as Settings['files'],
  }
}

export const settingWords: Record<string, string> = {
  operator: 'operator',
  'office.name': 'nama kantor',
  'office.government': 'nama pemerintah daerah',
  'office.letterheadName': 'nama di kop',
  'office.address': 'alamat',
  'office.crest': 'lambang',
  'office.paper': 'ukuran kertas',
  'sheet.groupBy': 'kelompok daftar hadir',
  'sheet.spare': 'baris kosong',
  'sheet.contacts': 'kolom telepon dan surel',
  'files.keepDays': 'lama berkas disimpan',
}

/** What a change of settings does, for the history. */
export function summarise(before: Settings, after: Settings): string {
  const changed = differing(before, after)
  if (changed.length !== 1) return 'Ubah pengaturan kantor'
  switch (changed[0]) {
    case 'operator':
      return `Ganti operator menjadi “${after.operator}”`
    case 'sheet':
      return 'Ubah bentuk daftar hadir'
    case 'files':
      return `Simpan berkas lama ${after.files.keepDays} hari`
    default:
      return after.office.name === before.office.name
        ? 'Ubah kop surat'
        : `Ganti nama kantor menjadi “${after.office.name}”`
  }
}
