/* svg/words.c - the words of a text element, and where they begin */
#include "svg/text.h"

enum {
	LIST_X,
	LIST_Y,
	LIST_DX,
	LIST_DY,
	LIST_ROTATE,
	LISTS
};

/* The x, y, dx, dy and rotate of one element; each is read as its characters
 * come. */
struct lists {
	const struct lists *outer;
	struct scan scans[LISTS];
	struct length now[LISTS];
	bool has[LISTS]; /* for the next character */
};

struct reader {
	struct svg *svg;
	struct words *words;
	struct lists *lists[SVG_NESTING_MOST + 1]; /* outermost first */
	int list_count;
	const struct frame *frame;
	bool after_space; /* a space here would be one too many */
	double rotate;    /* the last of the list that is in force */
	bool rotates;
	const struct element *on_path; /* textPath that is open */
	const struct element *fit;     /* the innermost with a textLength */
};

static void next_value(struct lists *lists, int which)
{
	lists->has[which] =
		scan_length(&lists->scans[which], &lists->now[which]);
	scan_comma(&lists->scans[which]);
}

/* Is the whole of it a list of lengths, or of numbers for rotate? One that is
 * not counts as nothing. */
static bool is_list(struct view text, int which)
{
	struct scan s = scan_of(text);
	struct length length;
	double number;

	while (!scan_done(&s)) {
		if (!(which == LIST_ROTATE ? scan_number(&s, &number)
		                           : scan_length(&s, &length)))
			return false;
		scan_comma(&s);
	}
	return true;
}

/* False when the element says nothing of its places. */
static bool open_lists(struct reader *r, const struct element *e,
                       struct lists *lists)
{
	static const enum attribute_name names[LISTS] = {
		ATTRIBUTE_X, ATTRIBUTE_Y, ATTRIBUTE_DX, ATTRIBUTE_DY,
		ATTRIBUTE_ROTATE};
	bool any = false;

	if (e->kind == ELEMENT_TEXT_PATH)
		return false;
	for (int i = 0; i < LISTS; i++) {
		struct view text = view_trim(element_get(e, names[i]));
		bool good = is_list(text, i);

		lists->scans[i] = scan_of(good ? text : VIEW(""));
		next_value(lists, i);
		any = any || lists->has[i];
		if (!good)
			svg_say(r->svg, DIAG_SVG_VALUE_BAD, e, "%s=\"%.*s\"",
			        attribute_text(names[i]),
			        (int)(text.n < 60 ? text.n : 60), text.p);
	}
	return any && r->list_count <= SVG_NESTING_MOST;
}

/* The innermost element that has a value for this character gives it. */
static bool take(struct reader *r, int which, struct length *value)
{
	bool has = false;

	for (int i = r->list_count - 1; i >= 0; i--) {
		struct lists *lists = r->lists[i];

		if (!lists->has[which])
			continue;
		if (!has)
			*value = lists->now[which];
		has = true;
		next_value(lists, which);
	}
	return has;
}

/* What the lists say of the character that comes. */
static void mark_character(struct reader *r, const struct style *style)
{
	const struct frame *frame = r->frame;
	struct mark mark = {.at = (uint32_t)r->words->text.len};
	struct length value;
	bool any = false;

	if (take(r, LIST_X, &value)) {
		mark.x = length_px(value, frame->width, style->font_size);
		mark.has |= MARK_X;
	}
	if (take(r, LIST_Y, &value)) {
		mark.y = length_px(value, frame->height, style->font_size);
		mark.has |= MARK_Y;
	}
	if (take(r, LIST_DX, &value)) {
		mark.dx = length_px(value, frame->width, style->font_size);
		any = true;
	}
	if (take(r, LIST_DY, &value)) {
		mark.dy = length_px(value, frame->height, style->font_size);
		any = true;
	}
	if (take(r, LIST_ROTATE, &value)) {
		r->rotate = value.value;
		r->rotates = true;
	}
	if (r->rotates) {
		mark.rotate = r->rotate;
		mark.has |= MARK_ROTATE;
	}
	if ((mark.has || any) && r->words->mark_count < DRAWS_MOST)
		*ARRAY_ADD(&r->svg->scratch, r->words->marks,
		           r->words->mark_count, r->words->mark_room) = mark;
}

