/* The toy store. */
#include <errno.h>
#include <linux/sockios.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <showroom.h>

#include "base/arena.h"
#include "wire/codec.h"
#include "wire/place.h"
#include "support.h"
#include "toy.h"

static struct toy *shared;
static pid_t pid;
static char name[64];
static unsigned char *body_of_last;
static char dir[32];

struct toy *
toy(void)
{
	return shared;
}

struct server_options *
toy_options(void)
{
	return &shared->options;
}

pid_t *
toy_pid(void)
{
	return &pid;
}

const char *
toy_socket(void)
{
	return name;
}

unsigned char *
toy_body(void)
{
	return body_of_last;
}

void
toy_rest(int ms)
{
	const struct timespec t = { ms / 1000, ms % 1000 * 1000000L };

	nanosleep(&t, NULL);
}

/* ---- the service ---- */

static void *
join(void *ctx, const struct sr_peer *peer, const char *now,
    struct sr_error *err)
{
	(void)ctx, (void)now, (void)err;
	shared->peer = *peer;
	return shared;
}

static void
leave(void *conn)
{
	(void)conn;
	shared->left++;
}

static int
rows(struct sr_job *job)
{
	const struct sr_find *f = job->arg;
	struct sr_rows *out = job->res;
	size_t n = (size_t)f->limit;
	char *text = arena_alloc(job->mem, (size_t)f->kind + 1);

	memset(text, 'x', (size_t)f->kind);
	out->size = sizeof(struct sr_list_row);
	out->row = arena_alloc(job->mem, n * out->size);
	out->n = n;
	out->more = true;
	for (size_t i = 0; i < n; i++) {
		struct sr_list_row *r = SR_ROW(struct sr_list_row, out, i);

		sr_record_clear(&sr_rec_list_row, r);
		r->id = (sr_id)i + 1;
		r->name_zh = text;
	}
	return SR_OK;
}

static int
save(struct sr_job *job)
{
	if (shared->before-- > 0)
		_exit(1);
	shared->saves++;
	shared->nonce = job->nonce;
	shared->serial = job->serial;
	if (shared->after-- > 0)
		_exit(1);
	return SR_OK;
}

static bool
did(const struct sr_did *d)
{
	return (uint64_t)d->nonce == shared->nonce &&
	       d->serial == shared->serial;
}

static int
serve(void *conn, struct sr_job *job)
{
	struct sr_staff *staff = job->res;

	(void)conn;
	switch (job->op) {
	case SR_OP_STAFF_GET:
		staff->id = ((const struct sr_key *)job->arg)->id;
		return SR_OK;
	case SR_OP_STAFF_SAVE:
		toy_rest(shared->slow ? 2 : 0);
		shared->saves++;
		shared->owes = true;
		job->changed = UINT64_C(1) << SR_NOUN_STAFF;
		job->whose = ((const struct sr_staff *)job->arg)->id;
		return SR_OK;
	case SR_OP_LIST_SAVE:
		job->changed = UINT64_C(1) << SR_NOUN_LIST;
		return SR_OK;
	case SR_OP_GRADE_SAVE: return save(job);
	case SR_OP_SESSION_OPEN: return SR_OK;
	case SR_OP_SESSION_DID:
		((struct sr_count *)job->res)->n = did(job->arg);
		return SR_OK;
	case SR_OP_LIST_FIND: return rows(job);
	case SR_OP_CHECK:
		shared->asked++;
		job->lane = SR_LANE_WORKER;
		return SR_DO_LATER;
	default:
		return sr_fail(&job->err, SR_E_DENIED, "staff", "code",
		    "No toy: {0}", 1, SR_NUM(job->op));
	}
}

static void
unsaid(void *conn, struct sr_job *job)
{
	(void)conn;
	shared->unsaid += job->op == SR_OP_STAFF_SAVE;
}

static sr_id
who(void *conn)
{
	(void)conn;
	return TOY_WHO;
}

static int
work(void *conn, struct sr_job *job)
{
	struct sr_rows *out = job->res;

	(void)conn;
	shared->works++;
	while (shared->works_on)
		toy_rest(1);
	out->size = sizeof(struct sr_finding);
	return SR_OK;
}

static bool
owes(void *ctx)
{
	(void)ctx;
	return shared->owes;
}

static int
sync_all(void *ctx, struct sr_error *err)
{
	(void)ctx;
	shared->turns++;
	if (!shared->owes)
		return SR_OK;
	shared->syncing++;
	while (shared->stuck)
		toy_rest(1);
	shared->syncs++;
	if (shared->broken)
		return sr_fail(err, SR_E_IO, "", "", "The toy's disk", 0);
	shared->owes = false;
	return SR_OK;
}

static void
ending(void *ctx)
{
	(void)ctx;
	shared->works_on = false;
}

/* ---- the process ---- */

