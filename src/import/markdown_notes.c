/* import/markdown_notes.c - footnotes */
#include "import/markdown.h"

#include "base/array.h"
#include "import/guard.h"

/*
 * The parser drops notes that nobody calls, and says nothing. So a paragraph
 * that calls all of them is put before the text, and left out of the book:
 *
 *	[^crab] [^sea]             put before
 *
 *	Crabs[^crab] walk.         the author's
 *
 *	[^crab]: Decapods.
 *	[^sea]: Never called: reported
 */

/* The parser takes no longer ones either. */
enum {
	LABEL_MOST = 1000
};

/* The length of the label in a "[^label]" at the start of v, or 0. */
static size_t label_length(struct view v)
{
	size_t i = 2;

	if (!view_starts(v, "[^"))
		return 0;
	while (i < v.n && i < LABEL_MOST && v.p[i] != ']' &&
	       !ascii_is_space(v.p[i]))
		i++;
	return i < v.n && v.p[i] == ']' ? i - 2 : 0;
}

void markdown_call_all_notes(struct view text, struct buf *out)
{
	for (size_t i = view_find(text, '[', 0); i < text.n;
	     i = view_find(text, '[', i + 1)) {
		struct view rest = view_from(text, i);
		size_t n = label_length(rest);

		if (!n || n + 3 >= rest.n || rest.p[n + 3] != ':')
			continue;
		buf_add(out, rest.p, n + 3);
		buf_char(out, ' ');
	}
	if (out->len)
		buf_puts(out, "\n\n");
}

void markdown_find_definitions(struct markdown *m, cmark_node *document)
{
	for (cmark_node *n = cmark_node_first_child(document); n;
	     n = cmark_node_next(n))
		if (cmark_node_get_type(n) == CMARK_NODE_FOOTNOTE_DEFINITION)
			*ARRAY_ADD(&m->scratch, m->definitions,
			           m->definition_count, m->definition_room) =
				(struct definition){.blocks = n};
}

/* A part of the source with its stand-ins put back. */
static const char *plain_label(struct markdown *m, const char *text, size_t n)
{
	char *label = arena_copy(m->arena, text, n);

	label[guard_restore(label, n, true)] = '\0';
	return label;
}

/* The label that stands in the source where a note is defined. */
static const char *definition_label(struct markdown *m,
                                    const struct definition *definition)
{
	struct view line = markdown_source(
		m, cmark_node_get_start_line(definition->blocks));
	size_t start, n = 0;

	line.n = view_find(line, '\n', 0);
	start = view_find(line, '[', 0);
	if (start < line.n)
		n = label_length(view_from(line, start));
	return n ? plain_label(m, line.p + start, n + 3) : "[^]";
}

/* Give a call that cannot be followed back as the author wrote it. */
static void keep_call(struct markdown *m, struct node *parent, struct place at,
                      const struct definition *definition)
{
	const char *label = definition_label(m, definition);

	node_append(parent, node_text(m->arena, NODE_STR, at, view_of(label)));
}

static bool has_room_for_copy(struct markdown *m, struct place at)
{
	if (m->note_copies < NOTE_COPIES_MOST)
		return true;
	if (!m->copies_reported)
		diag_add(m->diag, DIAG_LIMIT_PASSED, at,
		         "notes are called again too often, kept the labels");
	m->copies_reported = true;
	return false;
}

/* How much a copy took: its nodes, and its text in units of 64 bytes. */
static int weight(struct node *top)
{
	size_t count = 1;

	for (struct node *n = node_next(top, top); n; n = node_next(top, n))
		count += 1 + n->text.n / 64;
	return count < NOTE_COPIES_MOST ? (int)count : NOTE_COPIES_MOST;
}

/* A note inside itself would never end; one inside another may. */
static bool can_open(struct markdown *m, struct node *parent, struct place at,
                     const struct definition *definition)
{
	if (definition->is_open) {
		diag_add(m->diag, DIAG_NOTE_CIRCLE, at, "%s",
		         definition_label(m, definition));
		keep_call(m, parent, at, definition);
		return false;
	}
	if (definition->is_called && !has_room_for_copy(m, at)) {
		keep_call(m, parent, at, definition);
		return false;
	}
	return true;
}

void markdown_note(struct markdown *m, struct node *parent, cmark_node *call)
{
	struct place at = markdown_place(m, call, parent->at);
	const char *digits = cmark_node_get_literal(call);
	int index = 0;
	bool is_copy;
	struct definition *definition;
	struct node *note;

	for (; digits && ascii_is_digit(*digits) && index < 100000000; digits++)
		index = 10 * index + (*digits - '0');
	if (index < 1 || index > m->definition_count)
		return;
	definition = &m->definitions[index - 1];
	if (!can_open(m, parent, at, definition))
		return;
	if (!markdown_enter(m, call)) {
		keep_call(m, parent, at, definition);
		return;
	}
	is_copy = definition->is_called;
	definition->is_called = true;
	definition->is_open = true;
	note = node_new(m->arena, NODE_NOTE, at);
	node_append(parent, note);
	m->note_copies += is_copy; /* now, for copies inside copies */
	markdown_blocks(m, note, cmark_node_first_child(definition->blocks));
	if (is_copy)
		m->note_copies += weight(note);
	definition->is_open = false;
	markdown_leave(m);
}

void markdown_report_unused(struct markdown *m)
{
	for (int i = 0; i < m->definition_count; i++) {
		struct definition *definition = &m->definitions[i];
		struct place at = markdown_place(m, definition->blocks,
		                                 (struct place){m->file, 0, 0});

		at.col = 1;
		if (!definition->is_called)
			diag_add(m->diag, DIAG_NOTE_UNUSED, at, "%s",
			         definition_label(m, definition));
	}
}

void markdown_undefined_notes(struct markdown *m, const char *text,
                              cmark_node *from)
{
	struct place at =
		markdown_place(m, from, (struct place){m->file, 0, 0});
	struct view line = markdown_source(m, cmark_node_get_start_line(from));
	struct view rest = view_of(text);
	/* cmark's columns are a little too high in lazy lines */
	size_t start = at.col > 16 ? (size_t)at.col - 16 : 0;
	size_t window = start + 64 + 8 * rest.n;

	line = view_part(line, 0, line.n < window ? line.n : window);
	line = view_part(line, 0, view_find(line, '\n', 0));
	for (size_t i = view_find(rest, '[', 0); i < rest.n;
	     i = view_find(rest, '[', i + 1)) {
		size_t n = label_length(view_from(rest, i));
		const char *found;

		if (!n || start >= line.n)
			continue;
		found = memmem(line.p + start, line.n - start, rest.p + i,
		               n + 3);
		if (!found)
			return; /* not written as a note: "&#91;^1]" */
		start = (size_t)(found - line.p) + n + 3;
		if (found > line.p && found[-1] == '\\')
			continue;
		at.col = (int)(found - line.p) + 1;
		diag_add(m->diag, DIAG_NOTE_UNDEFINED, at, "%s",
		         plain_label(m, rest.p + i, n + 3));
	}
}
