/* write/epub_url.c - addresses that a reading system and EPUBCheck accept */
#include "write/epub_url.h"

#include "base/unicode.h"

/* Schemes that a book may link to: registered, and harmless. */
static const struct {
	const char *name;
	bool has_host;
} schemes[] = {
	{"https", true}, {"http", true}, {"mailto", false}, {"tel", false},
	{"ftp", true},   {"ftps", true}, {"sms", false},    {"xmpp", false},
	{"irc", true},   {"geo", false}, {"news", false},   {"urn", false},
	{"doi", false},  {"sip", false}, {"nntp", true},    {"git", true},
};

/* How long the scheme at the start of url is; 0 when there is none. */
static size_t scheme_length(struct view url)
{
	size_t n = 0;

	while (n < url.n &&
	       (ascii_is_alpha(url.p[n]) ||
	        (n && (ascii_is_digit(url.p[n]) || url.p[n] == '+' ||
	               url.p[n] == '-' || url.p[n] == '.'))))
		n++;
	return n && n < url.n && url.p[n] == ':' ? n : 0;
}

bool epub_url_is_remote(struct view url)
{
	size_t n = scheme_length(url);
	struct view scheme = {url.p, n};

	return view_starts(url, "//") || view_is_nocase(scheme, "http") ||
	       view_is_nocase(scheme, "https") || view_is_nocase(scheme, "ftp");
}

static bool is_hex(char c)
{
	return ascii_is_digit(c) ||
	       (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f');
}

/* Path, query and fragment: unreserved and reserved characters stay. */
static void add_encoded(struct view rest, struct buf *out)
{
	static const char stay[] = "-._~:/?@!$&'()*+,;=";
	bool in_fragment = false;

	for (size_t i = 0; i < rest.n; i++) {
		char c = rest.p[i];
		bool is_escape = c == '%' && i + 2 < rest.n &&
		                 is_hex(rest.p[i + 1]) && is_hex(rest.p[i + 2]);

		if (ascii_is_alpha(c) || ascii_is_digit(c) || is_escape ||
		    (c && strchr(stay, c)) || (c == '#' && !in_fragment))
			buf_char(out, c);
		else
			buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
		in_fragment |= c == '#';
	}
}

/* One label of a host name: letters, digits and hyphens, in any script. */
static bool is_label(struct view label)
{
	size_t at = 0;

	if (!label.n || label.n > 63 || label.p[0] == '-' ||
	    label.p[label.n - 1] == '-')
		return false;
	while (at < label.n) {
		uint32_t c = utf8_next(label.p, label.n, &at);

		if (c >= 0x80 ? !unicode_is_letter(c) && !unicode_is_digit(c)
		              : !ascii_is_alpha((char)c) &&
		                        !ascii_is_digit((char)c) && c != '-' &&
		                        c != '_')
			return false;
	}
	return true;
}

static bool is_all_digits(struct view text)
{
	for (size_t i = 0; i < text.n; i++)
		if (!ascii_is_digit(text.p[i]))
			return false;
	return text.n > 0;
}

/* Four numbers, each 0 to 255, without leading zeroes. */
static bool is_ipv4(struct view host)
{
	struct view rest = host, part;
	int parts = 0;

	while (view_split(&rest, '.', &part)) {
		int value = 0;

		if (part.n > 3 || !is_all_digits(part) ||
		    (part.n > 1 && part.p[0] == '0'))
			return false;
		for (size_t i = 0; i < part.n; i++)
			value = 10 * value + (part.p[i] - '0');
		if (value > 255)
			return false;
		parts++;
	}
	return parts == 4;
}

/* A name, or an IPv4 address where its last label is a number. */
static bool is_host(struct view host)
{
	struct view rest = host, label = {0};

	if (!host.n || host.n > 253)
		return false;
	if (host.p[host.n - 1] == '.') /* the root, written out */
		rest.n = host.n - 1;
	while (view_split(&rest, '.', &label))
		if (!is_label(label))
			return false;
	return !is_all_digits(label) || is_ipv4(host);
}

static bool is_port(struct view port)
{
	int value = 0;

	if (!port.n)
		return true;
	if (port.n > 5 || !is_all_digits(port))
		return false;
	for (size_t i = 0; i < port.n; i++)
		value = 10 * value + (port.p[i] - '0');
	return value <= 65535;
}

/* "host:port" at the start of *rest, which moves past it. A name and password
 * before the host ("user@") deceive the reader more often than they help. */
static bool add_host(struct view *rest, struct buf *out)
{
	size_t end = 0, colon;
	struct view host;

	while (end < rest->n && !strchr("/?#", rest->p[end]))
		end++;
	host = view_part(*rest, 0, end);
	colon = view_find(host, ':', 0);
	if (!is_host(view_part(host, 0, colon)) ||
	    (colon < host.n && !is_port(view_from(host, colon + 1))))
		return false;
	if (colon + 1 == host.n)
		host.n = colon; /* an empty port */
	buf_view(out, host);
	*rest = view_from(*rest, end);
	return true;
}

bool epub_url(struct view url, struct buf *out)
{
	size_t before = out->len, scheme, i = 0;
	bool is_good = true;

	url = view_trim(url);
	scheme = scheme_length(url);
	if (view_starts(url, "//")) {
		buf_puts(out, "https:");
	} else {
		const size_t count = sizeof(schemes) / sizeof(schemes[0]);

		while (i < count && !view_is_nocase(view_part(url, 0, scheme),
		                                    schemes[i].name))
			i++;
		if (!scheme || i == count)
			return false;
		buf_printf(out, "%s:", schemes[i].name);
		url = view_from(url, scheme + 1);
	}
	if (schemes[i].has_host) {
		is_good = view_starts(url, "//");
		if (is_good) {
			url = view_from(url, 2);
			buf_puts(out, "//");
			is_good = add_host(&url, out);
		}
	} else {
		is_good = url.n > 0;
	}
	if (is_good)
		add_encoded(url, out);
	else
		out->len = before;
	if (out->bytes)
		out->bytes[out->len] = '\0';
	return is_good;
}
