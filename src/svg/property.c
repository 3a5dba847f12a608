/* svg/property.c - what each property may say */
#include "svg/style.h"

/* One of a list of words, by its index. */
static bool choose(struct view text, const char *const words[], int *index)
{
	for (int i = 0; words[i]; i++)
		if (view_is_nocase(text, words[i])) {
			*index = i;
			return true;
		}
	return false;
}

static bool choose_bool(struct view text, const char *no, const char *yes,
                        bool *value)
{
	*value = *value || view_is_nocase(text, yes);
	if (view_is_nocase(text, no))
		*value = false;
	return view_is_nocase(text, no) || view_is_nocase(text, yes);
}

/* A colour, currentColor or none, that does not need a paint server. */
static bool plain_source(struct view text, struct source *source)
{
	source->alpha = 1;
	if (view_is_nocase(text, "none"))
		source->kind = SOURCE_NONE;
	else if (view_is_nocase(text, "currentColor"))
		source->kind = SOURCE_CURRENT;
	else if (view_is_nocase(text, "context-fill"))
		source->kind = SOURCE_CONTEXT_FILL;
	else if (view_is_nocase(text, "context-stroke"))
		source->kind = SOURCE_CONTEXT_STROKE;
	else if (value_colour(text, &source->colour, &source->alpha))
		source->kind = SOURCE_COLOUR;
	else
		return false;
	return true;
}

static bool set_source(struct view text, struct source *source)
{
	struct source read = {0};
	struct view rest;

	if (!value_url(text, &read.url, &rest)) {
		if (!plain_source(text, &read))
			return false;
		*source = read;
		return true;
	}
	if (rest.n && plain_source(rest, &read))
		read.fallback = read.kind;
	read.kind = SOURCE_URL;
	*source = read;
	return true;
}

/* A length in px or percent; em is settled here. */
static bool set_length(const struct style *style, struct view text,
                       struct length *length)
{
	struct length read;

	if (!value_length(text, &read))
		return false;
	if (read.unit != UNIT_PERCENT)
		read = (struct length){length_px(read, 0, style->font_size),
		                       UNIT_PX};
	*length = read;
	return true;
}

static bool set_positive(const struct style *style, struct view text,
                         struct length *length)
{
	struct length read;

	if (!set_length(style, text, &read) || read.value < 0)
		return false;
	*length = read;
	return true;
}

static bool set_spacing(const struct style *style, struct view text,
                        struct length *length)
{
	if (view_is(text, "normal")) {
		*length = (struct length){0, UNIT_PX};
		return true;
	}
	return set_length(style, text, length);
}

#define DASHES_MOST 64

static bool set_dashes(struct svg *svg, struct style *style, struct view text)
{
	struct scan s = scan_of(text);
	struct length *dashes = NULL;
	int count = 0, room = 0;
	double sum = 0;

	style->dash_count = 0;
	if (view_is(text, "none"))
		return true;
	while (!scan_done(&s)) {
		struct length one;

		if (!scan_length(&s, &one) || one.value < 0)
			return false;
		if (one.unit != UNIT_PERCENT)
			one = (struct length){
				length_px(one, 0, style->font_size), UNIT_PX};
		sum += one.value;
		if (count == DASHES_MOST) {
			svg_say(svg, DIAG_SVG_LIMIT, svg->root,
			        "more than 64 dashes");
			break;
		}
		*ARRAY_ADD(&svg->scratch, dashes, count, room) = one;
		scan_comma(&s);
	}
	style->dashes = dashes;
	style->dash_count = sum > 0 ? count : 0;
	return true;
}

static bool set_font_size(struct style *style, struct view text)
{
	static const char *const words[] = {"xx-small", "x-small", "small",
	                                    "medium",   "large",   "x-large",
	                                    "xx-large", NULL};
	static const double sizes[] = {9, 10, 13, 16, 18, 24, 32};
	struct length length;
	int index;

	if (choose(text, words, &index))
		style->font_size = sizes[index];
	else if (view_is(text, "smaller"))
		style->font_size /= 1.2;
	else if (view_is(text, "larger"))
		style->font_size *= 1.2;
	else if (value_length(text, &length) && length.value >= 0)
		style->font_size =
			length_px(length, style->font_size, style->font_size);
	else
		return false;
	style->font_size = fmin(style->font_size, 1e6);
	return true;
}

