/* import/markdown.c - GitHub's Markdown -> a Document */
#include "import/markdown.h"

#include "import/depth.h"
#include "import/guard.h"
#include "import/limits.h"
#include "import/lines.h"
#include "import/marks.h"
#include "import/tidy.h"

#include <cmark-gfm-core-extensions.h>

#include <pthread.h>
#include <setjmp.h>

/* The parser may take so much: what its nodes need (measured: 14 times the text
 * of a book, 160 times that of one-letter paragraphs), but not what 400 KB of
 * references to one long address would (10 GB). */
#define POOL_LEAST  ((size_t)16 << 20)
#define POOL_FACTOR 64

/* Room for each size: steps of 32 bytes up to 1 KB, then doubling. */
#define SMALL_STEP  ((size_t)32)
#define SMALL_SIZES 32
#define ALL_SIZES   72

/*
 * The parser's memory. Its allocator has no argument for a context, so the
 * pool in use stands in a variable of the thread. A piece is led by its size;
 * one that is given back is kept for the next of its size.
 */
struct pool {
	struct arena memory;
	size_t most;
	struct piece *free[ALL_SIZES];
	jmp_buf over;
};

struct piece {
	size_t room;        /* bytes behind the head */
	struct piece *next; /* while it is free */
};

static _Thread_local struct pool *pool;

/* cmark-gfm lists its extensions once, and while it parses inlines it notes
 * their special characters in a table of the whole process. */
static pthread_once_t registered = PTHREAD_ONCE_INIT;
static pthread_mutex_t parsing = PTHREAD_MUTEX_INITIALIZER;

/* The index of the smallest size that holds n bytes, and that size. */
static int size_index(size_t n, size_t *room)
{
	int index = SMALL_SIZES;

	if (n <= SMALL_STEP * SMALL_SIZES) {
		index = n ? (int)((n - 1) / SMALL_STEP) : 0;
		*room = SMALL_STEP * ((size_t)index + 1);
		return index;
	}
	for (*room = 2 * SMALL_STEP * SMALL_SIZES; *room < n; *room *= 2)
		index++;
	return index;
}

static void *pool_take(size_t n)
{
	size_t room;
	struct piece *piece;
	int index;

	if (n > pool->most)
		longjmp(pool->over, 1);
	index = size_index(n, &room);
	piece = pool->free[index];
	if (piece) {
		pool->free[index] = piece->next;
		return piece + 1;
	}
	if (pool->memory.used + room > pool->most)
		longjmp(pool->over, 1);
	piece = arena_raw(&pool->memory, 1, sizeof(*piece) + room);
	piece->room = room;
	return piece + 1;
}

static void *pool_calloc(size_t count, size_t size)
{
	if (size && count > SIZE_MAX / 2 / size)
		longjmp(pool->over, 1);
	return memset(pool_take(count * size), 0, count * size);
}

static void pool_free(void *memory)
{
	struct piece *piece = memory;
	size_t room;
	int index;

	if (!memory)
		return;
	piece--;
	index = size_index(piece->room, &room);
	piece->next = pool->free[index];
	pool->free[index] = piece;
}

static void *pool_realloc(void *old, size_t size)
{
	struct piece *piece = old;
	void *moved;

	if (!old)
		return pool_take(size);
	if (size <= piece[-1].room)
		return old;
	moved = pool_take(size);
	memcpy(moved, old, piece[-1].room);
	pool_free(old);
	return moved;
}

static cmark_mem pool_functions = {pool_calloc, pool_realloc, pool_free};

struct place markdown_place(const struct markdown *m, cmark_node *from,
                            struct place above)
{
	int line = cmark_node_get_start_line(from);

	if (line <= 0)
		return above;
	return (struct place){m->file, line + m->line_shift,
	                      cmark_node_get_start_column(from)};
}

struct node *markdown_node(struct markdown *m, enum node_kind kind,
                           cmark_node *from, const struct node *above)
{
	return node_new(m->arena, kind, markdown_place(m, from, above->at));
}

struct view markdown_copy(struct markdown *m, const char *text, bool verbatim)
{
	size_t n = text ? strlen(text) : 0;
	char *copy;

	if (!n)
		return (struct view){0};
	copy = arena_copy(m->arena, text, n);
	if (m->is_guarded) {
		n = guard_restore(copy, n, verbatim);
		copy[n] = '\0';
	}
	return (struct view){copy, n};
}

static void find_lines(struct markdown *m)
{
	size_t at = 0;
	int count = 1;

	for (size_t i = 0; i < m->source.n; i++)
		count += m->source.p[i] == '\n';
	m->line_starts = arena_alloc(&m->scratch, (size_t)count,
	                             sizeof(*m->line_starts));
	while (m->line_count < count) {
		m->line_starts[m->line_count++] = at;
		at = view_find(m->source, '\n', at) + 1;
	}
}

struct view markdown_source(struct markdown *m, int line)
{
	if (!m->line_starts)
		find_lines(m);
	line -= m->call_lines;
	if (line < 1)
		line = 1;
	if (line > m->line_count)
		line = m->line_count;
	return view_from(m->source, m->line_starts[line - 1]);
}

bool markdown_enter(struct markdown *m, cmark_node *from)
{
	if (m->depth < LIMIT_NESTING) {
		m->depth++;
		return true;
	}
	if (!m->depth_reported)
		diag_add(m->diag, DIAG_LIMIT_PASSED,
		         markdown_place(m, from, (struct place){m->file, 0, 0}),
		         "more than %d levels inside each other, kept the text",
		         LIMIT_NESTING);
	m->depth_reported = true;
	return false;
}

