/* The fields of findings and of work on a file. */
#include <showroom/finding.h>

#include "base/intl.h"
#include "base/banned.h"

static const struct sr_field fields[] = {
	SR_FIELD(struct sr_finding, what, N_("Check"), TEXT, 12, 0, NULL),
	SR_FIELD(struct sr_finding, detail, N_("Finding"), TEXT, 60, 0, NULL),
	SR_FIELD(struct sr_finding, note, N_("No fault"), BOOL, 3, 0, NULL),
};

const struct sr_record sr_rec_finding =
    SR_RECORD("finding", N_("Finding"), struct sr_finding, fields);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_salvaged, m, lab, typ, w, fl, ch)
static const struct sr_field salvaged[] = {
	F(name, N_("Table"), TEXT, 12, 0, NULL),
	F(copied, N_("Rows copied"), INT, 8, 0, NULL),
	F(lost, N_("Rows lost"), INT, 8, 0, NULL),
	F(where, N_("Their numbers"), TEXT, 24, 0, NULL),
	F(note, N_("Remark"), TEXT, 30, 0, NULL),
};
#undef F
const struct sr_record sr_rec_salvaged =
    SR_RECORD("salvaged", N_("Salvaged table"), struct sr_salvaged, salvaged);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_task, m, lab, typ, w, fl, ch)
static const struct sr_field task[] = {
	F(kind, N_("Kind"), INT, 2, 0, NULL),
	F(path, N_("File"), TEXT, 30, 0, NULL),
	F(from, N_("From"), TEXT, 30, 0, NULL),
	F(key, N_("Key"), TEXT, 30, 0, NULL),
	F(bare, N_("Without manifest"), BOOL, 3, 0, NULL),
	F(by, N_("By"), TEXT, 12, 0, NULL),
	F(now, N_("Now"), INSTANT, 16, 0, NULL),
};
#undef F
const struct sr_record sr_rec_task =
    SR_RECORD("task", N_("Work on a file"), struct sr_task, task);
