/* foreign/process.c - run another program, and take what it prints */
#include "foreign/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ERRORS_MOST ((size_t)4096)

struct process {
	pid_t id;
	int input, output, errors; /* our ends; -1 once closed */
	struct view rest;          /* of the input */
	const struct process_limits *limits;
};

static int64_t milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void shut(int *end)
{
	if (*end >= 0)
		close(*end);
	*end = -1;
}

/* The input goes through a socket: writing to a program that has ended is then
 * an error, and no signal. */
static bool open_ends(int input[2], int output[2], int errors[2])
{
	input[0] = input[1] = output[0] = output[1] = errors[0] = errors[1] =
		-1;
	return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, input) == 0 &&
	       pipe2(output, O_CLOEXEC) == 0 && pipe2(errors, O_CLOEXEC) == 0;
}

static int spawn(pid_t *id, const char *const *words,
                 const char *const *environment, int input, int output,
                 int errors)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none, all;
	int status;

	sigemptyset(&none);
	sigfillset(&all);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setsigdefault(&attributes, &all);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK |
	                                              POSIX_SPAWN_SETSIGDEF);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, input, 0);
	posix_spawn_file_actions_adddup2(&actions, output, 1);
	posix_spawn_file_actions_adddup2(&actions, errors, 2);
	posix_spawn_file_actions_addchdir_np(&actions, "/");
	status = posix_spawnp(id, words[0], &actions, &attributes,
	                      (char *const *)(uintptr_t)words,
	                      (char *const *)(uintptr_t)environment);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	return status;
}

static bool limit(pid_t id, const struct process_limits *limits)
{
	const struct {
		__rlimit_resource_t kind;
		rlim_t most;
	} rows[] = {
		{RLIMIT_AS, limits->memory},
		{RLIMIT_CPU, (rlim_t)limits->seconds},
		{RLIMIT_FSIZE, 0},
		{RLIMIT_CORE, 0},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct rlimit most = {rows[i].most, rows[i].most};

		if (prlimit(id, rows[i].kind, &most, NULL) != 0 &&
		    errno != ESRCH)
			return false;
	}
	return true;
}

static void send_input(struct process *p)
{
	ssize_t n = send(p->input, p->rest.p, p->rest.n,
	                 MSG_NOSIGNAL | MSG_DONTWAIT);

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n > 0)
		p->rest = view_from(p->rest, (size_t)n);
	if (n < 0 || !p->rest.n)
		shut(&p->input);
}

/* Append what is there to out; closes the end when there will be no more. */
static void take_output(int *end, struct buf *out, size_t most)
{
	char bytes[16384];
	ssize_t n = read(*end, bytes, sizeof(bytes));

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0)
		shut(end);
	else if (out->len < most)
		buf_add(out, bytes, (size_t)n);
}

/* Feed and read until all ends are closed. */
static enum process_end converse(struct process *p, struct buf *out,
                                 struct buf *errors)
{
	int64_t end = milliseconds() + INT64_C(1000) * p->limits->seconds;

	while (p->output >= 0 || p->errors >= 0) {
		struct pollfd ends[] = {{p->input, POLLOUT, 0},
		                        {p->output, POLLIN, 0},
		                        {p->errors, POLLIN, 0}};
		int64_t left = end - milliseconds();

		if (left <= 0)
			return PROCESS_SLOW;
		if (poll(ends, 3, (int)left) < 0 && errno != EINTR)
			return PROCESS_FAILED;
		if (ends[0].revents)
			send_input(p);
		if (ends[1].revents)
			take_output(&p->output, out, p->limits->output + 1);
		if (ends[2].revents)
			take_output(&p->errors, errors, ERRORS_MOST);
		if (out->len > p->limits->output)
			return PROCESS_LARGE;
	}
	return PROCESS_DONE;
}

/* It is ended where it should not go on; its status is collected always. */
static enum process_end finish(struct process *p, enum process_end so_far)
{
	int status = 0;

	shut(&p->input);
	shut(&p->output);
	shut(&p->errors);
	if (so_far != PROCESS_DONE)
		kill(p->id, SIGKILL);
	while (waitpid(p->id, &status, 0) < 0 && errno == EINTR)
		;
	if (so_far != PROCESS_DONE)
		return so_far;
	if (WIFSIGNALED(status) &&
	    (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
		return PROCESS_SLOW;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? PROCESS_DONE
	                                                     : PROCESS_FAILED;
}

enum process_end process_run(const char *const *words,
                             const char *const *environment, struct view input,
                             const struct process_limits *limits,
                             struct buf *out, struct buf *errors)
{
	struct process p = {.rest = input, .limits = limits};
	int in[2], from[2], said[2];
	enum process_end end = PROCESS_FAILED;
	int status = EMFILE;

	if (open_ends(in, from, said))
		status = spawn(&p.id, words, environment, in[0], from[1],
		               said[1]);
	p.input = in[1];
	p.output = from[0];
	p.errors = said[0];
	shut(&in[0]);
	shut(&from[1]);
	shut(&said[1]);
	if (status == 0) {
		if (limit(p.id, limits))
			end = converse(&p, out, errors);
		return finish(&p, end);
	}
	shut(&p.input);
	shut(&p.output);
	shut(&p.errors);
	return status == ENOENT || status == EACCES ? PROCESS_MISSING
	                                            : PROCESS_FAILED;
}

/* A sanitizer maps more memory than there is. */
#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SANITIZED 1
#endif
#endif

static void limit_self(const struct process_limits *limits)
{
	struct rlimit seconds = {(rlim_t)limits->seconds,
	                         (rlim_t)limits->seconds};
	struct rlimit none = {0, 0};
#ifndef IS_SANITIZED
	struct rlimit memory = {limits->memory, limits->memory};

	setrlimit(RLIMIT_DATA, &memory);
#endif
	setrlimit(RLIMIT_CPU, &seconds);
	setrlimit(RLIMIT_FSIZE, &none);
	setrlimit(RLIMIT_CORE, &none);
}

/* Returns only where it cannot begin. */
static void work_apart(void (*work)(void *data, struct buf *out), void *data,
                       const struct process_limits *limits, int output,
                       int errors)
{
	struct buf out = {0};
	size_t sent = 0;

	dup2(errors, 2);
	limit_self(limits);
	work(data, &out);
	while (sent < out.len) {
		ssize_t n = write(output, out.bytes + sent, out.len - sent);

		if (n > 0)
			sent += (size_t)n;
		else if (errno != EINTR)
			_exit(1);
	}
	_exit(0);
}

enum process_end process_fork(void (*work)(void *data, struct buf *out),
                              void *data, const struct process_limits *limits,
                              struct buf *out)
{
	struct process p = {.limits = limits, .input = -1};
	struct buf errors = {0};
	int in[2], from[2], said[2];
	enum process_end end = PROCESS_FAILED;

	if (open_ends(in, from, said))
		p.id = fork();
	else
		p.id = -1;
	if (p.id == 0)
		work_apart(work, data, limits, from[1], said[1]);
	p.output = from[0];
	p.errors = said[0];
	shut(&in[0]);
	shut(&in[1]);
	shut(&from[1]);
	shut(&said[1]);
	if (p.id > 0) {
		end = finish(&p, converse(&p, out, &errors));
	} else {
		shut(&p.output);
		shut(&p.errors);
	}
	buf_clear(&errors);
	return end;
}
