/** A daftar hadir of any length, with the names and agencies that take most room. */
import type { SheetLine, SheetPaper } from '../../../electron/contract/attendance.ts'
import type { InvitationId, SessionId } from '../../../electron/contract/ids.ts'
import type { Office } from '../../../electron/contract/settings.ts'

export const office: Office = {
  name: 'Bappeda',
  government: 'Pemerintah Kabupaten Kutai Timur',
  letterheadName: 'Badan Perencanaan Pembangunan Daerah',
  address: 'Kawasan Pusat Perkantoran Bukit Pelangi, Sangatta',
  crest: '',
  paper: 'F4',
}
export const sectors = ['Perangkat Daerah', 'Kecamatan', 'Instansi Vertikal', 'Akademisi']
const posts = ['Sekretaris', 'Kepala Bidang Pemberdayaan Masyarakat dan Penanganan Fakir Miskin', 'Camat']
const agencies = ['Dinas Pengendalian Penduduk dan Keluarga Berencana', 'Dinas Sosial', 'PT Kaltim Prima Coal']

/** A sheet of so many people and two places to write in under each sector. */
export function sheetOf(people: number): SheetPaper {
  const lines: SheetLine[] = []
  const add = (heading: string, fields: Partial<SheetLine> = {}) =>
    lines.push({
      number: lines.length + 1,
      heading,
      invitationId: null,
      seat: 1,
      personId: null,
      name: '',
      sex: '',
      position: '',
      organisation: '',
      phone: '',
      email: '',
      ...fields,
    })
  sectors.forEach((heading, sector) => {
    for (let person = sector; person < people; person += sectors.length)
      add(heading, {
        invitationId: (person + 1) as InvitationId,
        name: `Peserta ${person}, S.Sos., M.Si.`,
        sex: 'L',
        position: posts[person % 3] ?? '',
        organisation: agencies[person % 3] ?? '',
        phone: '081253407718',
        email: 'peserta@kutaitimurkab.go.id',
      })
    add(heading)
    add(heading)
  })
  return {
    session: { id: 1 as SessionId, name: 'Sesi 1', date: '2024-11-18', startTime: '09:00', endTime: null },
    meeting: { title: 'Rakor 2024', theme: '', venue: 'Ballroom Hotel Amaris', kind: 'Rapat Koordinasi', sessions: 1 },
    edition: 2,
    part: 1,
    office,
    contacts: false,
    lines,
  }
}
