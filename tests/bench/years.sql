-- What ten years leave behind beside visits, cards and contacts: run by
-- bench_data over a house that has those.  A row's id says by chance what
-- becomes of it (CHANCE, 0 to 999).

PRAGMA foreign_keys = ON;
BEGIN;
CREATE TEMP TABLE it AS SELECT max(day) AS today,
    (SELECT id FROM staff WHERE code = '99') AS boss,
    (SELECT id FROM staff WHERE code = '98') AS lead FROM day;
CREATE TEMP TABLE seller AS SELECT row_number() OVER (ORDER BY code) - 1 AS n,
    id, (SELECT count(*) FROM staff WHERE role = 2) AS many
    FROM staff WHERE role = 2;
CREATE INDEX temp.seller_n ON seller (n);
CREATE TEMP TABLE month AS
    SELECT DISTINCT date(day, 'start of month') AS month,
    date(day, 'start of month', '-1 day') AS eve FROM day;
-- Rows of a list by number.
CREATE TEMP TABLE row_of AS SELECT list, id, extra,
    row_number() OVER (PARTITION BY list ORDER BY sort) - 1 AS n,
    count(*) OVER (PARTITION BY list) AS many FROM list_row;
CREATE INDEX temp.row_of_n ON row_of (list, n);
CREATE TEMP TABLE c AS SELECT id, ((id & 16777215) * 40503 >> 4) % 1000 AS chance,
    id & 16777215 AS n FROM card;
CREATE INDEX temp.c_id ON c (id);

-- Persons: numbers, papers, birthdays; 200 of them stand there twice.
UPDATE person SET
    wechat = iif(id % 10 < 3, 'wx_' || (id & 16777215), NULL),
    id_number = iif(id % 20 = 0, '1201011985' || (10000000 + (id & 16777215)),
	NULL),
    address = iif(id % 10 < 6, '河东区' || (id * 7 % 9000) || '号', NULL),
    birthday = iif(id % 2 = 0, date('1955-03-01', '+' || (id * 31 % 16000)
	|| ' days'), NULL),
    lunar = id % 10 = 4, no_calls = id % 50 = 1,
    visittime = (SELECT id FROM row_of WHERE list = 'visittime'
	AND n = person.id % (many * 3)),
    consent = (SELECT id FROM row_of WHERE list = 'consent'
	AND n = person.id % (many + 1));
CREATE TEMP TABLE twin AS SELECT row_number() OVER () AS n, id,
    lead(id, 7) OVER (ORDER BY id) AS other FROM person AS p
    WHERE id % 70 = 0 AND NOT EXISTS (SELECT 1 FROM card WHERE person = p.id);
DELETE FROM twin WHERE n > 300 OR other IS NULL;
INSERT INTO phone (id, rev, created_at, updated_at, person, number, place)
SELECT (SELECT max(id) FROM phone) + t.n, 1, 0, 0, t.other, p.number, 2
    FROM twin AS t JOIN phone AS p ON p.person = t.id AND p.place = 1
    WHERE t.n % 4 < 2;
UPDATE person SET wechat = 'same_' || t.n FROM twin AS t
    WHERE person.id IN (t.id, t.other) AND t.n % 4 = 2;
UPDATE person SET id_number = '12010219850101' || (1000 + t.n) FROM twin AS t
    WHERE person.id IN (t.id, t.other) AND t.n % 8 = 3;
UPDATE person SET name = '田思远', pinyin = 'tian siyuan', initials = 'tsy',
    address = '和平区' || t.n || '号' FROM twin AS t
    WHERE person.id IN (t.id, t.other) AND t.n % 8 = 7;
INSERT INTO apart (id, rev, created_at, updated_at, one, other, staff, day)
SELECT 1099511627776 + n, 1, 0, 0, id, other, boss, today FROM twin, it
    WHERE n > 200;
INSERT INTO person (id, rev, created_at, updated_at, name, pinyin, initials,
    merged)
SELECT (SELECT max(id) FROM person) + n, 2, 0, 0, '旧档' || n, 'jiu dang', 'jd',
    other FROM twin;
INSERT INTO merge (id, rev, created_at, updated_at, day, keep, gone, taken,
    staff)
SELECT 1099511627776 + row_number() OVER (), 1, 0, 0, it.today, merged, id,
    'name', it.boss FROM person, it WHERE merged IS NOT NULL;
INSERT INTO link (id, rev, created_at, updated_at, one, other, kind, staff, day)
SELECT 1099511627776 + row_number() OVER (), 1, 0, 0, id, id + 3, 1 + id % 3, boss,
    '2021-06-01'
    FROM person, it WHERE id % 20 = 0 AND id + 3 <= (SELECT max(id) FROM person);

