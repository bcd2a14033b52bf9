/*
 * Closed sets: only what code branches on is an enum; everything else on
 * which dealers differ is a list row.  0 is always "absent".  The tables of
 * codes and labels are in model/enums.c.
 */
#ifndef SHOWROOM_ENUMS_H
#define SHOWROOM_ENUMS_H

#include <showroom/field.h>

/* What somebody is in the house: who may what is in ops.h. */
enum sr_role {
	SR_DESK = 1,
	SR_SALES,
	SR_SUPERVISOR,
	SR_MANAGER,
	SR_CR, /* customer relations */
	SR_FINANCE,
	SR_GM, /* general manager */
	SR_ADMIN
};

/* Kinds of rows, as a reply names those that a call changed. */
enum sr_noun {
	SR_NOUN_STAFF = 1,
	SR_NOUN_LIST,
	SR_NOUN_GRADE,
	SR_NOUN_HOLIDAY,
	SR_NOUN_SETTING,
	SR_NOUN_PERSON,
	SR_NOUN_VISIT,
	SR_NOUN_CARD,
	SR_NOUN_CONTACT,
	SR_NOUN_MOVE,
	SR_NOUN_REQUEST,
	SR_NOUN_HANDOVER,
	SR_NOUN_DAY,
	SR_NOUN_BATCH,
	SR_NOUN_DRAFT,
	SR_NOUN_ALERT,
	SR_NOUN_OWNER_RULE,
	SR_NOUN_LINK,
	SR_NOUN_MERGE,
	SR_NOUN_SHIFT, /* and what was handed out */
	SR_NOUN_DRIVE,
	SR_NOUN_APPOINTMENT,
	SR_NOUN_ROUND,
	SR_NOUN_LOSS, /* what follows one: a contact again; and a win */
	SR_NOUN_TARGET
};

enum sr_sex { SR_MALE = 1, SR_FEMALE };
enum sr_yesno { SR_YES = 1, SR_NO };
enum sr_person_kind { SR_INDIVIDUAL = 1, SR_COMPANY, SR_GROUP };

enum sr_visit_kind {
	SR_WALKIN = 1,
	SR_CALLIN,
	SR_EVENT,
	SR_ONLINE,
	SR_OTHERVISIT
};
enum sr_seen { SR_FIRST = 1, SR_AGAIN };

enum sr_contact_kind {
	SR_BY_PHONE = 1,
	SR_BY_SMS,
	SR_BY_WECHAT,
	SR_BY_MAIL,
	SR_BY_VISIT,
	SR_IN_STORE,
	SR_AT_EVENT
};
enum sr_contact_state { SR_PLANNED = 1, SR_DONE, SR_DROPPED };
enum sr_reached { SR_REACHED = 1, SR_UNREACHED };

/* Grades in the order of heat, then the closed states. */
enum sr_grade {
	SR_GRADE_O = 1, /* ordered */
	SR_GRADE_H,     /* hot */
	SR_GRADE_A,     /* warm */
	SR_GRADE_B,     /* interested */
	SR_GRADE_C,     /* far off */
	SR_GRADE_N,     /* not judged yet: until the first contact */
	SR_GRADE_D,     /* delivered */
	SR_GRADE_F1,    /* lost */
	SR_GRADE_F2,    /* frozen */
	SR_GRADE_L,     /* out of control */
	SR_GRADE_T,     /* order cancelled */
	SR_GRADE_X,     /* void */
	SR_GRADE_U      /* duplicate */
};

/* An open card has one of the grades O to N. */
#define SR_GRADE_OPEN(g) ((g) >= SR_GRADE_O && (g) <= SR_GRADE_N)

enum sr_request_kind {
	SR_REQ_LOST = 1,
	SR_REQ_FROZEN,
	SR_REQ_DUPLICATE,
	SR_REQ_VOID,
	SR_REQ_REOPEN,
	SR_REQ_HANDOVER,
	SR_REQ_GRADE, /* a judgement that a second person agrees to */
	SR_REQ_CANCEL /* the customer withdraws from the order */
};
enum sr_request_state { SR_PENDING = 1, SR_AGREED, SR_REFUSED, SR_OVERTAKEN };

/* A loss: what lost it, and to whom. */
enum sr_lost_type { SR_LOST_PRODUCT = 1, SR_LOST_PROCESS };
enum sr_lost_to { SR_LOST_BRAND = 1, SR_LOST_OURS, SR_LOST_NOBODY };
enum sr_recontact_state {
	SR_AGAIN_PLANNED = 1,
	SR_AGAIN_DONE,
	SR_AGAIN_DROPPED
};

/* By what losses are told apart. */
enum sr_loss_part {
	SR_LOSS_ALL = 1,
	SR_LOSS_REASON, /* and whether by product or process */
	SR_LOSS_RIVAL,
	SR_LOSS_STAGE,
	SR_LOSS_GRADE,
	SR_LOSS_DRIVE
};

enum sr_batch_state { SR_BATCH_OPEN = 1, SR_BATCH_DONE, SR_BATCH_UNDONE };

/* Whose customer it is: what somebody is told. */
enum sr_alert_kind {
	SR_ALERT_VISITED = 1, /* his customer is in the house */
	SR_ALERT_HANDED,      /* a card was handed to him, or taken from him */
	SR_ALERT_RECALLED,    /* his card lies in the pool */
	SR_ALERT_RECALL_SOON,
	SR_ALERT_DUPLICATE,
	SR_ALERT_REFUSED,
	SR_ALERT_INSTRUCTED,
	SR_ALERT_GRADED,
	SR_ALERT_MERGED,
	SR_ALERT_SLIPPED,  /* his card is out of control */
	SR_ALERT_OVERTAKEN /* ordered: an application is moot */
};

