/* base/diag.c - messages for the author of the book */
#include "base/diag.h"

#include "base/array.h"

#include <stdlib.h>
#include <string.h>

struct message {
	enum diag_kind kind;
	struct place at;
	const char *words;
	int order; /* keeps messages of one place as they were found */
};

static const struct {
	const char *name;
	enum diag_level level;
	const char *text;
} kinds[] = {
#define DIAG(name, level, text) {#name, DIAG_##level, text},
#include "base/diag_kinds.h"
#undef DIAG
};

static const char *const level_names[] = {"ok", "note", "warning", "error"};

/* Control characters in an author's text must not reach the terminal. */
static char *printable(struct arena *a, const struct buf *words)
{
	char *copy = arena_copy(a, buf_text(words), words->len);

	for (char *p = copy; *p; p++)
		if ((unsigned char)*p < ' ' || *p == 0x7F)
			*p = ' ';
	return copy;
}

static void keep_message(struct diag *d, enum diag_kind kind, struct place at,
                         const struct buf *words)
{
	struct message *m;

	d->total++;
	if (kinds[kind].level > d->worst)
		d->worst = kinds[kind].level;
	if (++d->of_kind[kind] > DIAG_MOST_OF_A_KIND)
		return;
	m = ARRAY_ADD(&d->memory, d->messages, d->count, d->room);
	*m = (struct message){kind, at, printable(&d->memory, words), d->count};
	if (at.file)
		m->at.file = arena_copy(&d->memory, at.file, strlen(at.file));
}

void diag_add(struct diag *d, enum diag_kind kind, struct place at,
              const char *format, ...)
{
	struct buf words = {0};
	va_list args;

	va_start(args, format);
	buf_vprintf(&words, format, args);
	va_end(args);
	pthread_mutex_lock(&d->lock);
	keep_message(d, kind, at, &words);
	pthread_mutex_unlock(&d->lock);
	buf_clear(&words);
}

static int compare_places(const struct place *a, const struct place *b)
{
	int files = strcmp(a->file ? a->file : "", b->file ? b->file : "");

	if (files)
		return files;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return a->col < b->col ? -1 : a->col > b->col;
}

static void keep_once(struct diag *d, enum diag_kind kind, struct place at,
                      const struct buf *words)
{
	struct view key = view_of(
		arena_printf(&d->memory, "%d %s", (int)kind, buf_text(words)));
	uintptr_t index;

	d->once.memory = &d->memory;
	index = (uintptr_t)map_get(&d->once, key);
	if (!index) {
		int before = d->count;

		keep_message(d, kind, at, words);
		*map_at(&d->once, key) =
			(void *)(uintptr_t)(d->count > before ? d->count : 0);
	} else if (compare_places(&at, &d->messages[index - 1].at) < 0) {
		d->messages[index - 1].at = at;
		if (at.file)
			d->messages[index - 1].at.file = arena_copy(
				&d->memory, at.file, strlen(at.file));
	}
}

void diag_add_once(struct diag *d, enum diag_kind kind, struct place at,
                   const char *format, ...)
{
	struct buf words = {0};
	va_list args;

	va_start(args, format);
	buf_vprintf(&words, format, args);
	va_end(args);
	pthread_mutex_lock(&d->lock);
	keep_once(d, kind, at, &words);
	pthread_mutex_unlock(&d->lock);
	buf_clear(&words);
}

int diag_count(const struct diag *d, enum diag_kind kind)
{
	return d->of_kind[kind];
}

bool diag_first(const struct diag *d, enum diag_kind kind, struct place *at)
{
	bool found = false;

	for (int i = 0; i < d->count; i++) {
		const struct message *m = &d->messages[i];

		if (m->kind != kind ||
		    (found && compare_places(&m->at, at) >= 0))
			continue;
		*at = m->at;
		found = true;
	}
	return found;
}

static int by_place(const void *left, const void *right)
{
	const struct message *a = left, *b = right;
	int places = compare_places(&a->at, &b->at);

	if (places)
		return places;
	return a->order < b->order ? -1 : 1;
}

static void print_kind_name(const char *name, struct buf *out)
{
	buf_puts(out, " [");
	for (; *name; name++)
		buf_char(out, *name == '_' ? '-' : ascii_lower(*name));
	buf_puts(out, "]\n");
}

static void print_message(const struct message *m, struct buf *out)
{
	if (m->at.file)
		buf_printf(out, "%s:", m->at.file);
	if (m->at.line)
		buf_printf(out, "%d:", m->at.line);
	if (m->at.line && m->at.col)
		buf_printf(out, "%d:", m->at.col);
	buf_printf(out, "%s%s: %s", m->at.file ? " " : "",
	           level_names[kinds[m->kind].level], kinds[m->kind].text);
	if (*m->words)
		buf_printf(out, ": %s", m->words);
	print_kind_name(kinds[m->kind].name, out);
}

static void print_left_out(const struct diag *d, enum diag_level least,
                           struct buf *out)
{
	for (int kind = 0; kind < DIAG_KINDS; kind++) {
		if (d->of_kind[kind] <= DIAG_MOST_OF_A_KIND ||
		    kinds[kind].level < least)
			continue;
		buf_printf(out, "%s: %s: %d more times",
		           level_names[kinds[kind].level], kinds[kind].text,
		           d->of_kind[kind] - DIAG_MOST_OF_A_KIND);
		print_kind_name(kinds[kind].name, out);
	}
}

void diag_print(struct diag *d, enum diag_level least, struct buf *out)
{
	if (!d->count)
		return;
	qsort(d->messages, (size_t)d->count, sizeof(*d->messages), by_place);
	for (int i = 0; i < d->count; i++)
		if (kinds[d->messages[i].kind].level >= least)
			print_message(&d->messages[i], out);
	print_left_out(d, least, out);
}

void diag_take(struct diag *d, struct diag *from,
               struct place (*moved)(void *data, struct place at), void *data)
{
	pthread_mutex_lock(&d->lock);
	for (int i = 0; i < from->count; i++) {
		const struct message *m = &from->messages[i];
		struct buf words = {0};

		buf_puts(&words, m->words);
		keep_message(d, m->kind, moved(data, m->at), &words);
		buf_clear(&words);
	}
	/* those that were only counted */
	for (int kind = 0; kind < DIAG_KINDS; kind++) {
		int more = from->of_kind[kind] - DIAG_MOST_OF_A_KIND;

		if (more > 0) {
			d->of_kind[kind] += more;
			d->total += more;
		}
	}
	pthread_mutex_unlock(&d->lock);
	diag_clear(from);
}

void diag_clear(struct diag *d)
{
	arena_reset(&d->memory);
	*d = (struct diag){0};
}
