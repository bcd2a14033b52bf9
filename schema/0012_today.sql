-- Showroom schema, step 12: working days, birthdays by the moon, appointments.

CREATE TABLE appointment (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	card INTEGER NOT NULL REFERENCES card,
	staff INTEGER NOT NULL REFERENCES staff,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	minute INTEGER NOT NULL,
	purpose INTEGER NOT NULL CHECK (purpose BETWEEN 1 AND 4),
	state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
	visit INTEGER REFERENCES visit,
	note TEXT
) STRICT;
CREATE INDEX appointment_day ON appointment (day, minute);
CREATE INDEX appointment_staff ON appointment (staff, day);
CREATE UNIQUE INDEX appointment_open ON appointment (card)
    WHERE state = 1;
