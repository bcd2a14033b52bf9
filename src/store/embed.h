/* Files of schema/ as the build embeds them. */
#ifndef STORE_EMBED_H
#define STORE_EMBED_H

struct embedded {
	const char *path; /* below schema/: "0001_init.sql"; NULL ends */
	const char *text;
};

extern const struct embedded embedded[];

/* The text of PATH, or NULL. */
const char *embedded_text(const char *path);

#endif
