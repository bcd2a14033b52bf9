/*
 * The closed sets: value, code (files, JSON, command line), label.  And the
 * references: which list or noun a field points to.
 */
#include <string.h>

#include <showroom/secret.h>
#include <showroom/agenda.h>

#include "base/intl.h"
#include "base/banned.h"

#define CHOICE(nam, ...) \
	static const struct sr_enum nam##_values[] = { __VA_ARGS__, \
		{ 0, NULL, NULL } }; \
	const struct sr_choice sr_choice_##nam = { #nam, nam##_values }

CHOICE(role, { SR_DESK, "desk", N_("Front desk") },
    { SR_SALES, "sales", N_("Salesperson") },
    { SR_SUPERVISOR, "supervisor", N_("Supervisor") },
    { SR_MANAGER, "manager", N_("Sales manager") },
    { SR_CR, "cr", N_("Customer relations") },
    { SR_FINANCE, "finance", N_("Finance") },
    { SR_GM, "gm", N_("General manager") },
    { SR_ADMIN, "admin", N_("Administrator") });

CHOICE(noun, { SR_NOUN_STAFF, "staff", N_("Staff") },
    { SR_NOUN_LIST, "list", N_("List row") },
    { SR_NOUN_GRADE, "grade", N_("Grade rule") },
    { SR_NOUN_HOLIDAY, "holiday", N_("Holiday") },
    { SR_NOUN_SETTING, "setting", N_("Setting") },
    { SR_NOUN_PERSON, "person", N_("Person") },
    { SR_NOUN_VISIT, "visit", N_("Visit") },
    { SR_NOUN_CARD, "card", N_("Card") },
    { SR_NOUN_CONTACT, "contact", N_("Contact") },
    { SR_NOUN_MOVE, "move", N_("Grade move") },
    { SR_NOUN_REQUEST, "request", N_("Application") },
    { SR_NOUN_HANDOVER, "handover", N_("Handover") },
    { SR_NOUN_DAY, "day", N_("Day") }, { SR_NOUN_BATCH, "batch", N_("Import") },
    { SR_NOUN_DRAFT, "draft", N_("Draft") },
    { SR_NOUN_ALERT, "alert", N_("Alert") },
    { SR_NOUN_OWNER_RULE, "owner_rule", N_("Ownership rule") },
    { SR_NOUN_LINK, "link", N_("Link") },
    { SR_NOUN_MERGE, "merge", N_("Merge") },
    { SR_NOUN_SHIFT, "shift", N_("Rotation") },
    { SR_NOUN_DRIVE, "drive", N_("Test drive") },
    { SR_NOUN_APPOINTMENT, "appointment", N_("Appointment") },
    { SR_NOUN_ROUND, "round", N_("Round") },
    { SR_NOUN_LOSS, "loss", N_("Loss") },
    { SR_NOUN_TARGET, "target", N_("Target") });

CHOICE(secret_kind, { SR_PIN, "pin", N_("PIN") },
    { SR_PASSPHRASE, "passphrase", N_("Passphrase") });
CHOICE(sex, { SR_MALE, "M", N_("Male") }, { SR_FEMALE, "F", N_("Female") });
CHOICE(yesno, { SR_YES, "yes", N_("Yes") }, { SR_NO, "no", N_("No") });
CHOICE(person_kind, { SR_INDIVIDUAL, "person", N_("Individual") },
    { SR_COMPANY, "company", N_("Company") },
    { SR_GROUP, "group", N_("Group purchase") });

CHOICE(visit_kind, { SR_WALKIN, "walkin", N_("Walk-in") },
    { SR_CALLIN, "phone", N_("Phone-in") },
    { SR_EVENT, "event", N_("Outside event") },
    { SR_ONLINE, "online", N_("Online") },
    { SR_OTHERVISIT, "other", N_("Other way") });
CHOICE(seen, { SR_FIRST, "first", N_("First") },
    { SR_AGAIN, "again", N_("Again") });

CHOICE(contact_kind, { SR_BY_PHONE, "phone", N_("Phone") },
    { SR_BY_SMS, "sms", N_("SMS") }, { SR_BY_WECHAT, "wechat", N_("WeChat") },
    { SR_BY_MAIL, "mail", N_("Mail") },
    { SR_BY_VISIT, "visit", N_("Home visit") },
    { SR_IN_STORE, "store", N_("In store") },
    { SR_AT_EVENT, "event", N_("At an event") });
