/* Reading CSV of others, and cells that spreadsheets leave alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "cli/csv_read.h"
#include "render/csv_cell.h"
#include "support.h"

static char path[] = "/tmp/showroom-csv-XXXXXX";
static struct arena *mem;

static void
setup(void)
{
	int fd;

	memcpy(path + sizeof(path) - 7, "XXXXXX", 6);
	fd = mkstemp(path);
	ck_assert_int_ge(fd, 0);
	close(fd);
	mem = arena_new();
}

static void
teardown(void)
{
	unlink(path);
	arena_free(mem);
}

static void
fill(const char *data, size_t n)
{
	FILE *f = fopen(path, "wb");

	ck_assert_ptr_nonnull(f);
	ck_assert_uint_eq(fwrite(data, 1, n, f), n);
	fclose(f);
}

/* What was read: cells between |, records between /, lines before @. */
static int
note(void *ctx, const struct csv_row *row)
{
	const char **text = ctx;

	*text = arena_printf(mem, "%s%ld@", *text, row->line);
	for (size_t i = 0; i < row->n; i++)
		*text = arena_printf(
		    mem, "%s%s%s", *text, i > 0 ? "|" : "", row->cell[i]);
	*text = arena_printf(mem, "%s/", *text);
	return 0;
}

static struct sr_error err;
static char encoding[16];
static long blank;

static int
read_all(const char **text)
{
	struct csv_in *in;
	int rc = csv_open(&in, path, &err);

	*text = "";
	if (rc < 0)
		return rc;
	snprintf(encoding, sizeof(encoding), "%s", csv_encoding(in));
	rc = csv_each(in, note, text, &err);
	blank = csv_blank(in);
	csv_close(in);
	return rc;
}

static void
reads(const char *data, size_t n, const char *expected)
{
	const char *text;

	fill(data, n);
	if (read_all(&text) != SR_OK)
		ck_abort_msg("%s", err.message);
	ck_assert_str_eq(text, expected);
}

/* Refused, and the first number of the message is LINE. */
static void
refuses(const char *data, size_t n, int64_t line)
{
	const char *text;

	fill(data, n);
	ck_assert_int_eq(read_all(&text), SR_E_INVALID);
	ck_assert_int_eq(err.arg[0].num, line);
}

#define READS(data, expected) reads(data, sizeof(data) - 1, expected)
#define REFUSES(data, line) refuses(data, sizeof(data) - 1, line)

START_TEST(line_ends_and_separators)
{
	READS("a,b\r\n1,2\r\n", "1@a|b/2@1|2/");
	READS("a,b\n1,2", "1@a|b/2@1|2/");
	READS("a,b\r1,2\r3,4\r", "1@a|b/2@1|2/3@3|4/");
	READS("a,b\n1,2\r\n3,4\r5,6\n", "1@a|b/2@1|2/3@3|4/4@5|6/");
	READS("a;b\n\"1;x\";2\n", "1@a|b/2@1;x|2/");
	READS("a\tb\n1,5\t2\n", "1@a|b/2@1,5|2/");
	READS("sep=;\na,x;b\n1;2\n", "2@a,x|b/3@1|2/");
	READS("", "");
}
END_TEST

START_TEST(records_know_their_line)
{
	READS("a,b\n\"x\ny\nz\",2\n3,4\n", "1@a|b/2@x\ny\nz|2/5@3|4/");
	READS("a,b\n\n  \n\r\n1,2\n\n", "1@a|b/5@1|2/");
	ck_assert_int_eq(blank, 4);
	/* an old file's line end within a cell */
	READS("a,b\r\"x\ry\",2\r", "1@a|b/2@x\ny|2/");
	READS("a,b\n\"say \"\"no\"\"\",2\n", "1@a|b/2@say \"no\"|2/");
}
END_TEST

