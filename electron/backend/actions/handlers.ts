/** Action items: what agencies owe, what they report, and what the secretariat makes of it. */
import type { Outputs } from '../../contract/actions.ts'
import type { Handlers, Parsed } from '../../contract/api.ts'
import { deadlineInWords } from '../../contract/words.ts'
import { formatNumericDate, today as todayAt } from '../../contract/dates.ts'
import { Failure, notFound } from '../../contract/errors.ts'
import type { ActionId, OrganisationId, ProgressId } from '../../contract/ids.ts'
import { formatNumber } from '../../contract/numbers.ts'
import { writeWorkbook } from '../workbooks/write/workbook.ts'
import { enterNumber, nextNumber } from '../numbers/ledgerQueries.ts'
import { removeRows } from '../database/removal.ts'
import { fieldsOf, merged, type Past } from '../database/versions.ts'
import type { Services } from '../services.ts'
import { storedSettings } from '../settings/queries.ts'
import { readSettings } from '../settings/rules.ts'
import { type ActionFields, checkedFields, checkNotComing, meetingDate, wrongField } from './checks.ts'
import {
  insertAction,
  insertReport,
  insertSupport,
  keepDeadline,
  setSupports,
  updateAction,
  updateDeadline,
  updateImpossible,
  updateReport,
  updateVerification,
} from './writeQueries.ts'
import { createDecisions } from './decisions.ts'
import { actionRow, actionRows, summarise } from './list.ts'
import { selectDeadlines, selectHighestNumber, selectProgress, selectProgressOwner, selectUuid } from './queries.ts'
import { actionCode, excerpt, newestFirst, seriesOf } from './rules.ts'
import { createStrategies } from './strategies.ts'
import { matrixWorkbook } from './workbook.ts'

type ReportFields = Omit<Parsed<'actions.report'>, 'actionId'>
const reportColumns = {
  date: 'date',
  percent: 'percent',
  text: 'text',
  obstacle: 'obstacle',
  evidence: 'evidence',
  reportedBy: 'reported_by',
}
const reportWords = {
  date: 'tanggal laporan',
  percent: 'persen',
  text: 'perkembangan',
  obstacle: 'kendala',
  evidence: 'bukti',
  reportedBy: 'pelapor',
}

const actionColumns = {
  decisionId: 'decision_id',
  problem: 'problem',
  step: 'step',
  strategyId: 'strategy_id',
  organisationId: 'organisation_id',
  postId: 'post_id',
  locus: 'locus',
  output: 'output',
  note: 'note',
}
const actionWords = {
  decisionId: 'kesepakatan',
  problem: 'permasalahan',
  step: 'langkah konkret',
  strategyId: 'strategi',
  organisationId: 'penanggung jawab',
  postId: 'jabatan penanggung jawab',
  supportIds: 'instansi pendukung',
  locus: 'lokus',
  output: 'keluaran',
  note: 'catatan',
}
const inOrder = <T extends number>(ids: readonly T[]): T[] => [...new Set(ids)].sort((a, b) => a - b)

function fieldsAt(past: Past, id: ActionId): ActionFields | null {
  const fields = fieldsOf<Omit<ActionFields, 'supportIds'>>(past.row('action', id), actionColumns)
  const supports = past.of('action_support', 'action_id', id).map((row) => row['organisation_id'] as OrganisationId)
  return fields && { ...fields, supportIds: inOrder(supports) }
}

type Deadline = Pick<Parsed<'actions.create'>, 'dueText' | 'dueDate'>
function deadlineAt(past: Past, id: ActionId): { dueDate: Deadline } | null {
  const dueDate = fieldsOf<Deadline>(past.row('action', id), { dueText: 'due_text', dueDate: 'due_date' })
  return dueDate && { dueDate }
}

