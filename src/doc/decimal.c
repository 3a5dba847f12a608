/* doc/decimal.c - where the whole part of a number ends */
#include "doc/decimal.h"

#include "base/unicode.h"

#define ARABIC_SIGN  UINT32_C(0x066B)
#define ARABIC_COMMA UINT32_C(0x066C)

/* What was met on the way through a number. */
struct signs {
	size_t last; /* where the last sign stands */
	uint32_t kind;
	int of_kind; /* signs like the last one */
	int others;
};

static bool is_sign(uint32_t c)
{
	return c == '.' || c == ',' || c == ARABIC_SIGN;
}

/* What parts the digits of long numbers besides point and comma. */
static bool parts_groups(uint32_t c)
{
	return c == ' ' || c == '\'' || c == 0xA0 || c == 0x2007 ||
	       c == 0x2009 || c == 0x2019 || c == 0x202F || c == ARABIC_COMMA;
}

/* How many digits stand at "at"; no more than most are counted. */
static int digits_at(struct view text, size_t at, int most)
{
	int count = 0;

	while (at < text.n && count < most &&
	       unicode_is_digit(utf8_next(text.p, text.n, &at)))
		count++;
	return count;
}

/* Where the number begins: its first digit, or a sign right before it. */
static bool find_number(struct view text, size_t *at)
{
	size_t before = text.n;

	for (size_t next = 0; next < text.n;) {
		size_t start = next;
		uint32_t c = utf8_next(text.p, text.n, &next);

		if (unicode_is_digit(c)) {
			*at = before < start ? before : start;
			return true;
		}
		before = is_sign(c) ? start : text.n;
	}
	return false;
}

static void note_sign(struct signs *signs, uint32_t c, size_t at)
{
	if (signs->of_kind && c != signs->kind) {
		signs->others += signs->of_kind;
		signs->of_kind = 0;
	}
	signs->kind = c;
	signs->of_kind++;
	signs->last = at;
}

/* Past the number that begins at "at". */
static size_t read_number(struct view text, size_t at, struct signs *signs)
{
	while (at < text.n) {
		size_t next = at;
		uint32_t c = utf8_next(text.p, text.n, &next);

		if (is_sign(c) && digits_at(text, next, 1))
			note_sign(signs, c, at);
		else if (!unicode_is_digit(c) &&
		         !(parts_groups(c) && digits_at(text, next, 4) == 3))
			break;
		at = next;
	}
	return at;
}

/* "1,234": a sign where the language has another, with three digits behind it
 * and one to three before, the first of them no zero. */
static bool is_group(struct view text, size_t first, size_t end, size_t sign)
{
	return end - sign == 4 && sign > first && sign - first <= 3 &&
	       text.p[first] != '0';
}

bool decimal_place(struct view text, char sign, size_t *at)
{
	struct signs signs = {0};
	size_t first, end;

	if (!find_number(text, &first))
		return false;
	end = read_number(text, first, &signs);
	*at = end;
	if (signs.of_kind != 1)
		return true;
	if (signs.kind == ARABIC_SIGN || signs.others ||
	    signs.kind == (uint32_t)sign ||
	    !is_group(text, first, end, signs.last))
		*at = signs.last;
	return true;
}

enum align cell_align(const struct node *table, const struct node *cell,
                      int column)
{
	const struct table *shape = table->table;
	enum align align = cell->cell.align;

	if (align == ALIGN_DEFAULT && cell->cell.column_span > 1 &&
	    cell->parent && cell->parent->parent &&
	    cell->parent->parent->kind == NODE_TABLE_HEAD)
		return ALIGN_CENTER;
	if (align == ALIGN_DEFAULT && shape && shape->align &&
	    column < shape->column_count)
		align = shape->align[column];
	if (align == ALIGN_DECIMAL && cell->cell.column_span > 1)
		return ALIGN_CENTER;
	return align;
}
