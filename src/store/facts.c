/* What a database holds, for the manifest of its copy. */
#include <stdio.h>
#include <string.h>

#include "store/inside.h"
#include "base/banned.h"

enum { TABLES = 256 };

/* First column of the first row; SQLITE_OK with "" and 0 when there is none. */
static int
first(sqlite3 *db, const char *sql, const char **text, int64_t *n,
    struct arena *a)
{
	sqlite3_stmt *s = NULL;
	int rc = sqlite3_prepare_v2(db, sql, -1, &s, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_step(s);
	if (rc == SQLITE_ROW && text != NULL)
		*text = arena_dup(a, (const char *)sqlite3_column_text(s, 0));
	if (rc == SQLITE_ROW && n != NULL)
		*n = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	return rc == SQLITE_ROW || rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static int
tables(sqlite3 *db, struct manifest *m, struct arena *a)
{
	sqlite3_stmt *s = NULL;
	int rc = sqlite3_prepare_v2(db,
	    "SELECT name FROM sqlite_schema WHERE type = 'table'"
	    " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
	    -1, &s, NULL);

	m->table = arena_alloc(a, TABLES * sizeof(*m->table));
	m->ntables = 0;
	if (m->table == NULL)
		rc = SQLITE_NOMEM;
	while (rc == SQLITE_OK && m->ntables < TABLES &&
	       (rc = sqlite3_step(s)) == SQLITE_ROW) {
		m->table[m->ntables++].name =
		    arena_dup(a, (const char *)sqlite3_column_text(s, 0));
		rc = SQLITE_OK;
	}
	sqlite3_finalize(s);
	return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static bool
has(const struct manifest *m, const char *table)
{
	for (size_t i = 0; i < m->ntables; i++)
		if (strcmp(m->table[i].name, table) == 0)
			return true;
	return false;
}

int
facts_read(sqlite3 *db, struct manifest *m, struct arena *a)
{
	int rc = tables(db, m, a);

	m->house = m->mac = "";
	m->audit = 0;
	for (size_t i = 0; rc == SQLITE_OK && i < m->ntables; i++)
		/* The names are the schema's own. */
		rc = first(db,
		    arena_printf(
			a, "SELECT count(*) FROM \"%s\"", m->table[i].name),
		    NULL, &m->table[i].rows, a);
	if (rc == SQLITE_OK)
		rc = first(db, "PRAGMA user_version", NULL, &m->schema, a);
	if (rc == SQLITE_OK && has(m, "setting"))
		rc = first(db, "SELECT value FROM setting WHERE name = 'house'",
		    &m->house, NULL, a);
	/* The head of the trail, as an anchor outside the file. */
	if (rc == SQLITE_OK && has(m, "audit_value"))
		rc = first(db, "SELECT ifnull(max(id), 0) FROM audit", NULL,
		    &m->audit, a);
	if (rc == SQLITE_OK && m->audit != 0)
		rc = first(db,
		    "SELECT lower(hex(mac)) FROM audit ORDER BY id DESC"
		    " LIMIT 1",
		    &m->mac, NULL, a);
	return arena_failed(a) ? SQLITE_NOMEM : rc;
}
