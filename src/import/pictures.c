/*
 * import/pictures.c - find the pictures of a book and read each once
 *
 * A relative path is tried from its chapter's folder, beneath each root, then
 * from the root itself. Nothing is fetched from a network, and nothing outside
 * the roots is opened.
 */
#include "base/url.h"
#include "foreign/pdf_sheet.h"
#include "import/gunzip.h"
#include "import/svg_head.h"

#define BYTES_MOST ((size_t)64 * 1024 * 1024)

struct loader {
	struct book *book;
	const struct file_root *roots;
	int root_count;
	struct diag *diag; /* NULL: a message comes when it is looked for */
	int page;          /* of a PDF, from 1 */
};

/* The path that a URL names: without query and fragment, decoded once. */
static struct view path_of_url(struct arena *a, struct view url)
{
	url.n = view_find(url, '#', 0);
	url.n = view_find(url, '?', 0);
	return url_decoded(a, url);
}

/* The part of path below the root's folder; an absolute path that is not
 * below it stays, and is refused. */
static const char *below_root(const struct file_root *root, struct view path)
{
	size_t n = strlen(root->path);

	if (path.n > n && path.p[n] == '/' && view_starts(path, root->path))
		return path.p + n + 1;
	return path.p;
}

enum file_status roots_read(const struct file_root *roots, int root_count,
                            struct view path, size_t most, struct buf *bytes)
{
	enum file_status worst = FILE_MISSING;

	for (int i = 0; i < root_count; i++) {
		enum file_status status = file_read_beneath(
			&roots[i], below_root(&roots[i], path), most, bytes);

		if (status == FILE_OK)
			return status;
		if (status != FILE_MISSING)
			worst = status;
	}
	return worst;
}

/* What keeps a book with this page from PDF/A and PDF/UA. */
static void report_page(struct loader *l, const struct picture *picture)
{
	const struct pdf_sheet *page = picture->page;
	struct place at = {picture->path.p, 0, 0};

	if (page->loose_font.n)
		diag_add(l->diag, DIAG_PDF_PAGE_POOR, at,
		         "font %s is not embedded", page->loose_font.p);
	if (page->dumb_font.n)
		diag_add(l->diag, DIAG_PDF_PAGE_POOR, at,
		         "font %s does not tell its letters",
		         page->dumb_font.p);
	if (page->is_cmyk)
		diag_add(l->diag, DIAG_PDF_PAGE_POOR, at, "%s",
		         "colours are CMYK without a profile");
}

static bool read_page(struct loader *l, struct picture *picture,
                      const char **reason)
{
	picture->page_number = l->page;
	picture->page = pdf_sheet_read(l->book->memory, picture->bytes, l->page,
	                               reason);
	if (!picture->page)
		return false;
	picture->width = PT(picture->page->width);
	picture->height = PT(picture->page->height);
	if (l->diag)
		report_page(l, picture);
	return true;
}

static struct picture *make_picture(struct loader *l, struct view path,
                                    const struct buf *bytes,
                                    const char **reason)
{
	struct arena *a = l->book->memory;
	struct picture *picture = arena_new(a, struct picture);
	struct view file = {buf_text(bytes), bytes->len};

	picture->path = path;
	if (!is_gzip(file))
		picture->bytes = arena_view(a, file);
	else if (!gunzip(a, file, &picture->bytes, reason))
		return NULL;
	picture->index = (int)l->book->pictures.count;
	if (!image_read(picture, reason) ||
	    (picture->kind == PICTURE_PDF && !read_page(l, picture, reason)))
		return NULL;
	if (picture->is_moving && l->diag)
		diag_add(l->diag, DIAG_IMAGE_MOVING,
		         (struct place){picture->path.p, 0, 0}, "%s",
		         picture->kind == PICTURE_GIF
		                 ? "GIF, which the EPUB shows as it is"
		                 : "WebP, also in the EPUB");
	return picture;
}

