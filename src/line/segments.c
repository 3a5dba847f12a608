/* line/segments.c - inlines as a flat list of texts, each with one look */
#include "line/segments.h"

#include "base/array.h"
#include "base/url.h"
#include "doc/quotes.h"
#include "line/cased.h"

/* Shares of the size of the text around, in 1/1000. */
enum {
	SCRIPT_SIZE = 650,
	SCRIPT_WEIGHT = 1200, /* bolder ones look like spots */
	SUPERSCRIPT_RISE = 330,
	SUBSCRIPT_RISE = -150,
	SMALL_SIZE = 850,
};

struct flattening {
	struct setter *setter;
	struct segments segments;
	const struct text_style *style;
	sp width;
};

static sp share(sp whole, int thousandths)
{
	return whole * thousandths / 1000;
}

struct segment *segments_add(struct setter *s, struct segments *segments,
                             enum segment_kind kind, const struct look *look,
                             const struct node *node)
{
	struct look *kept = arena_raw(&s->scratch, 1, sizeof(*kept));
	struct segment *segment;

	*kept = *look;
	kept->node = node;
	look_finish(s, kept);
	segment = ARRAY_ADD(&s->scratch, segments->at, segments->count,
	                    segments->room);
	segment->kind = kind;
	segment->look = kept;
	return segment;
}

struct look look_of_style(struct setter *s, const struct text_style *style,
                          const struct node *node)
{
	const struct face *face = style->font->face;
	struct view tag = node ? node_lang(node, style->lang) : style->lang;

	return (struct look){
		.font = style->font,
		.weight = face->weight,
		.italic = face->italic,
		.size = style->size,
		.colour = style->colour,
		.words = style->font->features & FONT_CODE ? WORD_CODE
	                                                   : WORD_TEXT,
		.hyphenate = style->hyphenate,
		.letter_case = style->letter_case,
		.language = language_find(s, tag),
		.node = node,
	};
}

/* Ask for the font again after the weight, slant, family or features that
 * belong to it changed. */
static void set_font(struct flattening *f, struct look *look, int family,
                     unsigned features)
{
	look->font = fonts_get(f->setter->fonts, family, look->weight,
	                       look->italic, features);
}

static void restyle(struct flattening *f, struct look *look)
{
	set_font(f, look, look->font->family, look->font->features);
}

static struct segment *add(struct flattening *f, enum segment_kind kind,
                           const struct look *look, const struct node *node)
{
	return segments_add(f->setter, &f->segments, kind, look, node);
}

static void add_text(struct flattening *f, const struct look *look,
                     const struct node *node, struct view text)
{
	if (text.n && look->letter_case)
		cased_add(f->setter, &f->segments, look, node, text);
	else if (text.n)
		add(f, SEGMENT_TEXT, look, node)->text = text;
}

/* Marks of UAX 9 around what is no part of the sentence around it. */
#define ISOLATE_LEFT  "\u2066"
#define ISOLATE_RIGHT "\u2067"
#define ISOLATE_FIRST "\u2068" /* as its first letter says */
#define ISOLATE_END   "\u2069"

static void add_isolate(struct flattening *f, const char *mark)
{
	struct segment *segment =
		ARRAY_ADD(&f->setter->scratch, f->segments.at,
	                  f->segments.count, f->segments.room);

	*segment = (struct segment){.kind = SEGMENT_ISOLATE,
	                            .text = view_of(mark)};
}

static void add_apart(struct flattening *f, const struct look *look,
                      const struct node *node, struct view text)
{
	add_isolate(f, ISOLATE_LEFT);
	add_text(f, look, node, text);
	add_isolate(f, ISOLATE_END);
}

/* Code and formulas: the typewriter face, a little smaller. */
static void use_mono(struct flattening *f, struct look *look)
{
	if (look->font->family != FONT_MONO)
		look->size = share(look->size, f->setter->theme->inline_code);
	look->words = WORD_CODE;
	look->hyphenate = false;
	look->letter_case = CASE_AS_WRITTEN;
	set_font(f, look, FONT_MONO, FONT_CODE);
}

/* Raise or lower the letters of a look: real superiors or inferiors where the
 * font has them for all of text, else smaller letters, of a heavier face: they
 * keep the colour of the text around. */
static void use_script(struct flattening *f, struct look *look,
                       struct view text, enum font_feature feature, int rise)
{
	const struct face *face = look->font->face;
	bool has = text.n > 0;

	for (size_t at = 0; at < text.n && has;)
		has = face_substitutes(face, feature,
		                       utf8_next(text.p, text.n, &at));
	if (has) {
		look->font = fonts_with(f->setter->fonts, look->font,
		                        (look->font->features & FONT_CODE) |
		                                feature);
		return;
	}
	look->rise += share(look->size, rise);
	look->size = share(look->size, SCRIPT_SIZE);
	look->weight = look->weight * SCRIPT_WEIGHT / 1000;
	restyle(f, look);
}

