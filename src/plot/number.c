/* plot/number.c - numbers and dates as people write them */
#include "plot/number.h"

#include <math.h>

#define MINUS      "\xE2\x88\x92"
#define THIN_SPACE "\xE2\x80\xAF"
/* Beyond these, powers of ten are easier to read than rows of noughts. */
#define LARGE 1e15
#define SMALL 1e-6

double power_of_ten(int n)
{
	double power = 1;

	for (int i = n < 0 ? -n : n; i > 0 && power < 1e300; i--)
		power *= 10;
	return n < 0 ? 1 / power : power;
}

static bool skip_text(struct view *text, const char *prefix)
{
	if (!view_starts(*text, prefix))
		return false;
	*text = view_from(*text, strlen(prefix));
	return true;
}

/* What may stand between the digits of thousands. */
static bool skip_group(struct view *text)
{
	struct view rest = *text;
	bool found = skip_text(&rest, " ") || skip_text(&rest, "_") ||
	             skip_text(&rest, THIN_SPACE) ||
	             skip_text(&rest, "\xC2\xA0") ||
	             skip_text(&rest, "\xE2\x80\x89");

	if (!found || !rest.n || !ascii_is_digit(rest.p[0]))
		return false;
	*text = rest;
	return true;
}

struct digits {
	double value; /* of all digits, without the point */
	int count;
	int decimals;
};

static struct digits read_digits(struct view *text)
{
	struct digits d = {0};
	bool point = false;

	while (text->n) {
		char c = text->p[0];

		if (ascii_is_digit(c)) {
			d.value = 10 * d.value + (c - '0');
			d.count++;
			d.decimals += point;
		} else if (c == '.' && !point) {
			point = true;
		} else {
			if (!d.count || point || !skip_group(text))
				break;
			continue;
		}
		*text = view_from(*text, 1);
	}
	return d;
}

static int read_exponent(struct view *text)
{
	struct view rest = *text;
	int exponent = 0;
	bool negative;

	if (!rest.n || ascii_lower(rest.p[0]) != 'e')
		return 0;
	rest = view_from(rest, 1);
	negative = skip_text(&rest, "-");
	if (!negative)
		skip_text(&rest, "+");
	if (!rest.n || !ascii_is_digit(rest.p[0]))
		return 0;
	for (; rest.n && ascii_is_digit(rest.p[0]); rest = view_from(rest, 1))
		if (exponent < 10000)
			exponent = 10 * exponent + (rest.p[0] - '0');
	*text = rest;
	return negative ? -exponent : exponent;
}

bool number_read(struct view text, double *value, int *decimals)
{
	struct digits digits;
	bool negative;
	int exponent;

	text = view_trim(text);
	negative = skip_text(&text, "-") || skip_text(&text, MINUS);
	if (!negative)
		skip_text(&text, "+");
	digits = read_digits(&text);
	exponent = read_exponent(&text);
	skip_text(&text, "%");
	if (!digits.count || digits.count > 300 || text.n)
		return false;
	*decimals = digits.decimals > exponent ? digits.decimals - exponent : 0;
	exponent -= digits.decimals;
	if (exponent > 300 || exponent < -300)
		exponent = exponent < 0 ? -300 : 300;
	*value = exponent < 0 ? digits.value / power_of_ten(-exponent)
	                      : digits.value * power_of_ten(exponent);
	if (negative)
		*value = -*value;
	return fabs(*value) <= NUMBER_LARGEST;
}

static bool read_part(struct view text, size_t digits, int *number)
{
	*number = 0;
	if (text.n != digits)
		return false;
	for (size_t i = 0; i < digits; i++) {
		if (!ascii_is_digit(text.p[i]))
			return false;
		*number = 10 * *number + (text.p[i] - '0');
	}
	return true;
}

