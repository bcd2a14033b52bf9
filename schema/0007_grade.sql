-- Showroom schema, step 7: rules of grades, and applications about a grade.

-- An application may be about a grade (7): the table is written anew, since a
-- check cannot be changed.
CREATE TABLE request_new (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	card INTEGER NOT NULL REFERENCES card,
	kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 7),
	state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
	reason INTEGER REFERENCES list_row,
	rival INTEGER REFERENCES list_row,
	note TEXT,
	until TEXT CHECK (until IS date(until, '+0 days')),
	other INTEGER REFERENCES card,
	to_staff INTEGER REFERENCES staff,
	grade INTEGER,
	staff INTEGER NOT NULL REFERENCES staff,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	decider INTEGER REFERENCES staff,
	decided TEXT CHECK (decided IS date(decided, '+0 days')),
	advice TEXT,
	next_day TEXT CHECK (next_day IS date(next_day, '+0 days')),
	CHECK (decider IS NULL OR decider <> staff)
) STRICT;
INSERT INTO request_new SELECT * FROM request;
DROP TABLE request;
ALTER TABLE request_new RENAME TO request;
CREATE UNIQUE INDEX request_pending ON request (card) WHERE state = 1;
CREATE INDEX request_card ON request (card, day);
CREATE INDEX request_staff ON request (staff, day);
CREATE INDEX request_day ON request (day);
CREATE INDEX request_open_day ON request (state, day);
CREATE INDEX request_decided ON request (decided) WHERE decided IS NOT NULL;
CREATE INDEX request_other ON request (other) WHERE other IS NOT NULL;
