/* Settings of the house: what they are called, and how one is changed. */
#include "tui/house_rows_own.h"

#include <string.h>

#include <showroom/ops.h>

#include "base/arena.h"
#include "render/message.h"

#include "base/banned.h"

static const char *
setting_origin(
    const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_setting *set = row;

	(void)v, (void)style, (void)a;
	return house_origin(set->origin);
}

static const char *
setting_label(
    const struct view *v, const void *row, int *style, struct arena *a)
{
	static const struct {
		const char *name, *label;
	} all[] = {
		{ "house", N_("The dealership's name") },
		{ "zone", N_("Time zone") },
		{ "preset", N_("Preset it began with") },
		{ "loss_missed_intervals",
		    N_("Missed intervals until a card is out of control") },
		{ "recontact_months",
		    N_("Months until a lost customer is asked again") },
		{ "day_capacity", N_("Contacts that one day holds") },
		{ "rotation_skip", N_("Whom the rotation passes over") },
		{ "hot_rate_days",
		    N_("Days that the closing rate of hot cards is of") },
		{ "hot_rate_least",
		    N_("Decided hot cards that a closing rate needs") },
		{ "hot_tight",
		    N_("Per cent short that are tight, not yet short") },
		{ "evidence_text",
		    N_("Characters with which a contact says something") },
		{ "evidence_repeat",
		    N_("Times that one text catches the eye") },
		{ "evidence_burst", N_("Contacts in a minute that do") },
		{ "evidence_dayend", N_("When contacts are logged late") },
		{ "evidence_share", N_("Late contacts of 100 that do") },
		{ "evidence_days", N_("Days that texts are compared over") },
		{ "evidence_least", N_("Contacts an evening share needs") },
		{ "abnormal_overdue", N_("Needs help: intervals overdue") },
		{ "abnormal_tries", N_("Needs help: tries in vain") },
		{ "abnormal_fall", N_("Needs help: grades lost") },
		{ "abnormal_fall_days", N_("Needs help: lost within days") },
		{ "abnormal_age", N_("Needs help: times the time to buy") },
		{ "visit_required", N_("Due in a line of the register") },
		{ "kiosk", N_("Unix users of shared front desks") },
		{ "lock_after", N_("Seconds until a desk locks") },
		{ "backup_time", N_("When the store backs itself up") },
		{ "backup_keep_daily", N_("Daily backups that are kept") },
		{ "backup_keep_weekly", N_("Weekly backups that are kept") },
		{ "backup_key", N_("Backups are sealed for this key") },
		{ NULL, NULL },
	};
	const struct sr_setting *set = row;

	struct sr_arg year =
	    SR_TXT(set->name + strcspn(set->name, "0123456789"));

	(void)v, (void)style;
	for (int i = 0; all[i].name != NULL; i++)
		if (strcmp(all[i].name, set->name) == 0)
			return _(all[i].label);
	if (strncmp(set->name, "holidays_", 9) == 0)
		return message_text(
		    a, _("What the holidays of {0} rest on"), &year, 1);
	return set->name;
}

/* Whole, where the columns had to cut it. */
static void
setting_preview(struct view *v, const void *row, struct rect r)
{
	const struct sr_setting *set = row;
	struct arena *a = v->ui->frame;
	int style = 0;

	cell_wrap(&v->ui->grid, r,
	    arena_printf(a, "%s%s%s", setting_label(v, row, &style, a), _(": "),
		set->value),
	    STYLE_NORMAL);
}

static const struct column setting_columns[] = {
	{ .field = "name",
	    .title = N_("Setting"),
	    .min = 30,
	    .weight = 2,
	    .text = setting_label },
	{ .field = "value", .min = 20, .weight = 1 },
	{ .field = "origin", .min = 16, .text = setting_origin },
	{ .field = NULL },
};

const struct list_spec house_list_setting = {
	.row = &sr_rec_setting,
	.op = SR_OP_SETTING_FIND,
	.filter = &house_find_form,
	.columns = setting_columns,
	.preview = setting_preview,
	.preview_lines = 2,
};

static const struct form_row setting_rows[] = {
	{ .col = "name", .flags = FORM_FIXED },
	{ .col = "value" },
	{ .col = NULL },
};

static int
save_setting(struct view *v, void *rec)
{
	struct sr_setting out;

	return house_save(v, &house_form_setting, rec, &out);
}

const struct form_spec house_form_setting = {
	.id = "setting",
	.title = N_("Setting"),
	.record = &sr_rec_setting,
	.rows = setting_rows,
	.op = SR_OP_SETTING_SAVE,
	.get = SR_OP_SETTING_GET,
	.save = save_setting,
	.done = house_saved,
};
