#!/usr/bin/env python3
"""Do the page numbers that a book prints tell where things stand?

    numbers.py BOOK.pdf [LEAST]

Other programs read the PDF: mutool the outline and the page labels, pdftotext
the pages. Checked are the outline, the contents with the lists of figures and
tables, "Figure 3.1 (p. 12)", and the index: on each page named, the words that
name it stand there. LEAST (1) numbers at least must be found.
"""
import re
import subprocess
import sys
import unicodedata

from pages import pdf_labels

LABEL = r'(?:[ivxlcdm]+|\d+)'
ENTRY = re.compile(rf'^\s*(\S.*?)(?: ?\.(?: ?\.)+|\s{{3,}})\s*({LABEL})$')
REFERENCE = re.compile(rf'((?:Figure|Table|Listing) [\dA-Z]+\.\d+)\s+\(p\.\s+({LABEL})\)')
INDEXED = re.compile(rf'^\s*([^\d,]\D*?)((?:, {LABEL}(?:–{LABEL})?)+)$')


def run(*command):
    return subprocess.run(command, capture_output=True, check=True,
                          text=True).stdout


def letters(text):
    """Letters and digits alone: spaces, quotes and hyphens may differ."""
    return ''.join(c for c in unicodedata.normalize('NFKC', text)
                   if c.isalnum()).lower()


class Book:
    def __init__(self, pdf):
        self.pdf = pdf
        self.labels = pdf_labels(pdf)
        self.layout = run('pdftotext', '-layout', pdf, '-').split('\f')
        self.plain = run('pdftotext', pdf, '-').split('\f')
        self.text = [letters(page) for page in self.plain]
        self.faults = []
        self.count = 0

    def check(self, what, words, page):
        """page: an index; the words stand there."""
        self.count += 1
        if page is None or letters(words) not in self.text[page]:
            name = '?' if page is None else self.labels[page]
            self.faults.append(f'{what}: {words!r} is not on page {name}')

    def page(self, label):
        return self.labels.index(label) if label in self.labels else None

    def outline(self):
        for line in run('mutool', 'show', self.pdf, 'outline').splitlines():
            found = re.search(r'"(.*)"\s+#page=(\d+)', line)
            if found:
                self.check('outline', found[1], int(found[2]) - 1)

    def contents(self):
        """Front matter; where an entry takes two lines, the last is judged."""
        for i, label in enumerate(self.labels):
            if label.isdigit():
                continue
            for line in self.layout[i].splitlines():
                found = ENTRY.match(line)
                if found and self.page(found[2]) is not None:
                    self.check('contents', found[1], self.page(found[2]))

    def references(self):
        for page in self.layout:
            for what, label in REFERENCE.findall(' '.join(page.split())):
                self.check('reference', what, self.page(label))

    def index(self):
        """All pages after the heading, column by column; runs are checked at
        both ends."""
        starts = [i for i, page in enumerate(self.plain)
                  if page.strip().startswith('Index\n')]
        for page in self.plain[starts[-1]:] if starts else []:
            for line in page.splitlines():
                found = INDEXED.match(line.rstrip())
                for label in re.findall(LABEL, found[2]) if found else []:
                    self.check('index', found[1], self.page(label))


def main():
    book = Book(sys.argv[1])
    least = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    book.outline()
    book.contents()
    book.references()
    book.index()
    print(f'{book.count} page numbers')
    print('\n'.join(book.faults))
    sys.exit(bool(book.faults) or book.count < least)


if __name__ == '__main__':
    main()
