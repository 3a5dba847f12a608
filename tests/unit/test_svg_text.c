/* tests/unit/test_svg_text.c - the words of SVG files in the drawings */
#include "svg/drawing.h"
#include "tests/check.h"

static struct shaper *shaper;

/* The drawing as text, then the messages. */
static void draw(struct view bytes, struct buf *out)
{
	struct arena arena = {0};
	struct diag d = {0};
	struct drawing *drawing = svg_draw(&arena, bytes, "a.svg", shaper, &d);

	if (drawing)
		drawing_dump(drawing, out);
	else
		buf_puts(out, "nothing\n");
	diag_print(&d, DIAG_NOTE, out);
	diag_clear(&d);
	arena_reset(&arena);
}

static void check_file(const char *text, const char *want)
{
	struct buf out = {0};

	draw(view_of(text), &out);
	CHECK_TEXT(buf_text(&out), want);
	buf_clear(&out);
}

#define SVG     "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'>"
#define DRAWING "drawing 20 10\n"

/* What stands within an svg element of 20 x 10. */
static void check_body(const char *body, const char *want)
{
	struct buf text = {0}, whole = {0};

	buf_printf(&text, "%s%s</svg>", SVG, body);
	buf_printf(&whole, "%s%s", DRAWING, want);
	check_file(buf_text(&text), buf_text(&whole));
	buf_clear(&text);
	buf_clear(&whole);
}

static void texts_are_cut_and_placed(void)
{
	check_body("<text x='2' y='3' font-family='Helvetica,Arial' "
	           "font-size='10'>\n  a <tspan font-weight='bold' x='5' "
	           "dy='1'>b</tspan>\n</text>",
	           "  text \"a \" at 2 3 size 10 SourceSans3-Regular "
	           "fill #000000\n"
	           "  text \"b\" at 5 4 size 10 SourceSans3-Bold "
	           "fill #000000\n");
	check_body("<text xml:space='preserve' font-family='monospace' "
	           "text-anchor='end' font-size='10' x='20'> a </text>",
	           "  text \" a \" at 2 0 size 10 JetBrainsMono-Regular "
	           "fill #000000\n");
	check_body("<text x='1 3' y='5' font-family='monospace' "
	           "font-size='10'>abc</text>",
	           "  text \"a\" at 1 5 size 10 JetBrainsMono-Regular "
	           "fill #000000\n"
	           "  text \"bc\" at 3 5 size 10 JetBrainsMono-Regular "
	           "fill #000000\n");
	check_body("<text font-family='monospace' font-size='10' "
	           "textLength='21'>ab</text>",
	           "  text \"a\" at 0 0 size 10 JetBrainsMono-Regular "
	           "fill #000000\n"
	           "  text \"b\" at 15 0 size 10 JetBrainsMono-Regular "
	           "fill #000000\n");
	check_body("<text/><text>  </text><text font-size='0'>a</text>", "");
}

static void letters_placed_one_by_one_keep_their_kerning(void)
{
	/* The e stands where kerning has it, not at the width of T. */
	check_body("<text font-family='sans' font-size='1000' dy='0 5'>"
	           "Te</text>",
	           "  text \"T\" at 0 0 size 1000 SourceSans3-Regular fill "
	           "#000000\n"
	           "  text \"e\" at 470 5 size 1000 SourceSans3-Regular fill "
	           "#000000\n");
}

static void bars_are_painted_as_what_asks_for_them(void)
{
	check_body("<text font-family='sans' font-size='10' fill='red' "
	           "text-decoration='underline'>a<tspan fill='blue' "
	           "text-decoration='line-through'>b</tspan></text>",
	           "  path M 0 0.5 L 5.04 0.5 L 5.04 1 L 0 1 Z fill #ff0000\n"
	           "  text \"a\" at 0 0 size 10 SourceSans3-Regular fill "
	           "#ff0000\n"
	           "  path M 5.04 0.5 L 10.57 0.5 L 10.57 1 L 5.04 1 Z fill "
	           "#ff0000\n"
	           "  text \"b\" at 5.04 0 size 10 SourceSans3-Regular fill "
	           "#0000ff\n"
	           "  path M 5.04 -2.91 L 10.57 -2.91 L 10.57 -2.41 L 5.04 "
	           "-2.41 Z fill #0000ff\n");
	check_body("<text font-family='sans' font-size='10' "
	           "text-decoration='underline,overline'>a</text>",
	           "  text \"a\" at 0 0 size 10 SourceSans3-Regular fill "
	           "#000000\n"
	           "a.svg:1:64: warning: bad SVG value, used what could be "
	           "read: text-decoration=\"underline,overline\" "
	           "[svg-value-bad]\n");
	check_body("<text font-family='sans' font-size='10' "
	           "letter-spacing='2' text-decoration='overline'>ab</text>",
	           "  path M 0 -10.49 L 12.57 -10.49 L 12.57 -9.99 L 0 -9.99 "
	           "Z fill #000000\n"
	           "  text \"a\" at 0 0 size 10 SourceSans3-Regular fill "
	           "#000000\n"
	           "  text \"b\" at 7.04 0 size 10 SourceSans3-Regular fill "
	           "#000000\n");
}

static void lines_may_run_down(void)
{
	check_body("<text font-family='sans' font-size='10' x='5' y='1' "
	           "writing-mode='tb'>a\xE6\x97\xA5</text>",
	           "  text \"a\" at 0 0 size 10 SourceSans3-Regular fill "
	           "#000000 matrix 0 1 -1 0 1.88 1\n"
	           "  text \"日\" at 0 14.84 size 10 SourceSans3-Regular fill "
	           "#000000\n");
}

