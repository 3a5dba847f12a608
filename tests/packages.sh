#!/bin/sh
# tests/packages.sh - the Debian packages that chapbook needs, each named once
#
#	tests/packages.sh build       install what is missing to build and run
#	tests/packages.sh test        likewise what the checks need
#	tests/packages.sh build no    install nothing (make DEPS=no)
#	tests/packages.sh list        print both lists
set -eu

build="
gcc libc6-dev pkg-config
libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev libexpat1-dev
libfreetype-dev libharfbuzz-dev libicu-dev
libpng-dev libjpeg62-turbo-dev libgif-dev libwebp-dev
libdeflate-dev libhpdf-dev libzip-dev
"
test="
clang libclang-rt-14-dev clang-format clang-tidy cppcheck universal-ctags
python3 qpdf poppler-utils mupdf-tools unzip libxml2-utils strace graphviz librsvg2-bin
netpbm libjpeg-turbo-progs webp
unicode-data openjdk-17-jdk-headless libjaxb-java libactivation-java nodejs npm
"

case ${1:-} in
build) list=$build ;;
test) list=$test ;;
list) echo "build:" $build; echo "test:" $test; exit 0 ;;
*) sed -n 4,7p "$0"; exit 2 ;;
esac
[ "${2:-}" = no ] && exit 0
command -v dpkg-query >/dev/null || exit 0 # not Debian: the user's own way

# A command that is there already, from elsewhere, is as good as its package.
have() {
	case $1 in
	nodejs) command -v node ;;
	openjdk-17-jdk-headless) command -v javac ;;
	npm | gcc | clang | clang-format | clang-tidy | cppcheck | python3 | \
		qpdf | unzip) command -v "$1" ;;
	*) false ;;
	esac >/dev/null
}

missing=
installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' $list \
	2>/dev/null | sed -n 's/^installed //p')
for package in $list; do
	echo "$installed" | grep -qx "$package" || have "$package" ||
		missing="$missing $package"
done
[ -n "$missing" ] || exit 0

sudo=
if [ "$(id -u)" != 0 ]; then
	if ! command -v sudo >/dev/null; then
		echo "chapbook needs packages; run as root:" \
			"apt-get install$missing" >&2
		exit 1
	fi
	sudo=sudo
fi
echo "installing:$missing"
export DEBIAN_FRONTEND=noninteractive
apt="$sudo apt-get -o DPkg::Lock::Timeout=600 -qq"
$apt install -y --no-install-recommends $missing >/dev/null 2>&1 || {
	$apt update && $apt install -y --no-install-recommends $missing >/dev/null
}
