/* Field tables of the audit trail, and values of rows as its text. */
#include <stdlib.h>
#include <string.h>

#include <showroom/audit.h>
#include <showroom/agenda.h>
#include <showroom/backup.h>
#include <showroom/board.h>
#include <showroom/card.h>
#include <showroom/day.h>
#include <showroom/drive.h>
#include <showroom/import.h>
#include <showroom/merge.h>
#include <showroom/loss.h>
#include <showroom/owner.h>
#include <showroom/person.h>
#include <showroom/rota.h>
#include <showroom/round.h>
#include <showroom/staff.h>
#include <showroom/visit.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/banned.h"

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_audit, m, lab, typ, w, fl, ch)
static const struct sr_field audit[] = {
	F(id, N_("No."), INT, 7, 0, NULL),
	F(at, N_("Instant"), INSTANT, 16, SR_HIDDEN, NULL),
	F(day, N_("Day"), DAY, 10, 0, NULL),
	F(minute, N_("Time"), TIME, 5, SR_LOCAL, NULL),
	F(staff, N_("By"), REF, 8, 0, &sr_ref_staff),
	F(what, N_("What"), ENUM, 10, 0, &sr_choice_audit),
	F(op, N_("Operation"), TEXT, 16, 0, NULL),
	F(record, N_("Table"), TEXT, 10, 0, NULL),
	F(row, N_("Row"), ID, 8, 0, NULL),
	F(title, N_("Record"), TEXT, 16, SR_LOCAL, NULL),
	F(fields, N_("Fields"), TEXT, 20, 0, NULL),
	F(before, N_("Before"), TEXT, 30, SR_LOCAL, NULL),
	F(detail, N_("Detail"), TEXT, 12, 0, NULL),
	F(times, N_("Times"), INT, 5, 0, NULL),
	F(via, N_("Terminal"), TEXT, 10, 0, NULL),
	F(uid, N_("Unix user"), INT, 6, 0, NULL),
	F(session, N_("Session"), ID, 7, 0, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_audit =
    SR_RECORD("audit", N_("Audit trail"), struct sr_audit, audit);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_did, m, lab, typ, w, fl, ch)
static const struct sr_field did[] = {
	F(nonce, N_("Client"), INT, 16, 0, NULL),
	F(serial, N_("Call"), INT, 8, 0, NULL),
};
#undef F
const struct sr_record sr_rec_did =
    SR_RECORD("did", N_("Call"), struct sr_did, did);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_anchor, m, lab, typ, w, fl, ch)
static const struct sr_field anchor[] = {
	F(seq, N_("No."), INT, 7, 0, NULL),
	F(mac, N_("Seal"), TEXT, 64, 0, NULL),
};
#undef F
const struct sr_record sr_rec_anchor =
    SR_RECORD("anchor", N_("Anchor"), struct sr_anchor, anchor);

static const struct sr_record *const of_noun[] = {
	[SR_NOUN_STAFF] = &sr_rec_staff,
	[SR_NOUN_LIST] = &sr_rec_list_row,
	[SR_NOUN_GRADE] = &sr_rec_grade_rule,
	[SR_NOUN_HOLIDAY] = &sr_rec_holiday,
	[SR_NOUN_SETTING] = &sr_rec_setting,
	[SR_NOUN_PERSON] = &sr_rec_person,
	[SR_NOUN_VISIT] = &sr_rec_visit,
	[SR_NOUN_CARD] = &sr_rec_card,
	[SR_NOUN_CONTACT] = &sr_rec_contact,
	[SR_NOUN_MOVE] = &sr_rec_move,
	[SR_NOUN_REQUEST] = &sr_rec_request,
	[SR_NOUN_HANDOVER] = &sr_rec_handover,
	[SR_NOUN_DAY] = &sr_rec_dayrec,
	[SR_NOUN_BATCH] = &sr_rec_batch,
	[SR_NOUN_MERGE] = &sr_rec_merge,
	/* Boards, the month sheet, targets. */
	[SR_NOUN_TARGET] = &sr_rec_target,
	[SR_NOUN_ROUND] = &sr_rec_round,
	/* Whose customer it is. */
	[SR_NOUN_ALERT] = &sr_rec_alert,
	[SR_NOUN_LINK] = &sr_rec_link,
	[SR_NOUN_OWNER_RULE] = &sr_rec_owner_rule,
	/* Rotation and test drives. */
	[SR_NOUN_SHIFT] = &sr_rec_shift,
	[SR_NOUN_DRIVE] = &sr_rec_drive,
	/* Losses and wins. */
	[SR_NOUN_LOSS] = &sr_rec_recontact,
	/* My day. */
	[SR_NOUN_APPOINTMENT] = &sr_rec_appointment,
};
enum { NOF_NOUN = sizeof(of_noun) / sizeof(of_noun[0]) };

