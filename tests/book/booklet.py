#!/usr/bin/env python3
"""What the booklet owes its readers: names, sources, pictures, no loose ends.

    booklet.py FOLDER BOOK.pdf BOOK.epub

FOLDER holds the chapters. Prints one line for each thing checked, as the other
checks do, and below a failed one what is wrong.
"""
import html
import re
import subprocess
import sys
import zipfile
from pathlib import Path

SHORT = 4  # letters; "Go" is no part of "Google"
PLACEHOLDER = re.compile(r'\b(TODO|FIXME|TBD|XXX|lorem ipsum)\b|@@|\?\?\?')
READ = r'\*(Read|Excerpt seen|Second-hand)\.\*'


def report(name, faults):
    print('FAIL' if faults else 'ok  ', 'book/rust/' + name)
    for fault in faults[:20]:
        print('     ' + fault)


def flat(text):
    """One line, small letters, one kind of space and of hyphen."""
    text = re.sub('\u00ad\\s*', '', text)
    text = re.sub('[\u2010\u2011\u2012\u2013]', '-', text)
    return re.sub(r'\s+', ' ', text).casefold()


def pdf_text(path):
    """The text as it is tagged: page after page without heads and folios."""
    parts = []
    for line in subprocess.run(['pdfinfo', '-struct-text', path], check=True,
                               capture_output=True, text=True
                               ).stdout.splitlines():
        if text := re.match(r'\s*"(.*)"$', line):
            parts.append(text[1])
        elif not re.search(r'\(inline\)$|^\s*Object ', line):
            parts.append(' ')
    return ''.join(parts)


def epub_pages(path):
    with zipfile.ZipFile(path) as epub:
        return [epub.read(name).decode() for name in epub.namelist()
                if name.endswith('.xhtml')]


def epub_text(path):
    parts = [re.sub(r'<[^>]*>', '', re.sub(r'</(p|h\d|li|t[dh]|d[td])>', ' ',
                                           page))
             for page in epub_pages(path)]
    return html.unescape(' '.join(parts))


def has_name(text, name):
    name = flat(name.strip())
    whole = r'(?!\w)' if len(name) <= SHORT else ''
    return re.search(r'(?<!\w)' + re.escape(name) + whole, text)


def sentences(text):
    return re.split(r'(?<=[.?!])["”]? (?=\W*[A-Z0-9])', re.sub(r'\s+', ' ',
                                                              text))


def check_names(editions):
    names = [line.strip() for line in
             (Path(__file__).parent / 'names.txt').read_text().splitlines()
             if line.strip() and not line.startswith('# ') and line != '#']
    faults = []
    for edition, text in editions.items():
        text = flat(text)
        faults += ['%s: %s is missing' % (edition, name) for name in names
                   if not has_name(text, name)]
    report('names', faults)


def check_figures_of_speech(chapters):
    """Two numbers that may be said only with what is known of them."""
    faults = []
    for path, text in chapters.items():
        for sentence in sentences(text):
            if '15 million' in sentence and 'no source' not in sentence:
                faults.append('%s: 15 million without "no source"' % path)
            if '1.3 billion' in sentence and '2019' not in sentence:
                faults.append('%s: 1.3 billion without 2019' % path)
    report('numbers-in-doubt', faults)


def check_sources(chapters):
    listed = chapters['91-sources.md']
    known = re.findall(r'^\*\*\[(S\d+)\]\{#(s\d+)\}\*\*', listed, flags=re.M)
    keys = {key for key, _ in known}
    faults = ['%s has the anchor %s' % pair for pair in known
              if pair[0].lower() != pair[1]]
    faults += ['%s: listed %d times' % (key, [k for k, _ in known].count(key))
               for key in keys if [k for k, _ in known].count(key) > 1]
    for entry in re.split(r'\n\n', listed):
        if entry.startswith('**[S') and not re.search(READ,
                                                      ' '.join(entry.split())):
            faults.append('no access note: ' + entry[:40])
    used = set()
    for path, text in chapters.items():
        if path == '91-sources.md':
            continue
        for first, last in re.findall(r'\bS(\d{2,3})(?:--S(\d{2,3}))?\b', text):
            ends = {'S' + first} | ({'S' + last} if last else set())
            faults += ['%s: %s is not listed' % (path, key)
                       for key in sorted(ends - keys)]
            used |= ends
            if last:
                used |= {'S%02d' % number
                         for number in range(int(first), int(last))}
        faults += ['%s: %s leads to %s' % (path, key, target) for key, target in
                   re.findall(r'\[(S\d+)\]\(91-sources\.md#(s\d+)\)', text)
                   if key.lower() != target]
    faults += ['%s is listed, and never used' % key
               for key in sorted(keys - used)]
    report('sources', faults)


def check_pictures(chapters, epub):
    """Every picture and chart has a caption and says what it shows."""
    faults = []
    for path, text in chapters.items():
        for caption, name, attributes in re.findall(
                r'^!\[(.*)\]\(([^)]*)\)(\{.*\})?$', text, flags=re.M):
            if not re.search(r'alt="([^"]{20,})"', attributes):
                faults.append('%s: %s has no alternative text' % (path, name))
            if not caption.endswith('.'):
                faults.append('%s: %s has no caption' % (path, name))
            if not re.search('Sources?: |Own drawing|[Aa]fter S', caption):
                faults.append('%s: %s names no source' % (path, name))
        for chart in re.findall(r'^```chart\n(.*?)^```', text,
                                flags=re.M | re.S):
            name = re.search(r'^id: (.*)', chart, flags=re.M)
            name = name[1] if name else 'a chart'
            if not re.search(r'^caption: .*Sources?: S\d', chart, flags=re.M):
                faults.append('%s: %s names no source' % (path, name))
            if not re.search(r'^alt: .{20}', chart, flags=re.M):
                faults.append('%s: %s has no alternative text' % (path, name))
    for page in epub_pages(epub):
        faults += ['EPUB: ' + picture[:60] for picture in
                   re.findall(r'<img\b[^>]*>', page)
                   if not re.search(r'alt="[^"]{10,}"', picture)]
    report('pictures', faults)


def check_pages(pdf):
    """A booklet is folded from sheets of four pages."""
    pages = int(re.search(r'^Pages:\s+(\d+)', subprocess.run(
        ['pdfinfo', pdf], check=True, capture_output=True, text=True).stdout,
        flags=re.M)[1])
    report('pages-a-multiple-of-four',
           ['%d pages' % pages] if pages % 4 else [])


def check_loose_ends(chapters):
    report('no-placeholder',
           ['%s: %s' % (path, found[0]) for path, text in chapters.items()
            if (found := PLACEHOLDER.search(text))])


def main():
    folder, pdf, epub = sys.argv[1:]
    chapters = {path.name: path.read_text()
                for path in sorted(Path(folder).glob('*.md'))}
    check_names({'PDF': pdf_text(pdf), 'EPUB': epub_text(epub)})
    check_figures_of_speech(chapters)
    check_sources(chapters)
    check_pictures(chapters, epub)
    check_pages(pdf)
    check_loose_ends(chapters)


main()
