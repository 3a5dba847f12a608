/* svg/colour.c - colours as CSS writes them */
#include "svg/value.h"

/* CSS Color 4, 6.1; sorted. "transparent" and currentColor are not colours of
 * their own. */
static const struct {
	const char *name;
	uint32_t colour;
} names[] = {
	{"aliceblue", 0xF0F8FF},
	{"antiquewhite", 0xFAEBD7},
	{"aqua", 0x00FFFF},
	{"aquamarine", 0x7FFFD4},
	{"azure", 0xF0FFFF},
	{"beige", 0xF5F5DC},
	{"bisque", 0xFFE4C4},
	{"black", 0x000000},
	{"blanchedalmond", 0xFFEBCD},
	{"blue", 0x0000FF},
	{"blueviolet", 0x8A2BE2},
	{"brown", 0xA52A2A},
	{"burlywood", 0xDEB887},
	{"cadetblue", 0x5F9EA0},
	{"chartreuse", 0x7FFF00},
	{"chocolate", 0xD2691E},
	{"coral", 0xFF7F50},
	{"cornflowerblue", 0x6495ED},
	{"cornsilk", 0xFFF8DC},
	{"crimson", 0xDC143C},
	{"cyan", 0x00FFFF},
	{"darkblue", 0x00008B},
	{"darkcyan", 0x008B8B},
	{"darkgoldenrod", 0xB8860B},
	{"darkgray", 0xA9A9A9},
	{"darkgreen", 0x006400},
	{"darkgrey", 0xA9A9A9},
	{"darkkhaki", 0xBDB76B},
	{"darkmagenta", 0x8B008B},
	{"darkolivegreen", 0x556B2F},
	{"darkorange", 0xFF8C00},
	{"darkorchid", 0x9932CC},
	{"darkred", 0x8B0000},
	{"darksalmon", 0xE9967A},
	{"darkseagreen", 0x8FBC8F},
	{"darkslateblue", 0x483D8B},
	{"darkslategray", 0x2F4F4F},
	{"darkslategrey", 0x2F4F4F},
	{"darkturquoise", 0x00CED1},
	{"darkviolet", 0x9400D3},
	{"deeppink", 0xFF1493},
	{"deepskyblue", 0x00BFFF},
	{"dimgray", 0x696969},
	{"dimgrey", 0x696969},
	{"dodgerblue", 0x1E90FF},
	{"firebrick", 0xB22222},
	{"floralwhite", 0xFFFAF0},
	{"forestgreen", 0x228B22},
	{"fuchsia", 0xFF00FF},
	{"gainsboro", 0xDCDCDC},
	{"ghostwhite", 0xF8F8FF},
	{"gold", 0xFFD700},
	{"goldenrod", 0xDAA520},
	{"gray", 0x808080},
	{"green", 0x008000},
	{"greenyellow", 0xADFF2F},
	{"grey", 0x808080},
	{"honeydew", 0xF0FFF0},
	{"hotpink", 0xFF69B4},
	{"indianred", 0xCD5C5C},
	{"indigo", 0x4B0082},
	{"ivory", 0xFFFFF0},
	{"khaki", 0xF0E68C},
	{"lavender", 0xE6E6FA},
	{"lavenderblush", 0xFFF0F5},
	{"lawngreen", 0x7CFC00},
	{"lemonchiffon", 0xFFFACD},
	{"lightblue", 0xADD8E6},
	{"lightcoral", 0xF08080},
	{"lightcyan", 0xE0FFFF},
	{"lightgoldenrodyellow", 0xFAFAD2},
	{"lightgray", 0xD3D3D3},
	{"lightgreen", 0x90EE90},
	{"lightgrey", 0xD3D3D3},
	{"lightpink", 0xFFB6C1},
	{"lightsalmon", 0xFFA07A},
	{"lightseagreen", 0x20B2AA},
	{"lightskyblue", 0x87CEFA},
	{"lightslategray", 0x778899},
	{"lightslategrey", 0x778899},
	{"lightsteelblue", 0xB0C4DE},
	{"lightyellow", 0xFFFFE0},
	{"lime", 0x00FF00},
	{"limegreen", 0x32CD32},
	{"linen", 0xFAF0E6},
	{"magenta", 0xFF00FF},
	{"maroon", 0x800000},
	{"mediumaquamarine", 0x66CDAA},
	{"mediumblue", 0x0000CD},
	{"mediumorchid", 0xBA55D3},
	{"mediumpurple", 0x9370DB},
	{"mediumseagreen", 0x3CB371},
	{"mediumslateblue", 0x7B68EE},
	{"mediumspringgreen", 0x00FA9A},
	{"mediumturquoise", 0x48D1CC},
	{"mediumvioletred", 0xC71585},
	{"midnightblue", 0x191970},
	{"mintcream", 0xF5FFFA},
	{"mistyrose", 0xFFE4E1},
	{"moccasin", 0xFFE4B5},
	{"navajowhite", 0xFFDEAD},
	{"navy", 0x000080},
	{"oldlace", 0xFDF5E6},
	{"olive", 0x808000},
	{"olivedrab", 0x6B8E23},
	{"orange", 0xFFA500},
	{"orangered", 0xFF4500},
	{"orchid", 0xDA70D6},
	{"palegoldenrod", 0xEEE8AA},
	{"palegreen", 0x98FB98},
	{"paleturquoise", 0xAFEEEE},
	{"palevioletred", 0xDB7093},
	{"papayawhip", 0xFFEFD5},
	{"peachpuff", 0xFFDAB9},
	{"peru", 0xCD853F},
	{"pink", 0xFFC0CB},
	{"plum", 0xDDA0DD},
	{"powderblue", 0xB0E0E6},
	{"purple", 0x800080},
	{"rebeccapurple", 0x663399},
	{"red", 0xFF0000},
	{"rosybrown", 0xBC8F8F},
	{"royalblue", 0x4169E1},
	{"saddlebrown", 0x8B4513},
	{"salmon", 0xFA8072},
	{"sandybrown", 0xF4A460},
	{"seagreen", 0x2E8B57},
	{"seashell", 0xFFF5EE},
	{"sienna", 0xA0522D},
	{"silver", 0xC0C0C0},
	{"skyblue", 0x87CEEB},
	{"slateblue", 0x6A5ACD},
	{"slategray", 0x708090},
	{"slategrey", 0x708090},
	{"snow", 0xFFFAFA},
	{"springgreen", 0x00FF7F},
	{"steelblue", 0x4682B4},
	{"tan", 0xD2B48C},
	{"teal", 0x008080},
	{"thistle", 0xD8BFD8},
	{"tomato", 0xFF6347},
	{"turquoise", 0x40E0D0},
	{"violet", 0xEE82EE},
	{"wheat", 0xF5DEB3},
	{"white", 0xFFFFFF},
	{"whitesmoke", 0xF5F5F5},
	{"yellow", 0xFFFF00},
	{"yellowgreen", 0x9ACD32},
};

