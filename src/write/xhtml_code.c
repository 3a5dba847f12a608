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
	/* the printed pages that begin in the block, still to be marked */
	struct plan_page *pages;
	int page_count;
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

/* Mark the pages that begin at at; returns where the next one does, or end. */
static size_t mark_pages(struct coding *c, size_t at, size_t end)
{
	while (c->page_count) {
		size_t next = xhtml_word_start(c->node->text, c->pages->offset);

		if (next > at)
			return next < end ? next : end;
		xhtml_page(c->pages++, c->w->out);
		c->page_count--;
	}
	return end;
}

/* The token at start and where it ends, at most end. */
static uint32_t token_at(struct coding *c, size_t start, size_t *end)
{
	const struct code_spans none = {0};
	const struct code_spans *tokens =
		c->listing ? &c->listing->tokens : &none;
	const struct code_span *span;

	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
	while (c->token < tokens->count && tokens->at[c->token].end <= start)
		c->token++;
	if (c->token == tokens->count)
		return CODE_PLAIN;
	span = &tokens->at[c->token];
	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
	if (span->start > start) {
		if (span->start < *end)
			*end = span->start;
		return CODE_PLAIN;
	}
	if (span->end < *end)
		*end = span->end;
	return span->class;
}

/* Bytes start to end, each token in its element. */
static void add_tokens(struct coding *c, size_t start, size_t end)
{
	while (start < end) {
		size_t until = mark_pages(c, start, end);
		uint32_t class = token_at(c, start, &until);

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

static void add_code_lines(struct xhtml *w, const struct node *node)
{
	struct coding c = {.w = w, .node = node, .listing = node->listing};
	size_t start = 0, end = node->text.n;

	c.pages = plan_pages(w->plan, node, &c.page_count);
	if (!c.listing || (!c.listing->numbered && !c.listing->marked)) {
		add_tokens(&c, 0, end);
		start = end;
	}
	while (start < end) {
		size_t line_end = view_find(node->text, '\n', start);

		mark_pages(&c, start, end);
		add_line(&c, start, line_end);
		if (line_end < end)
			xhtml_text(w, VIEW("\n"));
		start = line_end + 1;
	}
	mark_pages(&c, end, end);
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
