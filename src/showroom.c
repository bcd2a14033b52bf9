/*
 * The client's main: argv and nothing else.  It lends the command line what
 * that may not know: how a store is reached, and the screens.
 */
#include <string.h>

#include <showroom/open.h>

#include "base/intl.h"
#include "cli/cmd.h"
#include "tui/ui.h"
#include "wire/start.h"
#include "wire/task.h"
#include "base/banned.h"

static int
store_open(const struct program_open *o, struct sr **sr, struct sr_error *err)
{
	const struct sr_place place = { .path = o->path,
		.socket = o->socket,
		.now = o->now,
		.create = o->create,
		.demo = o->demo,
		.throwaway = o->throwaway };

	return sr_open(&place, sr, err);
}

static int
screens(struct sr *sr, bool english, struct sr_error *err)
{
	struct draw_options o = { .mouse = true };
	struct backend b;
	struct ui ui;
	int rc = draw_open(&b, &o, err);

	if (rc < 0)
		return rc;
	rc = ui_open(&ui, sr, &b, english, err);
	if (rc == SR_OK)
		rc = ui_run(&ui, NULL, err);
	ui_close(&ui);
	draw_close(&b);
	return rc;
}

/* The client has no database to work on: a store of its own does it. */
static int
task(const struct sr_task *t, struct sr_rows *rows, struct arena *mem,
    struct sr_error *err)
{
	const struct sr_record *of =
	    t->kind == SR_TASK_RESTORE ? &sr_rec_finding : &sr_rec_salvaged;

	return task_run(&sr_rec_task, t, of, rows, mem, err);
}

struct keys {
	void (*each)(
	    void *ctx, const char *screen, const char *key, const char *help);
	void *ctx;
};

/* "F2", "F7 h"; "" for a screen that another one opens. */
static const char *
way_to(const struct screen *screen, char way[KEY_NAME_MAX + 4])
{
	way[0] = '\0';
	for (const struct menu_row *m = ui_menu; m->screen != NULL; m++)
		if (m->screen == screen && m->board == '\0')
			return key_label(way, m->key);
		else if (m->screen == screen) {
			const char board[] = { 'F', '7', ' ', m->board, '\0' };
			memcpy(way, board, sizeof(board));
		}
	return way;
}

static void
one_key(void *data, const struct screen *screen, const struct action *action)
{
	const struct keys *k = data;
	char name[KEY_NAME_MAX + 4];

	if (action == NULL)
		k->each(
		    k->ctx, screen->title, way_to(screen, name), screen->help);
	else
		k->each(
		    k->ctx, NULL, key_label(name, action->key), action->help);
}

static void
all_keys(void (*each)(
	     void *ctx, const char *screen, const char *key, const char *help),
    void *ctx)
{
	struct keys k = { each, ctx };

	ui_actions_walk(one_key, &k);
}

/*
 * As a login shell (sshd, login) it takes no word of whoever logs in: not
 * "-c COMMAND" either, which is how scp and remote commands arrive.
 */
static bool
is_shell(int argc, char **argv)
{
	return (argc > 0 && argv[0][0] == '-') ||
	       (argc > 1 && strcmp(argv[1], "-c") == 0);
}

int
main(int argc, char **argv)
{
	static const struct program program = { .open = store_open,
		.task = task,
		.tui = screens,
		.keys = all_keys };

	start_descriptors();
	intl_init();
	if (is_shell(argc, argv)) {
		argv[1] = NULL;
		argc = 1;
	}
	return cli_main(&program, argc, argv);
}
