/* plot/plot.c - charts and diagrams written as text become figures */
#include "plot/plot.h"

#include "import/import.h"
#include "plot/csv.h"
#include "plot/dot.h"
#include "plot/draw.h"

/* The same graph need not be drawn twice. */
struct plotter {
	struct book *book;
	const struct plot_options *options;
	struct shaper *shaper;
	struct chapter *chapter;
	struct map diagrams; /* text -> struct dot_result * */
	bool shows_data;
	int charts, graphs;
	struct diag *diag;
};

/* What a block becomes. */
struct drawn {
	struct view svg;
	struct view alt;
	struct view id;
	const struct value *caption; /* or NULL */
	const struct picture_table *table;
	const char *kind;
};

static bool is_plot(const struct node *node)
{
	return node->kind == NODE_CODE_BLOCK && node->attr &&
	       node->attr->class_count &&
	       (view_is(node->attr->classes[0], "chart") ||
	        view_is(node->attr->classes[0], "dot"));
}

/* The next block to draw below top, after node; NULL at the end. */
static struct node *next_plot(const struct node *top, struct node *node)
{
	do
		node = node_next(top, node);
	while (node && !is_plot(node));
	return node;
}

bool plot_is_needed(const struct book *book)
{
	for (int i = 0; i < book->chapter_count; i++)
		if (next_plot(book->chapters[i]->top, book->chapters[i]->top))
			return true;
	return false;
}

/* --- the figure --- */

/* Pictures of files have normal paths, in which "//" cannot be. */
static const struct picture *make_picture(struct plotter *p,
                                          const struct drawn *drawn)
{
	struct arena *a = p->book->memory;
	struct picture *picture = arena_new(a, struct picture);
	int number = view_is(view_of(drawn->kind), "chart") ? ++p->charts
	                                                    : ++p->graphs;
	const char *why;

	p->book->pictures.memory = a;
	picture->bytes = drawn->svg;
	picture->table = drawn->table;
	picture->path =
		view_of(arena_printf(a, "//%s-%d.svg", drawn->kind, number));
	picture->index = (int)p->book->pictures.count;
	if (!image_read(picture, &why))
		return NULL;
	*map_at(&p->book->pictures, picture->path) = picture;
	return picture;
}

/* A caption is Markdown: its first paragraph. */
static void add_caption(struct plotter *p, struct node *figure,
                        const struct value *caption)
{
	struct arena *a = p->book->memory;
	struct node *top = markdown_read(a, caption->text, caption->at.file,
	                                 caption->at.line, p->diag);
	struct node *plain = node_new(a, NODE_PLAIN, caption->at);
	struct node *holder = node_new(a, NODE_CAPTION, caption->at);

	smart_punctuation(a, top, node_lang(figure, p->book->meta.lang));
	if (!top->first || top->first->kind != NODE_PARA)
		return;
	node_take_children(plain, top->first);
	node_append(holder, plain);
	node_append(figure, holder);
}

/* Width and height that a dot block was given hold for its picture. */
static void take_size(struct plotter *p, const struct attr *from,
                      struct node *image)
{
	for (int i = 0; from && i < from->pair_count; i++)
		if (view_is(from->pairs[i].key, "width") ||
		    view_is(from->pairs[i].key, "height"))
			node_set_value(p->book->memory, image,
			               from->pairs[i].key,
			               from->pairs[i].value);
}

/* The code block turns into the figure, so that it keeps its place. */
static void make_figure(struct plotter *p, struct node *block,
                        const struct drawn *drawn)
{
	struct arena *a = p->book->memory;
	const struct picture *picture = make_picture(p, drawn);
	struct attr *old = block->attr;
	struct node *plain = node_new(a, NODE_PLAIN, block->at);
	struct node *image = node_new(a, NODE_IMAGE, block->at);

	if (!picture)
		return;
	block->kind = NODE_FIGURE;
	block->text = (struct view){0};
	block->attr = NULL;
	node_attr(a, block)->id = drawn->id.n ? drawn->id : old->id;
	node_add_class(a, block, view_of(drawn->kind));
	if (drawn->caption)
		add_caption(p, block, drawn->caption);
	node_append(block, plain);
	node_append(plain, image);
	image->link.url = picture->path;
	image->link.picture = picture;
	node_set_value(a, image, VIEW("alt"), drawn->alt);
	take_size(p, old, image);
}

/* --- charts --- */

