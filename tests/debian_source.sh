#!/bin/sh
# tests/debian_source.sh - files out of a source package of Debian
#
#	tests/debian_source.sh PACKAGE FOLDER PATTERN...
#
# What is no part of this project, but what it is tested with, is taken from
# there once: the files of the upstream archive that match a pattern, without
# the folders they stand in. Fails where there is no apt or no network.
set -u
package=$1 folder=$2
shift 2
command -v apt-get >/dev/null || exit 1
mkdir -p "$folder/apt" && cd "$folder/apt" || exit 1

# Debian's own sources of this machine, for source packages; a copy in which
# nothing of the machine is changed.
mkdir -p sources lists/partial cache/archives/partial
for file in /etc/apt/sources.list.d/*.sources; do
	grep -qs debian "$file" &&
		sed 's/^Types:.*/Types: deb-src/' "$file" >"sources/${file##*/}"
done
cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
	sed -n '/debian/s/^deb /deb-src /p' >sources/debian.list

apt_get() {
	apt-get -qq -o Dir::Etc::SourceList=/dev/null \
		-o Dir::Etc::SourceParts="$PWD/sources" \
		-o Dir::State::Lists="$PWD/lists" -o Dir::Cache="$PWD/cache" \
		-o APT::Sandbox::User="$(id -un)" \
		-o Acquire::Retries=2 -o Acquire::http::Timeout=30 "$@"
}

apt_get update
apt_get source --download-only "$package" || exit 1
mkdir files
tar -xf "$package"_*.orig.tar.* -C files --wildcards "$@" || exit 1
find files -type f -exec mv {} .. \;
cd .. && rm -r apt
