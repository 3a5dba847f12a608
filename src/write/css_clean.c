/* write/css_clean.c - an author's stylesheet, written again as EPUB allows it */
#include "write/css_clean.h"

#include "base/file.h"

#define DEEPEST 8 /* @media within @supports within ... */

struct cleaner {
	struct arena *memory;
	struct view css;
	size_t at;
	size_t counted; /* lines are counted up to here */
	int line;
	const char *file;
	const struct css_files *fonts;
	struct buf *out;
	struct diag *diag;
};

/* --- places and messages --- */

static void complain(struct cleaner *c, size_t at, struct view what)
{
	size_t shown = 0;

	for (; c->counted < at; c->counted++)
		c->line += c->css.p[c->counted] == '\n';
	what = view_trim(what);
	while (shown < what.n && shown < 60 && what.p[shown] != '\n')
		shown++;
	while (shown && shown < what.n &&
	       ((unsigned char)what.p[shown] & 0xC0) == 0x80)
		shown--;
	diag_add(c->diag, DIAG_CSS_DROPPED, (struct place){c->file, c->line, 0},
	         "%.*s", (int)shown, what.p);
}

/* --- tokens --- */

/* Past the string that starts at at; the end of the text where it is open. */
static size_t string_end(struct view css, size_t at)
{
	char quote = css.p[at++];

	while (at < css.n && css.p[at] != quote && css.p[at] != '\n')
		at += css.p[at] == '\\' && at + 1 < css.n ? 2 : 1;
	return at < css.n ? at + 1 : css.n;
}

/* The first of the characters of stop outside strings and brackets, or the
 * end. */
static size_t find_outside(struct view css, size_t at, const char *stop)
{
	int depth = 0;

	while (at < css.n) {
		char c = css.p[at];

		if (depth <= 0 && strchr(stop, c))
			return at;
		if (c == '"' || c == '\'') {
			at = string_end(css, at);
			continue;
		}
		depth += c == '(' || c == '[';
		depth -= c == ')' || c == ']';
		at += c == '\\' && at + 1 < css.n ? 2 : 1;
	}
	return css.n;
}

/* The "}" that ends the block which starts at at, past its "{". */
static size_t block_end(struct view css, size_t at)
{
	int depth = 0;

	while (at < css.n) {
		char c = css.p[at];

		if (c == '"' || c == '\'') {
			at = string_end(css, at);
			continue;
		}
		if (c == '}' && depth-- == 0)
			return at;
		depth += c == '{';
		at++;
	}
	return css.n;
}

/* Comments to spaces: the lines stay where they are. */
static struct view without_comments(struct arena *a, struct view css)
{
	char *copy = arena_copy(a, css.p, css.n);
	size_t at = 0;

	while (at < css.n) {
		if (copy[at] == '"' || copy[at] == '\'') {
			at = string_end((struct view){copy, css.n}, at);
		} else if (copy[at] == '/' && at + 1 < css.n &&
		           copy[at + 1] == '*') {
			size_t end = at + 2;

			while (end + 1 < css.n &&
			       !(copy[end] == '*' && copy[end + 1] == '/'))
				end++;
			end = end + 1 < css.n ? end + 2 : css.n;
			for (; at < end; at++)
				if (copy[at] != '\n')
					copy[at] = ' ';
		} else {
			at++;
		}
	}
	return (struct view){copy, css.n};
}

/* --- what may stand where --- */

static bool is_name_char(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '_' ||
	       (unsigned char)c >= 128;
}

/* Past the name at at; at itself where there is none. */
static size_t name_end(struct view text, size_t at)
{
	size_t start = at;

	if (at < text.n && ascii_is_digit(text.p[at]))
		return at;
	while (at < text.n && is_name_char(text.p[at]))
		at++;
	return at == start + 1 && text.p[start] == '-' ? start : at;
}

/* Strings closed, brackets in pairs, and no character that CSS has no use for
 * in a value. */
static bool is_value(struct view value)
{
	char open[16];
	size_t depth = 0;

	for (size_t i = 0; i < value.n; i++) {
		char c = value.p[i];

		if (c == '"' || c == '\'') {
			size_t end = string_end(value, i);

			if (end - i < 2 || value.p[end - 1] != c ||
			    memchr(value.p + i, '\n', end - i) ||
			    memchr(value.p + i, '\\', end - i))
				return false;
			i = end - 1;
		} else if (c == '(') {
			if (depth == sizeof(open) || !i ||
			    !is_name_char(value.p[i - 1]))
				return false;
			open[depth++] = ')';
		} else if (c == ')') {
			if (!depth || open[--depth] != c)
				return false;
		} else if (!is_name_char(c) && !ascii_is_space(c) &&
		           !strchr("#%.,/+*", c)) {
			return false;
		}
	}
	return !depth && value.n;
}

