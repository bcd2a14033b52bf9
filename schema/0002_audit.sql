-- Showroom schema, step 2: the audit trail.  A row is written in the
-- transaction of what it tells about, by one writer, in order; nothing of it
-- is ever changed.  mac is a keyed hash over the row and the mac before it
-- (store/audit.c); the key is not in this file.

CREATE TABLE audit (
	id INTEGER PRIMARY KEY, -- from 1 without a gap
	at INTEGER NOT NULL,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	staff INTEGER,
	uid INTEGER NOT NULL DEFAULT -1,
	via TEXT,      -- the terminal, as the client says
	session INTEGER, -- the row of the login
	op TEXT,
	what INTEGER NOT NULL,
	record TEXT, row INTEGER,
	fields TEXT,   -- the columns that changed
	detail TEXT,   -- never a value of a record
	times INTEGER NOT NULL DEFAULT 1,
	nonce INTEGER NOT NULL DEFAULT 0, -- of the client's call
	serial INTEGER NOT NULL DEFAULT 0,
	seal BLOB,     -- H(salt || values before)
	mac BLOB NOT NULL
) STRICT;
CREATE INDEX audit_order ON audit (id);
CREATE INDEX audit_staff ON audit (staff, id);
CREATE INDEX audit_day ON audit (day);
CREATE INDEX audit_row ON audit (row, record) WHERE row IS NOT NULL;
CREATE INDEX audit_key ON audit (id) WHERE what = 11;
CREATE INDEX audit_call ON audit (nonce, serial) WHERE nonce <> 0;

-- What stood there before.  Apart, so that it can be erased: the trail holds
-- only its seal.
CREATE TABLE audit_value (
	id INTEGER PRIMARY KEY, -- of the row of audit
	salt BLOB NOT NULL,
	body TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_grows BEFORE INSERT ON audit
WHEN NEW.id <= (SELECT max(id) FROM audit) BEGIN
	SELECT raise(ABORT, 'the audit trail only grows');
END;
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN
	SELECT raise(ABORT, 'the audit trail only grows');
END;
CREATE TRIGGER audit_keeps BEFORE DELETE ON audit BEGIN
	SELECT raise(ABORT, 'the audit trail only grows');
END;
CREATE TRIGGER audit_value_stays BEFORE UPDATE ON audit_value BEGIN
	SELECT raise(ABORT, 'values are erased, never changed');
END;
