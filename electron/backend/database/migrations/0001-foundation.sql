-- The whole of the first version: roster (after Popolo), meetings, invitations, attendance, actions,
-- import memory, settings, the journal and the search index.
-- Dates are 'YYYY-MM-DD', times 'HH:MM', moments ISO 8601 UTC. No foreign key cascades: commands delete
-- children themselves, so that the journal sees every row go.

CREATE TABLE setting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

-- Roster ---------------------------------------------------------------------------------------------------------

CREATE TABLE sector (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE organisation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  short_name TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'agency' CHECK (kind IN ('agency', 'team')),
  sector_id INTEGER REFERENCES sector (id),
  parent_id INTEGER REFERENCES organisation (id),
  position INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX organisation_sector ON organisation (sector_id, position, name_key);
CREATE INDEX organisation_parent ON organisation (parent_id);

-- Other names an organisation is known by: short forms learned from choices, and names it had before.
CREATE TABLE organisation_alias (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  organisation_id INTEGER NOT NULL REFERENCES organisation (id),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'alias' CHECK (kind IN ('alias', 'former')),
  until_date TEXT,
  UNIQUE (name_key, organisation_id)
) STRICT;
CREATE INDEX organisation_alias_organisation ON organisation_alias (organisation_id);

CREATE TABLE person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (name <> ''),
  -- name folded for ordering and matching: lower case, no titles, no punctuation
  name_key TEXT NOT NULL,
  nip TEXT NOT NULL DEFAULT '',
  nrp TEXT NOT NULL DEFAULT '',
  rank TEXT NOT NULL DEFAULT '',
  sex TEXT NOT NULL DEFAULT '' CHECK (sex IN ('', 'L', 'P')),
  phone TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX person_name ON person (name_key, id);
CREATE UNIQUE INDEX person_nip ON person (nip) WHERE nip <> '';
CREATE INDEX person_nrp ON person (nrp) WHERE nrp <> '';
CREATE INDEX person_phone ON person (phone) WHERE phone <> '';
CREATE INDEX person_email ON person (email) WHERE email <> '';

-- Other names a person was recorded under, from records that turned out to be theirs.
CREATE TABLE person_alias (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person (id),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  UNIQUE (person_id, name_key)
) STRICT;

-- A seat in an organisation. Several people may hold a post of the same title ("Staf").
CREATE TABLE post (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  organisation_id INTEGER NOT NULL REFERENCES organisation (id),
  title TEXT NOT NULL CHECK (title <> ''),
  title_key TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  UNIQUE (organisation_id, title_key)
) STRICT;

-- A person in an organisation, normally in one of its posts, from–until (both inclusive, NULL is open).
CREATE TABLE membership (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person (id),
  organisation_id INTEGER NOT NULL REFERENCES organisation (id),
  post_id INTEGER REFERENCES post (id),
  capacity TEXT NOT NULL DEFAULT 'definitif' CHECK (capacity IN ('definitif', 'Plt.', 'Plh.', 'Pj.', 'Pjs.')),
  from_date TEXT,
  until_date TEXT,
  CHECK (from_date IS NULL OR until_date IS NULL OR from_date <= until_date)
) STRICT;
-- With all that a line of the people list says of a place, so that the row itself need not be read.
CREATE INDEX membership_person ON membership (person_id, until_date, from_date, organisation_id, post_id, capacity);
CREATE INDEX membership_organisation ON membership (organisation_id, until_date);
CREATE INDEX membership_post ON membership (post_id, until_date);

-- Two records somebody said are not one. Ids are kept as numbers: they are never used again, and a record that was
-- merged away takes what was said of it along.
CREATE TABLE not_duplicate (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation')),
  a_id INTEGER NOT NULL,
  b_id INTEGER NOT NULL,
  a_name TEXT NOT NULL,
  b_name TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (kind, a_id, b_id),
  CHECK (a_id < b_id)
) STRICT;

-- One record taken into another, with all it takes to give each back what was its own. The images are JSON rows;
-- `changes` lists what the merge wrote in other rows, `holdings` which rows pointed to either before.
CREATE TABLE merge (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation')),
  kept_id INTEGER NOT NULL,
  gone_id INTEGER NOT NULL,
  kept_name TEXT NOT NULL,
  gone_name TEXT NOT NULL,
  merged_at TEXT NOT NULL,
  kept_before TEXT NOT NULL CHECK (json_valid(kept_before)),
  kept_after TEXT NOT NULL CHECK (json_valid(kept_after)),
  gone_before TEXT NOT NULL CHECK (json_valid(gone_before)),
  changes TEXT NOT NULL CHECK (json_valid(changes)),
  holdings TEXT NOT NULL CHECK (json_valid(holdings))
) STRICT;
CREATE INDEX merge_kept ON merge (kind, kept_id);
CREATE INDEX merge_gone ON merge (kind, gone_id);

-- Meetings -------------------------------------------------------------------------------------------------------

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL DEFAULT 'Rapat Koordinasi',
  title TEXT NOT NULL CHECK (title <> ''),
  theme TEXT NOT NULL DEFAULT '',
  date TEXT NOT NULL,
  start_time TEXT NOT NULL,
  end_time TEXT,
  venue TEXT NOT NULL DEFAULT '',
  opener TEXT NOT NULL DEFAULT '',
  chair TEXT NOT NULL DEFAULT '',
  previous_id INTEGER REFERENCES meeting (id),
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX meeting_date ON meeting (date);
CREATE INDEX meeting_previous ON meeting (previous_id);

CREATE TABLE meeting_organiser (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  organisation_id INTEGER NOT NULL REFERENCES organisation (id),
  position INTEGER NOT NULL,
  UNIQUE (meeting_id, organisation_id)
) STRICT;

CREATE INDEX meeting_organiser_organisation ON meeting_organiser (organisation_id);

-- The rundown.
CREATE TABLE agenda_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  position INTEGER NOT NULL,
  start_time TEXT,
  end_time TEXT,
  title TEXT NOT NULL CHECK (title <> ''),
  speaker TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX agenda_item_meeting ON agenda_item (meeting_id, position);

-- A half-day or day with its own attendance. Every meeting has at least one.
CREATE TABLE session (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  date TEXT NOT NULL,
  start_time TEXT NOT NULL,
  end_time TEXT
) STRICT;
CREATE INDEX session_meeting ON session (meeting_id, position);

-- One addressee of one meeting: a post (normal), a person, or an organisation as a whole.
CREATE TABLE invitation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  organisation_id INTEGER NOT NULL REFERENCES organisation (id),
  post_id INTEGER REFERENCES post (id),
  person_id INTEGER REFERENCES person (id),
  quota INTEGER NOT NULL DEFAULT 1 CHECK (quota BETWEEN 1 AND 99),
  response TEXT NOT NULL DEFAULT 'none' CHECK (response IN ('none', 'yes', 'no', 'delegated')),
  -- mewakilkan kepada …: a person of the roster, or a name as said on the phone
  delegate_person_id INTEGER REFERENCES person (id),
  delegate_name TEXT NOT NULL DEFAULT '',
  delegate_position TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL DEFAULT '' CHECK (channel IN ('', 'telepon', 'whatsapp', 'surat', 'e-mail', 'langsung')),
  responded_on TEXT,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX invitation_meeting ON invitation (meeting_id);
CREATE INDEX invitation_organisation ON invitation (organisation_id);
CREATE INDEX invitation_post ON invitation (post_id) WHERE post_id IS NOT NULL;
CREATE INDEX invitation_person ON invitation (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX invitation_delegate ON invitation (delegate_person_id) WHERE delegate_person_id IS NOT NULL;
CREATE UNIQUE INDEX invitation_addressee
  ON invitation (meeting_id, organisation_id, ifnull(post_id, 0), ifnull(person_id, 0));

-- The numbered rows of the printed attendance sheet of a session, fixed when it is issued, so that the number
-- on paper stays the number one types back. A spare row has no invitation.
CREATE TABLE sheet_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id INTEGER NOT NULL REFERENCES session (id),
  number INTEGER NOT NULL,
  heading TEXT NOT NULL DEFAULT '',
  invitation_id INTEGER REFERENCES invitation (id),
  -- which of the invitation's seats, from 1
  seat INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL DEFAULT '',
  sex TEXT NOT NULL DEFAULT '',
  position TEXT NOT NULL DEFAULT '',
  organisation TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  UNIQUE (session_id, number)
) STRICT;
CREATE INDEX sheet_line_invitation ON sheet_line (invitation_id) WHERE invitation_id IS NOT NULL;

-- Who sat in which seat at which session.
CREATE TABLE attendance (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id INTEGER NOT NULL REFERENCES session (id),
  invitation_id INTEGER REFERENCES invitation (id),
  seat INTEGER NOT NULL DEFAULT 1,
  sheet_number INTEGER,
  capacity TEXT NOT NULL CHECK (capacity IN ('self', 'proxy', 'companion', 'guest')),
  person_id INTEGER REFERENCES person (id),
  name TEXT NOT NULL DEFAULT '',
  position TEXT NOT NULL DEFAULT '',
  sex TEXT NOT NULL DEFAULT '' CHECK (sex IN ('', 'L', 'P')),
  organisation_id INTEGER REFERENCES organisation (id),
  organisation TEXT NOT NULL DEFAULT '',
  mandate_number TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  marked_at TEXT NOT NULL
) STRICT;
CREATE INDEX attendance_session ON attendance (session_id);
CREATE INDEX attendance_person ON attendance (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX attendance_organisation ON attendance (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX attendance_invitation ON attendance (invitation_id) WHERE invitation_id IS NOT NULL;
CREATE UNIQUE INDEX attendance_seat ON attendance (session_id, invitation_id, seat) WHERE invitation_id IS NOT NULL;
CREATE UNIQUE INDEX attendance_number ON attendance (session_id, sheet_number) WHERE sheet_number IS NOT NULL;

-- What was promised ----------------------------------------------------------------------------------------------

CREATE TABLE strategy (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL CHECK (text <> '')
) STRICT;
CREATE INDEX decision_meeting ON decision (meeting_id, position);

-- A concrete step owed by an organisation. Status is derived from progress, verification and impossible_reason.
CREATE TABLE action (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  number INTEGER NOT NULL,
  decision_id INTEGER REFERENCES decision (id),
  problem TEXT NOT NULL DEFAULT '',
  step TEXT NOT NULL CHECK (step <> ''),
  strategy_id INTEGER REFERENCES strategy (id),
  organisation_id INTEGER NOT NULL REFERENCES organisation (id),
  post_id INTEGER REFERENCES post (id),
  locus TEXT NOT NULL DEFAULT '',
  due_text TEXT NOT NULL DEFAULT '',
  due_date TEXT,
  output TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  verified_on TEXT,
  verification TEXT NOT NULL DEFAULT '',
  impossible_on TEXT,
  impossible_reason TEXT NOT NULL DEFAULT '',
  UNIQUE (meeting_id, number)
) STRICT;
CREATE INDEX action_organisation ON action (organisation_id);
CREATE INDEX action_strategy ON action (strategy_id) WHERE strategy_id IS NOT NULL;
CREATE INDEX action_post ON action (post_id) WHERE post_id IS NOT NULL;
CREATE INDEX action_due ON action (due_date);
CREATE INDEX action_decision ON action (decision_id) WHERE decision_id IS NOT NULL;

CREATE TABLE action_support (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  action_id INTEGER NOT NULL REFERENCES action (id),
  organisation_id INTEGER NOT NULL REFERENCES organisation (id),
  UNIQUE (action_id, organisation_id)
) STRICT;
CREATE INDEX action_support_organisation ON action_support (organisation_id);

-- Every deadline an action had before the present one, and why it moved.
CREATE TABLE action_deadline (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  action_id INTEGER NOT NULL REFERENCES action (id),
  due_text TEXT NOT NULL,
  due_date TEXT,
  changed_on TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;
CREATE INDEX action_deadline_action ON action_deadline (action_id);

-- A dated report by the agency; never the same field as the secretariat's verification.
CREATE TABLE progress (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  action_id INTEGER NOT NULL REFERENCES action (id),
  date TEXT NOT NULL,
  percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
  text TEXT NOT NULL DEFAULT '',
  obstacle TEXT NOT NULL DEFAULT '',
  evidence TEXT NOT NULL DEFAULT '',
  reported_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX progress_action ON progress (action_id, date, id);

-- Indicators -----------------------------------------------------------------------------------------------------

CREATE TABLE indicator (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  unit TEXT NOT NULL,
  position INTEGER NOT NULL,
  target_value REAL,
  target_year INTEGER
) STRICT;

CREATE TABLE indicator_value (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  indicator_id INTEGER NOT NULL REFERENCES indicator (id),
  year INTEGER NOT NULL,
  value REAL NOT NULL,
  source TEXT NOT NULL,
  UNIQUE (indicator_id, year)
) STRICT;

-- Import memory --------------------------------------------------------------------------------------------------

CREATE TABLE import_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  entry_id INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL
) STRICT;
CREATE INDEX import_file_sha256 ON import_file (sha256);

-- Which person a row in doubt became, so that the same row sent back mended is never a second person.
CREATE TABLE import_row (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL,
  row_key TEXT NOT NULL,
  -- may since have been removed or merged
  person_id INTEGER NOT NULL,
  UNIQUE (sha256, row_key)
) STRICT;

CREATE TABLE import_layout (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  fingerprint TEXT NOT NULL UNIQUE,
  columns TEXT NOT NULL CHECK (json_valid(columns))
) STRICT;

-- The journal ----------------------------------------------------------------------------------------------------

CREATE TABLE journal_entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  command TEXT NOT NULL,
  summary TEXT NOT NULL,
  undoes_id INTEGER REFERENCES journal_entry (id),
  undone_by_id INTEGER REFERENCES journal_entry (id),
  -- there is one writer, so the changes of an entry are the ids from first to last
  first_change INTEGER NOT NULL DEFAULT 0,
  last_change INTEGER NOT NULL DEFAULT -1
) STRICT;

CREATE INDEX journal_entry_undone_by ON journal_entry (undone_by_id) WHERE undone_by_id IS NOT NULL;
CREATE INDEX journal_entry_undoes ON journal_entry (undoes_id) WHERE undoes_id IS NOT NULL;

-- One row written by one command. before/after are JSON images of the row; an insert keeps no image: until the
-- row changes it is its own image, and the first change carries it as `before`.
CREATE TABLE journal_change (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX journal_change_row ON journal_change (table_name, row_id);
-- places somebody had and has no longer, for the history of a person
CREATE INDEX journal_change_place ON journal_change (before ->> 'person_id')
  WHERE table_name = 'membership' AND before IS NOT NULL;

-- Search, derived from the roster; the journal writes it once at the end of each command (database/searchIndex.ts).
-- Places number people in the order of their names with room between, so that whatever the index finds comes sorted.
CREATE TABLE person_search_place (
  place INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL UNIQUE,
  -- 1 where one of the person's memberships has a date, so that which count depends on the day
  dated INTEGER NOT NULL
) STRICT;

-- One line a person, rowid = place. context: agencies and posts, and by marked words what lists can be kept to.
CREATE VIRTUAL TABLE person_search USING fts5 (
  name, context,
  content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4 5', detail = 'none'
);
-- Bytes gathered before they are written: a whole import makes one sorted piece instead of many to be merged.
INSERT INTO person_search (person_search, rank) VALUES ('hashsize', 67108864);
-- Small pages: what a word's list of people has in between is passed over page by page.
INSERT INTO person_search (person_search, rank) VALUES ('pgsz', 1000);

-- Every word of the index by each of its tails of three letters or more: 'santoso', 'antoso', … 'oso'.
CREATE TABLE person_search_part (
  part TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (part, word)
) STRICT, WITHOUT ROWID;