static bool set_weight(struct style *style, struct view text)
{
	double number;

	if (view_is(text, "normal"))
		style->weight = 400;
	else if (view_is(text, "bold"))
		style->weight = 700;
	else if (view_is(text, "bolder"))
		style->weight = style->weight < 400 ? 400 : 700;
	else if (view_is(text, "lighter"))
		style->weight = style->weight > 700 ? 700 : 400;
	else if (value_number(text, &number) && number >= 1 && number <= 1000)
		style->weight = (int)number;
	else
		return false;
	return true;
}

static bool holds_nocase(struct view text, const char *part)
{
	size_t n = strlen(part);

	for (size_t i = 0; i + n <= text.n; i++)
		if (view_is_nocase(view_part(text, i, i + n), part))
			return true;
	return false;
}

/* The book's family that is nearest to a name; -1 when it tells nothing. */
static int family_named(struct view name)
{
	static const struct {
		const char *part;
		int family;
	} parts[] = {
		{"mono", FONT_MONO},       {"courier", FONT_MONO},
		{"consol", FONT_MONO},     {"menlo", FONT_MONO},
		{"typewriter", FONT_MONO}, {"code", FONT_MONO},
		{"sans", FONT_SANS},       {"arial", FONT_SANS},
		{"helvetica", FONT_SANS},  {"verdana", FONT_SANS},
		{"tahoma", FONT_SANS},     {"segoe", FONT_SANS},
		{"roboto", FONT_SANS},     {"calibri", FONT_SANS},
		{"inter", FONT_SANS},      {"lato", FONT_SANS},
		{"trebuchet", FONT_SANS},  {"ubuntu", FONT_SANS},
		{"system-ui", FONT_SANS},  {"cursive", FONT_SANS},
		{"fantasy", FONT_SANS},    {"serif", FONT_SERIF},
		{"literata", FONT_SERIF},  {"times", FONT_SERIF},
		{"georgia", FONT_SERIF},   {"garamond", FONT_SERIF},
		{"palatino", FONT_SERIF},  {"cambria", FONT_SERIF},
		{"roman", FONT_SERIF},
	};

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (holds_nocase(name, parts[i].part))
			return parts[i].family;
	return -1;
}

/* Boxes drawn for words in Times, which runs narrow for its size, must hold the
 * same words in the book's serif. */
#define TIMES_SIZE 0.88

/* The first name of the list that tells something; else all stays. */
static bool set_family(struct style *style, struct view text)
{
	struct view name;

	while (view_split(&text, ',', &name)) {
		int family = family_named(name);

		if (family < 0)
			continue;
		style->family = family;
		style->family_size =
			holds_nocase(name, "times") ? TIMES_SIZE : 1;
		break;
	}
	return true;
}

/* Words between spaces; styles and colours of bars are not drawn. */
static bool set_decoration(struct svg *svg, struct style *style,
                           struct view text)
{
	static const char *const words[] = {"underline", "overline",
	                                    "line-through", NULL};
	struct view word;
	int asked = 0, bar;

	while (view_split(&text, ' ', &word)) {
		word = view_trim(word);
		if (choose(word, words, &bar))
			asked |= 1 << bar;
		else if (view_find(word, ',', 0) < word.n)
			return false;
		else if (asked && word.n && !view_is(word, "solid"))
			svg_say(svg, DIAG_SVG_UNSUPPORTED, svg->root,
			        "text-decoration: %.*s",
			        (int)(word.n < 60 ? word.n : 60), word.p);
		else if (word.n && !view_is(word, "none"))
			return false;
	}
	style->decoration = asked;
	return true;
}

