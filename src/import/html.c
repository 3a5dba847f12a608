/* import/html.c - raw HTML blocks, cut into tags and texts */
#include "import/html.h"

#include "import/html_tags.h"

/* After so many tags whose quotes do not close, quotes are nothing special:
 * looking for their ends would take square time. */
enum {
	QUOTES_TRUSTED = 16
};

struct cutter {
	struct arena *arena;
	struct node *parent;
	struct diag *diag;
	struct view text;
	size_t at;
	size_t counted; /* place is that of this byte */
	struct place place;
	int verbatim; /* <pre> around us */
	int failures;
};

static struct place place_here(struct cutter *c)
{
	for (; c->counted < c->at; c->counted++) {
		if (c->text.p[c->counted] == '\n') {
			c->place.line++;
			c->place.col = 0;
		}
		c->place.col++;
	}
	return c->place;
}

static void add(struct cutter *c, enum node_kind kind, struct view text)
{
	struct node *node = node_text(c->arena, kind, place_here(c), text);

	if (kind == NODE_RAW_INLINE)
		node->format = VIEW("html");
	node_append(c->parent, node);
}

/* The index of what ends a thing, from here on; the end of the text when it
 * never comes. */
static size_t find(const struct cutter *c, const char *end)
{
	struct view rest = view_from(c->text, c->at);
	const char *found = memmem(rest.p, rest.n, end, strlen(end));

	return found ? (size_t)(found - c->text.p) : c->text.n;
}

static void skip_past(struct cutter *c, const char *end)
{
	size_t found = find(c, end);

	c->at = found == c->text.n ? found : found + strlen(end);
}

/* White space is folded here, where it is known whether it counts. */
static void add_text(struct cutter *c, size_t end)
{
	struct view v = view_part(c->text, c->at, end);
	size_t length = 0;
	char *folded;

	if (!c->verbatim) {
		folded = arena_raw(c->arena, v.n + 1, 1);
		for (size_t i = 0; i < v.n; i++) {
			bool is_space = ascii_is_space(v.p[i]);

			if (!is_space || !length || folded[length - 1] != ' ')
				folded[length++] = is_space ? ' ' : v.p[i];
		}
		v = (struct view){folded, length};
	}
	if (memchr(v.p, '&', v.n))
		v = html_decode(c->arena, v);
	/* its place is that of the first word */
	while (c->at + 1 < end && ascii_is_space(c->text.p[c->at]))
		c->at++;
	if (v.n)
		add(c, NODE_STR, v);
	c->at = end;
}

/* Past the end tag of a script or the like. */
static void skip_element(struct cutter *c, struct view name)
{
	while (c->at < c->text.n) {
		struct view rest;

		c->at = find(c, "</");
		rest = view_from(c->text,
		                 c->at < c->text.n ? c->at + 2 : c->at);
		if (rest.n >= name.n) {
			char word[16] = {0};

			memcpy(word, name.p, name.n);
			if (view_is_nocase(view_part(rest, 0, name.n), word)) {
				skip_past(c, ">");
				return;
			}
		}
		c->at += c->at < c->text.n ? 2 : 0;
	}
}

static void report(struct cutter *c, struct view what)
{
	diag_add(c->diag, DIAG_HTML_DROPPED, place_here(c), "<%.*s>",
	         (int)what.n, what.p);
}

static void cut_tag(struct cutter *c)
{
	struct view rest = view_from(c->text, c->at), text;
	struct html_tag tag;
	size_t length =
		c->failures < QUOTES_TRUSTED ? html_tag_length(rest) : 0;

	if (!length) {
		c->failures++;
		length = view_find(rest, '>', 0) + 1;
	}
	if (length > rest.n) {
		add_text(c, c->text.n); /* no tag can follow */
		return;
	}
	text = view_part(rest, 0, length);
	if (!html_read_tag(text, &tag)) {
		add_text(c, c->at + 1);
		return;
	}
	if (tag.element && (tag.element->flags & HTML_SKIP) && !tag.is_close) {
		report(c, tag.name);
		c->at += length;
		if (!tag.is_empty)
			skip_element(c, tag.name);
		return;
	}
	add(c, NODE_RAW_INLINE, text);
	c->at += length;
	if (tag.element && (tag.element->flags & HTML_VERBATIM))
		c->verbatim += tag.is_close ? -(c->verbatim > 0) : 1;
}

static void cut_declaration(struct cutter *c)
{
	struct view rest = view_from(c->text, c->at);

	if (view_starts(rest, "<!--")) {
		c->at += 4;
		skip_past(c, "-->");
	} else if (view_starts(rest, "<![CDATA[")) {
		c->at += 9;
		add_text(c, find(c, "]]>"));
		skip_past(c, "]]>");
	} else {
		size_t end = 2;

		while (end < rest.n && ascii_is_alpha(rest.p[end]))
			end++;
		report(c, view_part(rest, 1, end));
		skip_past(c, ">");
	}
}

void html_cut(struct arena *a, struct node *parent, struct view text,
              struct place at, struct diag *d)
{
	struct cutter c = {a, parent, d, text, 0, 0, at, 0, 0};

	while (c.at < text.n) {
		char next = c.at + 1 < text.n ? text.p[c.at + 1] : ' ';

		if (text.p[c.at] != '<')
			add_text(&c, view_find(text, '<', c.at));
		else if (next == '!' || next == '?')
			cut_declaration(&c);
		else if (ascii_is_alpha(next) || next == '/')
			cut_tag(&c);
		else
			add_text(&c, c.at + 1);
	}
}

bool html_link_is_safe(struct view url, struct place at, struct diag *d)
{
	static const char *const schemes[] = {"javascript", "vbscript", "data",
	                                      "file"};
	char scheme[16];
	size_t n = 0;

	/* browsers skip control characters and spaces before and inside */
	for (size_t i = 0; i < url.n && n < sizeof(scheme) - 1; i++) {
		if ((unsigned char)url.p[i] <= ' ')
			continue;
		if (url.p[i] == ':')
			break;
		scheme[n++] = url.p[i];
	}
	scheme[n] = '\0';
	if (view_find(url, ':', 0) == url.n)
		return true;
	for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++) {
		if (!view_is_nocase((struct view){scheme, n}, schemes[i]))
			continue;
		diag_add(d, DIAG_LINK_UNSAFE, at, "%s:", schemes[i]);
		return false;
	}
	return true;
}
