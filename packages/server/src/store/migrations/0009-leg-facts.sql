-- What a leg spent in each state, summed over whole intervals of the journal: a leg can wait, be held
-- and be served more than once.
ALTER TABLE leg ADD COLUMN wait_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE leg ADD COLUMN service_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE leg ADD COLUMN held_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE leg ADD COLUMN holds INTEGER NOT NULL DEFAULT 0;

-- Legs of before were never held and waited and were served once.
UPDATE leg SET
  wait_ms = max(0, coalesce(called_at, ended_at)
    - CASE WHEN appointment_start > since THEN appointment_start ELSE since END),
  service_ms = CASE WHEN started_at IS NULL THEN 0 ELSE ended_at - started_at END;

-- Why somebody was called who was not the next; null for whoever was.
ALTER TABLE leg ADD COLUMN out_of_turn TEXT;
-- Documents handled, and those of the service's list that were shown; null when nobody said.
ALTER TABLE leg ADD COLUMN documents INTEGER;
ALTER TABLE leg ADD COLUMN presented INTEGER;
-- The service that the visit was passed on to.
ALTER TABLE leg ADD COLUMN passed_to TEXT;

CREATE INDEX leg_staff ON leg (staff, day);
