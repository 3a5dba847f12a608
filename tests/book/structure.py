#!/usr/bin/env python3
"""Is the text of the structure tree that of the sources, in their order?

    structure.py BOOK.pdf SOURCE.md...

The tree is read here from the objects of the PDF (qpdf --json) and the marked
content of its pages, as a screen reader would: element by element, each mark
through the ToUnicode table of its font or its ActualText. Its words are
compared by diff with those of the sources. Notes follow the block that calls
them, wherever they are written: they are compared by themselves. What the book
adds stands in elements that are left out here (contents, labels, calls), or is
counted; a word of a source that is lost, or elsewhere, is a failure.
"""
import collections
import re
import subprocess
import sys
import tempfile

import pdf_objects
import words

# A note is written up to the next line that is not its own.
NOTE = re.compile(r'^ {0,3}\[\^([^]\s]+)\]:((?:.*\n)(?:(?!\n|[ >]{0,3}\[\^).*\n'
                  r'|\n+(?= {4}|\t))*)', re.M)
CALL = re.compile(r'\[\^([^]\s]+)\](?!:)')
FENCE = re.compile(r'^([ >]*)(`{3,}|~{3,}) *(.*)(?:\n.*)*?\n[ >]*\2[`~]* *$',
                   re.M)
# Captions: a paragraph after its table or before it, a picture alone in its
# paragraph, and values of what opens a listing.
CAPTION = re.compile(r'(?:^[ >]*Table:|(?<=\|\n\n)[ >]*:) +'
                     r'(\S(?:.|\n(?!\n))*)'
                     r'|(?<=\n\n)[ >]*: +(\S(?:.|\n(?!\n))*)(?=\n\n.*\|)'
                     r'|(?<=\n\n)[> ]*!\[((?:[^][]|\[[^]]*\](?:\([^)]*\))?)*)\]'
                     r'\([^)]*\)(?:\{[^}]*\})?\n(?=\n|\Z)', re.M)
# That of a table stands above it, with its notes, wherever it was written.
TABLE = re.compile(r'((?:^[^|\n]*\|.*\n)+)\n([ >]*(?:Table)?: +\S(?:.|\n(?!\n))*\n)',
                   re.M)
CAPTION_VALUE = re.compile(r'caption="((?:[^"\\]|\\.)*)"')
CHART_CAPTION = re.compile(r'^[ >]*caption: *(?:>-?|\|-?)?(.*(?:\n  .*)*)$',
                           re.M)
HIDDEN = re.compile(r'^[ >]*#(?: .*)?\n', re.M)
TAKEN = re.compile('\x01(\\d+)\x01')
# They hold what the book adds: contents, calls.
LEFT_OUT = {'TOC', 'Reference'}
PARTS = ('text', 'notes', 'captions')
INLINES = {'Span', 'Code', 'Link', 'Formula'}
# So many words in a row may be made by the book: "Figure 3", a title page.
ADDED_SHARE = 0.05


def structure_text(pdf):
    """(text, text of the notes, of the captions), a line for each block."""
    text, notes, captions = [], [], []

    def walk(element, out):
        kind = element['/S'][1:]
        if kind in LEFT_OUT:
            return
        if kind == 'Note':  # one called in another comes after it
            out = []
            notes.append(out)
        elif kind == 'Caption':
            out = captions
        edge = '' if kind in INLINES else '\n'
        # lines of code are marks of their own
        line_end = '\n' if kind == 'Code' else ''
        out.append(edge)
        for kid in pdf.kids(element):
            if not isinstance(kid, dict):
                out.append(kid.text + line_end)
            elif '/S' in kid:
                walk(kid, out)
        out.append(edge)

    walk(pdf.structure(), text)
    return ''.join(text), ''.join(sum(notes, [])), ''.join(captions)


