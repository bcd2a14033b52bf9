/* The line of screen tests: see line.h. */
#include "line.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <showroom/open.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "wire/call.h"
#include "wire/direct.h"

#include "base/banned.h"

#define LINES 16

static struct one {
	struct sr *sr;
	int pipe[2]; /* a byte for each thing that was told */
	uint64_t told;
	bool lost;
	char login[64], code[32]; /* of the last session.open */
} lines[LINES];

static bool dead, loses;

static struct one *
one_of(const struct sr *sr)
{
	int i = 0;

	/* Each handle of this transport has its own. */
	while (i < LINES - 1 && lines[i].sr != sr)
		i++;
	return &lines[i];
}

/* The transport that is a function call. */
static const struct transport *
direct(void)
{
	static const struct transport *known;
	static const struct sr_server none;
	struct sr *sr;

	if (known == NULL && (sr = sr_open_direct(&none)) != NULL) {
		known = sr->transport;
		sr_close(sr);
	}
	return known;
}

static int
lost(struct one *l, struct sr_job *job, const char *message)
{
	l->lost = true;
	return sr_fail(&job->err, SR_E_GONE, "", "", message, 0);
}

static int
line_call(struct sr *sr, struct sr_job *job, struct arena *a)
{
	struct one *l = one_of(sr);
	int rc;

	if (dead || l->lost)
		return lost(l, job, N_("The store is away."));
	if (job->op == SR_OP_SESSION_OPEN) {
		const struct sr_login *in = job->arg;
		snprintf(l->login, sizeof(l->login), "%s", in->login);
		snprintf(l->code, sizeof(l->code), "%s", in->code);
	}
	rc = direct()->call(sr, job, a);
	if (rc == SR_OK && loses && sr_ops[job->op].write &&
	    job->op != SR_OP_DRAFT_SAVE && job->op != SR_OP_DRAFT_DROP) {
		dead = true;
		return lost(l, job,
		    N_("The store went away in the middle: look whether this "
		       "was saved before you save it again."));
	}
	return rc;
}

static int
line_fd(const struct sr *sr)
{
	return one_of(sr)->pipe[0];
}

static bool
line_listen(struct sr *sr)
{
	struct one *l = one_of(sr);
	char byte[64];

	while (read(l->pipe[0], byte, sizeof(byte)) > 0)
		;
	sr->changed |= l->told;
	l->told = 0;
	l->lost = l->lost || dead;
	return !l->lost;
}

/* As the socket does: a store that began anew knows nobody. */
static int
log_in_again(struct sr *sr, struct sr_error *err)
{
	const struct one *l = one_of(sr);
	const struct sr_login in = { l->login, l->code };
	struct sr_session session;
	struct arena *a = arena_new();
	struct sr_job job = { .op = SR_OP_SESSION_OPEN,
		.mem = a,
		.arg = &in,
		.reason = "",
		.res = &session };
	int rc = direct()->call(sr, &job, a);

	if (rc < 0)
		*err = job.err;
	arena_free(a);
	return rc;
}

static int
line_again(struct sr *sr, struct sr_error *err)
{
	if (dead)
		return sr_fail(
		    err, SR_E_GONE, "", "", N_("The store is away."), 0);
	one_of(sr)->lost = false;
	return log_in_again(sr, err);
}

static void
line_end(struct sr *sr)
{
	struct one *l = one_of(sr);

	close(l->pipe[0]);
	close(l->pipe[1]);
	*l = (struct one){ 0 };
	if (sr->server.close != NULL)
		sr->server.close(sr->server.ctx);
}

struct sr *
line_open(const struct sr_server *server)
{
	static const struct transport line = { .call = line_call,
		.close = line_end,
		.fd = line_fd,
		.listen = line_listen,
		.again = line_again };
	struct one *l = one_of(NULL);
	struct sr *sr = call_open(&line, server);

	if (l == NULL || sr == NULL || pipe(l->pipe) != 0)
		return NULL;
	fcntl(l->pipe[0], F_SETFL, O_NONBLOCK);
	l->sr = sr;
	return sr;
}

static void
wake(struct one *l, uint64_t told)
{
	l->told |= told;
	if (l->sr != NULL && write(l->pipe[1], "", 1) != 1)
		l->lost = true;
}

void
line_tell(struct sr *from)
{
	uint64_t told = sr_changed(from);

	for (int i = 0; told != 0 && i < LINES; i++)
		if (lines[i].sr != from)
			wake(&lines[i], told);
}

bool
line_store(const char *what)
{
	loses = strcmp(what, "loses an answer") == 0;
	if (loses)
		return true;
	dead = strcmp(what, "dies") == 0;
	for (int i = 0; dead && i < LINES; i++)
		wake(&lines[i], 0);
	return dead || strcmp(what, "back") == 0;
}
