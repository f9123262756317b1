/** What a new office starts with, and how stored settings are read back. */
import type { Settings } from '../../contract/office.ts'

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
}

/** Stored values over the defaults; keys of older or newer programs are passed over. */
export function readSettings(stored: ReadonlyMap<string, unknown>): Settings {
  return {
    office: { ...defaultSettings.office, ...(stored.get('office') as Partial<Settings['office']> | undefined) },
    operator: (stored.get('operator') as string | undefined) ?? defaultSettings.operator,
    sheet: { ...defaultSettings.sheet, ...(stored.get('sheet') as Partial<Settings['sheet']> | undefined) },
  }
}
