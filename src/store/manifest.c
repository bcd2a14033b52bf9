/*
 * A manifest's lines.  The last one is the digest of those before it, so
 * that a changed line is seen even where nothing else can say so.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "store/manifest.h"
#include "base/banned.h"

static const char first_line[] = "showroom backup 1\n";

enum { TABLES = 256 };

static const char *
digest_of(struct arena *a, const char *text, size_t n)
{
	unsigned char mac[CRYPT_MAC];
	char hex[CRYPT_HEX];
	struct crypt_hash h;

	crypt_hash_begin(&h, NULL);
	crypt_hash_bytes(&h, text, n);
	crypt_hash_end(&h, mac);
	crypt_hex(hex, mac);
	return arena_dup(a, hex);
}

/* A house's name may hold anything; a line holds one. */
static const char *
one_line(struct arena *a, const char *s)
{
	size_t n = strlen(s) + 1;
	char *t = arena_alloc(a, n);

	if (t == NULL)
		return "";
	memcpy(t, s, n);
	for (char *p = t; *p != '\0'; p++)
		if (*p == '\n' || *p == '\r')
			*p = ' ';
	return t;
}

const char *
manifest_text(const struct manifest *m, struct arena *a)
{
	const char *t = arena_printf(a,
	    "%sfile %s\nsize %lld\nblake2b-256 %s\nschema %lld\nprogram %s\n"
	    "house %s\nat %s\ninstant %lld\n",
	    first_line, one_line(a, m->file), (long long)m->size, m->digest,
	    (long long)m->schema, m->program, one_line(a, m->house), m->at,
	    (long long)m->when);

	if (*m->key != '\0')
		t = arena_printf(a,
		    "%ssealed %s\nplain-size %lld\nplain-blake2b-256 %s\n", t,
		    m->key, (long long)m->plain_size, m->plain_digest);
	if (m->audit != 0)
		t = arena_printf(
		    a, "%saudit %lld:%s\n", t, (long long)m->audit, m->mac);
	for (size_t i = 0; i < m->ntables; i++)
		t = arena_printf(a, "%srows %s %lld\n", t, m->table[i].name,
		    (long long)m->table[i].rows);
	t = arena_printf(a, "%smanifest %s\n", t, digest_of(a, t, strlen(t)));
	return arena_failed(a) ? "" : t;
}

struct parser {
	struct manifest *m;
	struct arena *a;
	const char *self; /* digest on the last line */
	bool broken;
};

static int64_t
number(struct parser *p, const char *s)
{
	char *end;
	long long n = strtoll(s, &end, 10);

	if (end == s || *end != '\0' || n < 0)
		p->broken = true;
	return n;
}

static void
hex(struct parser *p, char to[CRYPT_HEX], const char *s)
{
	if (strlen(s) != CRYPT_HEX - 1)
		p->broken = true;
	snprintf(to, CRYPT_HEX, "%s", s);
}

/* "NAME NUMBER"; NAME is cut off in place. */
static int64_t
last_number(struct parser *p, char *s)
{
	char *space = strrchr(s, ' ');

	if (space == NULL) {
		p->broken = true;
		return 0;
	}
	*space = '\0';
	return number(p, space + 1);
}

/* "1234:0f3a...", as `showroom check --anchor` takes it. */
static void
parse_audit(struct parser *p, char *s)
{
	char *colon = strchr(s, ':');

	if (colon == NULL) {
		p->broken = true;
		return;
	}
	*colon = '\0';
	p->m->mac = colon + 1;
	p->m->audit = number(p, s);
}

static void
parse_rows(struct parser *p, char *s)
{
	struct manifest *m = p->m;

	if (m->table == NULL)
		m->table = arena_alloc(p->a, TABLES * sizeof(*m->table));
	if (m->table == NULL || m->ntables == TABLES) {
		p->broken = true;
		return;
	}
	m->table[m->ntables].rows = last_number(p, s);
	m->table[m->ntables++].name = s;
}

