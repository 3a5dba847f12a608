/*
 * doc/links.c - where internal links lead
 *
 * "#id" is looked for in its own file, then in the book; "other.md" and
 * "other.md#id" beside the file that the link stands in. mdBook writes its
 * chapters as other.html: that names the chapter of the same stem, too.
 */
#include "base/file.h"
#include "base/url.h"
#include "doc/resolve.h"

static struct node *find_place(const struct book *book, struct view path,
                               struct view id)
{
	struct arena *a = book->memory;

	if (!id.n)
		return map_get(&book->places, path);
	return map_get(&book->places,
	               view_of(arena_printf(a, "%.*s#%.*s", (int)path.n, path.p,
	                                    (int)id.n, id.p)));
}

/* The file part of a link -> the path of a chapter, or nothing. */
static struct view find_file(const struct book *book, struct view from,
                             struct view file)
{
	static const char *const endings[] = {"", ".md", ".markdown"};
	struct arena *a = book->memory;
	struct view path =
		file_normal(a, view_of(file_join(a, file_folder(from), file)));
	struct view base = path;

	if (map_get(&book->places, path))
		return path;
	if (view_ends(path, ".html"))
		base.n -= 5;
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		struct view tried = view_of(arena_printf(
			a, "%.*s%s", (int)base.n, base.p, endings[i]));

		if (map_get(&book->places, tried))
			return tried;
	}
	return VIEW("");
}

static struct node *find_target(const struct book *book,
                                const struct chapter *chapter, struct view url)
{
	struct arena *a = book->memory;
	size_t hash = view_find(url, '#', 0);
	struct view file = url_decoded(a, view_part(url, 0, hash));
	struct view id = VIEW("");
	struct node *target;

	if (hash < url.n)
		id = url_decoded(a, view_from(url, hash + 1));
	if (file.n) {
		struct view path = find_file(book, chapter->path, file);

		return path.n ? find_place(book, path, id) : NULL;
	}
	target = find_place(book, chapter->path, id);
	return target || !id.n ? target : find_place(book, VIEW(""), id);
}

void book_link(struct book *book, struct diag *d)
{
	for (int i = 0; i < book->chapter_count; i++) {
		const struct chapter *chapter = book->chapters[i];

		for (struct node *node = node_next(chapter->top, chapter->top);
		     node; node = node_next(chapter->top, node)) {
			struct view url = node->link.url;

			if (node->kind != NODE_LINK || node->link.target ||
			    url_is_absolute(url))
				continue;
			node->link.target = find_target(book, chapter, url);
			if (!node->link.target)
				diag_add(d, DIAG_LINK_BROKEN, node->at, "%.*s",
				         (int)url.n, url.p);
		}
	}
}
