/*
 * tests/spec/spec.c - the examples of GitHub's specification of Markdown
 *
 *	spec SPEC.TXT DIFFERENCES.TXT [NUMBER]
 *
 * Takes   spec.txt: Markdown and the HTML that it should become, in fences of
 *         32 backticks; differences.txt: "NUMBER reason", the examples of
 *         which we make something else on purpose
 * Gives   one line a section; below it the numbers of the examples that
 *         differ, and why. With a NUMBER, both sides of that example.
 * Checks  the Markdown importer and the EPUB's XHTML together; figures, which
 *         we make of paragraphs of one image, are taken apart before.
 */
#include "base/array.h"
#include "import/import.h"
#include "tests/spec/normal.h"
#include "write/write.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark-gfm.h>

#define FENCE     "````````````````````````````````"
#define FILE_MOST ((size_t)16 << 20)

struct example {
	int number;
	struct view section;
	struct view markdown;
	struct view html;
};

enum outcome {
	SAME,
	RAW_HTML,  /* it holds raw HTML, which is taken over or dropped */
	BY_DESIGN, /* it stands in differences.txt */
	WRONG,
	OUTCOMES
};

struct spec {
	struct arena memory;
	struct example *examples;
	int count, room;
	const char **reasons; /* by number; NULL: none */
	int reason_count;
};

/* --- reading --- */

static struct view read_text(struct arena *a, const char *path)
{
	struct buf bytes = {0};
	struct view text = {0};

	if (file_read(path, FILE_MOST, &bytes) == FILE_OK)
		text = arena_view(a,
		                  (struct view){buf_text(&bytes), bytes.len});
	else
		fprintf(stderr, "%s: cannot read file\n", path);
	buf_clear(&bytes);
	return text;
}

/* A tab is shown as an arrow there. */
static struct view with_tabs(struct arena *a, struct view v)
{
	char *text = arena_copy(a, v.p, v.n);
	size_t n = 0;

	for (size_t i = 0; i < v.n; i++) {
		if (view_starts(view_from(v, i), "→")) {
			text[n++] = '\t';
			i += strlen("→") - 1;
		} else {
			text[n++] = v.p[i];
		}
	}
	text[n] = '\0';
	return (struct view){text, n};
}

/* The lines up to one that is the word alone; *rest moves past that. */
static struct view lines_until(struct view *rest, const char *word)
{
	struct view start = *rest, line;

	while (view_split(rest, '\n', &line))
		if (view_is(line, word))
			return (struct view){start.p,
			                     (size_t)(line.p - start.p)};
	return start;
}

static void read_examples(struct spec *spec, struct view rest)
{
	struct view line, section = {0};

	while (view_split(&rest, '\n', &line)) {
		if (view_starts(line, "#"))
			section = view_trim(
				view_from(line, view_find(line, ' ', 0)));
		if (!view_starts(line, FENCE " example"))
			continue;
		*ARRAY_ADD(&spec->memory, spec->examples, spec->count,
		           spec->room) = (struct example){
			.number = spec->count,
			.section = section,
			.markdown = with_tabs(&spec->memory,
		                              lines_until(&rest, ".")),
			.html = with_tabs(&spec->memory,
		                          lines_until(&rest, FENCE)),
		};
	}
}

/* The last reason wins; "#" begins a comment. */
static void read_reasons(struct spec *spec, struct view rest)
{
	struct view line;

	spec->reason_count = spec->count + 1;
	spec->reasons = arena_alloc(&spec->memory, (size_t)spec->reason_count,
	                            sizeof(*spec->reasons));
	while (view_split(&rest, '\n', &line)) {
		long number = strtol(line.p, NULL, 10);
		size_t space = view_find(line, ' ', 0);

		if (number > 0 && number < spec->reason_count && space < line.n)
			spec->reasons[number] =
				arena_view(&spec->memory,
			                   view_from(line, space + 1))
					.p;
	}
}

/* --- our side --- */

