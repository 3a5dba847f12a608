/*
 * write/xhtml_code.c - code blocks: tokens, numbers, highlighted lines
 *
 *	<pre><code class="language-rust"><span class="k">let</span> x;
 *
 * Where lines are numbered or highlighted, each stands in an element of its
 * own, closed before the line end; a token that runs over it is opened again.
 * The number is an attribute that the stylesheet shows: who copies the code
 * does not get it.
 */
#include "write/xhtml_parts.h"

struct coding {
	struct xhtml *w;
	const struct node *node;
	const struct listing *listing; /* may be NULL */
	int token; /* the first that does not end before here */
	int line;  /* of the source, from 0 */
};

/* The letters that a class is drawn with: for the fonts. */
static int letters_of_class(const struct xhtml *w, uint32_t class)
{
	const struct code_style *style =
		&w->plan->book->theme.code_styles[class];

	return LETTERS_FAMILY * FAMILY_MONO + (style->bold ? LETTERS_BOLD : 0) +
	       (style->italic ? LETTERS_ITALIC : 0);
}

static void add_token(struct xhtml *w, struct view text, uint32_t class)
{
	int before = w->style;

	if (class == CODE_PLAIN) {
		xhtml_text(w, text);
		return;
	}
	buf_printf(w->out, "<span class=\"%s\">",
	           code_class_letter((enum code_class) class));
	w->style = letters_of_class(w, class);
	xhtml_text(w, text);
	w->style = before;
	buf_puts(w->out, "</span>");
}

/* Bytes start to end, each token in its element. */
static void add_tokens(struct coding *c, size_t start, size_t end)
{
	const struct code_spans none = {0};
	const struct code_spans *tokens =
		c->listing ? &c->listing->tokens : &none;

	while (start < end) {
		const struct code_span *span;
		size_t until = end;
		uint32_t class = CODE_PLAIN;

		while (c->token < tokens->count &&
		       tokens->at[c->token].end <= start)
			c->token++;
		span = c->token < tokens->count ? &tokens->at[c->token] : NULL;
		if (span && span->start > start) {
			if (span->start < end)
				until = span->start;
		} else if (span) {
			class = span->class;
			if (span->end < end)
				until = span->end;
		}
		add_token(c->w, view_part(c->node->text, start, until), class);
		start = until;
	}
}

static void add_line(struct coding *c, size_t start, size_t end)
{
	bool is_marked = listing_is_marked(c->listing, c->line);

	buf_puts(c->w->out,
	         is_marked ? "<mark class=\"line\"" : "<span class=\"line\"");
	if (c->listing->numbered)
		xml_attribute_int(c->w->out, "data-number",
		                  c->listing->first_number + c->line);
	buf_char(c->w->out, '>');
	add_tokens(c, start, end);
	buf_puts(c->w->out, is_marked ? "</mark>" : "</span>");
	c->line++;
}

/* start and end stand at line ends, or at the ends of the text. */
static void add_part(struct coding *c, size_t start, size_t end)
{
	if (!c->listing || (!c->listing->numbered && !c->listing->marked)) {
		add_tokens(c, start, end);
		return;
	}
	while (start < end) {
		size_t line_end = view_find(c->node->text, '\n', start);

		add_line(c, start, line_end);
		if (line_end < end)
			xhtml_text(c->w, VIEW("\n"));
		start = line_end + 1;
	}
}

/* The start of the line that at stands in. */
static size_t line_start(struct view text, size_t at)
{
	if (at > text.n)
		at = text.n;
	while (at && text.p[at - 1] != '\n')
		at--;
	return at;
}

static void add_code_lines(struct xhtml *w, const struct node *node)
{
	struct coding c = {.w = w, .node = node, .listing = node->listing};
	size_t done = 0;
	int count;
	struct plan_page *pages = plan_pages(w->plan, node, &count);

	for (int i = 0; i < count; i++) {
		size_t at = line_start(node->text, pages[i].offset);

		if (at < done)
			at = done;
		add_part(&c, done, at);
		xhtml_page_mark(w, &pages[i]);
		done = at;
	}
	add_part(&c, done, node->text.n);
}

/* By HTML's custom: language-rust; the first class where nobody knows it. */
static void add_language(struct xhtml *w, const struct node *node)
{
	struct view name = {0};

	if (node->listing && node->listing->language.n)
		name = node->listing->language;
	else if (node->attr && node->attr->class_count)
		name = node->attr->classes[0];
	if (!name.n)
		return;
	buf_puts(w->out, " class=\"language-");
	xml_value(w->out, name);
	buf_char(w->out, '"');
}

void xhtml_code(struct xhtml *w, const struct node *node)
{
	int before = w->style;

	buf_puts(w->out, "<pre");
	xhtml_id(w, node);
	if (node->listing && node->listing->numbered)
		buf_puts(w->out, " class=\"numbered\"");
	xhtml_left_to_right(w, node);
	buf_puts(w->out, "><code");
	add_language(w, node);
	buf_char(w->out, '>');
	w->style = LETTERS_FAMILY * FAMILY_MONO;
	add_code_lines(w, node);
	w->style = before;
	buf_puts(w->out, "</code></pre>\n");
}
