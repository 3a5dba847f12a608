/* write/pdf_page.c - the content of one page of the PDF */
#include "write/pdf_page.h"

#include "base/array.h"
#include "write/paint.h"
#include "write/pdf_syntax.h"
#include "write/pdf_text.h"

struct preparation {
	struct pdf_page *page;
	const struct pdf_setting *setting;
	struct arena *memory;
};

static void prepare_run(void *user, const struct run *run, sp x, sp y)
{
	struct preparation *p = user;
	uint32_t codes = pdf_fonts_add(p->setting->fonts, run->face,
	                               run->glyphs, run->count, run->text);

	(void)x;
	(void)y;
	*ARRAY_ADD(p->memory, p->page->codes, p->page->run_count,
	           p->page->run_room) = codes;
}

static void prepare_picture(void *user, const struct paint_box *box)
{
	struct preparation *p = user;

	pdf_pictures_use(p->setting->pictures, box->picture, box->width,
	                 box->height);
}

void pdf_page_prepare(struct pdf_page *page, const struct pdf_setting *setting,
                      struct arena *memory)
{
	struct preparation p = {page, setting, memory};
	struct painter painter = {
		.user = &p, .text = prepare_run, .picture = prepare_picture};
	int runs = 1;

	for (int i = 0; i < page->page->mark_count; i++)
		if (page->page->marks[i].kind == MARK_LINE)
			runs += page->page->marks[i].line->run_count;
	page->codes = arena_raw(memory, (size_t)runs, sizeof(*page->codes));
	page->run_room = runs;
	paint_page(&painter, page->page);
}

/* What is open in the content stream: BDC ... EMC. */
enum open_mark {
	OPEN_NOTHING,
	OPEN_ARTIFACT,
	OPEN_BESIDE_CODE, /* numbers, marks: who copies the code is given none */
	OPEN_ELEMENT,
};

struct painting {
	struct pdf_page *page;
	const struct pdf_setting *setting;
	struct arena *memory;
	struct buf *out;
	struct pdf_text text;
	int next_run;
	sp height; /* of the page, as it is read */
	sp line_y; /* of the last run */
	bool turned;
	struct pdf_text upright; /* the state to which the page comes back */
	enum open_mark open;
	bool open_in_text; /* it was opened after BT, so it ends before ET */
	uint32_t open_key;
	const struct node *last; /* that something was marked for */
	uint32_t last_order;
};

static void close_mark(struct painting *p)
{
	if (p->open == OPEN_NOTHING)
		return;
	if (p->open_in_text)
		pdf_text_flush(&p->text);
	else
		pdf_text_end(&p->text);
	buf_puts(p->out, p->open == OPEN_BESIDE_CODE ? "EMC EMC\n" : "EMC\n");
	p->open = OPEN_NOTHING;
}

/* Leave BT ... ET, for paths and pictures. */
static void leave_text(struct painting *p)
{
	if (p->open_in_text)
		close_mark(p);
	pdf_text_end(&p->text);
}

static bool is_below(const struct node *node, const struct node *top)
{
	while (node && node != top)
		node = node->parent;
	return node != NULL;
}

/* Where in the text a mark stands: at its leaf. Text that was made for a whole
 * node (a page number in the contents) stands after what was painted of it. */
static uint32_t order_of(struct painting *p, const struct node *node)
{
	if (node == p->last)
		return p->last_order;
	if (p->last_order > node->serial && node->first && p->last &&
	    is_below(p->last, node))
		return p->last_order;
	p->last = node;
	p->last_order = node->serial;
	return p->last_order;
}

static enum open_mark kind_of_mark(uint32_t key, const struct node *node)
{
	if (key)
		return OPEN_ELEMENT;
	return node && node->kind == NODE_CODE_BLOCK ? OPEN_BESIDE_CODE
	                                             : OPEN_ARTIFACT;
}

/* A mark of this element begins; instead of text that is not empty is read what
 * is drawn. What is read is said here, not in a sequence of its own inside:
 * poppler takes the end of that for the end of the mark. */
static void open_element(struct painting *p, uint32_t key, uint32_t order,
                         struct view text)
{
	struct pdf_mark *added;

	buf_char(p->out, '/');
	buf_puts(p->out,
	         text.n ? "Span" : pdf_tags_name(p->setting->tags, key));
	buf_puts(p->out, "<</MCID ");
	buf_int(p->out, p->page->mark_count);
	if (text.n) {
		buf_puts(p->out, "/ActualText(");
		buf_view(p->out, text);
		buf_char(p->out, ')');
	}
	buf_puts(p->out, ">>BDC\n");
	added = ARRAY_ADD(p->memory, p->page->marks, p->page->mark_count,
	                  p->page->mark_room);
	*added = (struct pdf_mark){key, order};
}

