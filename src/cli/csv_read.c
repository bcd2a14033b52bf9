/*
 * Reads CSV: finds the encoding, converts, counts lines and lets libcsv cut
 * the cells.  Knows no record of the house.
 */
#include <csv.h>
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "cli/csv_read.h"
#include "base/reason.h"
#include "base/banned.h"

enum { BLOCK = 32 * 1024, CARRY = 8 };

struct encoding {
	const char *name, *mark;
	size_t nmark;
	const char *iconv; /* NULL: it is UTF-8 */
};

static const struct encoding encodings[] = {
	{ "UTF-8", "\xef\xbb\xbf", 3, NULL },
	{ "UTF-16LE", "\xff\xfe", 2, "UTF-16LE" },
	{ "UTF-16BE", "\xfe\xff", 2, "UTF-16BE" },
	{ "GB18030", "\x84\x31\x95\x33", 4, "GB18030" },
};
enum { IS_UTF8, IS_GB18030 = 3 };

struct csv_in {
	FILE *file;
	bool mine; /* to be closed */
	const struct encoding *encoding;
	bool marked;
	int64_t size, at;
	iconv_t conv;
	char carry[CARRY]; /* bytes of a character cut by a block's end */
	size_t ncarry;
	/* of a walk */
	struct csv_parser parser;
	struct arena *mem; /* of one record */
	int (*fn)(void *ctx, const struct csv_row *row);
	void *ctx;
	struct sr_error *err;
	int rc;
	const char *cell[CSV_CELLS];
	size_t n;
	long line, record, quote, blank;
	bool fresh;  /* no record is begun */
	bool cr;     /* the last byte was a CR */
	bool probed; /* the separator is known */
};

/* ---- what the file is ---- */

static int
refuse(struct sr_error *err, const char *message, long line)
{
	return sr_fail(err, SR_E_INVALID, "", "", message, 1, SR_NUM(line));
}

static int
io_fail(struct sr_error *err, const char *path)
{
	return sr_fail(err, SR_E_FILE, "", "", N_("{0} cannot be read: {1}."),
	    2, SR_TXT(path), SR_LABEL(reason_of(errno)));
}

/* What comes through a pipe is kept, for it is read twice. */
static int
spool(struct csv_in *in, FILE *from, const char *path, struct sr_error *err)
{
	char buf[BLOCK];
	size_t n;

	in->file = tmpfile();
	in->mine = true;
	if (in->file == NULL)
		return io_fail(err, path);
	while ((n = fread(buf, 1, sizeof(buf), from)) > 0)
		if (fwrite(buf, 1, n, in->file) != n)
			return sr_fail(err, SR_E_FULL, "", "",
			    N_("The disk for temporary files is full."), 0);
	return ferror(from) ? io_fail(err, path) : SR_OK;
}

static int
open_file(struct csv_in *in, const char *path, struct sr_error *err)
{
	FILE *from = stdin;
	int rc = SR_OK;

	if (strcmp(path, "-") != 0)
		from = fopen(path, "rb");
	if (from == NULL)
		return io_fail(err, path);
	in->file = from;
	in->mine = from != stdin;
	if (from == stdin || fseeko(from, 0, SEEK_END) != 0) {
		rc = spool(in, from, path, err);
		if (from != stdin)
			fclose(from);
	}
	if (rc < 0)
		return rc;
	if (fseeko(in->file, 0, SEEK_END) != 0 ||
	    (in->size = ftello(in->file)) < 0)
		return io_fail(err, path);
	return SR_OK;
}

/* What is seen in looking through the whole file once. */
struct look {
	long line, nul, bad; /* lines; 0 = none */
	char carry[4];       /* of a character that a block's end cut */
	size_t ncarry;
};

static void
look_text(struct look *l, const char *s, size_t n, bool last)
{
	size_t ok = utf8_valid(s, n);

	for (size_t i = 0; i < n; i++) {
		if (s[i] == '\0' && l->nul == 0)
			l->nul = l->line;
		if (i == ok && l->bad == 0 && (last || n - ok >= 4))
			l->bad = l->line;
		l->line += s[i] == '\n';
	}
}

