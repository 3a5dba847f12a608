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

# Debian's own sources of this machine, for source packages; a copy in which
# nothing of the machine is changed.
list_sources() {
	mkdir -p sources lists/partial cache/archives/partial
	for file in /etc/apt/sources.list.d/*.sources; do
		grep -qs debian "$file" &&
			sed 's/^Types:.*/Types: deb-src/' "$file" \
				>"sources/${file##*/}"
	done
	cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
		sed -n '/debian/s/^deb /deb-src /p' >sources/debian.list
}

apt_get() {
	apt-get -qq -o Dir::Etc::SourceList=/dev/null \
		-o Dir::Etc::SourceParts="$PWD/sources" \
		-o Dir::State::Lists="$PWD/lists" -o Dir::Cache="$PWD/cache" \
		-o APT::Sandbox::User="$(id -un)" \
		-o Acquire::Retries=2 -o Acquire::http::Timeout=30 "$@"
}

download() (
	command -v apt-get >/dev/null || return 1
	mkdir -p "$folder/apt" && cd "$folder/apt" || return 1
	list_sources
	apt_get update
	apt_get source --download-only cmark-gfm || return 1
	tar -xzf cmark-gfm_*.orig.tar.gz --strip-components=2 \
		--wildcards '*/test/spec.txt' && mv spec.txt .. &&
		cd .. && rm -r apt
)

if ! [ -s "$spec" ]; then
	mkdir -p "$folder"
	download >"$folder/log" 2>&1
fi
if [ -s "$spec" ]; then
	"$OBJ"/spec "$spec" tests/spec/differences.txt "$@"
else
	echo "skip spec: the specification cannot be downloaded"
fi
