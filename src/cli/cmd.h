/*
 * The command line: a command is one const row, and from the rows come
 * parsing, usage errors, help and the manual.  Knows the store as a handle
 * that the main program opens (struct program); knows no screen.
 */
#ifndef CLI_CMD_H
#define CLI_CMD_H

#include <showroom/dir.h>
#include <showroom/finding.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "cli/out.h"

/* What the program ends with; the manual's EXIT STATUS. */
enum cmd_exit {
	CMD_OK = 0,
	CMD_REFUSED = 1, /* it was refused or failed: the message says why */
	CMD_USAGE = 2,   /* the command line is wrong: nothing was done */
	CMD_FILE = 3     /* the file cannot be opened, or nobody let in */
};

enum cmd_kind {
	CMD_FLAG, /* takes no value */
	CMD_TEXT, /* cleaned text: no control characters, valid UTF-8 */
	CMD_PATH, /* a file name, as it is ("" is refused) */
	CMD_DAY,  /* a day as people type it, in the house's zone */
	CMD_INT,  /* 0 to 999999999 */
	CMD_WORD, /* one of words */
	CMD_ROLE  /* a role */
};

enum cmd_flag {
	CMD_REQUIRED = 1 << 0,
	CMD_MANY = 1 << 1 /* the last operand, any number of times */
};

/* An option or (letter 0, in a table of operands) an operand. */
struct cmd_opt {
	const char *name; /* "day" for --day; operand: how it is asked for */
	char letter;      /* 'o' for -o; 0 none */
	uint8_t kind;     /* enum cmd_kind */
	uint8_t flags;    /* enum cmd_flag */
	const char *arg;  /* N_() "FILE", NULL for a flag */
	const char *help; /* N_() a sentence */
	const char *const *words; /* CMD_WORD: ends with NULL */
};

/* The row of --json, in every command that prints rows. */
#define CMD_JSON \
	{ \
		"json", 0, CMD_FLAG, 0, NULL, \
		    N_("Print the rows as JSON: an array, one object a " \
		       "line."), \
		    NULL \
	}

enum cmd_need {
	CMD_ALONE,  /* opens no file by itself */
	CMD_SESSION /* run() finds sr, session and dir filled */
};

struct cli;

struct command {
	const char *name;           /* "search", "staff add" */
	const char *help;           /* N_() one line */
	const char *text;           /* N_() more, for help and manual; NULL */
	const struct cmd_opt *opts; /* ends with name NULL; NULL: none */
	const struct cmd_opt *operands; /* the same */
	int need;                       /* enum cmd_need */
	bool hidden;                    /* not in help and manual */
	int (*run)(struct cli *c);      /* returns enum cmd_exit */
	void (*choices)(struct cli *c); /* of an operand that is missing */
};

/* What the main program lends: everything that is no command line. */
struct program_open {
	const char *path;
	const char *socket; /* instead of path: the house's store; or NULL */
	const char *now;    /* "2026-11-21 17:42" instead of the clock; "" */
	bool create;        /* make it (then init); else it must exist */
	bool demo;          /* and fill it with the example dealership */
	bool throwaway;     /* and remove it when the last terminal left */
};

struct program {
	/* Open the store; nobody is logged in yet. */
	int (*open)(
	    const struct program_open *o, struct sr **sr, struct sr_error *err);
	/* Work on a file that nobody has open; ROWS of its record. */
	int (*task)(const struct sr_task *task, struct sr_rows *rows,
	    struct arena *mem, struct sr_error *err);
	/* The screens, until the user leaves. */
	int (*tui)(struct sr *sr, bool english, struct sr_error *err);
	/*
	 * Every screen, with the key that opens it ("": another one does) and
	 * what it is for; SCREEN NULL: a key of the one before, at first of
	 * all.
	 */
	void (*keys)(void (*each)(void *ctx, const char *screen,
			 const char *key, const char *help),
	    void *ctx);
};

/* Options and operands as given. */
enum { CMD_VALUES = 16, CMD_OPERANDS = 64 };

