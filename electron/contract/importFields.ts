/** What an import reads of a person. */

/** What a column of a roster can mean. */
export const fields = [
  'name',
  'nip',
  'nrp',
  'rank',
  'position',
  'organisation',
  'phone',
  'email',
  'sex',
  'note',
] as const
export type Field = (typeof fields)[number]

export type RowValues = Partial<Record<Field, string>>

/** What each field is called on the screen and in the workbooks we write. */
export const fieldLabels: Record<Field, string> = {
  name: 'Nama',
  nip: 'NIP',
  nrp: 'NRP',
  rank: 'Pangkat/Golongan',
  position: 'Jabatan',
  organisation: 'Instansi',
  phone: 'Telepon',
  email: 'E-mail',
  sex: 'L/P',
  note: 'Keterangan',
}
