/* Files of schema/ as the build embeds them. */
#ifndef STORE_EMBED_H
#define STORE_EMBED_H

struct embedded {
	const char *path; /* below schema/: "0001_init.sql"; NULL ends */
	const char *text;
};

extern const struct embedded embedded[];

/* Those that a table of statements names: report/sales-daily.sql. */
extern const unsigned char embedded_report_sales_daily[];

/* The text of PATH, or NULL. */
const char *embedded_text(const char *path);

#endif
