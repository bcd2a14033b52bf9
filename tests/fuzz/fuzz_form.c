/*
 * Keys into a list and its form, on a terminal that is none, over a made-up
 * register: whatever is typed, pasted, clicked or resized.
 */
#include "fuzz.h"

#include "fake.h"
#include "headless.h"
#include "sample.h"

#include "base/text.h"
#include "tui/ui.h"

static const uint32_t keys[] = { K_ENTER, K_TAB, K_ESC, K_UP, K_DOWN, K_LEFT,
	K_RIGHT, K_HOME, K_END, K_PGUP, K_PGDN, K_INSERT, K_DELETE, K_BACKSPACE,
	K_BACKTAB, K_F(1), K_F(2), K_F(10), K_CTRL('S'), K_CTRL('U'),
	K_CTRL('W'), K_CTRL('A'), K_CTRL('C'), K_CTRL('L') };

enum { KEYS = sizeof(keys) / sizeof(keys[0]), MOST = 400 };

/*
 * 0x01-0x18: a named key; 0x19 y x: a click; 0x1a y x: another size; 0x1b
 * byte: a pause; the rest is text.
 */
static size_t
push(struct headless *hl, const char *s, size_t n)
{
	unsigned char c = (unsigned char)*s;
	unsigned y = n > 1 ? (unsigned char)s[1] : 0;
	unsigned x = n > 2 ? (unsigned char)s[2] : 0;
	uint32_t cp;
	int used;

	if (c >= 1 && c <= KEYS) {
		headless_key(hl, keys[c - 1]);
		return 1;
	}
	switch (c) {
	case 0x19:
		headless_mouse(
		    hl, MOUSE_CLICK + (int)(x >> 6), (int)y % 26, (int)x % 82);
		return n < 3 ? n : 3;
	case 0x1a:
		headless_resize(hl, 1 + (int)y % 60, 1 + (int)x % 140);
		return n < 3 ? n : 3;
	case 0x1b: headless_wait(hl, (int)y * 20); return n < 2 ? n : 2;
	default: break;
	}
	used = utf8_next(s, n, &cp);
	if (used <= 0)
		return 1;
	if (key_is_text(cp))
		headless_key(hl, cp);
	return (size_t)used;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct fake fake;
	static struct headless hl;
	char *s = fuzz_string(data, n);
	struct sr_error err;
	struct ui ui;
	struct sr *sr;

	fake_init(&fake, 50);
	sr = fake_open(&fake);
	headless_open(&hl, 24, 80);
	hold(ui_open(&ui, sr, &hl.backend, true, &err) == 0);
	for (size_t at = 0, i = 0; at < n && i < MOST; i++)
		at += push(&hl, s + at, n - at);
	ui_run(&ui, &screen_sample, &err);
	ui_close(&ui);
	headless_close(&hl);
	sr_close(sr);
	free(s);
	return 0;
}
