-- Grades of the FAW-Toyota paper system: A buys within 1 month, B 3, C 6.
-- Run after lists.sql, in the same transaction.
INSERT INTO grade_rule (id, rev, created_at, updated_at,
    grade, buy_days, every_days, cap_days, chosen, hot, origin)
SELECT 1099511627776 + grade, 1, 0, 0,
    grade, buy_days, every_days, cap_days, chosen, hot, origin
FROM preset_grade WHERE preset = 'ftms';
INSERT INTO serial (name, next) VALUES ('grade_rule', 14);

INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'preset', 'ftms', 'source'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
