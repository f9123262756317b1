/** Every Indonesian word of the dialog that invites. */
import { formatNumber } from '../../../../electron/contract/numbers.ts'

export const messages = {
  title: 'Tambah undangan',
  subtitle: (title: string, date: string) => `${title} · ${date}`,
  tabs: 'Cara memilih',
  sector: 'Per unsur',
  organisation: 'Per instansi',
  post: 'Per jabatan',
  person: 'Per orang',
  meeting: 'Seperti rapat lalu',
  sectors: 'Unsur',
  organisations: (count: number) => `${formatNumber(count)} instansi`,
  sectorsStart: 'Centang unsur di kiri; pimpinan tiap instansinya ikut tercentang.',
  sectorsNone: 'Unsur ini belum mempunyai instansi.',
  pickOrganisations: 'Instansi',
  organisationsStart: 'Cari instansi, lalu pilih jabatan yang diundang.',
  organisationsNone: 'Instansi ini belum mempunyai jabatan.',
  postSearch: 'Ketik jabatan, misalnya “sekretaris” atau “kabid sosial”',
  postStart: 'Ketik nama jabatan untuk mencari di semua instansi.',
  postNone: 'Tidak ada jabatan dengan kata itu.',
  personSearch: 'Ketik nama, NIP, atau telepon orang',
  personStart: 'Ketik nama orang yang diundang atas namanya sendiri.',
  personNone:
    'Tidak ada orang yang cocok dan punya instansi pada tanggal rapat. Isi dulu instansinya di Pemangku Kepentingan.',
  pickMeeting: 'Rapat',
  meetingStart: 'Belum ada rapat lain yang dapat ditiru.',
  meetingNone: 'Rapat itu tidak punya undangan.',
  meetingHint: 'Jumlah kursi ikut disalin; nama pejabat mengikuti tanggal rapat ini.',
  candidates: 'Calon undangan',
  columns: { organisation: 'Instansi dan jabatan', person: 'Nama', quota: 'Jumlah kursi', state: 'Keadaan' },
  invited: 'sudah diundang',
  invite: (count: number) => (count > 0 ? `Undang ${formatNumber(count)}` : 'Undang'),
  seats: (count: number, seats: number) =>
    count === 0
      ? 'Belum ada yang dicentang. Spasi mencentang, Ctrl+A semua.'
      : `${formatNumber(count)} dicentang, ${formatNumber(seats)} kursi`,
  cancel: 'Batal',
  done: (added: number, already: number) =>
    `${formatNumber(added)} undangan ditambahkan${already > 0 ? `; ${formatNumber(already)} sudah diundang` : ''}.`,
} as const
