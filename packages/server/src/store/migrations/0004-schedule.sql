-- Schedules, their approval, calendars and absences.

-- In force on a date is the version approved last among those whose time has come by then.
CREATE TABLE schedule_version (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  revision INTEGER NOT NULL,
  in_force_from TEXT,
  approved INTEGER UNIQUE,
  schedule TEXT NOT NULL
) STRICT;

-- Names stay as they were when it was done.
CREATE TABLE schedule_step (
  number INTEGER PRIMARY KEY,
  version TEXT NOT NULL REFERENCES schedule_version (id),
  at INTEGER NOT NULL,
  staff TEXT,
  staff_name TEXT NOT NULL,
  action TEXT NOT NULL,
  note TEXT
) STRICT;

-- The newest of a layer holds; earlier ones are history.
CREATE TABLE calendar (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  layer TEXT NOT NULL,
  title TEXT NOT NULL,
  source TEXT NOT NULL,
  author TEXT NOT NULL,
  imported_at INTEGER NOT NULL,
  days TEXT NOT NULL
) STRICT;

CREATE TABLE absence (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  staff TEXT NOT NULL REFERENCES staff (id),
  reason TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  covers TEXT NOT NULL,
  author TEXT NOT NULL,
  at INTEGER NOT NULL,
  state TEXT NOT NULL,
  moves TEXT NOT NULL
) STRICT;
