-- Showroom schema, step 9: persons found twice, and rounds of mail and calls.

ALTER TABLE person ADD COLUMN merged INTEGER REFERENCES person;
CREATE INDEX person_merged ON person (merged) WHERE merged IS NOT NULL;
CREATE INDEX person_wechat ON person (wechat) WHERE wechat IS NOT NULL;
CREATE INDEX person_paper ON person (id_number) WHERE id_number IS NOT NULL;
CREATE INDEX person_home ON person (name, address) WHERE address IS NOT NULL;
CREATE TABLE merge (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	keep INTEGER NOT NULL REFERENCES person,
	gone INTEGER NOT NULL REFERENCES person,
	taken TEXT, -- columns of person that changed sides
	card INTEGER REFERENCES card, -- closed by it
	stays INTEGER REFERENCES card, -- goes on instead
	next INTEGER REFERENCES contact, -- dropped by it
	staff INTEGER NOT NULL REFERENCES staff,
	undone TEXT CHECK (undone IS date(undone, '+0 days')),
	undoer INTEGER REFERENCES staff,
	keep_phones TEXT, gone_phones TEXT -- as they were, with spaces
) STRICT;
CREATE INDEX merge_keep ON merge (keep);
CREATE INDEX merge_gone ON merge (gone);
CREATE INDEX merge_card ON merge (card) WHERE card IS NOT NULL;
CREATE INDEX merge_stays ON merge (stays) WHERE stays IS NOT NULL;
CREATE INDEX merge_next ON merge (next) WHERE next IS NOT NULL;
-- Rows that went from one person to the other.
CREATE TABLE merge_row (
	merge INTEGER NOT NULL REFERENCES merge,
	noun INTEGER NOT NULL,
	id INTEGER NOT NULL,
	PRIMARY KEY (merge, noun, id)
) STRICT, WITHOUT ROWID;
-- Rows whose value another one had when it was written: of several with one
-- value all but the first (WHY as enum sr_alike; 3: ids of numbers).  Triggers
-- write it, and nothing leaves it: whoever reads it compares once more.
CREATE TABLE alike (
	why INTEGER NOT NULL,
	id INTEGER NOT NULL,
	PRIMARY KEY (why, id)
) STRICT, WITHOUT ROWID;
INSERT INTO alike SELECT 1, id FROM person AS p WHERE EXISTS (SELECT 1
    FROM person WHERE id_number = p.id_number AND id <> p.id);
INSERT INTO alike SELECT 2, id FROM person AS p WHERE EXISTS (SELECT 1
    FROM person WHERE wechat = p.wechat AND id <> p.id);
INSERT INTO alike SELECT 3, id FROM phone AS p WHERE EXISTS (SELECT 1
    FROM phone WHERE number = p.number AND id <> p.id);
INSERT INTO alike SELECT 5, id FROM person AS p WHERE EXISTS (SELECT 1
    FROM person WHERE name = p.name AND address = p.address AND id <> p.id);
CREATE TRIGGER phone_alike AFTER INSERT ON phone BEGIN
	INSERT OR IGNORE INTO alike SELECT 3, NEW.id WHERE EXISTS (SELECT 1
	    FROM phone WHERE number = NEW.number AND id <> NEW.id);
END;
CREATE TRIGGER phone_alike_now AFTER UPDATE OF number ON phone
WHEN NEW.number <> OLD.number BEGIN
	INSERT OR IGNORE INTO alike SELECT 3, NEW.id WHERE EXISTS (SELECT 1
	    FROM phone WHERE number = NEW.number AND id <> NEW.id);
END;
CREATE TRIGGER person_alike AFTER INSERT ON person BEGIN
	INSERT OR IGNORE INTO alike SELECT 1, NEW.id WHERE EXISTS (SELECT 1
	    FROM person WHERE id_number = NEW.id_number AND id <> NEW.id);
	INSERT OR IGNORE INTO alike SELECT 2, NEW.id WHERE EXISTS (SELECT 1
	    FROM person WHERE wechat = NEW.wechat AND id <> NEW.id);
	INSERT OR IGNORE INTO alike SELECT 5, NEW.id WHERE EXISTS (SELECT 1
	    FROM person WHERE name = NEW.name AND address = NEW.address
	    AND id <> NEW.id);