static bool set_baseline(struct view text, enum baseline outer,
                         enum baseline *baseline)
{
	static const struct {
		const char *text;
		enum baseline baseline;
	} words[] = {
		{"alphabetic", BASELINE_ALPHABETIC},
		{"baseline", BASELINE_AUTO},
		{"mathematical", BASELINE_MATHEMATICAL},
		{"middle", BASELINE_MIDDLE},
		{"central", BASELINE_CENTRAL},
		{"hanging", BASELINE_HANGING},
		{"text-before-edge", BASELINE_TOP},
		{"before-edge", BASELINE_TOP},
		{"text-top", BASELINE_TOP},
		{"text-after-edge", BASELINE_BOTTOM},
		{"after-edge", BASELINE_BOTTOM},
		{"ideographic", BASELINE_BOTTOM},
		{"text-bottom", BASELINE_BOTTOM},
	};

	*baseline = view_is(text, "no-change") ? outer : BASELINE_AUTO;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (view_is(text, words[i].text))
			*baseline = words[i].baseline;
	return true;
}

static bool set_shift(struct style *style, struct view text)
{
	static const char *const words[] = {"baseline", "sub", "super", NULL};
	int word;

	style->shift = SHIFT_LENGTH;
	if (!choose(text, words, &word))
		return set_length(style, text, &style->baseline_shift);
	style->baseline_shift = (struct length){0, UNIT_PX};
	style->shift = (enum shift)word;
	return true;
}

static bool set_writing(struct style *style, struct view text)
{
	static const char *const words[] = {
		"lr",    "lr-tb",       "rl",          "rl-tb",
		"tb",    "tb-rl",       "vertical-rl", "vertical-lr",
		"tb-lr", "sideways-rl", NULL};
	int word = 0;

	if (!choose(text, words, &word) && !view_is(text, "horizontal-tb"))
		return false;
	style->vertical = word >= 4;
	return true;
}

/* url(#id), or anything else for none: inset(), drop-shadow() ... */
static bool set_reference(struct view text, struct view *reference)
{
	struct view rest;

	if (!value_url(text, reference, &rest))
		*reference = view_is(text, "none") ? VIEW("") : text;
	return true;
}

static bool set_colour(const struct style *style, struct view text,
                       uint32_t *colour, double *alpha)
{
	if (!view_is_nocase(text, "currentColor"))
		return value_colour(text, colour, alpha);
	*colour = style->colour;
	*alpha = style->colour_alpha;
	return true;
}

/* A length of SVG 1.1 switches kerning off; that it is also put between the
 * letters is not done. */
static bool set_kerning(struct svg *svg, struct style *style, struct view text)
{
	struct length length = {0};

	style->unkerned = !view_is(text, "auto");
	if (style->unkerned && !value_length(text, &length))
		return false;
	if (length.value != 0)
		svg_say(svg, DIAG_SVG_UNSUPPORTED, svg->root, "kerning: %.*s",
		        (int)(text.n < 60 ? text.n : 60), text.p);
	return true;
}

static bool set_text(struct svg *svg, struct style *style,
                     enum attribute_name name, struct view text)
{
	static const char *const anchors[] = {"start", "middle", "end", NULL};
	int index = (int)style->anchor;
	bool known = true;

	switch (name) {
	case ATTRIBUTE_FONT_SIZE:
		return set_font_size(style, text);
	case ATTRIBUTE_FONT_FAMILY:
		return set_family(style, text);
	case ATTRIBUTE_FONT_WEIGHT:
		return set_weight(style, text);
	case ATTRIBUTE_FONT_STYLE:
		style->italic = !view_is(text, "normal");
		break;
	case ATTRIBUTE_FONT_VARIANT:
		style->small_caps = holds_nocase(text, "small-caps");
		break;
	case ATTRIBUTE_FONT_KERNING:
		style->unkerned = view_is(text, "none");
		break;
	case ATTRIBUTE_KERNING:
		return set_kerning(svg, style, text);
	case ATTRIBUTE_TEXT_ANCHOR:
		known = choose(text, anchors, &index);
		style->anchor = (enum anchor)index;
		break;
	case ATTRIBUTE_LETTER_SPACING:
		return set_spacing(style, text, &style->letter_spacing);
	case ATTRIBUTE_WORD_SPACING:
		return set_spacing(style, text, &style->word_spacing);
	case ATTRIBUTE_TEXT_DECORATION:
		return set_decoration(svg, style, text);
	case ATTRIBUTE_DIRECTION:
		return choose_bool(text, "ltr", "rtl", &style->rtl);
	case ATTRIBUTE_WHITE_SPACE:
		style->preserve_space =
			view_starts(text, "pre") && !view_is(text, "pre-line");
		break;
	case ATTRIBUTE_BASELINE_SHIFT:
		return set_shift(style, text);
	case ATTRIBUTE_WRITING_MODE:
		return set_writing(style, text);
	case ATTRIBUTE_ALIGNMENT_BASELINE:
		return set_baseline(text, style->alignment, &style->alignment);
	default:
		return set_baseline(text, style->baseline, &style->baseline);
	}
	return known;
}

