-- Showroom schema, step 3: secrets of people, and what was tried with them.
-- hash is Argon2id of a keyed BLAKE2b of the secret; the key (FILE.pepper) is
-- not in here, pepper only tells whether it is still the same one.

CREATE TABLE secret (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	staff INTEGER NOT NULL UNIQUE REFERENCES staff,
	kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 2),
	hash TEXT NOT NULL,
	pepper TEXT NOT NULL,
	used_at INTEGER
) STRICT;

-- Consecutive failures for a name from a source; source '*' counts those of
-- all.  who is #ID of a member of staff, or the code that nobody has.
-- last_at is the wall clock of the last one, last_ms the clock that never
-- steps back, which counts within one boot of the machine.
CREATE TABLE attempt (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	who TEXT NOT NULL,
	source TEXT NOT NULL,
	failures INTEGER NOT NULL DEFAULT 0,
	last_at INTEGER,
	last_ms INTEGER NOT NULL DEFAULT 0,
	boot TEXT,
	UNIQUE (who, source)
) STRICT;

-- Failures of the last hour from a source, over all names.
CREATE TABLE failure (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	source TEXT NOT NULL,
	last_at INTEGER NOT NULL,
	last_ms INTEGER NOT NULL,
	boot TEXT
) STRICT;
CREATE INDEX failure_source ON failure (source);

-- Houses that began before there was a shared front desk; new ones get these
-- rows with their preset.
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'kiosk', NULL, 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'lock_after', '120', 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';
