#!/bin/sh
# tests/golden.sh - compare what each stage prints with what it printed before
#
#	tests/golden.sh             all cases
#	tests/golden.sh table/      only cases whose path contains table/
#	tests/golden.sh -b table/   bless: keep the new output as the expected one
#
# A case is one name.md beside one file for each stage it speaks about:
#
#	name.doc    the document model        name.xhtml  the chapter in the EPUB
#	name.lines  paragraphs cut to lines   name.diag   messages for the author
#	name.pages  marks placed on pages
set -u
program=${PROGRAM:-out/chapbook}
bless=
[ "${1:-}" = -b ] && bless=yes && shift
failed=0
got=$(mktemp) && trap 'rm -f "$got"' EXIT
for want in $(find tests/golden -type f ! -name '*.md' ! -name '*.png' \
	! -name '*.jpg' ! -name '*.svg' ! -name '*.csv' ! -name '*.yaml' ! -path '*/files/*' |
	sort | grep -e "${1:-.}"); do
	stage=${want##*.}
	source=${want%.*}.md
	if [ "$stage" = diag ]; then
		"$program" --no-system-fonts --dump=pages "$source" 2>"$got" >/dev/null
	else
		"$program" --no-system-fonts --dump="$stage" \
			"$source" >"$got" 2>/dev/null
	fi
	status=$?
	if [ $status -ge 100 ]; then
		echo "FAIL $want: $program stopped with $status"
		failed=1
	elif cmp -s "$want" "$got"; then
		echo "ok   $want"
	elif [ -n "$bless" ] && ! [ -s "$got" ] && [ "$stage" != diag ]; then
		echo "FAIL $want: nothing was printed, nothing is kept"
		failed=1
	elif [ -n "$bless" ]; then
		cp "$got" "$want" && echo "kept $want"
	else
		echo "FAIL $want"
		diff -u "$want" "$got" | sed -n 1,40p
		failed=1
	fi
done
exit $failed
