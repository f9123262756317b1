import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { newMeeting, RosterRows } from './roster.ts'
import type { InvitationId, MeetingId } from '../../../electron/contract/ids.ts'

/** A command as numbers; what they point at is settled when it runs, by what there is then. */
interface Step {
  what: 'create' | 'reschedule' | 'remove' | 'invite' | 'answer' | 'quota' | 'withdraw'
  which: number
  amount: number
}
const step = fc.record<Step>({
  what: fc.constantFrom('create', 'reschedule', 'remove', 'invite', 'answer', 'quota', 'withdraw'),
  which: fc.nat(11),
  amount: fc.nat(11),
})
const pick = <T>(all: readonly T[], index: number): T | undefined => all[index % Math.max(1, all.length)]

class Secretariat {
  readonly #office: TestOffice
  readonly #agencies: ReturnType<RosterRows['agency']>[]
  constructor(office: TestOffice, agencies: ReturnType<RosterRows['agency']>[]) {
    this.#office = office
    this.#agencies = agencies
  }

  async #meeting(which: number): Promise<MeetingId | undefined> {
    return pick(await this.#office.ask('meetings.list', {}), which)?.id
  }
  async #invitations(which: number): Promise<InvitationId[]> {
    const meetingId = await this.#meeting(which)
    return meetingId ? (await this.#office.ask('invitations.list', { meetingId })).map(({ id }) => id) : []
  }

  async take({ what, which, amount }: Step): Promise<void> {
    const { call } = this.#office.backend
    const meetingId = await this.#meeting(which)
    const day = String(10 + amount).padStart(2, '0')
    const fields = newMeeting({
      title: `Rakor ${which}`,
      date: `2024-11-${day}`,
      agenda: Array.from({ length: amount % 4 }, (_, index) => ({ title: `Acara ${which + index}` })),
      organiserIds: this.#agencies.slice(0, amount % 3).map(({ organisationId }) => organisationId),
      previousId: amount % 2 === 0 ? (meetingId ?? null) : null,
    })
    switch (what) {
      case 'create':
        await call('meetings.create', fields)
        return
      case 'reschedule':
        await call('meetings.update', { id: meetingId, ...fields, sessions: [] })
        return
      case 'remove':
        await call('meetings.remove', { id: meetingId })
        return
      case 'invite': {
        const addressees = this.#agencies
          .slice(0, amount)
          .map(({ organisationId, postId }) => ({ organisationId, postId, personId: null, quota: (which % 3) + 1 }))
        await call('invitations.add', { meetingId, addressees })
        return
      }
      case 'answer': {
        const response = pick(['none', 'yes', 'no', 'delegated'], amount)
        const ids = (await this.#invitations(which)).slice(0, amount)
        await call('invitations.respond', { ids, response, channel: 'telepon', delegateName: 'Rina' })
        return
      }
      case 'quota':
        await call('invitations.update', { id: pick(await this.#invitations(which), amount), quota: amount + 1 })
        return
      case 'withdraw':
        await call('invitations.remove', { ids: (await this.#invitations(which)).slice(0, amount) })
    }
  }
}

test('whatever was done to meetings and invitations is undone step by step, and done again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const office = await openOffice()
      const roster = new RosterRows(office)
      try {
        const agencies = Array.from({ length: 6 }, (_, index) => roster.agency(`Dinas ${index}`, `Orang ${index}`))
        const secretariat = new Secretariat(office, agencies)
        await office.ask('meetings.create', newMeeting())
        const states = [{ entry: (await office.ask('journal.next', {})).undo?.entryId, rows: roster.everything() }]
        for (const each of steps) {
          await secretariat.take(each)
          const entry = (await office.ask('journal.next', {})).undo?.entryId
          // A command that was refused or changed nothing leaves no entry and no trace.
          if (entry === states.at(-1)?.entry) expect(roster.everything()).toEqual(states.at(-1)?.rows)
          else states.push({ entry, rows: roster.everything() })
        }
        for (const { entry } of states.slice(1).reverse()) {
          if (!entry) throw new Error('Each step has an entry.')
          const { left } = await office.ask('journal.undo', { entryId: entry })
          expect(left).toEqual([])
          expect(roster.everything()).toEqual(states[states.findIndex((state) => state.entry === entry) - 1]?.rows)
        }
        for (let redo = await next(office); redo; redo = await next(office))
          await office.ask('journal.undo', { entryId: redo })
        expect(roster.everything()).toEqual(states.at(-1)?.rows)
      } finally {
        roster.close()
        await office.close()
      }
    }),
    { numRuns: 25 },
  )
})

const next = async (office: TestOffice) => (await office.ask('journal.next', {})).redo?.entryId
