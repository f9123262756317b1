/** Gives each of two merged records back what was its own, and what came since to whom it was said to belong. */
import type { Side } from '../../../contract/duplicates.ts'
import { Failure } from '../../../contract/errors.ts'
import { Rows } from '../../database/rows.ts'
import type { WriteDb } from '../../database/statements.ts'
import type { RowImage } from '../../database/tables.ts'
import { Describer } from '../describe.ts'
import { type Field, fieldsOf, sameValue } from '../fields.ts'
import * as queries from '../queries.ts'
import type { References } from '../../database/references.ts'
import { giveBack } from './giveBack.ts'
import { LaterPosts } from './laterPosts.ts'
import { holdingKey, type Separation } from './separation.ts'

export interface SeparationChoices {
  fields: Readonly<Record<string, Side>>
  items: Readonly<Record<string, Side>>
}

/** Returns what could not be given back, one sentence each. */
export function writeSeparation(
  db: WriteDb,
  references: References,
  separation: Separation,
  choices: SeparationChoices,
): string[] {
  const { merge } = separation
  const later = new LaterPosts(references, separation)
  const left = giveBackFields(db, references, separation, choices)
  left.push(...giveBack(db, later.handOver()))
  left.push(...giveBackSince(db, references, separation, choices))
  if (merge.kind === 'organisation') later.keepWithin(db)
  later.write(db)
  rebaseLater(db, separation)
  queries.deleteMerge.run(db, { id: merge.id })
  return left
}

function giveBackFields(
  db: WriteDb,
  references: References,
  { merge, keptBefore, keptNow, goneBefore, fields: edited }: Separation,
  choices: SeparationChoices,
): string[] {
  const { kind, keptId, goneId } = merge
  const rows = new Rows(db)
  const left: string[] = []
  const kept: RowImage = { ...keptNow }
  const gone: RowImage = { ...goneBefore }
  const after = JSON.parse(merge.keptAfter) as RowImage
  for (const field of fieldsOf[kind]) {
    const asked = edited.find((one) => one.field === field)
    if (!asked) {
      // Untouched since, or written over by a later merge, whose value stays where it is.
      if (sameValue(field, keptNow, after)) copy(field, keptBefore, kept)
      continue
    }
    if ((choices.fields[field.field] ?? asked.choice) === 'kept') continue
    copy(field, keptNow, gone)
    copy(field, keptBefore, kept)
  }
  for (const { column, target } of references.of(kind))
    for (const row of [kept, gone]) {
      const id = row[column]
      if (typeof id !== 'number' || id === keptId || id === goneId || rows.image(target, id)) continue
      row[column] = null
      left.push(`Isian lama “${row['name']}” menunjuk data yang sudah dihapus, jadi dikosongkan.`)
    }
  refuseTaken(db, kind, kept, gone, left, keptId, goneId)
  const columns = references.columns(kind).filter((column) => kept[column] !== keptNow[column])
  // A kept record that stood under the other can do so again only once that is back.
  const beneath = kept['parent_id'] === goneId
  if (columns.length > 0) rows.set(kind, keptId, columns, beneath ? { ...kept, parent_id: null } : kept)
  rows.insert(kind, gone)
  if (beneath) rows.set(kind, keptId, ['parent_id'], kept)
  return left
}

function copy(field: Field, from: RowImage, to: RowImage): void {
  for (const column of field.columns) to[column] = from[column] ?? null
}

/** A number or name that somebody else has by now cannot come back. */
function refuseTaken(
  db: WriteDb,
  kind: Separation['merge']['kind'],
  kept: RowImage,
  gone: RowImage,
  left: string[],
  a: number,
  b: number,
): void {
  if (kind === 'person') {
    if (gone['nip'] !== '' && gone['nip'] === kept['nip']) {
      const message = 'NIP yang sama tidak dapat dimiliki keduanya. Pilih milik siapa NIP itu.'
      throw new Failure('invalid-input', message, { nip: message })
    }
    for (const row of [kept, gone]) {
      const other = queries.nipElsewhere.get(db, { nip: String(row['nip']), a, b })
      if (!other) continue
      left.push(`NIP “${row['name']}” tidak dikembalikan karena sekarang dipakai “${other.name}”.`)
      row['nip'] = ''
    }
    return
  }
  if (kept['name_key'] === gone['name_key']) {
    const message = 'Dua instansi tidak dapat bernama sama. Pilih milik siapa nama itu.'
    throw new Failure('invalid-input', message, { name: message })
  }
  for (const row of [kept, gone]) {
    const other = queries.organisationNamed.get(db, { key: String(row['name_key']), a, b })
    if (!other) continue
    const message = `Nama “${row['name']}” sekarang dipakai instansi lain. Ganti nama instansi itu dulu, lalu pisahkan.`
    throw new Failure('conflict', message)
  }
}

/** What came since goes to the one it was said to belong to; a seat or invitation that was made one is its own again. */
function giveBackSince(
  db: WriteDb,
  references: References,
  { merge, items, holdings }: Separation,
  choices: SeparationChoices,
): string[] {
  const rows = new Rows(db)
  const describer = new Describer(db, references)
  const left: string[] = []
  for (const { holding, choice } of items) {
    if ((choices.items[holdingKey(holding)] ?? choice) === 'kept') continue
    const [table, column, id] = holding
    const row = rows.image(table, id)
    if (!row) continue
    const values: RowImage = { [column]: merge.goneId }
    for (const reference of references.of(table)) {
      const target = holdings.joined.find(([name, kept]) => name === reference.target && kept === row[reference.column])
      if (target && rows.image(target[0], target[2])) values[reference.column] = target[2]
    }
    try {
      rows.set(table, id, Object.keys(values), values)
    } catch (error) {
      if (!String((error as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT')) throw error
      const { label, detail } = describer.line(table, row, { table: merge.kind, id: merge.keptId })
      const what = [describer.kind(table), [label, detail].filter(Boolean).join(' · ')].join(' ')
      left.push(`${what} tetap pada “${merge.keptName}” karena “${merge.goneName}” sudah punya yang sama.`)
    }
  }
  return left
}

/** Later merges found values that came from this one; to separate them again they must find what is there now. */
function rebaseLater(db: WriteDb, { merge, keptBefore, keptAfter, later }: Separation): void {
  const images = later.map(({ id, keptBefore, keptAfter }) => ({
    id,
    before: JSON.parse(keptBefore) as RowImage,
    after: JSON.parse(keptAfter) as RowImage,
  }))
  for (const field of fieldsOf[merge.kind]) {
    if (sameValue(field, keptBefore, keptAfter)) continue
    for (const image of images) {
      if (!sameValue(field, image.before, keptAfter)) break
      copy(field, keptBefore, image.before)
      if (!sameValue(field, image.after, keptAfter)) break
      copy(field, keptBefore, image.after)
    }
  }
  for (const { id, before, after } of images)
    queries.rebaseMerge.run(db, { id, keptBefore: JSON.stringify(before), keptAfter: JSON.stringify(after) })
}
