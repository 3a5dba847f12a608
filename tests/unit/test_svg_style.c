/* tests/unit/test_svg_style.c - numbers, colours, transforms, the cascade */
#include "svg/style.h"
#include "tests/check.h"

static bool near(double a, double b)
{
	return fabs(a - b) < 1e-6;
}

static bool colour_is(const char *text, uint32_t want, double want_alpha)
{
	uint32_t colour = 0;
	double alpha = 0;

	return value_colour(view_of(text), &colour, &alpha) && colour == want &&
	       near(alpha, want_alpha);
}

static bool is_no_colour(const char *text)
{
	uint32_t colour;
	double alpha;

	return !value_colour(view_of(text), &colour, &alpha);
}

static void colours(void)
{
	CHECK(colour_is("#f80", 0xFF8800, 1));
	CHECK(colour_is("#F80a", 0xFF8800, 170 / 255.0));
	CHECK(colour_is(" #12ab9F ", 0x12AB9F, 1));
	CHECK(colour_is("#12ab9f80", 0x12AB9F, 128 / 255.0));
	CHECK(colour_is("rgb(1, 2,3)", 0x010203, 1));
	CHECK(colour_is("rgb(100%,50%,0%)", 0xFF8000, 1));
	CHECK(colour_is("rgb(300,-4,0)", 0xFF0000, 1));
	CHECK(colour_is("rgba(1,2,3,.5)", 0x010203, 0.5));
	CHECK(colour_is("rgb(1 2 3 / 25%)", 0x010203, 0.25));
	CHECK(colour_is("hsl(120, 100%, 25%)", 0x008000, 1));
	CHECK(colour_is("hsl(-120deg 100% 50%)", 0x0000FF, 1));
	CHECK(colour_is("RebeccaPurple", 0x663399, 1));
	CHECK(colour_is("aliceblue", 0xF0F8FF, 1));
	CHECK(colour_is("yellowgreen", 0x9ACD32, 1));
	CHECK(colour_is("transparent", 0, 0));
	CHECK(is_no_colour("#12"));
	CHECK(is_no_colour("#12345g"));
	CHECK(is_no_colour("rgb(1,2)"));
	CHECK(is_no_colour("rgba(0, 50%, 0, 0.5)"));
	CHECK(colour_is("rgb(0 50% 0)", 0x008000, 1));
	CHECK(is_no_colour("rgb(NaN,0,0)"));
	CHECK(is_no_colour("blurple"));
	CHECK(is_no_colour("averyveryverylongcolournameindeed"));
	CHECK(is_no_colour(""));
}

static bool number_is(const char *text, double want)
{
	double value;

	return value_number(view_of(text), &value) && near(value, want);
}

static void numbers(void)
{
	double value;

	CHECK(number_is("1", 1));
	CHECK(number_is("-.5e1", -5));
	CHECK(number_is("+1.25E-2", 0.0125));
	CHECK(number_is("3.", 3));
	CHECK(number_is("1e400", 1e9));
	CHECK(number_is("-1e400", -1e9));
	CHECK(number_is("0.10000000000000000000000000000000001", 0.1));
	CHECK(!value_number(VIEW(""), &value));
	CHECK(!value_number(VIEW("."), &value));
	CHECK(!value_number(VIEW("-"), &value));
	CHECK(!value_number(VIEW("nan"), &value));
	CHECK(!value_number(VIEW("inf"), &value));
	CHECK(!value_number(VIEW("0x10"), &value));
	CHECK(!value_number(VIEW("1,5"), &value));
}

static bool length_is(const char *text, double want)
{
	struct length length;

	return value_length(view_of(text), &length) &&
	       near(length_px(length, 200, 10), want);
}

static void lengths(void)
{
	struct length length;

	CHECK(length_is("12", 12));
	CHECK(length_is("12px", 12));
	CHECK(length_is("72pt", 96));
	CHECK(length_is("1in", 96));
	CHECK(length_is("25.4mm", 96));
	CHECK(length_is("1pc", 16));
	CHECK(length_is("2em", 20));
	CHECK(length_is("2ex", 10));
	CHECK(length_is("1e1em", 100));
	CHECK(length_is("25%", 50));
	CHECK(!value_length(VIEW("12 px"), &length));
	CHECK(!value_length(VIEW("12furlongs"), &length));
}