static int
look_through(
    struct csv_in *in, struct look *l, const char *path, struct sr_error *err)
{
	char buf[BLOCK + 4];
	size_t n, have = 0;

	*l = (struct look){ .line = 1 };
	rewind(in->file);
	do {
		memcpy(buf, l->carry, l->ncarry);
		n = fread(buf + l->ncarry, 1, BLOCK, in->file);
		have = n + l->ncarry;
		l->ncarry = 0;
		if (n == BLOCK && l->bad == 0) {
			size_t ok = utf8_valid(buf, have);
			if (have - ok < 4)
				l->ncarry = have - ok;
		}
		memcpy(l->carry, buf + have - l->ncarry, l->ncarry);
		look_text(l, buf, have - l->ncarry, n < BLOCK);
	} while (n == BLOCK);
	return ferror(in->file) ? io_fail(err, path) : SR_OK;
}

static int
find_encoding(struct csv_in *in, const char *path, struct sr_error *err)
{
	char head[4];
	struct look l;
	size_t n;

	rewind(in->file);
	n = fread(head, 1, sizeof(head), in->file);
	for (size_t i = 0; i < sizeof(encodings) / sizeof(encodings[0]); i++) {
		const struct encoding *e = &encodings[i];
		if (n < e->nmark || memcmp(head, e->mark, e->nmark) != 0)
			continue;
		in->encoding = e;
		in->marked = true;
		if (i != IS_UTF8 && i != IS_GB18030)
			return SR_OK; /* NUL bytes are part of it */
		break;
	}
	int rc = look_through(in, &l, path, err);
	if (rc < 0)
		return rc;
	if (l.nul != 0)
		return refuse(err,
		    N_("Line {0} holds a NUL byte: this is no text file. Save "
		       "it as CSV UTF-8."),
		    l.nul);
	if (l.bad != 0 && in->encoding == &encodings[IS_UTF8])
		return refuse(err,
		    N_("Line {0} is not valid UTF-8, although the file says "
		       "so at its beginning. Save it again as CSV UTF-8."),
		    l.bad);
	if (in->encoding == NULL)
		in->encoding = &encodings[l.bad != 0 ? IS_GB18030 : IS_UTF8];
	return SR_OK;
}

static int
open_conv(struct csv_in *in, struct sr_error *err)
{
	if (in->encoding->iconv == NULL)
		return SR_OK;
	in->conv = iconv_open("UTF-8", in->encoding->iconv);
	if (in->conv != (iconv_t)-1)
		return SR_OK;
	return sr_fail(err, SR_E_INVALID, "", "",
	    N_("This system cannot convert {0}: save the file as CSV UTF-8."),
	    1, SR_TXT(in->encoding->name));
}

