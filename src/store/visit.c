/* Statements and the list of the visitor register. */
#include <showroom/import.h>
#include <showroom/visit.h>

#include "store/idset.h"
#include "store/visit.h"
#include "base/banned.h"

#define DAYS "a filter within a few days"

const struct query visit_sql[VISIT_NSQL] = {
	[VISIT_LINE] = { "visit_line",
	    "SELECT v.id, v.rev, v.day, v.kind, v.minute, v.leave, v.gone,"
	    " v.people, v.name, v.phone,"
	    " v.seen, v.seen_typed, v.model, v.trim, v.grade, v.staff, v.how,"
	    " v.source, v.person, v.card, v.missing,"
	    " ifnull((SELECT extra = 'invited' FROM list_row"
	    " WHERE id = v.how), 0) AS invited, v.voided,"
	    " EXISTS (SELECT 1 FROM correction x WHERE x.noun = 7"
	    " AND x.row = v.id) AS corrected, v.note, v.at AS key"
	    " FROM visit_seen v WHERE v.id = :id",
	    NULL },
	[VISIT_IN_DAYS] = { "visit_in_days",
	    "SELECT id FROM visit WHERE day >= :from AND day <= :to", NULL },
	[VISIT_OF_PERSON] = { "visit_of_person",
	    "SELECT id FROM visit WHERE person = :parent", NULL },
	[VISIT_STATE] = { "visit_state",
	    "SELECT id FROM visit INDEXED BY visit_inhouse WHERE gone = 0"
	    " AND kind = 1 AND voided = 0 AND :state = 1 UNION ALL"
	    " SELECT id FROM visit INDEXED BY visit_missing"
	    " WHERE missing IS NOT NULL AND voided = 0 AND :state = 2"
	    " UNION ALL SELECT v.id FROM visit_seen v WHERE :state = 3"
	    " AND v.seen_typed IS NOT NULL AND v.seen_typed <> v.seen"
	    " UNION ALL"
	    " SELECT v.id FROM visit v WHERE :state = 4"
	    " AND v.phone IS NOT NULL AND (SELECT count(*) FROM phone"
	    " WHERE number = v.phone) > 1",
	    "lines whose typed first/again differs are looked for rarely" },
	[VISIT_KIND] = { "visit_kind",
	    "SELECT id FROM visit WHERE kind = :kind", DAYS },
	[VISIT_GRADE] = { "visit_grade",
	    "SELECT id FROM visit WHERE grade = :grade", DAYS },
	[VISIT_MODEL] = { "visit_model",
	    "SELECT id FROM visit WHERE model = :model", DAYS },
	[VISIT_SOURCE] = { "visit_source",
	    "SELECT id FROM visit WHERE source = :source", DAYS },
	[VISIT_CARD] = { "visit_card_of_phone",
	    "SELECT c.id FROM phone n JOIN card c ON c.person = n.person"
	    " WHERE n.number = :phone AND c.closed IS NULL"
	    " ORDER BY c.id DESC LIMIT 1",
	    "a number has few cards" },
	[VISIT_UNSIGNED] = { "visit_unsigned",
	    "SELECT v.id FROM visit v LEFT JOIN day d ON d.day = v.day"
	    " WHERE v.voided = 0 AND d.signer IS NULL",
	    "what is due in a line is judged anew, rarely" },
	/* Derived: no new revision. */
	[VISIT_MISSING] = { "visit_missing",
	    "UPDATE visit SET missing = :missing WHERE id = :id", NULL },
};

static const struct list_order orders[] = {
	{ "time", "at", LIST_TEXT, { "visit_at", "visit_staff_at" }, true },
};

static const struct list_filter filters[] = {
	{ "from", "to", &visit_sql[VISIT_IN_DAYS] },
	{ "parent", NULL, &visit_sql[VISIT_OF_PERSON] },
	{ "state", NULL, &visit_sql[VISIT_STATE] },
	{ "kind", NULL, &visit_sql[VISIT_KIND] },
	{ "grade", NULL, &visit_sql[VISIT_GRADE] },
	{ "model", NULL, &visit_sql[VISIT_MODEL] },
	{ "source", NULL, &visit_sql[VISIT_SOURCE] },
};

static int
visit_add(void *ctx, const void *row)
{
	idset_add(ctx, ((const struct sr_key *)row)->id);
	return 0;
}

/* The lines of the persons that TEXT finds. */
static int
visit_search(struct store *st, const char *text, struct idset *ids)
{
	struct idset who = { 0 };
	struct sr_key key;
	int rc = store_search(st, text, &who);

	for (size_t i = 0; rc == SR_OK && i < who.n; i++)
		rc = sql_each(st, &visit_sql[VISIT_OF_PERSON],
		    SQL_ARGS(SQL_R("parent", who.id[i])), &sr_rec_key, &key,
		    visit_add, ids);
	idset_free(&who);
	return rc;
}

const struct list_spec visit_list = {
	.name = "visit",
	.record = &sr_rec_visit_line,
	.row = &visit_sql[VISIT_LINE],
	.table = "visit",
	.order = orders,
	.norder = sizeof(orders) / sizeof(orders[0]),
	.scope = { { "staff", "staff" } },
	.filter = filters,
	.search = visit_search,
	.nfilter = sizeof(filters) / sizeof(filters[0]),
};
