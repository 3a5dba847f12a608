/* import/guard.c - keep the Markdown parser away from some characters */
#include "import/guard.h"

#include "import/attributes.h"

/* A label of a note longer than this is none. */
#define LABEL_MOST ((size_t)200)

/* marks[i] stands for characters[i]. 0x09 to 0x0D are white space to the
 * parser, and so are left out; so is 0x01, GUARD_ESCAPE. The last four have a
 * meaning of their own, see guard.h. */
static const char characters[] = "*_~`[]<>&\\!|:@()-+.$^"
				 " ~^=";
static const char marks[] = "\x02\x03\x04\x05\x06\x07\x08\x0E\x0F\x10\x11\x12"
			    "\x13\x14\x15\x16\x17\x18\x19\x1A\x1B"
			    "\x1C\x1D\x1E\x1F";

/* So many of them only keep the parser away. */
#define PLAIN_MARKS (sizeof(marks) - 1 - 4)

char guard_mark(char c)
{
	const char *found = memchr(characters, c, PLAIN_MARKS);

	return found ? marks[found - characters] : c;
}

bool guard_is_mark(char c)
{
	unsigned char byte = (unsigned char)c;

	return byte && (byte < 0x09 || (byte > 0x0D && byte < 0x20));
}

static void guard_range(char *text, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		text[i] = guard_mark(text[i]);
}

bool guard_is_escaped(const char *text, size_t at)
{
	size_t start = at;

	while (start > 0 && text[start - 1] == '\\')
		start--;
	return (at - start) % 2 == 1;
}

/* Attributes do not reach over a blank line: a paragraph ends there. */
static bool has_blank_line(const char *text, size_t n)
{
	return memmem(text, n, "\n\n", 2) != NULL;
}

static bool guard_attributes(char *text, size_t n)
{
	struct view all = {text, n};
	bool changed = false;

	for (size_t i = view_find(all, '{', 0); i < n;
	     i = view_find(all, '{', i + 1)) {
		size_t length;

		if (guard_is_escaped(text, i)) {
			text[i - 1] = GUARD_ESCAPE;
			changed = true;
			continue;
		}
		length = attributes_read(NULL, view_from(all, i), NULL);
		if (length < 3 || has_blank_line(text + i, length))
			continue;
		guard_range(text, i + 1, i + length - 1);
		changed = true;
		i += length - 1;
	}
	return changed;
}

/* The length of a label from start on: no space, no code, no markup in it
 * that could end behind it. 0 when there is none. */
static size_t label_length(const char *text, size_t start, size_t n)
{
	size_t i = start;

	for (; i < n && i - start < LABEL_MOST && text[i] != ']'; i++)
		if ((unsigned char)text[i] <= ' ' || text[i] == '`' ||
		    text[i] == '<' || text[i] == '[')
			return 0;
	return i < n && text[i] == ']' ? i - start : 0;
}

/* The parser takes [^my_note] for a note only when no character of it could be
 * markup (fixed after 0.29.0.gfm.6). */
static bool guard_labels(char *text, size_t n)
{
	struct view all = {text, n};
	bool changed = false;

	for (size_t i = view_find(all, '[', 0); i + 2 < n;
	     i = view_find(all, '[', i + 1)) {
		size_t length;

		if (text[i + 1] != '^' || guard_is_escaped(text, i))
			continue;
		length = label_length(text, i + 2, n);
		for (size_t at = i + 2; at < i + 2 + length; at++) {
			char mark = guard_mark(text[at]);

			changed |= mark != text[at];
			text[at] = mark;
		}
	}
	return changed;
}

void guard_clear(char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (guard_is_mark(text[i]))
			text[i] = ' ';
}

bool guard_text(char *text, size_t n)
{
	bool attributes = guard_attributes(text, n);

	return guard_labels(text, n) || attributes;
}

size_t guard_restore(char *text, size_t n, bool verbatim)
{
	size_t length = 0;

	for (size_t i = 0; i < n; i++) {
		const char *found;

		text[length] = text[i];
		if (!guard_is_mark(text[i])) {
			length++;
			continue;
		}
		found = strchr(marks, text[i]);
		if (found)
			text[length++] = characters[found - marks];
		else if (verbatim && text[i] == GUARD_ESCAPE)
			text[length++] = '\\';
	}
	return length;
}
