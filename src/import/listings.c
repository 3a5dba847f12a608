/* import/listings.c - what the attributes of code blocks ask for */
#include "import/listings.h"

#define NUMBER_MOST 10000000

/* --- the language --- */

/* The first class that names one, or NULL. */
static const struct language *language_of(const struct node *node)
{
	const struct language *language = NULL;

	for (int i = 0; !language && node->attr && i < node->attr->class_count;
	     i++)
		language = code_language(node->attr->classes[i]);
	return language;
}

/* --- lines that only the compiler sees --- */

enum line_kind {
	LINE_SHOWN,
	LINE_HIDDEN,  /* "# use std::fmt;" or "#" alone */
	LINE_ESCAPED, /* "## [section]" stands for "# [section]" */
};

static enum line_kind kind_of_line(struct view line)
{
	struct view words = view_trim(line);

	if (view_is(words, "#") || view_starts(words, "# "))
		return LINE_HIDDEN;
	return view_starts(words, "##") ? LINE_ESCAPED : LINE_SHOWN;
}

/* rustdoc's custom: a line that begins with "# " is compiled, not shown. */
static void hide_lines(struct listings *l, struct node *node)
{
	bool shows = node_has_class(node, "showhidden");
	struct view rest = node->text, line;
	struct buf out = {0};
	bool is_first = true;

	if (view_find(node->text, '#', 0) == node->text.n)
		return;
	while (view_split(&rest, '\n', &line)) {
		enum line_kind kind = kind_of_line(line);
		size_t hash = view_find(line, '#', 0);
		size_t skip = hash + 1;

		if (kind == LINE_HIDDEN && !shows)
			continue;
		if (!is_first)
			buf_char(&out, '\n');
		is_first = false;
		if (kind == LINE_SHOWN) {
			buf_view(&out, line);
			continue;
		}
		if (kind == LINE_HIDDEN && skip < line.n)
			skip++;
		buf_view(&out, view_part(line, 0, hash));
		buf_view(&out, view_from(line, skip));
	}
	if (out.len < node->text.n)
		node->text = arena_view(l->book->memory,
		                        (struct view){buf_text(&out), out.len});
	buf_clear(&out);
}

/* --- numbers and highlights --- */

static bool has_one_of(const struct node *node, const char *const *classes)
{
	for (; *classes; classes++)
		if (node_has_class(node, *classes))
			return true;
	return false;
}

static struct view value_of_one(const struct node *node,
                                const char *const *keys)
{
	struct view value = {0};

	for (; !value.n && *keys; keys++)
		value = node_value(node, *keys);
	return value;
}

static void bad_value(struct listings *l, const struct node *node,
                      struct view value)
{
	diag_add(l->diag, DIAG_VALUE_BAD, node->at, "lines of code: %.*s",
	         (int)value.n, value.p);
}

/* A number that ends before *at of text; false when there is none. */
static bool read_number(struct view text, size_t *at, int *number)
{
	size_t start = *at;

	*number = 0;
	while (*at < text.n && ascii_is_digit(text.p[*at]) &&
	       *number < NUMBER_MOST)
		*number = 10 * *number + (text.p[(*at)++] - '0');
	return *at > start;
}

static void mark_lines(struct listing *listing, int first, int last)
{
	for (int i = first < 1 ? 1 : first;
	     i <= last && i <= listing->line_count; i++)
		listing->marked[(i - 1) / 8] |= (uint8_t)(1 << ((i - 1) % 8));
}

/* "2-3 5,7", counted from 1 whatever number the first line has. */
static void read_marked(struct listings *l, const struct node *node,
                        struct listing *listing, struct view value)
{
	size_t at = 0;

	listing->marked = arena_alloc(l->book->memory,
	                              (size_t)listing->line_count / 8 + 1, 1);
	while (at < value.n) {
		int first, last;

		if (value.p[at] == ' ' || value.p[at] == ',') {
			at++;
			continue;
		}
		if (!read_number(value, &at, &first)) {
			bad_value(l, node, value);
			return;
		}
		last = first;
		if (at < value.n && value.p[at] == '-') {
			at++;
			if (!read_number(value, &at, &last)) {
				bad_value(l, node, value);
				return;
			}
		}
		mark_lines(listing, first, last);
	}
}

