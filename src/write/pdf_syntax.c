/* write/pdf_syntax.c - numbers, names and strings as PDF writes them */
#include "write/pdf_syntax.h"

#include <math.h>

int64_t pdf_milli(sp length)
{
	const sp most = MILLI_MOST / 1000 * SP_PER_PT;

	if (length > most)
		return MILLI_MOST;
	if (length < -most)
		return -MILLI_MOST;
	length *= 1000;
	return (length + (length < 0 ? -SP_PER_PT / 2 : SP_PER_PT / 2)) /
	       SP_PER_PT;
}

/* value / 10^places, places from 0 to 9. */
static void put_decimal(struct buf *out, int64_t value, int places)
{
	char digits[32];
	int at = (int)sizeof(digits);
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

	for (; places && rest % 10 == 0 && rest; places--)
		rest /= 10;
	if (!rest) {
		buf_char(out, '0');
		return;
	}
	for (int i = 0; i < places; i++, rest /= 10)
		digits[--at] = (char)('0' + rest % 10);
	if (places)
		digits[--at] = '.';
	for (; rest; rest /= 10)
		digits[--at] = (char)('0' + rest % 10);
	if (value < 0)
		digits[--at] = '-';
	buf_add(out, digits + at, sizeof(digits) - (size_t)at);
}

void pdf_number(struct buf *out, int64_t milli)
{
	put_decimal(out, milli, 3);
}

void pdf_operand(struct buf *out, int64_t milli)
{
	put_decimal(out, milli, 3);
	buf_char(out, ' ');
}

void pdf_real(struct buf *out, double value, int places)
{
	const double most = (double)MILLI_MOST / 1000;
	int64_t scale = 1;

	for (int i = 0; i < places; i++)
		scale *= 10;
	if (!(value > -most)) /* also what is not a number */
		value = isnan(value) ? 0 : -most;
	if (value > most)
		value = most;
	put_decimal(out, llround(value * (double)scale), places);
}

static void put_level(struct buf *out, uint32_t level)
{
	put_decimal(out, ((int64_t)(level & 0xFF) * 1000 + 127) / 255, 3);
	buf_char(out, ' ');
}

void pdf_colour(struct buf *out, uint32_t colour, bool stroke)
{
	uint32_t red = colour >> 16 & 0xFF, green = colour >> 8 & 0xFF;

	put_level(out, red);
	if (red == green && red == (colour & 0xFF)) {
		buf_puts(out, stroke ? "G\n" : "g\n");
		return;
	}
	put_level(out, green);
	put_level(out, colour);
	buf_puts(out, stroke ? "RG\n" : "rg\n");
}

static const char hex_digits[] = "0123456789ABCDEF";

static bool is_regular(char c)
{
	return c > ' ' && c < 0x7F && !strchr("()<>[]{}/%#", c);
}

void pdf_name(struct buf *out, struct view name)
{
	buf_char(out, '/');
	/* longer names are beyond what readers need to take */
	for (size_t i = 0; i < name.n && i < 100; i++) {
		unsigned char c = (unsigned char)name.p[i];

		if (is_regular((char)c)) {
			buf_char(out, (char)c);
		} else if (c) {
			buf_char(out, '#');
			buf_char(out, hex_digits[c >> 4]);
			buf_char(out, hex_digits[c & 15]);
		}
	}
}

void pdf_bytes(struct buf *out, struct view bytes)
{
	buf_char(out, '(');
	for (size_t i = 0; i < bytes.n; i++) {
		char c = bytes.p[i];

		if (c == '(' || c == ')' || c == '\\')
			buf_char(out, '\\');
		if (c == '\r')
			buf_puts(out, "\\r");
		else
			buf_char(out, c);
	}
	buf_char(out, ')');
}

static void put_unit(struct buf *out, uint32_t unit)
{
	for (int shift = 12; shift >= 0; shift -= 4)
		buf_char(out, hex_digits[unit >> shift & 15]);
}

void pdf_utf16(struct buf *out, uint32_t c)
{
	if (c < 0x10000) {
		put_unit(out, c);
		return;
	}
	put_unit(out, 0xD7C0 + (c >> 10));
	put_unit(out, 0xDC00 + (c & 0x3FF));
}

void pdf_text_string(struct buf *out, struct view text)
{
	bool plain = true;
	size_t at = 0;

	for (size_t i = 0; i < text.n && plain; i++)
		plain = text.p[i] >= ' ' && text.p[i] < 0x7F;
	if (plain) {
		pdf_bytes(out, text);
		return;
	}
	buf_puts(out, "<FEFF");
	while (at < text.n)
		pdf_utf16(out, utf8_next(text.p, text.n, &at));
	buf_char(out, '>');
}

void pdf_reference(struct buf *out, int object)
{
	buf_int(out, object);
	buf_puts(out, " 0 R");
}