/* Where a transform brings (1, 2). */
static bool brings(const char *text, double want_x, double want_y)
{
	struct matrix m;
	double x = 1, y = 2;

	if (!value_transform(view_of(text), &m))
		return false;
	matrix_apply(m, &x, &y);
	return near(x, want_x) && near(y, want_y);
}

static void transforms(void)
{
	struct matrix m;

	CHECK(brings("", 1, 2));
	CHECK(brings("translate(10-5)", 11, -3));
	CHECK(brings("translate(10) scale(2,3)", 12, 6));
	CHECK(brings("scale(2),translate(1,1)", 4, 6));
	CHECK(brings("rotate(90)", -2, 1));
	CHECK(brings("rotate(90deg 1 2)", 1, 2));
	CHECK(brings("skewX(45)", 3, 2));
	CHECK(brings("matrix(1 2 3 4 5 6)", 12, 16));
	CHECK(brings("scale(4.1667 4.1667) rotate(0) translate(4 152)",
	             5 * 4.1667, 154 * 4.1667));
	CHECK(!value_transform(VIEW("rotate(1,2)"), &m));
	CHECK(!value_transform(VIEW("translate(1"), &m));
	CHECK(!value_transform(VIEW("spin(1)"), &m));
	CHECK(!matrix_is_usable(matrix_scale(0, 1)));
	CHECK(!matrix_is_usable(matrix_scale(1e300, 1e300)));
}

static void boxes_are_fitted(void)
{
	struct box inner = {0, 0, 10, 10}, outer = {0, 0, 40, 20};
	struct matrix m = fit_boxes(value_fit(VIEW("")), inner, outer);

	CHECK(near(m.a, 2) && near(m.d, 2) && near(m.e, 10) && near(m.f, 0));
	m = fit_boxes(value_fit(VIEW("xMaxYMin slice")), inner, outer);
	CHECK(near(m.a, 4) && near(m.e, 0) && near(m.f, 0));
	m = fit_boxes(value_fit(VIEW("xMinYMax slice")), inner, outer);
	CHECK(near(m.f, -20));
	m = fit_boxes(value_fit(VIEW("none")), inner, outer);
	CHECK(near(m.a, 4) && near(m.d, 2));
	CHECK(!value_view_box(VIEW("0 0 0 10"), &inner));
	CHECK(!value_view_box(VIEW("0 0 10"), &inner));
	CHECK(value_view_box(VIEW("0,0 , 10 20"), &inner));
}

/* The style of the innermost element of a file. */
static void with_style(const char *text,
                       void (*check)(const struct style *style),
                       const char *messages)
{
	struct diag d = {0};
	struct svg svg = {.d = &d, .file = "a.svg"};
	struct buf styles = {0}, out = {0};
	struct style style = style_initial();
	const struct element *e;

	svg.memory = &svg.scratch;
	svg.ids.memory = svg.reported.memory = &svg.scratch;
	svg_read(&svg, view_of(text), &styles);
	css_read(&svg, (struct view){buf_text(&styles), styles.len});
	for (e = svg.root; e; e = e->last)
		style = style_of(&svg, e, &style);
	check(&style);
	diag_print(&d, DIAG_NOTE, &out);
	CHECK_TEXT(buf_text(&out), messages);
	buf_clear(&out);
	buf_clear(&styles);
	arena_reset(&svg.scratch);
	diag_clear(&d);
}

#define SVG "<svg xmlns='http://www.w3.org/2000/svg'>"

static void fill_is_4(const struct style *style)
{
	CHECK(style->fill.kind == SOURCE_COLOUR && style->fill.colour == 4);
}