START_TEST(a_block_cuts_nothing)
{
	static const char tail[] = ",b\r\n王建国,\"x\r\ny\"\r\nz,w\r\n";

	/* line ends and characters at every place around the block's end */
	for (size_t pad = 32 * 1024 - 12; pad < 32 * 1024 + 4; pad++) {
		char *data = malloc(pad + 64);
		const char *text, *at;
		ck_assert_ptr_nonnull(data);
		memset(data, 'p', pad);
		memcpy(data + pad, tail, sizeof(tail) - 1);
		fill(data, pad + sizeof(tail) - 1);
		ck_assert_int_eq(read_all(&text), SR_OK);
		at = strstr(text, "|b/");
		ck_assert_ptr_nonnull(at);
		ck_assert_str_eq(at, "|b/2@王建国|x\r\ny/4@z|w/");
		free(data);
	}
}
END_TEST

START_TEST(encodings)
{
	READS("\xef\xbb\xbf"
	      "名,b\n",
	    "1@名|b/");
	ck_assert_str_eq(encoding, "UTF-8");
	READS("\xc3\xfb,b\n\xcd\xf5\xbd\xa8\xb9\xfa,1\n", "1@名|b/2@王建国|1/");
	ck_assert_str_eq(encoding, "GB18030");
	/* U+3400 has four bytes in GB18030 */
	READS("\xc3\xfb,\x81\x39\xee\x39\n", "1@名|\xe3\x90\x80/");
	READS("\xff\xfe"
	      "a\0,\0b\0\n\0\x0d\x54,\0"
	      "2\0\n\0",
	    "1@a|b/2@名|2/");
	ck_assert_str_eq(encoding, "UTF-16LE");
	READS("\xfe\xff"
	      "\0a\0\t\0b\0\n",
	    "1@a|b/");
}
END_TEST

START_TEST(bytes_that_are_no_text)
{
	REFUSES("a,b\n1,2\nx\0y,3\n", 3); /* NUL */
	/* says UTF-8, is not */
	REFUSES("\xef\xbb\xbf"
		"a,b\n1,\xff\n",
	    2);
	/* neither: a GB18030 character is cut by the file's end */
	REFUSES("a,b\n\xcd\xf5,\xbd", 2);
	REFUSES("a,b\n\xcd\xf5,\xff\xff\n", 2);
	/* half of a UTF-16 character */
	REFUSES("\xff\xfe"
		"a\0,\0b\0\n\0x",
	    2);
}
END_TEST

START_TEST(quotation_marks_that_never_close)
{
	REFUSES("a,b\n1,2\n3,\"x\n5,6\n7,8\n", 3);
	REFUSES("a,b\n\"1\n2\",\"x\n5,6\n", 3);
}
END_TEST

START_TEST(too_much)
{
	size_t n = 1000000;
	char *data = malloc(4 * n);
	const char *text;

	ck_assert_ptr_nonnull(data);
	memset(data, ',', n);
	memcpy(data, "a,b\n", 4);
	refuses(data, n, 2);
	/* a cell of 4 MiB: refused before all of it was kept */
	memset(data, 'x', 4 * n);
	memcpy(data, "a,b\n\"", 5);
	refuses(data, 4 * n, 2);
	/* 64 KiB and 256 columns are still fine */
	memset(data, 'x', 65536 + 4);
	memcpy(data, "a,b\n", 4);
	fill(data, 65536 + 4);
	ck_assert_int_eq(read_all(&text), SR_OK);
	memset(data, ',', 255);
	fill(data, 255);
	ck_assert_int_eq(read_all(&text), SR_OK);
	fill(data, 256);
	memset(data, ',', 256);
	fill(data, 256);
	ck_assert_int_eq(read_all(&text), SR_E_INVALID);
	free(data);
}
END_TEST

START_TEST(a_file_that_is_not_there)
{
	struct csv_in *in;

	ck_assert_int_eq(
	    csv_open(&in, "/nonexistent/file.csv", &err), SR_E_FILE);
	ck_assert_ptr_null(in);
	ck_assert_int_eq(csv_open(&in, "/tmp", &err), SR_E_FILE);
}
END_TEST

