-- An office day is a journal; everything else about the day can be made from it again.
CREATE TABLE day (
  id INTEGER PRIMARY KEY,
  date TEXT NOT NULL UNIQUE,
  office TEXT NOT NULL,
  ended INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The id is the day's number and the event's number in it, so that writing is
-- always appending.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  type TEXT NOT NULL,
  actor TEXT NOT NULL,
  body TEXT NOT NULL,
  day INTEGER GENERATED ALWAYS AS (id >> 24) VIRTUAL,
  seq INTEGER GENERATED ALWAYS AS (id & 16777215) VIRTUAL
) STRICT;

-- Which command caused which events: a repeated id gives the same answer again.
-- Rows older than yesterday are dropped when a day opens. There is no index: ids
-- are random, each would touch a page of its own in every transaction; the few
-- rows are read whole at the start and kept in memory.
CREATE TABLE command (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  day INTEGER NOT NULL,
  first INTEGER NOT NULL,
  count INTEGER NOT NULL
) STRICT;

-- One row for each leg that has ended, written in the transaction of the journal:
-- what reports read. Legs under way are in the day itself.
CREATE TABLE leg (
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL,
  visit TEXT NOT NULL,
  number INTEGER NOT NULL,
  ticket TEXT NOT NULL,
  queue TEXT NOT NULL,
  service TEXT NOT NULL,
  channel TEXT NOT NULL,
  language TEXT NOT NULL,
  category TEXT,
  state TEXT NOT NULL,
  since INTEGER NOT NULL,
  call_by INTEGER NOT NULL,
  called_at INTEGER,
  calls INTEGER NOT NULL,
  started_at INTEGER,
  ended_at INTEGER NOT NULL,
  desk TEXT,
  staff TEXT,
  outcome TEXT
) STRICT;
CREATE INDEX leg_day ON leg (day);

-- The outbox of paper. A job's state is here before its first byte leaves.
CREATE TABLE print_job (
  id TEXT PRIMARY KEY,
  printer TEXT NOT NULL,
  device TEXT,
  day INTEGER NOT NULL,
  visit TEXT,
  copy INTEGER NOT NULL,
  state TEXT NOT NULL,
  problem TEXT,
  acknowledged INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX print_job_open ON print_job (printer, created_at) WHERE state IN ('queued', 'sent');
CREATE INDEX print_job_day ON print_job (day, created_at);
