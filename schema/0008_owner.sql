-- Showroom schema, step 8: whose customer it is: the rule by days, alerts, links
-- between persons, the pool of cards that nobody works.

-- protect_days after the last effective contact a card is its owner's; share
-- of who stands in for him, in basis points; family: couples, families and
-- companies count as one; recall_days without an effective contact put a card
-- into the pool, the owner is warned warn_days before, and a salesperson takes
-- claim_most cards a day out of it.
CREATE TABLE owner_rule (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	protect_days INTEGER NOT NULL,
	family INTEGER NOT NULL DEFAULT 1,
	share INTEGER NOT NULL DEFAULT 5000,
	recall_days INTEGER NOT NULL DEFAULT 30,
	warn_days INTEGER NOT NULL DEFAULT 3,
	claim_most INTEGER NOT NULL DEFAULT 3,
	origin TEXT,
	valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')),
	valid_to TEXT CHECK (valid_to IS date(valid_to, '+0 days'))
) STRICT;
CREATE UNIQUE INDEX owner_rule_from ON owner_rule (ifnull(valid_from, ''));
CREATE TABLE alert (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	staff INTEGER NOT NULL REFERENCES staff,
	kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 11),
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
	kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3),
	note TEXT,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	staff INTEGER NOT NULL REFERENCES staff,
	ended TEXT CHECK (ended IS date(ended, '+0 days')),
	ender INTEGER REFERENCES staff,
	CHECK (one < other)
) STRICT;
CREATE UNIQUE INDEX link_pair ON link (one, other)
    WHERE ended IS NULL;
CREATE INDEX link_one ON link (one);
CREATE INDEX link_other ON link (other);

-- Who receives another's customer: for whom, with which share, and why.
ALTER TABLE visit ADD COLUMN standin INTEGER REFERENCES staff;
ALTER TABLE visit ADD COLUMN share INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visit ADD COLUMN other_why TEXT;

-- How a card came to another, and when; whose owner was warned, what lies in
-- the pool: both count only from after the last effective contact.
ALTER TABLE handover ADD COLUMN kind INTEGER NOT NULL DEFAULT 1;
ALTER TABLE handover ADD COLUMN minute INTEGER;
CREATE INDEX handover_to ON handover (to_staff, day);
ALTER TABLE card ADD COLUMN warned TEXT
    CHECK (warned IS date(warned, '+0 days'));
ALTER TABLE card ADD COLUMN pooled TEXT
    CHECK (pooled IS date(pooled, '+0 days'));
CREATE INDEX card_pool ON card (pooled)
    WHERE closed IS NULL AND pooled IS NOT NULL;
-- What the turn of the day looks for, so that each piece of it finds the next
-- ones at once: who is to be warned, and what was warned about and is not in
-- the pool.  (A side that another index holds stands left: SQLite turns it
-- there, and an index is used for the words of its own condition alone.)
CREATE INDEX card_unwarned ON card (max(opened, ifnull(last_day, '')))
    WHERE closed IS NULL AND ifnull(last_day, '') >= ifnull(warned, '');
CREATE INDEX card_warned ON card (warned)
    WHERE closed IS NULL AND ifnull(last_day, '') < warned
    AND ifnull(last_day, '') >= ifnull(pooled, '');

-- The rule was a setting before; new houses get it with their preset.
INSERT INTO owner_rule (id, rev, created_at, updated_at, protect_days, origin)
SELECT 1099511627776 + 1, 1, 0, 0, CAST(value AS INTEGER), origin
FROM setting WHERE name = 'protection_days';
INSERT INTO serial (name, next) SELECT 'owner_rule', 2
FROM setting WHERE name = 'protection_days';
DELETE FROM setting WHERE name = 'protection_days';
