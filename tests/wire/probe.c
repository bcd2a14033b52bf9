/*
 * What a script needs to be rude to a store: frames by hand at SOCKET.
 *
 *	probe SOCKET garbage	frames that are none: how many are refused
 *	probe SOCKET cut	half a frame, then gone
 *	probe SOCKET mute	asks for much and takes nothing, ...
 *	probe SOCKET stay	is there and asks for nothing, ...
 *	probe SOCKET half N	N lines on which nothing is said, ...
 *	probe SOCKET build	hello of another build: prints what it is told
 *	probe SOCKET older	listens there, as a store of another build, ...
 *
 * ... until stdin ends; each of these says so when it is at it.
 */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <showroom.h>

#include "base/arena.h"
#include "wire/codec.h"
#include "wire/frame.h"
#include "wire/place.h"

static const char *path;

static void
die(const char *what)
{
	perror(what);
	exit(1);
}

static int
knock(void)
{
	int fd = place_connect(path);

	if (fd < 0)
		die(path);
	return fd;
}

static void
put(int fd, const struct frame *f, const void *body, size_t n)
{
	unsigned char head[FRAME_HEAD];

	frame_put(head, f);
	/* Whoever is refused may be hung up on at any byte. */
	if (send(fd, head, FRAME_HEAD, MSG_NOSIGNAL) < 0)
		return;
	if (n > 0 && send(fd, body, n, MSG_NOSIGNAL) < 0)
		return;
}

/* The next frame, without its body; kind 0: the line ended. */
static struct frame
get(int fd)
{
	unsigned char head[FRAME_HEAD], body[4096];
	struct frame f = { 0 };

	if (recv(fd, head, FRAME_HEAD, MSG_WAITALL) != FRAME_HEAD ||
	    !frame_get(head, &f) || f.length > sizeof(body) ||
	    (f.length > 0 &&
		recv(fd, body, f.length, MSG_WAITALL) != (ssize_t)f.length))
		f.kind = 0;
	return f;
}

static void
hello(int fd, int64_t off)
{
	struct arena *a = arena_new();
	struct codec_out out = { .mem = a };
	const struct hello h = { .hash = (int64_t)sr_schema_hash() + off,
		.version = "probe",
		.tty = "",
		.now = "" };

	hello_put(&out, &h);
	put(fd, &(struct frame){ (uint32_t)out.n, 0, FRAME_HELLO, FRAME_MAGIC },
	    out.data, out.n);
	arena_free(a);
}

static int
enter(void)
{
	int fd = knock();

	hello(fd, 0);
	if (get(fd).kind != FRAME_WELCOME)
		die("no welcome");
	return fd;
}

static bool
refuses(int fd, const struct frame *f, const char *body, size_t n)
{
	struct frame back;

	put(fd, f, body, n);
	back = get(fd);
	if (back.kind != FRAME_REFUSE || get(fd).kind != 0)
		return false;
	close(fd);
	return true;
}

static void
garbage(void)
{
	static const struct frame bad[] = {
		{ 0, 1, 0, 0 },
		{ 0, 1, FRAME_NKINDS, 0 },
		{ CODEC_MAX + 1, 1, FRAME_CALL, 0 },
		{ UINT32_MAX, 1, FRAME_CALL, 0 },
		{ UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX },
		{ 0, 1, FRAME_CALL, SR_OP_SESSION_GET },
		{ 4, 1, FRAME_CALL, SR_OP_SESSION_GET },
	};
	int n = 0;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		size_t body = bad[i].length == 4 ? 4 : 0;

		n += refuses(knock(), &bad[i], "\1\2\3\4", body);
		n += refuses(enter(), &bad[i], "\1\2\3\4", body);
	}
	/* Said twice: the second is refused. */
	for (int i = 0; i < 2; i++) {
		struct arena *a = arena_new();
		struct codec_out out = { .mem = a };
		const struct sr_none none = { 0 };
		const struct sr_job job = {
			.op = SR_OP_SESSION_GET, .arg = &none, .reason = ""
		};
		struct frame f = { 0, 9, FRAME_CALL, SR_OP_SESSION_GET };
		int fd = enter();

		codec_put_call(&out, &job);
		f.length = (uint32_t)out.n;
		put(fd, &f, out.data, out.n);
		n += get(fd).kind == FRAME_REPLY;
		f.serial -= (uint32_t)i;
		n += refuses(fd, &f, (const char *)out.data, out.n);
		arena_free(a);
	}
	printf("%d\n", n);
}

