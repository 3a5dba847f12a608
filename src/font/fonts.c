/* font/fonts.c - the faces a book is set in, opened when they are needed */
#include "font/fonts.h"

#include "base/array.h"
#include "base/file.h"
#include "base/map.h"
#include "base/unicode.h"
#include "font/bundled.h"
#include "font/face.h"
#include "font/installed.h"

#include <ft2build.h>
#include <hb.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include FT_FREETYPE_H

/* A font file, opened or not. Its index is its face's. */
struct font_file {
	const char *path;
	int family; /* index in fonts->families */
	int weight;
	bool italic;
	bool bad; /* could not be opened: said once, never tried again */
	int collection_index;
	struct open_face *open;
};

enum {
	FAMILY_INSTALLED = -2 /* of the files of this machine */
};

struct fallback {
	int family;
	enum bundled_use use;
	uint32_t script;
};

struct fonts {
	struct arena memory;
	struct diag *diag;
	pthread_mutex_t lock; /* over all that follows */
	FT_Library library;
	const char *folder;
	const char **families;
	int family_count, family_room;
	struct font_file *files;
	int file_count, file_room;
	int set_in[FONT_FAMILIES]; /* the family of each kind of text */
	struct fallback *user;     /* looked in before the bundled ones */
	int user_count, user_room;
	struct fallback *bundled;
	int bundled_count, bundled_room;
	bool use_installed;
	bool has_installed; /* they are listed */
	struct installed installed;
	int first_installed; /* the file of the first of them */
	struct map found;    /* what was looked for -> face, or &nobody */
	/* What fonts_get() found, by kind of text, weight / 100, slant; until
	 * another family is used. */
	const struct face *near[FONT_FAMILIES][10][2];
	struct font **fonts; /* interned */
	int font_count, font_room;
};

static int family_index(struct fonts *fonts, const char *name)
{
	for (int i = 0; i < fonts->family_count; i++)
		if (strcmp(fonts->families[i], name) == 0)
			return i;
	*ARRAY_ADD(&fonts->memory, fonts->families, fonts->family_count,
	           fonts->family_room) =
		arena_copy(&fonts->memory, name, strlen(name));
	return fonts->family_count - 1;
}

static int add_file(struct fonts *fonts, const char *path, int family,
                    int weight, bool italic)
{
	*ARRAY_ADD(&fonts->memory, fonts->files, fonts->file_count,
	           fonts->file_room) = (struct font_file){.path = path,
	                                                  .family = family,
	                                                  .weight = weight,
	                                                  .italic = italic};
	return fonts->file_count - 1;
}

static void list_bundled(struct fonts *fonts)
{
	struct arena *a = &fonts->memory;

	for (int i = 0; i < bundled_file_count; i++) {
		const struct bundled_file *from = &bundled_files[i];

		add_file(fonts,
		         file_join(a, view_of(fonts->folder),
		                   view_of(from->path)),
		         family_index(fonts, from->family), from->weight,
		         from->italic);
	}
	for (int i = 0; i < FONT_FAMILIES; i++)
		fonts->set_in[i] = family_index(fonts, bundled_families[i]);
	for (int i = 0; i < bundled_fallback_count; i++) {
		const struct bundled_fallback *from = &bundled_fallbacks[i];

		*ARRAY_ADD(a, fonts->bundled, fonts->bundled_count,
		           fonts->bundled_room) =
			(struct fallback){family_index(fonts, from->family),
		                          from->use, from->script};
	}
}

static void report(struct fonts *fonts, const char *path, const char *why)
{
	diag_add(fonts->diag, DIAG_FONT_BAD, (struct place){path, 0, 0}, "%s",
	         why);
}

/* The face of a file, opened now if it was not; NULL when it cannot be. */
static const struct face *open_file(struct fonts *fonts, int index)
{
	struct font_file *file = &fonts->files[index];
	const char *why;

	if (file->open)
		return &file->open->face;
	if (file->bad)
		return NULL;
	file->open = face_open(&fonts->memory, fonts->library, file->path,
	                       file->collection_index, index, &why);
	if (file->open)
		return &file->open->face;
	file->bad = true;
	if (file->family != FAMILY_INSTALLED) /* nobody asked for that one */
		report(fonts, file->path, why);
	return NULL;
}

/* How far a file is from what is asked for: the slant counts before any
 * weight; of two weights equally far, bold text takes the bolder. */
static int distance(const struct font_file *file, int weight, bool italic)
{
	int heavier = file->weight - weight;
	int far = 2 * abs(heavier);

	if (heavier && (heavier > 0) != (weight >= 500))
		far++;
	return far + (file->italic == italic ? 0 : 10000);
}

