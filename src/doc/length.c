/* doc/length.c - lengths, shares and colours as people write them */
#include "doc/length.h"

bool decimal_read(struct view *text, int64_t *millionths)
{
	int64_t whole = 0, part = 0, scale = 1000000;
	size_t at = 0;

	while (at < text->n && ascii_is_digit(text->p[at]) && whole < 100000)
		whole = 10 * whole + (text->p[at++] - '0');
	if (!at)
		return false;
	if (at < text->n && text->p[at] == '.') {
		at++;
		while (at < text->n && ascii_is_digit(text->p[at])) {
			scale /= 10;
			part += scale * (text->p[at++] - '0');
		}
	}
	*millionths = whole * 1000000 + part;
	*text = view_from(*text, at);
	return true;
}

static bool is_line(struct view unit)
{
	return view_is_nocase(unit, "lines") || view_is_nocase(unit, "line");
}

bool length_read(struct view text, sp em, sp line, sp *length)
{
	static const struct {
		const char *unit;
		double points;
	} units[] = {{"pt", 1},  {"mm", 72 / 25.4}, {"cm", 72 / 2.54},
	             {"in", 72}, {"px", 0.75},      {"pc", 12},
	             {"bp", 1},  {"", 1},           {NULL, 0}};
	int64_t millionths;

	text = view_trim(text);
	if (!decimal_read(&text, &millionths))
		return false;
	text = view_trim(text);
	if ((em && view_is_nocase(text, "em")) || (line && is_line(text))) {
		if (millionths > 1000000000)
			return false;
		*length = (is_line(text) ? line : em) * millionths / 1000000;
		return true;
	}
	for (int i = 0; units[i].unit; i++) {
		if (!view_is_nocase(text, units[i].unit))
			continue;
		*length = (sp)((double)millionths * units[i].points *
		                       (double)SP_PER_PT / 1e6 +
		               0.5);
		return *length < PT(20000);
	}
	return false;
}

bool share_read(struct view text, int *share)
{
	int64_t millionths;

	text = view_trim(text);
	if (!decimal_read(&text, &millionths))
		return false;
	text = view_trim(text);
	if (view_is(text, "%"))
		millionths /= 100;
	else if (text.n)
		return false;
	if (millionths > 100000000)
		return false;
	*share = (int)(millionths / 1000);
	return true;
}

static bool read_hex(struct view text, uint32_t *colour)
{
	uint32_t value = 0;

	if (text.n == 7 && text.p[0] == '#')
		text = view_from(text, 1);
	if (text.n != 6)
		return false;
	for (size_t i = 0; i < 6; i++) {
		char c = ascii_lower(text.p[i]);

		if (ascii_is_digit(c))
			value = value << 4 | (uint32_t)(c - '0');
		else if (c >= 'a' && c <= 'f')
			value = value << 4 | (uint32_t)(c - 'a' + 10);
		else
			return false;
	}
	*colour = value;
	return true;
}

bool colour_read(struct view text, uint32_t *colour)
{
	static const struct {
		const char *name;
		uint32_t colour;
	} names[] = {{"black", 0x000000},
	             {"white", 0xFFFFFF},
	             {"blue", 0x0000EE},
	             {"red", 0xB00000},
	             {"green", 0x006400},
	             {"magenta", 0xA0009A},
	             {"cyan", 0x006E7A},
	             {"brown", 0x7A4A00},
	             {"gray", 0x595959},
	             {"grey", 0x595959},
	             {"NavyBlue", 0x003A7A},
	             {"Maroon", 0x7A1F1F},
	             {NULL, 0}};

	text = view_trim(text);
	if (read_hex(text, colour))
		return true;
	for (int i = 0; names[i].name; i++) {
		if (!view_is_nocase(text, names[i].name))
			continue;
		*colour = names[i].colour;
		return true;
	}
	return false;
}