static void add_characters(struct reader *r, struct view text,
                           const struct style *style)
{
	size_t at = 0;

	while (at < text.n) {
		size_t start = at;
		uint32_t c = utf8_next(text.p, text.n, &at);
		bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';

		if (is_space && r->after_space && !style->preserve_space)
			continue;
		if (r->list_count || r->rotates)
			mark_character(r, style);
		if (is_space)
			buf_char(&r->words->text, ' ');
		else
			buf_add(&r->words->text, text.p + start, at - start);
		r->after_space = is_space;
	}
}

static void add_span(struct reader *r, const struct element *e,
                     const struct style *style, double shift, struct view text)
{
	struct words *words = r->words;
	uint32_t start = (uint32_t)words->text.len;

	r->svg->words += text.n;
	if (r->svg->words > SVG_WORDS_MOST) {
		svg_say(r->svg, DIAG_SVG_LIMIT, e,
		        "more than 16 MB of text drawn");
		return;
	}
	add_characters(r, text, style);
	if (words->text.len == start)
		return;
	*ARRAY_ADD(&r->svg->scratch, words->spans, words->span_count,
	           words->span_room) = (struct span){
		start, (uint32_t)words->text.len, e, style, shift, r->on_path,
		r->fit};
}

static void read_children(struct reader *r, const struct element *e,
                          const struct style *style, double shift);

/* How much higher than the text around it the baseline is. */
static double shift_of(const struct reader *r, const struct style *style,
                       const struct style *outer)
{
	const struct font *font = style_font(r->svg, outer);
	double em = font ? outer->font_size / font->face->units_per_em : 0;

	switch (style->shift) {
	case SHIFT_SUB:
		return font ? -em * font->face->subscript_drop : 0;
	case SHIFT_SUPER:
		return font ? em * font->face->superscript_rise : 0;
	default:
		return length_px(style->baseline_shift, outer->font_size, 0);
	}
}

/* The style of what stands within a text; NULL when nothing of it is shown. */
static struct style *style_within(struct reader *r, const struct element *e,
                                  const struct style *outer)
{
	struct style *style = arena_new(&r->svg->scratch, struct style);

	if (r->svg->references && !svg_use(r->svg, e))
		return NULL;
	*style = style_of(r->svg, e, outer);
	if (!style->shown || !element_is_meant(e))
		return NULL;
	/* Part of a text is no group: its opacity is that of its paint. */
	style->fill_opacity *= style->opacity;
	style->stroke_opacity *= style->opacity;
	return style;
}

static void read_tspan(struct reader *r, const struct element *e,
                       const struct style *outer, double shift)
{
	const struct element *fit = r->fit;
	struct style *style = style_within(r, e, outer);

	if (!style)
		return;
	if (element_get(e, ATTRIBUTE_TEXT_LENGTH).p)
		r->fit = e;
	read_children(r, e, style, shift + shift_of(r, style, outer));
	r->fit = fit;
}

/* A textPath stands in a text, not in another textPath. */
static void read_text_path(struct reader *r, const struct element *e,
                           const struct style *style, double shift)
{
	if (r->on_path)
		return;
	if (!element_href(e).n)
		svg_say(r->svg, DIAG_SVG_REFERENCE, e, "textPath without href");
	if (!svg_find(r->svg, e, element_href(e)))
		return;
	if (style->vertical)
		svg_say(r->svg, DIAG_SVG_UNSUPPORTED, e,
		        "writing-mode on a textPath");
	r->on_path = e;
	read_tspan(r, e, style, shift);
	r->on_path = NULL;
}

