import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ActionId, DecisionId, MeetingId, OrganisationId, ProgressId } from '../../../electron/contract/ids.ts'
import { type Ledger, openLedger } from './ledger.ts'

type Kind =
  | 'create'
  | 'update'
  | 'deadline'
  | 'report'
  | 'mend'
  | 'unreport'
  | 'verify'
  | 'impossible'
  | 'reopen'
  | 'remove'
  | 'decide'
  | 'reword'
  | 'reorder'
  | 'undecide'
const kinds: Kind[] = [
  'create',
  'create',
  'update',
  'deadline',
  'report',
  'mend',
  'unreport',
  'verify',
  'impossible',
  'reopen',
  'remove',
  'decide',
  'reword',
  'reorder',
  'undecide',
]
interface Step {
  kind: Kind
  pick: number
  n: number
}

interface Stage {
  ledger: Ledger
  meetingId: MeetingId
  organisations: OrganisationId[]
}

/** Runs a step on whatever there is to run it on; a refusal is as good as a change, as long as it leaves no trace. */
async function take({ ledger, meetingId, organisations }: Stage, { kind, pick, n }: Step): Promise<unknown> {
  const one = <T>(list: readonly T[]): T | undefined => list[pick % Math.max(1, list.length)]
  const rows = await ledger.ask('actions.list', { meetingId })
  const decisions = await ledger.ask('decisions.list', { meetingId })
  const id = one(rows)?.id ?? (999 as ActionId)
  const decisionId = one(decisions)?.id ?? (999 as DecisionId)
  const organisationId = organisations[n % 2] ?? (999 as OrganisationId)
  const supportIds = organisations.slice(n % 3)
  const date = `2024-0${1 + (n % 9)}-1${n % 10}`
  const report = async () => (await ledger.ask('actions.get', { id })).progress[0]?.id ?? (999 as ProgressId)
  const fields = { step: `Langkah ${n}`, organisationId, supportIds, decisionId: one(decisions)?.id ?? null }
  switch (kind) {
    case 'create':
      return ledger.ask('actions.create', { meetingId, ...fields, dueDate: date })
    case 'update':
      return ledger.ask('actions.update', { id, ...fields })
    case 'deadline':
      return ledger.ask('actions.changeDeadline', { id, dueText: `t${n}`, dueDate: date, reason: 'r' })
    case 'report':
      return ledger.ask('actions.report', { actionId: id, date, percent: (n * 10) % 101 })
    case 'mend':
      return ledger.ask('actions.updateReport', { id: await report(), date, percent: n % 101 })
    case 'unreport':
      return ledger.ask('actions.removeReport', { id: await report() })
    case 'verify':
      return ledger.ask('actions.verify', { id, verifiedOn: date })
    case 'impossible':
      return ledger.ask('actions.markImpossible', { id, reason: `alasan ${n}` })
    case 'reopen':
      return ledger.ask('actions.reopen', { id })
    case 'remove':
      return ledger.ask('actions.remove', { ids: rows.slice(0, 1 + (n % 3)).map((row) => row.id) })
    case 'decide':
      return ledger.ask('decisions.create', { meetingId, text: `Kesepakatan ${n}` })
    case 'reword':
      return ledger.ask('decisions.update', { id: decisionId, text: `Kata lain ${n}` })
    case 'reorder': {
      const ids = decisions.map((decision) => decision.id)
      return ledger.ask('decisions.reorder', {
        meetingId,
        ids: [...ids.slice(n % 3), ...ids.slice(0, n % 3)],
      })
    }
    case 'undecide':
      return ledger.ask('decisions.remove', { id: decisionId })
  }
}

test('any run of commands, undone one by one, passes back through every state it came from', async () => {
  const step = fc.record({ kind: fc.constantFrom(...kinds), pick: fc.nat(9), n: fc.nat(50) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 18 }), async (steps) => {
      const ledger = await openLedger()
      try {
        const organisations = [ledger.organisation('Dinas A'), ledger.organisation('Dinas B'), ledger.organisation('C')]
        const stage = { ledger, meetingId: ledger.meeting('Rakor', '2024-01-01'), organisations }
        const states = [ledger.image()]
        for (const next of steps) {
          await take(stage, next).catch((error: unknown) => {
            if (!/not-found|conflict|invalid-input/.test(String(error))) throw error
          })
          const now = ledger.image()
          if (now !== states.at(-1)) states.push(now)
        }
        while (states.length > 1) {
          expect(ledger.image()).toBe(states.pop())
          expect(ledger.undo()).toEqual([])
        }
        expect(ledger.image()).toBe(states[0])
      } finally {
        ledger.close()
      }
    }),
    { numRuns: 40 },
  )
}, 60_000)
