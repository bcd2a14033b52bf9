-- Showroom schema, step 12: working days, birthdays by the moon, appointments.

CREATE TABLE appointment (
	id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,
	created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
	card INTEGER NOT NULL REFERENCES card,
	staff INTEGER NOT NULL REFERENCES staff,
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	minute INTEGER NOT NULL,
	purpose INTEGER NOT NULL CHECK (purpose BETWEEN 1 AND 4),
	state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
	visit INTEGER REFERENCES visit,
	note TEXT
) STRICT;
CREATE INDEX appointment_day ON appointment (day, minute);
CREATE INDEX appointment_staff ON appointment (staff, day);
CREATE UNIQUE INDEX appointment_open ON appointment (card)
    WHERE state = 1;
CREATE INDEX appointment_booked ON appointment (day) WHERE state = 1;
CREATE INDEX appointment_card ON appointment (card, day);
CREATE INDEX appointment_visit ON appointment (visit)
    WHERE visit IS NOT NULL;

-- 1: a day off, 2: a weekend that the town works instead (调休).
ALTER TABLE holiday ADD COLUMN kind INTEGER NOT NULL DEFAULT 1
    CHECK (kind BETWEEN 1 AND 2);
-- Houses that began before; new ones get these rows with their preset.
INSERT OR IGNORE INTO holiday (id, rev, created_at, updated_at, day, name_zh,
    name_en, kind)
SELECT 1099511627776 + next + n, 1, 0, 0, day, name_zh, name_en, 2
FROM serial JOIN (SELECT 0 AS n, '2026-01-04' AS day,
    '元旦调休' AS name_zh, 'For New Year' AS name_en
    UNION ALL SELECT 1, '2026-02-14', '春节调休', 'For Spring Festival'
    UNION ALL SELECT 2, '2026-02-28', '春节调休', 'For Spring Festival'
    UNION ALL SELECT 3, '2026-05-09', '劳动节调休', 'For Labour Day'
    UNION ALL SELECT 4, '2026-09-20', '国庆节调休', 'For National Day'
    UNION ALL SELECT 5, '2026-10-10', '国庆节调休', 'For National Day')
WHERE serial.name = 'holiday';
UPDATE serial SET next = next + 6 WHERE name = 'holiday';

-- The day of a birthday that is kept by the moon: 'MM-DD', in a leap month
-- 'LMM-DD', '-' where no calendar reaches; derived from birthday.
ALTER TABLE person ADD COLUMN lunar_key TEXT;
-- As it was said: '1990-L05-01', '10-17'.
ALTER TABLE person ADD COLUMN moon TEXT;
CREATE INDEX person_birthday ON person (substr(birthday, 6))
    WHERE birthday IS NOT NULL AND lunar = 0;
CREATE INDEX person_lunar ON person (lunar_key) WHERE lunar_key IS NOT NULL;
-- Of those that were there before: the turn of the day derives it.
CREATE INDEX person_keyless ON person (id)
    WHERE lunar = 1 AND birthday IS NOT NULL AND lunar_key IS NULL;

-- What the working-day calendar makes of a best time.
UPDATE list_row SET extra = code WHERE list = 'visittime'
    AND code IN ('weekend', 'work', 'day', 'evening') AND extra IS NULL;
