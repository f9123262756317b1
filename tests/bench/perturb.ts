/**
 * The damage lists do to people between two agencies: titles, spellings, slips, lost and rounded numbers, moved offices;
 * and strangers who look like somebody. Every share stands here, and no weight of the matcher does: the two are judged
 * apart. The same rows every time for the same seed.
 */
import { type InventedPerson, inventPeople, random } from './people.ts'

/** Cells of a row as an agency writes them. */
export interface SentRow {
  name: string
  nip: string
  /** The NIP cell holds a number, which Excel has rounded. */
  nipIsNumber: boolean
  phone: string
  email: string
  position: string
  organisation: string
  /** Place of the person in the roster; undefined for somebody who is not in it. */
  person: number | undefined
}

/** How often each thing happens to a row about a known person; 0–1. */
export const shares = {
  titlesDropped: 0.3,
  titlesAdded: 0.1,
  pilgrim: 0.08,
  capitals: 0.2,
  shortMuhammad: 0.6,
  otherSpelling: 0.25,
  slipInName: 0.08,
  middleDropped: 0.1,
  middleInitial: 0.05,
  swapped: 0.03,
  nipMissing: 0.22,
  nipDigitWrong: 0.04,
  nipDigitsExchanged: 0.02,
  nipRounded: 0.04,
  nipCut: 0.02,
  nipSpaced: 0.15,
  phoneMissing: 0.25,
  phoneChanged: 0.15,
  phoneDigitWrong: 0.02,
  phoneWritten: 0.4,
  emailMissing: 0.4,
  emailChanged: 0.08,
  organisationShortened: 0.25,
  organisationPlaced: 0.1,
  organisationMissing: 0.03,
  moved: 0.05,
  positionChanged: 0.15,
  positionMissing: 0.05,
} as const

/** Of the people a file brings anew: bearers of a known name, and those of them in the very same agency. */
export const strangers = { namesakes: 0.25, sameAgency: 0.3, withoutNip: 0.22, withoutPhone: 0.25 } as const
/** People reached at their office's telephone or mailbox. */
const atOffice = 0.05