/* The nearest file that opens, of a family, or of all of them (family -1). */
static const struct face *nearest_face(struct fonts *fonts, int family,
                                       int weight, bool italic)
{
	const struct face *face = NULL;

	while (!face) {
		int best = -1;

		for (int i = 0; i < fonts->file_count; i++) {
			const struct font_file *file = &fonts->files[i];

			if (file->bad || file->family == FAMILY_INSTALLED ||
			    (family >= 0 && file->family != family))
				continue;
			if (best < 0 || distance(file, weight, italic) <
			                        distance(&fonts->files[best],
			                                 weight, italic))
				best = i;
		}
		if (best < 0)
			return NULL;
		face = open_file(fonts, best);
	}
	return face;
}

struct fonts *fonts_open(const char *data_dir, struct diag *d)
{
	struct fonts *fonts = calloc(1, sizeof(*fonts));

	if (!fonts || FT_Init_FreeType(&fonts->library) != 0)
		arena_no_memory(sizeof(*fonts));
	fonts->diag = d;
	fonts->found.memory = &fonts->memory;
	pthread_mutex_init(&fonts->lock, NULL);
	fonts->folder =
		file_join(&fonts->memory, view_of(data_dir), VIEW("fonts"));
	if (file_exists(fonts->folder))
		list_bundled(fonts);
	if (!nearest_face(fonts, fonts->set_in[FONT_SERIF], 400, false) &&
	    !nearest_face(fonts, -1, 400, false))
		report(fonts, fonts->folder, "there is no font in this folder");
	return fonts;
}

void fonts_close(struct fonts *fonts)
{
	if (!fonts)
		return;
	for (int i = 0; i < fonts->file_count; i++)
		if (fonts->files[i].open)
			face_close(fonts->files[i].open);
	FT_Done_FreeType(fonts->library);
	installed_close(&fonts->installed);
	pthread_mutex_destroy(&fonts->lock);
	arena_reset(&fonts->memory);
	free(fonts);
}

/* The files of a family that stand beside its regular one, by their names. */
static void add_neighbours(struct fonts *fonts, const char *path, int family)
{
	static const struct {
		const char *name;
		int weight;
		bool italic;
	} styles[] = {
		{"Italic", 400, true},      {"It", 400, true},
		{"Oblique", 400, true},     {"SemiBold", 600, false},
		{"Semibold", 600, false},   {"SemiBoldItalic", 600, true},
		{"SemiboldIt", 600, true},  {"Bold", 700, false},
		{"BoldItalic", 700, true},  {"BoldIt", 700, true},
		{"BoldOblique", 700, true},
	};
	struct view extension = file_extension(view_of(path));
	struct view stem = {path, strlen(path) - extension.n};

	if (stem.n && extension.n)
		stem.n--; /* the dot */
	if (view_ends(stem, "-Regular"))
		stem.n -= strlen("-Regular");
	for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++) {
		char *beside = arena_printf(&fonts->memory, "%.*s-%s.%.*s",
		                            (int)stem.n, stem.p, styles[i].name,
		                            (int)extension.n, extension.p);

		if (strcmp(beside, path) != 0 && file_exists(beside))
			add_file(fonts, beside, family, styles[i].weight,
			         styles[i].italic);
	}
}

/* A family of the file at path; -1, reported, when it is not a font. */
static int add_user_family(struct fonts *fonts, const char *path)
{
	const char *kept = arena_copy(&fonts->memory, path, strlen(path));
	int families = fonts->family_count;
	int family = family_index(fonts, kept);
	int index;
	const struct face *face;

	if (family < families)
		return family; /* in use already */
	index = add_file(fonts, kept, family, 400, false);
	face = open_file(fonts, index);
	if (!face) {
		fonts->family_count = families;
		return -1;
	}
	fonts->files[index].weight = face->weight;
	fonts->files[index].italic = face->italic;
	return family;
}

/* A name that is no family and no file: tell which names there are. */
static void report_unknown(struct fonts *fonts, const char *name)
{
	struct buf words = {0};

	buf_puts(&words, "neither a font file nor one of:");
	for (int i = 0; i < fonts->family_count; i++)
		buf_printf(&words, "%s %s", i ? "," : "", fonts->families[i]);
	report(fonts, name, buf_text(&words));
	buf_clear(&words);
}

bool fonts_use(struct fonts *fonts, int family, const char *name)
{
	int found = -1;

	pthread_mutex_lock(&fonts->lock);
	for (int i = 0; i < fonts->family_count && found < 0; i++)
		if (view_is_nocase(view_of(fonts->families[i]), name))
			found = i;
	if (found < 0 && !file_exists(name)) {
		report_unknown(fonts, name);
	} else if (found < 0) {
		found = add_user_family(fonts, name);
		if (found >= 0)
			add_neighbours(fonts, name, found);
	}
	if (found >= 0)
		fonts->set_in[family] = found;
	memset(fonts->near, 0, sizeof(fonts->near));
	pthread_mutex_unlock(&fonts->lock);
	return found >= 0;
}

