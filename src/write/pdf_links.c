/* write/pdf_links.c - links, and the places they lead to */
#include "write/pdf_links.h"

#include "base/array.h"
#include "write/pdf_names.h"
#include "write/pdf_syntax.h"

/* A destination is so far above what it leads to. */
#define HEADROOM PT(6)

static void note_anchors(struct pdf_links *links, const struct page *page)
{
	for (int i = 0; i < page->anchor_count; i++) {
		uint32_t serial = page->anchors[i].node->serial;

		if (serial < links->count && !links->anchors[serial].page)
			links->anchors[serial] =
				(struct link_spot){page->index + 1, i};
	}
}

static void note_calls(struct pdf_links *links, const struct page *page)
{
	for (int i = 0; i < page->link_count; i++) {
		const struct link_area *area = &page->links[i];
		uint32_t serial = area->node ? area->node->serial : 0;

		if (!serial || serial >= links->count || area->back ||
		    area->node->kind != NODE_NOTE || links->calls[serial].page)
			continue;
		links->calls[serial] = (struct link_spot){page->index + 1, i};
	}
}

void pdf_links_open(struct pdf_links *links, struct arena *memory,
                    const struct pages *pages, uint32_t serials,
                    const int *page_objects)
{
	*links = (struct pdf_links){.memory = memory,
	                            .pages = pages,
	                            .count = serials,
	                            .objects = page_objects};
	links->anchors = arena_alloc(memory, serials, sizeof(*links->anchors));
	links->calls = arena_alloc(memory, serials, sizeof(*links->calls));
	for (int i = 0; i < pages->count; i++) {
		note_anchors(links, &pages->pages[i]);
		note_calls(links, &pages->pages[i]);
	}
}

static struct pdf_place place_of(const struct pdf_links *links,
                                 const struct node *node)
{
	struct link_spot spot = {0};
	const struct anchor *anchor;

	if (node->serial < links->count)
		spot = links->anchors[node->serial];
	if (!spot.page)
		return (struct pdf_place){.page = -1};
	anchor = &links->pages->pages[spot.page - 1].anchors[spot.index];
	return (struct pdf_place){spot.page - 1, anchor->x, anchor->y};
}

struct pdf_place pdf_links_find(const struct pdf_links *links,
                                const struct node *node)
{
	const struct node *at;
	struct pdf_place place = {.page = -1};

	for (at = node; at && place.page < 0; at = at->first)
		place = place_of(links, at);
	for (at = node ? node->parent : NULL; at && place.page < 0;
	     at = at->parent)
		place = place_of(links, at);
	return place;
}

void pdf_links_put(const struct pdf_links *links, struct pdf_place place,
                   struct buf *out)
{
	sp height = links->pages->pages[place.page].height;
	sp y = place.y > HEADROOM ? place.y - HEADROOM : 0;

	buf_char(out, '[');
	pdf_reference(out, links->objects[place.page]);
	buf_puts(out, "/XYZ ");
	pdf_operand(out,
	            pdf_milli(place.x > HEADROOM ? place.x - HEADROOM : 0));
	pdf_operand(out, pdf_milli(height - y));
	buf_puts(out, "null]");
}

/* "https:", "mailto:"; a path alone leads nowhere in a PDF. */
static bool is_address(struct view url)
{
	size_t at = 0;

	while (at < url.n &&
	       (ascii_is_alpha(url.p[at]) || ascii_is_digit(url.p[at]) ||
	        url.p[at] == '+' || url.p[at] == '-' || url.p[at] == '.'))
		at++;
	return at > 1 && ascii_is_alpha(url.p[0]) && at + 1 < url.n &&
	       url.p[at] == ':';
}

bool pdf_links_leads(const struct link_area *area)
{
	const struct node *node = area->node;

	if (!node || !node->serial)
		return false;
	if (node->kind == NODE_NOTE)
		return true;
	return node->kind == NODE_LINK &&
	       (node->link.target || is_address(node->link.url) ||
	        view_starts(node->link.url, "//"));
}

/* An address may hold ASCII only: the rest, and spaces, as %XX. */
static void put_address(struct buf *out, struct view url)
{
	static const char digits[] = "0123456789ABCDEF";
	struct buf safe = {0};

	if (view_starts(url, "//"))
		buf_puts(&safe, "https:");
	for (size_t i = 0; i < url.n; i++) {
		unsigned char c = (unsigned char)url.p[i];

		if (c > ' ' && c < 0x7F) {
			buf_char(&safe, (char)c);
			continue;
		}
		buf_char(&safe, '%');
		buf_char(&safe, digits[c >> 4]);
		buf_char(&safe, digits[c & 15]);
	}
	buf_puts(out, "/A<</S/URI/URI");
	pdf_bytes(out, (struct view){buf_text(&safe), safe.len});
	buf_puts(out, ">>");
	buf_clear(&safe);
}

