/** Statements that read the whole of a large table, or all its changes, because they must; and why. */
interface WantedScan {
  /** Parts of the statements' SQL on one line. */
  sql: readonly string[]
  reads: readonly string[]
  why: string
}

export const wantedScans: readonly WantedScan[] = [
  {
    sql: [
      'INSERT INTO person_search_place (place, person_id, dated) SELECT row_number() OVER (ORDER BY name_key, id)',
      'INSERT INTO temp.search_touched (id) SELECT id FROM person',
    ],
    reads: ['whole person'],
    why: 'The search index is filled anew, or for the first people.',
  },
  {
    sql: ['SELECT place FROM person_search_place LIMIT 1', 'EXISTS (SELECT 1 FROM person) OR'],
    reads: ['whole person_search_place', 'whole person'],
    why: 'Whether there is any row: the walk ends at the first.',
  },
  {
    sql: ['SELECT place FROM person_search_place ORDER BY place'],
    reads: ['whole person_search_place'],
    why: 'A page of everybody in the order of names: the walk ends with the page.',
  },
  {
    sql: ['WITH shown AS MATERIALIZED'],
    reads: ['whole membership', 'whole post', 'whole person_search_place'],
    why: 'Everybody is sorted by what stands in another table, once until somebody writes.',
  },
  {
    sql: ['SELECT count(*) AS count FROM person', '(SELECT count(*) FROM person) AS people'],
    reads: ['whole person'],
    why: 'How many people there are; SQLite keeps no counts.',
  },
  {
    sql: [
      'SELECT id, name_key AS nameKey, nip, nrp, phone, email, sex FROM person ORDER BY id',
      "SELECT m.person_id AS personId, m.organisation_id AS organisationId, ifnull(p.title_key, '') AS postKey",
      'SELECT p.id, p.name, p.nip, p.nrp, p.phone, p.email, p.sex, o.id AS organisationId',
    ],
    reads: ['whole person', 'whole membership'],
    why: 'An import is compared with everybody, and so is everybody when duplicates are first looked for.',
  },
  {
    sql: ['FROM post po JOIN organisation o ON o.id = po.organisation_id'],
    reads: ['whole post'],
    why: 'Posts are found by words anywhere in their titles, and have no index of words.',
  },
  {
    sql: ["AND e.command <> 'setup.start' AND", 'ORDER BY last.id DESC LIMIT 1'],
    reads: ['whole journal_entry'],
    why: 'The newest entry of a kind, from the end: the walk ends where one is found.',
  },
  {
    sql: ["(@pattern = '' OR e.summary LIKE @pattern"],
    reads: ['whole journal_entry'],
    why: 'The history page counts the entries, and finds them by any part of their sentences.',
  },
  {
    sql: ["WHERE command = 'demo.load' AND undone_by_id IS NULL"],
    reads: ['whole journal_entry'],
    why: 'Asked once, by whoever loads the demo data or takes it out.',
  },
  {
    sql: ['SELECT member.*, e.at FROM journal_entry e'],
    reads: ['whole journal_entry'],
    why: 'Commands of a stretch of time; a command is one row, and the changes are read of those within it only.',
  },
  {
    sql: [
      'person_alias',
      'organisation_alias',
      'post',
      'meeting_organiser',
      'agenda_item',
      'session',
      'decision',
      'action_support',
      'action_deadline',
      'progress',
    ].map((table) => `FROM journal_change WHERE table_name = '${table}' AND before IS NOT NULL AND before ->>`),
    reads: ['changes of one kind'],
    why: 'The history of a record asks what it had and has no longer; of these kinds there are few changes.',
  },
  {
    sql: ['WHERE po.rank = 9'],
    reads: ['whole post'],
    why: 'Asked once at opening: posts from before there were ranks.',
  },
  {
    sql: ['FROM ledger_number ORDER BY id'],
    reads: ['whole ledger_number'],
    why: 'A restore carries every number given over into the restored book.',
  },
]
