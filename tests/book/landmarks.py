#!/usr/bin/env python3
"""Do the landmarks of an EPUB lead to what they name?

    landmarks.py BOOK.epub TYPE...

Each of these types is among them, once; every landmark leads to a file of the
book, and to an identifier in it where it has one.
"""
import collections
import html
import re
import sys
import zipfile


def landmarks(epub):
    """Pairs of type and address."""
    nav = epub.read('EPUB/nav.xhtml').decode()
    found = re.search(r'<nav[^>]*epub:type="landmarks".*?</nav>', nav, re.S)
    return re.findall(r'<a epub:type="([^"]*)" href="([^"]*)"',
                      found[0] if found else '')


def main():
    faults = []
    with zipfile.ZipFile(sys.argv[1]) as epub:
        listed = landmarks(epub)
        for kind, address in listed:
            file, _, identifier = html.unescape(address).partition('#')
            try:
                text = epub.read(f'EPUB/{file}').decode()
            except KeyError:
                text = ''
            if not text or identifier and f'id="{identifier}"' not in text:
                faults.append(f'{kind} leads to nothing: {address}')
    count = collections.Counter(kind for kind, _ in listed)
    faults += [f'{kind}: {count[kind]} landmarks' for kind in sys.argv[2:]
               if count[kind] != 1]
    print('\n'.join(faults))
    print(f'{len(listed)} landmarks, {len(faults)} faults')
    return bool(faults) or not listed


if __name__ == '__main__':
    sys.exit(main())