/* A picture that is there, whatever its name: the smallest PNG. */
static const struct picture *any_picture(struct book *book, struct view path)
{
	static const char png[] =
		"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x8\0\0\0\0"
		":~\x9bU\0\0\0\nIDATx\x9c"
		"c`\0\0\0\2\0\1H\xaf\xa4q"
		"\0\0\0\0IEND\xae"
		"B`\x82";
	void **slot = map_at(&book->pictures, path);
	struct picture *picture = *slot;

	if (picture)
		return picture;
	picture = arena_new(book->memory, struct picture);
	picture->path = VIEW("any.png");
	picture->index = (int)book->pictures.count - 1;
	picture->bytes = (struct view){png, sizeof(png) - 1};
	picture->width = picture->height = PT(1);
	picture->pixel_width = picture->pixel_height = 1;
	*slot = picture;
	return picture;
}

/* Figure [Caption [Plain words], Plain [Image]] -> Para [Image words] */
static void undo_figure(struct node *figure)
{
	struct node *caption = figure->first;
	struct node *image = caption->next->first;

	if (!image->first && caption->first)
		node_take_children(image, caption->first);
	node_unlink(image);
	while (figure->first)
		node_unlink(figure->first);
	figure->kind = NODE_PARA;
	node_append(figure, image);
	if (image->attr)
		image->attr->pair_count = 0; /* alt, made of the words */
}

static bool is_figure(const struct node *node)
{
	return node->kind == NODE_FIGURE && node->first &&
	       node->first->kind == NODE_CAPTION && node->first->next &&
	       node->first->next->first &&
	       node->first->next->first->kind == NODE_IMAGE;
}

struct images {
	struct view *urls;
	int count, room;
};

static void prepare(struct book *book, struct node *top, struct images *images)
{
	for (struct node *n = top; n; n = node_next(top, n)) {
		if (is_figure(n))
			undo_figure(n);
		if (n->kind == NODE_LINK && !view_starts(n->link.url, "//") &&
		    !normal_scheme(arena_view(book->memory, n->link.url).p))
			n->link.url = view_of(arena_printf(
				book->memory, "%s%.*s", NORMAL_BASE,
				(int)n->link.url.n, n->link.url.p));
		if (n->kind != NODE_IMAGE)
			continue;
		n->link.picture = any_picture(book, n->link.url);
		*ARRAY_ADD(book->memory, images->urls, images->count,
		           images->room) = n->link.url;
	}
}

/* The XHTML that chapbook makes of it, in normal form. */
static void our_side(const struct example *example, struct buf *out)
{
	struct arena memory = {0};
	struct diag diag = {0};
	struct book book = {.memory = &memory,
	                    .theme = theme_default(),
	                    .pictures = {.memory = &memory}};
	struct images images = {.urls = (struct view[1]){{0}}};
	struct buf html = {0};
	struct view text =
		text_clean(&memory, example->markdown, "spec.md", &diag);
	struct node *top = markdown_read(&memory, text, "spec.md", 1, &diag);

	meta_read(&memory, &book.meta, &diag);
	prepare(&book, top, &images);
	book_add_chapter(&book, VIEW("spec.md"), top);
	book_resolve(&book, &diag);
	xhtml_write_body(&book, top, &html);
	normal_html((struct view){buf_text(&html), html.len}, images.urls,
	            images.count, out);
	buf_clear(&html);
	diag_clear(&diag);
	arena_reset(&memory);
}

/* --- comparing --- */

static bool has_raw_html(const struct example *example)
{
	cmark_node *top = cmark_parse_document(example->markdown.p,
	                                       example->markdown.n, 0);
	cmark_iter *iter = cmark_iter_new(top);
	bool has = false;

	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node_type type =
			cmark_node_get_type(cmark_iter_get_node(iter));

		has |= type == CMARK_NODE_HTML_BLOCK ||
		       type == CMARK_NODE_HTML_INLINE;
	}
	cmark_iter_free(iter);
	cmark_node_free(top);
	return has;
}

