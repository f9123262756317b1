/** Branded row ids: a PersonId cannot be passed where an OrganisationId is meant. */
import * as v from 'valibot'

const id = <const B extends string>(brand: B) => v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.brand(brand))

export const personId = id('PersonId')
export const organisationId = id('OrganisationId')
export const sectorId = id('SectorId')
export const postId = id('PostId')
export const membershipId = id('MembershipId')
export const meetingId = id('MeetingId')
export const sessionId = id('SessionId')
export const invitationId = id('InvitationId')
export const attendanceId = id('AttendanceId')
export const decisionId = id('DecisionId')
export const actionId = id('ActionId')
export const progressId = id('ProgressId')
export const strategyId = id('StrategyId')
export const indicatorId = id('IndicatorId')
export const documentId = id('DocumentId')
export const entryId = id('EntryId')

export type PersonId = v.InferOutput<typeof personId>
export type OrganisationId = v.InferOutput<typeof organisationId>
export type SectorId = v.InferOutput<typeof sectorId>
export type PostId = v.InferOutput<typeof postId>
export type MembershipId = v.InferOutput<typeof membershipId>
export type MeetingId = v.InferOutput<typeof meetingId>
export type SessionId = v.InferOutput<typeof sessionId>
export type InvitationId = v.InferOutput<typeof invitationId>
export type AttendanceId = v.InferOutput<typeof attendanceId>
export type DecisionId = v.InferOutput<typeof decisionId>
export type ActionId = v.InferOutput<typeof actionId>
export type ProgressId = v.InferOutput<typeof progressId>
export type StrategyId = v.InferOutput<typeof strategyId>
export type IndicatorId = v.InferOutput<typeof indicatorId>
export type DocumentId = v.InferOutput<typeof documentId>
export type EntryId = v.InferOutput<typeof entryId>