def source_texts(source):
    """(Markdown, that of the notes in the order of calls, captions)"""
    source = re.sub(r'\A---\n.*?\n(---|\.\.\.)\n', '', source, flags=re.S)
    blocks, captions = [], []

    def take(caption):
        captions.append(caption)
        return f'\x01{len(captions) - 1}\x01'

    def keep(match):
        is_plot = re.match(r'\{?\.?(chart|dot)\b', match[3])
        found = CAPTION_VALUE.findall(match[3])
        if is_plot:
            found += CHART_CAPTION.findall(match[0])
        else:
            # lines that rustdoc hides, and we do
            blocks.append(HIDDEN.sub('', match[0]) if 'rust' in match[3] and
                          'showhidden' not in match[3] else match[0])
        return match[1] + ''.join(map(take, found)) + \
            ('' if is_plot else f'\x00{len(blocks) - 1}\x00')

    source = re.sub(r'^(\s*[-+*] )\[[ xX]\] ', r'\1', source, flags=re.M)
    source = FENCE.sub(keep, source)
    source = re.sub(r'^[ >]*:{3,}.*$', '', source, flags=re.M)
    notes = {name.lower(): text for name, text in NOTE.findall(source)}
    source = NOTE.sub('\n', source)
    called, waiting = [], CALL.findall(TABLE.sub(r'\2\n\1', source))
    while waiting:
        name = waiting.pop(0).lower()
        if name in notes and name not in called:
            called.append(name)
            waiting = CALL.findall(notes[name]) + waiting

    def restore(text):
        return re.sub('\x00(\\d+)\x00', lambda m: blocks[int(m[1])], text)

    source = CAPTION.sub(lambda m: take(m[m.lastindex]) + '\n', source)
    order = [captions[int(i)] for i in TAKEN.findall(source)]
    return restore(TAKEN.sub('', source)), \
        '\n\n'.join(restore(notes[name]) for name in called), \
        '\n\n'.join(order)


def in_order(text):
    text = re.sub(words.SOFT_HYPHEN + r'\s*', '', text)
    return re.findall(r'[^\W_]+', words.plain(text))


def differences(wanted, found):
    """(words that are not there in order, words that are there besides)

    A word of code that was cut at the end of a line is there in its parts.
    Numbers are not counted: the book has its own, of lists and sections.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (('wanted', wanted), ('found', found)):
            with open(f'{folder}/{name}', 'w', encoding='utf-8') as file:
                file.write(''.join(word + '\n' for word in text))
        diff = subprocess.run(['diff', f'{folder}/wanted', f'{folder}/found'],
                              capture_output=True, text=True).stdout
    lost, added = [], []
    for hunk in re.split(r'^\d.*\n', diff, flags=re.M):
        here = [re.findall(f'^{sign} (.*)', hunk, re.M) for sign in '<>']
        if ''.join(here[0]) != ''.join(here[1]):
            lost += here[0]
            added += here[1]
    return [[word for word in group if not word.isdigit()]
            for group in (lost, added)]


def main():
    parts = collections.defaultdict(list)
    for path in sys.argv[2:]:
        with open(path, encoding='utf-8') as file:
            texts = source_texts(words.BLOCK_END.sub(
                lambda tag: tag[0] + ' ', file.read()))
        for name, text in zip(PARTS, texts):
            parts[name] += in_order(words.source_text(text))
    count, all_lost, all_added = 0, 0, 0
    found = structure_text(pdf_objects.Pdf(sys.argv[1]))
    for name, text in zip(PARTS, found):
        lost, added = differences(parts[name], in_order(text))
        count += len(parts[name])
        all_lost += len(lost)
        all_added += len(added)
        if lost:
            print(f'{name}: lost, or not in order:', ' '.join(lost[:60]))
        print(f'{name}: more: {" ".join(added[:200])}')
    print(f'{count} words looked for in order, {all_lost} not there, '
          f'{all_added} more')
    return bool(all_lost) or not count or all_added > ADDED_SHARE * count


if __name__ == '__main__':
    sys.exit(main())
