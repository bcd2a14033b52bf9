/*
 * The client without memory: commands of showroom with every allocation
 * failing, at a store that has enough.  Each does its work, or says in words
 * why not; half an answer that looks whole is a lie.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "fault.h"

enum { SAID = 65536, WORDS = 8 };

static const char *const commands[][WORDS] = {
	{ "staff" },
	{ "search", "zhang" },
	{ "report", "sales-daily" },
	{ "export", "lists" },
	{ "export", "visits" },
	{ "export", "prospects" },
	{ "export", "persons" },
	{ "help" },
};
enum { NCOMMANDS = sizeof(commands) / sizeof(commands[0]) };

struct client {
	struct stage *st;
	char showroom[300], db[200];
	char home[128];
	char whole[SAID], said[SAID];
};

static size_t
read_all(const char *room, const char *name, char text[SAID])
{
	char path[128];
	FILE *f;
	size_t n = 0;

	snprintf(path, sizeof(path), "%s/%s", room, name);
	f = fopen(path, "r");
	if (f != NULL) {
		n = fread(text, 1, SAID - 1, f);
		fclose(f);
	}
	text[n] = '\0';
	return n;
}

/* COMMAND with the allocation AT failing, 0: none. */
static void
client_run(struct client *c, const char *const *command, long at, bool sticky,
    struct outcome *o)
{
	const char *words[WORDS + 8] = { c->showroom, "--db", c->db, "--as",
		"05", "--now", CLERK_NOW };
	char test[] = "SHOWROOM_TEST=1", speech[] = "LC_ALL=C.UTF-8",
	     english[] = "LANGUAGE=en", none[] = "SHOWROOM_BACKUPS=";
	char *env[] = { c->home, test, speech, english, none, NULL };
	int n = 7;

	for (int i = 0; i < WORDS && command[i] != NULL; i++)
		words[n++] = command[i];
	stage_arm(c->st, "showroom", SHIM_MEMORY, at, sticky, ENOMEM);
	stage_exec(c->st, words, env, o);
}

static void
judge(struct client *c, const struct outcome *o, const char *whole,
    const char *point)
{
	char text[64];

	c->st->f->points++;
	snprintf(
	    text, sizeof(text), "(signal %d, exit %d)", o->signal, o->code);
	read_all(c->st->f->room, "acks", c->said);
	if (o->hung)
		stage_found(c->st, HANG, point, text);
	else if (o->signal != 0)
		stage_found(c->st, CRASH, point, text);
	else if (o->code == 0 && strcmp(c->said, whole) != 0)
		stage_found(c->st, HALF, point, text);
	else if (o->code != 0 && read_all(c->st->f->room, "err", c->said) == 0)
		stage_found(c->st, RUDE, point, "says nothing");
}

static void
command_sweep(struct client *c, const char *const *command)
{
	struct outcome o;
	char point[96];
	long total;

	client_run(c, command, 0, false, &o);
	read_all(c->st->f->room, "acks", c->whole);
	total = atomic_load(&c->st->f->shim->count);
	if (o.code != 0 || total < 20 || c->whole[0] == '\0') {
		read_all(c->st->f->room, "err", c->said);
		stage_found(c->st, RUDE, command[0], c->said);
		return;
	}
	int step = stage_stride(c->st, (int)total, 120, 5000);
	for (int i = 1; i <= total; i += step) {
		for (int sticky = 0; sticky < 2; sticky++) {
			client_run(c, command, i, sticky, &o);
			snprintf(point, sizeof(point), "%s: no memory at %d%s",
			    command[0], i, sticky ? " and on" : "");
			judge(c, &o, c->whole, point);
		}
	}
}

void
sweep_client(struct stage *st)
{
	static struct client c;
	struct fault *f = st->f;

	c.st = st;
	snprintf(c.showroom, sizeof(c.showroom), "%s/../../showroom", f->bin);
	snprintf(c.db, sizeof(c.db), "%s/house.db", st->dir);
	snprintf(c.home, sizeof(c.home), "HOME=%s", f->room);
	stage_reset(st);
	for (int i = 0; i < NCOMMANDS; i++)
		command_sweep(&c, commands[i]);
	stage_disarm(st);
}
