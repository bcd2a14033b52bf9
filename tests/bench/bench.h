/*
 * The benchmark's groups of measures and the table they print.  Each line
 * says what was measured, what came out, and the bar.
 */
#ifndef BENCH_H
#define BENCH_H

#include <stdbool.h>
#include <stddef.h>

struct bench {
	const char *showroom; /* the program measured */
	const char *bin;      /* where the bench_ programs are */
	const char *data;     /* where the files are */
	bool brief;           /* fewer runs */
	bool truth;           /* what is right counts, how fast does not */
	int failed;
};

enum side { AT_MOST, AT_LEAST };

/* One line; GOT counts against BAR (0: a remark without one). */
void bench_line(struct bench *b, const char *what, double got, const char *unit,
    enum side side, double bar);
/* A number that must be exactly WANT. */
void bench_count(struct bench *b, const char *what, long got, long want);
void bench_title(const char *title);
/* FILE in the folder of data; good until the sixteenth call after. */
const char *bench_file(const struct bench *b, const char *name);
const char *bench_program(const struct bench *b, const char *name);
/* Run ARGV with its output into OUT (NULL: nowhere); ms, -1 if it failed. */
double bench_run(const char *const argv[], const char *out);
/* Wait until the store of FILE has ended: nobody has it open. */
bool bench_rested(const char *file);

/* Opening, start, keys, bytes, memory; PART "open", "start": that alone. */
void bench_screens(struct bench *b, const char *part);
/* Every screen whose name begins with ONLY opens. */
void bench_boards(struct bench *b, const char *only);
void bench_files(struct bench *b); /* import and export */
void bench_calls(struct bench *b); /* search and reports */
void bench_turn(struct bench *b);  /* what happens by itself */
/* 64 at one store: PART of it, or all (""). */
void bench_terminals(struct bench *b, const char *part);

#endif