export function createActions(services: Services): Handlers<keyof Outputs> {
  const { db, journal, files, now } = services
  const today = () => todayAt(now())

  const action = (id: ActionId) => {
    const found = actionRow(db, id, today())
    if (!found) throw notFound('Tindak lanjut')
    return found
  }
  const report = (id: ProgressId) => {
    const found = selectProgressOwner.get(db, { id })
    if (!found) throw notFound('Laporan')
    return { ...found, code: action(found.actionId).code }
  }

  function create({ meetingId, dueText, dueDate, ...given }: Parsed<'actions.create'>) {
    const date = meetingDate(db, meetingId)
    const { supportIds, ...fields } = checkedFields(db, meetingId, given)
    const series = seriesOf(date)
    const number = nextNumber(db, 'action', series, selectHighestNumber.get(db, { series, meetingId })?.number ?? 0)
    const summary = `Tambah ${actionCode(series, number)} “${excerpt(fields.step)}”`
    const { value } = journal.run('actions.create', summary, (write) => {
      const id = insertAction.run(write, { ...fields, meetingId, series, number, dueText, dueDate }).id as ActionId
      const subjectUuid = selectUuid.get(write, { id })?.uuid ?? ''
      enterNumber(write, {
        book: 'action',
        series,
        number,
        subjectUuid,
        label: fields.step,
        givenAt: now().toISOString(),
      })
      for (const organisationId of supportIds) insertSupport.run(write, { id, organisationId })
      return id
    })
    return { id: value }
  }

  function update({ id, seen, ...given }: Parsed<'actions.update'>) {
    const { code, meetingId } = action(id)
    const supports = given.supportIds && { supportIds: inOrder(given.supportIds) }
    const wanted = merged<ActionFields>(db, {
      seen,
      fields: (past) => fieldsAt(past, id),
      typed: () => ({ ...given, ...supports }),
      words: actionWords,
    })
    const { supportIds, ...fields } = checkedFields(db, meetingId, wanted)
    journal.run('actions.update', `Ubah ${code} “${excerpt(fields.step)}”`, (write) => {
      updateAction.run(write, { id, ...fields })
      setSupports(write, id, supportIds)
    })
    return null
  }

  function changeDeadline({ id, seen, dueText, dueDate, reason }: Parsed<'actions.changeDeadline'>) {
    const before = action(id)
    merged<{ dueDate: Deadline }>(db, {
      seen,
      fields: (past) => deadlineAt(past, id),
      typed: () => ({ dueDate: { dueText, dueDate } }),
      words: { dueDate: 'tenggat' },
    })
    if (before.dueText === dueText && before.dueDate === dueDate)
      throw wrongField('dueDate', 'Tenggat ini sama dengan yang berlaku sekarang. Ubah tanggal atau teksnya.')
    const summary = `Ubah tenggat ${before.code} menjadi ${deadlineInWords({ dueText, dueDate }) || 'tanpa tenggat'}`
    journal.run('actions.changeDeadline', summary, (write) => {
      keepDeadline.run(write, { id, dueText: before.dueText, dueDate: before.dueDate, changedOn: today(), reason })
      updateDeadline.run(write, { id, dueText, dueDate })
    })
    return null
  }

  function verify({ id, verifiedOn, verification }: Parsed<'actions.verify'>) {
    const { code, status } = action(id)
    if (status === 'impossible')
      throw new Failure('conflict', `${code} tercatat tidak dapat ditindaklanjuti. Buka kembali dulu.`)
    checkNotComing('verifiedOn', verifiedOn, today())
    journal.run('actions.verify', `Verifikasi ${code} selesai`, (write) => {
      updateVerification.run(write, { id, verifiedOn, verification })
    })
    return null
  }

  function markImpossible({ id, reason }: Parsed<'actions.markImpossible'>) {
    const { code, status, impossibleOn } = action(id)
    if (status === 'verified') throw new Failure('conflict', `${code} sudah diverifikasi selesai. Buka kembali dulu.`)
    journal.run('actions.markImpossible', `Catat ${code} tidak dapat ditindaklanjuti`, (write) => {
      updateImpossible.run(write, { id, on: impossibleOn ?? today(), reason })
    })
    return null
  }

  function reopen({ id }: Parsed<'actions.reopen'>) {
    const { code, status } = action(id)
    if (status !== 'verified' && status !== 'impossible')
      throw new Failure('conflict', `${code} belum ditutup, jadi tidak perlu dibuka kembali.`)
    journal.run('actions.reopen', `Buka kembali ${code}`, (write) => {
      updateVerification.run(write, { id, verifiedOn: null, verification: '' })
      updateImpossible.run(write, { id, on: null, reason: '' })
    })
    return null
  }

  function remove({ ids }: Parsed<'actions.remove'>) {
    const removed = [...new Set(ids)].map((id) => action(id))
    const [first] = removed
    const summary =
      removed.length === 1 && first
        ? `Hapus ${first.code} “${excerpt(first.step)}”`
        : `Hapus ${formatNumber(removed.length)} tindak lanjut`
    journal.run('actions.remove', summary, (write) =>
      removeRows(
        write,
        'action',
        removed.map(({ id }) => id),
      ),
    )
    return null
  }

  return {
    ...createStrategies(services),
    ...createDecisions(services),
    'actions.list': (filter) => actionRows(db, filter, today()),
    'actions.get': ({ id }) => ({
      ...action(id),
      deadlines: selectDeadlines.all(db, { id }),
      progress: selectProgress.all(db, { id }).sort(newestFirst),
    }),
    'actions.create': create,
    'actions.update': update,
    'actions.changeDeadline': changeDeadline,
    'actions.report': (input) => {
      const { code } = action(input.actionId)
      checkNotComing('date', input.date, today())
      const summary = `Catat laporan ${code}: ${input.percent} %`
      const { value } = journal.run('actions.report', summary, (write) => insertReport.run(write, input).id)
      return { id: value as ProgressId }
    },
    'actions.updateReport': ({ id, seen, ...given }) => {
      const { code } = report(id)
      const fields = merged<ReportFields>(db, {
        seen,
        fields: (past) => fieldsOf(past.row('progress', id), reportColumns),
        typed: () => given,
        words: reportWords,
      })
      checkNotComing('date', fields.date, today())
      journal.run('actions.updateReport', `Ubah laporan ${code} tanggal ${formatNumericDate(fields.date)}`, (write) => {
        updateReport.run(write, { id, ...fields })
      })
      return null
    },
    'actions.removeReport': ({ id }) => {
      const { code, date } = report(id)
      journal.run('actions.removeReport', `Hapus laporan ${code} tanggal ${formatNumericDate(date)}`, (write) =>
        removeRows(write, 'progress', [id]),
      )
      return null
    },
    'actions.verify': verify,
    'actions.markImpossible': markImpossible,
    'actions.reopen': reopen,
    'actions.remove': remove,
    'actions.export': async (filter, { signal }) => {
      const rows = actionRows(db, filter, today())
      const { paper } = readSettings(storedSettings(db)).office
      const { path, ...ticket } = files.reserve(`Matriks tindak lanjut ${today()}.xlsx`)
      await writeWorkbook(path, matrixWorkbook(rows, today(), paper), signal)
      return ticket
    },
    'actions.summary': () => summarise(db, today()),
  }
}
