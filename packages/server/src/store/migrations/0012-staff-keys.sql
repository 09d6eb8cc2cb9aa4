-- Keys of the workplace that a person has chosen otherwise than the defaults, as JSON.
CREATE TABLE staff_keys (
  staff TEXT PRIMARY KEY REFERENCES staff (id),
  keys TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
