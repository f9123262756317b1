-- Identity that may leave the office, ranks of posts, what a meeting and an invitation can say from now on, documents
-- that went out, files kept with records, numbers that are never given twice, and who called and in which batch.

-- Identity ---------------------------------------------------------------------------------------------------------
-- Each record another office may one day read has a UUIDv7 from its birth, which no undo, merge or restore changes. It is
-- shown nowhere. Statements give it (database/uuid.ts); the triggers are for rows that come without, such as those an
-- undo brings back from before there were any.

ALTER TABLE organisation ADD COLUMN uuid TEXT;
ALTER TABLE person ADD COLUMN uuid TEXT;
ALTER TABLE post ADD COLUMN uuid TEXT;
ALTER TABLE meeting ADD COLUMN uuid TEXT;
ALTER TABLE invitation ADD COLUMN uuid TEXT;
ALTER TABLE decision ADD COLUMN uuid TEXT;
ALTER TABLE action ADD COLUMN uuid TEXT;

UPDATE organisation SET uuid = lower(printf('%08x-%04x-7%03x-%04x-%04x%08x',
  unixepoch('now', 'subsec') * 1000 / 65536, CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER) % 65536,
  abs(random() % 4096), 32768 + abs(random() % 16384), abs(random() % 65536), abs(random() % 4294967296)));
UPDATE person SET uuid = lower(printf('%08x-%04x-7%03x-%04x-%04x%08x',
  unixepoch('now', 'subsec') * 1000 / 65536, CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER) % 65536,
  abs(random() % 4096), 32768 + abs(random() % 16384), abs(random() % 65536), abs(random() % 4294967296)));
UPDATE post SET uuid = lower(printf('%08x-%04x-7%03x-%04x-%04x%08x',
  unixepoch('now', 'subsec') * 1000 / 65536, CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER) % 65536,
  abs(random() % 4096), 32768 + abs(random() % 16384), abs(random() % 65536), abs(random() % 4294967296)));
UPDATE meeting SET uuid = lower(printf('%08x-%04x-7%03x-%04x-%04x%08x',
  unixepoch('now', 'subsec') * 1000 / 65536, CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER) % 65536,
  abs(random() % 4096), 32768 + abs(random() % 16384), abs(random() % 65536), abs(random() % 4294967296)));
UPDATE invitation SET uuid = lower(printf('%08x-%04x-7%03x-%04x-%04x%08x',
  unixepoch('now', 'subsec') * 1000 / 65536, CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER) % 65536,
  abs(random() % 4096), 32768 + abs(random() % 16384), abs(random() % 65536), abs(random() % 4294967296)));
UPDATE decision SET uuid = lower(printf('%08x-%04x-7%03x-%04x-%04x%08x',
  unixepoch('now', 'subsec') * 1000 / 65536, CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER) % 65536,
  abs(random() % 4096), 32768 + abs(random() % 16384), abs(random() % 65536), abs(random() % 4294967296)));
UPDATE action SET uuid = lower(printf('%08x-%04x-7%03x-%04x-%04x%08x',
  unixepoch('now', 'subsec') * 1000 / 65536, CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER) % 65536,
  abs(random() % 4096), 32768 + abs(random() % 16384), abs(random() % 65536), abs(random() % 4294967296)));

CREATE UNIQUE INDEX organisation_uuid ON organisation (uuid);
CREATE UNIQUE INDEX person_uuid ON person (uuid);
CREATE UNIQUE INDEX post_uuid ON post (uuid);
CREATE UNIQUE INDEX meeting_uuid ON meeting (uuid);
CREATE UNIQUE INDEX invitation_uuid ON invitation (uuid);
CREATE UNIQUE INDEX decision_uuid ON decision (uuid);
CREATE UNIQUE INDEX action_uuid ON action (uuid);

CREATE TRIGGER organisation_born AFTER INSERT ON organisation WHEN new.uuid IS NULL
BEGIN
  UPDATE organisation SET uuid = lower(printf('%08x-%04x-7%03x-%04x-%04x%08x',
      unixepoch('now', 'subsec') * 1000 / 65536, CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER) % 65536,
      abs(random() % 4096), 32768 + abs(random() % 16384), abs(random() % 65536), abs(random() % 4294967296))) WHERE id = new.id;
