/* import/html_match.c - which end tag belongs to which start tag */
#include "import/html_match.h"

/* An element that is open while the parts are matched. */
struct open_tag {
	int part;
	int blocks; /* how many blocks came before it */
};

struct matcher {
	struct diag *diag;
	bool among_blocks;
	struct html_part *parts;
	int open_count[HTML_ELEMENTS];
	struct open_tag open[HTML_DEEP];
	int depth;
	int blocks;
};

static void report(struct matcher *m, const struct html_part *part)
{
	diag_add(m->diag, DIAG_HTML_DROPPED, part->node->at, "<%s%.*s>",
	         part->tag.is_close ? "/" : "", (int)part->tag.name.n,
	         part->tag.name.p);
}

static void drop(struct matcher *m, struct html_part *part)
{
	report(m, part);
	part->kind = PART_NOTHING;
}

static void close_top(struct matcher *m, int end, bool is_asked_for)
{
	struct open_tag *open = &m->open[--m->depth];
	struct html_part *part = &m->parts[open->part];
	unsigned flags = part->tag.element->flags;

	m->open_count[html_element_index(part->tag.element)]--;
	part->end = end;
	part->has_blocks = m->blocks > open->blocks;
	if (!is_asked_for && !(flags & HTML_OPTIONAL_END))
		drop(m, part);
	else if (part->has_blocks && !(flags & (HTML_BLOCK | HTML_SKIP)))
		drop(m, part); /* no inline can hold blocks */
}

static bool is_word_of(struct view word, const char *list)
{
	char padded[24];

	if (!list || word.n + 3 > sizeof(padded))
		return false;
	padded[0] = ' ';
	for (size_t i = 0; i < word.n; i++)
		padded[i + 1] = ascii_lower(word.p[i]);
	padded[word.n + 1] = ' ';
	padded[word.n + 2] = '\0';
	return strstr(list, padded) != NULL;
}

static void match_start(struct matcher *m, int i)
{
	struct html_part *part = &m->parts[i];
	const struct html_element *element = part->tag.element;

	while (m->depth &&
	       is_word_of(view_of(m->parts[m->open[m->depth - 1].part]
	                                  .tag.element->name),
	                  element->ends))
		close_top(m, i, true);
	if (element->flags & HTML_BLOCK)
		m->blocks++;
	if (element->flags & HTML_VOID) {
		part->kind = PART_VOID;
		return;
	}
	if (m->depth == HTML_DEEP) {
		drop(m, part);
		return;
	}
	part->kind = PART_OPEN;
	if (element->flags & HTML_SKIP)
		report(m, part);
	m->open_count[html_element_index(element)]++;
	m->open[m->depth++] = (struct open_tag){i, m->blocks};
}

static void match_end(struct matcher *m, int i)
{
	struct html_part *part = &m->parts[i];
	const struct html_element *element = part->tag.element;

	if (!m->open_count[html_element_index(element)]) {
		/* "</br>" and "</p>" alone mean nothing */
		if (element->flags & HTML_VOID)
			part->kind = PART_NOTHING;
		else
			drop(m, part);
		return;
	}
	part->kind = PART_NOTHING;
	while (m->parts[m->open[m->depth - 1].part].tag.element != element)
		close_top(m, i, false);
	close_top(m, i, true);
}

static void match_part(struct matcher *m, int i)
{
	struct html_part *part = &m->parts[i];

	if (part->node->kind != NODE_RAW_INLINE ||
	    !view_is(part->node->format, "html")) {
		m->blocks += node_is_block(part->node->kind);
		return;
	}
	part->kind = PART_NOTHING;
	if (!html_read_tag(part->node->text, &part->tag))
		return; /* a comment or the like */
	if (!part->tag.element) {
		if (!part->tag.is_close)
			report(m, part);
	} else if ((part->tag.element->flags & HTML_BLOCK) &&
	           !m->among_blocks) {
		if (!part->tag.is_close)
			report(m, part);
	} else if (part->tag.is_close) {
		match_end(m, i);
	} else {
		match_start(m, i);
	}
}

struct html_part *html_match(struct arena *a, struct node *parent,
                             bool among_blocks, struct diag *d, int *count)
{
	struct matcher m = {.diag = d, .among_blocks = among_blocks};

	*count = 0;
	for (struct node *n = parent->first; n; n = n->next)
		++*count;
	m.parts = arena_alloc(a, (size_t)*count, sizeof(*m.parts));
	*count = 0;
	for (struct node *n = parent->first; n; n = n->next)
		m.parts[(*count)++].node = n;
	for (int i = 0; i < *count; i++)
		match_part(&m, i);
	while (m.depth)
		close_top(&m, *count, false);
	return m.parts;
}
