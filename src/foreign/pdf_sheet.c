/* foreign/pdf_sheet.c - a page of a PDF file as a picture */
#include "foreign/pdf_sheet.h"

#include "foreign/process.h"

static const struct process_limits limits = {
	.seconds = 10,
	.memory = (size_t)1 << 30,
	.output = (size_t)80 << 20,
};

/* Take n bytes off the front; .p is NULL when there are not so many. */
static struct view take(struct view *rest, size_t n)
{
	struct view taken = {NULL, 0};

	if (rest->n < n)
		return taken;
	taken = view_part(*rest, 0, n);
	*rest = view_from(*rest, n);
	return taken;
}

static bool take_object(struct view *rest, struct pdf_sheet_object *object)
{
	struct pdf_copy_part part;
	struct view bytes = take(rest, sizeof(part));

	if (!bytes.p)
		return false;
	memcpy(&part, bytes.p, sizeof(part));
	object->text = take(rest, part.text);
	object->bytes = take(rest, part.bytes);
	object->is_stream = part.is_stream;
	object->is_packed = part.is_packed;
	return object->text.p && object->bytes.p;
}

/* What the other process gave, as a page. */
static const struct pdf_sheet *take_page(struct arena *a, struct view rest,
                                         const char **reason)
{
	struct pdf_sheet *page = arena_new(a, struct pdf_sheet);
	struct pdf_copy_head *head = arena_new(a, struct pdf_copy_head);
	struct view bytes;

	rest = arena_view(a, rest);
	bytes = take(&rest, sizeof(*head));
	*reason = "libqpdf failed at it";
	if (!bytes.p)
		return NULL;
	memcpy(head, bytes.p, sizeof(*head));
	if (*head->why) {
		*reason = head->why;
		return NULL;
	}
	*page = (struct pdf_sheet){
		.width = head->width,
		.height = head->height,
		.objects = arena_alloc(a, (size_t)head->count,
	                               sizeof(*page->objects)),
		.count = head->count,
		.loose_font = view_of(head->loose_font),
		.dumb_font = view_of(head->dumb_font),
		.is_cmyk = head->is_cmyk,
	};
	for (int i = 0; i < page->count; i++)
		if (!take_object(&rest, &page->objects[i]))
			return NULL;
	return page;
}

const struct pdf_sheet *pdf_sheet_read(struct arena *a, struct view file,
                                       int number, const char **reason)
{
	struct pdf_sheet_job job = {file, number};
	const struct pdf_sheet *page = NULL;
	struct buf out = {0};

	*reason = "libqpdf failed at it";
	switch (process_fork(pdf_sheet_copy, &job, &limits, &out)) {
	case PROCESS_DONE:
		page = take_page(a, (struct view){buf_text(&out), out.len},
		                 reason);
		break;
	case PROCESS_SLOW:
		*reason = "libqpdf took more than 10 seconds";
		break;
	case PROCESS_LARGE:
		*reason = "the page has more than 64 MB";
		break;
	default:
		break;
	}
	buf_clear(&out);
	return page;
}