bool date_read(struct view text, double *year, int *parts)
{
	static const int before[] = {0,   31,  59,  90,  120, 151, 181,
	                             212, 243, 273, 304, 334, 365};
	struct view part;
	int y, month = 1, day = 1, days;
	bool leap;

	text = view_trim(text);
	*parts = 0;
	if (!view_split(&text, '-', &part) || !read_part(part, 4, &y))
		return false;
	*parts = 1;
	if (view_split(&text, '-', &part)) {
		if (!read_part(part, 2, &month) || month < 1 || month > 12)
			return false;
		*parts = 2;
	}
	if (*parts == 2 && view_split(&text, '-', &part)) {
		if (!read_part(part, 2, &day) || day < 1 || day > 31)
			return false;
		*parts = 3;
	}
	leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
	days = before[month - 1] + day - 1 + (leap && month > 2);
	*year = *parts == 2 ? y + (month - 1) / 12.0
	                    : y + days / (leap ? 366.0 : 365.0);
	return !text.n;
}

char number_point(struct view lang)
{
	static const char *const commas[] = {"de", "es", "fr", "it", "nl",
	                                     "pl", "pt", "ru", "sv", "uk",
	                                     "da", "nb", "cs", "fi"};
	struct view primary;

	if (view_split(&lang, '-', &primary))
		for (size_t i = 0; i < sizeof(commas) / sizeof(*commas); i++)
			if (view_is_nocase(primary, commas[i]))
				return ',';
	return '.';
}

/* value (not negative, below LARGE) rounded, in groups of three. */
static void put_fixed(struct buf *out, double value, int decimals, char point)
{
	char digits[64] = "";
	int64_t scaled = (int64_t)(value * power_of_ten(decimals) + 0.5);
	int count = 0, whole;

	while (scaled > 0 || count <= decimals) {
		digits[count++] = (char)('0' + scaled % 10);
		scaled /= 10;
	}
	whole = count - decimals;
	for (int i = 0; i < whole; i++) {
		if (i && whole > 4 && (whole - i) % 3 == 0)
			buf_puts(out, THIN_SPACE);
		buf_char(out, digits[count - 1 - i]);
	}
	if (decimals)
		buf_char(out, point);
	for (int i = decimals - 1; i >= 0; i--)
		buf_char(out, digits[i]);
}

static void put_power(struct buf *out, double value, char point)
{
	static const char *const raised[] = {
		"\xE2\x81\xB0", "\xC2\xB9",     "\xC2\xB2",     "\xC2\xB3",
		"\xE2\x81\xB4", "\xE2\x81\xB5", "\xE2\x81\xB6", "\xE2\x81\xB7",
		"\xE2\x81\xB8", "\xE2\x81\xB9"};
	int exponent = 0, place = 100;

	for (; value >= 9.95 && exponent < 300; exponent++)
		value /= 10;
	for (; value < 0.995 && exponent > -300; exponent--)
		value *= 10;
	put_fixed(out, value, value - floor(value + 0.05) < 0.05 ? 0 : 1,
	          point);
	buf_puts(out, "\xC3\x97"
	              "10");
	if (exponent < 0) {
		buf_puts(out, "\xE2\x81\xBB");
		exponent = -exponent;
	}
	for (; place; place /= 10)
		if (exponent >= place || place == 1)
			buf_puts(out, raised[exponent / place % 10]);
}

void number_put(struct buf *out, double value, int decimals, char point)
{
	double size = fabs(value);

	if (decimals > 6)
		decimals = 6;
	/* What rounds to nought has no sign. */
	if (value < 0 && size * power_of_ten(decimals) >= 0.5)
		buf_puts(out, MINUS);
	if (size > 0 && (size < SMALL || size >= LARGE))
		put_power(out, size, point);
	else
		put_fixed(out, size, size < 1e9 ? decimals : 0, point);
}

void date_put_month(struct buf *out, double year)
{
	int months = (int)floor(year * 12 + 0.5);

	buf_printf(out, "%04d-%02d", months / 12, months % 12 + 1);
}
