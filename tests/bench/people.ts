/** Invented people in any number, the same ones every time. */

export interface InventedPerson {
  name: string
  nip: string
  rank: string
  position: string
  organisation: string
  phone: string
  email: string
}

const given =
  `Ahmad Muhammad Siti Nur Dewi Agus Budi Rahmat Hasan Husein Fatimah Aminah Halimah Yusuf Ibrahim Ismail Rina Ratna Kartika Putri
Eko Dwi Tri Heri Joko Slamet Sri Endang Sulastri Wahyu Fajar Rizki Indah Ayu Maria Yohanes Markus Petrus Marten Theresia Andi Daeng Rosdiana
Jumiati Mariana Syahrul Syamsul Hendra Guntur Irfan Arifin Dedi Asep Ujang Iwan Hadi Nurul Lukman Bambang Sugeng Tono Yuliana Lestari`.split(
    /\s+/,
  )
const family =
  `Santoso Wijaya Saputra Hidayat Rahman Nugroho Lestari Kadir Basri Rante Paembonan Tandiarrang Mangiwa Syafruddin Anwar Setiawan Harahap
Nasution Permata Wulandari Yunus Junaidi Latif Mansyur Hakim Handayani Kurniawan Ramadhan Darmawan Suharti Fauzi Bahri Arsyad Salim Usman
Pranata Gunawan Siregar Lubis Daulay Sembiring Tarigan Bangun Purba Simanjuntak Hutapea Sinaga`.split(/\s+/)
const titles = [
  '',
  '',
  '',
  ', S.E.',
  ', S.Sos.',
  ', S.T., M.T.',
  ', S.IP.',
  ', M.Si.',
  ', S.STP., M.AP.',
  ', S.Pd., M.Pd.',
  ', A.Md.',
  ', S.KM.',
]
const positions = [
  'Kepala Dinas',
  'Sekretaris',
  'Kepala Bidang Perencanaan',
  'Kepala Bidang Rehabilitasi Sosial',
  'Kepala Seksi Pemberdayaan',
  'Perencana Ahli Muda',
  'Analis Kebijakan Ahli Muda',
  'Pengelola Data',
  'Bendahara',
  'Staf',
]
const ranks = [
  'Penata Muda / III a',
  'Penata / III c',
  'Penata Tk. I / III d',
  'Pembina / IV a',
  'Pembina Tk. I / IV b',
]

/** Mulberry32: small, even, and the same everywhere. */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** `count` people of 60 agencies; NIPs are all different. */
export function inventPeople(count: number, seed = 1): InventedPerson[] {
  const next = random(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T
  const two = (value: number) => String(value).padStart(2, '0')
  const taken = new Set<string>()
  const unique = (make: () => string): string => {
    let value = make()
    while (taken.has(value)) value = make()
    taken.add(value)
    return value
  }
  return Array.from({ length: count }, (_, index) => {
    const names = [pick(given), ...(next() < 0.6 ? [pick(given)] : []), pick(family)]
    const nip = unique(() => {
      const birth = `${1965 + Math.floor(next() * 32)}${two(1 + Math.floor(next() * 12))}${two(1 + Math.floor(next() * 28))}`
      const hired = `${Number(birth.slice(0, 4)) + 24}${two(1 + Math.floor(next() * 12))}`
      return `${birth}${hired}${1 + (index % 2)}${String(1 + Math.floor(next() * 999)).padStart(3, '0')}`
    })
    return {
      name: names.join(' ') + pick(titles),
      nip,
      rank: pick(ranks),
      position: pick(positions),
      organisation: `Dinas Percobaan ${1 + Math.floor(next() * 60)}`,
      phone: `08${String(1_000_000_000 + Math.floor(next() * 8_999_999_999)).slice(0, 10)}`,
      email: `${names[0]?.toLowerCase() ?? 'a'}.${index}@contoh.go.id`,
    }
  })
}

export const rosterHeader = [
  'No',
  'Nama',
  'NIP',
  'Pangkat/Gol',
  'Jabatan',
  'Instansi',
  'No. HP',
  'E-mail',
  'L/P',
  'Keterangan',
]

/** The people as the ten columns of an agency's file. */
export function rosterRows(people: readonly InventedPerson[]): string[][] {
  return people.map((person, index) => [
    String(index + 1),
    person.name,
    person.nip,
    person.rank,
    person.position,
    person.organisation,
    person.phone,
    person.email,
    Number(person.nip[14]) === 1 ? 'L' : 'P',
    '',
  ])
}

const syllables =
  `ba bi bu da de di du fa fi ga gu ha hi ja ju ka ki ku la li lu ma mi mu na ni nu pa pu ra ri ru sa si su ta ti tu wa wi ya yu zu`.split(
    ' ',
  )
const endings = ['n', 'r', 'ng', 's', 't', '', '', 'h']

/** The same people, of whom a third bear a last name that few or none share, as in a real roster. */
export function withRareNames(people: readonly InventedPerson[], seed = 3): InventedPerson[] {
  const next = random(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T
  return people.map((person) => {
    if (next() > 0.33) return person
    const rare = pick(syllables) + pick(syllables) + (next() < 0.6 ? pick(syllables) : '') + pick(endings)
    const [name = '', ...titles] = person.name.split(',')
    const words = [...name.split(' ').slice(0, -1), rare.charAt(0).toUpperCase() + rare.slice(1)]
    return { ...person, name: [words.join(' '), ...titles].join(',') }
  })
}
