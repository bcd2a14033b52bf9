-- Showroom schema, step 4: which backups were made.

CREATE TABLE backup (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	made_at INTEGER NOT NULL,
	file TEXT,
	size INTEGER NOT NULL DEFAULT 0,
	digest TEXT,
	sealed INTEGER NOT NULL DEFAULT 0,
	automatic INTEGER NOT NULL DEFAULT 0,
	good INTEGER NOT NULL DEFAULT 0,
	why TEXT, -- it failed
	staff INTEGER REFERENCES staff
) STRICT;
CREATE INDEX backup_good ON backup (made_at) WHERE good = 1;

-- Houses that began before; new ones get these rows with their preset.
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'backup_time', '21:30', 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'backup_keep_daily', '7', 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'backup_keep_weekly', '4', 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'backup_key', NULL, 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
