/* A call, whatever carries it (showroom/call.h).  Knows no noun. */
#include <stdlib.h>
#include <string.h>

#include <showroom/open.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "wire/call.h"
#include "base/banned.h"

#define MESSAGES_MAX 2000

struct message {
	struct message *next;
	char text[];
};

struct sr *
call_open(const struct transport *transport, const struct sr_server *server)
{
	struct sr *sr = calloc(1, sizeof(*sr));

	if (!sr)
		return NULL;
	sr->scratch = arena_new();
	if (!sr->scratch) {
		free(sr);
		return NULL;
	}
	sr->transport = transport;
	if (server)
		sr->server = *server;
	sr_error_clear(&sr->err);
	return sr;
}

int
call_no_memory(struct sr_error *err)
{
	return sr_fail(err, SR_E_NOMEM, "", "",
	    N_("The memory is used up. Close other programs and try again."),
	    0);
}

int
call_too_long(struct sr_error *err)
{
	return sr_fail(err, SR_E_PROTOCOL, "", "",
	    N_("This is too much at once (more than 1 MiB). Ask for fewer "
	       "rows or shorten the text."),
	    0);
}

int
call_garbled(struct sr_error *err)
{
	return sr_fail(err, SR_E_PROTOCOL, "", "",
	    N_("A message between client and store is not understood. Update "
	       "both to the same version."),
	    0);
}

void *
call_room(int op, struct arena *a)
{
	const struct sr_opdef *def = &sr_ops[op];
	void *res = arena_alloc(
	    a, def->res_many ? sizeof(struct sr_rows) : def->res->size);

	if (res && !def->res_many)
		sr_record_clear(def->res, res);
	return res;
}

const char *
call_message(struct sr *sr, const char *text)
{
	static const char lost[] = N_("The store reports an error.");
	size_t n = strlen(text) + 1;
	int count = 0;

	for (struct message *m = sr->messages; m; m = m->next, count++)
		if (strcmp(m->text, text) == 0)
			return m->text;
	/* The program has a few hundred: more is a store gone mad. */
	struct message *m =
	    count < MESSAGES_MAX ? malloc(sizeof(*m) + n) : NULL;
	if (!m)
		return lost;
	memcpy(m->text, text, n);
	m->next = sr->messages;
	sr->messages = m;
	return m->text;
}

static int
call_refuse(struct sr *sr)
{
	return sr_fail(&sr->err, SR_E_PROTOCOL, "", "",
	    N_("There is no such operation. Client and store are of "
	       "different versions: update both."),
	    0);
}

static int
call_run(struct sr *sr, int op, const void *arg, void *res, struct arena *a)
{
	const struct sr_opdef *def = &sr_ops[op];
	const struct sr_rows *rows = arg;
	struct sr_job job = { .op = op, .arg = arg, .mem = sr->scratch };
	int rc;

	if (def->arg_many && rows->n > 0 && rows->size != def->arg->size)
		return call_refuse(sr);
	job.reason = sr->reason ? sr->reason : "";
	job.res = call_room(op, sr->scratch);
	if (!job.res || sr->reason_lost)
		return call_no_memory(&sr->err);
	sr_error_clear(&job.err);
	rc = sr->transport->call(sr, &job, a);
	if (rc == SR_OK && arena_failed(a))
		rc = call_no_memory(&job.err);
	if (rc != SR_OK) {
		sr->err = job.err;
		sr->err.code = rc;
		return rc;
	}
	sr->changed |= job.changed;
	memcpy(res, job.res,
	    def->res_many ? sizeof(struct sr_rows) : def->res->size);
	return SR_OK;
}

int
sr_call(struct sr *sr, int op, const void *arg, void *res, struct arena *a)
{
	int rc;

	arena_reset(sr->scratch);
	sr_error_clear(&sr->err);
	sr->saved = false;
	if (op < 0 || op >= SR_NOPS)
		rc = call_refuse(sr);
	else
		rc = call_run(sr, op, arg, res, a);
	sr_reason(sr, NULL);
	return rc;
}

void
sr_reason(struct sr *sr, const char *reason)
{
	free(sr->reason);
	sr->reason = reason && *reason ? strdup(reason) : NULL;
	sr->reason_lost = reason && *reason && !sr->reason;
}

const struct sr_error *
sr_error(const struct sr *sr)
{
	return &sr->err;
}

uint64_t
sr_changed(struct sr *sr)
{
	uint64_t changed = sr->changed;

	sr->changed = 0;
	return changed;
}

void
sr_close(struct sr *sr)
{
	if (!sr)
		return;
	if (sr->transport->close)
		sr->transport->close(sr);
	while (sr->messages) {
		struct message *next = sr->messages->next;

		free(sr->messages);
		sr->messages = next;
	}
	free(sr->reason);
	arena_free(sr->scratch);
	free(sr);
}

int
sr_fd(const struct sr *sr)
{
	return sr->transport->fd ? sr->transport->fd(sr) : -1;
}

bool
sr_listen(struct sr *sr)
{
	bool there = !sr->transport->listen || sr->transport->listen(sr);

	sr->changed |= sr->told;
	sr->told = 0;
	return there;
}

int
sr_again(struct sr *sr)
{
	int rc = SR_OK;

	arena_reset(sr->scratch);
	sr_error_clear(&sr->err);
	if (sr->transport->again)
		rc = sr->transport->again(sr, &sr->err);
	return rc;
}

bool
sr_saved(const struct sr *sr)
{
	return sr->saved;
}

uint32_t
sr_work(const struct sr *sr)
{
	return sr->work;
}
