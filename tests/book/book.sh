#!/bin/sh
# tests/book/book.sh - whole books end to end, judged by other programs
#
# Six books: the one of this project, sources/ (every construct, in ways that
# hurt), a chapter that pages hardly hold (of tests/golden), one with pages that
# do not begin with text, a file of one line without settings, and one of all
# that a structure tree holds. Each is compiled; then qpdf, poppler, unzip,
# EPUBCheck 5 and veraPDF look at both editions, the structure tree is gone over
# (tags.py), every word of the sources is looked for, and a second compile
# elsewhere, in another time zone and locale and with one thread, must give the
# same bytes. The book of this project has duties of its own: booklet.py,
# listings.py.
set -u
cd "$(dirname "$0")/../.."
: "${OUT:=out}" "${PROGRAM:=$OUT/chapbook}"
program=$(realpath "$PROGRAM")
root=$PWD
mkdir -p "$OUT"
work=$(realpath "$OUT")/check-book
rm -rf "$work"
mkdir -p "$work/sources" "$work/elsewhere"

verdict() { # verdict STATUS NAME: what was found stands in $work/found
	if [ "$1" = 0 ]; then
		echo "ok   book/$2"
	else
		echo "FAIL book/$2"
		sed 's/^/     /' "$work/found" | head -20
	fi
}

# compile NAME ARGUMENT...: both editions, twice; no message of level error.
compile() {
	name=$1
	shift
	"$program" --data-dir "$root" --threads=4 "$@" -o "$work/$name.pdf" \
		-o "$work/$name.epub" >"$work/found" 2>&1
	status=$?
	[ $status = 0 ] && grep -q ': error: ' "$work/found" && status=1
	cp "$work/found" "$work/$name.messages"
	verdict $status "$name/compile"
	(
		cd "$work/elsewhere" &&
			TZ=Pacific/Kiritimati LC_ALL=C "$program" \
				--data-dir "$root" --threads=1 "$@" \
				-o "$name.pdf" -o "$name.epub" 2>/dev/null
		cmp "$name.pdf" "../$name.pdf" && cmp "$name.epub" "../$name.epub"
	) >"$work/found" 2>&1
	verdict $? "$name/same-bytes-again"
}

check_pdf() { # check_pdf NAME
	qpdf --check "$work/$1.pdf" >"$work/found" 2>&1
	verdict $? "$1/qpdf"
	# the columns emb, sub and uni, counted from the end of the line
	pdffonts "$work/$1.pdf" >"$work/fonts" 2>"$work/found"
	awk 'NR > 2 { fonts++ }
	NR > 2 && $(NF - 4) $(NF - 3) $(NF - 2) != "yesyesyes" {
		print; bad = 1
	}
	END { exit bad || !fonts }' "$work/fonts" >>"$work/found"
	verdict $? "$1/fonts-embedded-subset-unicode"
	python3 tests/book/tags.py "$work/$1.pdf" >"$work/found" 2>&1
	verdict $? "$1/structure-tree-is-complete"
}

check_epub() { # check_epub NAME
	unzip -tq "$work/$1.epub" >"$work/found" 2>&1
	verdict $? "$1/unzip"
	# mimetype is first, stored, without extra field: readable at byte 30
	printf 'mimetypeapplication/epub+zip' >"$work/found"
	[ "$(dd if="$work/$1.epub" bs=1 skip=30 count=28 2>/dev/null)" = \
		"$(cat "$work/found")" ]
	verdict $? "$1/mimetype-first"
}

# words NAME SOURCE...: every word of the sources is in both editions.
words() {
	name=$1
	shift
	for edition in pdf epub; do
		python3 tests/book/words.py "$work/$name.$edition" "$@" \
			>"$work/found" 2>&1
		verdict $? "$name/words-in-$edition"
	done
	python3 tests/book/structure.py "$work/$name.pdf" "$@" \
		>"$work/found" 2>&1
	verdict $? "$name/structure-reads-as-the-sources"
}

# forms NAME ARGUMENT...: the same book, in order for a network and to be read
# in an editor, where objects have comments and no stream but pictures is packed.
forms() {
	name=$1
	shift
	for form in linearize pdf-debug; do
		"$program" --data-dir "$root" --$form "$@" \
			-o "$work/$name-$form.pdf" >"$work/found" 2>&1
		for file in "$name" "$name-$form"; do
			pdftotext "$work/$file.pdf" "$work/$file.txt"
		done
		qpdf --check "$work/$name-$form.pdf" >>"$work/found" 2>&1 &&
			cmp "$work/$name.txt" "$work/$name-$form.txt" \
				>>"$work/found" 2>&1
		verdict $? "$name/$form"
	done
	qpdf --check-linearization "$work/$name-linearize.pdf" 2>&1 |
		tee "$work/found" | grep -q 'no linearization errors'
	verdict $? "$name/is-linear"
	grep -aq '^% picture ' "$work/$name-pdf-debug.pdf" &&
		grep -aq '^/P<</MCID 0>>BDC' "$work/$name-pdf-debug.pdf"
	verdict $? "$name/can-be-read"
}