/* What follows belongs to this element, or to none; it is text, or not. */
static void mark(struct painting *p, uint32_t key, const struct node *node,
                 bool is_text)
{
	enum open_mark kind = kind_of_mark(key, node);
	uint32_t order = key ? order_of(p, node) : 0;

	if (p->open == kind && p->open_key == key)
		return;
	close_mark(p);
	if (is_text)
		pdf_text_begin(&p->text);
	p->open = kind;
	p->open_key = key;
	p->open_in_text = p->text.is_open;
	if (kind == OPEN_BESIDE_CODE)
		buf_puts(p->out, "/Artifact BMC\n"
		                 "/Span<</ActualText()>>BDC\n");
	else if (!key)
		buf_puts(p->out, is_text ? "/Artifact<</Type/Pagination>>BDC\n"
		                         : "/Artifact BMC\n");
	else
		open_element(p, key, order, VIEW(""));
}

/* Spaces in code that are more than one. */
static bool is_gap(const struct run *run)
{
	if (!run->node || run->node->kind != NODE_CODE_BLOCK ||
	    run->role != ROLE_CONTENT || run->text.n < 2)
		return false;
	for (size_t i = 0; i < run->text.n; i++)
		if (run->text.p[i] != ' ')
			return false;
	return true;
}

/* Programs that read a PDF leave indents and gaps out, or count them from
 * positions, unless they are told that these are text. */
static void mark_gap(struct painting *p, uint32_t key, const struct run *run)
{
	uint32_t order = order_of(p, run->node);

	close_mark(p);
	pdf_text_begin(&p->text);
	p->open = OPEN_ELEMENT;
	p->open_key = key;
	p->open_in_text = true;
	open_element(p, key, order, run->text);
}

static void paint_run(void *user, const struct run *run, sp x, sp y)
{
	struct painting *p = user;
	uint32_t codes = p->page->codes[p->next_run++];
	uint32_t key =
		pdf_tags_key(p->setting->tags, run->node, (enum role)run->role);
	bool is_text = key && is_gap(run); /* is it to be read as spaces? */

	if (key && run->node->kind == NODE_CODE_BLOCK && p->line_y != y)
		close_mark(p);
	p->line_y = y;
	if (is_text)
		mark_gap(p, key, run);
	else
		mark(p, key, run->node, true);
	pdf_text_run(&p->text, run, x, p->height - y,
	             pdf_fonts_codes(p->setting->fonts, codes));
	if (is_text)
		close_mark(p);
}

static void put_rectangle(struct painting *p, sp left, sp top, sp width,
                          sp height)
{
	int64_t bottom = pdf_milli(p->height - top - height);

	pdf_operand(p->out, pdf_milli(left));
	pdf_operand(p->out, bottom);
	pdf_operand(p->out, pdf_milli(left + width) - pdf_milli(left));
	pdf_operand(p->out, pdf_milli(p->height - top) - bottom);
	buf_puts(p->out, "re");
}

static void paint_rule(void *user, const struct paint_box *box)
{
	struct painting *p = user;

	leave_text(p);
	mark(p, 0, NULL, false);
	pdf_text_colour(&p->text, box->colour);
	put_rectangle(p, box->x, box->y, box->width, box->height);
	buf_puts(p->out, " f\n");
}

/* Of a Figure, where its element is told to be. */
static void note_figure(struct painting *p, uint32_t key,
                        const struct paint_box *box)
{
	struct pdf_figure *figure;

	if (!pdf_tags_is_figure(p->setting->tags, key))
		return;
	figure = ARRAY_ADD(p->memory, p->page->figures, p->page->figure_count,
	                   p->page->figure_room);
	*figure = (struct pdf_figure){
		.key = key,
		.page = p->page->page->index,
		.left = pdf_milli(p->turned ? box->y : box->x),
		.bottom = pdf_milli(
			p->turned ? box->x : p->height - box->y - box->height),
		.right = pdf_milli(p->turned ? box->y + box->height
	                                     : box->x + box->width),
		.top = pdf_milli(p->turned ? box->x + box->width
	                                   : p->height - box->y),
	};
}

