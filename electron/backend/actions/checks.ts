/** What a schema cannot know: whether the things an action names exist and belong together. */
import type { Parsed } from '../../contract/api.ts'
import { Failure, notFound } from '../../contract/errors.ts'
import type { MeetingId } from '../../contract/ids.ts'
import type { ReadDb } from '../database/statements.ts'
import { selectDecision, selectKnownOrganisations, selectMeeting, selectPost, selectStrategies } from './queries.ts'

export function wrongField(field: string, message: string): Failure {
  return new Failure('invalid-input', message, { [field]: message })
}

/** The meeting's date. Throws `not-found`. */
export function meetingDate(db: ReadDb, id: MeetingId): string {
  const meeting = selectMeeting.get(db, { id })
  if (!meeting) throw notFound('Rapat')
  return meeting.date
}

export type ActionFields = Omit<Parsed<'actions.create'>, 'meetingId' | 'dueText' | 'dueDate'>

/** Throws `invalid-input` beside the field that names something gone or foreign. Answers the fields without repeats. */
export function checkedFields<F extends ActionFields>(db: ReadDb, meetingId: MeetingId, fields: F): F {
  const { decisionId, strategyId, organisationId, postId } = fields
  const supportIds = [...new Set(fields.supportIds)].filter((id) => id !== organisationId)
  const known = new Set(
    selectKnownOrganisations.all(db, { ids: JSON.stringify([organisationId, ...supportIds]) }).map(({ id }) => id),
  )
  if (!known.has(organisationId))
    throw wrongField('organisationId', 'Instansi ini sudah tidak ada. Pilih penanggung jawab lain.')
  if (!supportIds.every((id) => known.has(id)))
    throw wrongField('supportIds', 'Salah satu instansi pendukung sudah tidak ada. Pilih lagi.')
  if (postId !== null && selectPost.get(db, { id: postId })?.organisationId !== organisationId)
    throw wrongField('postId', 'Jabatan ini bukan milik instansi penanggung jawab. Pilih jabatan lain.')
  if (decisionId !== null && selectDecision.get(db, { id: decisionId })?.meetingId !== meetingId)
    throw wrongField('decisionId', 'Kesepakatan ini bukan dari rapat yang sama. Pilih kesepakatan lain.')
  if (strategyId !== null && !selectStrategies.all(db).some(({ id }) => id === strategyId))
    throw wrongField('strategyId', 'Strategi ini sudah tidak ada. Pilih strategi lain.')
  return { ...fields, supportIds }
}

/** Reports and verifications tell what has happened. */
export function checkNotComing(field: string, date: string, today: string): void {
  if (date > today) throw wrongField(field, 'Tanggal ini belum tiba. Periksa hari, bulan dan tahunnya.')
}

/** New positions are only taken when they name each of the present things once: nobody added or removed one since. */
export function checkSameIds(wanted: readonly number[], present: readonly number[]): void {
  const same = wanted.length === present.length && present.every((id) => wanted.includes(id))
  if (!same) throw new Failure('conflict', 'Daftar ini baru saja berubah. Muat ulang, lalu urutkan lagi.')
}
