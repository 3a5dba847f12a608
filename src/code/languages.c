/* code/languages.c - languages by name; letters of the classes */
#include "code/table.h"

static bool has_name(const struct language *language, struct view name)
{
	struct view rest = view_of(language->names), one;

	while (view_split(&rest, ' ', &one)) {
		bool same = one.n == name.n;

		for (size_t i = 0; same && i < one.n; i++)
			same = one.p[i] == ascii_lower(name.p[i]);
		if (same)
			return true;
	}
	return false;
}

const struct language *code_language(struct view name)
{
	static const struct language *const tables[] = {
		code_systems, code_c_like, code_scripts, code_data};

	if (!name.n)
		return NULL;
	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++)
		for (const struct language *l = tables[i]; l->names; l++)
			if (has_name(l, name))
				return l;
	return NULL;
}

struct view code_language_name(const struct language *language)
{
	struct view rest = view_of(language->names), name = {0};

	view_split(&rest, ' ', &name);
	return name;
}

const char *code_class_letter(enum code_class class)
{
	static const char *const letters[CODE_CLASSES] = {
		[CODE_PLAIN] = "",      [CODE_KEYWORD] = "k",
		[CODE_TYPE] = "t",      [CODE_STRING] = "s",
		[CODE_NUMBER] = "n",    [CODE_COMMENT] = "c",
		[CODE_FUNCTION] = "f",  [CODE_META] = "m",
		[CODE_ADDED] = "ins",   [CODE_REMOVED] = "del",
		[CODE_COMMAND] = "cmd",
	};

	return letters[class];
}