static void the_strongest_rule_wins(void)
{
	with_style(SVG "<rect fill='#000004'/></svg>", fill_is_4, "");
	with_style(SVG "<style>rect{fill:#000004}</style>"
	               "<rect fill='red'/></svg>",
	           fill_is_4, "");
	with_style(SVG "<style>#i{fill:#000004}.a{fill:red}rect{fill:red}"
	               "*{fill:red}</style><rect id='i' class='b a'/></svg>",
	           fill_is_4, "");
	with_style(SVG "<style>.a{fill:red}.b{fill:#000004}</style>"
	               "<rect class='b a'/></svg>",
	           fill_is_4, "");
	with_style(SVG "<style>rect{fill:red}</style>"
	               "<rect style='fill:#000004' fill='red'/></svg>",
	           fill_is_4, "");
	with_style(SVG "<style>rect{fill:#000004 ! important}</style>"
	               "<rect style='fill:red'/></svg>",
	           fill_is_4, "");
	with_style(SVG "<style>g > .a rect.b{fill:#000004}.b{fill:red}"
	               "</style><g><a class='a'><g><rect class='b'/></g></a>"
	               "</g></svg>",
	           fill_is_4, "");
	with_style(SVG "<style>/* } */ @media print { rect { fill: red } }"
	               "svg, g { fill : #000004 ; ; bad } circle{fill:red}"
	               "</style><g><rect/></g></svg>",
	           fill_is_4,
	           "a.svg:1:1: warning: SVG feature is not drawn: @media "
	           "[svg-unsupported]\n");
	with_style(SVG "<style>rect:hover{fill:red}rect{fill:#000004</style>"
	               "<rect/></svg>",
	           fill_is_4,
	           "a.svg:1:1: warning: SVG feature is not drawn: selector "
	           "rect:hover [svg-unsupported]\n");
}

static void bad_values_are_reported(void)
{
	with_style(SVG
	           "<g fill='#000004'>\n"
	           "<rect fill='blurple' stroke-width='-1' x='y'/></g></svg>",
	           fill_is_4,
	           "a.svg:2:1: warning: bad SVG value, used what could be "
	           "read: fill=\"blurple\" [svg-value-bad]\n"
	           "a.svg:2:1: warning: bad SVG value, used what could be "
	           "read: stroke-width=\"-1\" [svg-value-bad]\n");
}

static void font_is_set(const struct style *style)
{
	CHECK(style->family == FONT_MONO);
	CHECK(style->weight == 700 && style->italic);
	CHECK(near(style->font_size, 12));
	CHECK(near(style->stroke_width.value, 24));
}

static void fonts_by_name_and_shorthand(void)
{
	with_style(SVG "<text style=\"font:italic bold 12px/1.5 'Unknown "
	               "Face', 'JetBrains Mono', serif;stroke-width:2em\"/>"
	               "</svg>",
	           font_is_set, "");
	with_style(SVG "<g font-size='24' font-family='Courier'><text "
	               "font-size='50%' font-weight='bold' stroke-width='2em' "
	               "font-style='oblique'/></g></svg>",
	           font_is_set, "");
}

static void is_reset(const struct style *style)
{
	CHECK(style->opacity == 1 && !style->clip_path.n && style->shown);
	CHECK(style->stroke.kind == SOURCE_URL);
	CHECK(view_is(style->stroke.url, "#a b"));
	CHECK(style->stroke.fallback == SOURCE_CURRENT);
	CHECK(style->colour == 7 && !style->visible);
}

static void some_are_inherited_and_some_not(void)
{
	with_style(SVG
	           "<g opacity='.5' clip-path='url(#c)' display='none' "
	           "color='#000007' visibility='hidden' "
	           "stroke='url( \"#a b\" ) currentColor'><rect/></g></svg>",
	           is_reset, "");
}

int main(void)
{
	colours();
	numbers();
	lengths();
	transforms();
	boxes_are_fitted();
	the_strongest_rule_wins();
	bad_values_are_reported();
	fonts_by_name_and_shorthand();
	some_are_inherited_and_some_not();
	return check_done();
}