/* A frame is decoration, but for the box in the place of a picture. */
static void paint_frame(void *user, const struct paint_box *box)
{
	struct painting *p = user;
	sp inset = box->thickness / 2;
	uint32_t key = pdf_tags_key(p->setting->tags, box->node, box->role);

	if (!pdf_tags_is_figure(p->setting->tags, key))
		key = 0;
	leave_text(p);
	mark(p, key, box->node, false);
	/* also one that is decoration tells where its picture would be */
	note_figure(p, pdf_tags_key(p->setting->tags, box->node, ROLE_CONTENT),
	            box);
	pdf_operand(p->out, pdf_milli(box->thickness));
	buf_puts(p->out, "w ");
	pdf_colour(p->out, box->colour, true);
	put_rectangle(p, box->x + inset, box->y + inset, box->width - 2 * inset,
	              box->height - 2 * inset);
	buf_puts(p->out, " S\n");
}

static void use_picture(struct painting *p, int index)
{
	for (int i = 0; i < p->page->picture_count; i++)
		if (p->page->pictures[i] == index)
			return;
	*ARRAY_ADD(p->memory, p->page->pictures, p->page->picture_count,
	           p->page->picture_room) = index;
}

/* The unit square as EXIF's orientation turns it. */
static const char *orientation_matrix(int orientation)
{
	static const char *const matrices[9] = {
		[2] = "-1 0 0 1 1 0 cm ", [3] = "-1 0 0 -1 1 1 cm ",
		[4] = "1 0 0 -1 0 1 cm ", [5] = "0 -1 -1 0 1 1 cm ",
		[6] = "0 -1 1 0 0 1 cm ", [7] = "0 1 1 0 0 0 cm ",
		[8] = "0 1 -1 0 1 0 cm ",
	};

	if (orientation < 2 || orientation > 8)
		return "";
	return matrices[orientation];
}

/* In the rectangle, which the picture covers as the unit square. */
static void put_picture(struct buf *out, const struct picture *picture,
                        int64_t left, int64_t bottom, int64_t width,
                        int64_t height)
{
	buf_puts(out, "q ");
	pdf_operand(out, width);
	buf_puts(out, "0 0 ");
	pdf_operand(out, height);
	pdf_operand(out, left);
	pdf_operand(out, bottom);
	buf_puts(out, "cm ");
	buf_puts(out, orientation_matrix(picture->orientation));
	buf_puts(out, "/X");
	buf_int(out, picture->index);
	buf_puts(out, " Do Q\n");
}

static void paint_picture(void *user, const struct paint_box *box)
{
	struct painting *p = user;
	uint32_t key = pdf_tags_key(p->setting->tags, box->node, box->role);
	int64_t left = pdf_milli(box->x);
	int64_t bottom = pdf_milli(p->height - box->y - box->height);

	leave_text(p);
	mark(p, key, box->node, false);
	note_figure(p, key, box);
	use_picture(p, box->picture->index);
	put_picture(p->out, box->picture, left, bottom,
	            pdf_milli(box->x + box->width) - left,
	            pdf_milli(p->height - box->y) - bottom);
}

/* A quarter to the left: x runs up the page, y from its left edge. */
static void turn(void *user, bool turned)
{
	struct painting *p = user;

	leave_text(p);
	close_mark(p);
	p->turned = turned;
	if (!turned) {
		buf_puts(p->out, "Q\n");
		p->text = p->upright;
		p->height = p->page->page->height;
		return;
	}
	p->upright = p->text;
	p->height = p->page->page->width;
	buf_puts(p->out, "q 0 1 -1 0 ");
	pdf_operand(p->out, pdf_milli(p->height));
	buf_puts(p->out, "0 cm\n");
}

void pdf_page_paint(struct pdf_page *page, const struct pdf_setting *setting,
                    struct arena *memory,
                    struct libdeflate_compressor *compressor,
                    struct buf *scratch)
{
	struct painting p = {
		.page = page,
		.setting = setting,
		.memory = memory,
		.out = scratch,
		.height = page->page->height,
	};
	struct painter painter = {
		.user = &p,
		.text = paint_run,
		.rule = paint_rule,
		.frame = paint_frame,
		.picture = paint_picture,
		.turn = turn,
	};
	struct buf content = {0};

	buf_empty(scratch);
	pdf_text_open(&p.text, scratch, setting->fonts);
	paint_page(&painter, page->page);
	close_mark(&p);
	pdf_text_end(&p.text);
	pdf_deflate(compressor, (struct view){buf_text(scratch), scratch->len},
	            &content);
	page->content = arena_view(
		memory, (struct view){buf_text(&content), content.len});
	buf_clear(&content);
}
