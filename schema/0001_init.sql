-- Showroom schema, step 1: the showroom's day.
-- Ids are store number * 2^40 + serial and never used twice (table serial).
-- Absent is NULL for text, day, time, instant, enum and reference; numbers
-- and booleans are never NULL.  Columns are the fields of the records in
-- src/model; what only triggers write says so.

CREATE TABLE serial (
	name TEXT PRIMARY KEY,
	next INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	name TEXT NOT NULL UNIQUE,
	value TEXT,
	origin TEXT
) STRICT;

CREATE TABLE batch (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	kind TEXT NOT NULL,
	file TEXT,
	staff INTEGER,
	state INTEGER NOT NULL,
	taken INTEGER NOT NULL DEFAULT 0,
	refused INTEGER NOT NULL DEFAULT 0,
	strict INTEGER NOT NULL DEFAULT 0,
	corrections INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Which rows a batch made, and in which revision it left them.
CREATE TABLE batch_row (
	batch INTEGER NOT NULL REFERENCES batch,
	noun INTEGER NOT NULL,
	id INTEGER NOT NULL,
	rev INTEGER NOT NULL,
	PRIMARY KEY (batch, noun, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	code TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	role INTEGER NOT NULL CHECK (role BETWEEN 1 AND 8),
	login TEXT UNIQUE,
	team TEXT,
	valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')),
	valid_to TEXT CHECK (valid_to IS date(valid_to, '+0 days')),
	pinyin TEXT NOT NULL,
	batch INTEGER REFERENCES batch
) STRICT;

CREATE TABLE list_row (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	list TEXT NOT NULL,
	code TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT,
	extra TEXT,
	sort INTEGER NOT NULL DEFAULT 0,
	valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')),
	valid_to TEXT CHECK (valid_to IS date(valid_to, '+0 days')),
	pinyin TEXT,
	batch INTEGER REFERENCES batch,
	UNIQUE (list, code),
	UNIQUE (list, name_zh)
) STRICT;
CREATE INDEX list_row_sort ON list_row (list, sort);

CREATE TABLE grade_rule (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 13),
	buy_days INTEGER NOT NULL DEFAULT 0,
	every_days INTEGER NOT NULL DEFAULT 0,
	cap_days INTEGER NOT NULL DEFAULT 0,
	chosen INTEGER NOT NULL DEFAULT 0,
	hot INTEGER NOT NULL DEFAULT 0,
	origin TEXT,
	valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')),
	valid_to TEXT CHECK (valid_to IS date(valid_to, '+0 days'))
) STRICT;
CREATE INDEX grade_rule_grade ON grade_rule (grade);

CREATE TABLE holiday (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	day TEXT NOT NULL UNIQUE CHECK (day IS date(day, '+0 days')),
	name_zh TEXT NOT NULL,
	name_en TEXT,
	closed INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE person (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	name TEXT NOT NULL,
	sex INTEGER, kind INTEGER,
	wechat TEXT, qq TEXT, email TEXT,
	pinyin_fix TEXT,
	birthday TEXT CHECK (birthday IS date(birthday, '+0 days')),
	lunar INTEGER NOT NULL DEFAULT 0,
	idkind INTEGER REFERENCES list_row, id_number TEXT,
	marital INTEGER REFERENCES list_row,
	education INTEGER REFERENCES list_row,
	job INTEGER REFERENCES list_row,
	company TEXT,
	industry INTEGER REFERENCES list_row,
	income INTEGER REFERENCES list_row,
	hobby TEXT, area TEXT, address TEXT,
	visittime INTEGER REFERENCES list_row,
	visitplace INTEGER REFERENCES list_row,
	consent INTEGER REFERENCES list_row,
	consent_day TEXT CHECK (consent_day IS date(consent_day, '+0 days')),
	medium INTEGER REFERENCES list_row,
	no_calls INTEGER NOT NULL DEFAULT 0,
	note TEXT,
	pinyin TEXT NOT NULL,
	initials TEXT,
	batch INTEGER REFERENCES batch
) STRICT;
CREATE INDEX person_name ON person (name);
CREATE INDEX person_pinyin ON person (pinyin);
CREATE INDEX person_initials ON person (initials);

CREATE TABLE phone (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	person INTEGER NOT NULL REFERENCES person,
	number TEXT NOT NULL,
	place INTEGER NOT NULL DEFAULT 1,
	UNIQUE (person, number)
) STRICT;
CREATE INDEX phone_number ON phone (number);
CREATE INDEX phone_tail ON phone (substr(number, -4));

CREATE TABLE visit (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5),
	minute INTEGER CHECK (minute BETWEEN 0 AND 1439),
	leave INTEGER CHECK (leave BETWEEN 0 AND 1439),
	gone INTEGER NOT NULL DEFAULT 0,
	people INTEGER NOT NULL DEFAULT 0,
	name TEXT, phone TEXT, sex INTEGER,
	nofile INTEGER REFERENCES list_row,
	staff INTEGER REFERENCES staff,
	model INTEGER REFERENCES list_row,
	trim TEXT,
	colour INTEGER REFERENCES list_row,
	rival INTEGER REFERENCES list_row,
	grade INTEGER,
	source INTEGER REFERENCES list_row,
	purpose INTEGER REFERENCES list_row,
	how INTEGER REFERENCES list_row,
	seen_typed INTEGER, drive INTEGER, quote INTEGER, survey INTEGER,
	usage INTEGER REFERENCES list_row,
	buytype INTEGER REFERENCES list_row,
	budget_min INTEGER NOT NULL DEFAULT 0,
	budget_max INTEGER NOT NULL DEFAULT 0,
	trade_in INTEGER NOT NULL DEFAULT 0,
	transport INTEGER REFERENCES list_row,
	own_car TEXT, plate TEXT,
	greeted INTEGER NOT NULL DEFAULT 0,
	manager_in INTEGER NOT NULL DEFAULT 0,
	presented INTEGER NOT NULL DEFAULT 0,
	wechat TEXT,
	ref_name TEXT, ref_phone TEXT, ref_vin TEXT,
	result INTEGER REFERENCES list_row,
	note TEXT,
	person INTEGER REFERENCES person,
	card INTEGER REFERENCES card,
	missing TEXT, -- columns still due; NULL = complete
	voided INTEGER NOT NULL DEFAULT 0,
	void_reason TEXT,
	batch INTEGER REFERENCES batch,
	-- the order of the register: '2026-11-21 0842'
	at TEXT GENERATED ALWAYS AS
	    (day || ' ' || substr('000' || ifnull(minute, 0), -4)) VIRTUAL
) STRICT;
CREATE INDEX visit_at ON visit (at);
CREATE INDEX visit_staff_at ON visit (staff, at);
CREATE INDEX visit_day ON visit (day);
CREATE INDEX visit_phone ON visit (phone, at) WHERE phone IS NOT NULL;
CREATE INDEX visit_person ON visit (person) WHERE person IS NOT NULL;
CREATE INDEX visit_card ON visit (card) WHERE card IS NOT NULL;
CREATE INDEX visit_plate ON visit (plate) WHERE plate IS NOT NULL;
CREATE INDEX visit_missing ON visit (day)
    WHERE missing IS NOT NULL AND voided = 0;
CREATE INDEX visit_inhouse ON visit (day)
    WHERE gone = 0 AND kind = 1 AND voided = 0;

-- First (1) or again (2) is derived, here alone: an earlier line of the number
-- exists.  Without a number what was typed counts.
CREATE VIEW visit_seen AS SELECT v.*,
    CASE
	WHEN v.phone IS NULL THEN v.seen_typed
	WHEN EXISTS (SELECT 1 FROM visit e
	    WHERE e.phone = v.phone AND e.at <= v.at
	    AND (e.at < v.at OR e.id < v.id) AND e.voided = 0) THEN 2
	ELSE 1
    END AS seen
    FROM visit v;

CREATE TABLE card (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	code TEXT NOT NULL UNIQUE,
	person INTEGER NOT NULL REFERENCES person,
	grade INTEGER, -- trigger: the last grade move
	owner INTEGER NOT NULL REFERENCES staff,
	opened TEXT NOT NULL CHECK (opened IS date(opened, '+0 days')),
	closed TEXT CHECK (closed IS date(closed, '+0 days')),
	next_day TEXT, -- triggers: the planned contact
	next_minute INTEGER, next_kind INTEGER, next_theme INTEGER,
	due TEXT NOT NULL DEFAULT '9999', -- the same as a sort key
	last_day TEXT, -- trigger: the last reached contact
	log_day TEXT, -- trigger: the last contact or attempt
	stage INTEGER REFERENCES list_row,
	drive INTEGER,
	model INTEGER REFERENCES list_row,
	trim TEXT,
	colour INTEGER REFERENCES list_row,
	budget_min INTEGER NOT NULL DEFAULT 0,
	budget_max INTEGER NOT NULL DEFAULT 0,
	usage INTEGER REFERENCES list_row,
	buytype INTEGER REFERENCES list_row,
	payment INTEGER REFERENCES list_row,
	focus TEXT,
	rival INTEGER REFERENCES list_row,
	rival_why TEXT,
	buy_day TEXT CHECK (buy_day IS date(buy_day, '+0 days')),
	old_car TEXT, old_plate TEXT,
	old_year INTEGER NOT NULL DEFAULT 0,
	old_km INTEGER NOT NULL DEFAULT 0,
	source INTEGER REFERENCES list_row,
	how INTEGER REFERENCES list_row,
	occasion INTEGER REFERENCES list_row,
	ref_name TEXT, ref_phone TEXT, ref_vin TEXT,
	visit INTEGER REFERENCES visit,
	second_why TEXT,
	note TEXT,
	beyond_cap INTEGER NOT NULL DEFAULT 0,
	name_key TEXT NOT NULL,
	batch INTEGER REFERENCES batch
) STRICT;
CREATE INDEX card_person ON card (person);
CREATE INDEX card_visit ON card (visit) WHERE visit IS NOT NULL;
CREATE INDEX card_plate ON card (old_plate) WHERE old_plate IS NOT NULL;
CREATE INDEX card_closed ON card (closed) WHERE closed IS NOT NULL;
-- Open cards in every offered order, alone and by owner.
CREATE INDEX card_due ON card (due) WHERE closed IS NULL;
CREATE INDEX card_owner_due ON card (owner, due) WHERE closed IS NULL;
CREATE INDEX card_name ON card (name_key) WHERE closed IS NULL;
CREATE INDEX card_owner_name ON card (owner, name_key)
    WHERE closed IS NULL;
CREATE INDEX card_opened ON card (opened) WHERE closed IS NULL;
CREATE INDEX card_owner_opened ON card (owner, opened)
    WHERE closed IS NULL;
CREATE INDEX card_grade ON card (ifnull(grade, 0)) WHERE closed IS NULL;
CREATE INDEX card_owner_grade ON card (owner, ifnull(grade, 0))
    WHERE closed IS NULL;
CREATE INDEX card_last ON card (ifnull(last_day, '')) WHERE closed IS NULL;
CREATE INDEX card_owner_last ON card (owner, ifnull(last_day, ''))
    WHERE closed IS NULL;
CREATE INDEX card_model ON card (model) WHERE closed IS NULL;
CREATE INDEX card_source ON card (source) WHERE closed IS NULL;
-- All cards, closed ones too.
CREATE INDEX card_all_opened ON card (opened);
CREATE INDEX card_all_owner_opened ON card (owner, opened);
CREATE INDEX card_all_name ON card (name_key);
CREATE INDEX card_all_owner_name ON card (owner, name_key);
CREATE INDEX card_all_model ON card (model);
CREATE INDEX card_all_source ON card (source);
CREATE INDEX card_all_grade ON card (grade);

CREATE TABLE contact (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	card INTEGER NOT NULL REFERENCES card,
	staff INTEGER REFERENCES staff,
	state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
	kind INTEGER,
	theme INTEGER REFERENCES list_row,
	plan_day TEXT CHECK (plan_day IS date(plan_day, '+0 days')),
	plan_minute INTEGER CHECK (plan_minute BETWEEN 0 AND 1439),
	day TEXT CHECK (day IS date(day, '+0 days')),
	minute INTEGER CHECK (minute BETWEEN 0 AND 1439),
	reached INTEGER,
	unreached INTEGER REFERENCES list_row,
	text TEXT,
	before INTEGER, after INTEGER,
	batch INTEGER REFERENCES batch,
	CHECK (state <> 1 OR plan_day IS NOT NULL),
	CHECK (state <> 2 OR day IS NOT NULL)
) STRICT;
-- An open card has one planned contact; the domain sees to at least one.
CREATE UNIQUE INDEX contact_next ON contact (card) WHERE state = 1;
-- A planned one has no day: it is the last of its card.
CREATE INDEX contact_card ON contact (card, ifnull(day, '9999'));
CREATE INDEX contact_plan ON contact (plan_day, staff);
CREATE INDEX contact_staff_plan ON contact (staff, plan_day);
CREATE INDEX contact_day ON contact (day) WHERE state = 2;

CREATE TABLE move (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	card INTEGER NOT NULL REFERENCES card,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	minute INTEGER,
	before INTEGER,
	after INTEGER NOT NULL CHECK (after BETWEEN 1 AND 13),
	staff INTEGER REFERENCES staff,
	contact INTEGER REFERENCES contact,
	request INTEGER REFERENCES request,
	reason TEXT
) STRICT;
CREATE INDEX move_card ON move (card, day);
CREATE INDEX move_day ON move (day);
CREATE INDEX move_contact ON move (contact) WHERE contact IS NOT NULL;
CREATE INDEX move_request ON move (request) WHERE request IS NOT NULL;

CREATE TABLE request (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	card INTEGER NOT NULL REFERENCES card,
	kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 6),
	state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
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
CREATE UNIQUE INDEX request_pending ON request (card) WHERE state = 1;
CREATE INDEX request_card ON request (card, day);
CREATE INDEX request_staff ON request (staff, day);
CREATE INDEX request_day ON request (day);
CREATE INDEX request_open_day ON request (state, day);
CREATE INDEX request_decided ON request (decided) WHERE decided IS NOT NULL;
CREATE INDEX request_other ON request (other) WHERE other IS NOT NULL;

CREATE TABLE handover (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	card INTEGER NOT NULL REFERENCES card,
	from_staff INTEGER NOT NULL REFERENCES staff,
	to_staff INTEGER NOT NULL REFERENCES staff,
	reason TEXT NOT NULL,
	staff INTEGER NOT NULL REFERENCES staff,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days'))
) STRICT;
CREATE INDEX handover_card ON handover (card);

CREATE TABLE day (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	day TEXT NOT NULL UNIQUE CHECK (day IS date(day, '+0 days')),
	weather INTEGER REFERENCES list_row,
	remark TEXT,
	signer INTEGER REFERENCES staff,
	second INTEGER REFERENCES staff,
	signed_at INTEGER, second_at INTEGER,
	digest TEXT,
	open_reason TEXT,
	CHECK (second IS NULL OR second <> signer)
) STRICT;

CREATE TABLE instruction (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	staff INTEGER REFERENCES staff,
	card INTEGER REFERENCES card,
	author INTEGER NOT NULL REFERENCES staff,
	text TEXT NOT NULL
) STRICT;
CREATE INDEX instruction_day ON instruction (day);
CREATE INDEX instruction_card ON instruction (card) WHERE card IS NOT NULL;

CREATE TABLE figure (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	staff INTEGER REFERENCES staff,
	measure TEXT NOT NULL,
	month INTEGER NOT NULL DEFAULT 0,
	value INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX figure_day ON figure (day);

CREATE TABLE correction (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	noun INTEGER NOT NULL,
	row INTEGER NOT NULL,
	staff INTEGER REFERENCES staff,
	reason TEXT NOT NULL,
	text TEXT
) STRICT;
CREATE INDEX correction_day ON correction (day);
CREATE INDEX correction_row ON correction (noun, row);

CREATE TABLE draft (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	staff INTEGER NOT NULL REFERENCES staff,
	form TEXT NOT NULL,
	row INTEGER NOT NULL DEFAULT 0,
	body BLOB,
	UNIQUE (staff, form, row)
) STRICT;

-- What is derived is kept by triggers alone, so that no code can forget it.
CREATE TRIGGER move_grade AFTER INSERT ON move BEGIN
	UPDATE card SET grade = NEW.after WHERE id = NEW.card;
END;
CREATE TRIGGER move_final BEFORE UPDATE ON move BEGIN
	SELECT raise(ABORT, 'grade moves are append-only');
END;
CREATE TRIGGER contact_planned AFTER INSERT ON contact
WHEN NEW.state = 1 BEGIN
	UPDATE card SET next_day = NEW.plan_day, next_minute = NEW.plan_minute,
	    next_kind = NEW.kind, next_theme = NEW.theme,
	    due = NEW.plan_day || ' '
		|| substr('000' || ifnull(NEW.plan_minute, 9999), -4)
	WHERE id = NEW.card;
END;
CREATE TRIGGER contact_replanned AFTER UPDATE ON contact
WHEN NEW.state = 1 BEGIN
	UPDATE card SET next_day = NEW.plan_day, next_minute = NEW.plan_minute,
	    next_kind = NEW.kind, next_theme = NEW.theme,
	    due = NEW.plan_day || ' '
		|| substr('000' || ifnull(NEW.plan_minute, 9999), -4)
	WHERE id = NEW.card;
END;
CREATE TRIGGER contact_unplanned AFTER UPDATE ON contact
WHEN OLD.state = 1 AND NEW.state <> 1 BEGIN
	UPDATE card SET next_day = NULL, next_minute = NULL,
	    next_kind = NULL, next_theme = NULL, due = '9999'
	WHERE id = NEW.card;
END;
CREATE TRIGGER contact_logged AFTER UPDATE ON contact
WHEN NEW.state = 2 AND OLD.state <> 2 BEGIN
	UPDATE card SET log_day = max(ifnull(log_day, ''), NEW.day),
	    last_day = CASE NEW.reached WHEN 1
		THEN max(ifnull(last_day, ''), NEW.day) ELSE last_day END
	WHERE id = NEW.card;
END;
CREATE TRIGGER contact_entered AFTER INSERT ON contact
WHEN NEW.state = 2 BEGIN
	UPDATE card SET log_day = max(ifnull(log_day, ''), NEW.day),
	    last_day = CASE NEW.reached WHEN 1
		THEN max(ifnull(last_day, ''), NEW.day) ELSE last_day END
	WHERE id = NEW.card;
END;
CREATE TRIGGER person_renamed AFTER UPDATE OF pinyin ON person
WHEN NEW.pinyin <> OLD.pinyin BEGIN
	UPDATE card SET name_key = NEW.pinyin WHERE person = NEW.id;
END;
CREATE TRIGGER figure_final BEFORE UPDATE ON figure BEGIN
	SELECT raise(ABORT, 'signed figures never move');
END;
CREATE TRIGGER correction_final BEFORE UPDATE ON correction BEGIN
	SELECT raise(ABORT, 'corrections are append-only');
END;
