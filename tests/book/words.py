#!/usr/bin/env python3
"""Is every word of the sources in an edition?

    words.py BOOK.pdf|BOOK.epub SOURCE.md...

Markdown is stripped crudely, so what is checked is words, as often as they
stand in the sources; names, addresses and attributes are left out. A word that
was hyphenated or cut at a line's end counts where it is whole without the end.
"""
import collections
import html
import re
import subprocess
import sys
import unicodedata
import zipfile

SOFT_HYPHEN = '\u00ad'
# Where one word cannot run into the next.
BLOCK_END = re.compile(r'</?(p|t[dhr]|li|h[1-6]|div|pre|d[td]|aside|section'
                       r'|figcaption|caption|br|table)\b[^>]*>')


def plain_inline(text):
    """The words of a paragraph's Markdown."""
    text = re.sub(r'<!--.*?-->', ' ', text, flags=re.S)
    text = re.sub(r'<(script|style)\b.*?</\1>', ' ', text, flags=re.S)
    text = re.sub(r'!\[[^]]*\]\([^)]*\)(\{[^}]*\})?', ' ', text)
    text = re.sub(r'!\[[^]]*\]\[[^]]*\]', ' ', text)
    text = re.sub(r'\[\^[^]\s]+\]:?', ' ', text)
    text = re.sub(r'^ {0,3}\[[^]]+\]:.*$', ' ', text, flags=re.M)
    text = re.sub(r'\]\((<[^>]*>|[^()\s]|\([^()]*\))*(\s+"[^"]*")?\)', ' ',
                  text)
    text = re.sub(r'\]\[[^]]*\]', ' ', text)
    # cross references become numbers
    text = re.sub(r'@(fig|tbl|lst|sec):[\w-]+', ' ', text)
    text = re.sub(r'\{[#.:a-zA-Z-][^}\n]*\}', ' ', text)
    text = re.sub(r'</?[a-zA-Z][^>]*>', lambda tag: ' ' + tag[0][1:-1] + ' '
                  if re.match(r'<(https?:|\S+@)', tag[0]) else '', text)
    text = re.sub(r'^\s*\|?[\s:|-]+\|?\s*$', ' ', text, flags=re.M)
    text = re.sub(r'\[![A-Za-z]+\]|^Table:', ' ', text, flags=re.M)
    text = re.sub(r'(?<=\w)[*~`]+(?=\w)', '', text)
    return html.unescape(text)


def plot_words(line):
    """What a line of a chart or a diagram puts into its picture."""
    line = line.lstrip(' >')
    words = re.match(r'(title|subtitle|note|source|caption): (.*)', line)
    return words[2] if words else \
        ' '.join(re.findall(r'label="([^"{]*)"', line))


def source_text(source):
    """Code as it is, everything else stripped."""
    source = re.sub(r'\A---\n.*?\n(---|\.\.\.)\n', '', source, flags=re.S)
    out = []
    prose = []
    fence = None
    is_plot = False
    for line in source.splitlines():
        mark = re.match(r'[\s>]*(`{3,}|~{3,})', line)
        if fence is None and mark:
            out.append(plain_inline('\n'.join(prose)))
            prose = []
            fence = mark[1]
            is_plot = re.search(r'[`~] *(chart|dot)\b', line)
        elif fence and mark and mark[1].startswith(fence) and \
                line.strip(' >') == mark[1]:
            fence = None
        elif fence and is_plot:
            out.append(plot_words(line))
        else:
            (prose if fence is None else out).append(line)
    return '\n'.join(out + [plain_inline('\n'.join(prose))])


def edition_text(path):
    if path.endswith('.pdf'):
        return subprocess.run(['pdftotext', '-enc', 'UTF-8', path, '-'],
                              check=True, capture_output=True,
                              text=True).stdout
    parts = []
    with zipfile.ZipFile(path) as epub:
        for name in epub.namelist():
            if name.endswith('.xhtml') and '/text/' in name:
                body = epub.read(name).decode().split('<body', 1)[1]
                body = BLOCK_END.sub(' ', body)
                parts.append(html.unescape(re.sub(r'<[^>]*>', '', body)))
            elif re.search(r'/media/(chart|dot)-\d+\.svg$', name):
                body = re.sub(r'</(text|title)>', ' ', epub.read(name).decode())
                parts.append(html.unescape(re.sub(r'<[^>]*>', '', body)))
    return '\n'.join(parts)


def plain(text):
    """Letters in one form, without marks and what is not seen."""
    return ''.join(c for c in unicodedata.normalize('NFKD', text)
                   if unicodedata.category(c) not in ('Mn', 'Mc', 'Cf'))


def words(text):
    text = plain(text)
    return collections.Counter(
        word for word in re.findall(r'[^\W_]+', text)
        if re.search(r'[^\W\d_]', word))


def main():
    wanted = collections.Counter()
    for path in sys.argv[2:]:
        with open(path, encoding='utf-8') as file:
            wanted += words(source_text(file.read()))
    text = edition_text(sys.argv[1])
    found = words(re.sub(SOFT_HYPHEN + r'\s*', '', text))
    whole = re.sub(r'[\s' + SOFT_HYPHEN + r']', '', plain(text))
    cut = set(re.findall(r'([^\W_]+)' + SOFT_HYPHEN, text))

    def is_there(word):
        return word in whole or any(word[:i] in cut
                                    for i in range(2, len(word)))

    missing = [(word, count - found[word])
               for word, count in sorted(wanted.items())
               if found[word] < count and
               not (is_there(word) and found[word] + 2 >= count * 0.9)]
    for word, count in missing:
        print(f'{word}: {count} missing of {wanted[word]}')
    print(f'{sum(wanted.values())} words looked for, {len(missing)} missing')
    return bool(missing) or not wanted


if __name__ == '__main__':
    sys.exit(main())
