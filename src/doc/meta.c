/* doc/meta.c - reading values out of metadata */
#include "doc/meta.h"

struct value *value_get(const struct value *map, const char *key)
{
	if (!map || map->kind != VALUE_MAP)
		return NULL;
	for (int i = 0; i < map->count; i++)
		if (view_is(map->keys[i], key))
			return map->items[i];
	return NULL;
}

struct view value_text(const struct value *value)
{
	if (!value || value->kind != VALUE_TEXT)
		return VIEW("");
	return value->text;
}

static bool is_one_of(struct view text, const char *const words[])
{
	for (int i = 0; words[i]; i++)
		if (view_is_nocase(text, words[i]))
			return true;
	return false;
}

bool value_bool(const struct value *value, bool fallback)
{
	static const char *const yes[] = {"true", "yes", "on", "y", "1", NULL};
	static const char *const no[] = {"false", "no", "off", "n", "0", NULL};
	struct view text = value_text(value);

	if (is_one_of(text, yes))
		return true;
	if (is_one_of(text, no))
		return false;
	return fallback;
}

int value_int(const struct value *value, int fallback)
{
	struct view text = view_trim(value_text(value));
	int number = 0;

	if (!text.n || text.n > 8)
		return fallback;
	for (size_t i = 0; i < text.n; i++) {
		if (!ascii_is_digit(text.p[i]))
			return fallback;
		number = 10 * number + (text.p[i] - '0');
	}
	return number;
}
