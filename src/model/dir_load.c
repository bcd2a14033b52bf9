/* Filling the directory from the store, a window of rows after the other. */
#include <showroom/ops.h>

#include "base/arena.h"
#include "model/dir_add.h"
#include "base/banned.h"

#define WINDOW 500

static bool
add_staff(struct sr_dir *d, const struct sr_rows *rows, struct sr_find *next)
{
	for (size_t i = 0; i < rows->n; i++) {
		const struct sr_staff *s =
		    SR_ROW(const struct sr_staff, rows, i);
		const struct sr_dir_entry e = { s->id, "staff", s->code,
			s->name, "", s->pinyin, "", s->role, s->valid_from,
			s->valid_to };

		if (!dir_add(d, &e))
			return false;
		next->key = s->key;
		next->key_id = s->id;
	}
	return true;
}

static bool
add_lists(struct sr_dir *d, const struct sr_rows *rows, struct sr_find *next)
{
	for (size_t i = 0; i < rows->n; i++) {
		const struct sr_list_row *r =
		    SR_ROW(const struct sr_list_row, rows, i);
		const struct sr_dir_entry e = { r->id, r->list, r->code,
			r->name_zh, r->name_en, r->pinyin, r->extra, 0,
			r->valid_from, r->valid_to };

		if (!dir_add(d, &e))
			return false;
		next->key = r->key;
		next->key_id = r->id;
	}
	return true;
}

/* All rows of OP, which finds staff or list rows. */
static int
load(struct sr_dir *d, struct sr *sr, int op,
    bool (*add)(
	struct sr_dir *d, const struct sr_rows *rows, struct sr_find *next),
    struct arena *a)
{
	struct sr_rows rows = { .more = true };
	struct sr_find find;

	sr_record_clear(&sr_rec_find, &find);
	find.limit = WINDOW;
	while (rows.more) {
		int rc = sr_call(sr, op, &find, &rows, a);

		if (rc != SR_OK)
			return rc;
		if (rows.n == 0)
			break;
		if (!add(d, &rows, &find))
			return SR_E_NOMEM;
	}
	return SR_OK;
}

int
sr_dir_load(struct sr_dir *d, struct sr *sr, bool english)
{
	struct arena *a = arena_new();
	/* Filled beside, so that a failure leaves the old names. */
	struct sr_dir *fresh = sr_dir_new();
	int rc = a && fresh ? SR_OK : SR_E_NOMEM;

	if (rc == SR_OK) {
		dir_clear(fresh, english);
		sr_dir_today(fresh, sr_dir_day(d));
		rc = load(fresh, sr, SR_OP_STAFF_FIND, add_staff, a);
	}
	if (rc == SR_OK)
		rc = load(fresh, sr, SR_OP_LIST_FIND, add_lists, a);
	if (rc == SR_OK && !dir_ready(fresh))
		rc = SR_E_NOMEM;
	if (rc == SR_OK)
		dir_swap(d, fresh);
	sr_dir_free(fresh);
	arena_free(a);
	return rc;
}