static bool set_stroke(struct svg *svg, struct style *style,
                       enum attribute_name name, struct view text)
{
	static const char *const caps[] = {"butt", "round", "square", NULL};
	static const char *const joins[] = {"miter", "round", "bevel", NULL};

	switch (name) {
	case ATTRIBUTE_STROKE_DASHARRAY:
		return set_dashes(svg, style, text);
	case ATTRIBUTE_STROKE_DASHOFFSET:
		return set_length(style, text, &style->dash_offset);
	case ATTRIBUTE_STROKE_LINECAP:
		return choose(text, caps, &style->cap);
	case ATTRIBUTE_STROKE_LINEJOIN:
		if (view_is(text, "miter-clip") || view_is(text, "arcs"))
			text = VIEW("miter");
		return choose(text, joins, &style->join);
	case ATTRIBUTE_STROKE_WIDTH:
		return set_positive(style, text, &style->stroke_width);
	default: {
		double limit;

		if (!value_number(text, &limit) || limit < 1)
			return false;
		style->miter_limit = limit;
		return true;
	}
	}
}

static bool set_paint(struct style *style, enum attribute_name name,
                      struct view text)
{
	switch (name) {
	case ATTRIBUTE_FILL:
		return set_source(text, &style->fill);
	case ATTRIBUTE_STROKE:
		return set_source(text, &style->stroke);
	case ATTRIBUTE_COLOR:
		return set_colour(style, text, &style->colour,
		                  &style->colour_alpha);
	case ATTRIBUTE_BACKGROUND_COLOR:
		return set_colour(style, text, &style->background,
		                  &style->background_alpha);
	case ATTRIBUTE_STOP_COLOR:
		return set_colour(style, text, &style->stop_colour,
		                  &style->stop_alpha);
	case ATTRIBUTE_FILL_OPACITY:
		return value_fraction(text, &style->fill_opacity);
	case ATTRIBUTE_STROKE_OPACITY:
		return value_fraction(text, &style->stroke_opacity);
	case ATTRIBUTE_STOP_OPACITY:
		return value_fraction(text, &style->stop_opacity);
	case ATTRIBUTE_OPACITY:
		return value_fraction(text, &style->opacity);
	case ATTRIBUTE_FILL_RULE:
		return choose_bool(text, "nonzero", "evenodd",
		                   &style->fill_even_odd);
	default:
		return choose_bool(text, "nonzero", "evenodd",
		                   &style->clip_even_odd);
	}
}

/* "markers stroke": those that are not named follow in their usual order. What
 * is not known, or said twice, makes all of it count for nothing. */
static void set_paint_order(struct style *style, struct view text)
{
	static const char *const names[] = {"fill", "stroke", "markers", NULL};
	struct scan s = scan_of(view_trim(text));
	int places[3] = {-1, -1, -1}, count = 0, index;

	style->paint_order = (struct paint_order){.markers = 2};
	while (!scan_done(&s)) {
		struct view word = scan_word(&s);

		scan_space(&s);
		if (!choose(word, names, &index) || places[index] >= 0)
			return;
		places[index] = count++;
	}
	for (int i = 0; i < 3; i++)
		if (places[i] < 0)
			places[i] = count++;
	style->paint_order =
		(struct paint_order){places[1] < places[0], places[2]};
}

