#!/usr/bin/env python3
"""A book whose pages do not all begin with text of their own.

    plates.py FOLDER    writes plates.md and its pictures there

A cover, contents of several pages, plates, floats that wait for a later page,
a turned table of several pages, notes longer than a page.
"""
import random
import sys
from pathlib import Path

WORDS = ('tide rock crab shell kelp foam gull sand salt wave claw reef pool '
         'mist moon rain dune cove boat rope').split()

HEAD = """---
title: Plates
author: A. Tester
lang: en
papersize: a5
toc: true
lof: true
lot: true
cover-image: cover.svg
---
"""

SVG = ('<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}">'
       '<rect width="{0}" height="{1}" fill="{2}"/></svg>\n')


def text(chance, words):
    """Sentences of words with a number, so that each place is the only one."""
    return ' '.join(f'{chance.choice(WORDS)}{chance.randint(100, 99999)}'
                    if i % 4 == 3 else chance.choice(WORDS)
                    for i in range(words))


def wide_table(chance, name):
    columns = 12
    rows = ['|' + '|'.join(f'Column{i}' for i in range(columns)) + '|',
            '|' + '---|' * columns]
    for _ in range(60):
        rows.append('|' + '|'.join(str(chance.randint(1000, 99999))
                                   for _ in range(columns)) + '|')
    return '\n'.join(rows) + f'\n\n: Wide table {name}\n'


def chapter(chance, number):
    parts = [f'# Chapter number {number}\n', text(chance, 150) + '\n']
    for i in range(12):
        parts.append(f'## Section {i} of chapter {number}\n')
        parts.append(text(chance, chance.randint(60, 200)) + '\n')
        kind = i % 4
        if kind == 0:
            parts.append(f'![Plate {i} of chapter {number}]'
                         f'(plate.svg){{.page}}\n')
        elif kind == 1:
            parts += [f'![Float {i}{k} of chapter {number}](float.svg)'
                      '{.top}\n' for k in 'abc']
        elif kind == 3:
            parts.append(f'A call.[^{number}-{i}]\n')
            parts.append(f'[^{number}-{i}]: {text(chance, 60 * i)}\n')
        parts.append(text(chance, chance.randint(20, 120)) + '\n')
    parts.append(wide_table(chance, number))
    return '\n'.join(parts)


def main():
    folder, chance = Path(sys.argv[1]), random.Random(8)
    folder.mkdir(parents=True, exist_ok=True)
    for name, size in {'cover': (420, 595), 'plate': (300, 400),
                       'float': (300, 260)}.items():
        (folder / f'{name}.svg').write_text(SVG.format(*size, '#a0b8c8'))
    (folder / 'plates.md').write_text(
        HEAD + '\n' + '\n'.join(chapter(chance, i) for i in range(1, 6)))


if __name__ == '__main__':
    main()
