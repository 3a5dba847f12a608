#!/usr/bin/env python3
"""tests/book/naughty.py - the Big List of Naughty Strings as a book

Each string is a paragraph of its own, its marks escaped. Both editions must be
made; every string must come back out of the EPUB, and out of the PDF by mutool
and pdf.js, unless it has a character that is reported as in no font. What the
readers cannot do is left out of the comparison:

mutool      drops an accent that stands where the same one stands already
pdftotext   drops accents of heaps, and orders lines of two directions itself
pdf.js      puts the accents of right-to-left text before their letters, and
            turns ligatures of several words around

The list is fetched, never kept.
"""
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile

sys.path.insert(0, os.path.dirname(__file__))
import npm

SMART = {'“': '"', '”': '"', '‘': "'", '’': "'", '–': '--', '—': '---',
         '…': '...'}


def plain(text):
    """Without spaces and what is drawn as nothing; quotes as they are typed."""
    kept = []
    for c in unicodedata.normalize('NFKC', text):
        unseen = (c.isspace() or unicodedata.category(c) in ('Cc', 'Cf') or
                  c in '\u034f\u115f\u1160\u3164\uffa0\ufe0e\ufe0f' or
                  0xE0000 <= ord(c) < 0xE1000)
        kept.append('' if unseen else SMART.get(c, c))
    return ''.join(kept)


def is_heap(text):
    return len(re.findall('[\u0300-\u036f]', text)) > 10


def single(text):
    return re.sub('([\u0300-\u036f])\\1+', r'\1', text)


def check(name, strings, missing, text):
    text, wrong = single(plain(text)), []
    by_place = name in ('pdftotext', 'pdf.js')
    for i, string in enumerate(strings):
        start = text.find(f'Q{i}A') + len(f'Q{i}A')
        got = text[start:text.find(f'Q{i}Z', start)]
        want = single(plain(string))
        if missing & set(string) or (name == 'pdftotext' and is_heap(string)):
            continue
        if got != want and not (by_place and sorted(got) == sorted(want)):
            wrong.append(f'  {i}: {want!r}\n   got {got!r}')
    print('FAIL' if wrong else 'ok  ', f'naughty/{name}')
    print('\n'.join(wrong[:5]), end='\n' if wrong else '')


def main():
    program = os.environ.get('PROGRAM', 'out/chapbook')
    folder = npm.package('big-list-of-naughty-strings', '1.0.0')
    if not folder:
        print('skip naughty: the list cannot be had')
        return
    with open(os.path.join(folder, 'blns.json'), encoding='utf-8') as file:
        strings = json.load(file)
    with tempfile.TemporaryDirectory() as work:
        source, pdf, epub = (os.path.join(work, 'book.' + end)
                             for end in ('md', 'pdf', 'epub'))
        with open(source, 'w', encoding='utf-8', newline='') as file:
            file.write('---\ntitle: Naughty\n'
                       'geometry: "paperwidth=200mm,paperheight=4000mm"\n---\n\n')
            for i, string in enumerate(strings):
                escaped = re.sub(r'([!-/:-@\[-`{-~])', r'\\\1', string)
                file.write(f'Q{i}A {escaped} Q{i}Z\n\n')
        made = subprocess.run(
            [program, '--data-dir', '.', '--no-system-fonts', source, '-o',
             pdf, '-o', epub], capture_output=True, text=True)
        print('ok  ' if made.returncode == 0 else 'FAIL', 'naughty/compile')
        missing = {chr(int(c, 16)) for c in
                   re.findall(r'drew a box: .*?\(U\+([0-9A-F]+)\)',
                              made.stderr)}
        with zipfile.ZipFile(epub) as book:
            text = ''.join(book.read(name).decode() for name in
                           book.namelist() if name.startswith('EPUB/text'))
        check('epub', strings, set(),
              html.unescape(re.sub('<[^>]*>', '', text)))
        readers = {'mutool': ['mutool', 'draw', '-q', '-F', 'txt', '{}'],
                   'pdftotext': ['pdftotext', '{}', '-'],
                   'pdf.js': npm.pdf_js()}
        for name, command in readers.items():
            if not command:
                print(f'skip naughty/{name}: it cannot be had')
                continue
            got = subprocess.run([part.format(pdf) for part in command],
                                 capture_output=True).stdout
            # mutool writes what is beyond U+FFFF as two surrogates
            text = got.decode('utf-8', 'surrogatepass').encode(
                'utf-16', 'surrogatepass').decode('utf-16', 'replace')
            check(name, strings, missing, text)


main()