static bool set_blend(struct style *style, struct view text)
{
	static const char *const names[BLENDS + 1] = {
		"normal",     "multiply",   "screen",      "overlay",
		"darken",     "lighten",    "color-dodge", "color-burn",
		"hard-light", "soft-light", "difference",  "exclusion",
		"hue",        "saturation", "color",       "luminosity",
		NULL};
	int index;

	if (!choose(text, names, &index))
		return false;
	style->blend = (enum blend)index;
	return true;
}

/* How the element as a whole is laid on what is there. */
static bool set_effect(struct style *style, enum attribute_name name,
                       struct view text)
{
	switch (name) {
	case ATTRIBUTE_MASK_TYPE:
		return choose_bool(text, "luminance", "alpha",
		                   &style->masks_by_alpha);
	case ATTRIBUTE_MIX_BLEND_MODE:
		return set_blend(style, text);
	case ATTRIBUTE_ISOLATION:
		return choose_bool(text, "auto", "isolate", &style->isolated);
	case ATTRIBUTE_VECTOR_EFFECT:
		style->keeps_stroke_size = view_is(text, "non-scaling-stroke");
		return true;
	case ATTRIBUTE_TRANSFORM:
		style->transform = text;
		return true;
	default:
		style->transform_origin = text;
		return true;
	}
}

bool property_set(struct svg *svg, struct style *style,
                  enum attribute_name name, struct view text)
{
	switch (name) {
	case ATTRIBUTE_DISPLAY:
		style->shown = !view_is(text, "none");
		return true;
	case ATTRIBUTE_VISIBILITY:
		style->visible = view_is(text, "visible");
		return true;
	case ATTRIBUTE_OVERFLOW:
		style->overflow_visible =
			view_is(text, "visible") || view_is(text, "auto");
		return true;
	case ATTRIBUTE_PAINT_ORDER:
		set_paint_order(style, text);
		return true;
	case ATTRIBUTE_CLIP_PATH:
		return set_reference(text, &style->clip_path);
	case ATTRIBUTE_MASK:
		return set_reference(text, &style->mask);
	case ATTRIBUTE_FILTER:
		return set_reference(text, &style->filter);
	case ATTRIBUTE_MASK_TYPE:
	case ATTRIBUTE_MIX_BLEND_MODE:
	case ATTRIBUTE_ISOLATION:
	case ATTRIBUTE_VECTOR_EFFECT:
	case ATTRIBUTE_TRANSFORM:
	case ATTRIBUTE_TRANSFORM_ORIGIN:
		return set_effect(style, name, text);
	case ATTRIBUTE_MARKER_START:
		return set_reference(text, &style->markers[MARKER_START]);
	case ATTRIBUTE_MARKER_MID:
		return set_reference(text, &style->markers[MARKER_MID]);
	case ATTRIBUTE_MARKER_END:
		return set_reference(text, &style->markers[MARKER_END]);
	case ATTRIBUTE_STROKE_DASHARRAY:
	case ATTRIBUTE_STROKE_DASHOFFSET:
	case ATTRIBUTE_STROKE_LINECAP:
	case ATTRIBUTE_STROKE_LINEJOIN:
	case ATTRIBUTE_STROKE_WIDTH:
	case ATTRIBUTE_STROKE_MITERLIMIT:
		return set_stroke(svg, style, name, text);
	case ATTRIBUTE_FILL:
	case ATTRIBUTE_STROKE:
	case ATTRIBUTE_COLOR:
	case ATTRIBUTE_BACKGROUND_COLOR:
	case ATTRIBUTE_STOP_COLOR:
	case ATTRIBUTE_FILL_OPACITY:
	case ATTRIBUTE_STROKE_OPACITY:
	case ATTRIBUTE_STOP_OPACITY:
	case ATTRIBUTE_OPACITY:
	case ATTRIBUTE_FILL_RULE:
	case ATTRIBUTE_CLIP_RULE:
		return set_paint(style, name, text);
	default:
		return set_text(svg, style, name, text);
	}
}