END;
CREATE TRIGGER person_born AFTER INSERT ON person WHEN new.uuid IS NULL
BEGIN
  UPDATE person SET uuid = lower(printf('%08x-%04x-7%03x-%04x-%04x%08x',
      unixepoch('now', 'subsec') * 1000 / 65536, CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER) % 65536,
      abs(random() % 4096), 32768 + abs(random() % 16384), abs(random() % 65536), abs(random() % 4294967296))) WHERE id = new.id;
END;
CREATE TRIGGER post_born AFTER INSERT ON post WHEN new.uuid IS NULL
BEGIN
  UPDATE post SET uuid = lower(printf('%08x-%04x-7%03x-%04x-%04x%08x',
      unixepoch('now', 'subsec') * 1000 / 65536, CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER) % 65536,
      abs(random() % 4096), 32768 + abs(random() % 16384), abs(random() % 65536), abs(random() % 4294967296))) WHERE id = new.id;
END;
CREATE TRIGGER meeting_born AFTER INSERT ON meeting WHEN new.uuid IS NULL
BEGIN
  UPDATE meeting SET uuid = lower(printf('%08x-%04x-7%03x-%04x-%04x%08x',
      unixepoch('now', 'subsec') * 1000 / 65536, CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER) % 65536,
      abs(random() % 4096), 32768 + abs(random() % 16384), abs(random() % 65536), abs(random() % 4294967296))) WHERE id = new.id;
END;
CREATE TRIGGER invitation_born AFTER INSERT ON invitation WHEN new.uuid IS NULL
BEGIN
  UPDATE invitation SET uuid = lower(printf('%08x-%04x-7%03x-%04x-%04x%08x',
      unixepoch('now', 'subsec') * 1000 / 65536, CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER) % 65536,
      abs(random() % 4096), 32768 + abs(random() % 16384), abs(random() % 65536), abs(random() % 4294967296))) WHERE id = new.id;
END;
CREATE TRIGGER decision_born AFTER INSERT ON decision WHEN new.uuid IS NULL
BEGIN
  UPDATE decision SET uuid = lower(printf('%08x-%04x-7%03x-%04x-%04x%08x',
      unixepoch('now', 'subsec') * 1000 / 65536, CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER) % 65536,
      abs(random() % 4096), 32768 + abs(random() % 16384), abs(random() % 65536), abs(random() % 4294967296))) WHERE id = new.id;
END;
CREATE TRIGGER action_born AFTER INSERT ON action WHEN new.uuid IS NULL
BEGIN
  UPDATE action SET uuid = lower(printf('%08x-%04x-7%03x-%04x-%04x%08x',
      unixepoch('now', 'subsec') * 1000 / 65536, CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER) % 65536,
      abs(random() % 4096), 32768 + abs(random() % 16384), abs(random() % 65536), abs(random() % 4294967296))) WHERE id = new.id;
END;

-- A record that was merged away before there were UUIDs has one too, so that separating the two brings it back with it.
UPDATE merge SET gone_before = json_set(gone_before, '$.uuid', lower(printf('%08x-%04x-7%03x-%04x-%04x%08x',
  unixepoch('now', 'subsec') * 1000 / 65536, CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER) % 65536,
  abs(random() % 4096), 32768 + abs(random() % 16384), abs(random() % 65536), abs(random() % 4294967296))));
CREATE INDEX merge_gone_uuid ON merge (gone_before ->> 'uuid');

-- The office this database belongs to, and the organisation it is; the organisation comes with the first run.
CREATE TABLE office (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL,
  organisation_id INTEGER REFERENCES organisation (id)
) STRICT;
CREATE INDEX office_organisation ON office (organisation_id);

-- Roster -----------------------------------------------------------------------------------------------------------

-- Who came and who left in a stretch of time.
CREATE INDEX membership_from ON membership (from_date) WHERE from_date IS NOT NULL;
CREATE INDEX membership_until ON membership (until_date) WHERE until_date IS NOT NULL;

