/** What a row of any table is called on the screen. */
import { type RowImage, rowLabel } from '../database/tables.ts'
import type { NameOf } from './rules.ts'

/** Rows without a name of their own are named by what they join, in this order. */
const naming: Record<string, readonly (readonly [column: string, table: string])[]> = {
  membership: [
    ['person_id', 'person'],
    ['organisation_id', 'organisation'],
  ],
  meeting_organiser: [['organisation_id', 'organisation']],
  invitation: [
    ['person_id', 'person'],
    ['post_id', 'post'],
    ['organisation_id', 'organisation'],
  ],
  attendance: [['person_id', 'person']],
  action_support: [['organisation_id', 'organisation']],
  action_deadline: [['action_id', 'action']],
  progress: [['action_id', 'action']],
}
const joined: Record<string, boolean> = { membership: true, invitation: true }

const settingLabels: Record<string, string> = {
  office: 'Kantor & kop',
  operator: 'Operator',
  sheet: 'Daftar hadir',
  demo: 'Data contoh',
}

/** What a row is called: its own name, or the names of what it joins ("Siti Aminah, Dinas Sosial"). */
export function labelOf(table: string, image: RowImage, nameOf: NameOf): string {
  if (table === 'setting') return settingLabels[String(image['key'])] ?? String(image['key'])
  const named: string[] = []
  for (const [column, target] of naming[table] ?? []) {
    const id = image[column]
    if (typeof id === 'number') named.push(nameOf(target, id))
  }
  if (named.length === 0) return rowLabel(table, image)
  return (joined[table] ? named : named.slice(0, 1)).join(', ')
}
