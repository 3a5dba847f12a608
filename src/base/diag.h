/*
 * base/diag.h - messages for the author of the book
 *
 * Takes   a kind, the place in the source, and the words that vary
 * Gives   lines of the form
 *         book/rust/03-ownership.md:41:7: error: text: words [image-missing]
 * Owns    copies of file names and words, until diag_clear()
 * Fails   never
 *
 * Whoever finds a fault reports it, mends what it can, and goes on; callers
 * stop on false and report nothing more. Only main() turns the worst level
 * into an exit status. Several threads may add at once; the print is sorted
 * by place, so that it does not depend on which was first.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"

#include <pthread.h>

enum diag_level {
	DIAG_OK,
	DIAG_NOTE,    /* worth knowing, nothing is wrong */
	DIAG_WARNING, /* the book is whole, but something looks poor */
	DIAG_ERROR,   /* something the author wrote is missing from the book */
};

enum diag_kind {
#define DIAG(name, level, text) DIAG_##name,
#include "base/diag_kinds.h"
#undef DIAG
	DIAG_KINDS
};

/* A place in a source file. line and col count from 1; 0 means unknown. */
struct place {
	const char *file;
	int line;
	int col; /* in bytes */
};

struct diag {
	struct arena memory;
	struct message *messages;
	int count;
	int room;
	int total; /* also those past the limit of one kind */
	int of_kind[DIAG_KINDS];
	enum diag_level worst;
	struct map once; /* kind and words -> index in messages, plus one */
	pthread_mutex_t lock; /* all zeroes is an open lock */
};

/* A kind prints at most this often; the rest is counted and summed up. */
#define DIAG_MOST_OF_A_KIND 1000

void diag_add(struct diag *d, enum diag_kind kind, struct place at,
              const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The same, but of all with equal words only that with the first place is kept,
 * whichever thread comes first. */
void diag_add_once(struct diag *d, enum diag_kind kind, struct place at,
                   const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* How many messages of this kind were added. */
int diag_count(const struct diag *d, enum diag_kind kind);

/* The first place, in the order of printing, that such a message is for; false
 * when there is none. */
bool diag_first(const struct diag *d, enum diag_kind kind, struct place *at);

/* Append all messages of at least this level to out: by file, then line, then
 * column, then order of finding. */
void diag_print(struct diag *d, enum diag_level least, struct buf *out);

/* Add the messages of another, each at the place that moved() makes of its
 * own; the other is empty then. */
void diag_take(struct diag *d, struct diag *from,
               struct place (*moved)(void *data, struct place at), void *data);

void diag_clear(struct diag *d);

#endif
