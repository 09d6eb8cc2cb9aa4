-- Button consoles that an agent has reported, and the desks at which they stand.
CREATE TABLE console (
  id TEXT PRIMARY KEY,
  desk_number INTEGER NOT NULL,
  agent TEXT NOT NULL
) STRICT, WITHOUT ROWID;
