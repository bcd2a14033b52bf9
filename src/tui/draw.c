/*
 * The terminal: the only file that includes curses.  Takes it, shows the
 * grid, reads keys, gives it back.  Knows cells and keys, nothing of what
 * they mean.
 */
#include "tui/draw.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
/* term.h makes macros of everyday words. */
#undef lines
#undef columns

#include <showroom/error.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/text.h"
#include "tui/grid.h"
#include "tui/keys.h"

#include "base/banned.h"

#define PASTE_MAX (1 << 20)
#define PASTE_BEGIN (KEY_MAX + 1)
#define PASTE_END (KEY_MAX + 2)
#define DOUBLE_MS 400
#define ESC_DIGIT_MS 600
#define CHARACTER_MS 100 /* for the rest of one that has begun to come */

static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";

/* Set by a signal; the loop sees it within its timeout. */
static volatile sig_atomic_t told_to_end;
static struct termios saved_tty;

struct draw {
	SCREEN *screen;
	struct grid shown; /* what curses was told last */
	bool mono, visible, pastes, wait_digit;
	char *paste;
	int64_t click_at;
	int click_y, click_x;
	int watched; /* a descriptor beside the keyboard; -1: none */
	struct sigaction old[9];
};

/* The first four ask to end, the others are crashes. */
static const int caught[9] = { SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGSEGV,
	SIGABRT, SIGBUS, SIGFPE, SIGILL };

/* How a style looks: colour, and the same without. */
static const struct {
	short fg;    /* of 8 colours; -1: the terminal's own */
	short fg256; /* of 256 */
	attr_t attr;
	attr_t mono;
} looks[NSTYLES] = {
	[STYLE_NORMAL] = { -1, -1, 0, 0 },
	[STYLE_TITLE] = { -1, -1, A_BOLD, A_BOLD },
	[STYLE_RULE] = { COLOR_BLUE, 240, 0, 0 },
	[STYLE_DIM] = { -1, 245, 0, 0 },
	[STYLE_ERROR] = { COLOR_RED, COLOR_RED, A_BOLD, A_BOLD },
	[STYLE_OK] = { COLOR_GREEN, COLOR_GREEN, 0, 0 },
	[STYLE_KEY] = { COLOR_CYAN, COLOR_CYAN, 0, A_BOLD },
	[STYLE_FIELD] = { -1, -1, A_UNDERLINE, A_UNDERLINE },
	[STYLE_GRADE_H] = { COLOR_RED, COLOR_RED, A_BOLD, A_BOLD },
	[STYLE_GRADE_A] = { COLOR_YELLOW, COLOR_YELLOW, 0, 0 },
	[STYLE_GRADE_B] = { COLOR_CYAN, COLOR_CYAN, 0, 0 },
	[STYLE_GRADE_C] = { -1, -1, 0, 0 },
	[STYLE_GRADE_O] = { COLOR_GREEN, COLOR_GREEN, 0, 0 },
	[STYLE_OVERDUE] = { COLOR_RED, COLOR_RED, 0, A_BOLD },
	[STYLE_CHANGED] = { COLOR_YELLOW, COLOR_YELLOW, A_BOLD | A_UNDERLINE,
	    A_BOLD | A_UNDERLINE },
	[STYLE_MARKED] = { COLOR_MAGENTA, COLOR_MAGENTA, A_BOLD, A_UNDERLINE },
};
#define PAIR_SELECTED (NSTYLES + 1)

static void
on_signal(int sig)
{
	(void)sig;
	told_to_end = 1;
}

/* A crash: leave the terminal usable, then die of it as usual. */
static void
on_crash(int sig)
{
	static const char back[] = "\033[?1049l\033[?25h\033[?2004l\033[?1000l"
				   "\033[0m\r\n";
	ssize_t n = write(STDOUT_FILENO, back, sizeof(back) - 1);

	(void)n;
	tcsetattr(STDIN_FILENO, TCSANOW, &saved_tty);
	signal(sig, SIG_DFL);
	raise(sig);
}

static void
signals_take(struct draw *d)
{
	for (int i = 0; i < 9; i++) {
		struct sigaction sa = { .sa_handler =
					    i < 4 ? on_signal : on_crash };

		sigemptyset(&sa.sa_mask);
		sigaction(caught[i], &sa, &d->old[i]);
		/* A sanitizer's own handler tells more than ours. */
		if (i >= 4 && d->old[i].sa_handler != SIG_DFL)
			sigaction(caught[i], &d->old[i], NULL);
	}
}

