/*
 * Filling the search buffer: lines are appended; a change or a drop marks
 * the old line dead, and when too many are, the buffer is written anew.
 */
#include <stdlib.h>
#include <string.h>

#include "base/pinyin.h"
#include "base/text.h"
#include "store/search_buffer.h"
#include "base/banned.h"

#define DEAD_LEAST 1024   /* dead lines that are always borne */
#define ORDER_LEAST 16384 /* unsorted lines that are always borne */

struct search *
search_new(void)
{
	return calloc(1, sizeof(struct search));
}

static void
search_clear(struct search *s)
{
	free(s->names.u);
	free(s->phones.b);
	free(s->cars.b);
	free(s->id);
	free(s->dead);
	free(s->block);
	free(s->order);
}

void
search_free(struct search *s)
{
	if (s)
		search_clear(s);
	free(s);
}

size_t
search_count(const struct search *s)
{
	return s->live;
}

size_t
search_memory(const struct search *s)
{
	return s->names.n * sizeof(*s->names.u) + s->phones.n + s->cars.n +
	       s->n * sizeof(*s->id) + s->n / 8 +
	       s->n / SEARCH_BLOCK * sizeof(*s->block) +
	       s->ordered * sizeof(*s->order);
}

/* Room for MORE items of SIZE bytes; NULL when out of memory. */
static void *
grown(void *old, size_t n, size_t more, size_t *cap, size_t size)
{
	size_t want = n + more;
	void *p;

	if (want <= *cap && old)
		return old;
	/* line starts are 32-bit numbers */
	if (want > UINT32_MAX / 2)
		return NULL;
	want = (want + want / 2 + 1023) / 1024 * 1024;
	p = realloc(old, want * size);
	if (p)
		*cap = want;
	return p;
}

/* Give MEMBER room; what fails leaves the old memory in place. */
#define ROOM(member, n, more, cap) \
	((room = grown((member), (n), (more), &(cap), sizeof(*(member)))) != \
		NULL && \
	    ((member) = room, true))

static bool
room_lines(struct search *s)
{
	size_t cap = s->cap, same;
	void *room;

	if (!ROOM(s->order, s->ordered, 1, s->order_cap))
		return false;
	if (s->n < s->cap)
		return true;
	same = s->cap;
	if (!ROOM(s->id, s->n, 1, cap))
		return false;
	room = realloc(s->dead, cap / 8);
	if (!room)
		return false;
	s->dead = room;
	memset((char *)room + same / 8, 0, (cap - same) / 8);
	room = realloc(s->block, cap / SEARCH_BLOCK * sizeof(*s->block));
	if (!room)
		return false;
	s->block = room;
	s->cap = cap;
	return true;
}

/* Room for one more line of at most so many units and bytes. */
static bool
room_line(struct search *s, size_t name, size_t phone, size_t car)
{
	void *room;

	return room_lines(s) &&
	       ROOM(s->names.u, s->names.n, name, s->names.cap) &&
	       ROOM(s->phones.b, s->phones.n, phone, s->phones.cap) &&
	       ROOM(s->cars.b, s->cars.n, car, s->cars.cap);
}

/* Begin a line; the columns are then written at their ends. */
static void
line_begin(struct search *s, sr_id id)
{
	if (s->n % SEARCH_BLOCK == 0)
		s->block[s->n / SEARCH_BLOCK] = (struct search_block){
			.name = (uint32_t)s->names.n,
			.phone = (uint32_t)s->phones.n,
			.car = (uint32_t)s->cars.n,
		};
	s->id[s->n++] = id;
	s->live++;
}

static bool
is_dead(const struct search *s, size_t line)
{
	return s->dead[line / 64] >> line % 64 & 1;
}

