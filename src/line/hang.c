/* line/hang.c - letters and marks that hang in the margin */
#include "line/hang.h"

#include "base/array.h"
#include "base/unicode.h"

/* Letters hang by these shares (1/1000) of what their ink stands back more than
 * that of an "n", and of what the face leaves beside them more; by no more
 * than this share of the em. */
enum {
	OF_DEPTH = 600,
	OF_ROOM = 500,
	MOST_LETTER = 40,
};

/* So much of its ink a mark has outside. */
struct mark {
	uint32_t c;
	int16_t left;
	int16_t right;
};

/* Small marks hang far, what has the height of a letter a little. */
static const struct mark marks[] = {
	{'.', 0, 900},
	{',', 0, 900},
	{'-', 0, 700},
	{0x2010, 0, 700},
	{0x00AD, 0, 700},
	{':', 0, 600},
	{';', 0, 600},
	{'!', 0, 200},
	{'?', 0, 150},
	{'\'', 800, 800},
	{'"', 600, 600},
	{0x2018, 800, 800},
	{0x2019, 800, 800},
	{0x201A, 800, 0},
	{0x201C, 600, 600},
	{0x201D, 600, 600},
	{0x201E, 600, 0},
	{0x00AB, 350, 350},
	{0x00BB, 350, 350},
	{0x2039, 450, 450},
	{0x203A, 450, 450},
	{0x2013, 0, 300},
	{0x2014, 0, 200},
	{0x2026, 0, 150},
	{'(', 150, 0},
	{')', 0, 150},
	{'[', 80, 0},
	{']', 0, 80},
	{'*', 250, 250},
	/* Chinese and Japanese marks fill half of a square: what is empty of
	 * the square (line/word.c looks) stands outside. */
	{0x3001, 0, 500},
	{0x3002, 0, 500},
	{0xFF0C, 0, 500},
	{0xFF0E, 0, 500},
	{0x3008, 500, 0},
	{0x3009, 0, 500},
	{0x300A, 500, 0},
	{0x300B, 0, 500},
	{0x300C, 500, 0},
	{0x300D, 0, 500},
	{0x300E, 500, 0},
	{0x300F, 0, 500},
	{0x3010, 500, 0},
	{0x3011, 0, 500},
	{0xFF08, 500, 0},
	{0xFF09, 0, 500},
};

struct hang {
	int16_t left, right; /* font units */
	bool known;
};

struct face_hangs {
	struct face_edges stem; /* of "n" */
	int stem_right;         /* what it has to the right of its ink */
	struct hang *letters;   /* by glyph: what hangs of it as a letter */
};

static const struct mark *find_mark(uint32_t c)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (marks[i].c == c)
			return &marks[i];
	return NULL;
}

static struct face_hangs *hangs_of(struct hang_cache *cache,
                                   const struct face *face)
{
	struct face_hangs *hangs;
	uint32_t n = face_glyph(face, 'n');

	while (face->index >= cache->room)
		cache->faces =
			array_grow(cache->memory, cache->faces, cache->room,
		                   &cache->room, sizeof(*cache->faces));
	if (cache->faces[face->index])
		return cache->faces[face->index];
	hangs = arena_new(cache->memory, struct face_hangs);
	hangs->letters = arena_alloc(cache->memory, (size_t)face->glyph_count,
	                             sizeof(*hangs->letters));
	if (n && face_glyph_edges(face, n, &hangs->stem))
		hangs->stem_right = face->advances[n] - hangs->stem.right;
	cache->faces[face->index] = hangs;
	return hangs;
}

/* depth, room: more than an "n" has. */
static int16_t letter_hang(const struct face *face, int depth, int room)
{
	int most = face->units_per_em * MOST_LETTER / 1000;
	int hang = depth * OF_DEPTH / 1000;

	if (room > 0)
		hang += room * OF_ROOM / 1000;
	return (int16_t)(hang < 0 ? 0 : hang > most ? most : hang);
}

