/* svg/css.c - style sheets: rules and declarations */
#include "svg/selector.h"
#include "svg/style.h"

#include <stdlib.h>

struct rule {
	struct selector selector;
	struct view declarations;
	int order;
};

struct sheet {
	struct rule *rules;
	int rule_count, rule_room;
};

struct view css_without_comments(struct svg *svg, struct view text)
{
	char *out = arena_raw(&svg->scratch, text.n + 1, 1);
	size_t n = 0;
	char quote = 0;

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (!quote && c == '/' && i + 1 < text.n &&
		    text.p[i + 1] == '*') {
			i += 2;
			while (i + 1 < text.n &&
			       !(text.p[i] == '*' && text.p[i + 1] == '/'))
				i++;
			i++;
			continue;
		}
		if (quote && (c == quote || c == '\n'))
			quote = 0;
		else if (!quote && (c == '"' || c == '\''))
			quote = c;
		out[n++] = c;
	}
	return (struct view){out, n};
}

/* The index of the first of the stop characters that stands outside quotes and
 * brackets, or text.n. */
static size_t find_outside(struct view text, size_t start, const char *stops)
{
	char quote = 0;
	int brackets = 0;

	for (size_t i = start; i < text.n; i++) {
		char c = text.p[i];

		if (quote) {
			if (c == quote)
				quote = 0;
		} else if (c == '"' || c == '\'') {
			quote = c;
		} else if (c == '(') {
			brackets++;
		} else if (c == ')' && brackets) {
			brackets--;
		} else if (!brackets && strchr(stops, c)) {
			return i;
		}
	}
	return text.n;
}

static void add_rules(struct svg *svg, struct view selectors,
                      struct view declarations)
{
	struct sheet *sheet = svg->sheet;
	struct view one;

	while (view_split(&selectors, ',', &one)) {
		struct rule rule = {.declarations = declarations,
		                    .order = sheet->rule_count};

		if (selector_read(svg, one, &rule.selector))
			*ARRAY_ADD(&svg->scratch, sheet->rules,
			           sheet->rule_count, sheet->rule_room) = rule;
		else
			svg_say(svg, DIAG_SVG_UNSUPPORTED, svg->root,
			        "selector %.*s",
			        (int)(view_trim(one).n < 60 ? view_trim(one).n
			                                    : 60),
			        view_trim(one).p);
	}
}