/* Where a note's label leads back to. */
static struct pdf_place call_of(const struct pdf_links *links,
                                const struct node *note)
{
	struct link_spot spot = links->calls[note->serial];
	const struct link_area *area;

	if (!spot.page)
		return pdf_links_find(links, note->parent);
	area = &links->pages->pages[spot.page - 1].links[spot.index];
	return (struct pdf_place){spot.page - 1, area->x, area->y};
}

/* Where the link leads, as Dest or A; false for nowhere. */
static bool put_action(const struct pdf_links *links,
                       const struct link_area *area, struct buf *out)
{
	const struct node *node = area->node;
	struct pdf_place place;

	if (!pdf_links_leads(area) || node->serial >= links->count)
		return false;
	if (node->kind == NODE_LINK && !node->link.target) {
		put_address(out, node->link.url);
		return true;
	}
	if (node->kind == NODE_LINK)
		place = pdf_links_find(links, node->link.target);
	else if (area->back)
		place = call_of(links, node);
	else
		place = pdf_links_find(links, node);
	if (place.page < 0)
		return false;
	buf_puts(out, "/Dest");
	pdf_links_put(links, place, out);
	return true;
}

static void put_area(const struct link_area *area, sp page_height,
                     struct buf *out)
{
	int64_t left = pdf_milli(area->x);
	int64_t right = pdf_milli(area->x + area->width);
	int64_t top = pdf_milli(page_height - area->y);
	int64_t bottom = pdf_milli(page_height - area->y - area->height);
	const int64_t rect[] = {left, bottom, right, top};
	const int64_t quad[] = {left, top,    right, top,
	                        left, bottom, right, bottom};

	buf_puts(out, "/Rect[");
	for (int i = 0; i < 4; i++)
		pdf_operand(out, rect[i]);
	buf_puts(out, "]/QuadPoints[");
	for (int i = 0; i < 8; i++)
		pdf_operand(out, quad[i]);
	buf_char(out, ']');
}

/* What a screen reader says of the link. */
static void put_contents(const struct node *node, struct buf *out)
{
	struct buf text = {0};

	if (node->kind == NODE_NOTE)
		buf_int(&text, node->printed);
	else if (node->link.title.n)
		buf_view(&text, node->link.title);
	else
		node_plain_text(node, &text);
	if (!view_trim((struct view){buf_text(&text), text.len}).n)
		buf_view(&text, node->link.url);
	buf_puts(out, "/Contents");
	pdf_text_string(out, (struct view){buf_text(&text), text.len});
	buf_clear(&text);
}

struct pdf_annotation *pdf_links_write(const struct pdf_links *links,
                                       struct pdf_file *file, int struct_parent,
                                       int *count)
{
	struct pdf_annotation *annotations = NULL;
	struct buf text = {0};
	int room = 0;

	*count = 0;
	for (int i = 0; i < links->pages->count; i++) {
		const struct page *page = &links->pages->pages[i];

		for (int k = 0; k < page->link_count; k++) {
			const struct link_area *area = &page->links[k];

			buf_empty(&text);
			if (!put_action(links, area, &text))
				continue;
			put_area(area, page->height, &text);
			put_contents(area->node, &text);
			buf_printf(&text,
			           "/Type/Annot/Subtype/Link/Border[0 0 0]/F 4"
			           "/StructParent %d/P %d 0 R",
			           struct_parent + *count, links->objects[i]);
			*ARRAY_ADD(links->memory, annotations, *count, room) =
				(struct pdf_annotation){
					pdf_tags_link_key(area), i,
					pdf_object_add(file, &text)};
		}
	}
	buf_clear(&text);
	return annotations;
}

int pdf_links_names(const struct pdf_links *links, struct pdf_file *file)
{
	struct pdf_name_entry *entries = NULL;
	struct buf text = {0};
	int count = 0, room = 0;

	for (int i = 0; i < links->pages->count; i++) {
		const struct page *page = &links->pages->pages[i];

		for (int k = 0; k < page->anchor_count; k++) {
			const struct anchor *anchor = &page->anchors[k];
			struct pdf_place place = {i, anchor->x, anchor->y};
			struct pdf_name_entry *entry;

			if (!node_id(anchor->node).n)
				continue;
			buf_empty(&text);
			pdf_links_put(links, place, &text);
			entry = ARRAY_ADD(links->memory, entries, count, room);
			entry->name = node_id(anchor->node);
			entry->value = arena_view(
				links->memory,
				(struct view){buf_text(&text), text.len});
		}
	}
	buf_clear(&text);
	return pdf_names_write(file, entries, count);
}