bool fonts_add_fallback(struct fonts *fonts, const char *path)
{
	int family;

	pthread_mutex_lock(&fonts->lock);
	family = add_user_family(fonts, path);
	if (family >= 0)
		*ARRAY_ADD(&fonts->memory, fonts->user, fonts->user_count,
		           fonts->user_room) =
			(struct fallback){family, BUNDLED_ALWAYS, 0};
	pthread_mutex_unlock(&fonts->lock);
	return family >= 0;
}

static const struct font *intern(struct fonts *fonts, const struct face *face,
                                 int family, unsigned features, int tracking)
{
	struct font *font;

	for (int i = 0; i < fonts->font_count; i++) {
		font = fonts->fonts[i];
		if (font->face == face && font->family == family &&
		    font->features == features && font->tracking == tracking)
			return font;
	}
	font = arena_new(&fonts->memory, struct font);
	*font = (struct font){fonts->font_count, face, family, features,
	                      tracking};
	*ARRAY_ADD(&fonts->memory, fonts->fonts, fonts->font_count,
	           fonts->font_room) = font;
	return font;
}

static const struct face *find_face(struct fonts *fonts, int family, int weight,
                                    bool italic)
{
	const struct face *face =
		nearest_face(fonts, fonts->set_in[family], weight, italic);

	for (int i = 0; i < FONT_FAMILIES && !face; i++)
		face = nearest_face(fonts, fonts->set_in[i], weight, italic);
	return face ? face : nearest_face(fonts, -1, weight, italic);
}

const struct font *fonts_get(struct fonts *fonts, int family, int weight,
                             bool italic, unsigned features)
{
	bool is_common = weight > 0 && weight < 1000 && weight % 100 == 0;
	const struct font *font = NULL;
	const struct face *face = NULL;

	pthread_mutex_lock(&fonts->lock);
	if (is_common)
		face = fonts->near[family][weight / 100][italic];
	if (!face)
		face = find_face(fonts, family, weight, italic);
	if (is_common)
		fonts->near[family][weight / 100][italic] = face;
	if (face)
		font = intern(fonts, face, family, features, 0);
	pthread_mutex_unlock(&fonts->lock);
	return font;
}

const struct font *fonts_with(struct fonts *fonts, const struct font *font,
                              unsigned features)
{
	const struct font *other;

	pthread_mutex_lock(&fonts->lock);
	other = intern(fonts, font->face, font->family, features,
	               font->tracking);
	pthread_mutex_unlock(&fonts->lock);
	return other;
}

const struct font *fonts_spaced(struct fonts *fonts, const struct font *font,
                                int tracking)
{
	const struct font *other;

	pthread_mutex_lock(&fonts->lock);
	other = intern(fonts, font->face, font->family, font->features,
	               tracking);
	pthread_mutex_unlock(&fonts->lock);
	return other;
}

/* What is looked for, and for which text. */
struct wanted {
	const struct font *font;
	const uint32_t *characters;
	int count;
	uint32_t script; /* of the first */
	bool picture;
};

/* The face of a family, nearest in weight first, that covers what is wanted. */
static const struct face *covering_face(struct fonts *fonts, int family,
                                        const struct wanted *w)
{
	const struct face *near = nearest_face(
		fonts, family, w->font->face->weight, w->font->face->italic);

	if (near && face_covers(near, w->characters, w->count))
		return near;
	for (int i = 0; i < fonts->file_count; i++) {
		const struct face *face;

		if (fonts->files[i].family != family)
			continue;
		face = open_file(fonts, i);
		if (face && face != near &&
		    face_covers(face, w->characters, w->count))
			return face;
	}
	return NULL;
}

/* 0: asked first, 1: asked next, 2: asked in the order of the list,
 * 3: not asked at all. */
static int turn_of(const struct fallback *from, const struct wanted *w)
{
	if (from->use == BUNDLED_EMOJI && w->picture)
		return 0;
	if (from->use == BUNDLED_CODE)
		return w->font->family == FONT_MONO ? 1 : 3;
	if (from->script && from->script == w->script)
		return 1;
	return 2;
}

static void list_installed(struct fonts *fonts)
{
	fonts->has_installed = true;
	fonts->first_installed = fonts->file_count;
	installed_open(&fonts->installed, &fonts->memory);
	for (int i = 0; i < fonts->installed.count; i++) {
		const struct installed_font *font = &fonts->installed.fonts[i];
		int index = add_file(fonts, font->path, FAMILY_INSTALLED,
		                     font->weight, font->italic);

		fonts->files[index].collection_index = font->collection_index;
	}
}