static void add_note_call(struct flattening *f, struct look look,
                          const struct node *note)
{
	char *number = arena_printf(&f->setter->scratch, "%d", note->printed);

	use_script(f, &look, view_of(number), FONT_SUPERIORS, SUPERSCRIPT_RISE);
	look.words = WORD_PLAIN;
	look.role = ROLE_NOTE_CALL;
	look.decoration = 0;
	look.letter_case = CASE_AS_WRITTEN;
	add_apart(f, &look, note, view_of(number));
}

/* "24px", "1.5em", "50%": a length beside the text; 0 where there is none. */
static sp read_length(struct view text, sp measure, sp em)
{
	static const struct {
		const char *unit;
		sp length; /* in 1/1000 sp */
	} units[] = {
		{"px", 49152000},  {"", 49152000},     {"pt", 65536000},
		{"mm", 185771339}, {"cm", 1857713386}, {"in", 4718592000},
		{"pc", 786432000},
	};
	int64_t value = 0, digits = 0;
	bool fraction = false;
	size_t at = 0;

	for (; at < text.n && value < 100000000; at++) {
		if (text.p[at] == '.' && !fraction)
			fraction = true;
		else if (!ascii_is_digit(text.p[at]))
			break;
		else if (!fraction || digits < 3) {
			value = 10 * value + text.p[at] - '0';
			digits += fraction;
		}
	}
	for (; digits < 3; digits++)
		value *= 10;
	text = view_trim(view_from(text, at));
	if (view_is(text, "%"))
		return measure / 100 * value / 1000;
	if (view_is(text, "em"))
		return em * value / 1000;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (view_is(text, units[i].unit))
			return units[i].length / 1000 * value / 1000;
	return 0;
}

/* length * by / of, for lengths whose product is too large for 64 bits. */
static sp in_proportion(sp length, sp by, sp of)
{
	return (sp)((double)length * (double)by / (double)of);
}

/* As asked for, else its natural size; not wider than the measure, nor higher
 * than a page. */
static void size_picture(struct flattening *f, struct segment *segment,
                         const struct node *image)
{
	const struct picture *picture = image->link.picture;
	sp em = segment->look->size;
	sp width = read_length(node_value(image, "width"), f->width, em);
	sp height = read_length(node_value(image, "height"), f->width, em);
	sp natural_width = picture->width > 0 ? picture->width : 1;
	sp natural_height = picture->height > 0 ? picture->height : 1;
	sp most = theme_text_height(f->setter->theme);

	if (!width && !height)
		width = natural_width;
	if (!width)
		width = in_proportion(height, natural_width, natural_height);
	if (!height)
		height = in_proportion(width, natural_height, natural_width);
	if (f->width > 0 && width > f->width) {
		height = in_proportion(height, f->width, width);
		width = f->width;
	}
	if (most > 0 && height > most) {
		width = in_proportion(width, most, height);
		height = most;
	}
	segment->width = width > 0 ? width : 1;
	segment->height = height > 0 ? height : 1;
}

static void flatten(struct flattening *f, const struct node *parent,
                    struct look look);

static void flatten_quoted(struct flattening *f, const struct node *node,
                           struct look look)
{
	const struct quotes *quotes = quotes_of(look.language->tag);
	bool outer = node->double_quotes;

	add_text(f, &look, node,
	         view_of(outer ? quotes->open : quotes->inner_open));
	flatten(f, node, look);
	add_text(f, &look, node,
	         view_of(outer ? quotes->close : quotes->inner_close));
}

static void flatten_image(struct flattening *f, const struct node *node,
                          struct look look)
{
	if (node->link.picture)
		size_picture(f, add(f, SEGMENT_PICTURE, &look, node), node);
	else
		flatten(f, node, look); /* its text stands in for it */
}

static void flatten_span(struct flattening *f, const struct node *node,
                         struct look look)
{
	if (node_has_class(node, "mark"))
		look.decoration |= DECORATION_MARK;
	if (node_has_class(node, "underline") || node_has_class(node, "ul"))
		look.decoration |= DECORATION_UNDERLINE;
	if (node_has_class(node, "kbd"))
		use_mono(f, &look);
	if (node_has_class(node, "small"))
		look.size = share(look.size, SMALL_SIZE);
	if (node_has_class(node, "smallcaps") ||
	    node_has_class(node, "small-caps"))
		look.letter_case = CASE_SMALL_CAPS;
	if (node_has_class(node, "allsmallcaps") ||
	    node_has_class(node, "all-small-caps"))
		look.letter_case = CASE_ALL_SMALL_CAPS;
	flatten(f, node, look);
}

/* "1^st^", "H~2~O"; what holds more than a text has no letters of its own. */
static void flatten_script(struct flattening *f, const struct node *node,
                           struct look look)
{
	bool above = node->kind == NODE_SUPERSCRIPT;
	const struct node *only = node->first;
	struct view text = {0};

