#!/bin/sh
# tests/copy/copy.sh - code copied out of the PDF is the code that was written
#
# Every line of every listing in languages.md must stand in what pdftotext
# reads, with its indent and gaps: plainly, and in columns (-layout), where
# all lines of a page are moved by the page's margin. Numbers beside the lines
# must not. (A single space before a line is left out by pdftotext itself.)
# pdf.js leaves out every indent, makes one space of several, and reads what is
# only printed beside a line: of its lines the rest must be the same.
set -u
cd "$(dirname "$0")/../.."
: "${OUT:=out}" "${PROGRAM:=$OUT/chapbook}"
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
command -v pdftotext >/dev/null || { echo "skip copy: no pdftotext"; exit 0; }
"$PROGRAM" tests/copy/languages.md -o "$folder/x.pdf" || exit 1

# The lines of the listings, a tab as four spaces.
awk '/^```/ { inside = !inside; next } inside && NF' \
	tests/copy/languages.md | sed 's/\t/    /g' >"$folder/want"
pdftotext "$folder/x.pdf" "$folder/plain"
pdftotext -layout "$folder/x.pdf" "$folder/layout"
ways='plain layout'
top=$(realpath "$OUT")
browser=$(cd tests/book && OUT=$top python3 -c '
import npm
command = npm.pdf_js()
print(command[2] if command else "")')
if [ -n "$browser" ]; then
	node tests/book/pdfjs.cjs "$browser" "$folder/x.pdf" \
		>"$folder/browser" 2>/dev/null
	ways="$ways browser"
else
	echo 'skip copy/browser: no pdf.js'
fi

# Each wanted line in turn, exactly (plain) or after a margin (layout).
for way in $ways; do
	awk -v way="$way" '
	{ gsub(/\f/, "") }
	NR == FNR { want[++count] = $0; next }
	at < count {
		line = $0
		wanted = want[at + 1]
		if (way == "plain" && wanted ~ /^ [^ ]/)
			wanted = substr(wanted, 2)
		if (way == "browser") {
			sub(/^ +/, "", wanted)
			gsub(/ +/, " ", wanted)
			gsub(/ +/, " ", line)
		}
		tail = substr(line, length(line) - length(wanted) + 1)
		rest = substr(line, 1, length(line) - length(wanted))
		if (line == wanted || (way == "layout" && tail == wanted &&
		    rest ~ /^ *$/) || (way == "browser" &&
		    tail == wanted && rest ~ /^[0-9]+ *$/))
			at++
	}
	END {
		if (at < count)
			print "     not found: " want[at + 1]
		exit at < count
	}' "$folder/want" "$folder/$way"
	if [ $? = 0 ]; then echo "ok   copy/$way"; else echo "FAIL copy/$way"; fi
done
