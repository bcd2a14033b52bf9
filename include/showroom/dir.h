/*
 * The directory: what references are called.  A client fills it once from
 * staff.find and list.find (a few hundred rows) and again when a reply says
 * that staff or lists changed.  Names come in the user's language.
 */
#ifndef SHOWROOM_DIR_H
#define SHOWROOM_DIR_H

#include <showroom/staff.h>

struct arena;
struct sr;
struct sr_dir;

/* A member of staff or a row of a list, valid at some time. */
struct sr_dir_entry {
	sr_id id;
	const char *list; /* "staff" or the list's name */
	const char *code, *zh, *en, *pinyin, *extra;
	int32_t role; /* staff only */
	sr_day valid_from, valid_to;
};

/*
 * An empty one; NULL: no memory.  What is asked of it lives until it is
 * loaded anew or freed.
 */
struct sr_dir *sr_dir_new(void);
void sr_dir_free(struct sr_dir *d);
/*
 * Ask the store for everything again; ENGLISH prefers English names.  On
 * failure the old names stay.
 */
int sr_dir_load(struct sr_dir *d, struct sr *sr, bool english);
/* Today, for dates typed relatively and for what is valid; 0: all is. */
void sr_dir_today(struct sr_dir *d, sr_day today);
sr_day sr_dir_day(const struct sr_dir *d);

/*
 * The entry of an id, or NULL.  LIST ("staff" or a list's name) says whose:
 * staff and list rows count their ids apart.
 */
const struct sr_dir_entry *sr_dir_get(
    const struct sr_dir *d, const char *list, sr_id id);
/* What it is called on the screen; "" for 0, "?" for an unknown id. */
const char *sr_dir_name(const struct sr_dir *d, const char *list, sr_id id);
/*
 * What it is called in a file, whatever the language: the Chinese name, or
 * "name#code" for staff whose name is not unique.
 */
const char *sr_dir_file(const struct sr_dir *d, const char *list, sr_id id);
/*
 * The entry of LIST that TEXT names exactly: by code, name in either
 * language, "name#code"; NULL if none, *AMBIGUOUS (may be NULL) set if
 * several.  Those no longer valid too.
 */
const struct sr_dir_entry *sr_dir_exact(const struct sr_dir *d,
    const char *list, const char *text, bool *ambiguous);
/*
 * The longest entry of LIST that TEXT begins with (models: "卡罗拉 1.8");
 * *REST gets what follows.  NULL if none.
 */
const struct sr_dir_entry *sr_dir_longest(const struct sr_dir *d,
    const char *list, const char *text, const char **rest);
/*
 * Entries of LIST valid today that match what was typed so far: part of a
 * name, start of the code, pinyin or initials; all for "".  In list order,
 * an array in A; *N gets the count.
 */
const struct sr_dir_entry **sr_dir_match(const struct sr_dir *d,
    const char *list, const char *typed, size_t *n, struct arena *a);

#endif
