/** What kind of body a name is of, where the kind alone tells two bodies of one place apart. */

/** Folded words → the kind they say. */
const kinds = new Map<string, string>([
  ['desa', 'desa'],
  ['kelurahan', 'kelurahan'],
  ['kecamatan', 'kecamatan'],
  ['puskesmas', 'puskesmas'],
  ['rsud', 'rumah sakit'],
  ['rs', 'rumah sakit'],
  ['polsek', 'polisi'],
  ['polres', 'polisi'],
  ['kepolisian', 'polisi'],
  ['koramil', 'tentara'],
  ['kodim', 'tentara'],
  ['kua', 'agama'],
  ['dprd', 'dewan'],
  ['sd', 'sekolah'],
  ['sdn', 'sekolah'],
  ['smp', 'sekolah'],
  ['smpn', 'sekolah'],
  ['sma', 'sekolah'],
  ['sman', 'sekolah'],
  ['smk', 'sekolah'],
  ['smkn', 'sekolah'],
])
/** Bodies of the district itself, which are none of the above. */
const offices = new Set(['dinas', 'badan', 'inspektorat', 'sekretariat', 'bagian', 'satuan'])

/**
 * True where the names are of two kinds of body: a village and the subdistrict it is named after, the secretariat of
 * the council and that of the district. `a` and `b` are the words of two keys.
 */
export function differInKind(a: readonly string[], b: readonly string[]): boolean {
  const [ours, theirs] = [kindOf(a), kindOf(b)]
  return ours !== undefined && theirs !== undefined && ours !== theirs
}

function kindOf(words: readonly string[]): string | undefined {
  for (const word of words) {
    const kind = kinds.get(word)
    if (kind !== undefined) return kind
  }
  return offices.has(words[0] ?? '') ? 'kantor' : undefined
}
