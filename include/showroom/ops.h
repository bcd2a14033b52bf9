/*
 * The one table of operations.  A row gives the enum, the typed wrapper
 * sr_NAME(), the permission, the argument and result records: the
 * dispatcher, the protocol, the manual's table of rights and the tests read
 * it.  Bodies: domain/ops.c.
 */
#ifndef SHOWROOM_OPS_H
#define SHOWROOM_OPS_H

#include <showroom/audit.h>
#include <showroom/backup.h>
#include <showroom/board.h>
#include <showroom/call.h>
#include <showroom/card.h>
#include <showroom/day.h>
#include <showroom/drive.h>
#include <showroom/find.h>
#include <showroom/grade.h>
#include <showroom/import.h>
#include <showroom/loss.h>
#include <showroom/merge.h>
#include <showroom/owner.h>
#include <showroom/person.h>
#include <showroom/report.h>
#include <showroom/rota.h>
#include <showroom/round.h>
#include <showroom/secret.h>
#include <showroom/staff.h>
#include <showroom/agenda.h>
#include <showroom/visit.h>

/* Roles as bits, and the groups of them that an operation is open to. */
#define SR_MAY(role) (1u << (role))
#define SR_MAY_ALL 0x1feu /* every role, with a session */
#define SR_MAY_REGISTER (SR_MAY(SR_DESK) | SR_MAY(SR_SALES) | SR_MAY_LEAD)
#define SR_MAY_SELL (SR_MAY(SR_SALES) | SR_MAY_LEAD)
#define SR_MAY_LEAD (SR_MAY(SR_SUPERVISOR) | SR_MAY(SR_MANAGER))
#define SR_MAY_READ (SR_MAY_REGISTER | SR_MAY(SR_CR) | SR_MAY(SR_GM))
#define SR_MAY_CARDS (SR_MAY_SELL | SR_MAY(SR_CR) | SR_MAY(SR_GM))
#define SR_MAY_ADMIN SR_MAY(SR_ADMIN)
#define SR_MAY_EXPORT (SR_MAY_LEAD | SR_MAY(SR_GM) | SR_MAY_ADMIN)
#define SR_MAY_NOBODY 0u /* before a session is open */
/* Not a role: at a shared front desk that is locked, too. */
#define SR_MAY_LOCKED (1u << 31)
#define SR_MAY_ALWAYS (SR_MAY_ALL | SR_MAY_LOCKED)

/*
 * X(ID, wrapper, "name", who may, argument, ONE|MANY, result, ONE|MANY,
 * READ|WRITE|LONG)
 * MANY is a struct sr_rows of the record.
 * LONG reads for a long time: the store's worker does it on a connection of
 * its own, so that nobody waits for it.  NOUN.edit is NOUN.get that refuses
 * what NOUN.save would: a form asks before anything is typed.
 */