/* [name], [name="value"] and their like: past the "]", or 0. */
static size_t attribute_end(struct view s, size_t at)
{
	size_t end = name_end(s, at + 1);

	if (end == at + 1)
		return 0;
	if (end < s.n && strchr("~|^$*", s.p[end]))
		end++;
	if (end < s.n && s.p[end] == '=') {
		size_t value = ++end;

		if (value >= s.n)
			return 0;
		end = s.p[value] == '"' || s.p[value] == '\''
		              ? string_end(s, value)
		              : name_end(s, value);
		if (end == value)
			return 0;
	}
	return end < s.n && s.p[end] == ']' ? end + 1 : 0;
}

/* :name, ::name, :name(...) with nothing but names, numbers and signs in the
 * brackets: past it, or 0. */
static size_t pseudo_end(struct view s, size_t at)
{
	size_t start = at + (at + 1 < s.n && s.p[at + 1] == ':' ? 2 : 1);
	size_t end = name_end(s, start);

	if (end == start)
		return 0;
	if (end >= s.n || s.p[end] != '(')
		return end;
	for (start = ++end; end < s.n && s.p[end] != ')'; end++)
		if (!is_name_char(s.p[end]) && !strchr(" +.#", s.p[end]))
			return 0;
	return end < s.n && end > start ? end + 1 : 0;
}

/* Past one simple selector at at, or 0. */
static size_t simple_end(struct view s, size_t at, bool is_first)
{
	size_t end;

	switch (s.p[at]) {
	case '*':
		return is_first ? at + 1 : 0;
	case '.':
	case '#':
		end = name_end(s, at + 1);
		return end > at + 1 ? end : 0;
	case '[':
		return attribute_end(s, at);
	case ':':
		return pseudo_end(s, at);
	default:
		end = name_end(s, at);
		return is_first && end > at ? end : 0;
	}
}

/* Compound selectors with " ", ">", "+", "~" and "," between them. */
static bool is_selector(struct view s)
{
	bool is_first = true, wants_more = true;
	size_t at = 0;

	s = view_trim(s);
	while (at < s.n) {
		char c = s.p[at];

		if (ascii_is_space(c)) {
			is_first = true;
			at++;
		} else if (strchr(">+~,", c)) {
			if (wants_more)
				return false;
			wants_more = is_first = true;
			at++;
		} else {
			at = simple_end(s, at, is_first);
			if (!at)
				return false;
			wants_more = is_first = false;
		}
	}
	return !wants_more;
}

/* --- declarations --- */

/* url(Vollkorn.ttf) -> url(../fonts/Vollkorn.ttf): the file of that name that
 * is in the EPUB; false when there is none. */
static bool add_url(struct cleaner *c, struct view url, struct buf *out)
{
	url = view_trim(url);
	if (url.n >= 2 && (*url.p == '"' || *url.p == '\''))
		url = view_part(url, 1, url.n - 1);
	url = file_name(url);
	for (int i = 0; i < c->fonts->count; i++)
		if (url.n && view_equal(url, c->fonts->given[i])) {
			buf_puts(out, "url(../fonts/");
			buf_view(out, c->fonts->names[i]);
			buf_char(out, ')');
			return true;
		}
	return false;
}

/* value with its url()s led to files of the EPUB, or false. */
static bool add_value(struct cleaner *c, struct view value, struct buf *out)
{
	for (size_t i = 0; i < value.n;) {
		size_t end;

		if (value.n - i < 4 ||
		    !view_is_nocase(view_part(value, i, i + 4), "url(")) {
			buf_char(out, value.p[i++]);
			continue;
		}
		end = find_outside(value, i + 4, ")");
		if (end == value.n ||
		    !add_url(c, view_part(value, i + 4, end), out))
			return false;
		i = end + 1;
	}
	return true;
}

static bool is_forbidden(struct view property)
{
	return view_is_nocase(property, "direction") ||
	       view_is_nocase(property, "unicode-bidi") ||
	       view_is_nocase(property, "behavior");
}

static bool add_declaration(struct cleaner *c, struct view text)
{
	size_t colon = view_find(text, ':', 0), mark;
	struct view property = view_trim(view_part(text, 0, colon)), value;
	struct buf clean = {0};
	bool is_important = false, good;

	if (colon >= text.n || !property.n ||
	    name_end(property, 0) != property.n || is_forbidden(property))
		return false;
	value = view_trim(view_from(text, colon + 1));
	mark = find_outside(value, 0, "!");
	if (mark < value.n) {
		is_important = view_is_nocase(
			view_trim(view_from(value, mark + 1)), "important");
		if (!is_important)
			return false;
		value = view_trim(view_part(value, 0, mark));
	}
	good = add_value(c, value, &clean) &&
	       is_value((struct view){buf_text(&clean), clean.len});
	if (good) {
		buf_char(c->out, '\t');
		buf_view(c->out, property);
		buf_printf(c->out, ": %s%s;\n", buf_text(&clean),
		           is_important ? " !important" : "");
	}
	buf_clear(&clean);
	return good;
}