/* Letters and figures of the scripts that stand on a line between two edges. */
static bool is_aligned(uint32_t c)
{
	return (c < 0x0590 || (c >= 0x1E00 && c < 0x2000)) &&
	       (unicode_is_letter(c) || unicode_is_digit(c)) &&
	       !unicode_is_mark(c);
}

static const struct hang *letter_of(struct hang_cache *cache,
                                    const struct face *face, uint32_t glyph)
{
	struct face_hangs *hangs = hangs_of(cache, face);
	const struct face_edges *stem = &hangs->stem;
	struct hang *hang = &hangs->letters[glyph];
	struct face_edges edges;

	if (hang->known)
		return hang;
	hang->known = true;
	if (!face_glyph_edges(face, glyph, &edges))
		return hang;
	hang->left = letter_hang(face, edges.left_depth - stem->left_depth,
	                         edges.left - stem->left);
	hang->right = letter_hang(face, edges.right_depth - stem->right_depth,
	                          face->advances[glyph] - edges.right -
	                                  hangs->stem_right);
	return hang;
}

/* A glyph at the edge of a line, and the character it is of. */
struct edge {
	const struct face *face;
	const struct glyph *glyph;
	uint32_t c;
	int tracking; /* behind it, font units */
};

/* The glyph of the character at byte: of a ligature, where it begins with (or,
 * at its last letter, ends with) it. */
static bool find_edge(const struct shaped *shaped, size_t byte, struct edge *e)
{
	size_t at = byte;

	*e = (struct edge){0};
	e->c = utf8_next(shaped->text.p, shaped->text.n, &at);
	for (int i = 0; i < shaped->piece_count; i++) {
		const struct piece *piece = &shaped->pieces[i];

		for (int k = 0; k < piece->count; k++) {
			if (piece->glyphs[k].cluster > byte)
				return e->glyph != NULL;
			e->face = piece->face;
			e->glyph = &piece->glyphs[k];
			e->tracking = shaped->font->tracking *
			              e->face->units_per_em / 1000;
		}
	}
	return e->glyph != NULL;
}

/* Of a mark: share of its ink, and what the stem's edge is off; the half of a
 * square that a Chinese mark leaves empty, no more. */
static int mark_hang(const struct hang_cache *cache, const struct edge *e,
                     int share, bool left)
{
	const struct face_hangs *hangs = cache->faces[e->face->index];
	int box[4], beside, hang;

	if (!share || !face_glyph_box(e->face, e->glyph->id, box))
		return 0;
	beside = left ? box[0] + e->glyph->dx
	              : e->glyph->advance - box[2] - e->glyph->dx;
	if (e->c >= 0x3000) {
		hang = e->glyph->advance * share / 1000;
		return beside < 0 ? 0 : hang < beside ? hang : beside;
	}
	hang = beside - (left ? hangs->stem.left : hangs->stem_right) +
	       (box[2] - box[0]) * share / 1000;
	return hang > 0 ? hang : 0;
}

static sp hang_of(struct hang_cache *cache, const struct shaped *shaped,
                  sp size, size_t byte, bool left)
{
	const struct mark *mark;
	struct edge e;
	int hang = 0;

	if (!find_edge(shaped, byte, &e))
		return 0;
	hangs_of(cache, e.face);
	mark = find_mark(e.c);
	if (mark) {
		hang = mark_hang(cache, &e, left ? mark->left : mark->right,
		                 left);
	} else if (is_aligned(e.c)) {
		const struct hang *letter =
			letter_of(cache, e.face, e.glyph->id);

		hang = left ? letter->left : letter->right + e.tracking;
	}
	return sp_from_font(hang, size, e.face->units_per_em);
}

sp hang_left(struct hang_cache *cache, const struct shaped *shaped, sp size,
             size_t byte)
{
	if (byte >= shaped->text.n)
		return 0;
	return hang_of(cache, shaped, size, byte, true);
}

sp hang_right(struct hang_cache *cache, const struct shaped *shaped, sp size,
              size_t byte)
{
	if (!byte)
		return 0;
	return hang_of(cache, shaped, size, utf8_before(shaped->text.p, byte),
	               false);
}
