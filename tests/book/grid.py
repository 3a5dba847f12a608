#!/usr/bin/env python3
"""Does the text stand on the lines of one grid?

    grid.py BOOK.pdf SIZE LEADING [all]

mutool reads where each printed line begins. Looked at are those in the face of
the text, which has this size, at its left edge, on right-hand pages and on
left-hand ones: after every list, table, figure and box they are on the grid
again. With "all", lines further in are on it, too: those of lists and quotes.
The last line of a page may name a block that stands at its foot, and stand with
that.
"""
import collections
import re
import subprocess
import sys

LINE = re.compile(r'<page|<line [^>]*dir="1 0".*?</line>', re.S)
FIRST = re.compile(r'<font name="([^"]*)" size="([^"]*)">\s*'
                   r'<char [^>]*x="([^"]*)" y="([^"]*)"')
NEAR = 0.15  # points
EXPANSION = 0.04  # of a line's letters


def read_lines(pdf):
    """(page, face, size, x, baseline)"""
    text = subprocess.run(['mutool', 'draw', '-q', '-F', 'stext', pdf],
                          check=True, capture_output=True).stdout.decode()
    page, lines = 0, []
    for found in LINE.findall(text):
        page += found == '<page'
        first = FIRST.search(found)
        if first:
            lines.append((page, first[1], *map(float, first.groups()[1:])))
    return lines


def commonest(values):
    return collections.Counter(values).most_common(1)[0][0]


def main():
    size, step = map(float, sys.argv[2:4])
    lines = [line for line in read_lines(sys.argv[1])
             if abs(line[2] - size) < EXPANSION * size]
    if not lines:
        print('no text')
        return 1
    face = commonest(line[1] for line in lines)
    lines = [(page, x, y) for page, name, _, x, y in lines if name == face]
    edge = {side: commonest([round(x) for page, x, _ in lines
                             if page % 2 == side] or [0]) for side in (0, 1)}
    origin = commonest(round(y % step, 1) for _, _, y in lines)
    last = {page: y for page, _, y in lines}
    checked = wrong = 0
    for page, x, y in lines:
        if 'all' not in sys.argv and abs(x - edge[page % 2]) > 1:
            continue
        checked += 1
        off = (y - origin) % step
        if min(off, step - off) > NEAR and y != last[page]:
            wrong += 1
            print(f'page {page}: a line at {x:.1f}, {y:.1f} is off the grid '
                  f'by {off:.1f}')
    print(f'{checked} lines {step} apart, {wrong} off the grid')
    return bool(wrong) or checked < 10


if __name__ == '__main__':
    sys.exit(main())