const struct sr_record *
sr_record_named(const char *name)
{
	/* Rows that other terminals are not told of as such. */
	static const struct sr_record *const others[] = {
		&sr_rec_instruction,
		&sr_rec_correction,
		&sr_rec_backup,
		&sr_rec_handout,
		&sr_rec_apart,
		&sr_rec_round_card,
	};

	for (size_t i = 1; i < NOF_NOUN; i++)
		if (of_noun[i] != NULL && strcmp(of_noun[i]->name, name) == 0)
			return of_noun[i];
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (strcmp(others[i]->name, name) == 0)
			return others[i];
	return NULL;
}

/* ---- values as text ---- */

/* A line is a value: the line feed and the backslash are escaped. */
static const char *
escaped(const char *s, struct arena *a)
{
	char *out = arena_alloc(a, 2 * strlen(s) + 1), *p = out;

	if (out == NULL)
		return "";
	for (; *s != '\0'; s++) {
		if (*s == '\n' || *s == '\\')
			*p++ = '\\';
		*p++ = *s == '\n' ? 'n' : *s;
	}
	*p = '\0';
	return out;
}

static const char *
plain(const char *s, size_t n, struct arena *a)
{
	char *out = arena_alloc(a, n + 1), *p = out;

	if (out == NULL)
		return "";
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '\\' && i + 1 < n)
			*p++ = s[++i] == 'n' ? '\n' : s[i];
		else
			*p++ = s[i];
	}
	*p = '\0';
	return out;
}

const char *
sr_values_put(const struct sr_record *r, const void *rec, uint64_t fields,
    struct arena *a)
{
	const char *text = "";

	for (size_t i = 0; i < r->nfields; i++) {
		const struct sr_field *f = &r->fields[i];

		if ((fields >> i & 1) == 0 || f->storage == SR_ST_BYTES)
			continue;
		if (f->storage == SR_ST_TEXT)
			text = arena_printf(a, "%s%s=%s\n", text, f->col,
			    escaped(sr_get_text(f, rec), a));
		else
			text = arena_printf(a, "%s%s=%lld\n", text, f->col,
			    (long long)sr_get_int(f, rec));
	}
	return text;
}

uint64_t
sr_values_get(
    const struct sr_record *r, const char *text, void *rec, struct arena *a)
{
	uint64_t got = 0;

	while (*text != '\0') {
		size_t n = strcspn(text, "\n"), name = strcspn(text, "=\n");
		size_t i = 0;

		while (i < r->nfields &&
		       (strncmp(r->fields[i].col, text, name) != 0 ||
			   r->fields[i].col[name] != '\0'))
			i++;
		/* A field that this program does not know (any more). */
		if (i < r->nfields && name < n &&
		    r->fields[i].storage != SR_ST_BYTES) {
			const struct sr_field *f = &r->fields[i];
			const char *value =
			    plain(text + name + 1, n - name - 1, a);
			if (f->storage == SR_ST_TEXT)
				sr_set_text(f, rec, value);
			else
				sr_set_int(f, rec, strtoll(value, NULL, 10));
			got |= UINT64_C(1) << i;
		}
		text += n + (text[n] == '\n');
	}
	return got;
}