static const struct picture_table *keep_table(struct plotter *p,
                                              const struct chart *chart)
{
	struct picture_table *table =
		arena_new(p->book->memory, struct picture_table);
	const struct csv *csv = chart->table;
	int columns = csv->column_count;
	struct view *cells;

	table->columns = columns;
	table->rows = csv->row_count + 1;
	cells = arena_alloc(p->book->memory,
	                    (size_t)columns * (size_t)table->rows,
	                    sizeof(*cells));
	table->cells = cells;
	for (int i = 0; i < table->rows; i++)
		for (int k = 0; k < columns; k++)
			cells[i * columns + k] = chart_text(
				p->book->memory,
				i ? csv->rows[i - 1].cells[k] : csv->names[k]);
	return table;
}

static void plot_chart(struct plotter *p, struct node *block)
{
	struct arena *a = p->book->memory;
	struct chart_files files = {p->options->roots, p->options->root_count,
	                            file_folder(p->chapter->path)};
	struct chart chart = {.at = block->at};
	struct drawn drawn = {.kind = "chart"};
	const struct value *map;
	int said = p->diag->total;

	map = yaml_read(a, block->text, block->at.file, block->at.line + 1,
	                p->diag);
	if (map->kind != VALUE_MAP) {
		if (p->diag->total == said)
			diag_add(p->diag, DIAG_CHART_BAD, block->at, "%s",
			         "its text is not a list of \"key: value\"");
		return;
	}
	chart.lang = node_lang(block, p->book->meta.lang);
	if (!chart_read(&chart, p->book, map, &files, p->diag))
		return;
	drawn.svg = chart_draw(&chart, p->book, p->shaper);
	drawn.alt = chart_alt(a, &chart);
	drawn.id = chart.id;
	drawn.caption = chart.caption;
	if (p->shows_data)
		drawn.table = keep_table(p, &chart);
	make_figure(p, block, &drawn);
}

/* --- diagrams --- */

static const struct dot_result *draw_graph(struct plotter *p, struct view text)
{
	struct arena *a = p->book->memory;
	struct dot_result *result = map_get(&p->diagrams, text);

	if (!result) {
		result = arena_new(a, struct dot_result);
		*result = dot_draw(a, text, &p->book->theme,
		                   p->options->fonts_folder);
		*map_at(&p->diagrams, text) = result;
	}
	return result;
}

static const struct value *caption_of(struct plotter *p,
                                      const struct node *block)
{
	struct value *caption;

	if (!node_value(block, "caption").n)
		return NULL;
	caption = arena_new(p->book->memory, struct value);
	caption->kind = VALUE_TEXT;
	caption->at = block->at;
	caption->text = node_value(block, "caption");
	return caption;
}

static void plot_graph(struct plotter *p, struct node *block)
{
	const struct dot_result *result;
	struct place at = block->at;
	struct drawn drawn = {.kind = "dot"};

	if (!p->options->programs) {
		diag_add(p->diag, DIAG_DIAGRAM_BAD, at, "%s",
		         "no other program may be started");
		return;
	}
	result = draw_graph(p, block->text);
	if (result->why) {
		if (result->line >= 0) {
			at.line += 1 + result->line;
			at.col = 0;
		}
		diag_add(p->diag, DIAG_DIAGRAM_BAD, at, "%s", result->why);
		return;
	}
	drawn.svg = result->svg;
	drawn.alt = node_value(block, "alt");
	if (!drawn.alt.n)
		drawn.alt = result->alt;
	drawn.caption = caption_of(p, block);
	make_figure(p, block, &drawn);
}

void book_plot(struct book *book, const struct plot_options *options,
               struct diag *d)
{
	struct plotter p = {.book = book,
	                    .options = options,
	                    .shaper = shaper_open(options->fonts),
	                    .diagrams = {.memory = book->memory},
	                    .diag = d};

	p.shows_data = value_bool(
		value_get(book->meta.values, "epub-chart-data"), false);
	for (int i = 0; i < book->chapter_count; i++) {
		struct node *top = book->chapters[i]->top;
		struct node *block = next_plot(top, top);

		p.chapter = book->chapters[i];
		while (block) {
			struct node *next = next_plot(top, block);

			if (view_is(block->attr->classes[0], "chart"))
				plot_chart(&p, block);
			else
				plot_graph(&p, block);
			block = next;
		}
	}
	shaper_close(p.shaper);
}