void
toy_start(void)
{
	const struct service service = { .join = join,
		.leave = leave,
		.serve = serve,
		.unsaid = unsaid,
		.work = work,
		.who = who,
		.sync = sync_all,
		.owes = owes,
		.ending = ending };
	struct server_options *o = &shared->options;
	struct sr_error err;

	o->listen = place_listen(name);
	ck_assert_int_ge(o->listen, 0);
	pid = fork();
	ck_assert_int_ge(pid, 0);
	/* One that starts it anew; it goes with its last word. */
	while (pid == 0 && shared->again) {
		pid_t store = fork();
		int status;

		signal(SIGTERM, SIG_DFL);
		if (store == 0) {
			prctl(PR_SET_PDEATHSIG, SIGTERM);
			break;
		}
		waitpid(store, &status, 0);
		if (status == 0)
			_exit(0);
	}
	if (pid == 0) {
		int rc = server_run(o, &service, &err);

		close(o->listen);
		_exit(rc == SR_OK ? 0 : 2);
	}
	close(o->listen);
}

void
toy_ended(void)
{
	for (int i = 0; waitpid(pid, NULL, WNOHANG) != pid; i++) {
		ck_assert_int_lt(i, TOY_PATIENCE);
		toy_rest(1);
	}
	pid = 0;
}

/* What would happen by itself does so within some turns. */
void
toy_stays(void)
{
	toy_until(&shared->turns, shared->turns + 4);
	ck_assert_int_eq(waitpid(pid, NULL, WNOHANG), 0);
}

void
toy_until(const volatile int *counter, int n)
{
	for (int i = 0; *counter < n; i++) {
		ck_assert_int_lt(i, TOY_PATIENCE);
		toy_rest(1);
	}
}

int
toy_stop(void)
{
	int status = -1;

	if (pid > 0) {
		kill(pid, SIGTERM);
		waitpid(pid, &status, 0);
	}
	pid = 0;
	return status;
}

