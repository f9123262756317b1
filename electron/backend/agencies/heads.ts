/**
 * Which post leads an organisation. A list says only titles, and an agency may have sent those below the head alone;
 * a letter to "pimpinan" must not go to a section.
 */
import type { OrganisationId, PostId } from '../../contract/ids.ts'
import { foldText } from '../../contract/text.ts'

export interface TitledPost {
  postId: PostId
  organisationId: OrganisationId
  title: string
}
export interface NamedOrganisation {
  name: string
  shortName: string
  kind: 'agency' | 'team'
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/))

/** Titles that lead whatever follows them: "Camat Bengalon", "Bupati Kutai Timur", "General Manager External Affairs". */
const always =
  /^(?:bupati|wali ?kota|gubernur|menteri|camat|lurah|kades|kadis|kaban|kakan|kalak|kasatpol|kapol(?:da|res|resta|restabes|sek)|kajari|kajati|dandim|danrem|danramil|danlanal|danlanud|pangdam|komandan|rektor|(?:general|site|branch|area|plant|estate|mill|country|regional) manager|ceo|chief executive officer|president director|presiden direktur|managing director|sekretaris daerah|sekda|sekwan|ketua umum|ketua pembina|koordinator (?:kabupaten|kota|kecamatan|wilayah|daerah|provinsi|umum))(?: |$)/
/** Titles that lead unless what follows names a part of the whole: "Kepala Dinas …" does, "Kepala Bidang …" does not. */
const leading =
  /^(?:kepala|direktur|direktris|ketua|pimpinan|pemimpin|inspektur|koordinator|manajer|manager|dekan|pengasuh|pemilik|owner)(?: |$)/
/** A part of another organisation, unless its own name begins so: "Kepala UPTD" leads "UPTD Pasar" only. */
const parts = words(`bidang seksi sie sub subbag subbagian subbid subbidang subdirektorat subdit subkoordinator bagian
  biro unit upt uptd urusan tata tu instalasi ruang ruangan kelompok pokja tim divisi departemen gudang jurusan prodi
  program laboratorium lab perpustakaan staf lembaga lppm lpm pusat regu satgas komisi pembantu muda madya dusun rt rw
  administrasi advokasi bisnis csr comdev eksternal hrd hubungan humas kampanye kepatuhan keuangan komersial lapangan
  medis operasi operasional pelayanan pemasaran pemberdayaan penanganan pengembangan penunjang perencanaan personalia
  produksi proyek publik sdm teknik umum`)
/** A whole of its own, so never the head of the agency above it: "Kepala Puskesmas" on a list of Dinas Kesehatan. */
const below = words(`puskesmas pustu sekolah sd smp sma smk madrasah desa kampung kelurahan koramil polsek kua pasar
  terminal panti balai museum`)
const agencies = words(`dinas badan kantor kecamatan inspektorat sekretariat pemerintah komando kepolisian polres kodim
  kejaksaan universitas rsud rumah dewan`)
const acting = /^(?:plt|plh|pj|pjs|penjabat|pelaksana (?:tugas|harian))(?: |$)/
/** The one secretary who leads: of a Sekretariat Daerah or a Sekretariat DPRD. */
const secretary = /^sekretaris(?: dprd| dewan|$)/
const secretariat = /^(?:sekretariat (?:daerah|dprd|dewan)|setwan|setda)/

/** A folded title without what only says how it is held, and with “Ka.” in full. */
export const withoutActing = (folded: string): string => folded.replace(acting, '').replace(/^ka /, 'kepala ')

/** True when whoever holds a post of this title leads the organisation. */
export function isHeadTitle(title: string, { name, shortName, kind }: NamedOrganisation): boolean {
  const said = withoutActing(foldText(title))
  const names = [foldText(name), foldText(shortName)]
  if (always.test(said)) return true
  if (secretary.test(said)) return names.some((own) => secretariat.test(own))
  const lead = leading.exec(said)?.[0]
  if (lead === undefined) return false
  const [first = ''] = said.slice(lead.length).split(' ')
  if (first === '') return true
  const calledSo = names.some((own) =>
    own.replace(/^(?:pemerintah|kantor) (?=desa|kelurahan)/, '').startsWith(`${first} `),
  )
  if (calledSo) return true
  if (parts.has(first)) return false
  if (below.has(first)) return !agencies.has(names[0]?.split(' ')[0] ?? '')
  // Elsewhere than in a team, a "Koordinator Advokasi" coordinates one thing.
  return !lead.startsWith('koordinator') || kind === 'team'
}

/** Of each organisation the first post that leads it; an organisation of which none does has no entry. */
export function headsOf<T extends TitledPost & NamedOrganisation>(posts: readonly T[]): Map<OrganisationId, T> {
  const found = new Map<OrganisationId, T>()
  for (const post of posts)
    if (!found.has(post.organisationId) && isHeadTitle(post.title, post)) found.set(post.organisationId, post)
  return found
}