static int by_weight(const void *left, const void *right)
{
	const struct rule *a = left, *b = right;

	if (a->selector.weight != b->selector.weight)
		return a->selector.weight < b->selector.weight ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

/* Past an at-rule: its semicolon, or its block with all that is in it. */
static size_t skip_at_rule(struct view text, size_t at)
{
	int open = 0;

	for (at = find_outside(text, at, ";{"); at < text.n; at++) {
		if (text.p[at] == ';' && !open)
			return at + 1;
		if (text.p[at] == '{')
			open++;
		if (text.p[at] == '}' && --open == 0)
			return at + 1;
	}
	return text.n;
}

void css_read(struct svg *svg, struct view text)
{
	struct sheet *sheet = arena_new(&svg->scratch, struct sheet);
	size_t at = 0;

	svg->sheet = sheet;
	text = css_without_comments(svg, text);
	while (at < text.n) {
		size_t open, close;

		if (ascii_is_space(text.p[at])) {
			at++;
			continue;
		}
		if (text.p[at] == '@') {
			size_t end = view_find(text, ' ', at);

			svg_say(svg, DIAG_SVG_UNSUPPORTED, svg->root, "%.*s",
			        (int)(end - at < 20 ? end - at : 20),
			        text.p + at);
			at = skip_at_rule(text, at);
			continue;
		}
		open = find_outside(text, at, "{");
		if (open == text.n)
			break;
		close = find_outside(text, open, "}");
		add_rules(svg, view_part(text, at, open),
		          view_part(text, open + 1, close));
		at = close < text.n ? close + 1 : close;
	}
	if (sheet->rule_count)
		qsort(sheet->rules, (size_t)sheet->rule_count,
		      sizeof(*sheet->rules), by_weight);
}

void css_match(struct svg *svg, const struct element *e,
               struct declared *declared)
{
	const struct sheet *sheet = svg->sheet;

	for (int i = 0; i < sheet->rule_count; i++) {
		const struct rule *rule = &sheet->rules[i];

		if (svg->matches > SVG_MATCHES_MOST) {
			svg_say(svg, DIAG_SVG_LIMIT, e,
			        "the style sheet is too much work");
			return;
		}
		if (!selector_fits(svg, e, &rule->selector))
			continue;
		/* To read it is work, too. */
		svg->matches += (long)(rule->declarations.n / 4);
		css_declare(declared, rule->declarations);
	}
}

/* The size and families of "italic bold 12px/1.2 Arial, serif"; the words
 * before them are style, variant or weight by what they say. */
static void declare_font(struct declared *declared, struct view value,
                         bool important)
{
	static const enum attribute_name reset[] = {
		ATTRIBUTE_FONT_STYLE, ATTRIBUTE_FONT_VARIANT,
		ATTRIBUTE_FONT_WEIGHT, ATTRIBUTE_FONT_KERNING};
	struct scan s = scan_of(view_trim(value));

	/* What it does not say is as if nobody had said it. */
	for (int i = 0; i < 4; i++)
		css_declare_one(declared, reset[i], VIEW("initial"), important);
	while (!scan_done(&s)) {
		const char *start = s.at;
		struct view word;
		enum attribute_name name = ATTRIBUTE_FONT_WEIGHT;

		while (!scan_done(&s) && !ascii_is_space(*s.at))
			s.at++;
		word = (struct view){start, (size_t)(s.at - start)};
		scan_space(&s);
		if (view_is(word, "italic") || view_is(word, "oblique"))
			name = ATTRIBUTE_FONT_STYLE;
		else if (view_is(word, "small-caps"))
			name = ATTRIBUTE_FONT_VARIANT;
		else if (ascii_is_alpha(*word.p) && !view_is(word, "bold") &&
		         !view_is(word, "bolder") &&
		         !view_is(word, "lighter") && !view_is(word, "normal"))
			name = ATTRIBUTE_FONT_SIZE;
		else if (!ascii_is_alpha(word.p[word.n - 1]) &&
		         word.p[word.n - 1] != '%' &&
		         view_find(word, '/', 0) == word.n)
			name = ATTRIBUTE_FONT_WEIGHT;
		else if (!ascii_is_alpha(*word.p))
			name = ATTRIBUTE_FONT_SIZE;
		if (name == ATTRIBUTE_FONT_SIZE)
			word.n = view_find(word, '/', 0);
		css_declare_one(declared, name, word, important);
		if (name != ATTRIBUTE_FONT_SIZE)
			continue;
		word = (struct view){s.at, (size_t)(s.end - s.at)};
		css_declare_one(declared, ATTRIBUTE_FONT_FAMILY, word,
		                important);
		return;
	}
}

void css_declare_one(struct declared *declared, enum attribute_name name,
                     struct view value, bool important)
{
	value = view_trim(value);
	if (!value.n)
		return;
	if (name == ATTRIBUTE_FONT) {
		declare_font(declared, value, important);
		return;
	}
	if (name == ATTRIBUTE_MARKER) {
		css_declare_one(declared, ATTRIBUTE_MARKER_START, value,
		                important);
		css_declare_one(declared, ATTRIBUTE_MARKER_MID, value,
		                important);
		name = ATTRIBUTE_MARKER_END;
	}
	if (declared->important[name] && !important)
		return;
	declared->values[name] = value;
	declared->asks_undrawn =
		declared->asks_undrawn || attribute_is_undrawn(name);
	declared->important[name] = important;
}

/* Take "!important" off the end of a value. */
static bool take_important(struct view *value)
{
	static const char word[] = "important";
	size_t n = sizeof(word) - 1;
	struct view v = view_trim(*value);

	if (v.n <= n || !view_is_nocase(view_from(v, v.n - n), word))
		return false;
	v = view_trim(view_part(v, 0, v.n - n));
	if (!v.n || v.p[v.n - 1] != '!')
		return false;
	*value = view_part(v, 0, v.n - 1);
	return true;
}

void css_declare(struct declared *declared, struct view text)
{
	size_t at = 0;

	while (at < text.n) {
		size_t end = find_outside(text, at, ";");
		size_t colon = at + view_find(view_part(text, at, end), ':', 0);

		if (colon < end) {
			struct view value = view_part(text, colon + 1, end);
			bool important = take_important(&value);
			enum attribute_name name;

			if (attribute_find(
				    view_trim(view_part(text, at, colon)),
				    &name) &&
			    attribute_is_property(name))
				css_declare_one(declared, name, value,
				                important);
		}
		at = end < text.n ? end + 1 : end;
	}
}
