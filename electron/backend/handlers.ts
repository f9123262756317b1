/** What every domain answers and does, over one connection. */
import type { BackendChannel, CallContext, Handlers } from '../contract/api.ts'
import type { HandlerTable } from '../contract/dispatch.ts'
import { createActions } from './actions/handlers.ts'
import { createAttendance } from './attendance/handlers.ts'
import { storageFailure } from './database/failures.ts'
import { createDemo } from './demo/handlers.ts'
// Their tables are described before any is asked of.
import './domains.ts'
import { createDocuments } from './documents/handlers.ts'
import { createDuplicates } from './duplicates/handlers.ts'
import { createForms } from './forms/handlers.ts'
import { createHistory } from './history/handlers.ts'
import { createImports } from './imports/handlers.ts'
import { createIndicators } from './indicators/handlers.ts'
import { createInvitations } from './invitations/handlers.ts'
import { createMeetings } from './meetings/handlers.ts'
import { createOverview } from './overview/handlers.ts'
import type { Presence } from './presence.ts'
import { createRoster } from './roster/handlers.ts'
import { createSearch } from './search/handlers.ts'
import type { Services } from './services.ts'
import { createSettings } from './settings/handlers.ts'
import { createSetup } from './setup/handlers.ts'
import { createTurnover } from './turnover/handlers.ts'

/** The others are about the backend itself, not about what lies in the database. */
export type DomainChannel = Exclude<BackendChannel, 'app.retry' | 'tasks.cancel' | `backups.${string}`>

export function createDomains(services: Services, present: Presence): Handlers<DomainChannel> {
  const roster = createRoster(services)
  return {
    ...createSettings(services),
    ...createSetup(services),
    ...createDemo(services),
    ...roster,
    ...createDuplicates(services),
    ...createMeetings(services),
    ...createInvitations(services),
    ...createAttendance(services),
    ...createDocuments(services),
    ...createActions(services),
    ...createImports(services),
    ...createForms(services),
    ...createTurnover(services),
    ...createIndicators(services),
    ...createHistory(services, present),
    ...createSearch(services, roster),
    ...createOverview(services),
  }
}

/** Handlers whose storage errors come out as failures with a way on. */
export function translated(table: HandlerTable): HandlerTable {
  const entries = Object.entries(table as Record<string, (input: unknown, context: CallContext) => unknown>)
  const guarded = entries.map(([channel, handler]) => [
    channel,
    async (input: unknown, context: CallContext) => {
      try {
        return await handler(input, context)
      } catch (error) {
        throw storageFailure(error)
      }
    },
  ])
  return Object.fromEntries(guarded) as HandlerTable
}
