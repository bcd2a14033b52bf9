-- Showroom schema, step 11: what follows a lost card, and what won one.

ALTER TABLE request ADD COLUMN stage INTEGER REFERENCES list_row;
ALTER TABLE request ADD COLUMN lost_type INTEGER;
ALTER TABLE request ADD COLUMN lost_to INTEGER;
ALTER TABLE request ADD COLUMN again TEXT
    CHECK (again IS date(again, '+0 days'));
CREATE INDEX request_lost ON request (card, decided)
    WHERE state = 2 AND kind IN (1, 2);

-- Why the month was closed with losses that nobody had looked into.
ALTER TABLE day ADD COLUMN loss_reason TEXT;

-- A contact that is late already counts as missed from today on: the new
-- rule closes no card on the morning after the update.
ALTER TABLE contact ADD COLUMN missed TEXT
    CHECK (missed IS date(missed, '+0 days'));
UPDATE contact SET missed = date('now')
    WHERE state = 1 AND plan_day < date('now');
CREATE INDEX contact_missed ON contact (missed)
    WHERE missed IS NOT NULL AND state = 1;
-- Each grade has its own day before which a due card is out of control.
CREATE INDEX card_grade_due ON card (grade, due) WHERE closed IS NULL;

-- Cards that are lost, frozen or out of control, by the day they ended.
CREATE INDEX card_loss ON card (closed)
    WHERE grade IN (8, 9, 10);
CREATE INDEX card_loss_grade ON card (grade, closed)
    WHERE grade IN (8, 9, 10);

-- Months after a loss at which the customer is asked again.  A new house
-- has it from its preset.
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + next, 1, 0, 0, 'recontact_months', '3,6,12', 'default'
FROM serial WHERE name = 'setting';
UPDATE serial SET next = next + 1 WHERE name = 'setting';

CREATE TABLE recontact (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	card INTEGER NOT NULL REFERENCES card,
	staff INTEGER NOT NULL REFERENCES staff,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	months INTEGER NOT NULL DEFAULT 0,
	state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
	done TEXT CHECK (done IS date(done, '+0 days')),
	reached INTEGER,
	text TEXT
) STRICT;
CREATE INDEX recontact_due ON recontact (staff, day)
    WHERE state = 1;
CREATE INDEX recontact_card ON recontact (card);
CREATE INDEX recontact_day ON recontact (day);
CREATE INDEX recontact_staff ON recontact (staff, day);
CREATE INDEX recontact_state ON recontact (state, day);
CREATE TABLE win (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	card INTEGER NOT NULL UNIQUE REFERENCES card,
	staff INTEGER NOT NULL REFERENCES staff,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	reason INTEGER REFERENCES list_row,
	rival INTEGER REFERENCES list_row,
	text TEXT NOT NULL
) STRICT;
CREATE INDEX win_day ON win (day);
CREATE INDEX win_staff ON win (staff, day);
