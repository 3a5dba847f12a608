#!/usr/bin/env python3
"""Both editions of many small inputs, for validators.

    many.py PROGRAM FOLDER spec SPEC.TXT    every example of the specification
    many.py PROGRAM FOLDER fuzz COUNT       the fuzz inputs, then mutations

Writes into FOLDER an EPUB and a PDF of each example, and of 50 inputs each.
The same COUNT gives the same inputs. A PDF of which the program itself says that
it is not what its standard asks for is called .unfit. Afterwards:
tests/validators.sh epub FOLDER/*.epub; tests/validators.sh pdf FOLDER/*.pdf
"""
import os
import random
import re
import subprocess
import sys
from pathlib import Path

PER_BOOK = 50
LONGEST = 6000  # bytes of an input that mutations begin with
TESTS = Path(__file__).resolve().parent.parent

# What breaks the EPUBs of others, beside the words of the fuzzers' list.
PIECES = [
    '\ufffe', '\0', '\x0b', '\r', '\ue000', '--', '-->', '<!--', '<p id=a>',
    '{#a}', '{#a .b lang=de}', '[x](http://a b)', '[x](http://[)',
    '![](x.svg)', '<a href="javascript:1">', '[^1]', '\n[^1]: x\n',
    '<mailto:a@b>', '[x](mailto:%zz)', '<table><td>', '\n# ',
    '\n| a | b |\n|---|---|\n', '[q](#a)', '<math>', '<ruby>',
    '<details><summary>', '<audio src=a>', '<img src=a>', '\n###### x\n',
    '[a [b](c)](d)', '<br>', '<iframe>', '&nbsp;', '\n---\ntitle: " "\n---\n',
]


def pieces():
    words = [piece.encode() for piece in PIECES] + [b'\xed\xa0\x80', b'\xff']
    for line in (TESTS / 'fuzz/markdown.dict').read_text().splitlines():
        found = re.match(r'[^#]*"(.*)"', line)
        if found:
            text = found.group(1).encode().decode('unicode_escape')
            words.append(text.encode('latin-1'))
    return words


def mutate(chance, text, seeds, words):
    text = bytearray(text)
    for _ in range(chance.randint(1, 12)):
        at = chance.randint(0, len(text))
        kind = chance.randint(0, 5)
        if kind == 0 and at < len(text):
            text[at] = chance.randrange(256)
        elif kind == 1:
            del text[at:at + chance.randint(1, 40)]
        elif kind in (2, 3):
            text[at:at] = chance.choice(words)
        elif kind == 4:
            other = chance.choice(seeds)
            start = chance.randint(0, len(other))
            text[at:at] = other[start:start + chance.randint(1, 300)]
        else:
            sign = chance.choice(b'*_[](){}<>|`~#-+=!&;:"\'\n\t')
            text[at:at] = bytes([sign]) * chance.randint(1, 5)
    return bytes(text)


def fuzzed(count):
    files = sorted((TESTS / 'fuzz/inputs').rglob('*'))
    seeds = [f.read_bytes()[:LONGEST] for f in files if f.is_file()]
    seeds = [seed for seed in seeds if seed]
    chance, words = random.Random(6), pieces()
    inputs = seeds[:count]
    while len(inputs) < count:
        inputs.append(mutate(chance, chance.choice(seeds), seeds, words))
    return inputs


def examples(spec):
    found = re.findall(r'^`{32} example[^\n]*\n(.*?)^\.\n.*?^`{32}$',
                       Path(spec).read_text(), flags=re.S | re.M)
    return [text.replace('→', '\t').encode() for text in found]


def compile_all(program, folder, name, inputs, per_book):
    """Books of per_book inputs each; returns those that were not made."""
    failed = []
    for start in range(0, len(inputs), per_book):
        book = folder / f'{name}-{start:05}'
        book.mkdir(exist_ok=True)
        sources = []
        for i, text in enumerate(inputs[start:start + per_book]):
            sources.append(book / f'{i:02}.md')
            sources[-1].write_bytes(text)
        epub, pdf = book.with_suffix('.epub'), book.with_suffix('.pdf')
        for old in (epub, pdf, book.with_suffix('.unfit')):
            old.unlink(missing_ok=True)
        run = subprocess.run(
            [program, '--data-dir', TESTS.parent, '-M', f'title={book.name}',
             *sources, '-o', epub, '-o', pdf], stderr=subprocess.PIPE,
            timeout=600)
        if run.returncode < 0 or not epub.exists() or not pdf.exists():
            failed.append(f'{book.name}: status {run.returncode}')
        elif b'[pdf-standard]' in run.stderr:
            pdf.rename(pdf.with_suffix('.unfit'))
    return failed


def main():
    program, kind = os.path.realpath(sys.argv[1]), sys.argv[3]
    folder = Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    if kind == 'spec':
        inputs = examples(sys.argv[4])
        failed = compile_all(program, folder, 'example', inputs, 1)
        failed += compile_all(program, folder, 'examples', inputs, PER_BOOK)
    else:
        inputs = fuzzed(int(sys.argv[4]))
        failed = compile_all(program, folder, 'fuzzed', inputs, PER_BOOK)
    for line in failed:
        print('not made:', line)
    print(f'{len(inputs)} inputs, {len(failed)} books not made')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
