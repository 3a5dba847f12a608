/* foreign/pdf_content.c - the operators of a page without its marks */
#include "foreign/pdf_sheet.h"

static bool is_space(char c)
{
	return ascii_is_space(c) || c == '\f' || c == '\0';
}

static bool is_delimiter(char c)
{
	return c && strchr("()<>[]{}/%", c);
}

static size_t string_end(struct view text, size_t at)
{
	int depth = 0;

	for (; at < text.n; at++) {
		if (text.p[at] == '\\')
			at++;
		else if (text.p[at] == '(')
			depth++;
		else if (text.p[at] == ')' && --depth == 0)
			return at + 1;
	}
	return text.n;
}

/* The end of the token that begins at at. */
static size_t token_end(struct view text, size_t at)
{
	char c = text.p[at];
	size_t end = at + 1;

	if (c == '(')
		return string_end(text, at);
	if (c == '%')
		return view_find(text, '\n', at);
	if ((c == '<' || c == '>') && end < text.n && text.p[end] == c)
		return end + 1;
	if (c == '<') {
		end = view_find(text, '>', at);
		return end < text.n ? end + 1 : end;
	}
	if (is_delimiter(c) && c != '/')
		return end;
	while (end < text.n && !is_space(text.p[end]) &&
	       !is_delimiter(text.p[end]))
		end++;
	return end;
}

static bool is_operator(struct view token)
{
	char c = *token.p;

	return (ascii_is_alpha(c) || c == '\'' || c == '"') &&
	       !view_is(token, "true") && !view_is(token, "false") &&
	       !view_is(token, "null");
}

static bool is_mark(struct view token)
{
	return view_is(token, "BMC") || view_is(token, "BDC") ||
	       view_is(token, "EMC") || view_is(token, "MP") ||
	       view_is(token, "DP");
}

/* Past the "EI" of an inline image that begins at at. */
static size_t image_end(struct view text, size_t at)
{
	for (; at + 4 <= text.n; at++)
		if (is_space(text.p[at]) && text.p[at + 1] == 'E' &&
		    text.p[at + 2] == 'I' &&
		    (at + 3 == text.n || is_space(text.p[at + 3])))
			return at + 3;
	return text.n;
}

void pdf_content_clean(struct view content, struct buf *out, bool *is_cmyk)
{
	size_t at = 0, operands = out->len;

	while (at < content.n) {
		size_t end;
		struct view token;

		if (is_space(content.p[at])) {
			at++;
			continue;
		}
		end = token_end(content, at);
		token = view_part(content, at, end);
		at = end;
		if (*token.p == '%')
			continue;
		if (is_mark(token)) {
			out->len = operands;
			continue;
		}
		buf_view(out, token);
		if (view_is(token, "ID")) {
			end = image_end(content, at);
			buf_view(out, view_part(content, at, end));
			at = end;
		}
		*is_cmyk = *is_cmyk || view_is(token, "k") ||
		           view_is(token, "K") || view_is(token, "/DeviceCMYK");
		buf_char(out, is_operator(token) ? '\n' : ' ');
		if (is_operator(token))
			operands = out->len;
	}
}
