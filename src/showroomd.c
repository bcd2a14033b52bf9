/* The store's main: argv and nothing else. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <syslog.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "daemon/daemon.h"
#include "render/message.h"
#include "wire/start.h"
#include "base/banned.h"

/* Words that stand for themselves; --personal is what showroom says. */
static bool
ask_flag(struct ask *ask, const char *word)
{
	const struct {
		const char *word;
		bool *flag;
	} flags[] = {
		{ "--create", &ask->create },
		{ "--demo", &ask->demo },
		{ "--throwaway", &ask->throwaway },
		{ "--locked", &ask->locked },
		{ "--check", &ask->check },
		{ "--task", &ask->task },
		{ "--allow-network-fs", &ask->network },
		{ "--help", &ask->help },
		{ "-h", &ask->help },
		{ "--version", &ask->version },
		{ "-V", &ask->version },
	};

	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		if (strcmp(word, flags[i].word) == 0)
			return *flags[i].flag = true;
	return false;
}

static bool
ask_parse(struct ask *ask, int argc, char **argv)
{
	ask->now = "";
	for (int i = 1; i < argc; i++) {
		const char *a = argv[i];

		if (strcmp(a, "--personal") == 0 && i + 1 < argc) {
			ask->personal = true;
			ask->path = argv[++i];
		} else if (strcmp(a, "--config") == 0 && i + 1 < argc)
			ask->conf = argv[++i];
		else if (strcmp(a, "--now") == 0 && i + 1 < argc)
			ask->now = argv[++i];
		else if (!ask_flag(ask, a))
			return false;
	}
	return ask->help || ask->version || ask->task ||
	       ask->personal != (ask->conf != NULL);
}

/* For whoever started it by hand, or the log of whoever did. */
static int
say(const struct sr_error *err)
{
	struct arena *a = arena_new();

	if (a != NULL)
		fprintf(stderr, "showroomd: %s\n",
		    text_safe(a, error_text(a, err), false));
	arena_free(a);
	return 1;
}

int
main(int argc, char **argv)
{
	struct daemon d = { .listen = -1, .lock = -1 };
	struct sr_error err;

	start_descriptors();
	openlog("showroomd", LOG_PID, LOG_AUTH);
	umask(077);
	sr_error_clear(&err);
	bool asked = ask_parse(&d.ask, argc, argv);
	/* What a client starts is translated by the client. */
	if (d.ask.personal || d.ask.task)
		intl_plain();
	else
		intl_init();
	if (!asked || d.ask.help) {
		fprintf(d.ask.help ? stdout : stderr, "%s\n",
		    _("Usage: showroomd --config FILE [--check] "
		      "[--allow-network-fs]. See showroomd(8)."));
		return d.ask.help ? 0 : 2;
	}
	if (d.ask.version) {
		printf("showroomd %s\n", SHOWROOM_VERSION);
		return 0;
	}
	if (d.ask.task)
		return daemon_task();
	if (d.ask.conf != NULL)
		return daemon_house(&d, &err) < 0 ? say(&err) : 0;
	return daemon_personal(&d, &err) < 0;
}