/** Agencies of a district, and how else each is written. */
export const agencies: [name: string, ...shortened: string[]][] = [
  ['Dinas Sosial', 'Dinsos', 'DINSOS'],
  ['Dinas Kesehatan', 'Dinkes'],
  ['Dinas Pendidikan dan Kebudayaan', 'Disdikbud', 'Dikbud'],
  ['Dinas Pekerjaan Umum dan Penataan Ruang', 'DPUPR', 'PUPR'],
  ['Dinas Perumahan dan Kawasan Permukiman', 'Disperkim'],
  ['Dinas Pemberdayaan Masyarakat dan Desa', 'DPMD'],
  ['Dinas Pengendalian Penduduk dan Keluarga Berencana', 'DPPKB', 'DP2KB'],
  ['Dinas Pemberdayaan Perempuan dan Perlindungan Anak', 'DP3A', 'DPPPA'],
  ['Dinas Perkebunan', 'Disbun'],
  ['Dinas Perikanan', 'Diskan'],
  ['Dinas Ketahanan Pangan', 'DKP'],
  ['Dinas Koperasi dan Usaha Kecil Menengah', 'Diskop UKM', 'Dinas Koperasi'],
  ['Dinas Perindustrian dan Perdagangan', 'Disperindag'],
  ['Dinas Transmigrasi dan Tenaga Kerja', 'Distransnaker', 'Disnaker'],
  ['Dinas Kependudukan dan Pencatatan Sipil', 'Disdukcapil', 'Dukcapil'],
  ['Dinas Komunikasi dan Informatika', 'Diskominfo'],
  ['Dinas Lingkungan Hidup', 'DLH'],
  ['Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu', 'DPMPTSP'],
  ['Dinas Perhubungan', 'Dishub'],
  ['Dinas Pariwisata', 'Dispar'],
  ['Badan Perencanaan Pembangunan Daerah', 'Bappeda'],
  ['Badan Pengelolaan Keuangan dan Aset Daerah', 'BPKAD'],
  ['Badan Pendapatan Daerah', 'Bapenda'],
  ['Badan Kepegawaian dan Pengembangan Sumber Daya Manusia', 'BKPSDM'],
  ['Badan Penanggulangan Bencana Daerah', 'BPBD'],
  ['Badan Kesatuan Bangsa dan Politik', 'Kesbangpol', 'Badan Kesbangpol'],
  ['Badan Pusat Statistik Kabupaten Kutai Timur', 'BPS Kutim', 'BPS'],
  ['Kantor Kementerian Agama Kabupaten Kutai Timur', 'Kemenag Kutim', 'Kemenag'],
  ['Inspektorat Daerah', 'Inspektorat'],
  ['Sekretariat Daerah', 'Setda'],
  ['Satuan Polisi Pamong Praja', 'Satpol PP'],
  ['Rumah Sakit Umum Daerah Kudungga', 'RSUD Kudungga'],
  ['Kepolisian Resor Kutai Timur', 'Polres Kutim'],
  ['Kejaksaan Negeri Kutai Timur', 'Kejari Kutim'],
  ['Universitas Mulawarman', 'Unmul'],
  ...`Sangatta Utara,Sangatta Selatan,Teluk Pandan,Rantau Pulung,Bengalon,Kaliorang,Kaubun,Karangan,Sangkulirang,Sandaran,
Muara Wahau,Kongbeng,Telen,Muara Ancalong,Long Mesangat,Busang,Batu Ampar,Muara Bengkal`
    .split(/,\s*/)
    .map((place): [string, string] => [`Kecamatan ${place}`, `Kec. ${place}`]),
  ['PT Kaltim Prima Coal', 'PT. KPC'],
  ['PT Indexim Coalindo', 'Indexim Coalindo'],
  ['Yayasan Bina Kelola Lingkungan', 'Yayasan Bina Kelola Lingk.'],
  ['Sekolah Tinggi Pertanian Kutai Timur', 'STIPER Kutim'],
  ['Perumdam Tirta Tuah Benua Kutai Timur', 'Perumdam TTB Kutim'],
  ['Komisi Pemilihan Umum Kabupaten Kutai Timur', 'KPU Kutim'],
  ['Tim Penggerak PKK Kabupaten Kutai Timur', 'TP PKK Kutim'],
]

const spellings: [RegExp, string[]][] = [
  [/^Yusuf$/, ['Jusuf', 'Yusup', 'Yoesoef']],
  [/^Siti$/, ['St.', 'Sitti', 'Sity']],
  [/^Nur(?=[a-z]*$)/, ['Noor', 'Noer']],
  [/^Ahmad$/, ['Achmad', 'Akhmad', 'Ahmat', 'A.']],
  [/^Sy/, ['S', 'Sj']],
  [/^Rizki$/, ['Rizky', 'Riski', 'Risky']],
  [/^Husein$/, ['Husain', 'Husin']],
  [/^Rahm/, ['Rachm', 'Rakhm']],
  [/^Fatimah$/, ['Fatima', 'Patimah']],
  [/^Hidayat$/, ['Hidajat', 'Hidayad']],
  [/^Wijaya$/, ['Widjaja', 'Wijaja', 'Widjaya']],
  [/^Joko$/, ['Djoko']],
  [/^Wahyu$/, ['Wahju', 'Wahyoe']],
  [/^Arifin$/, ['Ariffin', 'Aripin']],
  [/^Lukman$/, ['Luqman', 'Loekman']],
  [/^Fauzi$/, ['Fauzy', 'Pauzi']],
  [/^Kurniawan$/, ['Kurniawaan', 'Koerniawan']],
]
const muhammads = ['Muh.', 'Muh', 'M.', 'M', 'Moh.', 'Mohammad', 'Mohamad', 'Muhamad', 'Mochamad']
const titles = [', S.E.', ', S.Sos., M.Si.', ', M.M.', ', S.H., M.H.', ', S.Pd', ' S.Kom']
const positions = [
  'Kepala Bidang Keuangan',
  'Sekretaris',
  'Analis Perencanaan',
  'Staf',
  'Kasubbag Umum',
  'Pengelola Data',
]
/** Digits that a scan or a tired eye takes for another. */
const confused: Record<string, string> = {
  0: '8',
  1: '7',
  2: '7',
  3: '8',
  4: '9',
  5: '6',
  6: '5',
  7: '1',
  8: '3',
  9: '4',
}

