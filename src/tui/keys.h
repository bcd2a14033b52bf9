/*
 * Our own key codes: a character is its code point, the rest stands above
 * Unicode.  Knows no curses; draw.c translates.
 */
#ifndef TUI_KEYS_H
#define TUI_KEYS_H

#include <stdint.h>

#define K_CTRL(c) ((uint32_t)(c)&0x1f) /* K_CTRL('S') */
#define K_F(n) ((uint32_t)K_F0 + (n))

enum {
	K_NONE = 0, /* nothing came in the time given */
	K_BACKSPACE = 8,
	K_TAB = 9,
	K_ENTER = 13,
	K_ESC = 27,
	K_SPECIAL = 0x110000,
	K_UP = K_SPECIAL,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PGUP,
	K_PGDN,
	K_INSERT,
	K_DELETE,
	K_BACKTAB,
	K_PASTE,  /* key.text: a bracketed paste as one event */
	K_MOUSE,  /* key.y, key.x, key.button */
	K_RESIZE, /* the size may have changed */
	K_HANGUP, /* the terminal is gone, or we are told to end */
	K_F0,
	K_F_LAST = K_F0 + 12
};

enum mouse { MOUSE_CLICK = 1, MOUSE_DOUBLE, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct key {
	uint32_t code;
	int y, x;
	int button;       /* enum mouse */
	const char *text; /* PASTE: valid until the next key */
};

#define KEY_NAME_MAX 16
/* "Ctrl-S" "F10" "Enter" "Shift-Tab" "PgDn" "x" into BUF. */
const char *key_label(char buf[static KEY_NAME_MAX], uint32_t code);
/* The reverse; K_NONE when S names no key. */
uint32_t key_parse(const char *s);
/* The character of a text key into BUF (4 bytes); its bytes. */
int key_text(char *buf, uint32_t code);
/* True for what is typed into a field. */
int key_is_text(uint32_t code);

#endif
