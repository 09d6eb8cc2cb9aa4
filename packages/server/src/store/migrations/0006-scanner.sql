-- Code scanners that an agent has reported; which kiosk has one stands in the kiosk's assignment.
CREATE TABLE scanner (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  agent TEXT NOT NULL
) STRICT, WITHOUT ROWID;