/** The people of a roster, in real agencies; some are reached at the office only. */
export function settle(people: readonly InventedPerson[]): InventedPerson[] {
  const next = random(11)
  return people.map((person) => {
    const place = (Number(/\d+/.exec(person.organisation)?.[0]) - 1) % agencies.length
    const [organisation = ''] = agencies[place] ?? []
    const phone = next() < atOffice ? `0549${210_000 + place}` : person.phone
    const email = next() < atOffice ? `kantor${place}@kutaitimurkab.go.id` : person.email
    return { ...person, organisation, phone, email }
  })
}

/** `count` rows, of which `known` are about people of the roster, each person once, mixed. */
export function sentRows(roster: readonly InventedPerson[], count: number, known: number, seed = 5): SentRow[] {
  const clerk = new Clerk(roster, seed)
  const rows = [...clerk.pickPeople(known).map((place) => clerk.damaged(place)), ...clerk.strangers(count - known)]
  return clerk.shuffled(rows)
}

class Clerk {
  readonly #roster: readonly InventedPerson[]
  readonly #next: () => number
  readonly #seed: number

  constructor(roster: readonly InventedPerson[], seed: number) {
    this.#roster = roster
    this.#next = random(seed)
    this.#seed = seed
  }

  #chance(share: number): boolean {
    return this.#next() < share
  }

  #pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#next() * from.length)] as T
  }

  pickPeople(count: number): number[] {
    return this.shuffled([...this.#roster.keys()]).slice(0, count)
  }

  shuffled<T>(items: readonly T[]): T[] {
    const keyed = items.map((item) => ({ item, key: this.#next() }))
    return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
  }

  damaged(place: number): SentRow {
    const person = this.#roster[place] as InventedPerson
    return { ...this.#name(person.name), ...this.#numbers(person), ...this.#seat(person), person: place }
  }

  /** New people; some bear the name of somebody known. */
  strangers(count: number): SentRow[] {
    return settle(inventPeople(count, this.#seed + 1000)).map((person, index) => {
      const nip = `${person.nip.slice(0, 15)}${String(501 + (index % 499))}`
      const row: SentRow = {
        name: person.name,
        nip: this.#chance(strangers.withoutNip) ? '' : nip,
        nipIsNumber: false,
        phone: this.#chance(strangers.withoutPhone) ? '' : person.phone,
        email: this.#chance(shares.emailMissing) ? '' : `baru${person.email}`,
        position: person.position,
        organisation: person.organisation,
        person: undefined,
      }
      if (!this.#chance(strangers.namesakes)) return row
      const like = this.#pick(this.#roster)
      const organisation = this.#chance(strangers.sameAgency) ? like.organisation : row.organisation
      return { ...row, name: like.name, organisation }
    })
  }

  #name(written: string): { name: string } {
    const [bare = '', ...behind] = written.split(',')
    let parts = bare.split(' ').map((part) => this.#spelling(part))
    if (parts.length === 3) {
      if (this.#chance(shares.middleDropped)) parts.splice(1, 1)
      else if (this.#chance(shares.middleInitial)) parts[1] = `${(parts[1] ?? '').charAt(0)}.`
    }
    if (this.#chance(shares.slipInName)) {
      const at = Math.floor(this.#next() * parts.length)
      parts[at] = this.#slip(parts[at] ?? '')
    }
    if (this.#chance(shares.swapped)) parts = [parts.at(-1) ?? '', ...parts.slice(0, -1)]
    let name = parts.join(' ')
    if (this.#chance(shares.pilgrim)) name = `${this.#pick(['H. ', 'Hj. ', 'Dr. ', 'Ir. '])}${name}`
    if (behind.length > 0 && !this.#chance(shares.titlesDropped)) name = [name, ...behind].join(',')
    else if (this.#chance(shares.titlesAdded)) name += this.#pick(titles)
    return { name: this.#chance(shares.capitals) ? name.toUpperCase() : name }
  }

  #spelling(part: string): string {
    if (part === 'Muhammad') return this.#chance(shares.shortMuhammad) ? this.#pick(muhammads) : part
    const other = spellings.find(([pattern]) => pattern.test(part))
    if (!other || !this.#chance(shares.otherSpelling)) return part
    return part.replace(other[0], this.#pick(other[1]))
  }

  /** One letter put in, left out, changed, or exchanged with the next. */
  #slip(part: string): string {
    if (part.length < 3) return part
    const at = 1 + Math.floor(this.#next() * (part.length - 2))
    const letter = this.#pick(Array.from('aeiourntslkm'))
    switch (Math.floor(this.#next() * 4)) {
      case 0:
        return part.slice(0, at) + letter + part.slice(at)
      case 1:
        return part.slice(0, at) + part.slice(at + 1)
      case 2:
        return part.slice(0, at) + letter + part.slice(at + 1)
      default:
        return part.slice(0, at) + (part[at + 1] ?? '') + (part[at] ?? '') + part.slice(at + 2)
    }
  }

  #numbers(person: InventedPerson): Pick<SentRow, 'nip' | 'nipIsNumber' | 'phone' | 'email'> {
    const nip = this.#nip(person.nip)
    let email = this.#chance(shares.emailMissing) ? '' : person.email
    if (email !== '' && this.#chance(shares.emailChanged)) email = `x${Math.floor(this.#next() * 1e6)}@gmail.com`
    return { nip, nipIsNumber: /^\d{15}000$/.test(nip), phone: this.#phone(person.phone), email }
  }

  #nip(nip: string): string {
    let roll = this.#next()
    const happens = (share: number) => (roll -= share) < 0
    const at = 4 + Math.floor(this.#next() * 13)
    if (happens(shares.nipMissing)) return ''
    if (happens(shares.nipDigitWrong)) return nip.slice(0, at) + (confused[nip[at] ?? '0'] ?? '') + nip.slice(at + 1)
    if (happens(shares.nipDigitsExchanged))
      return nip.slice(0, at) + (nip[at + 1] ?? '') + (nip[at] ?? '') + nip.slice(at + 2)
    if (happens(shares.nipRounded)) return `${nip.slice(0, 15)}000`
    if (happens(shares.nipCut)) return nip.slice(0, 15 + Math.floor(this.#next() * 3))
    if (happens(shares.nipSpaced)) return nip.replace(/^(.{8})(.{6})(.)(.{3})$/, '$1 $2 $3 $4')
    return nip
  }

  #phone(phone: string): string {
    if (this.#chance(shares.phoneMissing)) return ''
    if (this.#chance(shares.phoneChanged)) return `08${String(1e9 + Math.floor(this.#next() * 8.9e9)).slice(0, 10)}`
    let written = phone
    if (this.#chance(shares.phoneDigitWrong)) {
      const at = 4 + Math.floor(this.#next() * (phone.length - 4))
      written = phone.slice(0, at) + (confused[phone[at] ?? '0'] ?? '') + phone.slice(at + 1)
    }
    if (!this.#chance(shares.phoneWritten)) return written
    return this.#pick([
      `+62 ${written.slice(1)}`,
      written.slice(1),
      written.replace(/^(.{4})(.{4})/, '$1-$2-'),
      `62${written.slice(1)}`,
    ])
  }

  #seat(person: InventedPerson): Pick<SentRow, 'position' | 'organisation'> {
    const position = this.#chance(shares.positionMissing)
      ? ''
      : this.#chance(shares.positionChanged)
        ? this.#pick(positions)
        : person.position
    const known = agencies.find(([name]) => name === person.organisation) ?? [person.organisation]
    const [own, ...shortened] = this.#chance(shares.moved) ? this.#pick(agencies) : known
    if (this.#chance(shares.organisationMissing)) return { position, organisation: '' }
    if (this.#chance(shares.organisationShortened)) return { position, organisation: this.#pick(shortened) ?? own }
    return { position, organisation: this.#chance(shares.organisationPlaced) ? `${own} Kab. Kutim` : own }
  }
}
