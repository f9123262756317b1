/** The demo data as it stands in `resources/demo`: real agencies, invented people, two Rakor and their follow-up. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InvitationResponse, ResponseChannel } from '../../contract/invitations.ts'
import type { Capacity } from '../../contract/roster.ts'

export interface DemoOrganisation {
  sector: string
  name: string
  short?: string
  kind?: 'team'
  /** Name of the organisation it is a part of; stands earlier in the file. */
  parent?: string
  aliases?: string[]
  note?: string
  /** In the order of the posts. A person is described at the first mention and only named after that. */
  people: DemoSeat[]
}

export interface DemoSeat {
  name: string
  post: string
  from: string
  until?: string
  capacity?: Capacity
  sex?: 'L' | 'P'
  nip?: string
  nrp?: string
  rank?: string
  phone?: string
  email?: string
}

/** Somebody by the name in the roster, or as said on the phone. */
export interface DemoSomebody {
  person?: string
  name?: string
  position?: string
  sex?: 'L' | 'P'
}

export interface DemoInvitation {
  organisation: string
  post: string
  quota?: number
  response: InvitationResponse
  channel?: ResponseChannel
  on?: string
  note?: string
  delegate?: DemoSomebody
  came?: DemoSomebody & {
    as: 'self' | 'proxy'
    mandate?: string
    /** Clock in WITA. */
    at: string
    /** Numbers of the sessions, from 1; left out: all. */
    sessions?: number[]
    companions?: DemoSomebody[]
  }
}

export interface DemoGuest {
  name: string
  position: string
  sex: 'L' | 'P'
  organisation: string
  /** The organisation in the roster, where it is one. */
  ref?: string
  at: string
  sessions?: number[]
}

export interface DemoAction {
  step: string
  problem: string
  /** Number of the decision in its meeting and of the strategy, from 1. */
  decision: number
  strategy: number
  organisation: string
  post?: string
  supports?: string[]
  locus?: string
  output: string
  due: [text: string, date: string]
  /** Earlier deadlines: text, date, changed on, reason. */
  deadlines?: [string, string, string, string][]
  /** The deadline now, where it moved on to one later than `due`. */
  final?: [text: string, date: string]
  progress?: { date: string; percent: number; text: string; obstacle?: string; evidence?: string; by?: string }[]
  verified?: [on: string, remark: string]
  /** Reported done but not verified yet: said by the last progress of 100 %. */
  reported?: boolean
  impossible?: [on: string, reason: string]
}

export interface DemoMeeting {
  key: string
  kind: string
  title: string
  theme: string
  date: string
  start: string
  end?: string
  venue: string
  opener: string
  chair: string
  organisers: string[]
  previous?: string
  /** Spare rows at the end of each group of the issued sheet. */
  issuedSpare: number
  sessions: { name: string; date: string; start: string; end?: string }[]
  agenda: [start: string | null, end: string | null, title: string, speaker: string][]
  invitations: DemoInvitation[]
  guests: DemoGuest[]
  decisions: string[]
  actions: DemoAction[]
}

export interface DemoData {
  organisations: DemoOrganisation[]
  meetings: DemoMeeting[]
  indicators: {
    name: string
    unit: string
    target: { value: number; year: number } | null
    values: { year: number; value: number; source: string }[]
  }[]
}

/** The files ship with the program and are held to their form by a test, so they are not checked again here. */
export function readDemoData(resources: string): DemoData {
  const read = (file: string) => JSON.parse(readFileSync(join(resources, 'demo', file), 'utf8')) as Partial<DemoData>
  return { ...read('roster.json'), ...read('meetings.json'), ...read('indicators.json') } as DemoData
}
