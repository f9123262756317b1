/** Merges as listed: whether the two can be separated, and if not, what to do first. */
import type { MergeRecord } from '../../contract/duplicates.ts'
import type { MergeLine } from './queries.ts'

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