void
toy_setup(void)
{
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	ck_assert(shared != MAP_FAILED);
	body_of_last = malloc(CODEC_MAX);
	ck_assert_ptr_nonnull(body_of_last);
	snprintf(dir, sizeof(dir), "/tmp/toy-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(name, sizeof(name), "%s/socket", dir);
	shared->options = (struct server_options){ .uid = -1,
		.clients = 16,
		.per_user = 16,
		.linger_ms = -1,
		.hello_ms = TOY_NEVER,
		.frame_ms = TOY_NEVER,
		.take_ms = TOY_NEVER };
}

void
toy_teardown(void)
{
	toy_stop();
	unlink(name);
	rmdir(dir);
	free(body_of_last);
	munmap(shared, sizeof(*shared));
}

/* ---- the line ---- */

int
toy_knock(void)
{
	int fd = place_connect(name);

	ck_assert_int_ge(fd, 0);
	return fd;
}

void
toy_send(int fd, const void *data, size_t n)
{
	const char *p = data;

	while (n > 0) {
		ssize_t sent = send(fd, p, n, MSG_NOSIGNAL);

		if (sent <= 0)
			return; /* it hung up: what it said is the test's */
		p += sent;
		n -= (size_t)sent;
	}
}

void
toy_frame(int fd, const struct frame *f, const void *body, size_t n)
{
	unsigned char *all = malloc(FRAME_HEAD + n);

	ck_assert_ptr_nonnull(all);
	frame_put(all, f);
	if (n > 0)
		memcpy(all + FRAME_HEAD, body, n);
	toy_send(fd, all, FRAME_HEAD + n);
	free(all);
}

void
toy_hello(int fd, int64_t off)
{
	static int64_t nonce = 100;

	toy_hello_as(fd, off, ++nonce);
}

void
toy_hello_as(int fd, int64_t off, int64_t nonce)
{
	struct arena *a = arena_new();
	struct codec_out out = { .mem = a };
	const struct hello h = { .hash = (int64_t)sr_schema_hash() + off,
		.nonce = nonce,
		.version = "toy",
		.tty = "pts/7",
		.now = "" };

	hello_put(&out, &h);
	toy_frame(fd,
	    &(struct frame){ (uint32_t)out.n, 0, FRAME_HELLO, FRAME_MAGIC },
	    out.data, out.n);
	arena_free(a);
}

int
toy_enter(void)
{
	int fd = toy_knock();
	struct frame f;

	toy_hello(fd, 0);
	ck_assert(toy_get(fd, &f));
	ck_assert_uint_eq(f.kind, FRAME_WELCOME);
	return fd;
}

void
toy_call(int fd, uint32_t serial, int op, const void *arg)
{
	struct arena *a = arena_new();
	struct codec_out out = { .mem = a };
	const struct sr_job job = { .op = op, .arg = arg, .reason = "" };

	ck_assert(codec_put_call(&out, &job));
	toy_frame(fd,
	    &(struct frame){
		(uint32_t)out.n, serial, FRAME_CALL, (uint32_t)op },
	    out.data, out.n);
	arena_free(a);
}

void
toy_long(int fd, uint32_t serial)
{
	const struct sr_record *r = sr_ops[SR_OP_CHECK].arg;
	void *arg = malloc(r->size);

	ck_assert_ptr_nonnull(arg);
	sr_record_clear(r, arg);
	toy_call(fd, serial, SR_OP_CHECK, arg);
	free(arg);
}

static bool
take(int fd, unsigned char *to, size_t n)
{
	while (n > 0) {
		struct pollfd p = { .fd = fd, .events = POLLIN };
		ssize_t got;

		ck_assert_int_eq(poll(&p, 1, TOY_PATIENCE), 1);
		got = recv(fd, to, n, 0);
		if (got <= 0)
			return false;
		to += got;
		n -= (size_t)got;
	}
	return true;
}

bool
toy_get(int fd, struct frame *f)
{
	unsigned char head[FRAME_HEAD];

	return take(fd, head, sizeof(head)) && frame_get(head, f) &&
	       take(fd, body_of_last, f->length);
}

void
toy_taken(int fd)
{
	int left = 1;

	for (int i = 0; left > 0; i++) {
		ck_assert_int_lt(i, TOY_PATIENCE);
		ck_assert_int_eq(ioctl(fd, SIOCOUTQ, &left), 0);
		if (left > 0)
			toy_rest(1);
	}
}

bool
toy_silent(int fd)
{
	char c;

	return recv(fd, &c, 1, MSG_PEEK | MSG_DONTWAIT) < 0 && errno == EAGAIN;
}

void
toy_ends(int fd)
{
	unsigned char c;

	while (take(fd, &c, 1))
		;
}

/* A call is answered on FD: the id comes back. */
void
toy_works(int fd, uint32_t serial)
{
	const struct sr_key key = { .id = 1000 + serial };
	struct arena *a = arena_new();
	struct sr_job job = { .op = SR_OP_STAFF_GET };
	struct frame f;
	int rc;

	toy_call(fd, serial, SR_OP_STAFF_GET, &key);
	do
		ck_assert(toy_get(fd, &f));
	while (f.kind == FRAME_NOTICE);
	ck_assert_uint_eq(f.kind, FRAME_REPLY);
	ck_assert_uint_eq(f.serial, serial);
	ck_assert(codec_get_reply(body_of_last, f.length, &job, &rc, a));
	ck_assert_int_eq(rc, SR_OK);
	ck_assert_int_eq(((struct sr_staff *)job.res)->id, key.id);
	arena_free(a);
}

/* It says WHY, and hangs up. */
void
toy_refused(int fd, uint32_t why, const char *message)
{
	struct arena *a = arena_new();
	struct sr_error err;
	struct frame f;
	int rc;

	do
		ck_assert(toy_get(fd, &f));
	while (f.kind == FRAME_NOTICE);
	ck_assert_uint_eq(f.kind, FRAME_REFUSE);
	ck_assert_uint_eq(f.code, why);
	ck_assert(codec_get_verdict(body_of_last, f.length, &rc, &err, a));
	ck_assert_int_lt(rc, 0);
	if (message != NULL)
		ck_assert_str_eq(err.message, message);
	toy_ends(fd);
	arena_free(a);
	close(fd);
}

/* All rows of a call for N of SIZE bytes; the result code. */
int
toy_ask(
    int fd, uint32_t serial, int32_t n, int32_t size, size_t *rows, int *parts)
{
	const struct sr_find find = {
		.limit = n, .kind = size, .search = "", .key = ""
	};
	struct sr_job job = { .op = SR_OP_LIST_FIND };
	struct frame f;
	int rc = 1;

	*rows = 0;
	*parts = 0;
	toy_call(fd, serial, SR_OP_LIST_FIND, &find);
	while (rc > 0) {
		struct arena *a = arena_new();
		struct sr_rows got = { 0 }, *last;

		ck_assert(toy_get(fd, &f));
		ck_assert_uint_eq(f.serial, serial);
		if (f.kind == FRAME_PART) {
			struct codec_in in = { body_of_last,
				body_of_last + f.length, false };

			codec_get_rows(&in, &sr_rec_list_row, &got, a);
			ck_assert(codec_done(&in, a));
			++*parts;
		} else {
			ck_assert_uint_eq(f.kind, FRAME_REPLY);
			ck_assert(codec_get_reply(
			    body_of_last, f.length, &job, &rc, a));
			last = job.res;
			if (rc == SR_OK) {
				got = *last;
				ck_assert(got.more);
			}
		}
		for (size_t i = 0; i < got.n; i++) {
			struct sr_list_row *r =
			    SR_ROW(struct sr_list_row, &got, i);

			ck_assert_int_eq(r->id, (sr_id)++ * rows);
			ck_assert_uint_eq(strlen(r->name_zh), (size_t)size);
		}
		arena_free(a);
	}
	return rc;
}