/* One file that an SVG shows, from its own folder on. */
static bool load_link(struct loader *l, const struct picture *picture,
                      const struct svg_link *link, struct picture_link *loaded)
{
	struct arena *a = l->book->memory;
	struct place at = {picture->path.p, link->line, 0};
	struct view path = path_of_url(a, link->url);
	struct buf bytes = {0};
	enum file_status status = FILE_OUTSIDE;

	path = view_of(file_join(a, file_folder(picture->path), path));
	if (!url_is_absolute(link->url))
		status = roots_read(l->roots, l->root_count,
		                    file_normal(a, path), BYTES_MOST, &bytes);
	if (status == FILE_MISSING)
		diag_add(l->diag, DIAG_IMAGE_MISSING, at, "%.*s",
		         (int)link->url.n, link->url.p);
	else if (status != FILE_OK)
		diag_add(l->diag, DIAG_FILE_OUTSIDE, at, "%.*s",
		         (int)link->url.n, link->url.p);
	*loaded = (struct picture_link){
		link->url,
		arena_view(a, (struct view){buf_text(&bytes), bytes.len})};
	buf_clear(&bytes);
	return status == FILE_OK;
}

static void load_links(struct loader *l, struct picture *picture)
{
	struct svg_links links =
		svg_find_links(l->book->memory, picture->bytes);
	struct picture_link *loaded;

	if (!links.count)
		return;
	loaded = arena_alloc(l->book->memory, (size_t)links.count,
	                     sizeof(*loaded));
	for (int i = 0; i < links.count; i++)
		if (load_link(l, picture, &links.items[i],
		              &loaded[picture->link_count]))
			picture->link_count++;
	picture->links = loaded;
}

/* The picture under path, read now or before. *reason is set when there is
 * none. */
static struct picture *load_path(struct loader *l, struct view path,
                                 enum file_status *status, const char **reason)
{
	struct view key =
		l->page == 1
			? path
			: view_of(arena_printf(l->book->memory, "%.*s#page=%d",
	                                       (int)path.n, path.p, l->page));
	struct picture *picture = map_get(&l->book->pictures, key);
	struct buf bytes = {0};

	*status = FILE_OK;
	if (picture)
		return picture;
	*status = roots_read(l->roots, l->root_count, path, BYTES_MOST, &bytes);
	if (*status == FILE_OK)
		picture = make_picture(l, path, &bytes, reason);
	buf_clear(&bytes);
	if (!picture)
		return NULL;
	*map_at(&l->book->pictures, key) = picture;
	if (picture->kind == PICTURE_SVG)
		load_links(l, picture);
	return picture;
}

static const struct picture *find_picture(struct loader *l, struct view folder,
                                          struct view url, struct place at)
{
	struct arena *a = l->book->memory;
	struct view path = path_of_url(a, url);
	struct view beside =
		file_normal(a, view_of(file_join(a, folder, path)));
	enum file_status status, second = FILE_MISSING;
	const char *reason = NULL;
	struct picture *picture = load_path(l, beside, &status, &reason);

	if (picture)
		return picture;
	path = file_normal(a, path);
	if (!reason && !view_equal(path, beside))
		picture = load_path(l, path, &second, &reason);
	if (picture)
		return picture;
	if (status == FILE_MISSING)
		status = second;
	if (reason)
		diag_add(l->diag, DIAG_IMAGE_BAD, at, "%.*s: %s", (int)url.n,
		         url.p, reason);
	else if (status == FILE_MISSING)
		diag_add(l->diag, DIAG_IMAGE_MISSING, at, "%.*s", (int)url.n,
		         url.p);
	else if (status == FILE_OUTSIDE)
		diag_add(l->diag, DIAG_FILE_OUTSIDE, at, "%.*s", (int)url.n,
		         url.p);
	else
		diag_add(l->diag, DIAG_IMAGE_BAD, at, "%.*s: %s", (int)url.n,
		         url.p, file_status_text(status));
	return NULL;
}

