-- Stretches of people's time at windows that are over, written in the transaction of the journal: what
-- results read. `open` and `paused` follow each other; `called` and `serving` lie within an open one.
CREATE TABLE desk_time (
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL,
  staff TEXT NOT NULL,
  desk TEXT NOT NULL,
  doing TEXT NOT NULL,
  -- Of a break.
  reason TEXT,
  visit TEXT,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  ended_by TEXT NOT NULL
) STRICT;
CREATE INDEX desk_time_staff ON desk_time (staff, day);

-- The same for the days of before, from their journal.
INSERT INTO desk_time (day, staff, desk, doing, reason, visit, since, until, ended_by)
WITH
  told AS (
    SELECT id, day, at, type, body ->> '$.deskId' AS desk, body FROM journal
    WHERE type IN ('DeskOpened', 'DeskPaused', 'DeskResumed', 'DeskClosed', 'VisitorCalled', 'ServiceStarted',
      'ServiceContinued', 'ServiceFinished', 'VisitorAbsent', 'LegPutBack', 'LegPassed', 'VisitorHeld')
  ),
  ends AS (SELECT day, at FROM journal WHERE type = 'DayEnded'),
  -- Each event of a desk with the next one of its kind: a desk's own, or one of who stands in front.
  stretches AS (
    SELECT told.*, lead(at) OVER next AS next_at, lead(type) OVER next AS next_type
    FROM told
    WINDOW next AS (PARTITION BY day, desk, type LIKE 'Desk%' ORDER BY id)
  )
SELECT s.day,
  (SELECT o.body ->> '$.staffId' FROM journal o
    WHERE o.type = 'DeskOpened' AND o.body ->> '$.deskId' = s.desk AND o.id BETWEEN (s.day << 24) AND s.id
    ORDER BY o.id DESC LIMIT 1),
  s.desk,
  CASE s.type WHEN 'DeskPaused' THEN 'paused' WHEN 'VisitorCalled' THEN 'called'
    WHEN 'ServiceStarted' THEN 'serving' WHEN 'ServiceContinued' THEN 'serving' ELSE 'open' END,
  CASE s.type WHEN 'DeskPaused' THEN s.body ->> '$.reason' END,
  s.body ->> '$.visitId',
  s.at,
  coalesce(s.next_at, ends.at),
  coalesce(s.next_type, 'DayEnded')
FROM stretches s LEFT JOIN ends ON ends.day = s.day
WHERE s.type IN ('DeskOpened', 'DeskPaused', 'DeskResumed', 'VisitorCalled', 'ServiceStarted', 'ServiceContinued')
  AND coalesce(s.next_at, ends.at) IS NOT NULL
ORDER BY s.id;

-- Something that does not work, as it stands now. A device has one open incident at most; who reports it
-- again joins that one.
CREATE TABLE incident (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  class TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  -- Its name, and the window it belongs to, as they were.
  name TEXT,
  desk_number INTEGER,
  state TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  taken_at INTEGER,
  taken_by TEXT REFERENCES staff (id),
  -- The clock of support starts here; `due_at` null when it has no hours in sight.
  told_at INTEGER,
  told_by TEXT REFERENCES staff (id),
  due_at INTEGER,
  reacted_at INTEGER,
  reacted_by TEXT REFERENCES staff (id),
  -- Of the support's hours, between the telling and the reaction.
  reaction_ms INTEGER,
  ended_at INTEGER,
  ended_by TEXT REFERENCES staff (id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX incident_open ON incident (kind, subject) WHERE state NOT IN ('resolved', 'cancelled');
CREATE INDEX incident_ended ON incident (ended_at);

-- Who said what was wrong.
CREATE TABLE incident_report (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  incident TEXT NOT NULL REFERENCES incident (id),
  at INTEGER NOT NULL,
  staff TEXT NOT NULL REFERENCES staff (id),
  desk TEXT,
  fault TEXT NOT NULL
) STRICT;
CREATE INDEX incident_report_incident ON incident_report (incident);

-- Free words of a report, erased a month after the incident's end. Small, and rewritten whole whenever
-- one is erased.
CREATE TABLE incident_note (
  report INTEGER PRIMARY KEY,
  note TEXT NOT NULL
) STRICT;

-- Who did what and when, only ever added to. A press that comes twice is known by its command.
CREATE TABLE incident_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  incident TEXT NOT NULL REFERENCES incident (id),
  at INTEGER NOT NULL,
  staff TEXT NOT NULL REFERENCES staff (id),
  step TEXT NOT NULL,
  command TEXT NOT NULL UNIQUE,
  fingerprint TEXT NOT NULL
) STRICT;
CREATE INDEX incident_step_incident ON incident_step (incident);