static void
until_told(void)
{
	char c;

	printf("there\n");
	fflush(stdout);
	if (read(STDIN_FILENO, &c, 1) < 0)
		die("stdin");
}

static void
half(int n)
{
	struct rlimit files;

	if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
		files.rlim_cur = files.rlim_max;
		setrlimit(RLIMIT_NOFILE, &files);
	}
	/* Each again as soon as it is dropped would be another test. */
	for (int i = 0; i < n; i++)
		knock();
	until_told();
}

static void
mute(void)
{
	const struct sr_find find = { .limit = 1000, .search = "", .key = "" };
	const struct sr_job job = {
		.op = SR_OP_LIST_FIND, .arg = &find, .reason = ""
	};
	struct arena *a = arena_new();
	struct codec_out out = { .mem = a };
	int fd = enter();

	codec_put_call(&out, &job);
	for (uint32_t i = 1; i < 2000; i++) {
		unsigned char head[FRAME_HEAD];
		const struct frame f = { (uint32_t)out.n, i, FRAME_CALL,
			SR_OP_LIST_FIND };

		frame_put(head, &f);
		if (send(fd, head, FRAME_HEAD, MSG_DONTWAIT | MSG_NOSIGNAL) !=
			FRAME_HEAD ||
		    send(fd, out.data, out.n, MSG_DONTWAIT | MSG_NOSIGNAL) !=
			(ssize_t)out.n)
			break;
	}
	arena_free(a);
	until_told();
}

/* Its store says at once that it is of another build. */
static void
older(void)
{
	int at = place_listen(path), fd;

	if (at < 0)
		die(path);
	printf("there\n");
	fflush(stdout);
	for (;;) {
		struct pollfd p[2] = { { .fd = at, .events = POLLIN },
			{ .fd = STDIN_FILENO, .events = POLLIN } };

		if (poll(p, 2, -1) < 0 || p[1].revents != 0)
			break;
		fd = accept(at, NULL, NULL);
		if (fd < 0)
			continue;
		get(fd);
		put(fd, &(struct frame){ 0, 0, FRAME_REFUSE, REFUSE_VERSION },
		    NULL, 0);
		close(fd);
	}
	unlink(path);
}

static void
build(void)
{
	static const char *const why[] = { "", "busy", "version", "retired",
		"denied", "garbled" };
	int fd = knock();
	struct frame f;

	hello(fd, 1);
	f = get(fd);
	printf("%s\n", f.kind == FRAME_REFUSE && f.code <= REFUSE_GARBLED
			   ? why[f.code]
			   : "?");
}

int
main(int argc, char **argv)
{
	const char *what = argc > 2 ? argv[2] : "";

	path = argc > 1 ? argv[1] : "";
	signal(SIGPIPE, SIG_IGN);
	if (strcmp(what, "garbage") == 0)
		garbage();
	else if (strcmp(what, "cut") == 0)
		put(enter(), &(struct frame){ 99, 1, FRAME_CALL, 0 }, "x", 1);
	else if (strcmp(what, "mute") == 0)
		mute();
	else if (strcmp(what, "stay") == 0) {
		enter();
		until_told();
	} else if (strcmp(what, "half") == 0 && argc > 3)
		half((int)strtol(argv[3], NULL, 10));
	else if (strcmp(what, "build") == 0)
		build();
	else if (strcmp(what, "older") == 0)
		older();
	else
		return 2;
	return 0;
}
