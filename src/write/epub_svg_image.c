/* write/epub_svg_image.c - pictures within an SVG file, as data: URLs */
#include "write/epub_svg.h"

#include "base/base64.h"
#include "base/url.h"

#define DEPTH_MOST 4 /* pictures in each other */

/* The bytes in a data: URL. */
static struct view data_bytes(struct arena *a, struct view url)
{
	size_t comma = view_find(url, ',', 0);
	struct view head = view_trim(view_part(url, 0, comma));

	if (comma == url.n)
		return VIEW("");
	url = view_from(url, comma + 1);
	return view_ends(head, "base64") ? base64_decoded(a, url)
	                                 : url_decoded(a, url);
}

static struct view linked_bytes(const struct picture *picture, struct view url)
{
	for (int i = 0; picture && i < picture->link_count; i++)
		if (view_equal(picture->links[i].url, url))
			return picture->links[i].bytes;
	return VIEW("");
}

static struct view as_url(struct arena *a, const char *type, struct view bytes)
{
	struct buf url = {0};
	struct view kept;

	buf_printf(&url, "data:%s;base64,", type);
	base64_put(&url, bytes);
	kept = arena_view(a, (struct view){buf_text(&url), url.len});
	buf_clear(&url);
	return kept;
}

struct view epub_svg_image(struct arena *a, const struct picture *picture,
                           struct view url, int depth)
{
	bool is_data =
		url.n > 5 && view_is_nocase(view_part(url, 0, 5), "data:");
	struct view bytes =
		is_data ? data_bytes(a, url) : linked_bytes(picture, url);
	struct buf clean = {0};
	const char *reason;
	struct view kept = VIEW("");

	if (bytes.n > 8 && memcmp(bytes.p, "\x89PNG\r\n\x1A\n", 8) == 0)
		return as_url(a, "image/png", bytes);
	if (bytes.n > 3 && memcmp(bytes.p, "\xFF\xD8\xFF", 3) == 0)
		return as_url(a, "image/jpeg", bytes);
	if (bytes.n && depth < DEPTH_MOST &&
	    epub_svg_within(a, bytes, NULL, depth + 1, &clean, &reason))
		kept = as_url(a, "image/svg+xml",
		              (struct view){clean.bytes, clean.len});
	buf_clear(&clean);
	return kept;
}