/* The first line of the sorted ones whose id is not below ID. */
static size_t
sorted_at(const struct search *s, sr_id id)
{
	size_t low = 0, high = s->sorted;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (s->id[mid] < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* The same among ORDER. */
static size_t
order_at(const struct search *s, sr_id id)
{
	size_t low = 0, high = s->ordered;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (s->id[s->order[mid]] < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static void
line_kill(struct search *s, size_t line)
{
	s->dead[line / 64] |= (uint64_t)1 << line % 64;
	s->live--;
}

/* Kill the living line of ID; AT gets its place in ORDER, present or not. */
static void
kill_id(struct search *s, sr_id id, size_t *at)
{
	size_t line = sorted_at(s, id), k = order_at(s, id);

	*at = k;
	if (line < s->sorted && s->id[line] == id && !is_dead(s, line))
		line_kill(s, line);
	if (k == s->ordered || s->id[s->order[k]] != id)
		return;
	line_kill(s, s->order[k]);
	s->ordered--;
	memmove(s->order + k, s->order + k + 1,
	    (s->ordered - k) * sizeof(*s->order));
}

/* Units of the name line at U, its end included. */
static size_t
name_line(const uint16_t *u)
{
	size_t n = 0;

	while (u[n++] != SEARCH_END)
		;
	return n;
}

static size_t
byte_line(const char *b)
{
	const char *end = b;

	while (*end++ != SEARCH_END)
		;
	return (size_t)(end - b);
}

/* A walk over lines: AT is where LINE starts, the lengths are its own. */
struct cursor {
	size_t line;
	struct search_block at;
	size_t name, phone, car;
};

static void
cursor_measure(const struct search *s, struct cursor *c)
{
	c->name = name_line(s->names.u + c->at.name);
	c->phone = byte_line(s->phones.b + c->at.phone);
	c->car = byte_line(s->cars.b + c->at.car);
}

static void
cursor_next(const struct search *s, struct cursor *c)
{
	c->at.name += (uint32_t)c->name;
	c->at.phone += (uint32_t)c->phone;
	c->at.car += (uint32_t)c->car;
	if (++c->line < s->n)
		cursor_measure(s, c);
}

static void
cursor_seek(const struct search *s, struct cursor *c, size_t line)
{
	c->line = line / SEARCH_BLOCK * SEARCH_BLOCK;
	c->at = s->block[line / SEARCH_BLOCK];
	cursor_measure(s, c);
	while (c->line < line)
		cursor_next(s, c);
}

static bool
line_copy(struct search *to, const struct search *s, const struct cursor *c)
{
	if (!room_line(to, c->name, c->phone, c->car))
		return false;
	line_begin(to, s->id[c->line]);
	to->sorted++;
	memcpy(to->names.u + to->names.n, s->names.u + c->at.name,
	    c->name * sizeof(*s->names.u));
	to->names.n += c->name;
	memcpy(
	    to->phones.b + to->phones.n, s->phones.b + c->at.phone, c->phone);
	to->phones.n += c->phone;
	memcpy(to->cars.b + to->cars.n, s->cars.b + c->at.car, c->car);
	to->cars.n += c->car;
	return true;
}

/* All living lines in the order of ids. */
static bool
lines_copy(struct search *to, const struct search *s)
{
	struct cursor walk = { 0 }, jump;
	size_t k = 0;

	if (s->n > 0)
		cursor_measure(s, &walk);
	for (; walk.line < s->sorted || k < s->ordered;) {
		bool from_order =
		    walk.line == s->sorted ||
		    (k < s->ordered && s->id[s->order[k]] < s->id[walk.line]);

		if (from_order) {
			cursor_seek(s, &jump, s->order[k++]);
			if (!line_copy(to, s, &jump))
				return false;
			continue;
		}
		if (!is_dead(s, walk.line) && !line_copy(to, s, &walk))
			return false;
		cursor_next(s, &walk);
	}
	return true;
}

/* Write anew when it pays; without memory the old lines serve on. */
static void
search_tidy(struct search *s)
{
	struct search to = { .digits = s->digits };
	size_t dead = s->n - s->live;

	if ((dead <= DEAD_LEAST || dead * 4 <= s->n) &&
	    s->ordered <= ORDER_LEAST + s->n / 64)
		return;
	if (!lines_copy(&to, s)) {
		search_clear(&to);
		return;
	}
	search_clear(s);
	*s = to;
}

size_t
search_fold_car(const char *s, size_t n, char *out)
{
	size_t made = 0;
	uint32_t cp;

	for (int len; (len = utf8_next(s, n, &cp)) > 0; n -= (size_t)len) {
		s += len;
		cp = cp_narrow(cp);
		if (cp >= 'a' && cp <= 'z')
			cp = cp - 'a' + 'A';
		if (cp <= ' ')
			cp = ' ';
		else if (pinyin_gap(cp) && !(cp >= 'A' && cp <= 'Z'))
			continue;
		made += (size_t)utf8_put(out + made, cp);
	}
	return made;
}

static void
write_name(struct search *s, const struct search_person *p)
{
	struct search_names *c = &s->names;
	size_t from = c->n;

	c->n += pinyin_fold(p->name, strlen(p->name), c->u + c->n);
	if (*p->pinyin_fix) {
		c->u[c->n++] = SEARCH_FIX;
		c->n += pinyin_fold(
		    p->pinyin_fix, strlen(p->pinyin_fix), c->u + c->n);
	}
	c->u[c->n++] = SEARCH_END;
	for (; from < c->n; from++)
		s->digits |= c->u[from] >= '0' && c->u[from] <= '9';
}

static void
write_phones(struct search_bytes *c, const char *s)
{
	bool gap = false;

	for (size_t from = c->n; *s; s++) {
		bool digit = *s >= '0' && *s <= '9';

		if (digit && gap && c->n > from)
			c->b[c->n++] = ' ';
		if (digit)
			c->b[c->n++] = *s;
		gap = !digit;
	}
	c->b[c->n++] = SEARCH_END;
}

static void
write_cars(struct search_bytes *c, const struct search_person *p)
{
	c->n += search_fold_car(p->plates, strlen(p->plates), c->b + c->n);
	if (*p->vins) {
		c->b[c->n++] = SEARCH_VINS;
		c->n += search_fold_car(p->vins, strlen(p->vins), c->b + c->n);
	}
	c->b[c->n++] = SEARCH_END;
}

bool
search_put(struct search *s, sr_id id, const struct search_person *p)
{
	size_t at;
	bool next;

	/* no column ever gets longer than the text it is made of */
	if (!room_line(s, strlen(p->name) + strlen(p->pinyin_fix) + 2,
		strlen(p->phones) + 1, strlen(p->plates) + strlen(p->vins) + 2))
		return false;
	kill_id(s, id, &at);
	next = s->sorted == s->n && (s->n == 0 || id > s->id[s->n - 1]);
	line_begin(s, id);
	write_name(s, p);
	write_phones(&s->phones, p->phones);
	write_cars(&s->cars, p);
	if (next) {
		s->sorted++;
	} else {
		memmove(s->order + at + 1, s->order + at,
		    (s->ordered++ - at) * sizeof(*s->order));
		s->order[at] = (uint32_t)(s->n - 1);
	}
	search_tidy(s);
	return true;
}

void
search_drop(struct search *s, sr_id id)
{
	size_t at;

	kill_id(s, id, &at);
	search_tidy(s);
}
