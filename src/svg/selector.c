/* svg/selector.c - which elements a rule of a style sheet is for */
#include "svg/selector.h"

#define COMPOUNDS_MOST 16   /* of one selector */
#define SELECTOR_MOST  1000 /* bytes */

static bool is_name_character(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '_' ||
	       (unsigned char)c >= 0x80;
}

static bool is_joint(char c)
{
	return c == '>' || c == '+' || c == '~';
}

/* One part of a compound: a mark (or 0 for an element's name), then a name. */
struct part {
	char mark; /* '.', '#', '*', ':', '[' */
	struct view name;
	/* of [name~="value"] */
	char how; /* '=', '~', '|', '^', '$', '*', or 0: it is there */
	struct view value;
};

static size_t name_end(struct view text, size_t at)
{
	while (at < text.n && is_name_character(text.p[at]))
		at++;
	return at;
}

/* From "=" on; the closing bracket is found by the caller. */
static void read_value(struct view text, struct part *part)
{
	size_t equals = view_find(text, '=', 0);
	struct view value;

	if (equals == text.n)
		return;
	part->how =
		equals && text.p[equals - 1] != ' ' ? text.p[equals - 1] : '=';
	value = view_trim(view_from(text, equals + 1));
	if (value.n > 1 && (*value.p == '"' || *value.p == '\'') &&
	    value.p[value.n - 1] == *value.p)
		value = view_part(value, 1, value.n - 1);
	part->value = value;
}

/* The part that begins at *at, which moves past it; false when not known. */
static bool read_part(struct view text, size_t *at, struct part *part)
{
	char c = text.p[*at];
	size_t start = *at + (c == '.' || c == '#' || c == ':' || c == '[');
	size_t end = name_end(text, start);

	*part = (struct part){0};
	if (c == '*') {
		part->mark = c;
		++*at;
		return true;
	}
	part->mark = start > *at ? c : '\0';
	part->name = view_part(text, start, end);
	*at = end;
	if (c == ':')
		return view_is(part->name, "first-child");
	if (c == '[') {
		size_t close = view_find(text, ']', end);

		if (close == text.n)
			return false;
		read_value(view_part(text, end, close), part);
		*at = close + 1;
	}
	return part->name.n > 0;
}

/* The length of the compound at start; 0 when it is one that is not known. */
static size_t compound_length(struct view text, size_t start, int *weight)
{
	size_t at = start;

	while (at < text.n && !ascii_is_space(text.p[at]) &&
	       !is_joint(text.p[at])) {
		struct part part;

		if (!read_part(text, &at, &part))
			return 0;
		*weight += part.mark == '#'   ? 10000
		           : part.mark == '*' ? 0
		           : part.mark        ? 100
		                              : 1;
	}
	return at - start;
}

bool selector_read(struct svg *svg, struct view text, struct selector *selector)
{
	struct compound found[COMPOUNDS_MOST];
	size_t at = 0;
	int count = 0;

	text = view_trim(text);
	if (text.n > SELECTOR_MOST)
		return false;
	while (at < text.n) {
		size_t n = compound_length(text, at, &selector->weight);
		char joined = 0;

		if (!n || count == COMPOUNDS_MOST)
			return false;
		found[count].text = view_part(text, at, at + n);
		at += n;
		for (; at < text.n &&
		       (ascii_is_space(text.p[at]) || is_joint(text.p[at]));
		     at++)
			if (!joined || is_joint(text.p[at]))
				joined =
					is_joint(text.p[at]) ? text.p[at] : ' ';
		if (count + 1 < COMPOUNDS_MOST)
			found[count + 1].joined = joined;
		count++;
	}
	if (!count)
		return false;
	found[0].joined = 0;
	selector->compounds = arena_raw(&svg->scratch, (size_t)count,
	                                sizeof(*selector->compounds));
	for (int i = 0; i < count; i++)
		selector->compounds[i] = found[count - 1 - i];
	selector->compound_count = count;
	return true;
}

/* Is word one of the words of a list? */
static bool has_word(struct view list, struct view word)
{
	size_t at = 0;

	while (at < list.n) {
		size_t start;

		while (at < list.n && ascii_is_space(list.p[at]))
			at++;
		start = at;
		while (at < list.n && !ascii_is_space(list.p[at]))
			at++;
		if (view_equal(view_part(list, start, at), word))
			return true;
	}
	return false;
}

static bool starts(struct view text, struct view with)
{
	return text.n >= with.n && view_equal(view_part(text, 0, with.n), with);
}

static bool holds(struct view text, struct view part)
{
	for (size_t i = 0; i + part.n <= text.n; i++)
		if (view_equal(view_part(text, i, i + part.n), part))
			return true;
	return false;
}

/* To look through a long value is work. */
static struct view get_counted(struct svg *svg, const struct element *e,
                               enum attribute_name name)
{
	struct view value = element_get(e, name);

	svg->matches += (long)(value.n / 16);
	return value;
}

static bool fits_attribute(struct svg *svg, const struct element *e,
                           const struct part *part)
{
	enum attribute_name name;
	struct view value = {0};

	if (attribute_find(part->name, &name))
		value = get_counted(svg, e, name);
	if (!value.p || !part->how)
		return value.p;
	if (part->how == '=')
		return view_equal(value, part->value);
	if (!part->value.n)
		return false;
	switch (part->how) {
	case '~':
		return has_word(value, part->value);
	case '|':
		return starts(value, part->value) &&
		       (value.n == part->value.n ||
		        value.p[part->value.n] == '-');
	case '^':
		return starts(value, part->value);
	case '$':
		return value.n >= part->value.n &&
		       view_equal(view_from(value, value.n - part->value.n),
		                  part->value);
	default:
		return part->how == '*' && holds(value, part->value);
	}
}

static bool fits_compound(struct svg *svg, const struct element *e,
                          struct view text)
{
	size_t at = 0;

	while (at < text.n) {
		struct part part;
		bool fits = read_part(text, &at, &part);

		switch (part.mark) {
		case '.':
			fits = has_word(get_counted(svg, e, ATTRIBUTE_CLASS),
			                part.name);
			break;
		case '#':
			fits = view_equal(element_get(e, ATTRIBUTE_ID),
			                  part.name);
			break;
		case '[':
			fits = fits_attribute(svg, e, &part);
			break;
		case ':':
			fits = !e->previous;
			break;
		case '*':
			break;
		default:
			fits = view_equal(element_name(e), part.name);
		}
		if (!fits)
			return false;
	}
	return true;
}

/* An element that is taken too early is given up again: nesting and compounds
 * are few, and every try is counted. */
static bool fits_from(struct svg *svg, const struct element *e,
                      const struct selector *selector, int index)
{
	const struct compound *compound = &selector->compounds[index];
	bool beside = compound->joined == '+' || compound->joined == '~';

	if (++svg->matches > SVG_MATCHES_MOST ||
	    !fits_compound(svg, e, compound->text))
		return false;
	if (index + 1 == selector->compound_count)
		return true;
	for (e = beside ? e->previous : e->parent; e;
	     e = beside ? e->previous : e->parent) {
		if (fits_from(svg, e, selector, index + 1))
			return true;
		if (compound->joined == '>' || compound->joined == '+')
			break;
	}
	return false;
}

bool selector_fits(struct svg *svg, const struct element *e,
                   const struct selector *selector)
{
	return fits_from(svg, e, selector, 0);
}