-- Whose customer: the rule changed twice; cards that went to another.
UPDATE visit SET card = (SELECT id FROM card WHERE card.visit = visit.id)
    WHERE id IN (SELECT visit FROM card);
UPDATE owner_rule SET valid_to = '2019-12-31';
INSERT INTO owner_rule (id, rev, created_at, updated_at, protect_days, origin,
    valid_from, valid_to)
SELECT 1099511627778, 1, 0, 0, 7, 'house', '2020-01-01', '2022-12-31'
    UNION ALL SELECT 1099511627779, 1, 0, 0, 10, 'house', '2023-01-01', NULL;
INSERT INTO handover (id, rev, created_at, updated_at, card, from_staff,
    to_staff, reason, staff, day, kind, minute)
SELECT 1099511627776 + row_number() OVER (ORDER BY day), 1, 0, 0, card,
    was, owner, '客户调整', boss, day, 1 + chance % 4, 600
    FROM (SELECT card.id AS card, owner, c.chance,
	date(opened, '+' || (3 + c.chance % 25) || ' days') AS day, seller.id
	AS was, ifnull(closed, today) AS until, boss
	FROM card JOIN c ON c.id = card.id, it
	JOIN seller ON seller.n = c.n % seller.many
	WHERE c.chance < 60 AND seller.id <> owner)
    WHERE day < until;
UPDATE card SET warned = date(today, '-9 days'),
    pooled = iif(id % 2, date(today, '-6 days'), NULL) FROM it
    WHERE closed IS NULL AND id % 3 > 0
    AND ifnull(last_day, opened) < date(today, '-36 days');
INSERT INTO alert (id, rev, created_at, updated_at, staff, kind, card, visit,
    day, minute, seen_at)
SELECT 1099511627776 + row_number() OVER (ORDER BY visit.day), 1, 0, 0,
    card.owner, 1, card.id, visit.id, visit.day, visit.minute,
    iif(visit.day < date(today, '-5 days'), 1, NULL)
    FROM visit JOIN card ON card.id = visit.card, it;
INSERT INTO instruction (id, rev, created_at, updated_at, day, staff, card,
    author, text, read_at)
SELECT 1099511627776 + row_number() OVER (ORDER BY card.id), 1, 0, 0,
    min(today, date(opened, '+9 days')), owner, card.id, lead,
    '请约客户带家人来看车。',
    iif(date(opened, '+9 days') < date(today, '-4 days'), 1, NULL)
    FROM card JOIN c ON c.id = card.id, it WHERE c.chance % 9 = 0;

-- The boards: targets, and what each month began with.
INSERT INTO target (id, rev, created_at, updated_at, month, staff, measure,
    value)
SELECT 1099511627776 + row_number() OVER (), 1, 0, 0, month, s.id, m.value,
    iif(s.id IS NULL, 110, 8 + s.n % 5) FROM month,
    (SELECT id, n FROM seller UNION ALL SELECT NULL, 0) AS s,
    json_each('[1, 2]') AS m;
INSERT OR IGNORE INTO carry (month, card, staff, grade)
SELECT month, card, staff, grade FROM (SELECT month, card.id AS card,
    ifnull((SELECT from_staff FROM handover WHERE card = card.id AND day > eve
	ORDER BY id LIMIT 1), owner) AS staff,
    (SELECT after FROM move WHERE card = card.id AND day <= eve
	ORDER BY day DESC, id DESC LIMIT 1) AS grade
    FROM month JOIN card ON opened <= eve
	AND (closed IS NULL OR closed > eve))
    WHERE grade BETWEEN 1 AND 6;
INSERT OR REPLACE INTO carried SELECT month, 0, (SELECT count(*) FROM carry
    WHERE carry.month = month.month) FROM month;

-- The floor: who was there, who got whom, which car was out.
INSERT INTO shift (id, rev, created_at, updated_at, day, staff, state, place,
    came, since, away)
SELECT 1099511627776 + row_number() OVER (ORDER BY day.day, seller.n), 1, 0, 0,
    day.day, seller.id, iif(day.id * 7 % 11 = seller.n, 2, 1),
    1 + (seller.n + day.id) % seller.many, 505 + seller.n,
    505 + seller.n, day.id % 40 FROM day, seller
    WHERE (day.id + seller.n) % 5 > 0;
INSERT INTO handout (id, rev, created_at, updated_at, day, minute, visit, staff,
    kind, instead, late, pending, busy, reason, author)