static bool installed_covers(const struct fonts *fonts, int i,
                             const struct wanted *w)
{
	for (int k = 0; k < w->count; k++)
		if (!installed_has(&fonts->installed, i, w->characters[k]))
			return false;
	return true;
}

/* Of the first family that has all characters, the nearest: one with letters
 * of equal width for code, if there is one. -1: there is none. */
static int installed_choice(const struct fonts *fonts, const struct wanted *w)
{
	const struct face *near = w->font->face;
	bool wants_mono = w->font->family == FONT_MONO;
	int best = -1;

	for (int i = 0; i < fonts->installed.count; i++) {
		const struct installed_font *font = &fonts->installed.fonts[i];
		const struct font_file *file =
			&fonts->files[fonts->first_installed + i];
		const struct installed_font *than;
		bool better;

		if (file->bad || !installed_covers(fonts, i, w))
			continue;
		than = best < 0 ? NULL : &fonts->installed.fonts[best];
		better =
			!than ||
			(wants_mono && font->monospaced && !than->monospaced) ||
			(strcmp(font->family, than->family) == 0 &&
		         distance(file, near->weight, near->italic) <
		                 distance(&fonts->files[fonts->first_installed +
		                                        best],
		                          near->weight, near->italic));
		if (better)
			best = i;
	}
	return best;
}

static const struct face *search_installed(struct fonts *fonts,
                                           const struct wanted *w)
{
	if (!fonts->has_installed)
		list_installed(fonts);
	for (;;) {
		int best = installed_choice(fonts, w), index;
		const struct face *face;
		bool is_new;

		if (best < 0)
			return NULL;
		index = fonts->first_installed + best;
		is_new = !fonts->files[index].open;
		face = open_file(fonts, index);
		if (!face || !face_covers(face, w->characters, w->count)) {
			fonts->files[index].bad = true;
			continue;
		}
		if (is_new)
			diag_add(fonts->diag, DIAG_FONT_INSTALLED,
			         (struct place){0}, "%s (%s)",
			         fonts->installed.fonts[best].family,
			         face->path);
		return face;
	}
}

static const struct face *search(struct fonts *fonts, const struct wanted *w)
{
	const struct face *face = NULL;

	for (int i = 0; i < fonts->user_count && !face; i++)
		face = covering_face(fonts, fonts->user[i].family, w);
	for (int turn = 0; turn < 3; turn++)
		for (int i = 0; i < fonts->bundled_count && !face; i++)
			if (turn_of(&fonts->bundled[i], w) == turn)
				face = covering_face(
					fonts, fonts->bundled[i].family, w);
	if (!face && fonts->use_installed)
		face = search_installed(fonts, w);
	return face;
}

static const struct face nobody;

/* The same, remembered. */
static const struct face *search_once(struct fonts *fonts,
                                      const struct wanted *w)
{
	uint32_t key[2 + CLUSTER_MOST];
	struct view name = {(const char *)key,
	                    sizeof(*key) * ((size_t)w->count + 2)};
	const struct face *face;

	if (w->count > CLUSTER_MOST)
		return search(fonts, w);
	key[0] = (uint32_t)w->font->index;
	key[1] = w->picture;
	memcpy(key + 2, w->characters, sizeof(*key) * (size_t)w->count);
	face = map_get(&fonts->found, name);
	if (!face) {
		face = search(fonts, w);
		*map_at(&fonts->found, arena_view(&fonts->memory, name)) =
			(void *)(face ? face : &nobody);
	}
	return face == &nobody ? NULL : face;
}

void fonts_use_installed(struct fonts *fonts)
{
	fonts->use_installed = true;
}

const struct face *fonts_fallback_cluster(struct fonts *fonts,
                                          const struct font *font,
                                          const uint32_t *characters, int count,
                                          bool picture)
{
	struct wanted w = {font, characters, count,
	                   unicode_script(characters[0]), picture};
	const struct face *face;

	pthread_mutex_lock(&fonts->lock);
	face = search_once(fonts, &w);
	pthread_mutex_unlock(&fonts->lock);
	return face;
}

const struct face *fonts_fallback(struct fonts *fonts, const struct font *font,
                                  uint32_t c)
{
	return fonts_fallback_cluster(fonts, font, &c, 1, unicode_is_emoji(c));
}

int fonts_face_count(const struct fonts *fonts)
{
	return fonts->file_count;
}

const struct face *fonts_face(struct fonts *fonts, int index)
{
	const struct face *face = NULL;

	if (index < 0 || index >= fonts->file_count)
		return NULL;
	pthread_mutex_lock(&fonts->lock);
	if (fonts->files[index].open)
		face = &fonts->files[index].open->face;
	pthread_mutex_unlock(&fonts->lock);
	return face;
}
