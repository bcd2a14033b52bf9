-- Showroom schema, step 8: whose customer it is: the rule by days, alerts, links
-- between persons, the pool of cards that nobody works.

CREATE TABLE owner_rule (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	protect_days INTEGER NOT NULL,
	family INTEGER NOT NULL DEFAULT 1,
	share INTEGER NOT NULL DEFAULT 5000,
	recall_days INTEGER NOT NULL DEFAULT 30,
	warn_days INTEGER NOT NULL DEFAULT 3,
	claim_most INTEGER NOT NULL DEFAULT 3,
	cool_days INTEGER NOT NULL DEFAULT 1,
	return_days INTEGER NOT NULL DEFAULT 30,
	origin TEXT,
	valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')),
	valid_to TEXT CHECK (valid_to IS date(valid_to, '+0 days'))
) STRICT;
CREATE TABLE alert (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	staff INTEGER NOT NULL REFERENCES staff,
	kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 9),
	card INTEGER REFERENCES card,
	visit INTEGER REFERENCES visit,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	minute INTEGER,
	text TEXT,
	seen_at INTEGER
) STRICT;
CREATE INDEX alert_new ON alert (staff, day)
    WHERE seen_at IS NULL;
CREATE INDEX alert_card ON alert (card)
    WHERE card IS NOT NULL;
CREATE TABLE link (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	one INTEGER NOT NULL REFERENCES person,
	other INTEGER NOT NULL REFERENCES person,
	kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
	note TEXT,
	ended TEXT CHECK (ended IS date(ended, '+0 days')),
	CHECK (one < other)
) STRICT;
CREATE UNIQUE INDEX link_one ON link (one, other)
    WHERE ended IS NULL;
CREATE INDEX link_other ON link (other)
    WHERE ended IS NULL;
