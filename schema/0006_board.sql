-- Showroom schema, step 6: targets of a month and what each salesperson
-- carries over into it.

CREATE TABLE target (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	month TEXT NOT NULL CHECK (month IS date(month, '+0 days')),
	staff INTEGER REFERENCES staff,
	measure INTEGER NOT NULL CHECK (measure BETWEEN 1 AND 5),
	value INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX target_month ON target (month, ifnull(staff, 0), measure);
CREATE TABLE carry (
	month TEXT NOT NULL,
	card INTEGER NOT NULL REFERENCES card,
	staff INTEGER NOT NULL,
	grade INTEGER NOT NULL,
	PRIMARY KEY (month, card)
) STRICT, WITHOUT ROWID;
CREATE INDEX carry_staff ON carry (month, staff);
CREATE TABLE carried (
	month TEXT PRIMARY KEY,
	at INTEGER NOT NULL,
	n INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER carry_final BEFORE UPDATE ON carry BEGIN
	SELECT raise(ABORT, 'the carry-over is frozen');
END;
CREATE INDEX move_after ON move (after, day);
-- Still in the order of the list; the board reads the day from it, too.
DROP INDEX card_owner_grade;
CREATE INDEX card_owner_grade ON card (owner, ifnull(grade, 0), id, opened)
    WHERE closed IS NULL;
CREATE INDEX handover_from ON handover (from_staff, day);

-- Houses that began before there was a board; new ones get these rows with
-- their preset.
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'hot_rate_days', '90', 'source'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'hot_rate_least', '10', 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'hot_tight', '25', 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
