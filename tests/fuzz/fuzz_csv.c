/*
 * A CSV file of whatever bytes: every record that comes is of clean UTF-8
 * within the limits, in rising lines, and a second walk gives the same.
 */
#include "fuzz.h"

#include <stdio.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/csv_read.h"

struct walk {
	long rows, line;
	uint64_t sum;
};

static int
row(void *ctx, const struct csv_row *r)
{
	struct walk *w = ctx;

	hold(r->n > 0 && r->n <= CSV_CELLS);
	hold(r->line > w->line);
	w->line = r->line;
	w->rows++;
	for (size_t i = 0; i < r->n; i++) {
		size_t n = strlen(r->cell[i]);

		hold(n <= CSV_CELL_BYTES);
		hold(utf8_valid(r->cell[i], n) == n);
		for (size_t k = 0; k <= n; k++)
			w->sum = w->sum * 31 + (unsigned char)r->cell[i][k];
	}
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static char path[] = "/tmp/showroom-fuzz-XXXXXX";
	static FILE *file;
	struct walk first = { 0 }, second = { 0 };
	struct sr_error err;
	struct csv_in *in;

	if (file == NULL) {
		hold((file = fdopen(mkstemp(path), "w+")) != NULL);
		unlink(path);
		snprintf(path, sizeof(path), "/dev/fd/%d", fileno(file));
	}
	rewind(file);
	hold(fwrite(data, 1, n, file) == n && fflush(file) == 0);
	hold(ftruncate(fileno(file), (off_t)n) == 0);
	sr_error_clear(&err);
	if (csv_open(&in, path, &err) < 0)
		return 0;
	hold(*csv_encoding(in) != '\0' && csv_size(in) == (int64_t)n);
	int rc = csv_each(in, row, &first, &err);
	hold(rc == SR_OK || *err.message != '\0');
	hold(csv_each(in, row, &second, &err) == rc);
	hold(first.rows == second.rows && first.sum == second.sum);
	csv_close(in);
	return 0;
}
