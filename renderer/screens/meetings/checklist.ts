/** What is left to prepare for a meeting, in the order the secretariat does it, each with the way there. */
import type { Meeting } from '../../../electron/contract/meetings.ts'
import { formatNumber } from '../../../electron/contract/numbers.ts'

export type StepState = 'done' | 'open' | 'later'
export interface Step {
  key: 'facts' | 'agenda' | 'invited' | 'answered' | 'sheet' | 'attendance' | 'actions'
  state: StepState
  /** What is so now. */
  text: string
  /** The verb of the link. */
  action: string
  /** Path below the meeting. */
  place: 'ubah' | 'undangan' | 'daftar-hadir' | 'kehadiran' | 'tindak-lanjut'
}

/** `today` decides what cannot be done yet: nobody is present before the meeting's day. */
export function checklist(meeting: Meeting, today: string): Step[] {
  const held = meeting.date <= today
  const { none } = meeting.answers
  const unset = [meeting.venue ? '' : 'tempat', meeting.opener || meeting.chair ? '' : 'pimpinan'].filter(Boolean)
  const notIssued = meeting.sessions.filter(({ lines }) => lines === 0).length
  const notMarked = meeting.sessions.filter(({ date, present }) => date <= today && present === 0).length
  const present = meeting.sessions.reduce((sum, session) => sum + session.present, 0)
  return [
    {
      key: 'facts',
      state: unset.length === 0 ? 'done' : 'open',
      text: unset.length === 0 ? 'Waktu, tempat, dan pimpinan terisi' : `Belum diisi: ${unset.join(' dan ')}`,
      action: 'Lengkapi',
      place: 'ubah',
    },
    {
      key: 'agenda',
      state: meeting.agenda.length > 0 ? 'done' : 'open',
      text:
        meeting.agenda.length > 0 ? `${formatNumber(meeting.agenda.length)} acara tersusun` : 'Susunan acara belum ada',
      action: 'Susun acara',
      place: 'ubah',
    },
    {
      key: 'invited',
      state: meeting.invited > 0 ? 'done' : 'open',
      text:
        meeting.invited > 0
          ? `${formatNumber(meeting.invited)} undangan ke ${formatNumber(meeting.organisations)} instansi`
          : 'Belum ada yang diundang',
      action: 'Tambah undangan',
      place: 'undangan',
    },
    {
      key: 'answered',
      state: meeting.invited === 0 ? 'later' : none === 0 || (held && present > 0) ? 'done' : 'open',
      text:
        meeting.invited === 0
          ? 'Jawaban undangan'
          : none === 0
            ? 'Semua undangan sudah dijawab'
            : held && present > 0
              ? `${formatNumber(meeting.answered)} dari ${formatNumber(meeting.invited)} undangan dijawab`
              : `${formatNumber(none)} undangan belum dijawab`,
      action: 'Catat jawaban',
      place: 'undangan',
    },
    {
      key: 'sheet',
      state: meeting.invited === 0 ? 'later' : notIssued === 0 || present > 0 ? 'done' : 'open',
      text:
        notIssued === 0
          ? 'Daftar hadir sudah diterbitkan'
          : meeting.sessions.length > 1
            ? `Daftar hadir ${formatNumber(notIssued)} sesi belum diterbitkan`
            : 'Daftar hadir belum diterbitkan',
      action: 'Cetak daftar hadir',
      place: 'daftar-hadir',
    },
    {
      key: 'attendance',
      // Marked before the day counts as marked: Beranda shows the same figures beside it.
      state: notMarked === 0 && present > 0 ? 'done' : held ? 'open' : 'later',
      text:
        present > 0
          ? `${formatNumber(present)} kehadiran tercatat${notMarked > 0 ? `, ${formatNumber(notMarked)} sesi belum` : ''}`
          : 'Kehadiran belum dicatat',
      action: 'Catat kehadiran',
      place: 'kehadiran',
    },
    {
      key: 'actions',
      state: meeting.actions > 0 ? 'done' : held ? 'open' : 'later',
      text:
        meeting.actions > 0
          ? `${formatNumber(meeting.actions)} tindak lanjut disepakati`
          : 'Tindak lanjut belum dicatat',
      action: 'Catat kesepakatan',
      place: 'tindak-lanjut',
    },
  ]
}

/** The first thing to do now. */
export const nextStep = (steps: readonly Step[]): Step | undefined => steps.find(({ state }) => state === 'open')
