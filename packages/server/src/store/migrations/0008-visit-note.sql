-- Free words from one specialist to the next about a visit, kept while the visit lasts. Small,
-- and rewritten whole whenever one is erased.
CREATE TABLE visit_note (
  visit TEXT PRIMARY KEY,
  note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Numbers of electronic applications that were named at a desk; of booked visits booking_reference has them.
CREATE TABLE visit_application (
  visit TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  application_number TEXT NOT NULL
) STRICT, WITHOUT ROWID;