static void
colours_start(struct draw *d)
{
	bool many;

	if (d->mono || !has_colors() || start_color() == ERR) {
		d->mono = true;
		return;
	}
	use_default_colors();
	many = COLORS >= 256;
	for (int i = 0; i < NSTYLES; i++)
		init_pair(
		    (short)(i + 1), many ? looks[i].fg256 : looks[i].fg, -1);
	init_pair(PAIR_SELECTED, (short)(many ? 231 : COLOR_WHITE),
	    (short)(many ? 24 : COLOR_BLUE));
}

static void
cell_look(const struct draw *d, int style, attr_t *attr, short *pair)
{
	int i = style & 0x3f;

	*pair = 0;
	if (d->mono) {
		*attr = looks[i].mono;
		if (style & STYLE_SELECTED)
			*attr |= A_REVERSE;
	} else {
		*attr = looks[i].attr;
		*pair = (short)(style & STYLE_SELECTED ? PAIR_SELECTED : i + 1);
	}
}

static bool
cell_same(const struct cell *a, const struct cell *b)
{
	return a->cp[0] == b->cp[0] && a->cp[1] == b->cp[1] &&
	       a->cp[2] == b->cp[2] && a->style == b->style &&
	       a->cells == b->cells;
}

/* Columns FROM..TO-1 of row Y to curses. */
static void
row_send(struct draw *d, const struct grid *g, int y, int from, int to)
{
	cchar_t out[64];
	int n = 0, start = from;

	for (int x = from; x < to; x++) {
		const struct cell *c = &g->cell[y * g->w + x];
		wchar_t text[4] = { (wchar_t)c->cp[0], (wchar_t)c->cp[1],
			(wchar_t)c->cp[2], 0 };
		attr_t attr;
		short pair;

		if (c->cells == 0)
			continue;
		if (n == 64) {
			mvadd_wchnstr(y, start, out, n);
			n = 0;
			start = x;
		}
		cell_look(d, c->style, &attr, &pair);
		setcchar(&out[n++], text, attr, pair, NULL);
	}
	if (n > 0)
		mvadd_wchnstr(y, start, out, n);
}

static void
draw_flush(void *data, const struct grid *g)
{
	struct draw *d = data;

	if (d->shown.h != g->h || d->shown.w != g->w) {
		if (!grid_resize(&d->shown, g->h, g->w))
			return;
		erase();
	}
	for (int y = 0; y < g->h && y < LINES; y++) {
		size_t first = (size_t)y * (size_t)g->w;
		const struct cell *want = &g->cell[first];
		struct cell *have = &d->shown.cell[first];
		int from = 0, to = g->w < COLS ? g->w : COLS;

		while (from < to && cell_same(&want[from], &have[from]))
			from++;
		while (to > from && cell_same(&want[to - 1], &have[to - 1]))
			to--;
		if (from == to)
			continue;
		while (from > 0 && want[from].cells == 0)
			from--;
		row_send(d, g, y, from, to);
		memcpy(have, want, (size_t)g->w * sizeof(*have));
	}
	if ((g->cursor_y >= 0) != d->visible) {
		d->visible = g->cursor_y >= 0;
		curs_set(d->visible);
	}
	if (d->visible)
		move(g->cursor_y, g->cursor_x);
	refresh();
}

static const struct {
	int curses;
	uint32_t code;
} key_table[] = {
	{ KEY_UP, K_UP },
	{ KEY_DOWN, K_DOWN },
	{ KEY_LEFT, K_LEFT },
	{ KEY_RIGHT, K_RIGHT },
	{ KEY_HOME, K_HOME },
	{ KEY_END, K_END },
	{ KEY_A1, K_HOME },
	{ KEY_C1, K_END },
	{ KEY_PPAGE, K_PGUP },
	{ KEY_NPAGE, K_PGDN },
	{ KEY_IC, K_INSERT },
	{ KEY_DC, K_DELETE },
	{ KEY_BTAB, K_BACKTAB },
	{ KEY_BACKSPACE, K_BACKSPACE },
	{ KEY_ENTER, K_ENTER },
	{ KEY_RESIZE, K_RESIZE },
};

/* Everything up to the end of a bracketed paste; too much becomes "". */
static void
paste_read(struct draw *d, struct key *key)
{
	size_t n = 0;
	wint_t wc;
	int rc;

	if (d->paste == NULL && (d->paste = malloc(PASTE_MAX + 8)) == NULL)
		return;
	timeout(500);
	while ((rc = get_wch(&wc)) != ERR) {
		if (rc == KEY_CODE_YES && wc == PASTE_END)
			break;
		if (rc == OK && n < PASTE_MAX)
			n += (size_t)utf8_put(d->paste + n, (uint32_t)wc);
	}
	d->paste[n] = '\0';
	key->code = K_PASTE;
	key->text = d->paste;
}