/* All words in an element, whatever stands between them. */
static void add_words(struct reader *r, const struct element *from,
                      const struct element *e, const struct style *style,
                      double shift)
{
	for (const struct element *child = from->first; child;
	     child = child->next) {
		if (child->kind == ELEMENT_WORDS)
			add_span(r, e, style, shift, child->words);
		else if (child->kind != ELEMENT_TITLE &&
		         child->kind != ELEMENT_DESC &&
		         svg_again(r->svg, child))
			add_words(r, child, e, style, shift);
	}
}

/* The words of another text, in the style of the tref. */
static void read_tref(struct reader *r, const struct element *e,
                      const struct style *outer, double shift)
{
	const struct element *target = svg_find(r->svg, e, element_href(e));
	struct style *style = style_within(r, e, outer);
	struct lists lists = {0};

	if (!style || !target || !svg_use(r->svg, target))
		return;
	if (target->kind != ELEMENT_TEXT) {
		svg_say(r->svg, DIAG_SVG_UNSUPPORTED, e, "tref to %.*s",
		        (int)(element_name(target).n < 60
		                      ? element_name(target).n
		                      : 60),
		        element_name(target).p);
		return;
	}
	if (open_lists(r, e, &lists))
		r->lists[r->list_count++] = &lists;
	add_words(r, target, e, style, shift + shift_of(r, style, outer));
	if (r->list_count && r->lists[r->list_count - 1] == &lists)
		r->lists[--r->list_count] = NULL;
}

static void read_children(struct reader *r, const struct element *e,
                          const struct style *style, double shift)
{
	struct lists lists = {0};
	bool rotated = r->rotates;
	double rotate = r->rotate;
	bool listed = open_lists(r, e, &lists);

	if (listed)
		r->lists[r->list_count++] = &lists;
	for (const struct element *child = e->first; child;
	     child = child->next) {
		if (child->kind == ELEMENT_WORDS)
			add_span(r, e, style, shift, child->words);
		else if (child->kind == ELEMENT_TSPAN ||
		         child->kind == ELEMENT_A)
			read_tspan(r, child, style, shift);
		else if (child->kind == ELEMENT_TEXT_PATH)
			read_text_path(r, child, style, shift);
		else if (child->kind == ELEMENT_TREF)
			read_tref(r, child, style, shift);
		else if (!child->foreign && child->kind != ELEMENT_TITLE &&
		         child->kind != ELEMENT_DESC)
			svg_say(r->svg, DIAG_SVG_UNSUPPORTED, child,
			        "%.*s within text",
			        (int)(element_name(child).n < 60
			                      ? element_name(child).n
			                      : 60),
			        element_name(child).p);
	}
	if (listed)
		r->lists[--r->list_count] = NULL;
	r->rotates = rotated;
	r->rotate = rotate;
}

/* A space at the end counts as little as one at the start. */
static void drop_last_space(struct words *words)
{
	struct span *last;

	if (!words->span_count)
		return;
	last = &words->spans[words->span_count - 1];
	if (last->style->preserve_space ||
	    words->text.bytes[words->text.len - 1] != ' ')
		return;
	words->text.bytes[--words->text.len] = '\0';
	if (--last->end == last->start)
		words->span_count--;
	if (words->mark_count &&
	    words->marks[words->mark_count - 1].at == words->text.len)
		words->mark_count--;
}

void words_read(struct svg *svg, const struct element *e,
                const struct frame *frame, struct words *words)
{
	struct reader r = {.svg = svg,
	                   .words = words,
	                   .frame = frame,
	                   .after_space = true};

	if (element_get(e, ATTRIBUTE_TEXT_LENGTH).p)
		r.fit = e;
	/* A baseline-shift of the text as a whole means nothing. */
	read_children(&r, e, frame->style, 0);
	drop_last_space(words);
}
