/*
 * Everything that has SQL, for the test that looks at each statement: a row
 * for each table of statements, each record with a table of its own and each
 * noun's lists.
 */
#include <showroom/agenda.h>
#include <showroom/backup.h>
#include <showroom/card.h>
#include <showroom/day.h>
#include <showroom/drive.h>
#include <showroom/import.h>
#include <showroom/merge.h>
#include <showroom/owner.h>
#include <showroom/loss.h>
#include <showroom/person.h>
#include <showroom/rota.h>
#include <showroom/round.h>
#include <showroom/secret.h>
#include <showroom/staff.h>
#include <showroom/visit.h>

#include "store/audit.h"
#include "store/board.h"
#include "store/breach.h"
#include "store/card.h"
#include "store/contact.h"
#include "store/day.h"
#include "store/grade.h"
#include "store/drive.h"
#include "store/house.h"
#include "store/import.h"
#include "store/inside.h"
#include "store/merge.h"
#include "store/owner.h"
#include "store/loss.h"
#include "store/person.h"
#include "store/visit.h"
#include "store/report.h"
#include "store/request.h"
#include "store/rota.h"
#include "store/round.h"
#include "store/secret.h"
#include "store/agenda.h"
#include "base/banned.h"

static const struct list_spec *const visit_lists[] = { &visit_list, NULL };
static const struct list_spec *const card_lists[] = { &card_open_list,
	&card_all_list, NULL };
static const struct list_spec *const contact_lists[] = { &contact_card_list,
	&contact_done_list, NULL };
static const struct list_spec *const move_lists[] = { &move_list, NULL };
static const struct list_spec *const request_lists[] = { &request_list, NULL };

static const struct list_spec *const progress_lists[] = { &progress_list,
	NULL };
static const struct list_spec *const drive_lists[] = { &drive_list, NULL };
static const struct list_spec *const loss_lists[] = { &loss_list,
	&recontact_list, &win_list, NULL };
static const struct list_spec *const audit_lists[] = { &audit_list, NULL };

const struct store_part store_parts[] = {
	{ "tx", tx_sql, TX_NSQL, NULL, NULL },
	{ "check", check_sql, CHECK_NSQL, NULL, NULL },
	{ "breach", breach_sql, BREACH_NSQL, NULL, NULL },
	{ "day", day_sql, DAY_NSQL, &sr_rec_dayrec, NULL },
	{ "instruction", NULL, 0, &sr_rec_instruction, NULL },
	{ "figure", NULL, 0, &sr_rec_figure, NULL },
	{ "correction", NULL, 0, &sr_rec_correction, NULL },
	{ "house", house_sql, HOUSE_NSQL, &sr_rec_setting, NULL },
	{ "staff", NULL, 0, &sr_rec_staff, NULL },
	{ "list_row", NULL, 0, &sr_rec_list_row, NULL },
	{ "grade_rule", NULL, 0, &sr_rec_grade_rule, NULL },
	{ "holiday", NULL, 0, &sr_rec_holiday, NULL },
	{ "backup", NULL, 0, &sr_rec_backup, NULL },
	{ "secret", secret_sql, SECRET_NSQL, &sr_rec_secret, NULL },
	{ "attempt", NULL, 0, &sr_rec_attempt, NULL },
	{ "failure", NULL, 0, &sr_rec_failure, NULL },
	{ "draft", draft_sql, DRAFT_NSQL, &sr_rec_draft, NULL },
	{ "batch", batch_sql, BATCH_NSQL, &sr_rec_batch, NULL },
	{ "person", person_sql, PERSON_NSQL, &sr_rec_person, NULL },
	{ "phone", NULL, 0, &sr_rec_phone, NULL },
	{ "visit", visit_sql, VISIT_NSQL, &sr_rec_visit, visit_lists },
	{ "report", report_sql, REPORT_NSQL, NULL, NULL },
	{ "card", card_sql, CARD_NSQL, &sr_rec_card, card_lists },
	{ "contact", contact_sql, CONTACT_NSQL, &sr_rec_contact,
	    contact_lists },
	{ "move", NULL, 0, &sr_rec_move, move_lists },
	{ "request", request_sql, REQUEST_NSQL, &sr_rec_request,
	    request_lists },
	{ "handover", NULL, 0, &sr_rec_handover, NULL },
	/* Boards, the month sheet, targets. */
	{ "board", board_sql, BOARD_NSQL, &sr_rec_target, NULL },
	/* Rules of grades, progress, evidence, instructions. */
	{ "grade", grade_sql, GRADE_NSQL, NULL, progress_lists },
	/* Whose customer it is. */
	{ "owner_rule", owner_sql, OWNER_NSQL, &sr_rec_owner_rule, NULL },
	{ "link", link_sql, LINK_NSQL, &sr_rec_link, NULL },
	{ "pool", pool_sql, POOL_NSQL, NULL, NULL },
	{ "step", step_sql, STEP_NSQL, NULL, NULL },
	{ "alert", alert_sql, ALERT_NSQL, &sr_rec_alert, NULL },
	/* Persons found twice; rounds of mail and calls. */
	{ "merge", merge_sql, MERGE_NSQL, &sr_rec_merge, NULL },
	{ "apart", NULL, 0, &sr_rec_apart, NULL },
	{ "round", round_sql, ROUND_NSQL, &sr_rec_round, NULL },
	{ "round_card", NULL, 0, &sr_rec_round_card, NULL },
	/* Rotation and test drives. */
	{ "shift", rota_sql, ROTA_NSQL, &sr_rec_shift, NULL },
	{ "handout", NULL, 0, &sr_rec_handout, NULL },
	{ "drive", drive_sql, DRIVE_NSQL, &sr_rec_drive, drive_lists },
	/* Losses and wins. */
	{ "win", NULL, 0, &sr_rec_win, NULL },
	{ "loss", loss_sql, LOSS_NSQL, &sr_rec_recontact, loss_lists },
	/* My day, appointments. */
	{ "agenda", agenda_sql, AGENDA_NSQL, &sr_rec_appointment, NULL },
	/* The trail. */
	{ "audit", audit_sql, AUDIT_NSQL, NULL, audit_lists },
	{ NULL, NULL, 0, NULL, NULL },
};
