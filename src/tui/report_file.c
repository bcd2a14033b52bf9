/*
 * A report into a file of the user's choice.  A file that is there is only
 * replaced after a question; the new one appears whole or not at all.
 */
#include "tui/report_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "render/message.h"
#include "render/report.h"
#include "tui/dialog.h"
#include "tui/ui.h"

#include "base/reason.h"
#include "base/banned.h"

static int
ask_format(struct view *v)
{
	static const struct answer formats[] = { { 't', N_("text") },
		{ 'c', N_("CSV") }, { 'j', N_("JSON") }, { 0, NULL } };

	switch (ui_ask(v->ui, _("Print as?"), formats)) {
	case 't': return REPORT_TEXT;
	case 'c': return REPORT_CSV;
	case 'j': return REPORT_JSON;
	default: return -1;
	}
}

/* A wide list goes on wide paper, or on wider; else there is no question. */
static int
ask_paper(struct view *v, const struct report_spec *spec, int format)
{
	static const struct answer papers[] = { { '4', N_("A4 landscape") },
		{ '3', N_("A3") }, { 0, NULL } };

	if (spec == NULL || spec->paper != REPORT_A4L || format != REPORT_TEXT)
		return spec != NULL ? spec->paper : REPORT_A4;
	switch (ui_ask(v->ui, _("On which paper?"), papers)) {
	case '4': return REPORT_A4L;
	case '3': return REPORT_A3;
	default: return -1;
	}
}

/* Write into NAME.part, then give it its name.  0 or an errno. */
static int
write_whole(struct view *v, const struct sr_report_ask *ask, int format,
    int paper, const char *name)
{
	const char *part = arena_printf(v->arena, "%s.part", name);
	int fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
	FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
	struct sink out;
	int rc = 0;

	if (file == NULL)
		return errno;
	out = sink_file(file);
	errno = 0;
	if (render_report(v->ui->sr, v->ui->dir, ask, format, paper, &out,
		v->arena) != SR_OK ||
	    fflush(file) != 0 || fsync(fd) != 0)
		rc = errno != 0 ? errno : EIO;
	if (fclose(file) != 0 && rc == 0)
		rc = errno;
	if (rc == 0 && rename(part, name) != 0)
		rc = errno;
	if (rc != 0)
		unlink(part);
	return rc;
}

void
report_to_file(struct view *v, const struct sr_report_ask *ask)
{
	static const char *const tails[] = { [REPORT_TEXT] = "txt",
		[REPORT_CSV] = "csv",
		[REPORT_JSON] = "json" };
	int format = ask_format(v), paper, rc;
	const char *name;
	struct stat st;
	char iso[11];

	if (format < 0)
		return;
	paper = ask_paper(v, report_spec_of(ask->name), format);
	if (paper < 0)
		return;
	name = ui_prompt(v->ui, _("Write into the file"),
	    arena_printf(v->arena, "%s-%s.%s", ask->name, day_iso(iso, ask->to),
		tails[format]),
	    v->arena);
	if (name == NULL || *name == '\0')
		return;
	if (stat(name, &st) == 0 &&
	    !ui_confirm(v->ui, _("The file is there already. Replace "
				 "it?")))
		return;
	rc = write_whole(v, ask, format, paper, name);
	if (rc != 0)
		ui_message(v->ui, MSG_ERROR,
		    N_("{0} could not be written: {1}. Choose another place."),
		    2, SR_TXT(name), SR_LABEL(reason_of(rc)));
	else
		ui_message(v->ui, MSG_OK, N_("Written: {0}"), 1, SR_TXT(name));
}

void
report_of_days(struct view *v, const char *name, sr_day from, sr_day to)
{
	struct sr_report_ask ask;

	sr_record_clear(&sr_rec_report_ask, &ask);
	ask.name = name;
	ask.from = from;
	ask.to = to;
	report_to_file(v, &ask);
}