static void baselines_are_shifted(void)
{
	check_body("<text font-family='sans' font-size='10' "
	           "baseline-shift='super'>a<tspan baseline-shift='2'>b<tspan "
	           "baseline-shift='sub'>c</tspan></tspan><tspan "
	           "alignment-baseline='mathematical'>d</tspan></text>",
	           "  text \"a\" at 0 0 size 10 SourceSans3-Regular fill "
	           "#000000\n"
	           "  text \"b\" at 5.04 -2 size 10 SourceSans3-Regular fill "
	           "#000000\n"
	           "  text \"c\" at 10.57 -1.25 size 10 SourceSans3-Regular "
	           "fill #000000\n"
	           "  text \"d\" at 14.92 5.12 size 10 SourceSans3-Regular "
	           "fill #000000\n");
}

static void lengths_may_be_asked_for(void)
{
	check_body("<text font-family='monospace' font-size='10'>a<tspan "
	           "textLength='21'>ab</tspan>c</text>",
	           "  text \"a\" at 0 0 size 10 JetBrainsMono-Regular fill "
	           "#000000\n"
	           "  text \"a\" at 6 0 size 10 JetBrainsMono-Regular fill "
	           "#000000\n"
	           "  text \"b\" at 21 0 size 10 JetBrainsMono-Regular fill "
	           "#000000\n"
	           "  text \"c\" at 27 0 size 10 JetBrainsMono-Regular fill "
	           "#000000\n");
	check_body("<text font-family='monospace' font-size='10' "
	           "textLength='24' lengthAdjust='spacingAndGlyphs'>ab</text>",
	           "  text \"ab\" at 0 0 size 10 JetBrainsMono-Regular fill "
	           "#000000 matrix 2 0 0 1 0 0\n");
}

static void words_may_stand_elsewhere(void)
{
	check_body("<defs><text id='t'>a<tspan>b</tspan></text></defs>"
	           "<text font-family='monospace' font-size='10'>"
	           "<tref href='#t' fill='red'/>c</text>",
	           "  text \"a\" at 0 0 size 10 JetBrainsMono-Regular fill "
	           "#ff0000\n"
	           "  text \"b\" at 6 0 size 10 JetBrainsMono-Regular fill "
	           "#ff0000\n"
	           "  text \"c\" at 12 0 size 10 JetBrainsMono-Regular fill "
	           "#000000\n");
}

static void paths_lead_text(void)
{
	check_body("<path id='p' fill='none' d='M0 5H20'/>"
	           "<text font-family='monospace' font-size='5' x='2'>"
	           "<textPath href='#p'>ab<tspan x='11'>c</tspan></textPath>"
	           "</text>",
	           "  text \"a\" at 2 5 size 5 JetBrainsMono-Regular fill "
	           "#000000\n"
	           "  text \"b\" at 5 5 size 5 JetBrainsMono-Regular fill "
	           "#000000\n"
	           "  text \"c\" at 11 5 size 5 JetBrainsMono-Regular fill "
	           "#000000\n");
	check_body("<path id='p' fill='none' d='M0 5H20V9'/>"
	           "<text font-family='monospace' font-size='5'>"
	           "<textPath href='#p'>a</textPath>b</text>",
	           "  text \"a\" at 0 5 size 5 JetBrainsMono-Regular fill "
	           "#000000\n"
	           "  text \"b\" at 20 9 size 5 JetBrainsMono-Regular fill "
	           "#000000\n");
	check_body("<text font-family='monospace' font-size='5'>a"
	           "<textPath>b</textPath>c</text>",
	           "  text \"a\" at 0 0 size 5 JetBrainsMono-Regular fill "
	           "#000000\n"
	           "  text \"c\" at 3 0 size 5 JetBrainsMono-Regular fill "
	           "#000000\n"
	           "a.svg:1:109: warning: SVG refers to nothing that can be "
	           "drawn: textPath without href [svg-reference]\n");
}

static void bad_lists_count_as_nothing(void)
{
	check_body("<text font-family='monospace' font-size='5' x='1 b' "
	           "rotate='5mm'>ab</text>",
	           "  text \"ab\" at 0 0 size 5 JetBrainsMono-Regular fill "
	           "#000000\n"
	           "a.svg:1:64: warning: bad SVG value, used what could be "
	           "read: x=\"1 b\" [svg-value-bad]\n"
	           "a.svg:1:64: warning: bad SVG value, used what could be "
	           "read: rotate=\"5mm\" [svg-value-bad]\n");
}

static void what_is_not_drawn_is_named(void)
{
	check_body("<g font-stretch='condensed' style='text-transform:none;"
	           "unicode-bidi:bidi-override'/>",
	           "a.svg:1:64: warning: SVG feature is not drawn: "
	           "font-stretch: condensed [svg-unsupported]\n"
	           "a.svg:1:64: warning: SVG feature is not drawn: "
	           "unicode-bidi: bidi-override [svg-unsupported]\n");
}

int main(void)
{
	struct diag d = {0};
	struct fonts *fonts = fonts_open(".", &d);

	shaper = shaper_open(fonts);
	texts_are_cut_and_placed();
	letters_placed_one_by_one_keep_their_kerning();
	bars_are_painted_as_what_asks_for_them();
	lines_may_run_down();
	baselines_are_shifted();
	lengths_may_be_asked_for();
	words_may_stand_elsewhere();
	paths_lead_text();
	bad_lists_count_as_nothing();
	what_is_not_drawn_is_named();
	shaper_close(shaper);
	fonts_close(fonts);
	diag_clear(&d);
	return check_done();
}
