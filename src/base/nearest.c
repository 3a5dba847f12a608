/* base/nearest.c - the known word that a mistaken one is most like */
#include "base/nearest.h"

#define WORD_MOST 60
#define STEPS     4 /* so many are too many */

/* How many letters must change to make b of a. */
static int distance(struct view a, struct view b)
{
	int row[WORD_MOST + 1];

	for (size_t j = 0; j <= b.n; j++)
		row[j] = (int)j;
	for (size_t i = 0; i < a.n; i++) {
		int diagonal = row[0];

		row[0] = (int)i + 1;
		for (size_t j = 0; j < b.n; j++) {
			int change = diagonal + (a.p[i] != b.p[j]);
			int least = row[j] < row[j + 1] ? row[j] : row[j + 1];

			diagonal = row[j + 1];
			row[j + 1] = least + 1 < change ? least + 1 : change;
		}
	}
	return row[b.n];
}

struct nearest nearest_start(struct view word)
{
	return (struct nearest){.word = word, .steps = STEPS};
}

void nearest_offer(struct nearest *nearest, const char *known)
{
	struct view word = view_of(known);
	int steps;

	if (nearest->word.n > WORD_MOST || word.n > WORD_MOST)
		return;
	steps = distance(nearest->word, word);
	if (steps < nearest->steps && steps * 2 <= (int)nearest->word.n) {
		nearest->steps = steps;
		nearest->best = known;
	}
}
