-- Grades of the industry line: H buys within 7 days, A 15, B 30, C 90.
-- Run after lists.sql, in the same transaction.  The default next contact
-- and the hard cap are calendar days; a row whose interval or window no
-- source gives is the house's own default.  O, N and the closed states are
-- set by operations, never chosen in the log (chosen = 0).
WITH v (grade, buy_days, every_days, cap_days, chosen, hot, origin) AS (VALUES
	(1, 0, 7, 7, 0, 0, 'source'), -- O ordered, deposit taken
	(2, 7, 2, 3, 1, 1, 'default'), -- H
	(3, 15, 4, 7, 1, 1, 'default'), -- A
	(4, 30, 7, 15, 1, 0, 'default'), -- B
	(5, 90, 15, 30, 1, 0, 'source'), -- C
	(6, 0, 1, 2, 0, 0, 'default'), -- N not judged yet
	(7, 0, 0, 0, 0, 0, 'source'), -- D delivered
	(8, 0, 0, 0, 0, 0, 'source'), -- F1 lost
	(9, 0, 0, 0, 0, 0, 'source'), -- F2 frozen
	(10, 0, 0, 0, 0, 0, 'source'), -- L out of control
	(11, 0, 0, 0, 0, 0, 'source'), -- T order cancelled
	(12, 0, 0, 0, 0, 0, 'source'), -- X void
	(13, 0, 0, 0, 0, 0, 'source') -- U duplicate
)
INSERT INTO grade_rule (id, rev, created_at, updated_at,
    grade, buy_days, every_days, cap_days, chosen, hot, origin)
SELECT 1099511627776 + grade, 1, 0, 0,
    grade, buy_days, every_days, cap_days, chosen, hot, origin
FROM v;
INSERT INTO serial (name, next) VALUES ('grade_rule', 14);

INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'preset', 'habc', 'source'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