-- 1 head, 2 secretary, 3 head of a division, 4 head of a section, 5 functional, 6 staff; 9 not looked at yet.
ALTER TABLE post ADD COLUMN rank INTEGER NOT NULL DEFAULT 9;

-- The decree (SK) that names a team, with the time it is in force.
CREATE TABLE team_decree (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  organisation_id INTEGER NOT NULL REFERENCES organisation (id),
  number TEXT NOT NULL DEFAULT '',
  date TEXT,
  from_date TEXT,
  until_date TEXT,
  note TEXT NOT NULL DEFAULT '',
  CHECK (from_date IS NULL OR until_date IS NULL OR from_date <= until_date)
) STRICT;
CREATE INDEX team_decree_organisation ON team_decree (organisation_id, from_date);

-- Meetings ---------------------------------------------------------------------------------------------------------

-- luring, daring, hibrida
ALTER TABLE meeting ADD COLUMN mode TEXT NOT NULL DEFAULT 'onsite' CHECK (mode IN ('onsite', 'online', 'hybrid'));
ALTER TABLE meeting ADD COLUMN link TEXT NOT NULL DEFAULT '';

-- The sessions an invitation is for; none named means all of them.
CREATE TABLE invitation_session (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  invitation_id INTEGER NOT NULL REFERENCES invitation (id),
  session_id INTEGER NOT NULL REFERENCES session (id),
  UNIQUE (invitation_id, session_id)
) STRICT;
CREATE INDEX invitation_session_session ON invitation_session (session_id);

-- Who is named for one of an invitation's seats (from 1), where somebody is: a person of the roster, or a name.
CREATE TABLE invitation_seat (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  invitation_id INTEGER NOT NULL REFERENCES invitation (id),
  seat INTEGER NOT NULL CHECK (seat BETWEEN 1 AND 99),
  person_id INTEGER REFERENCES person (id),
  name TEXT NOT NULL DEFAULT '',
  position TEXT NOT NULL DEFAULT '',
  UNIQUE (invitation_id, seat)
) STRICT;
CREATE INDEX invitation_seat_person ON invitation_seat (person_id) WHERE person_id IS NOT NULL;

-- Documents --------------------------------------------------------------------------------------------------------