void markdown_leave(struct markdown *m)
{
	m->depth--;
}

static void register_extensions(void)
{
	cmark_gfm_core_extensions_ensure_registered();
}

/* The lines that call every note come first: nothing behind a blank line
 * changes what stands before it. */
static cmark_node *parse(struct markdown *m, const struct buf *calls)
{
	static const char *const extensions[] = {"table", "strikethrough",
	                                         "autolink", "tasklist"};
	cmark_parser *parser = cmark_parser_new_with_mem(
		CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8, &pool_functions);

	for (size_t i = 0; i < sizeof(extensions) / sizeof(*extensions); i++) {
		cmark_syntax_extension *extension =
			cmark_find_syntax_extension(extensions[i]);

		if (extension)
			cmark_parser_attach_syntax_extension(parser, extension);
	}
	cmark_parser_feed(parser, buf_text(calls), calls->len);
	cmark_parser_feed(parser, m->source.p, m->source.n);
	return cmark_parser_finish(parser);
}

static void convert(struct markdown *m, struct node *top, cmark_node *document,
                    bool has_calls)
{
	cmark_node *first = cmark_node_first_child(document);

	if (has_calls) {
		m->call_lines = 2;
		m->line_shift -= m->call_lines;
		first = cmark_node_next(first);
		markdown_find_definitions(m, document);
	}
	markdown_blocks(m, top, first);
	markdown_report_unused(m);
}

/* What the parser cannot take: its paragraphs, as they are written. */
static void keep_as_text(struct markdown *m, struct node *top, int line,
                         const char *why)
{
	struct view rest = m->source, text;
	struct node *paragraph = NULL;
	struct place at = {m->file, line, 1};

	diag_add(m->diag, DIAG_LIMIT_PASSED, at,
	         "%s, the text is not formatted", why);
	*top = (struct node){.kind = NODE_DOCUMENT, .at = top->at};
	for (; view_split(&rest, '\n', &text); at.line++) {
		text = view_trim(text);
		if (!text.n) {
			if (paragraph)
				tidy_inlines(m->arena, paragraph,
				             m->is_guarded);
			paragraph = NULL;
			continue;
		}
		if (!paragraph) {
			paragraph = node_new(m->arena, NODE_PARA, at);
			node_append(top, paragraph);
		} else {
			node_append(paragraph,
			            node_new(m->arena, NODE_SOFT_BREAK, at));
		}
		node_append(paragraph, node_text(m->arena, NODE_STR, at,
		                                 arena_view(m->arena, text)));
	}
	if (paragraph)
		tidy_inlines(m->arena, paragraph, m->is_guarded);
}

static bool parse_and_convert(struct markdown *m, struct node *top,
                              struct pool *own, const struct buf *calls)
{
	/* volatile: changed between setjmp and longjmp */
	volatile bool locked = true;

	pthread_once(&registered, register_extensions);
	pthread_mutex_lock(&parsing);
	pool = own;
	if (setjmp(own->over) == 0) {
		cmark_node *document = parse(m, calls);

		pthread_mutex_unlock(&parsing);
		locked = false;
		convert(m, top, document, calls->len > 0);
		pool = NULL;
		return true;
	}
	if (locked)
		pthread_mutex_unlock(&parsing);
	pool = NULL;
	return false;
}

/* The source with stand-ins for all that the parser would misread; n bytes. */
static void guard_source(struct markdown *m, char *copy, size_t n)
{
	m->source = (struct view){copy, n};
	m->is_guarded = limits_apply(copy, n, m->file, m->first_line, m->diag);
	m->is_guarded |= guard_text(copy, n);
	m->is_guarded |= lines_change(&m->scratch, copy, n, &m->changes);
	m->is_guarded |= marks_change(copy, n);
}

struct node *markdown_read(struct arena *a, struct view text, const char *file,
                           int first_line, struct diag *d)
{
	struct markdown m = {.arena = a, .diag = d, .first_line = first_line};
	struct pool own = {0};
	struct buf calls = {0};
	struct diag unmoved = {0};
	struct node *top;
	char *copy;

	m.file = file ? arena_copy(a, file, strlen(file)) : NULL;
	m.line_shift = first_line - 1;
	top = node_new(a, NODE_DOCUMENT, (struct place){m.file, first_line, 1});
	copy = arena_copy(&m.scratch, text.p ? text.p : "", text.n);
	m.source = (struct view){copy, text.n};
	guard_clear(copy, text.n);
	if (text.n > (size_t)LIMIT_MEGABYTES << 20) {
		keep_as_text(&m, top, first_line, "file is over 64 MB");
		arena_reset(&m.scratch);
		return top;
	}
	if (drawn_expand(&m.scratch, m.source, m.file, first_line, d,
	                 &m.drawn)) {
		m.source = m.drawn.text;
		m.diag = &unmoved;
	}
	guard_source(&m, (char *)m.source.p, m.source.n);
	own.most = POOL_LEAST + POOL_FACTOR * m.source.n;
	markdown_call_all_notes(m.source, &calls);
	if (!parse_and_convert(&m, top, &own, &calls))
		keep_as_text(&m, top, first_line, "file needs too much memory");
	depth_limit(a, top, m.diag);
	if (m.diag != d)
		markdown_move_places(&m, top, d);
	buf_clear(&calls);
	arena_reset(&own.memory);
	arena_reset(&m.scratch);
	return top;
}