/* True when alt="" was written: the picture is only decoration. */
static bool is_decorative(const struct node *image)
{
	for (int i = 0; image->attr && i < image->attr->pair_count; i++)
		if (view_is(image->attr->pairs[i].key, "alt"))
			return !image->attr->pairs[i].value.n;
	return false;
}

static void check_alternative(struct loader *l, const struct node *image)
{
	struct buf text = {0};

	if (!node_value(image, "alt").n && !is_decorative(image)) {
		node_plain_text(image, &text);
		if (!view_trim((struct view){buf_text(&text), text.len}).n)
			diag_add(l->diag, DIAG_ALT_MISSING, image->at, "%.*s",
			         (int)image->link.url.n, image->link.url.p);
	}
	buf_clear(&text);
}

/* A remote picture becomes a link to it, its alternative text the words. */
static void make_link(struct loader *l, struct node *image)
{
	diag_add(l->diag, DIAG_IMAGE_REMOTE, image->at, "%.*s",
	         (int)image->link.url.n, image->link.url.p);
	image->kind = NODE_LINK;
	if (!image->first)
		node_append(image, node_text(l->book->memory, NODE_STR,
		                             image->at, image->link.url));
}

/* "page=2" of a PDF; other pictures have one. */
static int page_of(struct loader *l, const struct node *image)
{
	struct view text = view_trim(node_value(image, "page"));
	int page = 0;

	for (size_t i = 0; i < text.n && page < 1000000; i++) {
		if (!ascii_is_digit(text.p[i])) {
			page = 0;
			break;
		}
		page = 10 * page + (text.p[i] - '0');
	}
	if (text.n && !page)
		diag_add(l->diag, DIAG_VALUE_BAD, image->at, "page=%.*s",
		         (int)text.n, text.p);
	return page ? page : 1;
}

static void load_image(struct loader *l, struct view folder, struct node *image)
{
	struct view url = image->link.url;

	if (image->link.picture) /* made by plot/ */
		return;
	if (view_starts(url, "http:") || view_starts(url, "https:") ||
	    view_starts(url, "//")) {
		make_link(l, image);
		return;
	}
	check_alternative(l, image);
	l->page = page_of(l, image);
	if (url_is_absolute(url))
		diag_add(l->diag, DIAG_IMAGE_BAD, image->at,
		         "%.*s: only files are read",
		         (int)(url.n > 40 ? 40 : url.n), url.p);
	else
		image->link.picture = find_picture(l, folder, url, image->at);
}

void book_add_picture(struct book *book, struct view path, struct view bytes)
{
	struct buf copy = {0};
	struct loader l = {.book = book, .page = 1};
	const char *reason = NULL;
	struct picture *picture;

	book->pictures.memory = book->memory;
	path = file_normal(book->memory, path_of_url(book->memory, path));
	buf_view(&copy, bytes);
	if (!map_get(&book->pictures, path)) {
		picture = make_picture(&l, path, &copy, &reason);
		if (picture) /* a bad one is reported when it is looked for */
			*map_at(&book->pictures, path) = picture;
	}
	buf_clear(&copy);
}

void book_load_images(struct book *book, const struct file_root *roots,
                      int root_count, struct diag *d)
{
	struct loader l = {book, roots, root_count, d, 1};

	book->pictures.memory = book->memory;
	if (book->meta.cover_image.n) {
		const struct value *value =
			value_get(book->meta.values, "cover-image");

		l.page = 1;
		book->cover =
			find_picture(&l, VIEW("."), book->meta.cover_image,
		                     value ? value->at : (struct place){0});
	}
	for (int i = 0; i < book->chapter_count; i++) {
		const struct chapter *chapter = book->chapters[i];
		struct view folder = file_folder(chapter->path);

		for (struct node *node = node_next(chapter->top, chapter->top);
		     node; node = node_next(chapter->top, node))
			if (node->kind == NODE_IMAGE)
				load_image(&l, folder, node);
	}
}