SELECT 1099511627776 + row_number() OVER (ORDER BY v.at), 1, 0, 0, v.day,
    v.minute, v.id, v.staff, kind, iif(kind > 1, s.id, NULL),
    iif(kind = 1 AND r % 7 = 0, ',' || s.id || ',', NULL),
    iif(kind = 1 AND r % 11 = 0, ',' || s.id || ',', NULL),
    iif(kind = 1 AND r % 13 = 0, ',' || s.id || ',', NULL),
    iif(kind = 4, '客户点名', NULL), boss
    FROM (SELECT *, id & 16777215 AS r, CASE WHEN card IS NOT NULL
	AND id % 3 = 0 THEN 3 WHEN id % 9 = 1 THEN 2 WHEN id % 31 = 2 THEN 4
	WHEN id % 43 = 3 THEN 5 ELSE 1 END AS kind FROM visit
	WHERE kind = 1 AND staff IS NOT NULL AND voided = 0) AS v, it
    JOIN seller AS s ON s.n = v.r % s.many;
INSERT INTO drive (id, rev, created_at, updated_at, code, card, visit, state,
    name, phone, staff, model, car, route, day, begins, ends, licence, agreed,
    officer, out_at, back_at, km_out, km_back, feedback)
SELECT 1099511627776 + d.n, 1, 0, 0,
    printf('T-%s-%04d', substr(d.day, 3, 2), d.n), card, visit, state, d.name,
    phone, staff, model, car.id, route.id, d.day, begins, begins + 45, iif(state = 3, 'C1', NULL), state = 3,
    iif(state = 3, lead, NULL), iif(state = 3, begins + 3, NULL),
    iif(state = 3, begins + 39, NULL), d.n * 9, iif(state = 3, d.n * 9 + 8, 0),
    iif(state = 3, '动力满意，后排稍小。', NULL)
    FROM (SELECT row_number() OVER (ORDER BY v.day, v.id) AS n, v.card,
	v.id AS visit, CASE WHEN v.day >= today THEN 1 WHEN v.id % 17 = 0 THEN 5
	WHEN v.id % 19 = 0 THEN 4 ELSE 3 END AS state, ifnull(v.name, '客户')
	AS name, v.phone, v.staff, v.model, v.day, 540 + 60 * ((row_number()
	OVER (PARTITION BY v.day ORDER BY v.id) - 1) / 3) AS begins,
	(row_number() OVER (PARTITION BY v.day ORDER BY v.id) - 1) % 3 AS car,
	lead FROM visit AS v, it WHERE v.drive = 1 AND v.id % 15 < 8) AS d
    JOIN row_of AS car ON car.list = 'testcar' AND car.n = d.car
    JOIN row_of AS route ON route.list = 'route' AND route.n = d.n % 2;
INSERT INTO appointment (id, rev, created_at, updated_at, card, staff, day,
    minute, purpose, state)
SELECT 1099511627776 + row_number() OVER (ORDER BY day), 1, 0, 0, card, owner,
    day, 540 + n % 500, 1 + n % 3, state FROM (SELECT card.id AS card, owner,
	c.n, date(opened, '+' || (1 + chance % 20) || ' days') AS day,
	CASE WHEN chance % 10 < 7 THEN 2 WHEN chance % 10 < 9 THEN 3 ELSE 4
	END AS state, ifnull(closed, today) AS until FROM card
	JOIN c ON c.id = card.id, it WHERE chance < 700) WHERE day < until
    UNION ALL SELECT 1099511627776 + 100000 + c.n, 1, 0, 0, card.id, owner,
    date(today, '+' || (chance % 7) || ' days'), 540 + chance % 500,
    1 + chance % 3, 1 FROM card JOIN c ON c.id = card.id, it
    WHERE closed IS NULL AND chance % 10 = 3;

-- Losses, wins and what follows them.
UPDATE card SET stage = (SELECT id FROM row_of WHERE list = 'stage'
    AND n = card.id % many);
INSERT INTO request (id, rev, created_at, updated_at, card, kind, state, reason,
    rival, note, until, staff, day, decider, decided, advice, stage, lost_type,
    lost_to, grade)
SELECT 1099511627776 + row_number() OVER (ORDER BY q.day), 1, 0, 0, q.card, kind,
    state, iif(kind = 1, l.id, NULL), iif(l.extra = 'product', r.id, NULL),
    '客户已在别处购车。', iif(kind = 2, date(q.day, '+' || (20 + q.n % 300)
    || ' days'), NULL), owner, q.day, iif(state = 1, NULL, boss),
    iif(state = 1, NULL, q.day), iif(state = 3, '再约一次。', NULL),
    iif(kind = 1, stage, NULL), iif(kind = 1, CASE l.extra WHEN 'product'
    THEN 1 WHEN 'process' THEN 2 END, NULL),
    iif(kind = 1, iif(l.extra = 'product', 1, 3), NULL),
    iif(kind = 7, 3, NULL)
    FROM (SELECT card.id AS card, owner, stage, c.n, closed AS day,
	grade - 7 AS kind, 2 AS state FROM card JOIN c ON c.id = card.id
	WHERE grade IN (8, 9)
	UNION ALL SELECT card.id, owner, stage, c.n,
	date(opened, '+' || (2 + chance % 20) || ' days') AS day, 1, 3
	FROM card JOIN c ON c.id = card.id, it WHERE chance % 7 = 0
	AND day < ifnull(closed, today)
	UNION ALL SELECT card.id, owner, stage, c.n,
	date(today, '-' || (chance % 4) || ' days'), iif(chance % 5, 1, 7), 1
	FROM card JOIN c ON c.id = card.id, it WHERE closed IS NULL
	AND chance % 30 = 1) AS q
    JOIN row_of AS l ON l.list = 'lost' AND l.n = q.n % l.many
    JOIN row_of AS r ON r.list = 'rival' AND r.n = q.n % r.many, it;
