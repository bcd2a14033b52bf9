/* A person, company or group: who they are and how they are reached. */
#ifndef SHOWROOM_PERSON_H
#define SHOWROOM_PERSON_H

#include <showroom/enums.h>

struct sr_person {
	SR_HEAD;
	const char *name;
	const char *phone, *phone2, *phone3; /* rows of table phone */
	int32_t sex, kind;
	const char *wechat, *qq, *email;
	const char *pinyin_fix; /* corrected reading: "shan xiong xin" */
	sr_day birthday;
	bool lunar; /* birthday counts by the lunar calendar */
	/* A lunar birthday as it is said: "1990-L05-01", "05-01"; or "". */
	const char *moon;
	sr_id idkind;
	const char *id_number;
	sr_id marital, education, job, industry, income;
	const char *company;
	const char *hobby; /* set of list codes */
	const char *area, *address;
	sr_id visittime, visitplace;
	sr_id consent; /* purpose agreed to */
	sr_day consent_day;
	sr_id medium; /* how consent was given */
	const char
	    *channels; /* set: by which ways he may be reached; "": any */
	bool no_calls;
	const char *note;
	const char *pinyin;   /* sort key: "shan xiong xin" */
	const char *initials; /* "sxx" */
	/* Of a lunar birthday: "05-01", "L05-01" in a leap month, "-": none. */
	const char *lunar_key;
	sr_id batch;
	sr_id merged; /* into that person, who has all of it now */
};
extern const struct sr_record sr_rec_person;

/* One number of one person; a number may belong to several persons. */
struct sr_phone {
	SR_HEAD;
	sr_id person;
	const char *number; /* normal form (base/phone.h) */
	int32_t place;      /* 1 = first number */
};
extern const struct sr_record sr_rec_phone;

/* One hit of a search, and the answer to "whose number is this". */
struct sr_hit {
	sr_id id;   /* person */
	sr_id card; /* the open card, else the latest, else 0 */
	const char *name;
	const char *phone; /* masked for whoever may not see it */
	int32_t grade;
	sr_id owner, model;
	sr_day last_day; /* last effective contact */
	sr_day protected_until;
	bool protects;  /* the protection holds today */
	int32_t visits; /* earlier register lines of that number */
	const char *plate;
	const char *via; /* linked with this person, whose number it is */
	const char *key; /* for lists: see sr_find */
};
extern const struct sr_record sr_rec_hit;

/* What to search for. */
struct sr_ask {
	const char *text; /* name, pinyin, phone, plate */
	int32_t limit;
	bool whole; /* wait for the whole index instead of a quick answer */
};
extern const struct sr_record sr_rec_ask;

#endif
