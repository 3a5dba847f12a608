/* import/lines_item.c - the markers of list items */
#include "import/lines_item.h"

#include <stdio.h>

/* Longer markers are words: "civil." */
#define LETTERS_MOST ((size_t)6)
#define ROMAN_MOST   100

/* The value of the n letters as a Roman number as it is written, or 0. */
static int roman_value(const char *p, size_t n)
{
	static const struct {
		const char *digits;
		int value;
	} steps[] = {
		{"c", 100}, {"xc", 90}, {"l", 50}, {"xl", 40}, {"x", 10},
		{"ix", 9},  {"v", 5},   {"iv", 4}, {"i", 1},
	};
	char word[LETTERS_MOST + 1] = "";
	int value = 0;
	size_t at = 0;

	for (size_t i = 0; i < n; i++)
		word[i] = ascii_lower(p[i]);
	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
		size_t length = strlen(steps[i].digits);
		int most = length == 1 && steps[i].value % 5 == 0 &&
		                           steps[i].value % 10
		                   ? 1
		                   : 3;

		if (length == 2)
			most = 1;
		while (most-- && !strncmp(word + at, steps[i].digits, length)) {
			value += steps[i].value;
			at += length;
		}
	}
	return at == n && value <= ROMAN_MOST ? value : 0;
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Letters and "#": style and number. */
static bool read_number(const char *p, size_t n, struct item_marker *marker)
{
	bool upper = is_upper(p[0]);

	for (size_t i = 1; i < n; i++)
		if (is_upper(p[i]) != upper)
			return false;
	if (p[0] == '#') {
		marker->style = LIST_DECIMAL;
		marker->number = 1;
		return n == 1;
	}
	marker->number = roman_value(p, n);
	/* one letter is a Roman number only as "i": "c." is the third */
	if (marker->number &&
	    (n > 1 || ascii_lower(p[0]) == 'i' || ascii_lower(p[0]) == 'v' ||
	     ascii_lower(p[0]) == 'x')) {
		marker->style = upper ? LIST_UPPER_ROMAN : LIST_LOWER_ROMAN;
		marker->may_start = n > 1 || marker->number == 1;
		return true;
	}
	if (n != 1)
		return false;
	marker->style = upper ? LIST_UPPER_ALPHA : LIST_LOWER_ALPHA;
	marker->number = ascii_lower(p[0]) - 'a' + 1;
	marker->may_start = marker->number == 1;
	return true;
}

static bool read_digits(const char *p, size_t n, struct item_marker *marker)
{
	marker->number = 0;
	marker->style = LIST_DECIMAL;
	marker->may_start = true;
	for (size_t i = 0; i < n; i++)
		marker->number = 10 * marker->number + (p[i] - '0');
	return true;
}

/* The marker in digits: "iv)" is "04)", "(2)" is " 2)". */
static bool write_digits(struct item_marker *marker, bool opens, size_t letters)
{
	int width = (int)letters;
	int written = snprintf(marker->after, sizeof(marker->after), "%s%0*d%s",
	                       opens ? " " : "", width, marker->number,
	                       marker->delim == DELIM_PERIOD ? "." : ")");

	return written == (int)marker->n;
}

bool lines_item_read(struct view v, struct item_marker *marker)
{
	bool opens = v.n && v.p[0] == '(', digits;
	size_t start = opens, end = start, spaces = 0;

	*marker = (struct item_marker){.may_start = true};
	while (end < v.n && end - start < LETTERS_MOST &&
	       (ascii_is_alpha(v.p[end]) || ascii_is_digit(v.p[end]) ||
	        v.p[end] == '#') &&
	       ascii_is_digit(v.p[end]) == ascii_is_digit(v.p[start]))
		end++;
	if (end == start || end >= v.n || (v.p[end] != ')' && v.p[end] != '.'))
		return false;
	digits = ascii_is_digit(v.p[start]);
	if ((digits && !opens) || (opens && v.p[end] != ')'))
		return false;
	while (end + 1 + spaces < v.n && v.p[end + 1 + spaces] == ' ')
		spaces++;
	/* "B. Russell" is a name */
	if (!spaces || end + 1 + spaces >= v.n ||
	    (is_upper(v.p[start]) && v.p[end] == '.' && end - start == 1 &&
	     spaces < 2))
		return false;
	marker->delim = opens             ? DELIM_TWO_PARENS
	                : v.p[end] == ')' ? DELIM_ONE_PAREN
	                                  : DELIM_PERIOD;
	marker->n = end + 1;
	marker->length = end + 2;
	return (digits ? read_digits(v.p + start, end - start, marker)
	               : read_number(v.p + start, end - start, marker)) &&
	       write_digits(marker, opens, end - start);
}

size_t lines_item_length(struct view v)
{
	size_t n = 0;

	while (n < v.n && n < 9 && ascii_is_digit(v.p[n]))
		n++;
	if (n ? n < v.n && (v.p[n] == '.' || v.p[n] == ')')
	      : v.n && (v.p[0] == '-' || v.p[0] == '*' || v.p[0] == '+'))
		n++;
	else
		return 0;
	return n < v.n && (v.p[n] == ' ' || v.p[n] == '\t') ? n + 1 : 0;
}