-- What goes out. A final document keeps its own copy of every text it prints; it points to nothing that may change. What
-- it is of is named by UUID and id, which may since be gone. Its bytes lie in the store (store_bytes).
CREATE TABLE document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%04x%08x',
    unixepoch('now', 'subsec') * 1000 / 65536, CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER) % 65536,
    abs(random() % 4096), 32768 + abs(random() % 16384), abs(random() % 65536), abs(random() % 4294967296)))),
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'final', 'void')),
  title TEXT NOT NULL DEFAULT '',
  book TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL DEFAULT '',
  date TEXT,
  -- a renumbered or corrected document is the next edition of its subject; what is added to one is its next part
  edition INTEGER NOT NULL DEFAULT 1,
  part INTEGER NOT NULL DEFAULT 1,
  subject_uuid TEXT NOT NULL DEFAULT '',
  subject_id INTEGER,
  corrects_id INTEGER REFERENCES document (id),
  content TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(content)),
  signatories TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(signatories)),
  finalised_at TEXT
) STRICT;
CREATE INDEX document_subject ON document (kind, subject_id, edition, part);
CREATE INDEX document_subject_uuid ON document (subject_uuid);
CREATE INDEX document_corrects ON document (corrects_id) WHERE corrects_id IS NOT NULL;
-- The bytes of a document by what they are: the page as it goes to a printer, the PDF, the signed file. Not recorded: what
-- went out is not taken back.
CREATE TABLE store_bytes (
  document_uuid TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('page', 'printed', 'signed')),
  sha256 TEXT NOT NULL,
  kept_at TEXT NOT NULL,
  PRIMARY KEY (document_uuid, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX store_bytes_sha256 ON store_bytes (sha256);

-- Whoever writes, by whatever way: what a final document says is fixed, and one that went out stays.
CREATE TRIGGER document_is_final BEFORE UPDATE ON document WHEN old.state <> 'draft' AND (
  old.uuid IS NOT new.uuid OR old.kind IS NOT new.kind OR new.state = 'draft' OR old.title IS NOT new.title
  OR old.book IS NOT new.book OR old.number IS NOT new.number OR old.date IS NOT new.date
  OR old.edition IS NOT new.edition OR old.part IS NOT new.part OR old.subject_uuid IS NOT new.subject_uuid
  OR old.subject_id IS NOT new.subject_id OR old.corrects_id IS NOT new.corrects_id OR old.content IS NOT new.content
  OR old.signatories IS NOT new.signatories OR old.finalised_at IS NOT new.finalised_at)
BEGIN
  SELECT RAISE(ABORT, 'document-final');
END;
CREATE TRIGGER document_stays BEFORE DELETE ON document
WHEN EXISTS (SELECT 1 FROM store_bytes b WHERE b.document_uuid = old.uuid)
BEGIN
  SELECT RAISE(ABORT, 'document-final');
END;

-- Rows of a sheet belong to its edition: an issued one is never rewritten, numbers are its own.
CREATE TABLE sheet_line_2 (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id INTEGER NOT NULL REFERENCES session (id),
  edition INTEGER NOT NULL DEFAULT 1,
  number INTEGER NOT NULL,
  heading TEXT NOT NULL DEFAULT '',
  invitation_id INTEGER REFERENCES invitation (id),
  -- which of the invitation's seats, from 1
  seat INTEGER NOT NULL DEFAULT 1,
  -- who is printed there, where the roster knows them
  person_id INTEGER REFERENCES person (id),
  name TEXT NOT NULL DEFAULT '',
  sex TEXT NOT NULL DEFAULT '',
  position TEXT NOT NULL DEFAULT '',
  organisation TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  UNIQUE (session_id, edition, number)
) STRICT;
INSERT INTO sheet_line_2 (id, session_id, number, heading, invitation_id, seat, name, sex, position, organisation, phone,
  email)
SELECT id, session_id, number, heading, invitation_id, seat, name, sex, position, organisation, phone, email
FROM sheet_line;
-- ids are never given again, also those of rows that are gone
UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'sheet_line') WHERE name = 'sheet_line_2'
  AND EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'sheet_line');
DROP TABLE sheet_line;
ALTER TABLE sheet_line_2 RENAME TO sheet_line;
CREATE INDEX sheet_line_invitation ON sheet_line (invitation_id) WHERE invitation_id IS NOT NULL;
CREATE INDEX sheet_line_person ON sheet_line (person_id) WHERE person_id IS NOT NULL;

-- A sheet that was issued before there were documents is one, with the texts it would print today.
INSERT INTO document (kind, state, title, date, subject_uuid, subject_id, content, finalised_at)
SELECT 'attendance-sheet', 'final', m.title, s.date, m.uuid, s.id,
  json_object(
    'office', json((SELECT value FROM setting WHERE key = 'office')),
    'contacts', json('false'),
    'session', json_object('id', s.id, 'name', s.name, 'date', s.date, 'startTime', s.start_time, 'endTime', s.end_time),
    'meeting', json_object('title', m.title, 'theme', m.theme, 'venue', m.venue, 'kind', m.kind,
      'sessions', (SELECT count(*) FROM session other WHERE other.meeting_id = m.id)),
    'lines', (SELECT json_group_array(json_object('number', l.number, 'heading', l.heading, 'invitationId',
        l.invitation_id, 'seat', l.seat, 'name', l.name, 'sex', l.sex, 'position', l.position, 'organisation',
        l.organisation, 'phone', l.phone, 'email', l.email) ORDER BY l.number)
      FROM sheet_line l WHERE l.session_id = s.id)),
  strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
FROM session s JOIN meeting m ON m.id = s.meeting_id
WHERE s.id IN (SELECT session_id FROM sheet_line);

ALTER TABLE attendance ADD COLUMN sheet_edition INTEGER NOT NULL DEFAULT 1;
DROP INDEX attendance_number;
CREATE UNIQUE INDEX attendance_number ON attendance (session_id, sheet_edition, sheet_number)
  WHERE sheet_number IS NOT NULL;

