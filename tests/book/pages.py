#!/usr/bin/env python3
"""Is the EPUB's page list that of the PDF?

    pages.py BOOK.pdf BOOK.epub

Every entry of the page list is a page label of the PDF, in the same order; no
label of a page that bears anything is missing; each entry leads to its mark.
"""
import html
import json
import re
import subprocess
import sys
import zipfile

ROMAN = ((1000, 'm'), (900, 'cm'), (500, 'd'), (400, 'cd'), (100, 'c'),
         (90, 'xc'), (50, 'l'), (40, 'xl'), (10, 'x'), (9, 'ix'), (5, 'v'),
         (4, 'iv'), (1, 'i'))


def roman(number):
    text = ''
    for value, letters in ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text


def pdf_labels(path):
    data = json.loads(subprocess.run(
        ['qpdf', '--json=1', '--json-key=pages', '--json-key=pagelabels', path],
        check=True, capture_output=True, text=True).stdout)
    starts = {entry['index']: entry['label'] for entry in data['pagelabels']}
    if 0 not in starts:
        sys.exit('the PDF has no page labels')
    labels = []
    for index in range(len(data['pages'])):
        if index in starts:
            label, start = starts[index], index
        number = label.get('/St', 1) + index - start
        style = label.get('/S')
        labels.append(label.get('/P', '').removeprefix('u:') +
                      (roman(number) if style == '/r' else
                       roman(number).upper() if style == '/R' else
                       str(number) if style == '/D' else ''))
    return labels


def page_list(path):
    """Pairs of label and address."""
    with zipfile.ZipFile(path) as epub:
        name = next(n for n in epub.namelist() if n.endswith('nav.xhtml'))
        folder = name.rpartition('/')[0]
        nav = epub.read(name).decode()
        found = re.search(r'<nav[^>]*epub:type="page-list".*?</nav>', nav,
                          flags=re.S)
        entries = re.findall(r'<a[^>]*href="([^"]*)"[^>]*>(.*?)</a>',
                             found[0] if found else '')
        for address, label in entries:
            file, _, identifier = html.unescape(address).partition('#')
            text = epub.read(f'{folder}/{file}').decode()
            if not re.search(f'role="doc-pagebreak" id="{identifier}"', text):
                print(f'page {label} leads to no mark: {address}')
    return [html.unescape(label) for _, label in entries]


def pages_with_ink(path):
    """Of each page: is anything drawn on it?"""
    data = subprocess.run(['pdftoppm', '-gray', '-r', '12', path],
                          check=True, capture_output=True).stdout
    inked = []
    while data:
        head = re.match(rb'P5\s+(\d+)\s+(\d+)\s+255\s', data)
        end = head.end() + int(head[1]) * int(head[2])
        inked.append(any(c != 255 for c in data[head.end():end]))
        data = data[end:]
    return inked


def main():
    labels = pdf_labels(sys.argv[1])
    listed = page_list(sys.argv[2])
    print(f'{len(labels)} pages, {len(listed)} in the page list')
    if not listed:
        return 1
    at = 0
    for label in listed:
        if label not in labels[at:]:
            print(f'not a page of the PDF, or out of order: {label}')
            return 1
        at = labels.index(label, at) + 1
    missing = [label for label, has_ink
               in zip(labels, pages_with_ink(sys.argv[1]), strict=True)
               if has_ink and label not in listed]
    if missing:
        print('pages that are not listed:', ' '.join(missing))
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