CHOICE(contact_state, { SR_PLANNED, "planned", N_("Planned") },
    { SR_DONE, "done", N_("Done") }, { SR_DROPPED, "dropped", N_("Dropped") });
CHOICE(reached, { SR_REACHED, "reached", N_("Reached") },
    { SR_UNREACHED, "unreached", N_("Not reached") });

CHOICE(grade, { SR_GRADE_O, "O", N_("Ordered") },
    { SR_GRADE_H, "H", N_("Hot") }, { SR_GRADE_A, "A", N_("Warm") },
    { SR_GRADE_B, "B", N_("Interested") }, { SR_GRADE_C, "C", N_("Far off") },
    { SR_GRADE_N, "N", N_("Not judged yet") },
    { SR_GRADE_D, "D", N_("Delivered") }, { SR_GRADE_F1, "F1", N_("Lost") },
    { SR_GRADE_F2, "F2", N_("Frozen") },
    { SR_GRADE_L, "L", N_("Out of control") },
    { SR_GRADE_T, "T", N_("Order cancelled") }, { SR_GRADE_X, "X", N_("Void") },
    { SR_GRADE_U, "U", N_("Duplicate") });

CHOICE(request_kind, { SR_REQ_LOST, "lost", N_("Close as lost") },
    { SR_REQ_FROZEN, "frozen", N_("Freeze") },
    { SR_REQ_DUPLICATE, "duplicate", N_("Close as duplicate") },
    { SR_REQ_VOID, "void", N_("Void the card") },
    { SR_REQ_REOPEN, "reopen", N_("Reopen") },
    { SR_REQ_HANDOVER, "handover", N_("Hand over") },
    { SR_REQ_GRADE, "grade", N_("Change the grade") },
    { SR_REQ_CANCEL, "cancel", N_("Cancel the order") });
CHOICE(request_state, { SR_PENDING, "pending", N_("Pending") },
    { SR_AGREED, "agreed", N_("Agreed") },
    { SR_REFUSED, "refused", N_("Refused") },
    { SR_OVERTAKEN, "overtaken", N_("Overtaken") });
/* Losses. */
CHOICE(lost_type, { SR_LOST_PRODUCT, "product", N_("By the product") },
    { SR_LOST_PROCESS, "process", N_("By our process") });
CHOICE(lost_to, { SR_LOST_BRAND, "brand", N_("Another brand") },
    { SR_LOST_OURS, "ours", N_("Ours, elsewhere") },
    { SR_LOST_NOBODY, "nobody", N_("Nobody") });
CHOICE(loss_part, { SR_LOSS_ALL, "all", N_("All losses") },
    { SR_LOSS_REASON, "reason", N_("By reason") },
    { SR_LOSS_RIVAL, "rival", N_("By rival") },
    { SR_LOSS_STAGE, "stage", N_("By stage") },
    { SR_LOSS_GRADE, "grade", N_("By grade") },
    { SR_LOSS_DRIVE, "drive", N_("By test drive") });
CHOICE(recontact_state, { SR_AGAIN_PLANNED, "planned", N_("Planned") },
    { SR_AGAIN_DONE, "done", N_("Done") },
    { SR_AGAIN_DROPPED, "dropped", N_("Dropped") });
CHOICE(batch_state, { SR_BATCH_OPEN, "open", N_("Unfinished") },
    { SR_BATCH_DONE, "done", N_("Complete") },
    { SR_BATCH_UNDONE, "undone", N_("Undone") });
/* My day. */
CHOICE(holiday_kind, { SR_DAY_OFF, "off", N_("Day off") },
    { SR_DAY_WORK, "work", N_("Working day") });
CHOICE(appointment_for, { SR_FOR_VISIT, "visit", N_("See cars") },
    { SR_FOR_DRIVE, "drive", N_("Test drive") },
    { SR_FOR_DEAL, "deal", N_("Deal") },
    { SR_FOR_DELIVERY, "delivery", N_("Delivery") });
CHOICE(appointment_state, { SR_BOOKED, "booked", N_("Booked") },
    { SR_SHOWN, "shown", N_("Turned up") },
    { SR_NOSHOW, "noshow", N_("Did not come") },
    { SR_CANCELLED, "cancelled", N_("Cancelled") });