static enum outcome compare(const struct spec *spec,
                            const struct example *example, bool show)
{
	struct buf got = {0}, want = {0};
	enum outcome outcome = SAME;

	our_side(example, &got);
	normal_html(example->html, NULL, 0, &want);
	if (strcmp(buf_text(&got), buf_text(&want)) != 0)
		outcome = spec->reasons[example->number] ? BY_DESIGN
		          : has_raw_html(example)        ? RAW_HTML
		                                         : WRONG;
	if (show)
		printf("--- Markdown\n%.*s--- wanted\n%s--- got\n%s",
		       (int)example->markdown.n, example->markdown.p,
		       buf_text(&want), buf_text(&got));
	buf_clear(&got);
	buf_clear(&want);
	return outcome;
}

static void print_numbers(const struct spec *spec, const enum outcome *outcomes,
                          int start, int end)
{
	bool any = false;

	for (int i = start; i < end; i++)
		if (outcomes[i] == WRONG)
			printf("     example %d differs\n", i + 1);
	for (int i = start; i < end; i++)
		if (outcomes[i] == BY_DESIGN)
			printf("     example %d: %s\n", i + 1,
			       spec->reasons[i + 1]);
	for (int i = start; i < end; i++) {
		if (outcomes[i] != RAW_HTML)
			continue;
		printf(any ? " %d" : "     raw HTML: %d", i + 1);
		any = true;
	}
	if (any)
		putchar('\n');
}

static bool print_section(const struct spec *spec, const enum outcome *outcomes,
                          int start, int end)
{
	static const char *const words[] = {"the same", "raw HTML", "by design",
	                                    "wrong"};
	struct view name = spec->examples[start].section;
	int counts[OUTCOMES] = {0};
	const char *separator = ": ";

	for (int i = start; i < end; i++)
		counts[outcomes[i]]++;
	printf("%s spec/%.*s", counts[WRONG] ? "FAIL" : "ok  ", (int)name.n,
	       name.p);
	for (int i = 0; i < OUTCOMES; i++) {
		if (!counts[i])
			continue;
		printf("%s%d %s", separator, counts[i], words[i]);
		separator = ", ";
	}
	putchar('\n');
	print_numbers(spec, outcomes, start, end);
	return !counts[WRONG];
}

/* A reason that is no longer needed hides the next real difference. */
static bool print_needless(const struct spec *spec,
                           const enum outcome *outcomes)
{
	bool ok = true;

	for (int i = 0; i < spec->count; i++) {
		if (outcomes[i] != SAME || !spec->reasons[i + 1])
			continue;
		printf("FAIL spec/differences.txt: example %d is the same "
		       "now\n",
		       i + 1);
		ok = false;
	}
	return ok;
}

static bool print_all(struct spec *spec)
{
	enum outcome *outcomes = arena_alloc(&spec->memory, (size_t)spec->count,
	                                     sizeof(*outcomes));
	bool ok = true;

	for (int i = 0; i < spec->count; i++)
		outcomes[i] = compare(spec, &spec->examples[i], false);
	for (int i = 0, end; i < spec->count; i = end) {
		for (end = i + 1; end < spec->count &&
		                  view_equal(spec->examples[end].section,
		                             spec->examples[i].section);
		     end++)
			;
		ok &= print_section(spec, outcomes, i, end);
	}
	return print_needless(spec, outcomes) && ok;
}

int main(int argc, char **argv)
{
	struct spec spec = {0};
	bool ok = false;
	int number = argc > 3 ? atoi(argv[3]) : 0;

	if (argc < 3) {
		fprintf(stderr, "usage: spec SPEC.TXT DIFFERENCES.TXT "
		                "[NUMBER]\n");
		return 2;
	}
	read_examples(&spec, read_text(&spec.memory, argv[1]));
	read_reasons(&spec, read_text(&spec.memory, argv[2]));
	if (number > 0 && number <= spec.count)
		ok = compare(&spec, &spec.examples[number - 1], true) == SAME;
	else if (spec.count)
		ok = print_all(&spec);
	arena_reset(&spec.memory);
	return ok ? 0 : 1;
}
