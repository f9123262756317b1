/** The address of two records side by side: pemangku/ganda/orang/12/40, the one that is kept first. */
import type { DuplicateKind } from '../../../../electron/contract/duplicates.ts'

interface Router {
  go: (...parts: (string | number)[]) => void
}

export const placeOf = (kind: DuplicateKind): 'orang' | 'instansi' => (kind === 'person' ? 'orang' : 'instansi')

export function goToPair(router: Router, kind: DuplicateKind, keptId: number, goneId: number): void {
  router.go('pemangku', 'ganda', placeOf(kind), keptId, goneId)
}

/** The two records an address names; null where it names no two. */
export function pairIn(path: readonly string[]): { kind: DuplicateKind; keptId: number; goneId: number } | null {
  const [, , place = '', kept = '', gone = ''] = path
  if (!/^(orang|instansi)$/.test(place) || !/^\d{1,15}$/.test(kept) || !/^\d{1,15}$/.test(gone)) return null
  return { kind: place === 'orang' ? 'person' : 'organisation', keptId: Number(kept), goneId: Number(gone) }
}