/* How a card came to another owner. */
enum sr_handover_kind {
	SR_HANDED = 1,
	SR_HANDED_LEAVER, /* with all the cards of one who leaves */
	SR_CLAIMED,       /* out of the pool */
	SR_RECEIVED,      /* by who received the customer, after protection */
	SR_TAKEOVER       /* because the customer needs help */
};
enum sr_link_kind { SR_LINK_COUPLE = 1, SR_LINK_FAMILY, SR_LINK_COMPANY };
/* What happened with a number, and what the rule says of it. */
enum sr_step_kind {
	SR_STEP_OPENED = 1,
	SR_STEP_VISIT,
	SR_STEP_REACHED,
	SR_STEP_UNREACHED,
	SR_STEP_LINKED,
	SR_STEP_UNLINKED,
	SR_STEP_MERGED,
	SR_STEP_UNMERGED,
	SR_STEP_APPLIED,
	SR_STEP_AGREED,
	SR_STEP_REFUSED,
	SR_STEP_HANDED,
	SR_STEP_CLAIMED,
	SR_STEP_TAKEOVER,
	SR_STEP_CLOSED,
	SR_STEP_REOPENED,
	SR_STEP_WARNED, /* soon in the pool */
	SR_STEP_POOLED
};
enum sr_verdict {
	SR_VERDICT_BEGINS = 1, /* the protection, or begins anew */
	SR_VERDICT_NOTHING,    /* nobody was reached: nothing changes */
	SR_VERDICT_OWNERS,     /* protected, and the owner had him */
	SR_VERDICT_STANDIN,    /* protected, another had him */
	SR_VERDICT_FREE,       /* not protected any more */
	SR_VERDICT_NOBODYS,    /* no open card */
	SR_VERDICT_MOVES,      /* to another owner */
	SR_VERDICT_ENDS,
	SR_VERDICT_JOINED, /* they count as one from now on */
	SR_VERDICT_PARTED,
	SR_VERDICT_SOON,  /* in the pool */
	SR_VERDICT_POOLED /* for who takes it */
};

/* What a row of the audit trail tells of. */
enum sr_audit_what {
	SR_AUDIT_NEW = 1,
	SR_AUDIT_CHANGE,
	SR_AUDIT_REMOVE,
	SR_AUDIT_LOGIN,
	SR_AUDIT_DENIED, /* a login that failed, too */
	SR_AUDIT_REVEAL,
	SR_AUDIT_EXPORT,
	SR_AUDIT_BACKUP,
	SR_AUDIT_IMPORT,
	SR_AUDIT_CLOCK,  /* the clock stepped back */
	SR_AUDIT_KEY,    /* the rows from here on are under another key */
	SR_AUDIT_BROKEN, /* the trail before was found tampered with */
	SR_AUDIT_RESTORE,
	SR_AUDIT_OVERRIDE, /* a safeguard was switched off */
	SR_AUDIT_LOCK      /* a shared front desk; detail: why, if by itself */
};

extern const struct sr_choice sr_choice_role, sr_choice_noun, sr_choice_sex,
    sr_choice_yesno, sr_choice_person_kind, sr_choice_visit_kind,
    sr_choice_seen, sr_choice_contact_kind, sr_choice_contact_state,
    sr_choice_reached, sr_choice_grade, sr_choice_request_kind,
    sr_choice_request_state, sr_choice_batch_state, sr_choice_secret_kind,
    sr_choice_audit;
/* Whose customer it is. */
extern const struct sr_choice sr_choice_alert_kind, sr_choice_handover_kind,
    sr_choice_link_kind, sr_choice_step_kind, sr_choice_verdict;
/* Losses and wins. */
extern const struct sr_choice sr_choice_lost_type, sr_choice_lost_to,
    sr_choice_recontact_state, sr_choice_loss_part;

/* References: to staff, to other nouns, and one for each list of list rows. */
extern const struct sr_choice sr_ref_staff, sr_ref_person, sr_ref_card,
    sr_ref_visit, sr_ref_contact, sr_ref_request, sr_ref_batch;
extern const struct sr_choice sr_list_model, sr_list_colour, sr_list_source,
    sr_list_purpose, sr_list_how, sr_list_transport, sr_list_usage,
    sr_list_buytype, sr_list_payment, sr_list_focus, sr_list_result,
    sr_list_nofile, sr_list_rival, sr_list_theme, sr_list_unreached,
    sr_list_lost, sr_list_reason, sr_list_stage, sr_list_occasion,
    sr_list_idkind, sr_list_marital, sr_list_education, sr_list_job,
    sr_list_industry, sr_list_income, sr_list_hobby, sr_list_visittime,
    sr_list_visitplace, sr_list_consent, sr_list_channel, sr_list_medium,
    sr_list_weather, sr_list_testcar, sr_list_route;
/* All lists, ends with NULL: name and label of each (label: list titles). */
struct sr_list_name {
	const struct sr_choice *choice;
	const char *label; /* N_() message id */
};
extern const struct sr_list_name sr_lists[];

/* True for a choice that is a list of list rows (not staff, not an enum). */
bool sr_choice_is_list(const struct sr_choice *c);
/* Label (N_() message id) and code of an enum value; "" when unknown. */
const char *sr_enum_label(const struct sr_choice *c, int32_t value);
const char *sr_enum_code(const struct sr_choice *c, int32_t value);
/* The value of that code, 0 if there is none. */
int32_t sr_enum_value(const struct sr_choice *c, const char *code);

#endif
