/*
 * import/front_matter.c - the YAML head of a Markdown file
 *
 * As pandoc reads it from GitHub's Markdown: only at the very start, opened by
 * a line "---" that is not followed by a blank line, closed by "---" or "...".
 */
#include "import/import.h"

static struct view take_line(struct view *rest)
{
	size_t end = view_find(*rest, '\n', 0);
	struct view line = view_part(*rest, 0, end);

	*rest = view_from(*rest, end < rest->n ? end + 1 : end);
	return line;
}

static struct view without_end_spaces(struct view line)
{
	while (line.n && ascii_is_space(line.p[line.n - 1]))
		line.n--;
	return line;
}

/* Where the block's YAML ends and the body begins; false without an end. */
static bool find_end(struct view text, struct view *yaml, struct view *body,
                     int *lines)
{
	struct view rest = text;
	int count = 0;

	while (rest.n) {
		const char *start = rest.p;
		struct view line = without_end_spaces(take_line(&rest));

		count++;
		if (!view_is(line, "---") && !view_is(line, "..."))
			continue;
		*yaml = (struct view){text.p, (size_t)(start - text.p)};
		*body = rest;
		*lines = count;
		return true;
	}
	return false;
}

struct value *front_matter_read(struct arena *a, struct view text,
                                const char *file, struct view *body,
                                int *body_line, struct diag *d)
{
	struct view rest = text, yaml, after;
	int lines;

	*body = text;
	*body_line = 1;
	if (!view_is(without_end_spaces(take_line(&rest)), "---"))
		return NULL;
	if (!rest.n || ascii_is_space(rest.p[0]) ||
	    !find_end(rest, &yaml, &after, &lines))
		return NULL;
	*body = after;
	*body_line = lines + 2;
	return yaml_read(a, yaml, file, 2, d);
}
