/* A house and files that are imported into it, for tests of imports. */
#ifndef TESTS_INTAKE_H
#define TESTS_INTAKE_H

#include "cli/import.h"
#include "house.h"

struct intake {
	struct house h;
	char dir[64];
	char refused[96], typed[96]; /* what was not taken; intake_file() */
	struct import_result res;    /* of the last import */
	struct sr_error err;
};

/*
 * The suite NAME of TESTS: each with a house of 2026-11-21 14:06, the manager
 * there.
 */
Suite *intake_suite(
    const char *name, const TTest *const *tests, struct intake *in);
/* An import of KIND from PATH; of the file TEXT. */
struct import_options intake_of(
    struct intake *in, const char *kind, const char *path);
struct import_options intake_file(
    struct intake *in, const char *kind, const char *text);
int intake_run(struct intake *in, const struct import_options *opt);
/* Imported: TAKEN rows taken, NOT refused. */
void intake_takes(
    struct intake *in, const struct import_options *opt, long taken, long not );
void intake_text(struct intake *in, const char *kind, const char *text,
    long taken, long not );
/* What stands in the file of refused rows; what an export of KIND gives. */
const char *intake_refused(struct intake *in);
const char *intake_exported(struct intake *in, const char *kind);
/* Take BATCH back; all that was kept, of however many calls. */
void intake_undo(struct intake *in, sr_id batch, struct sr_rows *kept);
/* How often WITH stands in TEXT. */
int intake_count(const char *text, const char *with);

#endif