static void
mouse_read(struct draw *d, struct key *key)
{
	MEVENT ev;
	int64_t now = clock_ticks();

	if (getmouse(&ev) == ERR)
		return;
	key->y = ev.y;
	key->x = ev.x;
	if (ev.bstate & BUTTON4_PRESSED) {
		key->button = MOUSE_WHEEL_UP;
	} else if (ev.bstate & BUTTON5_PRESSED) {
		key->button = MOUSE_WHEEL_DOWN;
	} else if (ev.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED)) {
		bool twice = now - d->click_at < DOUBLE_MS &&
			     d->click_y == ev.y && d->click_x == ev.x;

		key->button = twice ? MOUSE_DOUBLE : MOUSE_CLICK;
		d->click_at = twice ? 0 : now;
		d->click_y = ev.y;
		d->click_x = ev.x;
	} else {
		return;
	}
	key->code = K_MOUSE;
}

static void
function_key(struct draw *d, wint_t wc, struct key *key)
{
	if (wc == KEY_MOUSE) {
		mouse_read(d, key);
	} else if (wc == PASTE_BEGIN) {
		paste_read(d, key);
	} else if (wc >= KEY_F(1) && wc <= KEY_F(12)) {
		key->code = K_F(wc - KEY_F0);
	} else {
		for (size_t i = 0; i < sizeof(key_table) / sizeof(key_table[0]);
		     i++)
			if ((wint_t)key_table[i].curses == wc)
				key->code = key_table[i].code;
	}
}

/* Spellings that terminals use whatever terminfo says. */
static const struct {
	const char *bytes;
	int curses;
} spellings[] = {
	{ "\033[A", KEY_UP },
	{ "\033[B", KEY_DOWN },
	{ "\033[C", KEY_RIGHT },
	{ "\033[D", KEY_LEFT },
	{ "\033OA", KEY_UP },
	{ "\033OB", KEY_DOWN },
	{ "\033OC", KEY_RIGHT },
	{ "\033OD", KEY_LEFT },
	{ "\033[H", KEY_HOME },
	{ "\033[F", KEY_END },
	{ "\033OH", KEY_HOME },
	{ "\033OF", KEY_END },
	{ "\033[1~", KEY_HOME },
	{ "\033[4~", KEY_END },
	{ "\033[3~", KEY_DC },
	{ "\033[5~", KEY_PPAGE },
	{ "\033[6~", KEY_NPAGE },
	{ "\033[Z", KEY_BTAB },
};

/* A sequence that nobody knows must not be typed into a field. */
static void
sequence_skip(void)
{
	wint_t wc;

	do
		timeout(25);
	while (get_wch(&wc) == OK && !(wc >= 0x40 && wc <= 0x7e));
}

/*
 * Esc and a digit is a function key.  Sent at once (Alt-2) it always is; a
 * hand that types Esc, then 2 is waited for only where the terminal has no
 * function keys, so that Esc answers at once everywhere else.
 */
static void
escape_key(const struct draw *d, struct key *key)
{
	wint_t wc;

	key->code = K_ESC;
	timeout(d->wait_digit ? ESC_DIGIT_MS : 0);
	if (get_wch(&wc) != OK)
		return;
	if (wc >= '1' && wc <= '9')
		key->code = K_F(wc - '0');
	else if (wc == '0')
		key->code = K_F(10);
	else if (wc == '[' || wc == 'O') {
		sequence_skip();
		key->code = K_NONE;
	} else
		unget_wch((wchar_t)wc);
}

static bool
terminal_gone(void)
{
	struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };

	return poll(&p, 1, 0) > 0 && (p.revents & (POLLHUP | POLLERR)) != 0;
}

/*
 * A key within MS, or none as soon as the watched descriptor has something.
 * What curses holds already comes first; a character that has begun to
 * arrive is waited for whole.
 */
static int
wait_key(struct draw *d, int ms, wint_t *wc)
{
	struct pollfd p[2] = { { .fd = STDIN_FILENO, .events = POLLIN },
		{ .fd = d->watched, .events = POLLIN } };
	int rc;

	if (d->watched < 0 || poll(p, 1, 0) > 0) {
		timeout(d->watched < 0 ? ms : CHARACTER_MS);
		return get_wch(wc);
	}
	timeout(0);
	rc = get_wch(wc);
	if (rc != ERR || ms == 0)
		return rc;
	/* Interrupted: by a new size of the window, perhaps. */
	if (poll(p, 2, ms) < 0 || p[0].revents != 0) {
		timeout(p[0].revents != 0 ? CHARACTER_MS : 0);
		rc = get_wch(wc);
	}
	return rc;
}

static void
draw_watch(void *data, int fd)
{
	struct draw *d = data;

	d->watched = fd;
}

