#!/usr/bin/env python3
"""Does the EPUB say of its text on which printed page it stands?

    places.py BOOK.pdf BOOK.epub [COUNT]

COUNT places (50) are chosen in the EPUB, always the same ones; the page mark
before each names a page, and the PDF shows the same text on that page.
"""
import random
import re
import subprocess
import sys
import unicodedata
import zipfile
from html.parser import HTMLParser

from pages import pdf_labels

LETTERS = 28  # of a place, without spaces and signs
BLOCKS = {'p', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dd', 'dt', 'td',
          'th', 'pre', 'figcaption', 'caption', 'blockquote', 'section'}
# set apart on paper: notes at the foot, what is made anew, headings' numbers
SKIPPED = {'aside', 'head', 'nav', 'figcaption', 'caption', 'table'}


def letters(text):
    return [c for c in unicodedata.normalize('NFKC', text) if c.isalnum()]


class Text(HTMLParser):
    """The text of one file, as blocks of (letter, page label)."""

    def __init__(self, label):
        super().__init__()
        self.label = label
        self.blocks = [[]]
        self.skipped = []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if attributes.get('role') == 'doc-pagebreak':
            self.label = attributes['aria-label'].strip()
        elif self.skipped:
            self.skipped += [tag] * (tag == self.skipped[0])
        elif tag in SKIPPED or attributes.get('role') == 'doc-noteref':
            self.skipped.append(tag)
        elif tag in BLOCKS:
            self.blocks.append([])

    def handle_endtag(self, tag):
        if self.skipped and tag == self.skipped[-1]:
            self.skipped.pop()
        elif tag in BLOCKS:
            self.blocks.append([])

    def handle_data(self, data):
        if not self.skipped:
            self.blocks[-1] += [(c, self.label) for c in letters(data)]


def epub_blocks(path):
    blocks, label = [], None
    with zipfile.ZipFile(path) as epub:
        opf = epub.read('EPUB/content.opf').decode()
        names = dict(re.findall(r'<item id="([^"]*)" href="([^"]*)"', opf))
        for item in re.findall(r'<itemref idref="([^"]*)"', opf):
            if item == 'nav':
                continue
            text = Text(label)
            text.feed(epub.read('EPUB/' + names[item]).decode())
            blocks += text.blocks
            label = text.label
    return [block for block in blocks if len(block) >= LETTERS]


def pdf_pages(path):
    text = subprocess.run(['pdftotext', path, '-'], check=True,
                          capture_output=True, text=True).stdout
    return [''.join(letters(page)) for page in text.split('\f')]


def main():
    wanted = int(sys.argv[3]) if len(sys.argv) > 3 else 50
    labels, pages = pdf_labels(sys.argv[1]), pdf_pages(sys.argv[1])
    blocks = epub_blocks(sys.argv[2])
    chance = random.Random(6)
    checked = wrong = 0
    for _ in range(40 * wanted):
        if checked == wanted or not blocks:
            break
        block = chance.choice(blocks)
        start = chance.randrange(len(block) - LETTERS + 1)
        place = block[start:start + LETTERS]
        words = ''.join(c for c, _ in place)
        found = [i for i, page in enumerate(pages) if words in page]
        if len({label for _, label in place}) > 1 or len(found) != 1:
            continue  # on two pages, or not the only one
        checked += 1
        if labels[found[0]] != place[0][1]:
            wrong += 1
            print(f'{words}: on page {labels[found[0]]}, '
                  f'the EPUB says {place[0][1]}')
    print(f'{checked} places, {wrong} wrong')
    return 1 if wrong or (blocks and not checked) else 0


if __name__ == '__main__':
    sys.exit(main())
