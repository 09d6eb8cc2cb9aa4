-- Versions of the survey scheme. A version that was ever in force does not change any more.
CREATE TABLE survey_version (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT,
  author TEXT,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  survey TEXT NOT NULL,
  hidden TEXT NOT NULL
) STRICT;

-- Who decided when that a version is shown from which day, and when that came true.
-- In force is the version of the activation that began last.
CREATE TABLE survey_activation (
  number INTEGER PRIMARY KEY,
  version TEXT NOT NULL REFERENCES survey_version (id),
  from_day TEXT NOT NULL,
  author TEXT,
  at INTEGER NOT NULL,
  began INTEGER UNIQUE,
  began_at INTEGER,
  withdrawn_at INTEGER
) STRICT;