#define SR_OPERATIONS(X) \
	X(INIT, init, "init", NOBODY, init, ONE, session, ONE, WRITE) \
	X(SESSION_OPEN, session_open, "session.open", NOBODY, login, ONE, \
	    session, ONE, READ) \
	X(SESSION_GET, session_get, "session.get", ALWAYS, none, ONE, session, \
	    ONE, READ) \
	X(SESSION_TOUCH, session_touch, "session.touch", ALWAYS, pulse, ONE, \
	    session, ONE, READ) \
	X(SESSION_LOCK, session_lock, "session.lock", ALWAYS, none, ONE, \
	    session, ONE, READ) \
	X(SESSION_UNLOCK, session_unlock, "session.unlock", ALWAYS, unlock, \
	    ONE, session, ONE, WRITE) \
	X(KIOSK_FIND, kiosk_find, "kiosk.find", ALWAYS, none, ONE, staff, \
	    MANY, READ) \
	X(SECRET_SAVE, secret_save, "secret.save", ALL, secret_new, ONE, \
	    count, ONE, WRITE) \
	X(STAFF_FIND, staff_find, "staff.find", ALL, find, ONE, staff, MANY, \
	    READ) \
	X(STAFF_GET, staff_get, "staff.get", ALL, key, ONE, staff, ONE, READ) \
	X(STAFF_SAVE, staff_save, "staff.save", ADMIN, staff, ONE, staff, ONE, \
	    WRITE) \
	X(LIST_FIND, list_find, "list.find", ALL, find, ONE, list_row, MANY, \
	    READ) \
	X(LIST_GET, list_get, "list.get", ALL, key, ONE, list_row, ONE, READ) \
	X(LIST_SAVE, list_save, "list.save", ADMIN, list_row, ONE, list_row, \
	    ONE, WRITE) \
	X(GRADE_FIND, grade_find, "grade.find", ALL, find, ONE, grade_rule, \
	    MANY, READ) \
	X(GRADE_GET, grade_get, "grade.get", ALL, key, ONE, grade_rule, ONE, \
	    READ) \
	X(GRADE_SAVE, grade_save, "grade.save", ADMIN, grade_rule, ONE, \
	    grade_rule, ONE, WRITE) \
	X(HOLIDAY_FIND, holiday_find, "holiday.find", ALL, find, ONE, holiday, \
	    MANY, READ) \
	X(HOLIDAY_GET, holiday_get, "holiday.get", ALL, key, ONE, holiday, \
	    ONE, READ) \
	X(HOLIDAY_SAVE, holiday_save, "holiday.save", ADMIN, holiday, ONE, \
	    holiday, ONE, WRITE) \
	X(SETTING_FIND, setting_find, "setting.find", ALL, find, ONE, setting, \
	    MANY, READ) \
	X(SETTING_GET, setting_get, "setting.get", ALL, key, ONE, setting, \
	    ONE, READ) \
	X(SETTING_SAVE, setting_save, "setting.save", ADMIN, setting, ONE, \
	    setting, ONE, WRITE) \
	X(SEARCH, search, "search", READ, ask, ONE, hit, MANY, READ) \
	X(KNOWN, known, "known", REGISTER, known_ask, ONE, hit, MANY, READ) \
	X(PERSON_GET, person_get, "person.get", CARDS, key, ONE, person, ONE, \
	    READ) \
	X(PERSON_EDIT, person_edit, "person.edit", SELL, key, ONE, person, \
	    ONE, READ) \
	X(PERSON_SAVE, person_save, "person.save", SELL, person, ONE, person, \
	    ONE, WRITE) \
	X(PERSON_REVEAL, person_reveal, "person.reveal", CARDS, key, ONE, \
	    person, ONE, WRITE) \
	X(VISIT_FIND, visit_find, "visit.find", READ, find, ONE, visit_line, \
	    MANY, READ) \
	X(VISIT_GET, visit_get, "visit.get", READ, key, ONE, visit, ONE, READ) \
	X(VISIT_NEW, visit_new, "visit.new", REGISTER, none, ONE, visit, ONE, \
	    READ) \
	X(VISIT_EDIT, visit_edit, "visit.edit", REGISTER, key, ONE, visit, \
	    ONE, READ) \
	X(VISIT_SAVE, visit_save, "visit.save", REGISTER, visit, ONE, visit, \
	    ONE, WRITE) \
	X(VISIT_LEAVE, visit_leave, "visit.leave", REGISTER, mark, ONE, visit, \
	    ONE, WRITE) \
	X(VISIT_VOID, visit_void, "visit.void", REGISTER, mark, ONE, visit, \
	    ONE, WRITE) \
	X(CARD_FIND, card_find, "card.find", READ, find, ONE, card_line, MANY, \
	    READ) \
	X(CARD_GET, card_get, "card.get", CARDS, key, ONE, card, ONE, READ) \
	X(CARD_NEW, card_new, "card.new", SELL, key, ONE, card, ONE, READ) \
	X(CARD_OPEN, card_open, "card.open", SELL, card, ONE, card, ONE, \
	    WRITE) \
	X(CARD_SAVE, card_save, "card.save", SELL, card, ONE, card, ONE, \
	    WRITE) \
	X(CARD_ORDERED, card_ordered, "card.ordered", SELL, key, ONE, card, \
	    ONE, WRITE) \
	X(CARD_DELIVERED, card_delivered, "card.delivered", SELL, key, ONE, \
	    card, ONE, WRITE) \
	X(CARD_HANDOVER, card_handover, "card.handover", LEAD, handover, ONE, \
	    count, ONE, WRITE) \
	X(CONTACT_FIND, contact_find, "contact.find", CARDS, find, ONE, \
	    contact, MANY, READ) \
	X(CONTACT_PLAN, contact_plan, "contact.plan", SELL, plan_ask, ONE, \
	    plan, ONE, READ) \
	X(CONTACT_LOG, contact_log, "contact.log", SELL, contact_log, ONE, \
	    card, ONE, WRITE) \
	X(CONTACT_MOVE, contact_move, "contact.move", SELL, mark, ONE, card, \
	    ONE, WRITE) \
	X(MOVE_FIND, move_find, "move.find", CARDS, find, ONE, move, MANY, \
	    READ) \
	X(REQUEST_FIND, request_find, "request.find", CARDS, find, ONE, \
	    request_line, MANY, READ) \
	X(REQUEST_SAVE, request_save, "request.save", SELL, request, ONE, \
	    request, ONE, WRITE) \
	X(REQUEST_DECIDE, request_decide, "request.decide", LEAD, decide, ONE, \
	    request, ONE, WRITE) \
	X(SUM_GET, sum_get, "sum.get", READ, find, ONE, sum, ONE, READ) \
	X(CALENDAR_FIND, calendar_find, "calendar.find", CARDS, find, ONE, \
	    calday, MANY, READ) \
	X(DAY_GET, day_get, "day.get", READ, find, ONE, dayrec, ONE, READ) \
	X(DAY_SAVE, day_save, "day.save", REGISTER, dayrec, ONE, dayrec, ONE, \
	    WRITE) \
	X(DAY_SIGN, day_sign, "day.sign", LEAD, sign, ONE, dayrec, ONE, WRITE) \
	X(INSTRUCTION_FIND, instruction_find, "instruction.find", READ, find, \
	    ONE, instruction, MANY, READ) \
	X(INSTRUCTION_GET, instruction_get, "instruction.get", READ, key, ONE, \
	    instruction, ONE, READ) \
	X(INSTRUCTION_SAVE, instruction_save, "instruction.save", LEAD, \
	    instruction, ONE, instruction, ONE, WRITE) \
	X(CORRECTION_FIND, correction_find, "correction.find", READ, find, \
	    ONE, correction, MANY, READ) \
	/* Boards, the month sheet, targets. */ \
	X(BOARD_HOT, board_hot, "board.hot", CARDS, find, ONE, hot_line, MANY, \
	    READ) \
	X(BOARD_SHEET, board_sheet, "board.sheet", CARDS, find, ONE, \
	    sheet_line, MANY, READ) \
	X(TARGET_FIND, target_find, "target.find", CARDS, find, ONE, target, \
	    MANY, READ) \
	X(TARGET_SAVE, target_save, "target.save", TARGETS, target, ONE, \
	    target, ONE, WRITE) \
	/* Rules of grades, progress, evidence, instructions. */ \
	X(GRADE_EFFECT, grade_effect, "grade.effect", ADMIN, grade_rule, ONE, \
	    grade_effect, ONE, READ) \
	X(PRESET_EFFECT, preset_effect, "preset.effect", ADMIN, preset_ask, \
	    ONE, grade_effect, ONE, READ) \
	X(PRESET_SAVE, preset_save, "preset.save", ADMIN, preset_ask, ONE, \
	    grade_effect, ONE, WRITE) \
	X(BOARD_PROGRESS, board_progress, "board.progress", CARDS, find, ONE, \
	    progress_line, MANY, READ) \
	X(EVIDENCE_FIND, evidence_find, "evidence.find", WATCH, find, ONE, \
	    evidence_line, MANY, LONG) \
	X(ABNORMAL_FIND, abnormal_find, "abnormal.find", WATCH, find, ONE, \
	    abnormal_line, MANY, LONG) \
	X(INSTRUCTION_READ, instruction_read, "instruction.read", SELL, key, \
	    ONE, instruction, ONE, WRITE) \
	/* Whose customer it is. */ \
	X(OWNER_FIND, owner_find, "owner.find", ALL, find, ONE, owner_rule, \
	    MANY, READ) \
	X(OWNER_GET, owner_get, "owner.get", ALL, key, ONE, owner_rule, ONE, \
	    READ) \
	X(OWNER_SAVE, owner_save, "owner.save", ADMIN, owner_rule, ONE, \
	    owner_rule, ONE, WRITE) \
	X(LINK_FIND, link_find, "link.find", CARDS, find, ONE, link, MANY, \
	    READ) \
	X(LINK_SAVE, link_save, "link.save", SELL, link, ONE, link, ONE, \
	    WRITE) \
	X(LINK_END, link_end, "link.end", SELL, key, ONE, link, ONE, WRITE) \
	X(POOL_FIND, pool_find, "pool.find", CARDS, find, ONE, pool_line, \
	    MANY, READ) \
	X(CARD_CLAIM, card_claim, "card.claim", SELL, key, ONE, card, ONE, \
	    WRITE) \
	X(STANDIN_FIND, standin_find, "standin.find", CARDS, find, ONE, \
	    standin, MANY, READ) \
	X(TIMELINE, timeline, "timeline", CARDS, find, ONE, step, MANY, READ) \
	X(ALERT_FIND, alert_find, "alert.find", ALL, find, ONE, alert, MANY, \
	    READ) \
	X(ALERT_SEEN, alert_seen, "alert.seen", ALL, key, ONE, count, ONE, \
	    WRITE) \
	/* Persons found twice; rounds of mail and calls. */ \
	X(TWIN_FIND, twin_find, "twin.find", LEAD, find, ONE, twin, MANY, \
	    LONG) \
	X(TWIN_OF, twin_of, "twin.of", SELL, person, ONE, twin, MANY, READ) \
	X(TWIN_GET, twin_get, "twin.get", LEAD, merge_ask, ONE, twin, ONE, \
	    READ) \
	X(TWIN_APART, twin_apart, "twin.apart", LEAD, merge_ask, ONE, count, \
	    ONE, WRITE) \
	X(MERGE_SAVE, merge_save, "merge.save", LEAD, merge_ask, ONE, merge, \
	    ONE, WRITE) \
	X(MERGE_FIND, merge_find, "merge.find", LEAD, find, ONE, merge, MANY, \
	    READ) \
	X(MERGE_UNDO, merge_undo, "merge.undo", LEAD, key, ONE, merge, ONE, \
	    WRITE) \
	X(ROUND_TRY, round_try, "round.try", LEAD, round_ask, ONE, round_sum, \
	    ONE, LONG) \
	X(ROUND_SAVE, round_save, "round.save", LEAD, round_ask, ONE, \
	    round_sum, ONE, WRITE) \
	X(ROUND_DROP, round_drop, "round.drop", LEAD, round_drop, ONE, count, \
	    ONE, WRITE) \
	X(ROUND_FIND, round_find, "round.find", CARDS, find, ONE, round, MANY, \
	    READ) \
	X(ROUND_LINES, round_lines, "round.lines", CARDS, find, ONE, \
	    round_line, MANY, READ) \
	X(EXPORT_MAILING, export_mailing, "export.mailing", EXPORT, find, ONE, \
	    round_line, MANY, LONG) \
	/* Rotation and test drives. */ \
	X(SHIFT_SAVE, shift_save, "shift.save", REGISTER, shift_ask, ONE, \
	    shift, ONE, WRITE) \
	X(TURN_FIND, turn_find, "turn.find", READ, find, ONE, turn_line, MANY, \
	    READ) \
	X(HANDOUT_FIND, handout_find, "handout.find", READ, find, ONE, \
	    handout_line, MANY, READ) \
	X(DRIVE_FIND, drive_find, "drive.find", READ, find, ONE, drive, MANY, \
	    READ) \
	X(DRIVE_GET, drive_get, "drive.get", READ, key, ONE, drive, ONE, READ) \
	X(DRIVE_NEW, drive_new, "drive.new", REGISTER, drive, ONE, drive, ONE, \
	    READ) \
	X(DRIVE_SAVE, drive_save, "drive.save", REGISTER, drive, ONE, drive, \
	    ONE, WRITE) \
	X(DRIVE_SUM, drive_sum, "drive.sum", CARDS, find, ONE, drive_sum, \
	    MANY, READ) \
	/* Losses and wins. */ \
	X(LOSS_FIND, loss_find, "loss.find", CARDS, find, ONE, loss_line, \
	    MANY, READ) \
	X(LOSS_SUM, loss_sum, "loss.sum", CARDS, find, ONE, loss_sum, MANY, \
	    READ) \
	X(LOSS_RATE, loss_rate, "loss.rate", CARDS, find, ONE, loss_rate, \
	    MANY, READ) \
	X(LOSS_BEHIND, loss_behind, "loss.behind", CARDS, loss_ask, ONE, \
	    loss_line, MANY, LONG) \
	X(RECONTACT_FIND, recontact_find, "recontact.find", CARDS, find, ONE, \
	    recontact, MANY, READ) \
	X(WIN_FIND, win_find, "win.find", CARDS, find, ONE, win, MANY, READ) \
	X(WIN_SAVE, win_save, "win.save", SELL, win, ONE, win, ONE, WRITE) \
	X(RECONTACT_SAVE, recontact_save, "recontact.save", SELL, recontact, \
	    ONE, recontact, ONE, WRITE) \
	/* My day, appointments. */ \
	X(AGENDA_FIND, agenda_find, "agenda.find", READ, find, ONE, agenda, \
	    MANY, READ) \
	X(PLAN_FIND, plan_find, "plan.find", CARDS, find, ONE, card_line, \
	    MANY, READ) \
	X(APPOINTMENT_FIND, appointment_find, "appointment.find", CARDS, find, \
	    ONE, appointment, MANY, READ) \
	X(APPOINTMENT_GET, appointment_get, "appointment.get", CARDS, key, \
	    ONE, appointment, ONE, READ) \
	X(APPOINTMENT_NEW, appointment_new, "appointment.new", SELL, key, ONE, \
	    appointment, ONE, READ) \
	X(APPOINTMENT_SAVE, appointment_save, "appointment.save", SELL, \
	    appointment, ONE, appointment, ONE, WRITE) \
	X(SHOWS_FIND, shows_find, "shows.find", CARDS, find, ONE, shows, MANY, \
	    READ) \
	X(BIRTHDAY_FIND, birthday_find, "birthday.find", CARDS, find, ONE, \
	    agenda, MANY, READ) \
	/* Reports. */ \
	X(REPORT_RUN, report_run, "report.run", READ, report_ask, ONE, cell, \
	    MANY, LONG) \
	X(REPORT_BEHIND, report_behind, "report.behind", READ, report_ask, \
	    ONE, behind, MANY, LONG) \
	X(DRAFT_FIND, draft_find, "draft.find", ALL, none, ONE, draft, MANY, \
	    READ) \
	X(DRAFT_SAVE, draft_save, "draft.save", ALL, draft, ONE, draft, ONE, \
	    WRITE) \
	X(DRAFT_DROP, draft_drop, "draft.drop", ALL, draft, ONE, count, ONE, \
	    WRITE) \
	X(BATCH_FIND, batch_find, "batch.find", IMPORT, find, ONE, batch, \
	    MANY, READ) \
	X(BATCH_OPEN, batch_open, "batch.open", IMPORT, batch, ONE, batch, \
	    ONE, WRITE) \
	X(BATCH_CLOSE, batch_close, "batch.close", IMPORT, batch, ONE, batch, \
	    ONE, WRITE) \
	X(BATCH_UNDO, batch_undo, "batch.undo", IMPORT, key, ONE, undo_line, \
	    MANY, WRITE) \
	X(ADOPT, adopt, "adopt", IMPORT, adopt, ONE, adopt, ONE, WRITE) \
	X(IMPORT_VISITS, import_visits, "import.visits", IMPORT, visit, MANY, \
	    refusal, MANY, WRITE) \
	X(IMPORT_PROSPECTS, import_prospects, "import.prospects", IMPORT, \
	    card, MANY, refusal, MANY, WRITE) \
	X(IMPORT_PERSONS, import_persons, "import.persons", IMPORT, person, \
	    MANY, refusal, MANY, WRITE) \
	X(IMPORT_LISTS, import_lists, "import.lists", IMPORT, list_row, MANY, \
	    refusal, MANY, WRITE) \
	X(EXPORT_VISITS, export_visits, "export.visits", EXPORT, find, ONE, \
	    visit, MANY, LONG) \
	X(EXPORT_PROSPECTS, export_prospects, "export.prospects", EXPORT, \
	    find, ONE, card, MANY, LONG) \
	X(EXPORT_PERSONS, export_persons, "export.persons", EXPORT, find, ONE, \
	    person, MANY, LONG) \
	X(EXPORT_LISTS, export_lists, "export.lists", EXPORT, find, ONE, \
	    list_row, MANY, LONG) \
	X(AUDIT_FIND, audit_find, "audit.find", ALL, find, ONE, audit, MANY, \
	    LONG) \
	X(SESSION_DID, session_did, "session.did", ALL, did, ONE, count, ONE, \
	    READ) \
	X(CHECK, check, "check", ADMIN, anchor, ONE, finding, MANY, LONG) \
	X(BACKUP, backup, "backup", ADMIN, chunk, ONE, chunk, ONE, LONG) \
	X(BACKUP_DONE, backup_done, "backup.done", ADMIN, none, ONE, backup, \
	    ONE, WRITE) \
	X(BACKUP_KEY, backup_key, "backup.key", ADMIN, seal, ONE, seal, ONE, \
	    WRITE)

