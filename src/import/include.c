/*
 * import/include.c - mdBook's {{#include file}} in code blocks
 *
 *	{{#include ../src/main.rs}}            the whole file
 *	{{#include ../src/main.rs:2:10}}       lines 2 to 10; :2: from 2 on
 *	{{#include ../src/main.rs:setup}}      from "ANCHOR: setup" to its end
 *	{{#rustdoc_include ../src/main.rs:2}}  the other lines, hidden
 *	\{{#include x}}                        the words themselves
 *
 * Lines that mark anchors are never shown.
 */
#include "import/listings.h"

#define FILE_MOST ((size_t)4 * 1024 * 1024)
#define ALL_MOST  ((size_t)64 * 1024 * 1024)

/* Which lines of the file are wanted. */
struct part {
	struct view anchor; /* or, where it is empty: */
	int first, last;    /* counted from 1; last 0: to the end */
	bool keeps_rest;    /* the other lines stay, hidden */
};

struct directive {
	size_t start, end; /* bytes of the code */
	struct view path;
	struct part part;
};

/* --- reading the directive --- */

static bool read_number(struct view text, int *number)
{
	*number = 0;
	for (size_t i = 0; i < text.n; i++) {
		if (!ascii_is_digit(text.p[i]) || *number > 10000000)
			return false;
		*number = 10 * *number + (text.p[i] - '0');
	}
	return true;
}

/* "2:10", "2:", ":10", "2", or the name of an anchor. */
static void read_part(struct view text, struct part *part)
{
	size_t colon = view_find(text, ':', 0);
	struct view first = view_part(text, 0, colon), last = {0};

	if (colon < text.n)
		last = view_from(text, colon + 1);
	if (!read_number(first, &part->first) ||
	    !read_number(last, &part->last)) {
		part->anchor = view_trim(first);
		return;
	}
	if (colon == text.n)
		part->last = part->first;
}

/* The next directive at or after *at. */
static bool next_directive(struct view code, size_t at, struct directive *d)
{
	for (; (at = view_find(code, '{', at)) < code.n; at++) {
		struct view rest = view_from(code, at), inside;
		size_t end, colon;

		*d = (struct directive){.start = at};
		d->part.keeps_rest =
			rest.n > 18 &&
			memcmp(rest.p, "{{#rustdoc_include ", 19) == 0;
		if (!d->part.keeps_rest &&
		    (rest.n < 11 || memcmp(rest.p, "{{#include ", 11) != 0))
			continue;
		end = view_find(rest, '}', 0);
		if (end + 1 >= rest.n || rest.p[end + 1] != '}' ||
		    view_find(rest, '\n', 0) < end)
			continue;
		inside = view_part(rest, d->part.keeps_rest ? 19 : 11, end);
		inside = view_trim(inside);
		colon = view_find(inside, ':', 0);
		d->path = view_part(inside, 0, colon);
		if (colon < inside.n)
			read_part(view_from(inside, colon + 1), &d->part);
		d->end = at + end + 2;
		return true;
	}
	return false;
}

/* --- the lines of the file --- */

/* Is this line a mark of some anchor? *name is the anchor's. */
static bool is_anchor(struct view line, struct view *name, bool *ends)
{
	static const char start[] = "ANCHOR: ", end[] = "ANCHOR_END: ";
	size_t at = 0;

	while ((at = view_find(line, 'A', at)) < line.n) {
		struct view rest = view_from(line, at++);
		size_t skip = 0, length = 0;

		if (rest.n > sizeof(start) - 1 &&
		    memcmp(rest.p, start, sizeof(start) - 1) == 0)
			skip = sizeof(start) - 1;
		*ends = rest.n > sizeof(end) - 1 &&
		        memcmp(rest.p, end, sizeof(end) - 1) == 0;
		if (*ends)
			skip = sizeof(end) - 1;
		if (!skip)
			continue;
		rest = view_trim(view_from(rest, skip));
		while (length < rest.n && !ascii_is_space(rest.p[length]))
			length++;
		*name = view_part(rest, 0, length);
		return true;
	}
	return false;
}

static void put_line(struct buf *out, struct view line, bool hidden)
{
	if (hidden)
		buf_puts(out, "# ");
	buf_view(out, line);
	buf_char(out, '\n');
}

/* False when the part is not in the file. */
static bool put_part(struct view text, const struct part *part, struct buf *out)
{
	bool has_anchor = part->anchor.n, inside = false, found = !has_anchor;
	struct view line, name;
	int number = 0;

	if (view_ends(text, "\n"))
		text.n--;
	while (view_split(&text, '\n', &line)) {
		bool ends, wanted;

		number++;
		if (is_anchor(line, &name, &ends)) {
			if (has_anchor && view_equal(name, part->anchor)) {
				inside = !ends;
				found = true;
			}
			continue;
		}
		wanted = has_anchor ? inside
		                    : number >= part->first &&
		                              (!part->last ||
		                               number <= part->last);
		if (wanted || part->keeps_rest)
			put_line(out, line, !wanted);
	}
	return found && (has_anchor || number >= part->first);
}

/* --- the file --- */

static enum file_status read_path(struct listings *l, struct view path,
                                  struct buf *bytes)
{
	struct arena *a = l->book->memory;
	struct view beside =
		file_normal(a, view_of(file_join(a, l->folder, path)));
	enum file_status status =
		roots_read(l->roots, l->root_count, beside, FILE_MOST, bytes);

	path = file_normal(a, path);
	if (status == FILE_MISSING && !view_equal(path, beside))
		status = roots_read(l->roots, l->root_count, path, FILE_MOST,
		                    bytes);
	return status;
}

static void report(struct listings *l, const struct node *node,
                   const struct directive *d, const char *why)
{
	diag_add(l->diag, DIAG_INCLUDE_FAILED, node->at, "%.*s: %s",
	         (int)d->path.n, d->path.p, why);
}

/* False when the directive stays, with a message. */
static bool include(struct listings *l, const struct node *node,
                    const struct directive *d, struct buf *out)
{
	struct buf bytes = {0};
	struct arena scratch = {0};
	enum file_status status = read_path(l, d->path, &bytes);
	size_t before = out->len;
	bool done = false;

	l->included += bytes.len;
	if (status != FILE_OK) {
		report(l, node, d, file_status_text(status));
	} else if (l->included > ALL_MOST) {
		report(l, node, d, "64 MB were included before");
	} else {
		struct view text = text_clean(
			&scratch, (struct view){buf_text(&bytes), bytes.len},
			arena_view(l->book->memory, d->path).p, l->diag);

		done = put_part(text, &d->part, out);
		if (!done)
			report(l, node, d, "it has no such part");
	}
	if (!done)
		out->len = before;
	else if (out->len > before) /* the directive's own line end stays */
		out->len--;
	buf_clear(&bytes);
	arena_reset(&scratch);
	return done;
}

void listing_include(struct listings *l, struct node *node)
{
	struct directive d;
	struct buf out = {0};
	struct view code = node->text;
	size_t done = 0, at = 0;

	while (next_directive(code, at, &d)) {
		bool escaped = d.start && code.p[d.start - 1] == '\\';

		at = d.end;
		buf_view(&out, view_part(code, done, d.start - escaped));
		done = d.start;
		if (!escaped && include(l, node, &d, &out))
			done = d.end;
	}
	if (done || out.len) {
		buf_view(&out, view_from(code, done));
		node->text = arena_view(l->book->memory,
		                        (struct view){buf_text(&out), out.len});
	}
	buf_clear(&out);
}