CHOICE(agenda_kind, { SR_AGENDA_APPOINTMENT, "appointment", N_("Appointment") },
    { SR_AGENDA_DRIVE, "drive", N_("Test drive") },
    { SR_AGENDA_ALERT, "alert", N_("Alert") },
    { SR_AGENDA_INSTRUCTION, "instruction", N_("Instruction") },
    { SR_AGENDA_NOSHOW, "noshow", N_("Did not come") },
    { SR_AGENDA_FROZEN, "frozen", N_("Frozen until") },
    { SR_AGENDA_RECONTACT, "recontact", N_("Contact again") },
    { SR_AGENDA_BIRTHDAY, "birthday", N_("Birthday") },
    { SR_AGENDA_SLIPPING, "slipping", N_("Slipping") });
CHOICE(audit, { SR_AUDIT_NEW, "new", N_("made") },
    { SR_AUDIT_CHANGE, "change", N_("changed") },
    { SR_AUDIT_REMOVE, "remove", N_("removed") },
    { SR_AUDIT_LOGIN, "login", N_("logged in") },
    { SR_AUDIT_DENIED, "denied", N_("was denied") },
    { SR_AUDIT_REVEAL, "reveal", N_("unmasked") },
    { SR_AUDIT_EXPORT, "export", N_("exported") },
    { SR_AUDIT_BACKUP, "backup", N_("backed up") },
    { SR_AUDIT_IMPORT, "import", N_("imported") },
    { SR_AUDIT_CLOCK, "clock", N_("clock set back") },
    { SR_AUDIT_KEY, "key", N_("a new key begins") },
    { SR_AUDIT_BROKEN, "broken", N_("trail found broken") },
    { SR_AUDIT_RESTORE, "restore", N_("restored") },
    { SR_AUDIT_OVERRIDE, "override", N_("safeguard off") },
    { SR_AUDIT_LOCK, "lock", N_("locked the desk") });

/* Whose customer it is. */
CHOICE(alert_kind, { SR_ALERT_VISITED, "visited", N_("Your customer is here") },
    { SR_ALERT_HANDED, "handed", N_("A card changed hands") },
    { SR_ALERT_RECALLED, "recalled", N_("Your card is in the pool") },
    { SR_ALERT_RECALL_SOON, "recall-soon", N_("Soon in the pool") },
    { SR_ALERT_DUPLICATE, "duplicate", N_("Perhaps known already") },
    { SR_ALERT_REFUSED, "refused", N_("Application refused") },
    { SR_ALERT_INSTRUCTED, "instructed", N_("An instruction for you") },
    { SR_ALERT_GRADED, "graded", N_("A grade was decided") },
    { SR_ALERT_MERGED, "merged", N_("Two persons were joined") },
    { SR_ALERT_SLIPPED, "slipped", N_("A card is out of control") },
    { SR_ALERT_OVERTAKEN, "overtaken", N_("Order came first") });

CHOICE(handover_kind, { SR_HANDED, "handed", N_("Handed over") },
    { SR_HANDED_LEAVER, "leaver", N_("Of one who leaves") },
    { SR_CLAIMED, "claimed", N_("Taken from the pool") },
    { SR_RECEIVED, "received", N_("Received after protection") },
    { SR_TAKEOVER, "takeover", N_("Take-over") });
CHOICE(link_kind, { SR_LINK_COUPLE, "couple", N_("Couple") },
    { SR_LINK_FAMILY, "family", N_("Family") },
    { SR_LINK_COMPANY, "company", N_("Company and its people") });
CHOICE(step_kind, { SR_STEP_OPENED, "opened", N_("Card opened") },
    { SR_STEP_VISIT, "visit", N_("Visit") },
    { SR_STEP_REACHED, "contact", N_("Contact") },
    { SR_STEP_UNREACHED, "attempt", N_("Not reached") },
    { SR_STEP_LINKED, "linked", N_("Linked") },
    { SR_STEP_UNLINKED, "unlinked", N_("Link ended") },
    { SR_STEP_MERGED, "merged", N_("Merged") },
    { SR_STEP_UNMERGED, "unmerged", N_("Merge undone") },
    { SR_STEP_APPLIED, "applied", N_("Applied") },
    { SR_STEP_AGREED, "agreed", N_("Agreed") },
    { SR_STEP_REFUSED, "refused", N_("Refused") },
    { SR_STEP_HANDED, "handover", N_("Handed over") },
    { SR_STEP_CLAIMED, "claimed", N_("Claimed") },
    { SR_STEP_TAKEOVER, "takeover", N_("Take-over") },
    { SR_STEP_CLOSED, "closed", N_("Card closed") },
    { SR_STEP_REOPENED, "reopened", N_("Card reopened") },
    { SR_STEP_WARNED, "warned", N_("Owner warned") },
    { SR_STEP_POOLED, "pooled", N_("In the pool") });
