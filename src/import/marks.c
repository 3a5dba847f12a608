/* import/marks.c - H~2~O, 2^10^, ==marked==, ^[a note] */
#include "import/marks.h"

#include "import/guard.h"

/* Notes inside each other. */
enum {
	NOTES_DEEP = 8
};

/* Where an open one stands, plus one; 0 for none. */
struct marks {
	char *text;
	size_t n;
	size_t sub, super, mark;
	struct {
		size_t at;
		int brackets; /* open inside it */
	} notes[NOTES_DEEP];
	int note_depth;
	bool changed;
};

static bool is_word(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c) ||
	       (unsigned char)c >= 0x80;
}

static char at_or_space(const struct marks *m, size_t at)
{
	return at < m->n ? m->text[at] : ' ';
}

static char before_or_space(const struct marks *m, size_t at)
{
	return at ? m->text[at - 1] : ' ';
}

static void put(struct marks *m, size_t at, char c)
{
	m->text[at] = c;
	m->changed = true;
}

/* "~" or "^" alone, with no space up to its fellow. */
static void one_script(struct marks *m, size_t at, size_t *open, char mark)
{
	char c = m->text[at];

	if (before_or_space(m, at) == c || at_or_space(m, at + 1) == c ||
	    before_or_space(m, at) == '[') {
		*open = 0;
		return;
	}
	if (*open && at > *open) {
		put(m, *open - 1, mark);
		put(m, at, mark);
		*open = 0;
	} else {
		*open = at + 1;
	}
}

/* Two "=": words stand inside, none outside. */
static void one_mark(struct marks *m, size_t at)
{
	bool opens = !ascii_is_space(at_or_space(m, at + 2)) &&
	             !is_word(before_or_space(m, at));
	bool closes = !ascii_is_space(before_or_space(m, at)) &&
	              !is_word(at_or_space(m, at + 2));

	if (closes && m->mark && at > m->mark + 1) {
		put(m, m->mark - 1, GUARD_MARK);
		put(m, m->mark, GUARD_MARK);
		put(m, at, GUARD_MARK);
		put(m, at + 1, GUARD_MARK);
		m->mark = 0;
	} else if (opens) {
		m->mark = at + 1;
	}
}

static void open_note(struct marks *m, size_t at)
{
	m->super = 0;
	if (m->note_depth == NOTES_DEEP)
		return;
	m->notes[m->note_depth].at = at;
	m->notes[m->note_depth++].brackets = 0;
}

/* A bracket that is not that of a note's start. */
static void one_bracket(struct marks *m, size_t at)
{
	int depth = m->note_depth - 1;
	size_t open;

	if (depth < 0)
		return;
	if (m->text[at] == '[') {
		m->notes[depth].brackets++;
		return;
	}
	if (m->notes[depth].brackets) {
		m->notes[depth].brackets--;
		return;
	}
	open = m->notes[depth].at;
	m->note_depth--;
	put(m, open, GUARD_SUPER);
	put(m, open + 1, guard_mark('['));
	put(m, at, guard_mark(']'));
}

static bool ends_address(char c)
{
	return ascii_is_space(c) || c == '<' || c == '>' || c == ')';
}

/* The bytes of an address from here on: "://..." and what stands behind "]("
 * or "]:". */
static size_t address_length(struct marks *m, size_t at)
{
	size_t end = at + 1;
	char next = at_or_space(m, end);

	if (m->text[at] == ':' &&
	    (next != '/' || at_or_space(m, at + 2) != '/'))
		return 1;
	if (m->text[at] == ']') {
		if (next != '(' && next != ':')
			return 1;
		end++;
		while (end < m->n && m->text[end] == ' ')
			end++;
	}
	while (!ends_address(at_or_space(m, end)))
		end++;
	m->sub = m->super = 0;
	return end - at;
}

/* What begins here; the number of bytes to move on. */
static size_t one_byte(struct marks *m, size_t at)
{
	char c = m->text[at];
	size_t run = 1;

	switch (c) {
	case '\\':
		return at_or_space(m, at + 1) == '\n' ? 1 : 2;
	case ' ':
	case '\t':
		m->sub = m->super = 0;
		break;
	case '\n':
		m->sub = m->super = 0;
		if (at_or_space(m, at + 1) == '\n') {
			m->mark = 0;
			m->note_depth = 0;
		}
		break;
	case '~':
		one_script(m, at, &m->sub, GUARD_SUB);
		break;
	case '^':
		if (at_or_space(m, at + 1) == '[') {
			open_note(m, at);
			return 2;
		}
		one_script(m, at, &m->super, GUARD_SUPER);
		break;
	case '[':
		one_bracket(m, at);
		break;
	case ']':
		one_bracket(m, at);
		return address_length(m, at);
	case ':':
		return address_length(m, at);
	case '=':
		while (at_or_space(m, at + run) == '=')
			run++;
		if (run == 2)
			one_mark(m, at);
		return run;
	default:
		break;
	}
	return 1;
}

bool marks_change(char *text, size_t n)
{
	struct marks m = {.text = text, .n = n};

	if (!memchr(text, '~', n) && !memchr(text, '^', n) &&
	    !memmem(text, n, "==", 2))
		return false;
	for (size_t at = 0; at < n;)
		at += one_byte(&m, at);
	return m.changed;
}