-- Files kept with records ------------------------------------------------------------------------------------------

-- A file kept with one record; the bytes lie in the store under their hash.
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER REFERENCES meeting (id),
  invitation_id INTEGER REFERENCES invitation (id),
  action_id INTEGER REFERENCES action (id),
  progress_id INTEGER REFERENCES progress (id),
  position INTEGER NOT NULL DEFAULT 0,
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  media_type TEXT NOT NULL DEFAULT '',
  bytes INTEGER NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  added_at TEXT NOT NULL,
  CHECK ((meeting_id IS NOT NULL) + (invitation_id IS NOT NULL) + (action_id IS NOT NULL) + (progress_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX attachment_meeting ON attachment (meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX attachment_invitation ON attachment (invitation_id) WHERE invitation_id IS NOT NULL;
CREATE INDEX attachment_action ON attachment (action_id) WHERE action_id IS NOT NULL;
CREATE INDEX attachment_progress ON attachment (progress_id) WHERE progress_id IS NOT NULL;
CREATE INDEX attachment_sha256 ON attachment (sha256);

-- What lies in the store; not recorded, for bytes stay where an undo takes their record away.
CREATE TABLE store_file (
  sha256 TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL,
  added_at TEXT NOT NULL,
  -- the day nothing referred to it any more, and the days surely passed since
  unused_since TEXT,
  unused_days INTEGER NOT NULL DEFAULT 0,
  removed_at TEXT
) STRICT, WITHOUT ROWID;
-- The day the store was last looked over.
CREATE TABLE store_sweep (id INTEGER PRIMARY KEY CHECK (id = 1), day TEXT NOT NULL) STRICT;

-- Numbers ----------------------------------------------------------------------------------------------------------

-- The year an action was numbered in: its code stays what it was where its meeting is put off into the next year.
ALTER TABLE action ADD COLUMN series TEXT NOT NULL DEFAULT '';
UPDATE action SET series = (SELECT substr(m.date, 1, 4) FROM meeting m WHERE m.id = meeting_id);
CREATE INDEX action_number ON action (series, number);

-- Every number the program gave, in which book and series, to which record. Not recorded: no undo, removal or merge lowers
-- it. A number whose record is gone is "batal".
CREATE TABLE ledger_number (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  book TEXT NOT NULL,
  series TEXT NOT NULL,
  number INTEGER NOT NULL,
  subject_uuid TEXT NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  given_at TEXT NOT NULL,
  UNIQUE (book, series, number)
) STRICT;
CREATE INDEX ledger_number_subject ON ledger_number (subject_uuid);
INSERT OR IGNORE INTO ledger_number (book, series, number, subject_uuid, label, given_at)
SELECT 'action', substr(m.date, 1, 4), a.number, a.uuid, a.step, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
FROM action a JOIN meeting m ON m.id = a.meeting_id ORDER BY a.id;
-- Numbers of actions that were taken back, as far as the journal still tells of them.
INSERT OR IGNORE INTO ledger_number (book, series, number, subject_uuid, label, given_at)
SELECT 'action', substr(dated.date, 1, 4), gone.number, '', gone.step, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
FROM (SELECT before ->> 'number' AS number, before ->> 'meeting_id' AS meeting_id, before ->> 'step' AS step
      FROM journal_change WHERE table_name = 'action' AND operation = 'delete') gone
JOIN (SELECT id, date FROM meeting
      UNION ALL SELECT row_id, before ->> 'date' FROM journal_change
      WHERE table_name = 'meeting' AND operation = 'delete') dated ON dated.id = gone.meeting_id;

-- The journal ------------------------------------------------------------------------------------------------------

-- Who called: '' is the program itself, or a time before callers had names.
ALTER TABLE journal_entry ADD COLUMN caller TEXT NOT NULL DEFAULT '';
-- Commands that a user sees as one.
ALTER TABLE journal_entry ADD COLUMN batch TEXT;
CREATE INDEX journal_entry_caller ON journal_entry (caller, id);
CREATE INDEX journal_entry_batch ON journal_entry (batch) WHERE batch IS NOT NULL;