CHOICE(verdict, { SR_VERDICT_BEGINS, "begins", N_("protection begins") },
    { SR_VERDICT_NOTHING, "nothing", N_("does not count") },
    { SR_VERDICT_OWNERS, "owners", N_("protected: the owner's") },
    { SR_VERDICT_STANDIN, "standin", N_("protected: stand-in") },
    { SR_VERDICT_FREE, "free", N_("free: protection ended") },
    { SR_VERDICT_NOBODYS, "nobodys", N_("free: no open card") },
    { SR_VERDICT_MOVES, "moves", N_("another owner") },
    { SR_VERDICT_ENDS, "ends", N_("protection ends") },
    { SR_VERDICT_JOINED, "joined", N_("count as one") },
    { SR_VERDICT_PARTED, "parted", N_("count as two") },
    { SR_VERDICT_SOON, "soon", N_("soon in the pool") },
    { SR_VERDICT_POOLED, "pooled", N_("for who takes it") });

#define REF(nam) const struct sr_choice sr_ref_##nam = { #nam, NULL }
REF(staff);
REF(person);
REF(card);
REF(visit);
REF(contact);
REF(request);
REF(batch);

/* Every list of list rows: its name in the file and its title. */
#define LISTS(X) \
	X(model, N_("Models")) \
	X(colour, N_("Colours")) \
	X(source, N_("Sources")) \
	X(purpose, N_("Purposes of a visit")) \
	X(how, N_("Ways of coming")) \
	X(transport, N_("Means of transport")) \
	X(usage, N_("Uses of the car")) \
	X(buytype, N_("Purchase types")) \
	X(payment, N_("Ways of paying")) \
	X(focus, N_("What matters")) \
	X(result, N_("Results of a visit")) \
	X(nofile, N_("Why no number was left")) \
	X(rival, N_("Rivals")) \
	X(theme, N_("Contact themes")) \
	X(unreached, N_("Why not reached")) \
	X(lost, N_("Reasons of loss")) \
	X(reason, N_("Other reasons")) \
	X(stage, N_("Stages")) \
	X(occasion, N_("Occasions")) \
	X(idkind, N_("Kinds of paper")) \
	X(marital, N_("Marital states")) \
	X(education, N_("Education")) \
	X(job, N_("Occupations")) \
	X(industry, N_("Industries")) \
	X(income, N_("Household incomes")) \
	X(hobby, N_("Hobbies")) \
	X(visittime, N_("Best times")) \
	X(visitplace, N_("Best places")) \
	X(consent, N_("Consents")) \
	X(channel, N_("Ways of contact")) \
	X(medium, N_("Consent given by")) \
	X(weather, N_("Weather")) \
	X(testcar, N_("Test cars")) \
	X(route, N_("Test routes"))

#define LIST(nam, lab) const struct sr_choice sr_list_##nam = { #nam, NULL };
LISTS(LIST)
#undef LIST

#define LIST(nam, lab) { &sr_list_##nam, lab },
const struct sr_list_name sr_lists[] = { LISTS(LIST){ NULL, NULL } };
#undef LIST

bool
sr_choice_is_list(const struct sr_choice *c)
{
	for (const struct sr_list_name *l = sr_lists; l->choice != NULL; l++) {
		if (l->choice == c)
			return true;
	}
	return false;
}

const char *
sr_enum_label(const struct sr_choice *c, int32_t value)
{
	for (const struct sr_enum *e = c->values; e->value != 0; e++) {
		if (e->value == value)
			return e->label;
	}
	return "";
}

const char *
sr_enum_code(const struct sr_choice *c, int32_t value)
{
	for (const struct sr_enum *e = c->values; e->value != 0; e++) {
		if (e->value == value)
			return e->code;
	}
	return "";
}

int32_t
sr_enum_value(const struct sr_choice *c, const char *code)
{
	for (const struct sr_enum *e = c->values; e->value != 0; e++) {
		if (strcmp(e->code, code) == 0)
			return e->value;
	}
	return 0;
}