static void
parse_line(struct parser *p, const char *name, char *v)
{
	struct manifest *m = p->m;

	if (strcmp(name, "file") == 0)
		m->file = v;
	else if (strcmp(name, "size") == 0)
		m->size = number(p, v);
	else if (strcmp(name, "blake2b-256") == 0)
		hex(p, m->digest, v);
	else if (strcmp(name, "schema") == 0)
		m->schema = number(p, v);
	else if (strcmp(name, "program") == 0)
		m->program = v;
	else if (strcmp(name, "house") == 0)
		m->house = v;
	else if (strcmp(name, "at") == 0)
		m->at = v;
	else if (strcmp(name, "instant") == 0)
		m->when = number(p, v);
	else if (strcmp(name, "sealed") == 0)
		m->key = v;
	else if (strcmp(name, "plain-size") == 0)
		m->plain_size = number(p, v);
	else if (strcmp(name, "plain-blake2b-256") == 0)
		hex(p, m->plain_digest, v);
	else if (strcmp(name, "audit") == 0)
		parse_audit(p, v);
	else if (strcmp(name, "rows") == 0)
		parse_rows(p, v);
	else if (strcmp(name, "manifest") == 0)
		p->self = v;
	else
		p->broken = true; /* the first line has its version */
}

static void
clear(struct manifest *m)
{
	*m = (struct manifest){ .file = "",
		.key = "",
		.program = "",
		.house = "",
		.at = "",
		.mac = "" };
}

/* One manifest: TEXT's N bytes; true when it is whole. */
static bool
parse_one(struct manifest *m, const char *text, size_t n, struct arena *a)
{
	struct parser p = { .m = m, .a = a, .self = "" };
	char *copy = arena_alloc(a, n + 1);
	size_t held = 0; /* what stands before the last line */

	clear(m);
	if (copy == NULL)
		return false;
	memcpy(copy, text, n);
	copy[n] = '\0';
	for (char *line = copy + sizeof(first_line) - 1; *line != '\0';) {
		char *end = strchr(line, '\n'), *space = strchr(line, ' ');
		if (end == NULL || space == NULL || space > end ||
		    *p.self != '\0')
			return false;
		held = (size_t)(line - copy);
		*space = *end = '\0';
		parse_line(&p, line, space + 1);
		line = end + 1;
	}
	if (*m->key == '\0') {
		m->plain_size = m->size;
		memcpy(m->plain_digest, m->digest, CRYPT_HEX);
	}
	return !p.broken && strcmp(p.self, digest_of(a, text, held)) == 0;
}

const char *
manifest_parse(struct manifest *m, const char *text, int64_t size,
    const char *digest, struct arena *a)
{
	const size_t start = sizeof(first_line) - 1;
	struct manifest one;
	bool any = false, whole = false;

	clear(m);
	while (text != NULL) {
		const char *gap = strstr(text, "\n\n");
		size_t n =
		    gap != NULL ? (size_t)(gap - text) + 1 : strlen(text);
		if (n < start || memcmp(text, first_line, start) != 0)
			break;
		bool fine = parse_one(&one, text, n, a);
		bool hit = one.size == size && strcmp(one.digest, digest) == 0;
		if (!any || (hit && fine)) {
			*m = one;
			whole = fine;
		}
		any = true;
		if (hit && fine)
			break;
		text = gap != NULL ? gap + 2 : NULL;
	}
	if (arena_failed(a))
		return N_("Out of memory.");
	if (!any)
		return N_("it is no manifest of this version");
	return whole ? NULL : N_("its own digest does not fit its lines");
}

static const char *
tables_differ(const struct manifest *says, const struct manifest *is)
{
	if (says->ntables != is->ntables)
		return N_("the number of tables");
	for (size_t i = 0; i < is->ntables; i++)
		if (strcmp(says->table[i].name, is->table[i].name) != 0 ||
		    says->table[i].rows != is->table[i].rows)
			return N_("the number of rows");
	return NULL;
}

const char *
manifest_differs(const struct manifest *says, const struct manifest *is)
{
	if (says->size != is->size)
		return N_("the size");
	if (strcmp(says->digest, is->digest) != 0)
		return N_("the digest");
	if (strcmp(says->key, is->key) != 0)
		return N_("the key");
	if (says->plain_size != is->plain_size)
		return N_("the size");
	if (strcmp(says->plain_digest, is->plain_digest) != 0)
		return N_("the digest");
	if (says->schema != is->schema)
		return N_("the format");
	if (strcmp(says->house, is->house) != 0)
		return N_("the dealership");
	if (says->audit != is->audit || strcmp(says->mac, is->mac) != 0)
		return N_("the end of the trail");
	return tables_differ(says, is);
}
