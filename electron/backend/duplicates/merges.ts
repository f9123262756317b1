/** Merges as listed: whether the two can be separated, and if not, what to do first; and that none is done by half. */
import type { MergeRecord } from '../../contract/duplicates.ts'
import { Failure } from '../../contract/errors.ts'
import type { ReadDb } from '../database/statements.ts'
import { endedMerge, type MergeLine } from './queries.ts'

export function toRecord({ keptNow, keptName, intoName, entangledName, ...merge }: MergeLine): MergeRecord {
  const obstacle =
    keptNow !== null
      ? entangledName === null
        ? ''
        : `Penggabungan “${entangledName}” sesudahnya menyatukan baris yang sama. Pisahkan itu dulu.`
      : intoName !== null
        ? `“${keptName}” sudah digabung lagi ke “${intoName}”. Pisahkan itu dulu.`
        : `“${keptName}” sudah dihapus. Batalkan penghapusannya di Riwayat, lalu pisahkan.`
  return { ...merge, keptName: keptNow ?? keptName, obstacle }
}

/** Half a merge would lose a record: the one goes, and the other that it went into need not be there any more. */
export function refuseHalfMerge(db: ReadDb, first: number, last: number): void {
  if (endedMerge.get(db, { first, last }))
    throw new Failure(
      'conflict',
      'Keduanya tidak dapat digabung lagi seperti dulu karena datanya sudah berubah sejak itu. Gabungkan lewat Data ganda.',
    )
}
