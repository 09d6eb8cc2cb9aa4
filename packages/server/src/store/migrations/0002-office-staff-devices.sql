CREATE TABLE office (
  version INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  author TEXT,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  login TEXT NOT NULL UNIQUE COLLATE NOCASE,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  password TEXT NOT NULL,
  must_change_password INTEGER NOT NULL DEFAULT 0,
  usual_desk TEXT,
  primary_services TEXT NOT NULL DEFAULT '[]',
  secondary_services TEXT NOT NULL DEFAULT '[]',
  failed INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;

-- Only hashes of secrets are kept: a stolen copy of the file opens nothing.
CREATE TABLE session (
  hash TEXT PRIMARY KEY,
  staff TEXT NOT NULL REFERENCES staff (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  assignment TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  enrolled_at INTEGER NOT NULL,
  seen_at INTEGER,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE pairing (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT,
  code_hash TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  wrong_codes INTEGER NOT NULL DEFAULT 0,
  device TEXT,
  token TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE printer (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  agent TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE panel (
  id TEXT PRIMARY KEY,
  desk_number INTEGER NOT NULL,
  agent TEXT NOT NULL,
  letters TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  staff TEXT,
  action TEXT NOT NULL,
  subject TEXT NOT NULL
) STRICT;
