#!/bin/sh
# tests/spec/spec.sh - the examples of GitHub's specification of Markdown
#
#	tests/spec/spec.sh          all, counted by section
#	tests/spec/spec.sh 123      both sides of one
#
# The specification is CC-BY-SA and no part of this project: it is taken from
# Debian's source package of the parser, once, into $OUT/spec. CHAPBOOK_SPEC
# names a spec.txt that is there already.
set -u
cd "$(dirname "$0")/../.."
: "${OUT:=out}" "${OBJ:=$OUT/obj}"
folder=$OUT/spec
spec=${CHAPBOOK_SPEC:-$folder/spec.txt}

if ! [ -s "$spec" ]; then
	mkdir -p "$folder"
	tests/debian_source.sh cmark-gfm "$folder" '*/test/spec.txt' \
		>"$folder/log" 2>&1
fi
if [ -s "$spec" ]; then
	"$OBJ"/spec "$spec" tests/spec/differences.txt "$@"
else
	echo "skip spec: the specification cannot be downloaded"
fi
