-- Showroom schema, step 9: persons found twice, and rounds of mail and calls.

CREATE TABLE merge (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	keep INTEGER NOT NULL REFERENCES person,
	gone INTEGER NOT NULL REFERENCES person,
	keep_rev INTEGER NOT NULL,
	card INTEGER REFERENCES card,
	card_grade INTEGER,
	next_day TEXT,
	next_minute INTEGER,
	next_kind INTEGER,
	next_theme INTEGER,
	staff INTEGER NOT NULL REFERENCES staff,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	reason TEXT,
	undone TEXT CHECK (undone IS date(undone, '+0 days')),
	undoer INTEGER REFERENCES staff,
	before TEXT
) STRICT;
CREATE INDEX merge_day ON merge (day);
CREATE TABLE merge_row (
	merge INTEGER NOT NULL REFERENCES merge,
	noun INTEGER NOT NULL,
	id INTEGER NOT NULL,
	place INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (merge, noun, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE apart (
	one INTEGER NOT NULL,
	other INTEGER NOT NULL,
	staff INTEGER NOT NULL,
	PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE TABLE round (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	code TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	theme INTEGER NOT NULL REFERENCES list_row,
	kind INTEGER NOT NULL,
	text TEXT,
	first TEXT NOT NULL CHECK (first IS date(first, '+0 days')),
	last TEXT NOT NULL CHECK (last IS date(last, '+0 days')),
	staff INTEGER NOT NULL REFERENCES staff,
	ended TEXT CHECK (ended IS date(ended, '+0 days'))
) STRICT;
CREATE TABLE round_card (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	round INTEGER NOT NULL REFERENCES round,
	card INTEGER NOT NULL REFERENCES card,
	staff INTEGER NOT NULL REFERENCES staff,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	contact INTEGER REFERENCES contact,
	UNIQUE (round, card)
) STRICT;
CREATE INDEX round_card_contact ON round_card (contact)
    WHERE contact IS NOT NULL;
CREATE INDEX round_card_card ON round_card (card);
