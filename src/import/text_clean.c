/* import/text_clean.c - any bytes -> valid text */
#include "import/import.h"

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

struct cleaner {
	struct view in;
	size_t at;
	char *out;
	size_t length;
	struct place place;
	struct diag *diag;
	bool reported[DIAG_KINDS];
};

static void report(struct cleaner *c, enum diag_kind kind, unsigned char byte)
{
	if (!c->reported[kind])
		diag_add(c->diag, kind, c->place, "byte 0x%02X", byte);
	c->reported[kind] = true;
}

static void put(struct cleaner *c, const char *bytes, size_t n)
{
	memcpy(c->out + c->length, bytes, n);
	c->length += n;
	c->place.col += (int)n;
}

static void new_line(struct cleaner *c)
{
	put(c, "\n", 1);
	c->place.line++;
	c->place.col = 1;
}

static void one_control(struct cleaner *c, unsigned char byte)
{
	if (byte == '\r') {
		if (c->at == c->in.n || c->in.p[c->at] != '\n')
			new_line(c);
	} else if (byte == '\n') {
		new_line(c);
	} else if (byte == '\t') {
		put(c, "\t", 1);
	} else if (byte == 0) {
		report(c, DIAG_TEXT_NUL, byte);
		put(c, REPLACEMENT, 3);
	} else {
		report(c, DIAG_TEXT_CONTROL, byte);
	}
}

/* One character that is not plain ASCII. */
static void one_character(struct cleaner *c)
{
	size_t start = c->at;
	unsigned char byte = (unsigned char)c->in.p[start];
	uint32_t character = utf8_next(c->in.p, c->in.n, &c->at);

	if (byte < ' ' || byte == 0x7F) {
		one_control(c, byte);
	} else if (character >= 0x80 && character < 0xA0) {
		/* C1: left over from Windows-1252, never meant */
		report(c, DIAG_TEXT_CONTROL, byte);
	} else if (character == 0xFFFD && c->at == start + 1) {
		report(c, DIAG_TEXT_NOT_UTF8, byte);
		put(c, REPLACEMENT, 3);
	} else {
		put(c, c->in.p + start, c->at - start);
	}
}

struct view text_clean(struct arena *a, struct view bytes, const char *file,
                       struct diag *d)
{
	struct cleaner c = {.in = bytes, .place = {file, 1, 1}, .diag = d};
	size_t worst = 0;

	if (view_starts(c.in, "\xEF\xBB\xBF"))
		c.in = view_from(c.in, 3);
	/* only NUL and bad bytes take more room than before */
	for (size_t i = 0; i < c.in.n; i++)
		worst += (unsigned char)c.in.p[i] >= 0x80 || !c.in.p[i] ? 3 : 1;
	c.out = arena_raw(a, worst + 1, 1);
	while (c.at < c.in.n) {
		size_t start = c.at;

		while (c.at < c.in.n && c.in.p[c.at] >= ' ' &&
		       c.in.p[c.at] < 0x7F)
			c.at++;
		if (c.at > start)
			put(&c, c.in.p + start, c.at - start);
		if (c.at < c.in.n)
			one_character(&c);
	}
	c.out[c.length] = '\0';
	return (struct view){c.out, c.length};
}
