-- The sales-daily report: the records behind every figure.  One row per
-- (measure, salesperson, record): counting the rows of a measure gives its
-- figure, listing them is the drill-down; there is no second definition.
--
-- By hand:
--	sqlite3 showroom.db
--	.parameter set :from "'2026-11-21'"
--	.parameter set :to "'2026-11-21'"
--	.read schema/report/sales-daily.sql
-- :staff, :measure and :named left unset mean all; :staff = -1 means nobody's.
--
-- What happens between :from and :to is counted there (traffic, contacts,
-- cards opened, moves, orders, deliveries, losses); what is so at the end of :to (guests in the
-- house of that day aside: holdings, overdue, tomorrow's plan) is derived as
-- of that evening: the grade from the moves, the owner from the handovers,
-- the pending contact from the log.  A planned contact that was moved since
-- counts on its new day.
--
-- noun: 7 visit, 8 card, 9 contact, 10 move.  Traffic: each line is in one
-- class, the first that fits, and they sum to `visit`.
WITH
line AS MATERIALIZED (
	SELECT v.id, v.staff, v.card, v.day, v.minute, v.name, v.note,
	    v.grade, v.kind, v.drive, v.gone, v.phone,
	    CASE
		WHEN v.missing IS NOT NULL THEN 'incomplete'
		WHEN v.kind = 2 THEN 'phone'
		WHEN (SELECT extra FROM list_row WHERE id = v.purpose)
		    = 'nonintent' THEN 'nonintent'
		WHEN (SELECT extra FROM list_row WHERE id = v.how)
		    = 'invited' THEN 'invited'
		WHEN v.seen = 2 THEN 'repeat'
		ELSE 'first'
	    END AS class
	FROM visit_seen v
	WHERE v.day BETWEEN :from AND :to AND v.voided = 0
),
-- Cards open at the end of :to, as they were then.
held AS MATERIALIZED (
	SELECT card, staff, grade
	FROM (
		SELECT c.id AS card,
		    ifnull((SELECT from_staff FROM handover
			WHERE card = c.id AND day > :to
			ORDER BY id LIMIT 1), c.owner) AS staff,
		    (SELECT after FROM move
			WHERE card = c.id AND day <= :to
			ORDER BY id DESC LIMIT 1) AS grade
		FROM (
			SELECT id, owner FROM card
			INDEXED BY card_due
			WHERE closed IS NULL AND opened <= :to
			UNION ALL
			SELECT id, owner FROM card
			WHERE closed > :to AND opened <= :to
		) c
	)
	WHERE grade BETWEEN 1 AND 6
),
-- The one contact that each of them waited for.
pending AS MATERIALIZED (
	SELECT k.id, k.card, h.staff, h.grade, k.plan_day, k.plan_minute
	FROM held h, contact k
	WHERE k.id = ifnull(
	    (SELECT id FROM contact WHERE card = h.card
		AND ifnull(day, '9999') > :to
		AND state = 2 AND plan_day IS NOT NULL
		ORDER BY ifnull(day, '9999'), id LIMIT 1),
	    (SELECT id FROM contact WHERE card = h.card AND state = 1))
	AND k.plan_day <= date(:to, '+1 day')
),
-- Changes of grade, with the owner of that evening; before is NULL where a
-- card was opened.
moved AS MATERIALIZED (
	SELECT m.id, m.card, m.day, m.minute, m.before, m.after,
	    ifnull(m.reason, (SELECT text FROM contact
		WHERE id = m.contact)) AS text,
	    ifnull((SELECT from_staff FROM handover
		WHERE card = m.card AND day > m.day
		ORDER BY id LIMIT 1), c.owner) AS staff
	FROM move m CROSS JOIN card c
	WHERE m.day BETWEEN :from AND :to AND c.id = m.card
),
record (measure, staff, noun, id, card, day, minute, name, text, grade,
    before) AS (
	SELECT 'visit', staff, 7, id, card, day, minute, name, note, grade,
	    NULL
	FROM line
	UNION ALL
	SELECT class, staff, 7, id, card, day, minute, name, note, grade,
	    NULL
	FROM line
	UNION ALL
	SELECT CASE kind WHEN 1 THEN 'walkin' WHEN 2 THEN 'callin'
	    ELSE 'otherway' END, staff, 7, id, card, day, minute, name,
	    note, grade, NULL
	FROM line
	UNION ALL
	SELECT 'filed', staff, 7, id, card, day, minute, name, note, grade,
	    NULL
	FROM line
	WHERE class = 'first' AND phone IS NOT NULL
	UNION ALL
	SELECT 'drive', staff, 7, id, card, day, minute, name, note, grade,
	    NULL
	FROM line
	WHERE drive = 1
	UNION ALL
	SELECT 'inhouse', staff, 7, id, card, day, minute, name, note, grade,
	    NULL
	FROM line
	WHERE gone = 0 AND kind = 1
	UNION ALL
	SELECT 'opened', ifnull((SELECT from_staff FROM handover
		WHERE card = c.id AND day > c.opened
		ORDER BY id LIMIT 1), owner),
	    8, id, id, opened, NULL, NULL, NULL, grade, NULL
	FROM card c
	WHERE opened BETWEEN :from AND :to
	UNION ALL
	SELECT 'planned', k.staff, 9, k.id, k.card, k.plan_day, k.plan_minute,
	    NULL, k.text, k.after, NULL
	FROM contact k
	WHERE k.plan_day BETWEEN :from AND :to AND k.state <> 3
	UNION ALL
	-- Not reached is an attempt and no contact.
	SELECT CASE k.reached WHEN 1 THEN 'done' ELSE 'tried' END, k.staff,
	    9, k.id, k.card, k.day, k.minute, NULL, k.text, k.after,
	    k.before
	FROM contact k
	WHERE k.state = 2 AND k.day BETWEEN :from AND :to
	UNION ALL
	SELECT 'moved', staff, 10, id, card, day, minute, NULL, text, after,
	    before
	FROM moved
	WHERE before IS NOT NULL AND before <> after AND after <= 6
	UNION ALL
	-- A card that came with a file in grade O was ordered before.
	SELECT CASE after WHEN 1 THEN 'order' WHEN 7 THEN 'delivery'
	    WHEN 8 THEN 'lost' ELSE 'cancel' END, staff, 10, id, card, day,
	    minute, NULL, text, after, before
	FROM moved
	WHERE after IN (7, 8, 11) OR (after = 1 AND before <> 1)
	UNION ALL
	SELECT CASE grade WHEN 1 THEN 'hold_o' WHEN 2 THEN 'hold_h'
	    WHEN 3 THEN 'hold_a' WHEN 4 THEN 'hold_b' WHEN 5 THEN 'hold_c'
	    ELSE 'hold_n' END, staff, 8, card, card, NULL, NULL, NULL,
	    NULL, grade, NULL
	FROM held
	UNION ALL
	SELECT 'overdue', staff, 9, id, card, plan_day, plan_minute, NULL,
	    NULL, grade, NULL
	FROM pending
	WHERE plan_day < :to
	UNION ALL
	-- What waits for tomorrow, left-overs first.
	SELECT CASE grade WHEN 2 THEN 'plan_h' WHEN 3 THEN 'plan_a'
	    ELSE 'plan_rest' END, staff, 9, id, card, plan_day, plan_minute,
	    NULL, NULL, grade, NULL
	FROM pending
)
SELECT measure, staff, noun, id, card, day, minute,
    CASE WHEN brief THEN NULL ELSE ifnull(name,
	(SELECT p.name FROM card c JOIN person p ON p.id = c.person
	    WHERE c.id = r.card)) END AS name,
    CASE WHEN brief THEN NULL ELSE text END AS text,
    CASE WHEN brief OR noun <> 9 THEN grade ELSE ifnull(grade,
	(SELECT grade FROM card WHERE id = r.card)) END AS grade, before,
    CASE WHEN brief THEN 0 ELSE EXISTS (SELECT 1 FROM correction
	WHERE noun = r.noun AND row = r.id) END AS corrected
FROM (
	-- What happened before the day :named is counted and not read, nor
	-- are holdings then.
	SELECT *, ifnull(day < :named, :named IS NOT NULL) AND measure NOT IN
	    ('overdue', 'plan_h', 'plan_a', 'plan_rest') AS brief
	FROM record
) r
WHERE (:staff IS NULL OR ifnull(staff, -1) = :staff)
AND (:measure IS NULL OR measure = :measure)