static void
draw_next_key(void *data, int ms, struct key *key)
{
	struct draw *d = data;
	wint_t wc;
	int rc;

	*key = (struct key){ 0 };
	if (told_to_end) {
		key->code = K_HANGUP;
		return;
	}
	rc = wait_key(d, ms, &wc);
	if (told_to_end || (rc == ERR && terminal_gone()))
		key->code = K_HANGUP;
	else if (rc == KEY_CODE_YES)
		function_key(d, wc, key);
	else if (rc == OK && wc == 27)
		escape_key(d, key);
	else if (rc == OK)
		key->code = wc == 127 ? K_BACKSPACE : (uint32_t)wc;
}

static void
draw_size(void *data, int *h, int *w)
{
	(void)data;
	*h = LINES;
	*w = COLS;
}

static void
draw_mouse(void *data, bool on)
{
	(void)data;
	mousemask(on ? BUTTON1_PRESSED | BUTTON1_CLICKED | BUTTON4_PRESSED |
			   BUTTON5_PRESSED
		     : 0,
	    NULL);
}

/* The screen, and what the terminal remembers above it. */
static void
draw_wipe(void *data)
{
	struct draw *d = data;
	char name[] = "E3";
	const char *scrollback = tigetstr(name);

	grid_clear(&d->shown);
	erase();
	clearok(stdscr, TRUE);
	refresh();
	if (scrollback != NULL && scrollback != (const char *)-1) {
		putp(scrollback);
		fflush(stdout);
	}
}

static int64_t
draw_ticks(void *data)
{
	(void)data;
	return clock_ticks();
}

static bool
has_capability(const char *name)
{
	/* tigetstr takes no const, but leaves the name alone. */
	char buf[8] = "";
	const char *s;

	memcpy(buf, name, strlen(name) + 1);
	s = tigetstr(buf);
	return s != NULL && s != (const char *)-1 && s[0] != '\0';
}

static void
terminal_setup(struct draw *d)
{
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	set_escdelay(25);
	mouseinterval(0);
	leaveok(stdscr, FALSE);
	colours_start(d);
	curs_set(0);
	for (size_t i = 0; i < sizeof(spellings) / sizeof(spellings[0]); i++)
		define_key(spellings[i].bytes, spellings[i].curses);
	d->wait_digit = !has_capability("kf2");
	d->pastes = has_capability("kmous");
	if (d->pastes) {
		define_key("\033[200~", PASTE_BEGIN);
		define_key("\033[201~", PASTE_END);
		putp(paste_on);
		fflush(stdout);
	}
}

int
draw_open(struct backend *b, const struct draw_options *o, struct sr_error *err)
{
	const char *term = getenv("TERM"), *none = getenv("NO_COLOR");
	struct draw *d;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return sr_fail(err, SR_E_IO, "", "",
		    N_("There is no terminal here. Use a command such as "
		       "`showroom report`, or start it in a terminal."),
		    0);
	if (term == NULL || term[0] == '\0')
		return sr_fail(err, SR_E_IO, "", "",
		    N_("TERM is not set. Set it to the type of your "
		       "terminal, for example TERM=xterm."),
		    0);
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
	d = calloc(1, sizeof(*d));
	if (d == NULL)
		return sr_fail(err, SR_E_NOMEM, "", "",
		    N_("There is not enough memory."), 0);
	tcgetattr(STDIN_FILENO, &saved_tty);
	d->mono = o->mono || (none != NULL && none[0] != '\0');
	d->screen = newterm(NULL, stdout, stdin);
	if (d->screen == NULL || !has_capability("cup")) {
		if (d->screen != NULL) {
			endwin();
			delscreen(d->screen);
		}
		free(d);
		return sr_fail(err, SR_E_IO, "", "",
		    N_("A terminal of the type {0} cannot show screens. "
		       "Set TERM, for example TERM=xterm."),
		    1, SR_TXT(term));
	}
	told_to_end = 0;
	signals_take(d);
	terminal_setup(d);
	*b = (struct backend){ d, draw_next_key, draw_flush, draw_size,
		draw_mouse, draw_ticks, draw_watch, draw_wipe };
	d->watched = -1;
	draw_mouse(d, o->mouse);
	return SR_OK;
}

void
draw_close(struct backend *b)
{
	struct draw *d = b->data;

	if (d == NULL)
		return;
	mousemask(0, NULL);
	if (d->pastes)
		putp(paste_off);
	curs_set(1);
	endwin();
	delscreen(d->screen);
	for (int i = 0; i < 9; i++)
		sigaction(caught[i], &d->old[i], NULL);
	grid_free(&d->shown);
	free(d->paste);
	free(d);
	b->data = NULL;
}
