/** The SQL of the mutasi view: memberships that began or ended in a stretch of time. */
import { read } from '../database/statements.ts'
import type { MembershipLine } from './rules.ts'

const membership = `
  SELECT m.id, p.id AS personId, p.name, p.nip, o.id AS organisationId, o.name AS organisation, o.sector_id AS sectorId,
    ifnull(t.title, '') AS post, m.capacity, m.from_date AS fromDate, m.until_date AS untilDate
  FROM membership m JOIN organisation o ON o.id = m.organisation_id AND o.kind = 'agency'
    JOIN person p ON p.id = m.person_id LEFT JOIN post t ON t.id = m.post_id`

/** Memberships that began from `from` to `until`, or ended from the day before `from` to `until`: a move ends the day before. */
export const dated = read<{ from: string; until: string; before: string }, MembershipLine>(
  `${membership} WHERE m.from_date BETWEEN @from AND @until OR m.until_date BETWEEN @before AND @until
   ORDER BY p.name_key, p.id, m.id`,
)
/** Every membership of these people, for where somebody came from. */
export const membershipsOf = read<{ ids: string }, MembershipLine>(
  `${membership} WHERE m.person_id IN (SELECT value FROM json_each(@ids)) ORDER BY m.person_id, m.id`,
)
/**
 * Memberships without a beginning, with the moment they were first written down; `@from`, `@until` are moments. One
 * that was merged away and given back is in the journal twice, but nobody came a second time.
 */
export const recorded = read<{ from: string; until: string }, MembershipLine & { at: string }>(
  `SELECT member.*, e.at FROM journal_entry e
     CROSS JOIN journal_change c NOT INDEXED ON c.id BETWEEN e.first_change AND e.last_change
       AND c.entry_id = e.id AND c.table_name = 'membership' AND c.operation = 'insert'
     JOIN (${membership} WHERE m.from_date IS NULL) member ON member.id = c.row_id
   WHERE e.at >= @from AND e.at < @until AND e.command <> 'demo.load' AND e.undoes_id IS NULL
     AND c.id = (SELECT min(id) FROM journal_change WHERE table_name = 'membership' AND row_id = c.row_id)
   ORDER BY member.id`,
)
