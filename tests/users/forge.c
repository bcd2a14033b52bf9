/*
 * A client that does what ours never would, to be run as each kind of user.
 *
 *	forge claim LOGIN [CODE]   log in as somebody else; prints who one is
 *	forge table ROLE           call every operation, compare with the table
 *	forge hold                 log in, say so, then for each line on
 *	                           standard input ask for the staff's list
 *	forge clock TIME           ask for a clock; prints the store's day
 *	forge set NAME VALUE       a setting of the house
 *	forge pin DIGITS           one's own PIN
 *	forge desk [CODE DIGITS]   at a shared front desk: every operation while
 *	                           it is locked; then unlock it; prints the role
 *
 * The store is at SHOWROOM_SOCKET.  Exit code 0: it was let do that, and the
 * table was kept; 1: refused, and why; 2: a wrong answer.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <showroom/open.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/day.h"
#include "render/message.h"

static struct arena *mem;

static int
refused(const struct sr_error *err)
{
	printf("%s\n", error_text(mem, err));
	return 1;
}

static int
store(const char *now, struct sr **sr)
{
	const struct sr_place place = {
		.path = "", .socket = getenv("SHOWROOM_SOCKET"), .now = now
	};
	struct sr_error err;

	sr_error_clear(&err);
	return sr_open(&place, sr, &err) < 0 ? refused(&err) : 0;
}

static int
log_in(struct sr *sr, const char *login, const char *code,
    struct sr_session *session)
{
	const struct sr_login in = { .login = login, .code = code };

	return sr_session_open(sr, &in, session, mem) < 0
		   ? refused(sr_error(sr))
		   : 0;
}

static int
claim(struct sr *sr, const char *login, const char *code)
{
	struct sr_session s;
	int rc = log_in(sr, login, code, &s);

	if (rc == 0)
		printf("code %s role %d\n", s.code, (int)s.role);
	return rc;
}

/* OP with an empty argument; what the store says. */
static int
call(struct sr *sr, int op)
{
	const struct sr_opdef *def = &sr_ops[op];
	static struct sr_rows none;
	void *arg = arena_alloc(mem, def->arg->size);
	void *res = arena_alloc(mem, def->res->size + sizeof(struct sr_rows));

	if (arg == NULL || res == NULL)
		exit(2);
	sr_record_clear(def->arg, arg);
	if (!def->res_many)
		sr_record_clear(def->res, res);
	return sr_call(sr, op, def->arg_many ? &none : arg, res, mem);
}

/*
 * Each operation on a line of its own, so that nothing that one began is
 * there for the next.
 */
static int
table(const char *word)
{
	int32_t role = 0;
	int bad = 0, calls = 0, denials = 0;

	for (const struct sr_enum *e = sr_choice_role.values; e->value != 0;
	     e++)
		if (strcmp(e->code, word) == 0)
			role = e->value;
	for (int op = 0; op < SR_NOPS; op++) {
		struct sr_session s;
		struct sr *sr;
		bool may = sr_op_allowed(op, role);
		int rc;

		if (sr_ops[op].may == SR_MAY_NOBODY)
			continue;
		if (store("", &sr) != 0 || log_in(sr, "", "", &s) != 0)
			return 1;
		if (s.role != role) {
			printf("the role is %d\n", (int)s.role);
			return 2;
		}
		rc = call(sr, op);
		if (may == (rc == SR_E_DENIED)) {
			printf("%s: %s, but %d: %s\n", sr_ops[op].name,
			    may ? "allowed" : "forbidden", rc,
			    error_text(mem, sr_error(sr)));
			bad = 2;
		}
		calls++;
		denials += rc == SR_E_DENIED;
		sr_close(sr);
	}
	printf("%d operations, %d denied\n", calls, denials);
	return bad;
}

static int
hold(struct sr *sr)
{
	struct sr_session s;
	char line[64];
	int rc = log_in(sr, "", "", &s);

	while (rc == 0) {
		printf("%s\n", call(sr, SR_OP_EXPORT_VISITS) == SR_E_DENIED
				   ? "denied"
				   : "let");
		fflush(stdout);
		if (fgets(line, sizeof(line), stdin) == NULL)
			break;
	}
	return rc;
}

static int
set(struct sr *sr, const char *name, const char *value)
{
	struct sr_find find;
	struct sr_setting out;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.limit = 500;
	if (sr_setting_find(sr, &find, &rows, mem) < 0)
		return refused(sr_error(sr));
	for (size_t i = 0; i < rows.n; i++) {
		struct sr_setting *row = SR_ROW(struct sr_setting, &rows, i);

		if (strcmp(row->name, name) != 0)
			continue;
		row->value = value;
		return sr_setting_save(sr, row, &out, mem) < 0
			   ? refused(sr_error(sr))
			   : 0;
	}
	return 2;
}

static struct sr_bytes
bytes_of(const char *s)
{
	return (struct sr_bytes){ .data = s, .len = strlen(s) };
}

static int
pin(struct sr *sr, const char *digits)
{
	const struct sr_secret_new in = { .secret = bytes_of(digits) };
	struct sr_count out;

	return sr_secret_save(sr, &in, &out, mem) < 0 ? refused(sr_error(sr))
						      : 0;
}

/* A desk that nobody has unlocked answers to nothing but that. */
static int
desk(struct sr *sr, const struct sr_session *begun, const char *code,
    const char *digits)
{
	const struct sr_unlock in = { .code = code,
		.secret = bytes_of(digits) };
	struct sr_session s;
	int bad = 0;

	if (!begun->kiosk || !begun->locked || begun->staff != 0)
		return 2;
	for (int op = 0; op < SR_NOPS; op++) {
		bool always = (sr_ops[op].may & SR_MAY_LOCKED) != 0;

		if (always || sr_ops[op].may == SR_MAY_NOBODY)
			continue;
		if (call(sr, op) == SR_E_LOCKED)
			continue;
		printf("%s: not locked: %s\n", sr_ops[op].name,
		    error_text(mem, sr_error(sr)));
		bad = 2;
	}
	if (*code == '\0' || bad != 0)
		return bad;
	if (sr_session_unlock(sr, &in, &s, mem) < 0)
		return refused(sr_error(sr));
	printf("code %s role %d export %d\n", s.code, (int)s.role,
	    call(sr, SR_OP_EXPORT_VISITS));
	return 0;
}

int
main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";
	const char *a = argc > 2 ? argv[2] : "";
	struct sr_session s;
	struct sr *sr;
	char iso[11];

	mem = arena_new();
	if (strcmp(what, "table") == 0)
		return table(a);
	if (store(strcmp(what, "clock") == 0 ? a : "", &sr) != 0)
		return 1;
	if (strcmp(what, "claim") == 0)
		return claim(sr, a, argc > 3 ? argv[3] : "");
	if (strcmp(what, "hold") == 0)
		return hold(sr);
	if (log_in(sr, "", "", &s) != 0)
		return 1;
	if (strcmp(what, "set") == 0)
		return set(sr, a, argc > 3 ? argv[3] : "");
	if (strcmp(what, "pin") == 0)
		return pin(sr, a);
	if (strcmp(what, "desk") == 0)
		return desk(sr, &s, a, argc > 3 ? argv[3] : "");
	printf("%s\n", day_iso(iso, s.today));
	return 0;
}
