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
