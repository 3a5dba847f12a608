/*
 * tests/spec/normal.h - HTML in a form in which equal documents are equal texts
 *
 * Takes   HTML or XHTML, of the specification or of ours
 * Gives   one tag or run of text a line; what may differ without meaning
 *         anything is gone: the order of attributes, how characters are
 *         escaped, white space between words and around blocks, and what our
 *         EPUB adds (identifiers, classes, roles, sections, spans, the boxes
 *         of tasks)
 *
 *	<p id="x">One&#32;<br />two</p>         <p>
 *	                                         One
 *	                                         <br>
 *	                                         two
 *	                                         </p>
 */
#ifndef TESTS_SPEC_NORMAL_H
#define TESTS_SPEC_NORMAL_H

#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>

/* Addresses without a scheme are below this on both sides: the book drops
 * links to places that it does not have. */
#define NORMAL_BASE "https://example.org/"

#define NORMAL_ATTRIBUTES 32

struct normal {
	struct buf *out;
	struct buf text; /* of the run that is being read */
	int pre;         /* <pre> around us */
	bool space;      /* white space stands before what comes next */
	bool at_edge;    /* of a block: white space says nothing */
	bool is_ours;    /* not the specification's */
	/* Addresses for our <img>s, in turn. */
	const struct view *images;
	int image_count, image_at;
};

struct normal_attribute {
	struct view name;
	struct buf value;
};

static inline bool normal_is_in(struct view name, const char *words)
{
	char word[64];

	if (name.n > sizeof(word) - 3)
		return false;
	snprintf(word, sizeof(word), " %.*s ", (int)name.n, name.p);
	return strstr(words, word);
}

/* Inline tags: white space around them is part of the text. */
static inline bool normal_is_inline(struct view name)
{
	return normal_is_in(name, " a abbr b bdi bdo br cite code del dfn em i "
	                          "img input ins kbd mark q s samp small "
	                          "span strong sub sup u var ");
}

/* The character of "&name;" at the start of v; 0 when it is none. */
static inline uint32_t normal_entity(struct view v, size_t *length)
{
	static const struct {
		const char *name;
		uint32_t c;
	} named[] = {
		{"&amp;", '&'},   {"&lt;", '<'},    {"&gt;", '>'},
		{"&quot;", '"'},  {"&apos;", '\''}, {"&nbsp;", 0xa0},
		{"&copy;", 0xa9}, {"&#xA0;", 0xa0},
	};
	unsigned long c;
	char *end;

	for (size_t i = 0; i < sizeof(named) / sizeof(*named); i++) {
		if (!view_starts(v, named[i].name))
			continue;
		*length = strlen(named[i].name);
		return named[i].c;
	}
	if (v.n < 4 || v.p[1] != '#' || view_find(v, ';', 0) > 10)
		return 0;
	c = v.p[2] == 'x' || v.p[2] == 'X' ? strtoul(v.p + 3, &end, 16)
	                                   : strtoul(v.p + 2, &end, 10);
	*length = (size_t)(end - v.p) + 1;
	return *end == ';' && c < 0x110000 ? (uint32_t)c : 0;
}

static inline void normal_decode(struct view v, struct buf *out)
{
	for (size_t i = 0; i < v.n;) {
		size_t length = 1;
		uint32_t c = v.p[i] == '&'
		                     ? normal_entity(view_from(v, i), &length)
		                     : 0;
		char bytes[4];

		if (c)
			buf_add(out, bytes, (size_t)utf8_put(c, bytes));
		else
			buf_char(out, v.p[i]);
		i += c ? length : 1;
	}
}

static inline int normal_hex(char c)
{
	const char *digits = "0123456789abcdef";
	const char *found = strchr(digits, ascii_lower(c));

	return c && found ? (int)(found - digits) : -1;
}

