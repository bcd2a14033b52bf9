-- Showroom schema, step 11: what follows a lost card, and what won one.

CREATE TABLE recontact (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	card INTEGER NOT NULL REFERENCES card,
	staff INTEGER NOT NULL REFERENCES staff,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	months INTEGER NOT NULL DEFAULT 0,
	state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
	done TEXT CHECK (done IS date(done, '+0 days')),
	reached INTEGER,
	text TEXT
) STRICT;
CREATE INDEX recontact_due ON recontact (staff, day)
    WHERE state = 1;
CREATE INDEX recontact_card ON recontact (card);
CREATE TABLE win (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	card INTEGER NOT NULL UNIQUE REFERENCES card,
	staff INTEGER NOT NULL REFERENCES staff,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	reason INTEGER REFERENCES list_row,
	rival INTEGER REFERENCES list_row,
	text TEXT NOT NULL
) STRICT;
CREATE INDEX win_day ON win (day);