/* ---- cells ---- */

static const char *
cell(const char *text)
{
	struct sink_buffer b = { .mem = mem };
	struct sink s = sink_memory(&b);

	csv_cell_put(&s, text);
	return b.text != NULL ? b.text : "";
}

START_TEST(guards)
{
	static const char *const rows[][2] = {
		{ "=1+1", "'=1+1" },
		{ "  =1", "\"'  =1\"" },
		{ "＝cmd", "'＝cmd" },
		{ "\xc2\xa0@x", "'\xc2\xa0@x" },
		{ "+86", "'+86" },
		{ "-5", "'-5" },
		{ "\tx", "\"'\tx\"" },
		{ "\n=1", "\"'\n=1\"" },
		{ "11010519491231002X", "11010519491231002X" },
		{ "110105194912310021", "'110105194912310021" },
		{ "02228721227", "'02228721227" },
		{ "13812345678", "13812345678" },
		{ "0", "0" },
		{ "'=1", "''=1" },
		{ "'x", "'x" },
		{ "a,b", "\"a,b\"" },
		{ "=a,b", "\"'=a,b\"" },
		{ "say \"x\"", "\"say \"\"x\"\"\"" },
		{ "", "" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		ck_assert_str_eq(cell(rows[i][0]), rows[i][1]);
}
END_TEST

/* A field of letters that tempt, from the numbers of a simple generator. */
static const char *
random_text(uint32_t *seed)
{
	static const char *const bits[] = { "=", "+", "-", "@", "'", "\"", ",",
		"0", "1", "123456789012", "x", " ", "\n", "王", "＝", "\t", ";",
		"\xc2\xa0" };
	char buf[64] = "";
	size_t n = 0;

	*seed = *seed * 1664525u + 1013904223u;
	for (uint32_t k = *seed >> 29; k > 0; k--) {
		*seed = *seed * 1664525u + 1013904223u;
		const char *bit = bits[(*seed >> 16) % 18];
		memcpy(buf + n, bit, strlen(bit));
		n += strlen(bit);
	}
	return arena_ndup(mem, buf, n);
}

struct trip {
	const char *const *sent;
	size_t at;
};

static int
compare(void *ctx, const struct csv_row *row)
{
	struct trip *t = ctx;

	ck_assert_uint_eq(row->n, 2);
	ck_assert_str_eq(csv_cell_bare(row->cell[1]), t->sent[t->at]);
	t->at++;
	return 0;
}

START_TEST(what_goes_out_comes_back)
{
	enum { N = 100000 };
	const char **sent = calloc(N, sizeof(*sent));
	FILE *f = fopen(path, "wb");
	struct sink s = sink_file(f);
	struct trip t = { .sent = sent };
	struct csv_in *in;
	uint32_t seed = 1;

	ck_assert_ptr_nonnull(sent);
	for (int i = 0; i < N; i++) {
		sent[i] = random_text(&seed);
		sink_text(&s, "k,");
		csv_cell_put(&s, sent[i]);
		sink_text(&s, "\r\n");
	}
	fclose(f);
	ck_assert_int_eq(csv_open(&in, path, &err), SR_OK);
	ck_assert_int_eq(csv_each(in, compare, &t, &err), SR_OK);
	csv_close(in);
	ck_assert_uint_eq(t.at, N);
	free(sent);
}
END_TEST

Suite *
suite_csv(void)
{
	const TTest *const tests[] = { line_ends_and_separators,
		records_know_their_line, a_block_cuts_nothing, encodings,
		bytes_that_are_no_text, quotation_marks_that_never_close,
		too_much, a_file_that_is_not_there, guards,
		what_goes_out_comes_back, NULL };

	return suite_with("csv", tests, setup, teardown);
}
