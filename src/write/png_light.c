/* write/png_light.c - the colours of a PNG without a profile */
#include "write/png_light.h"

#include "write/pdf_syntax.h"

#include <math.h>

/* What numbers of 8 bits hardly show. */
#define POWER_SLACK   .03
#define PRIMARY_SLACK .01

#define SRGB_POWER 2.2

static const double srgb[3][3] = {
	{.4124, .2126, .0193}, {.3576, .7152, .1192}, {.1805, .0722, .9505}};

struct png_light png_light_make(double power, bool is_gray)
{
	struct png_light light = {.power = power, .is_gray = is_gray};

	memcpy(light.rgb, srgb, sizeof(srgb));
	return light;
}

bool png_light_is_usual(const struct png_light *light)
{
	double off = 0;

	for (int i = 0; i < 9; i++)
		off = fmax(off,
		           fabs(light->rgb[i / 3][i % 3] - srgb[i / 3][i % 3]));
	return fabs(light->power - SRGB_POWER) < POWER_SLACK &&
	       (light->is_gray || off < PRIMARY_SLACK);
}

static void white_of(const struct png_light *light, double white[3])
{
	for (int k = 0; k < 3; k++)
		white[k] =
			light->rgb[0][k] + light->rgb[1][k] + light->rgb[2][k];
}

/* --- the profile --- */

static const double icc_white[3] = {.9642, 1, .8249};

static void multiply(const double by[3][3], const double from[3], double to[3])
{
	for (int k = 0; k < 3; k++)
		to[k] = by[k][0] * from[0] + by[k][1] * from[1] +
		        by[k][2] * from[2];
}

/* What from looks like to an eye that is used to D50. */
static void adapt(const double white[3], const double from[3], double to[3])
{
	static const double cones[3][3] = {{.8951, .2664, -.1614},
	                                   {-.7502, 1.7135, .0367},
	                                   {.0389, -.0685, 1.0296}};
	static const double back[3][3] = {{.9869929, -.1470543, .1599627},
	                                  {.4323053, .5183603, .0492912},
	                                  {-.0085287, .0400428, .9684867}};
	double seen[3], source[3], target[3];

	multiply(cones, from, seen);
	multiply(cones, white, source);
	multiply(cones, icc_white, target);
	for (int k = 0; k < 3; k++)
		seen[k] *= target[k] / source[k];
	multiply(back, seen, to);
}

static void put16(struct buf *out, unsigned value)
{
	buf_char(out, (char)(value >> 8 & 0xFF));
	buf_char(out, (char)(value & 0xFF));
}

static void put32(struct buf *out, uint32_t value)
{
	put16(out, value >> 16);
	put16(out, value & 0xFFFF);
}

static void put_zeros(struct buf *out, int count)
{
	for (int i = 0; i < count; i++)
		buf_char(out, '\0');
}

static void put_xyz(struct buf *out, const double xyz[3])
{
	for (int k = 0; k < 3; k++)
		put32(out, (uint32_t)(int32_t)lround(xyz[k] * 65536));
}

/* Each element begins at a multiple of four bytes. */
struct element {
	const char *name;
	size_t at, bytes;
};

static void begin(struct buf *body, struct element *element, const char *type)
{
	element->at = body->len;
	buf_puts(body, type);
	put32(body, 0);
}

static void end(struct buf *body, struct element *element)
{
	element->bytes = body->len - element->at;
	put_zeros(body, (int)(-body->len & 3));
}

static void add_words(struct buf *body, struct element *element)
{
	static const char words[] = "PNG gAMA cHRM";

	begin(body, element, "desc");
	put32(body, sizeof(words));
	buf_add(body, words, sizeof(words));
	put_zeros(body, 4 + 4 + 2 + 1 + 67); /* in no other script */
	end(body, element);
}

static void add_right(struct buf *body, struct element *element)
{
	begin(body, element, "text");
	buf_add(body, "none", 5);
	end(body, element);
}