labels() { # labels NAME: the EPUB's page labels are those of print
	python3 tests/book/pages.py "$work/$1.pdf" "$work/$1.epub" \
		>"$work/found" 2>&1
	verdict $? "$1/page-list-is-that-of-print"
	python3 tests/book/places.py "$work/$1.pdf" "$work/$1.epub" \
		>"$work/found" 2>&1
	verdict $? "$1/text-stands-on-the-page-that-the-EPUB-says"
}

# numbers NAME LEAST: page numbers in print tell where things stand.
numbers() {
	python3 tests/book/numbers.py "$work/$1.pdf" "$2" >"$work/found" 2>&1
	verdict $? "$1/numbers-lead-to-their-pages"
}

landmarks() { # landmarks NAME TYPE...
	name=$1
	shift
	python3 tests/book/landmarks.py "$work/$name.epub" "$@" \
		>"$work/found" 2>&1
	verdict $? "$name/landmarks-lead-there"
}

# grid NAME SIZE LEADING [all]: text of that size stands on common lines.
grid() {
	name=$1
	shift
	python3 tests/book/grid.py "$work/$name.pdf" "$@" >"$work/found" 2>&1
	verdict $? "$name/text-stands-on-a-grid"
}

cp tests/book/sources/*.md "$work/sources"
python3 tests/book/pictures.py "$work/sources/pictures" || exit 1
python3 tests/book/plates.py "$work/plates" || exit 1
cp tests/book/tags.md "$work"
ln -s sources/pictures "$work/pictures"
cp -r tests/golden/torture "$work"
printf 'A line.\n' >"$work/line.md"

compile rust -d "$root/book/rust/book.yaml"
compile sources --toc -N -M title='Sources that hurt' -M author='A. Tester' \
	-M papersize=a5 "$work"/sources/*.md
compile torture "$work/torture/chapter.md"
compile plates "$work/plates/plates.md"
compile line "$work/line.md"
compile tags "$work/tags.md"
for name in rust sources torture plates line tags; do
	check_pdf $name
	check_epub $name
	labels $name
done
python3 tests/book/tags.py --check "$work/tags.pdf" >"$work/found" 2>&1
verdict $? tags/every-damage-is-noticed
# in the order of the book
words rust $(sed -n 's,^  - \(.*\.md\)$,book/rust/\1,p' book/rust/book.yaml)
words sources "$work"/sources/*.md
words torture "$work/torture/chapter.md"
words line "$work/line.md"
forms sources --toc -N -M title='Sources that hurt' -M author='A. Tester' \
	-M papersize=a5 "$work"/sources/*.md
numbers rust 100
numbers torture 45
landmarks rust cover toc bodymatter glossary index
landmarks torture titlepage toc bodymatter loi
grid rust 8.8 11.88
grid sources 10 13.5
grid torture 10 13.5
"$program" --data-dir "$root" tests/golden/list/on-grid.md \
	-o "$work/lists.pdf" >/dev/null 2>&1
grid lists 10 13.5 all
python3 tests/book/booklet.py book/rust "$work/rust.pdf" "$work/rust.epub"
if command -v rustc >/dev/null; then
	python3 tests/book/listings.py book/rust
else
	echo 'skip book/rust/listings-compile: there is no rustc'
fi

# What a PDF says of itself, and each standard that it may be asked to follow.
mkdir -p "$work/metadata"
cp "$work/sources/pictures/grey-8.png" "$work/metadata/grey.png"
python3 tests/book/metadata.py "$PROGRAM" "$work/metadata" \
	"$work/tags.md $work/tags.pdf" \
	"$(echo "$work"/sources/*.md) $work/sources.pdf" \
	"$work/torture/chapter.md $work/torture.pdf"
claims=
for pair in ua-1:ua1 a-2a:2a a-2u:2u a-2b:2b a-3a:3a a-3u:3u a-3b:3b \
	ua-1,a-2b:ua1,2b ua-1,a-3a:ua1,3a none,ua-1:ua1 none:; do
	file=$work/metadata/claims-${pair%%:*}.pdf
	"$program" --data-dir "$root" -M pdfstandard="${pair%%:*}" \
		"$work/tags.md" -o "$file" >"$work/found" 2>&1
	verdict $? "claims/${pair%%:*}"
	[ "${pair#*:}" ] && claims="$claims ${pair#*:} $file"
done
file=$work/metadata/claims-attached.pdf
"$program" --data-dir "$root" -M attach-sources=true "$work/tags.md" \
	-o "$file" >"$work/found" 2>&1
verdict $? claims/attached
claims="$claims ua1,3a $file"

if ! tests/validators.sh install; then
	echo 'skip book/validators: EPUBCheck and veraPDF cannot be installed'
	exit 0
fi
for edition in pdf epub; do
	tests/validators.sh $edition "$work"/*.$edition 2>&1 |
		sed 's,^\(ok  \|FAIL\) ,\1 book/,'
done
tests/validators.sh claims $claims 2>&1 |
	sed 's,^\(ok  \|FAIL\) ,\1 book/,'
