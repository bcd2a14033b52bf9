-- Showroom schema, step 10: whose turn it is in the showroom, and test drives.

CREATE TABLE shift (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	staff INTEGER NOT NULL REFERENCES staff,
	state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
	place INTEGER NOT NULL,
	came INTEGER,
	since INTEGER NOT NULL,
	away INTEGER NOT NULL,
	UNIQUE (day, staff)
) STRICT;
-- late, pending, busy: the ids of those who stood before, each between commas,
-- and why they were passed over.
CREATE TABLE handout (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	minute INTEGER NOT NULL,
	visit INTEGER NOT NULL REFERENCES visit,
	staff INTEGER NOT NULL REFERENCES staff,
	kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5),
	instead INTEGER REFERENCES staff,
	late TEXT,
	pending TEXT,
	busy TEXT,
	reason TEXT,
	author INTEGER NOT NULL REFERENCES staff,
	back INTEGER
) STRICT;
CREATE INDEX handout_day ON handout (day, staff);
CREATE UNIQUE INDEX handout_visit ON handout (visit) WHERE back IS NULL;
CREATE TABLE drive (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	code TEXT NOT NULL UNIQUE,
	card INTEGER REFERENCES card,
	visit INTEGER REFERENCES visit,
	state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 5),
	name TEXT NOT NULL,
	phone TEXT,
	sex INTEGER,
	staff INTEGER NOT NULL REFERENCES staff,
	model INTEGER REFERENCES list_row,
	car INTEGER NOT NULL REFERENCES list_row,
	route INTEGER REFERENCES list_row,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	begins INTEGER NOT NULL,
	ends INTEGER NOT NULL,
	driver TEXT,
	driver_phone TEXT,
	licence TEXT,
	id_number TEXT,
	agreed INTEGER NOT NULL,
	officer INTEGER REFERENCES staff,
	out_at INTEGER,
	back_at INTEGER,
	km_out INTEGER NOT NULL,
	km_back INTEGER NOT NULL,
	feedback TEXT,
	CHECK (ends > begins)
) STRICT;
CREATE INDEX drive_day ON drive (day, begins);
CREATE INDEX drive_car ON drive (car, day);
CREATE INDEX drive_out ON drive (day) WHERE state = 2;
CREATE INDEX drive_at ON drive (day || substr('000' || begins, -4));
CREATE INDEX drive_staff_at
    ON drive (staff, day || substr('000' || begins, -4));
CREATE INDEX drive_card_at
    ON drive (card, day || substr('000' || begins, -4));

-- Houses that began before there was a rotation; new ones get this row with
-- their preset.
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'rotation_skip', 'overdue,incomplete',
    'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
