/*
 * Persons who were entered twice: pairs that look alike, and the merge of two
 * into one, which can be undone until its day is signed.
 */
#ifndef SHOWROOM_MERGE_H
#define SHOWROOM_MERGE_H

#include <showroom/enums.h>

/* What two persons have in common, the surest first. */
enum sr_alike {
	SR_ALIKE_PAPER = 1, /* number of a paper */
	SR_ALIKE_WECHAT,
	SR_ALIKE_PHONE,
	SR_ALIKE_SECOND, /* a second or third number */
	SR_ALIKE_HOME    /* name and address */
};
extern const struct sr_choice sr_choice_alike;

/* Two persons who may be one, and the card of each. */
struct sr_twin {
	sr_id id;         /* of the row, within its list */
	int32_t why;      /* enum sr_alike: the surest */
	int32_t marks;    /* how many of them */
	bool family;      /* one number, two full names: rather two people */
	sr_id one, other; /* persons, the older one first */
	const char *name, *phone;
	int32_t grade;
	sr_id owner;
	sr_day last_day; /* last effective contact */
	sr_id card;
	const char *code;
	const char *other_name, *other_phone;
	int32_t other_grade;
	sr_id other_owner;
	sr_day other_last;
	sr_id other_card;
	const char *other_code;
	/* For the merge; not in lists. */
	const char *differ; /* columns of person that differ, with commas */
	sr_id stays; /* of two open cards the one spoken to last; else 0 */
	int32_t rev, other_rev;
	const char *key;
};
extern const struct sr_record sr_rec_twin;

/* Two who look alike and are two people: listed no more. */
struct sr_apart {
	SR_HEAD;
	sr_id one, other; /* persons, the older one first */
	sr_id staff;      /* who said so */
	sr_day day;
};
extern const struct sr_record sr_rec_apart;

/* Make one person of two. */
struct sr_merge_ask {
	sr_id keep, gone;
	const char *taken; /* columns of person taken from GONE, with commas */
	sr_id stays;       /* of two open cards; 0: the one spoken to last */
	int32_t rev, gone_rev; /* as they were seen; 0: whatever */
};
extern const struct sr_record sr_rec_merge_ask;

/* A merge: what GONE keeps now is what was not taken of both. */
struct sr_merge {
	SR_HEAD;
	sr_day day;
	sr_id keep, gone;
	const char *name, *other_name;
	const char *taken;
	sr_id card;  /* closed by it */
	sr_id stays; /* the card that goes on instead */
	const char *code;
	sr_id next; /* its planned contact until then */
	sr_id staff;
	sr_day undone;
	sr_id undoer;
	const char *keep_phones, *gone_phones; /* as they were */
	const char *key;
};
extern const struct sr_record sr_rec_merge;

#endif
