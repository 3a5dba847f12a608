/*
 * foreign/gif.c - the first picture of a GIF, by giflib
 *
 * Source  GIF89a specification: a frame may be smaller than the screen it
 *         stands on
 */
#include "base/arena.h"
#include "base/library.h"
#include "foreign/pixels.h"

#include <gif_lib.h>
#include <stdlib.h>

struct gif {
	struct view rest;
	void *library;
	GifFileType *file;
	GraphicsControlBlock control;
	const char *why;
	GifFileType *(*begin)(void *data, InputFunc read, int *error);
	int (*close)(GifFileType *file, int *error);
	int (*get_type)(GifFileType *file, GifRecordType *type);
	int (*get_image)(GifFileType *file);
	int (*get_line)(GifFileType *file, GifPixelType *line, int n);
	int (*get_extension)(GifFileType *file, int *code, GifByteType **data);
	int (*next_extension)(GifFileType *file, GifByteType **data);
	int (*to_control)(size_t n, const GifByteType *data,
	                  GraphicsControlBlock *control);
};

static bool load(struct gif *g)
{
	static const char *const names[] = {"libgif.so.7"};
	const struct library_function functions[] = {
		{"DGifOpen", &g->begin},
		{"DGifCloseFile", &g->close},
		{"DGifGetRecordType", &g->get_type},
		{"DGifGetImageDesc", &g->get_image},
		{"DGifGetLine", &g->get_line},
		{"DGifGetExtension", &g->get_extension},
		{"DGifGetExtensionNext", &g->next_extension},
		{"DGifExtensionToGCB", &g->to_control},
	};

	g->library = library_open(names, 1, functions,
	                          sizeof(functions) / sizeof(*functions));
	g->why = g->library ? "GIF is damaged"
	                    : "giflib, which reads GIF, is not installed";
	return g->library != NULL;
}

static int give_bytes(GifFileType *file, GifByteType *out, int n)
{
	struct gif *g = file->UserData;
	size_t count = (size_t)n < g->rest.n ? (size_t)n : g->rest.n;

	memcpy(out, g->rest.p, count);
	g->rest = view_from(g->rest, count);
	return (int)count;
}

/* What stands before the picture; its transparency is kept. */
static bool skip_extension(struct gif *g)
{
	GifByteType *data = NULL;
	int code;

	if (g->get_extension(g->file, &code, &data) != GIF_OK)
		return false;
	while (data) {
		if (code == GRAPHICS_EXT_FUNC_CODE)
			g->to_control(data[0], data + 1, &g->control);
		if (g->next_extension(g->file, &data) != GIF_OK)
			return false;
	}
	return true;
}

static bool find_image(struct gif *g)
{
	GifRecordType type;

	while (g->get_type(g->file, &type) == GIF_OK) {
		if (type == IMAGE_DESC_RECORD_TYPE)
			return g->get_image(g->file) == GIF_OK;
		if (type != EXTENSION_RECORD_TYPE || !skip_extension(g))
			break;
	}
	return false;
}

/* A line of the frame onto the screen. */
static void put_line(const struct gif *g, const GifPixelType *line, int y,
                     const ColorMapObject *colours, struct pixels *pixels)
{
	const GifImageDesc *frame = &g->file->Image;

	y += frame->Top;
	for (int i = 0; i < frame->Width && y < pixels->height; i++) {
		int x = frame->Left + i;
		uint8_t *to;

		if (x >= pixels->width)
			break;
		if (line[i] == g->control.TransparentColor ||
		    line[i] >= colours->ColorCount)
			continue;
		to = pixels_at(pixels, x, y);
		to[0] = colours->Colors[line[i]].Red;
		to[1] = colours->Colors[line[i]].Green;
		to[2] = colours->Colors[line[i]].Blue;
		to[3] = 255;
	}
}

static bool read_lines(struct gif *g, struct pixels *pixels)
{
	static const struct {
		int first, step;
	} passes[] = {{0, 8}, {4, 8}, {2, 4}, {1, 2}, {0, 1}};
	const GifImageDesc *frame = &g->file->Image;
	const ColorMapObject *colours =
		frame->ColorMap ? frame->ColorMap : g->file->SColorMap;
	GifPixelType *line = malloc((size_t)frame->Width + 1);
	bool is_good = colours != NULL;

	if (!line)
		arena_no_memory((size_t)frame->Width);
	for (int pass = frame->Interlace ? 0 : 4;
	     pass < (frame->Interlace ? 4 : 5); pass++)
		for (int y = passes[pass].first; is_good && y < frame->Height;
		     y += passes[pass].step) {
			is_good = g->get_line(g->file, line, frame->Width) ==
			          GIF_OK;
			if (is_good)
				put_line(g, line, y, colours, pixels);
		}
	free(line);
	return is_good;
}

static bool read_frame(struct gif *g, struct pixels *pixels)
{
	const GifImageDesc *frame = &g->file->Image;

	g->control.TransparentColor = NO_TRANSPARENT_COLOR;
	if (!find_image(g))
		return false;
	if ((int64_t)frame->Width * frame->Height > PIXELS_MOST) {
		g->why = "more than 50 megapixels";
		return false;
	}
	if (frame->Width <= 0 || frame->Height <= 0 || frame->Left < 0 ||
	    frame->Top < 0)
		return false;
	return pixels_make(pixels, g->file->SWidth, g->file->SHeight, 4,
	                   &g->why) &&
	       read_lines(g, pixels);
}

bool pixels_read_gif(struct view file, struct pixels *pixels, const char **why)
{
	struct gif g = {.rest = file};
	bool is_good = false;
	int error;

	if (load(&g)) {
		g.file = g.begin(&g, give_bytes, &error);
		is_good = g.file && read_frame(&g, pixels);
		if (g.file)
			g.close(g.file, &error);
		library_close(g.library);
	}
	if (!is_good) {
		free(pixels->samples);
		*pixels = (struct pixels){0};
	}
	*why = g.why;
	return is_good;
}
