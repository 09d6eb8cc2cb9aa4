-- Who may look payments up: the list that the head approved, with its history.
CREATE TABLE payment_access (
  number INTEGER PRIMARY KEY,
  staff TEXT NOT NULL REFERENCES staff (id),
  -- Null for the program itself, in the example office.
  approved_by TEXT REFERENCES staff (id),
  approved_at INTEGER NOT NULL,
  withdrawn_by TEXT REFERENCES staff (id),
  withdrawn_at INTEGER
) STRICT;
CREATE UNIQUE INDEX payment_access_now ON payment_access (staff) WHERE withdrawn_at IS NULL;

-- Journal of look-ups, kept a year. A row is written before its question leaves; the status follows.
-- What was looked for is here as a keyed hash alone, and of the answer the status alone.
CREATE TABLE payment_lookup (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  command TEXT NOT NULL UNIQUE,
  -- Keyed hash of clerk, purpose and what was looked for: an id that comes back with another aim is refused.
  fingerprint TEXT NOT NULL,
  at INTEGER NOT NULL,
  clerk TEXT NOT NULL REFERENCES staff (id),
  visit TEXT,
  ticket TEXT,
  reason TEXT,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  status TEXT,
  cause TEXT,
  answered_at INTEGER,
  CHECK ((visit IS NULL) = (ticket IS NULL) AND (visit IS NULL) <> (reason IS NULL)),
  CHECK ((status IS NULL) = (answered_at IS NULL))
) STRICT;
CREATE INDEX payment_lookup_clerk ON payment_lookup (clerk, at);
CREATE INDEX payment_lookup_at ON payment_lookup (at);
