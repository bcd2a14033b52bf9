/*
 * The floor: a list of open cards with nothing but ncursesw and SQLite.  One
 * indexed query by key, one screen of rows, a cursor; q leaves.
 *
 *	bench_floor FILE
 */
#include <curses.h>
#include <locale.h>
#include <sqlite3.h>

static sqlite3_stmt *query;
static char top[64];

/* The window from TOP on. */
static void
paint(int cursor)
{
	int rows = LINES - 2, n = 0;

	erase();
	mvaddstr(0, 0, " Cards");
	sqlite3_reset(query);
	sqlite3_bind_text(query, 1, top, -1, SQLITE_TRANSIENT);
	sqlite3_bind_int(query, 2, rows);
	while (n < rows && sqlite3_step(query) == SQLITE_ROW) {
		move(++n, 0);
		if (n - 1 == cursor)
			attron(A_REVERSE);
		for (int c = 0; c < 6; c++) {
			const unsigned char *s = sqlite3_column_text(query, c);
			mvaddstr(n, 2 + c * 13, s ? (const char *)s : "");
		}
		attroff(A_REVERSE);
	}
	mvaddstr(LINES - 1, 0, " q quit");
	refresh();
}

int
main(int argc, char **argv)
{
	sqlite3 *db;
	int cursor = 0, key;

	setlocale(LC_ALL, "");
	if (argc != 2 ||
	    sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) ||
	    sqlite3_prepare_v2(db,
		"SELECT c.code, p.name, (SELECT number FROM phone"
		" WHERE person = p.id), c.grade, m.name_zh, c.due"
		" FROM card c JOIN person p ON p.id = c.person"
		" LEFT JOIN list_row m ON m.id = c.model"
		" WHERE c.closed IS NULL AND c.due >= ?"
		" ORDER BY c.due LIMIT ?",
		-1, &query, NULL))
		return 1;
	initscr();
	cbreak();
	noecho();
	keypad(stdscr, TRUE);
	do {
		paint(cursor);
		key = getch();
		if (key == KEY_DOWN)
			cursor = (cursor + 1) % (LINES - 2);
	} while (key != 'q' && key != ERR);
	endwin();
	sqlite3_finalize(query);
	sqlite3_close(db);
	return 0;
}
