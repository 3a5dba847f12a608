/* tests/unit/test_svg_named.c - what SVG files ask for and do not get is named */
#include "svg/drawing.h"
#include "tests/check.h"

static struct shaper *shaper;

/* What stands within an svg element of 20 x 10 from its second line on: the
 * drawing as text, and the messages. */
static void draw(const char *body, struct buf *drawn, struct buf *said)
{
	struct arena arena = {0};
	struct diag d = {0};
	struct buf text = {0};

	buf_printf(&text,
	           "<svg xmlns='http://www.w3.org/2000/svg' width='20' "
	           "height='10'>\n%s</svg>",
	           body);
	drawing_dump(svg_draw(&arena, (struct view){buf_text(&text), text.len},
	                      "a.svg", shaper, &d),
	             drawn);
	diag_print(&d, DIAG_NOTE, said);
	diag_clear(&d);
	buf_clear(&text);
	arena_reset(&arena);
}

static void says(const char *body, const char *want)
{
	struct buf drawn = {0}, said = {0};

	draw(body, &drawn, &said);
	CHECK_TEXT(buf_text(&said), want);
	buf_clear(&drawn);
	buf_clear(&said);
}

static void draws(const char *body, const char *want)
{
	struct buf drawn = {0}, said = {0};

	draw(body, &drawn, &said);
	CHECK_TEXT(buf_text(&drawn), want);
	CHECK(said.len == 0);
	buf_clear(&drawn);
	buf_clear(&said);
}

#define NOT_DRAWN " warning: SVG feature is not drawn: "
#define UNKNOWN   " [svg-unsupported]\n"

static void paints_and_marks(void)
{
	says("<marker id='m'/><rect width='2' height='2' "
	     "marker-end='url(#m)'/><line marker-end='url(#m)'/>"
	     "<circle r='2' marker-end='none'/>",
	     "a.svg:2:17:" NOT_DRAWN "marker on rect" UNKNOWN);
	says("<linearGradient id='g'><stop/></linearGradient>"
	     "<g id='u'>\n<rect width='2' height='2' fill='context-fill'/></g>"
	     "<use href='#u' fill='url(#g)'/><use href='#u' fill='red'/>",
	     "a.svg:3:1:" NOT_DRAWN "context paint of one piece: #g" UNKNOWN);
	says("<mask id='m' mask='url(#n)'><path d='M0 0H2V2Z'/></mask>"
	     "<mask id='n' mask='url(#m)'><path d='M0 0H2V2Z'/></mask>"
	     "<path d='M0 0H2V2Z' mask='url(#n)'/>",
	     "a.svg:2:1: warning: SVG refers to nothing that can be drawn: "
	     "mask stands in itself [svg-reference]\n");
}

static void words(void)
{
	says("<text>a\xF3\xB0\x80\x81 \xF3\xB0\x80\x81</text>",
	     "a.svg:2:1: warning: no font has this character, drew a box: "
	     "\xF3\xB0\x80\x81 (U+F0001) [glyph-missing]\n");
	says("<text kerning='0'>a</text><text kerning='10%'>a</text>",
	     "a.svg:1:1:" NOT_DRAWN "kerning: 10%" UNKNOWN);
	says("<path id='p' d='M0 0H9'/><text writing-mode='tb'>"
	     "<textPath href='#p'>a</textPath></text>",
	     "a.svg:2:50:" NOT_DRAWN "writing-mode on a textPath" UNKNOWN);
	says("<rect id='r'>a</rect><text><tref href='#r'/></text>",
	     "a.svg:2:28:" NOT_DRAWN "tref to rect" UNKNOWN);
}

/* Where drawing it takes little. */
static void others_are_drawn(void)
{
	draws("<marker id='m' overflow='inherit' markerWidth='1' "
	      "markerHeight='1'><path d='M0 0H9'/></marker>"
	      "<path d='M0 0H1' fill='none' marker-end='url(#m)'/>",
	      "drawing 20 10\n  path M 0 0 L 9 0 fill #000000 at 1 0\n");
	draws("<path d='M5 5L5 5M1 1H2' fill='none' stroke='red' "
	      "stroke-linecap='square' stroke-width='10'/>",
	      "drawing 20 10\n  path M 5 5 L 5.01 5 M 1 1 L 2 1 "
	      "stroke #ff0000 width 10 square-cap\n");
	draws("<radialGradient id='g' gradientUnits='userSpaceOnUse' cx='1' "
	      "cy='1' r='2' fx='9' fy='1'><stop/><stop offset='1' "
	      "stop-color='red'/></radialGradient>"
	      "<path d='M0 0H9V9Z' fill='url(#g)'/>",
	      "drawing 20 10\n  path M 0 0 L 9 0 L 9 9 Z fill radial 9 1 1 1 "
	      "2 stops 0 #000000 1 #ff0000\n");
}

int main(void)
{
	struct diag d = {0};
	struct fonts *fonts = fonts_open(".", &d);

	shaper = shaper_open(fonts);
	paints_and_marks();
	words();
	others_are_drawn();
	shaper_close(shaper);
	fonts_close(fonts);
	diag_clear(&d);
	return check_done();
}