struct cli {
	const struct program *program;
	const struct command *command;
	struct arena *mem;  /* until the program ends */
	struct out *out;    /* standard output */
	const char *path;   /* of the database; in shared mode the socket */
	const char *socket; /* of the house's store; "" in personal mode */
	bool usual;         /* which nobody named: it is in its usual place */
	bool terminal;      /* somebody is there to be asked */
	bool progress;      /* a line of progress is to be overwritten */
	bool broken;        /* the reader of standard output left */
	bool english;       /* messages are not Chinese: prefer English names */
	/* of a CMD_SESSION command */
	struct sr *sr;
	struct sr_session session;
	struct sr_dir *dir;
	/* as given: ask with the functions below */
	const char *global[CMD_VALUES], *value[CMD_VALUES];
	int64_t number[CMD_VALUES];
	const char *operand[CMD_OPERANDS];
	size_t noperands;
};

/* All commands (commands.c); ends with NULL. */
extern const struct command *const commands[];
/* Options of every command: --db, --as ...; ends with name NULL. */
extern const struct cmd_opt cmd_globals[];

/* All of it: what main() returns. */
int cli_main(const struct program *program, int argc, char **argv);

/*
 * The value of option NAME, the command's own or one of every command; ""
 * and 0 when it was not given, a flag's is its name.
 */
const char *cmd_text(const struct cli *c, const char *name);
int64_t cmd_number(const struct cli *c, const char *name); /* CMD_INT, DAY */
bool cmd_given(const struct cli *c, const char *name);
/* What a CMD_WORD or CMD_ROLE may be: "ftms, habc"; "" for other kinds. */
const char *cmd_words(struct cli *c, const struct cmd_opt *o);
/* Operand I, "" when there are fewer. */
const char *cmd_operand(const struct cli *c, size_t i);

/*
 * Open the file (c->path) and log in as --as or the Unix user: what a
 * CMD_SESSION command finds done.  CMD_OK, or the exit code: it was said.
 */
int cmd_session(struct cli *c, const struct program_open *how);
/* The same without a login, for what makes a file. */
int cmd_open(struct cli *c, const struct program_open *how);
/*
 * Close OUT: its file is kept if RC, the exit code so far, is CMD_OK.  Says
 * what failed; returns the exit code.
 */
int cmd_close(struct cli *c, struct out *out, int rc);
/* A line that was typed at MSGID, cleaned; NULL at the end of input. */
const char *cmd_ask(struct cli *c, const char *msgid, const char *otherwise);
/* The same for a secret: as it is, and a terminal does not show it. */
const char *cmd_ask_secret(struct cli *c, const char *text);

/*
 * Messages, translated, {0}.. replaced by NARG arguments struct sr_arg, to
 * standard error.  fail returns EXIT; usage returns CMD_USAGE and points to
 * the help; error() says ERR and returns the exit code that fits it.
 */
int cmd_fail(struct cli *c, int exit, const char *msgid, int narg, ...);
int cmd_usage(struct cli *c, const char *msgid, int narg, ...);
int cmd_error(struct cli *c, const struct sr_error *err);
void cmd_note(struct cli *c, const char *msgid, int narg, ...);
/* A line of a list before them: TEXT, as it is. */
void cmd_line(struct cli *c, const char *text);
/* The same in one line that the next one overwrites; only on a terminal. */
void cmd_progress(struct cli *c, const char *msgid, int narg, ...);
/* It is gone before anything else is seen. */
void cmd_progress_end(struct cli *c);
/* The same to standard output, as a line of its own. */
void cmd_say(struct cli *c, const char *msgid, int narg, ...);
/* Call OP; a failure was said, and the exit code is what comes back. */
int cmd_call(struct cli *c, int op, const void *arg, void *res);

/*
 * Print ROWS of record R: a table with the columns COLS (ends with NULL;
 * NULL: all that are not hidden), or with --json all of them as JSON.
 */
void cmd_rows(struct cli *c, const struct sr_record *r,
    const struct sr_rows *rows, const char *const *cols);

#endif
