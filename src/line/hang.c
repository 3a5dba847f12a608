/* line/hang.c - marks that hang in the margin */
#include "line/hang.h"

#include <stddef.h>

struct hang {
	uint32_t c;
	int16_t left;
	int16_t right;
};

/* Round shapes and small marks hang far, letters with open corners a little. */
static const struct hang marks[] = {
	{'.', 0, 700},
	{',', 0, 700},
	{'-', 0, 700},
	{0x2010, 0, 700},
	{0x00AD, 0, 700},
	{':', 0, 500},
	{';', 0, 500},
	{'!', 0, 100},
	{'?', 0, 100},
	{'\'', 700, 700},
	{'"', 500, 500},
	{0x2018, 700, 700},
	{0x2019, 700, 700},
	{0x201A, 700, 0},
	{0x201C, 500, 500},
	{0x201D, 500, 500},
	{0x201E, 500, 0},
	{0x00AB, 300, 300},
	{0x00BB, 300, 300},
	{0x2039, 400, 400},
	{0x203A, 400, 400},
	{0x2013, 0, 300},
	{0x2014, 0, 200},
	{0x2026, 0, 150},
	{'(', 100, 0},
	{')', 0, 200},
	{'[', 80, 0},
	{']', 0, 80},
	{'*', 200, 200},
	{'A', 50, 50},
	{'F', 0, 50},
	{'J', 50, 0},
	{'K', 0, 50},
	{'L', 0, 50},
	{'T', 50, 50},
	{'V', 50, 50},
	{'W', 50, 50},
	{'X', 50, 50},
	{'Y', 50, 50},
	{'k', 0, 50},
	{'r', 0, 50},
	{'t', 0, 50},
	{'v', 50, 50},
	{'w', 50, 50},
	{'x', 50, 50},
	{'y', 50, 50},
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

static const struct hang *find(uint32_t c)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (marks[i].c == c)
			return &marks[i];
	return NULL;
}

int hang_left(uint32_t c)
{
	const struct hang *mark = find(c);

	return mark ? mark->left : 0;
}

int hang_right(uint32_t c)
{
	const struct hang *mark = find(c);

	return mark ? mark->right : 0;
}
