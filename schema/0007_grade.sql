-- Showroom schema, step 7: rules of grades, and applications about a grade.

ALTER TABLE grade_rule ADD COLUMN jump INTEGER NOT NULL DEFAULT 1;
ALTER TABLE grade_rule ADD COLUMN fall INTEGER NOT NULL DEFAULT 1;
ALTER TABLE grade_rule ADD COLUMN approve INTEGER NOT NULL DEFAULT 0;
-- 0: cards that are planned later than its cap allows were not moved yet.
ALTER TABLE grade_rule ADD COLUMN applied INTEGER NOT NULL DEFAULT 1;

ALTER TABLE instruction ADD COLUMN read_at INTEGER;

-- What the presets say; a new house begins with one, any house may change to
-- one.  The default next contact and the hard cap are calendar days; a row
-- whose interval or window no source gives is the house's own default.
-- FTMS, the FAW-Toyota paper system: A buys within 1 month, B 3, C 6.  HABC,
-- the industry line: H buys within 7 days, A 15, B 30, C 90.  O, N and the
-- closed states are set by operations, never chosen in the log (chosen = 0).
CREATE VIEW preset_grade AS
WITH v (preset, grade, buy_days, every_days, cap_days, chosen, hot, origin)
AS (VALUES
	('ftms', 2, 7, 2, 3, 1, 1, 'default'), -- H
	('ftms', 3, 30, 4, 7, 1, 1, 'default'), -- A
	('ftms', 4, 90, 7, 15, 1, 0, 'default'), -- B
	('ftms', 5, 180, 15, 30, 1, 0, 'source'), -- C
	('habc', 2, 7, 2, 3, 1, 1, 'default'), -- H
	('habc', 3, 15, 4, 7, 1, 1, 'default'), -- A
	('habc', 4, 30, 7, 15, 1, 0, 'default'), -- B
	('habc', 5, 90, 15, 30, 1, 0, 'source'), -- C
	(NULL, 1, 0, 7, 7, 0, 0, 'source'), -- O ordered, deposit taken
	(NULL, 6, 0, 1, 2, 0, 0, 'default'), -- N not judged yet
	(NULL, 7, 0, 0, 0, 0, 0, 'source'), -- D delivered
	(NULL, 8, 0, 0, 0, 0, 0, 'source'), -- F1 lost
	(NULL, 9, 0, 0, 0, 0, 0, 'source'), -- F2 frozen
	(NULL, 10, 0, 0, 0, 0, 0, 'source'), -- L out of control
	(NULL, 11, 0, 0, 0, 0, 0, 'source'), -- T order cancelled
	(NULL, 12, 0, 0, 0, 0, 0, 'source'), -- X void
	(NULL, 13, 0, 0, 0, 0, 0, 'source') -- U duplicate
)
SELECT p.name AS preset, grade, buy_days, every_days, cap_days, chosen, hot,
    origin
FROM v JOIN (SELECT 'ftms' AS name UNION ALL SELECT 'habc') AS p
    ON p.name = ifnull(v.preset, p.name);

-- An application may be about a grade (7) or an order (8), and the order may
-- overtake one (state 4): the table is written anew, since a
-- check cannot be changed.
CREATE TABLE request_new (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	card INTEGER NOT NULL REFERENCES card,
	kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 8),
	state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
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

-- When contacts catch the lead's eye, and when customers need help; a house that
-- began before gets the rows that a new one begins with.
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'evidence_text', '4', 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'evidence_repeat', '3', 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'evidence_burst', '3', 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'evidence_dayend', '18:00', 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'evidence_share', '80', 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'abnormal_overdue', '2', 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'abnormal_tries', '3', 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'abnormal_fall', '2', 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'abnormal_fall_days', '14', 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'abnormal_age', '2', 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'evidence_days', '30', 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'evidence_least', '10', 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