/* The declarations from at to end; false when none was good. */
static bool add_declarations(struct cleaner *c, size_t at, size_t end)
{
	struct view css = {c->css.p, end};
	bool any = false;

	while (at < end) {
		size_t stop = find_outside(css, at, ";{");
		struct view text = view_part(css, at, stop);

		if (stop < end && css.p[stop] == '{') /* a nested rule */
			stop = block_end(css, stop + 1);
		else if (add_declaration(c, text)) {
			any = true;
			at = stop + 1;
			continue;
		}
		if (view_trim(text).n)
			complain(c, at, text);
		at = stop + 1;
	}
	return any;
}

/* --- rules --- */

static void add_rules(struct cleaner *c, size_t end, int depth);

static void cut_back(struct buf *out, size_t len)
{
	out->len = len;
	out->bytes[len] = '\0';
}

/* prelude { declarations }; nothing of it where no declaration is good. */
static void add_rule(struct cleaner *c, struct view prelude, size_t open,
                     size_t close)
{
	size_t start = c->out->len;

	buf_view(c->out, view_trim(prelude));
	buf_puts(c->out, " {\n");
	if (add_declarations(c, open + 1, close))
		buf_puts(c->out, "}\n");
	else
		cut_back(c->out, start);
}

/* A font without a file is none: it would hide one of the same name that the
 * reading system has. */
static void add_font_face(struct cleaner *c, size_t open, size_t close)
{
	size_t start = c->out->len;

	add_rule(c, VIEW("@font-face"), open, close);
	if (c->out->len == start || strstr(c->out->bytes + start, "\n\tsrc: "))
		return;
	cut_back(c->out, start);
	complain(c, open, VIEW("@font-face without a font file of the EPUB"));
}

/* The condition of @media or @supports. */
static bool is_condition(struct view text)
{
	int depth = 0;

	text = view_trim(text);
	for (size_t i = 0; i < text.n; i++) {
		char ch = text.p[i];

		depth += ch == '(';
		depth -= ch == ')';
		if (depth < 0 ||
		    (!is_name_char(ch) && !strchr(" \t\n(),:./%", ch)))
			return false;
	}
	return text.n && !depth;
}

static bool at_rule(struct cleaner *c, struct view prelude, size_t open,
                    size_t close, int depth)
{
	size_t end = name_end(prelude, 1);
	struct view name = view_part(prelude, 1, end);
	struct view rest = view_trim(view_from(prelude, end));

	if (view_is_nocase(name, "font-face") && !rest.n) {
		add_font_face(c, open, close);
		return true;
	}
	if (view_is_nocase(name, "page") && !rest.n) {
		add_rule(c, VIEW("@page"), open, close);
		return true;
	}
	if ((!view_is_nocase(name, "media") &&
	     !view_is_nocase(name, "supports")) ||
	    !is_condition(rest) || depth == DEEPEST)
		return false;
	buf_view(c->out, prelude);
	buf_puts(c->out, " {\n");
	c->at = open + 1;
	add_rules(c, close, depth + 1);
	buf_puts(c->out, "}\n");
	return true;
}

static void add_rules(struct cleaner *c, size_t end, int depth)
{
	struct view css = {c->css.p, end};

	while (c->at < end) {
		size_t start = c->at;
		size_t open = find_outside(css, start, "{;");
		struct view prelude = view_trim(view_part(css, start, open));
		bool is_block = open < end && css.p[open] == '{';
		size_t close = is_block ? block_end(css, open + 1) : open;
		bool is_at = prelude.n && *prelude.p == '@';

		if (is_block && !is_at && is_selector(prelude))
			add_rule(c, prelude, open, close);
		else if (prelude.n &&
		         !(is_block && is_at &&
		           at_rule(c, prelude, open, close, depth)) &&
		         !view_starts(prelude, "@charset"))
			complain(c, start + (size_t)(prelude.p - css.p) - start,
			         prelude);
		c->at = close < end ? close + 1 : end;
	}
}

void css_clean(struct arena *a, struct view css, const char *file,
               const struct css_files *fonts, struct buf *out, struct diag *d)
{
	struct cleaner c = {
		.memory = a,
		.css = without_comments(a, css),
		.line = 1,
		.file = file,
		.fonts = fonts,
		.out = out,
		.diag = d,
	};

	add_rules(&c, css.n, 0);
}