#define SR_MAY_TARGETS (SR_MAY(SR_MANAGER) | SR_MAY(SR_GM))
#define SR_MAY_WATCH (SR_MAY_LEAD | SR_MAY(SR_GM))
#define SR_MAY_IMPORT (SR_MAY_ADMIN | SR_MAY(SR_MANAGER))

enum sr_op {
#define SR_X(id, fn, name, may, arg, an, res, rn, mode) SR_OP_##id,
	SR_OPERATIONS(SR_X)
#undef SR_X
	    SR_NOPS
};

struct sr_opdef {
	const char *name;
	uint32_t may; /* bits SR_MAY(role); 0 = no session needed */
	const struct sr_record *arg, *res;
	bool arg_many, res_many;
	bool write;
	bool lengthy; /* for the store's worker */
};

extern const struct sr_opdef sr_ops[SR_NOPS];

/* True when ROLE may call OP at all (rules on rows come on top). */
bool sr_op_allowed(int op, int32_t role);

/* The typed wrappers: sr_visit_save(sr, &in, &out, arena) and so on. */
#define SR_T_ONE(r) struct sr_##r
#define SR_T_MANY(r) struct sr_rows
#define SR_X(id, fn, name, may, arg, an, res, rn, mode) \
	static inline int sr_##fn(struct sr *sr, const SR_T_##an(arg) * in, \
	    SR_T_##rn(res) * out, struct arena * a) \
	{ \
		return sr_call(sr, SR_OP_##id, in, out, a); \
	}
SR_OPERATIONS(SR_X)
#undef SR_X

#endif
