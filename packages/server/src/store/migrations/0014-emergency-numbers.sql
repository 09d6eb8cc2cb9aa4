-- Numbers that kiosks may give out while the server is away. Today's are in the
-- day itself; this table knows those of days that have ended, for a kiosk that
-- comes back later. Written in the journal's transaction.
CREATE TABLE emergency_number (
  visit TEXT PRIMARY KEY,
  day INTEGER NOT NULL,
  device TEXT NOT NULL,
  number INTEGER NOT NULL,
  token TEXT NOT NULL,
  leased_at INTEGER NOT NULL,
  -- Null until it is known that somebody got it.
  told_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX emergency_number_day ON emergency_number (day);