static void read_lines(struct listings *l, const struct node *node,
                       struct listing *listing)
{
	static const char *const numbered[] = {"numberLines",  "number-lines",
	                                       "numbered",     "lineNumbers",
	                                       "line-numbers", NULL};
	static const char *const starts[] = {"startFrom", "start-from",
	                                     "startLine", NULL};
	static const char *const marks[] = {"hl_lines", "hl-lines", "highlight",
	                                    "emphasize-lines", NULL};
	struct view start = value_of_one(node, starts);
	struct view marked = value_of_one(node, marks);
	size_t at = 0;

	listing->numbered = has_one_of(node, numbered);
	listing->first_number = 1;
	if (start.n && (!read_number(start, &at, &listing->first_number) ||
	                at < start.n)) {
		bad_value(l, node, start);
		listing->first_number = 1;
	}
	if (marked.n)
		read_marked(l, node, listing, marked);
}

/* --- what stands around the code --- */

/* In place of node, a block with node in it. */
static struct node *wrap(struct arena *a, struct node *node,
                         enum node_kind kind)
{
	struct node *around = node_new(a, kind, node->at);

	node_insert_before(node, around);
	node_unlink(node);
	node_append(around, node);
	return around;
}

/* The words of an attribute, one space between. */
static struct view words_of(struct arena *a, struct view value)
{
	struct buf out = {0};
	struct view word;

	while (view_split(&value, ' ', &word)) {
		if (!word.n)
			continue;
		if (out.len)
			buf_char(&out, ' ');
		buf_view(&out, word);
	}
	word = arena_view(a, (struct view){buf_text(&out), out.len});
	buf_clear(&out);
	return word;
}

/* filename="src/main.rs": Div .listing [Para .filename [Code], CodeBlock] */
static void add_file_name(struct listings *l, struct node *node)
{
	static const char *const keys[] = {"filename", "file", "title", NULL};
	struct arena *a = l->book->memory;
	struct view name = words_of(a, value_of_one(node, keys));
	struct node *around, *para;

	if (!name.n)
		return;
	around = wrap(a, node, NODE_DIV);
	node_add_class(a, around, VIEW("listing"));
	para = node_new(a, NODE_PARA, node->at);
	node_add_class(a, para, VIEW("filename"));
	node_append(para, node_text(a, NODE_CODE, node->at, name));
	node_insert_before(node, para);
}

/* caption="...": Figure [Caption [Plain], ...], as pandoc has around images */
static void add_caption(struct listings *l, struct node *node)
{
	struct arena *a = l->book->memory;
	struct view words = words_of(a, node_value(node, "caption"));
	struct node *caption, *plain, *figure;

	if (!words.n)
		return;
	figure = wrap(a, node, NODE_FIGURE);
	node_add_class(a, figure, VIEW("listing"));
	if (node_id(node).n) { /* what has the caption is what is referred to */
		figure->attr->id = node_id(node);
		node->attr->id = VIEW("");
	}
	caption = node_new(a, NODE_CAPTION, node->at);
	plain = node_new(a, NODE_PLAIN, node->at);
	node_append(plain, node_text(a, NODE_STR, node->at, words));
	node_append(caption, plain);
	node_insert_before(node, caption);
}

/* --- the whole --- */

static int count_lines(struct view text)
{
	int lines = 1;

	for (size_t at = 0; (at = view_find(text, '\n', at)) < text.n; at++)
		lines++;
	return lines;
}

static void make_listing(struct listings *l, struct node *node)
{
	const struct language *language = language_of(node);
	struct listing *listing = arena_new(l->book->memory, struct listing);

	listing_include(l, node);
	if (language) {
		listing->language = code_language_name(language);
		if (view_is(listing->language, "rust"))
			hide_lines(l, node);
		listing->tokens = code_scan(&l->coder, language, node->text);
	}
	listing->line_count = count_lines(node->text);
	read_lines(l, node, listing);
	node->listing = listing;
	if (node->attr && node->attr->pair_count) {
		add_caption(l, node);
		add_file_name(l, node);
	}
}

void book_load_listings(struct book *book, const struct file_root *roots,
                        int root_count, struct diag *d)
{
	struct listings l = {.book = book,
	                     .roots = roots,
	                     .root_count = root_count,
	                     .diag = d,
	                     .coder = {.memory = book->memory}};

	for (int i = 0; i < book->chapter_count; i++) {
		struct node *top = book->chapters[i]->top, *next;

		l.folder = file_folder(book->chapters[i]->path);
		for (struct node *node = node_next(top, top); node;
		     node = next) {
			next = node_next(top, node);
			if (node->kind == NODE_CODE_BLOCK)
				make_listing(&l, node);
		}
	}
}
