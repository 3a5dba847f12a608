/* page/dump.c - pages as text: --dump=pages, --dump=lines */
#include "page/pages.h"

static const char *const roles[] = {
	[ROLE_CONTENT] = "",
	[ROLE_LABEL] = " label",
	[ROLE_NOTE_CALL] = " call",
	[ROLE_ARTIFACT] = " artifact",
};

/* Points with two decimals, without a float: the same on every machine. */
static void put_length(struct buf *out, sp length)
{
	sp hundredths;

	if (length < 0)
		buf_char(out, '-');
	hundredths = ((length < 0 ? -length : length) * 100 + SP_PER_PT / 2) /
	             SP_PER_PT;
	buf_printf(out, "%lld.%02lld", (long long)(hundredths / 100),
	           (long long)(hundredths % 100));
}

static void put_lengths(struct buf *out, const sp *lengths, int count)
{
	for (int i = 0; i < count; i++) {
		buf_char(out, ' ');
		put_length(out, lengths[i]);
	}
}

/* Two runs are apart when there is room for a space between them. */
static bool is_apart(const struct run *left, const struct run *right)
{
	return right->x - (left->x + left->width) > right->size / 10;
}

static void put_text(struct buf *out, const struct line *line)
{
	for (int i = 0; i < line->run_count; i++) {
		if (i && is_apart(&line->runs[i - 1], &line->runs[i]))
			buf_char(out, ' ');
		buf_view(out, line->runs[i].text);
	}
	if (!line->hyphenated)
		return;
	/* The hyphen's own text is a soft one. */
	if (view_ends((struct view){buf_text(out), out->len}, "\xC2\xAD"))
		out->len -= 2;
	if (out->len && out->bytes[out->len - 1] != '-')
		buf_char(out, '-');
}

/* The role all runs of the line have; that of the text where they differ. */
static int role_of(const struct line *line)
{
	for (int i = 1; i < line->run_count; i++)
		if (line->runs[i].role != line->runs[0].role)
			return ROLE_CONTENT;
	return line->run_count ? line->runs[0].role : ROLE_CONTENT;
}

static void dump_mark(struct buf *out, const struct mark *mark)
{
	if (mark->turned)
		buf_puts(out, "  turned");
	switch (mark->kind) {
	case MARK_LINE:
		buf_puts(out, "  line");
		put_lengths(out, (sp[]){mark->x, mark->y}, 2);
		buf_puts(out, roles[role_of(mark->line)]);
		buf_puts(out, ": ");
		put_text(out, mark->line);
		break;
	case MARK_PICTURE:
		buf_puts(out, "  picture");
		put_lengths(out,
		            (sp[]){mark->x, mark->y, mark->width, mark->height},
		            4);
		buf_printf(out, "%s: ", roles[mark->role]);
		buf_view(out, mark->picture->path);
		break;
	default:
		buf_puts(out, mark->kind == MARK_RULE ? "  rule" : "  frame");
		put_lengths(out,
		            (sp[]){mark->x, mark->y, mark->width, mark->height},
		            4);
		buf_printf(out, " %06X%s", (unsigned)mark->colour,
		           roles[mark->role]);
	}
	buf_char(out, '\n');
}

static void dump_node(struct buf *out, const struct node *node)
{
	buf_printf(out, " %s", node ? node_name(node->kind) : "-");
	if (node && node_id(node).n) {
		buf_puts(out, " #");
		buf_view(out, node_id(node));
	}
	if (node && node->kind == NODE_NOTE)
		buf_printf(out, " %d", node->printed);
	buf_char(out, '\n');
}

static void dump_page(struct buf *out, const struct page *page)
{
	buf_puts(out, "page ");
	buf_view(out, page->label);
	buf_printf(out, " %s%s\n", page->right ? "right" : "left",
	           page->blank ? " blank" : "");
	for (int i = 0; i < page->mark_count; i++)
		dump_mark(out, &page->marks[i]);
	for (int i = 0; i < page->anchor_count; i++) {
		buf_puts(out, "  anchor");
		put_lengths(out, (sp[]){page->anchors[i].x, page->anchors[i].y},
		            2);
		dump_node(out, page->anchors[i].node);
	}
	for (int i = 0; i < page->link_count; i++) {
		const struct link_area *link = &page->links[i];

		buf_puts(out, link->back ? "  back" : "  link");
		put_lengths(out,
		            (sp[]){link->x, link->y, link->width, link->height},
		            4);
		dump_node(out, link->node);
	}
}

void pages_dump(const struct pages *pages, struct buf *out)
{
	for (int i = 0; i < pages->count; i++)
		dump_page(out, &pages->pages[i]);
}

void pages_dump_lines(const struct pages *pages, struct buf *out)
{
	for (int i = 0; i < pages->count; i++) {
		const struct page *page = &pages->pages[i];

		buf_puts(out, "page ");
		buf_view(out, page->label);
		buf_char(out, '\n');
		for (int k = 0; k < page->mark_count; k++) {
			const struct mark *mark = &page->marks[k];

			if (mark->kind != MARK_LINE ||
			    role_of(mark->line) == ROLE_ARTIFACT)
				continue;
			put_text(out, mark->line);
			buf_char(out, '\n');
		}
	}
}
