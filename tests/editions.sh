#!/bin/sh
# tests/editions.sh - both editions of every golden case, judged by validators
#
#	tests/editions.sh
#
# Whatever a case holds, mistakes included: the program ends by itself, EPUBCheck
# finds nothing, and veraPDF neither, unless the program said itself that the
# PDF is not what its standard asks for. With sanitizers only the first.
set -u
cd "$(dirname "$0")/.."
: "${OUT:=out}" "${PROGRAM:=$OUT/chapbook}"
folder=$OUT/editions
rm -rf "$folder" && mkdir -p "$folder"
for source in $(find tests/golden -name '*.md' ! -path '*/files/*' | sort); do
	name=$(echo "${source%.md}" | sed 's|tests/golden/||; s|/|-|g')
	"$PROGRAM" "$source" -o "$folder/$name.pdf" -o "$folder/$name.epub" \
		>/dev/null 2>"$folder/$name.log"
	status=$?
	if [ $status -lt 100 ] && [ -s "$folder/$name.epub" ]; then
		echo "ok   editions/$name"
	else
		echo "FAIL editions/$name: status $status"
		sed -n 1,12p "$folder/$name.log"
	fi
done
[ -z "${SAN:-}" ] || exit 0
tests/validators.sh install
if [ $? = 77 ]; then
	echo "skip editions/validators: no network or no Java"
	exit 0
fi
tests/validators.sh epub "$folder"/*.epub
grep -L '\[pdf-standard\]' "$folder"/*.log | sed 's/log$/pdf/' |
	xargs tests/validators.sh pdf