static bool named_colour(struct view text, uint32_t *colour)
{
	char lower[24];
	size_t low = 0, high = sizeof(names) / sizeof(*names);

	if (text.n >= sizeof(lower))
		return false;
	for (size_t i = 0; i < text.n; i++)
		lower[i] = ascii_lower(text.p[i]);
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = view_compare((struct view){lower, text.n},
		                         view_of(names[middle].name));

		if (!order) {
			*colour = names[middle].colour;
			return true;
		}
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

static int hex_digit(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	c = ascii_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* #rgb, #rgba, #rrggbb, #rrggbbaa, the mark taken off. */
static bool hex_colour(struct view text, uint32_t *colour, double *alpha)
{
	bool is_short = text.n == 3 || text.n == 4;
	size_t channels = is_short ? text.n : text.n / 2;
	uint32_t values[4] = {0, 0, 0, 255};

	if (!is_short && text.n != 6 && text.n != 8)
		return false;
	for (size_t i = 0; i < channels; i++) {
		int high = hex_digit(text.p[is_short ? i : 2 * i]);
		int low = hex_digit(text.p[is_short ? i : 2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		values[i] = (uint32_t)(high * 16 + low);
	}
	*colour = values[0] << 16 | values[1] << 8 | values[2];
	*alpha = values[3] / 255.0;
	return true;
}

static uint32_t byte_of(double value)
{
	return value <= 0 ? 0 : value >= 255 ? 255 : (uint32_t)(value + 0.5);
}

static uint32_t pack(double red, double green, double blue)
{
	return byte_of(red) << 16 | byte_of(green) << 8 | byte_of(blue);
}

/* CSS Color 4, 7.1: each channel is a plateau and two slopes of the hue. */
static double hue_channel(double offset, double hue, double saturation,
                          double light)
{
	double k = fmod(offset + hue / 30, 12);
	double reach = saturation * fmin(light, 1 - light);
	double slope = fmin(fmin(k - 3, 9 - k), 1);

	return 255 * (light - reach * fmax(-1, slope));
}

static uint32_t from_hue(double hue, double saturation, double light)
{
	hue = fmod(hue, 360);
	if (hue < 0)
		hue += 360;
	saturation = fmin(fmax(saturation, 0), 1);
	light = fmin(fmax(light, 0), 1);
	return pack(hue_channel(0, hue, saturation, light),
	            hue_channel(8, hue, saturation, light),
	            hue_channel(4, hue, saturation, light));
}

/* Three or four numbers between brackets, with commas, spaces or a slash. A
 * percentage is one of whole[i]; alike: with commas, the first three must be
 * percentages or none of them. */
static bool channels(struct scan *s, const double whole[4], bool alike,
                     double values[4])
{
	int percents = 0;
	bool commas = false;

	scan_space(s);
	if (!scan_char(s, '('))
		return false;
	values[3] = 1;
	for (int i = 0; i < 4; i++) {
		scan_space(s);
		if (i == 3 && scan_char(s, ')'))
			return scan_done(s);
		if (!scan_number(s, &values[i]))
			return false;
		if (scan_char(s, '%')) {
			values[i] = values[i] / 100 * whole[i];
			percents++;
		} else if (i == 0) {
			scan_word(s); /* deg */
		}
		scan_space(s);
		commas = commas || (s->at < s->end && *s->at == ',');
		scan_comma(s);
		if (i == 2 && alike && commas && percents % 3)
			return false;
		if (i == 2 && scan_char(s, '/'))
			scan_space(s);
	}
	values[3] = fmin(fmax(values[3], 0), 1);
	return scan_char(s, ')') && scan_done(s);
}

bool value_colour(struct view text, uint32_t *colour, double *alpha)
{
	static const double rgb[4] = {255, 255, 255, 1};
	static const double hsl[4] = {360, 1, 1, 1};
	struct scan s;
	struct view word;
	double values[4];

	text = view_trim(text);
	*alpha = 1;
	if (!text.n)
		return false;
	if (text.p[0] == '#')
		return hex_colour(view_from(text, 1), colour, alpha);
	if (view_is_nocase(text, "transparent")) {
		*colour = 0;
		*alpha = 0;
		return true;
	}
	if (named_colour(text, colour))
		return true;
	s = scan_of(text);
	word = scan_word(&s);
	if (view_is_nocase(word, "rgb") || view_is_nocase(word, "rgba")) {
		if (!channels(&s, rgb, true, values))
			return false;
		*colour = pack(values[0], values[1], values[2]);
	} else if (view_is_nocase(word, "hsl") ||
	           view_is_nocase(word, "hsla")) {
		if (!channels(&s, hsl, false, values))
			return false;
		*colour = from_hue(values[0], values[1], values[2]);
	} else {
		return false;
	}
	*alpha = values[3];
	return true;
}