INSERT INTO recontact (id, rev, created_at, updated_at, card, staff, day, months,
    state, done, reached, text)
SELECT 1099511627776 + row_number() OVER (ORDER BY day), 1, 0, 0, card, staff,
    day, months, state, iif(state = 2, day, NULL), iif(state = 2, 1, NULL),
    iif(state = 2, '已换车，转介绍一位朋友。', NULL)
    FROM (SELECT *, CASE WHEN day >= date(today, '-9 days') THEN 1
	WHEN (card + months) % 5 THEN 2 ELSE 3 END AS state FROM
	(SELECT request.card, card.owner AS staff, m.value AS months, today,
	    iif(kind = 1, date(decided, '+' || m.value || ' months'), until)
	    AS day FROM request JOIN card ON card.id = request.card, it,
	    json_each('[3, 6, 12]') AS m
	    WHERE request.state = 2 AND (kind = 1 OR m.value = 3)));
INSERT INTO win (id, rev, created_at, updated_at, card, staff, day, reason, rival,
    text)
SELECT 1099511627776 + row_number() OVER (ORDER BY closed), 1, 0, 0, card.id,
    owner, closed, NULL, r.id, '试驾两次，置换补贴打动了客户。'
    FROM card JOIN c ON c.id = card.id
    JOIN row_of AS r ON r.list = 'rival' AND r.n = c.n % r.many
    WHERE grade = 7 AND chance % 5;

-- Sixty rounds; the last one is under way.
INSERT INTO round (id, rev, created_at, updated_at, name, theme, kind, text, first,
    last, staff)
SELECT 1099511627776 + row_number() OVER (ORDER BY month), 1, 0, 0,
    '促进 ' || substr(month, 1, 7), (SELECT id FROM row_of
    WHERE list = 'theme' AND n = 1), 1, '{name}{title}，{model}有新政策。',
    month, date(month, '+1 month', '-1 day'), boss FROM month, it
    WHERE CAST(substr(month, 6, 2) AS INTEGER) % 2 =
	CAST(substr(today, 6, 2) AS INTEGER) % 2;
INSERT INTO round_card (id, rev, created_at, updated_at, round, card, staff, day,
    contact)
SELECT 1099511627776 + row_number() OVER (ORDER BY round, contact), 1, 0, 0,
    round, card, staff, day, contact FROM (SELECT round.id AS round, k.card,
	k.staff, k.plan_day AS day, min(k.id) AS contact FROM round
	JOIN contact AS k ON k.plan_day BETWEEN round.first AND round.last
	AND k.card % 9 = 4 GROUP BY round.id, k.card);
INSERT OR REPLACE INTO serial SELECT name, next - 1099511627775 FROM (
    SELECT 'phone' AS name, max(id) AS next FROM phone
    UNION ALL SELECT 'apart', max(id) FROM apart
    UNION ALL SELECT 'person', max(id) FROM person
    UNION ALL SELECT 'merge', max(id) FROM merge
    UNION ALL SELECT 'link', max(id) FROM link
    UNION ALL SELECT 'owner_rule', max(id) FROM owner_rule
    UNION ALL SELECT 'handover', max(id) FROM handover
    UNION ALL SELECT 'alert', max(id) FROM alert
    UNION ALL SELECT 'instruction', max(id) FROM instruction
    UNION ALL SELECT 'target', max(id) FROM target
    UNION ALL SELECT 'shift', max(id) FROM shift
    UNION ALL SELECT 'handout', max(id) FROM handout
    UNION ALL SELECT 'drive', max(id) FROM drive
    UNION ALL SELECT 'appointment', max(id) FROM appointment
    UNION ALL SELECT 'request', max(id) FROM request
    UNION ALL SELECT 'recontact', max(id) FROM recontact
    UNION ALL SELECT 'win', max(id) FROM win
    UNION ALL SELECT 'round', max(id) FROM round
    UNION ALL SELECT 'round_card', max(id) FROM round_card)
    WHERE next IS NOT NULL;
COMMIT;