	if (only && only == node->last && only->kind == NODE_STR)
		text = only->text;
	use_script(f, &look, text, above ? FONT_SUPERIORS : FONT_INFERIORS,
	           above ? SUPERSCRIPT_RISE : SUBSCRIPT_RISE);
	look.letter_case = CASE_AS_WRITTEN;
	flatten(f, node, look);
}

/* Inlines that hold inlines: change the look, and go on inside. */
static void flatten_parent(struct flattening *f, const struct node *node,
                           struct look look)
{
	switch (node->kind) {
	case NODE_EMPH:
		if (f->setter->theme->emphasis == EMPHASIS_BOLD)
			look.weight = 700;
		else
			look.italic = !look.italic;
		restyle(f, &look);
		break;
	case NODE_STRONG:
		look.weight = 700;
		restyle(f, &look);
		break;
	case NODE_UNDERLINE:
		look.decoration |= DECORATION_UNDERLINE;
		break;
	case NODE_STRIKEOUT:
		look.decoration |= DECORATION_STRIKEOUT;
		break;
	case NODE_SMALL_CAPS:
		look.letter_case = CASE_SMALL_CAPS;
		break;
	case NODE_LINK:
		/* One that leads nowhere was reported, and is plain text. */
		if (!f->style->plain_links &&
		    (node->link.target || url_is_absolute(node->link.url)))
			look.colour = f->setter->theme->link_colour;
		break;
	default:
		break;
	}
	flatten(f, node, look);
}

static void flatten_leaf(struct flattening *f, const struct node *node,
                         struct look look)
{
	struct segment *space;

	switch (node->kind) {
	case NODE_STR:
		add_text(f, &look, node, node->text);
		break;
	case NODE_MATH:
		look.italic = true;
		use_mono(f, &look);
		add_apart(f, &look, node, node->text);
		break;
	case NODE_CODE:
		use_mono(f, &look);
		add_apart(f, &look, node, node->text);
		break;
	case NODE_SOFT_BREAK:
		space = add(f, SEGMENT_TEXT, &look, node);
		space->text = VIEW(" ");
		space->line_end = true;
		break;
	case NODE_LINE_BREAK:
		add(f, SEGMENT_BREAK, &look, node);
		break;
	default: /* raw text is for other formats */
		break;
	}
}

static void flatten_kind(struct flattening *f, const struct node *node,
                         struct look look)
{
	switch (node->kind) {
	case NODE_SUPERSCRIPT:
	case NODE_SUBSCRIPT:
		flatten_script(f, node, look);
		break;
	case NODE_QUOTED:
		flatten_quoted(f, node, look);
		break;
	case NODE_IMAGE:
		flatten_image(f, node, look);
		break;
	case NODE_NOTE:
		add_note_call(f, look, node);
		break;
	case NODE_SPAN:
		flatten_span(f, node, look);
		break;
	default:
		if (node->first)
			flatten_parent(f, node, look);
		else
			flatten_leaf(f, node, look);
	}
}

/* What the inline asks for by dir="rtl"; an address that is shown as it is
 * written, and a number that a reference became, stand apart by themselves. */
static const char *isolate_of(const struct node *node)
{
	struct view dir =
		node->attr ? node_value(node, "dir") : (struct view){0};
	const struct node *text = node->first;

	if (dir.n)
		return view_is_nocase(dir, "rtl")   ? ISOLATE_RIGHT
		       : view_is_nocase(dir, "ltr") ? ISOLATE_LEFT
		                                    : ISOLATE_FIRST;
	if (node->kind == NODE_SUPERSCRIPT || node->kind == NODE_SUBSCRIPT)
		return ISOLATE_FIRST;
	if (node->kind == NODE_LINK && text && !text->next &&
	    text->kind == NODE_STR && divide_is_address(text->text))
		return ISOLATE_LEFT;
	return NULL;
}

static void flatten_one(struct flattening *f, const struct node *node,
                        struct look look)
{
	const char *isolate = isolate_of(node);

	if (node->attr) {
		struct view tag = node_value(node, "lang");

		if (tag.n)
			look.language = language_find(f->setter, tag);
	}
	if (isolate)
		add_isolate(f, isolate);
	flatten_kind(f, node, look);
	if (isolate)
		add_isolate(f, ISOLATE_END);
}

static void flatten(struct flattening *f, const struct node *parent,
                    struct look look)
{
	for (const struct node *node = parent->first; node; node = node->next)
		if (node_is_inline(node->kind))
			flatten_one(f, node, look);
}

struct segments segments_of(struct setter *s, const struct node *parent,
                            const struct text_style *style, sp width)
{
	struct flattening f = {.setter = s, .style = style, .width = width};

	flatten(&f, parent, look_of_style(s, style, parent));
	return f.segments;
}

struct segments segments_of_text(struct setter *s, struct view text,
                                 const struct look *look)
{
	struct flattening f = {.setter = s};

	add_text(&f, look, look->node, text);
	return f.segments;
}
