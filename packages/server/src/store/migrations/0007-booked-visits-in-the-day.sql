-- A command may change the office day, the diary of booked visits, or both.
ALTER TABLE command ADD COLUMN diary_first INTEGER NOT NULL DEFAULT 0;
ALTER TABLE command ADD COLUMN diary_count INTEGER NOT NULL DEFAULT 0;

-- What a leg owes to an appointment, for reports of punctuality.
ALTER TABLE leg ADD COLUMN booking TEXT;
ALTER TABLE leg ADD COLUMN appointment_start INTEGER;

-- A kiosk prints the confirmation of a booking too.
ALTER TABLE print_job ADD COLUMN booking TEXT;