/* How long the scheme at the start of an address is; 0 when there is none. */
static inline size_t normal_scheme(const char *address)
{
	size_t n = strspn(address, "abcdefghijklmnopqrstuvwxyz"
	                           "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

	return address[n] == ':' ? n : 0;
}

/* Which characters are escaped with "%" is up to the writer. */
static inline void normal_address(const struct buf *value, struct buf *out)
{
	const char *p = buf_text(value);
	size_t scheme = normal_scheme(p);

	if (!scheme && strncmp(p, "//", 2) != 0)
		buf_puts(out, NORMAL_BASE);
	for (; scheme; scheme--)
		buf_char(out, ascii_lower(*p++));
	for (; *p; p++) {
		int high = *p == '%' ? normal_hex(p[1]) : -1;
		int low = high >= 0 ? normal_hex(p[2]) : -1;

		buf_char(out, low >= 0 ? (char)(high * 16 + low) : *p);
		p += low >= 0 ? 2 : 0;
	}
}

/* Write the text read so far as a line. */
static inline void normal_end_text(struct normal *n, bool before_block)
{
	if (n->space && !before_block && !n->at_edge)
		buf_char(&n->text, ' ');
	/* The line end of a code block's last line is no part of our text. */
	if (n->pre && !n->is_ours && n->text.len > 1 &&
	    strcmp(n->text.bytes + n->text.len - 2, "\\n") == 0)
		n->text.bytes[n->text.len -= 2] = '\0';
	if (n->text.len)
		buf_printf(n->out, "%s\n", buf_text(&n->text));
	buf_empty(&n->text);
	n->space = false;
}

static inline void normal_text(struct normal *n, struct view v)
{
	struct buf plain = {0};

	normal_decode(v, &plain);
	for (size_t i = 0; i < plain.len; i++) {
		char c = plain.bytes[i];

		if (n->pre) {
			buf_printf(&n->text, c == '\n' ? "\\n" : "%c", c);
			continue;
		}
		if (ascii_is_space(c)) {
			n->space = true;
			continue;
		}
		if (n->space && !n->at_edge)
			buf_char(&n->text, ' ');
		n->space = n->at_edge = false;
		buf_char(&n->text, c);
	}
	buf_clear(&plain);
}

/* --- tags --- */

/* What the EPUB adds, and what HTML 4 has for it. */
static inline bool normal_keeps(struct view tag, struct view name,
                                struct buf *value)
{
	const char *text = buf_text(value);

	if (view_is(name, "class") && view_is(tag, "code"))
		return strncmp(text, "language-", 9) == 0;
	if (view_is(name, "class"))
		return (view_is(tag, "td") || view_is(tag, "th")) && *text;
	return !normal_is_in(name, " id role scope epub:type width height "
	                           "aria-label type lang xml:lang dir ");
}

static inline int normal_by_name(const void *one, const void *other)
{
	const struct normal_attribute *a = one, *b = other;

	return view_compare(a->name, b->name);
}

/* The value that starts at *at, which moves past it. */
static inline struct view normal_value(struct view v, size_t *at)
{
	bool is_quoted = *at < v.n && (v.p[*at] == '"' || v.p[*at] == '\'');
	size_t start = *at + is_quoted;
	size_t end = view_find(v, is_quoted ? v.p[*at] : ' ', start);

	*at = end < v.n ? end + 1 : v.n;
	return view_part(v, start, end);
}

/* Read the attributes of a tag; returns how many. */
static inline int normal_attributes(struct view v,
                                    struct normal_attribute *list)
{
	size_t at = 0;
	int count = 0;

	while (count < NORMAL_ATTRIBUTES) {
		size_t start;

		while (at < v.n && (ascii_is_space(v.p[at]) || v.p[at] == '/'))
			at++;
		if (at >= v.n)
			break;
		start = at;
		while (at < v.n && !ascii_is_space(v.p[at]) &&
		       !strchr("=/", v.p[at]))
			at++;
		list[count].name = view_part(v, start, at);
		if (at < v.n && v.p[at] == '=') {
			at++;
			normal_decode(normal_value(v, &at), &list[count].value);
		}
		count++;
	}
	return count;
}

static inline void normal_add_attribute(struct normal *n, struct view tag,
                                        struct normal_attribute *a)
{
	struct buf value = {0};
	bool is_image = view_is(tag, "img") && view_is(a->name, "src");

	if (!normal_keeps(tag, a->name, &a->value))
		return;
	if (is_image && n->image_at < n->image_count) {
		buf_empty(&a->value);
		buf_view(&a->value, n->images[n->image_at++]);
	}
	if (is_image || view_is(a->name, "href"))
		normal_address(&a->value, &value);
	else
		buf_view(&value,
		         (struct view){buf_text(&a->value), a->value.len});
	/* <td class="left"> is HTML 4's <td align="left"> */
	if (view_is(a->name, "class") && !view_is(tag, "code"))
		a->name = view_of("align");
	buf_printf(n->out, " %.*s=\"%s\"", (int)a->name.n, a->name.p,
	           buf_text(&value));
	buf_clear(&value);
}

static inline void normal_open(struct normal *n, struct view name,
                               struct view rest)
{
	struct normal_attribute list[NORMAL_ATTRIBUTES] = {0};
	int count = normal_attributes(rest, list);

	qsort(list, (size_t)count, sizeof(*list), normal_by_name);
	buf_printf(n->out, "<%.*s", (int)name.n, name.p);
	for (int i = 0; i < count; i++) {
		normal_add_attribute(n, name, &list[i]);
		buf_clear(&list[i].value);
	}
	buf_puts(n->out, ">\n");
}

/* Other names for the same. */
static inline struct view normal_name(struct view name)
{
	return view_is(name, "s") ? view_of("del") : name;
}

static inline void normal_tag(struct normal *n, struct view inside)
{
	bool is_end = inside.n && inside.p[0] == '/';
	struct view name = view_from(inside, is_end);
	bool is_edge;

	name.n = 0;
	while (is_end + name.n < inside.n && !ascii_is_space(name.p[name.n]) &&
	       name.p[name.n] != '/')
		name.n++;
	if (normal_is_in(name, " span section "))
		return;
	if (view_is(name, "input")) {
		normal_text(n, memmem(inside.p, inside.n, "checked", 7)
		                       ? VIEW("☑")
		                       : VIEW("☐"));
		return;
	}
	is_edge = !normal_is_inline(name) || view_is(name, "br");
	normal_end_text(n, is_edge);
	if (view_is(name, "pre"))
		n->pre += is_end ? -1 : 1;
	if (is_end)
		buf_printf(n->out, "</%.*s>\n", (int)normal_name(name).n,
		           normal_name(name).p);
	else
		normal_open(n, normal_name(name), view_from(inside, name.n));
	if (is_edge)
		n->at_edge = true;
	else if (view_is(name, "img"))
		n->at_edge = false;
}

/* Append html in normal form to out. images: NULL for the specification's. */
static inline void normal_html(struct view html, const struct view *images,
                               int image_count, struct buf *out)
{
	struct normal n = {.out = out,
	                   .at_edge = true,
	                   .is_ours = images,
	                   .images = images,
	                   .image_count = image_count};

	for (size_t at = 0; at < html.n;) {
		size_t next = view_find(html, '<', at);
		size_t end = view_find(html, '>', next);

		normal_text(&n, view_part(html, at, next));
		if (next < html.n)
			normal_tag(&n, view_part(html, next + 1,
			                         end < html.n ? end : html.n));
		at = end < html.n ? end + 1 : html.n;
	}
	normal_end_text(&n, true);
	buf_clear(&n.text);
}

#endif