static void add_xyz(struct buf *body, struct element *element,
                    const double xyz[3])
{
	begin(body, element, "XYZ ");
	put_xyz(body, xyz);
	end(body, element);
}

static void add_curve(struct buf *body, struct element *element, double power)
{
	begin(body, element, "curv");
	put32(body, 1);
	put16(body, (unsigned)lround(fmin(power, 255) * 256));
	end(body, element);
}

/* Three curves are one; returns how many elements there are. */
static int add_elements(const struct png_light *light, struct buf *body,
                        struct element *elements)
{
	static const char *const places[] = {"rXYZ", "gXYZ", "bXYZ"};
	static const char *const curves[] = {"rTRC", "gTRC", "bTRC"};
	struct element *e = elements;
	double white[3], xyz[3];

	e->name = "desc";
	add_words(body, e++);
	e->name = "cprt";
	add_right(body, e++);
	e->name = "wtpt";
	add_xyz(body, e++, icc_white);
	e->name = "kTRC";
	add_curve(body, e++, light->power);
	if (light->is_gray)
		return (int)(e - elements);
	white_of(light, white);
	for (int i = 0; i < 3; i++) {
		if (i)
			*e++ = elements[3];
		e[-1].name = curves[i];
	}
	for (int i = 0; i < 3; i++) {
		adapt(white, light->rgb[i], xyz);
		e->name = places[i];
		add_xyz(body, e++, xyz);
	}
	return (int)(e - elements);
}

/* The first 128 bytes: for a screen, by way of XYZ, made in 2001. */
static void put_head(const struct png_light *light, size_t bytes,
                     struct buf *out)
{
	put32(out, (uint32_t)bytes);
	put32(out, 0);
	put32(out, 0x02400000);
	buf_puts(out, "mntr");
	buf_puts(out, light->is_gray ? "GRAY" : "RGB ");
	buf_puts(out, "XYZ ");
	put16(out, 2001);
	put16(out, 4);
	put16(out, 1);
	put_zeros(out, 6);
	buf_puts(out, "acsp");
	put_zeros(out, 28);
	put_xyz(out, icc_white);
	put_zeros(out, 128 - 80);
}

struct view png_light_profile(const struct png_light *light,
                              struct arena *memory)
{
	struct element elements[9];
	struct buf body = {0}, out = {0};
	int count = add_elements(light, &body, elements);
	size_t start = 128 + 4 + 12 * (size_t)count;
	struct view profile;

	put_head(light, start + body.len, &out);
	put32(&out, (uint32_t)count);
	for (int i = 0; i < count; i++) {
		buf_puts(&out, elements[i].name);
		put32(&out, (uint32_t)(start + elements[i].at));
		put32(&out, (uint32_t)elements[i].bytes);
	}
	buf_add(&out, body.bytes, body.len);
	profile = arena_view(memory, (struct view){out.bytes, out.len});
	buf_clear(&body);
	buf_clear(&out);
	return profile;
}

/* --- the colour space --- */

static void put_numbers(struct buf *text, const double *numbers, int count)
{
	buf_char(text, '[');
	for (int i = 0; i < count; i++) {
		if (i)
			buf_char(text, ' ');
		pdf_real(text, numbers[i], 4);
	}
	buf_char(text, ']');
}

void png_light_space(const struct png_light *light, struct buf *text)
{
	const double powers[3] = {light->power, light->power, light->power};
	double white[3];

	white_of(light, white);
	buf_puts(text, light->is_gray ? "[/CalGray" : "[/CalRGB");
	buf_puts(text, "<</WhitePoint");
	put_numbers(text, white, 3);
	buf_puts(text, "/Gamma");
	if (light->is_gray) {
		buf_char(text, ' ');
		pdf_real(text, light->power, 4);
	} else {
		put_numbers(text, powers, 3);
		buf_puts(text, "/Matrix");
		put_numbers(text, light->rgb[0], 9);
	}
	buf_puts(text, ">>]");
}