int
csv_open(struct csv_in **out, const char *path, struct sr_error *err)
{
	struct csv_in *in = calloc(1, sizeof(*in));
	int rc;

	*out = NULL;
	if (in != NULL) {
		in->conv = (iconv_t)-1;
		in->mem = arena_new();
	}
	if (in == NULL || in->mem == NULL)
		rc = sr_fail(err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	else if ((rc = open_file(in, path, err)) == SR_OK &&
		 (rc = find_encoding(in, path, err)) == SR_OK)
		rc = open_conv(in, err);
	if (rc < 0) {
		csv_close(in);
		return rc;
	}
	*out = in;
	return SR_OK;
}

void
csv_close(struct csv_in *in)
{
	if (in == NULL)
		return;
	if (in->conv != (iconv_t)-1)
		iconv_close(in->conv);
	if (in->mine && in->file != NULL)
		fclose(in->file);
	arena_free(in->mem);
	free(in);
}

/* ---- records ---- */

static void
stop(struct csv_in *in, int rc)
{
	if (in->rc == 0)
		in->rc = rc;
}

/* Lone carriage returns in a cell are line ends of an old file. */
static char *
cell_text(struct csv_in *in, const char *s, size_t n)
{
	char *text = arena_alloc(in->mem, n + 1);

	if (text == NULL)
		return NULL;
	memcpy(text, s, n);
	for (char *p = text; (p = strchr(p, '\r')) != NULL; p++)
		if (p[1] != '\n')
			*p = '\n';
	return text;
}

static void
on_cell(void *s, size_t n, void *ctx)
{
	struct csv_in *in = ctx;

	if (in->rc != 0)
		return;
	if (in->n == CSV_CELLS) {
		stop(
		    in, sr_fail(in->err, SR_E_INVALID, "", "",
			    N_("Line {0} has more than {1} columns: this is no "
			       "table of the trade."),
			    2, SR_NUM(in->record), SR_NUM(CSV_CELLS)));
		return;
	}
	in->fresh = false;
	in->cell[in->n] = cell_text(in, s, n);
	if (in->cell[in->n++] == NULL)
		stop(in, sr_fail(in->err, SR_E_NOMEM, "", "",
			     N_("Out of memory."), 0));
}

static void
on_row(int c, void *ctx)
{
	struct csv_in *in = ctx;
	struct csv_row row = { in->n, in->cell, in->record };

	(void)c;
	if (in->rc == 0)
		in->rc = in->fn(in->ctx, &row);
	in->n = 0;
	in->fresh = true;
	arena_reset(in->mem);
}

/* The separator that the first line uses most; "sep=;" says it. */
static size_t
probe(struct csv_in *in, const char *s, size_t n)
{
	static const char separators[] = { ',', '\t', ';' };
	size_t count[3] = { 0 }, best = 0, i;
	bool quoted = false;

	in->probed = true;
	if (n >= 6 && memcmp(s, "sep=", 4) == 0 &&
	    (s[5] == '\r' || s[5] == '\n')) {
		csv_set_delim(&in->parser, (unsigned char)s[4]);
		in->line++;
		return s[5] == '\r' && n > 6 && s[6] == '\n' ? 7 : 6;
	}
	for (i = 0; i < n && (quoted || (s[i] != '\n' && s[i] != '\r')); i++) {
		quoted ^= s[i] == '"';
		for (size_t k = 0; k < 3; k++)
			count[k] += !quoted && s[i] == separators[k];
	}
	for (i = 1; i < 3; i++)
		if (count[i] > count[best])
			best = i;
	csv_set_delim(&in->parser, (unsigned char)separators[best]);
	return 0;
}

/* Is the parser within a cell that a quotation mark opened? */
static bool
in_quotes(const struct csv_in *in)
{
	return in->parser.quoted && in->parser.pstate == 2;
}

/* One line, or a piece of one; END: with its line end. */
static void
feed_line(struct csv_in *in, const char *s, size_t n, bool end)
{
	bool was = in_quotes(in), fresh = in->fresh && !was;
	size_t cells = in->n;

	if (in->fresh && in->parser.pstate == 0)
		in->record = in->line;
	if (csv_parse(&in->parser, s, n, on_cell, on_row, in) != n)
		stop(in, sr_fail(in->err, SR_E_NOMEM, "", "",
			     N_("Out of memory."), 0));
	if (in_quotes(in) && (!was || in->n != cells || fresh))
		in->quote = in->line;
	if (in->rc == 0 && in->parser.entry_pos > CSV_CELL_BYTES)
		stop(
		    in, sr_fail(in->err, SR_E_INVALID, "", "",
			    N_("Line {0}: a cell has more than {1} bytes. Is a "
			       "closing quotation mark missing?"),
			    2, SR_NUM(in_quotes(in) ? in->quote : in->line),
			    SR_NUM(CSV_CELL_BYTES)));
	if (end && fresh && in->fresh && in->parser.pstate == 0 &&
	    strchr("\r\n", s[strspn(s, " \t")]) != NULL)
		in->blank++;
}

/* Text in UTF-8, cut into lines. */
static void
feed(struct csv_in *in, const char *s, size_t n)
{
	size_t i = 0;

	if (!in->probed)
		i = probe(in, s, n);
	if (in->cr && i < n && s[i] == '\n') {
		/* the other half of a line end that a block cut */
		csv_parse(&in->parser, s + i++, 1, on_cell, on_row, in);
	}
	in->cr = false;
	while (i < n && in->rc == 0) {
		size_t len = 0;
		while (i + len < n && s[i + len] != '\n' && s[i + len] != '\r')
			len++;
		bool end = i + len < n;
		if (end && s[i + len] == '\r') {
			in->cr = i + len + 1 == n;
			len += i + len + 1 < n && s[i + len + 1] == '\n';
		}
		len += end;
		feed_line(in, s + i, len, end);
		in->line += end;
		i += len;
	}
}

static int
bad_bytes(struct csv_in *in)
{
	return sr_fail(in->err, SR_E_INVALID, "", "",
	    in->encoding == &encodings[IS_GB18030] && !in->marked
		? N_("Line {0} is neither UTF-8 nor GB18030. Save the file "
		     "as CSV UTF-8.")
		: N_("Line {0} is not valid {1}. Save the file as CSV UTF-8."),
	    2, SR_NUM(in->line), SR_TXT(in->encoding->name));
}

/* The bytes of a block in UTF-8, what a character's end lacks kept back. */
static void
feed_converted(struct csv_in *in, char *s, size_t n, bool last)
{
	char out[4 * BLOCK];

	while (n > 0 && in->rc == 0) {
		char *to = out;
		size_t room = sizeof(out);
		size_t rc = iconv(in->conv, &s, &n, &to, &room);
		int why = errno;

		feed(in, out, (size_t)(to - out));
		if (rc != (size_t)-1 || why == E2BIG)
			continue;
		if (why == EINVAL && !last && n <= CARRY) {
			memcpy(in->carry, s, n);
			in->ncarry = n;
			return;
		}
		stop(in, bad_bytes(in));
	}
}

static void
walk_begin(struct csv_in *in)
{
	in->n = 0;
	in->line = 1;
	in->record = in->quote = in->blank = 0;
	in->rc = 0;
	in->fresh = true;
	in->cr = in->probed = false;
	in->ncarry = 0;
	in->at = in->marked ? (int64_t)in->encoding->nmark : 0;
	if (in->conv != (iconv_t)-1)
		iconv(in->conv, NULL, NULL, NULL, NULL);
	fseeko(in->file, in->at, SEEK_SET);
}

static void
walk(struct csv_in *in)
{
	char buf[CARRY + BLOCK];
	size_t n;

	do {
		memcpy(buf, in->carry, in->ncarry);
		n = fread(buf + in->ncarry, 1, BLOCK, in->file);
		in->at += (int64_t)n;
		size_t have = n + in->ncarry;
		in->ncarry = 0;
		if (in->encoding->iconv == NULL)
			feed(in, buf, have);
		else
			feed_converted(in, buf, have, n < BLOCK);
	} while (n == BLOCK && in->rc == 0);
	if (in->rc != 0)
		return;
	if (ferror(in->file))
		stop(in, io_fail(in->err, ""));
	else if (in_quotes(in))
		stop(in, refuse(in->err,
			     N_("Line {0}: a quotation mark is opened and "
				"never closed."),
			     in->quote));
	else
		csv_fini(&in->parser, on_cell, on_row, in);
}

int
csv_each(struct csv_in *in, int (*fn)(void *ctx, const struct csv_row *row),
    void *ctx, struct sr_error *err)
{
	if (csv_init(&in->parser, 0) != 0)
		return sr_fail(
		    err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	in->fn = fn;
	in->ctx = ctx;
	in->err = err;
	walk_begin(in);
	walk(in);
	csv_free(&in->parser);
	return in->rc;
}

const char *
csv_encoding(const struct csv_in *in)
{
	return in->encoding->name;
}

int64_t
csv_at(const struct csv_in *in)
{
	return in->at;
}

int64_t
csv_size(const struct csv_in *in)
{
	return in->size;
}

long
csv_blank(const struct csv_in *in)
{
	return in->blank;
}
