-- What happened to booked visits, only ever added to. Nothing personal is in a body: the
-- check-in code and the application number are taken out and stand in booking_reference.
CREATE TABLE diary_event (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  type TEXT NOT NULL,
  booking TEXT NOT NULL,
  actor TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX diary_event_booking ON diary_event (booking);

-- The diary as it is now, one row for each booking, written in the transaction of the events.
-- `moment` is what its state names: until when a hold lasts, since when there is no place, when it ended.
CREATE TABLE booking (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  channel TEXT NOT NULL,
  services TEXT NOT NULL,
  resource TEXT NOT NULL,
  date TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  asked_start INTEGER NOT NULL,
  asked_resource TEXT,
  language TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  moment INTEGER,
  cause TEXT,
  visit TEXT,
  -- What is left of an application number that was cut short.
  application_tail TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX booking_date ON booking (date);
CREATE INDEX booking_open ON booking (state) WHERE state IN ('held', 'booked', 'needs-relocation', 'checked-in');
-- The last guard, after the decision and the diary itself: no two who occupy time begin together.
CREATE UNIQUE INDEX booking_place ON booking (resource, start_at)
  WHERE state IN ('held', 'booked', 'checked-in', 'served');

-- What points to a person in another system or opens the door; a row goes when both are erased.
CREATE TABLE booking_reference (
  booking TEXT PRIMARY KEY REFERENCES booking (id),
  code TEXT,
  application_number TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX booking_code ON booking_reference (code);

-- Who comes. Apart from everything else, small, and rewritten whole whenever somebody is forgotten.
CREATE TABLE visitor_contact (
  booking TEXT PRIMARY KEY REFERENCES booking (id),
  day TEXT NOT NULL,
  name TEXT,
  phone TEXT,
  -- Words of the name in small letters, for search.
  name_key TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Acts of destruction with the export of what was done (Roskomnadzor order 179), kept three years.
CREATE TABLE destruction_act (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  act TEXT NOT NULL,
  -- When its two files were written; null until then.
  filed_at INTEGER
) STRICT;