END;
CREATE TRIGGER person_alike_now AFTER UPDATE OF name, address, wechat,
    id_number ON person
WHEN NEW.name IS NOT OLD.name OR NEW.address IS NOT OLD.address
    OR NEW.wechat IS NOT OLD.wechat OR NEW.id_number IS NOT OLD.id_number BEGIN
	INSERT OR IGNORE INTO alike SELECT 1, NEW.id WHERE EXISTS (SELECT 1
	    FROM person WHERE id_number = NEW.id_number AND id <> NEW.id);
	INSERT OR IGNORE INTO alike SELECT 2, NEW.id WHERE EXISTS (SELECT 1
	    FROM person WHERE wechat = NEW.wechat AND id <> NEW.id);
	INSERT OR IGNORE INTO alike SELECT 5, NEW.id WHERE EXISTS (SELECT 1
	    FROM person WHERE name = NEW.name AND address = NEW.address
	    AND id <> NEW.id);
END;
-- Pairs that somebody said are two people.
CREATE TABLE apart (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	one INTEGER NOT NULL REFERENCES person,
	other INTEGER NOT NULL REFERENCES person,
	staff INTEGER NOT NULL REFERENCES staff,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	CHECK (one < other)
) STRICT;
CREATE UNIQUE INDEX apart_pair ON apart (one, other);
CREATE INDEX apart_other ON apart (other);
-- The ways that a person agreed to be reached by, codes with commas between
-- (nothing: any), and that a refusal is no consent.
ALTER TABLE person ADD COLUMN channels TEXT;
UPDATE list_row SET extra = 'none'
WHERE list = 'consent' AND code IN ('refused', 'withdrawn');
WITH v (n, code, name_zh, name_en) AS (VALUES (0, 'phone', '电话', 'Phone'),
    (1, 'sms', '短信', 'SMS'), (2, 'wechat', '微信', 'WeChat'),
    (3, 'mail', '邮寄', 'Mail'))
INSERT INTO list_row (id, rev, created_at, updated_at, list, code, name_zh,
    name_en, sort)
SELECT 1099511627776 + next + n, 1, 0, 0, 'channel', code, name_zh, name_en,
    10 * n + 10 FROM v JOIN serial ON serial.name = 'list_row';
UPDATE serial SET next = next + 4 WHERE name = 'list_row';
CREATE TABLE round (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	name TEXT NOT NULL,
	theme INTEGER NOT NULL REFERENCES list_row,
	kind INTEGER NOT NULL,
	text TEXT,
	first TEXT NOT NULL CHECK (first IS date(first, '+0 days')),
	last TEXT NOT NULL CHECK (last IS date(last, '+0 days')),
	staff INTEGER NOT NULL REFERENCES staff
) STRICT;
CREATE TABLE round_card (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	round INTEGER NOT NULL REFERENCES round,
	card INTEGER NOT NULL REFERENCES card,
	staff INTEGER NOT NULL REFERENCES staff,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	contact INTEGER REFERENCES contact,
	dropped TEXT CHECK (dropped IS date(dropped, '+0 days')),
	state INTEGER, reached INTEGER, -- triggers: of the contact
	UNIQUE (round, card)
) STRICT;
CREATE INDEX round_card_contact ON round_card (contact)
    WHERE contact IS NOT NULL;
CREATE INDEX round_card_card ON round_card (card);
CREATE INDEX round_card_sums ON round_card (round, state, reached, dropped);
CREATE TRIGGER round_card_made AFTER INSERT ON round_card BEGIN
	UPDATE round_card SET (state, reached) =
	    (SELECT state, reached FROM contact WHERE id = NEW.contact)
	WHERE id = NEW.id;
END;
CREATE TRIGGER round_card_moved AFTER UPDATE OF contact ON round_card
WHEN NEW.contact IS NOT OLD.contact BEGIN
	UPDATE round_card SET (state, reached) =
	    (SELECT state, reached FROM contact WHERE id = NEW.contact)
	WHERE id = NEW.id;
END;
CREATE TRIGGER round_card_met AFTER UPDATE OF state, reached ON contact
WHEN NEW.state <> OLD.state OR NEW.reached IS NOT OLD.reached BEGIN
	UPDATE round_card SET state = NEW.state, reached = NEW.reached
	WHERE contact = NEW.id;
END;
