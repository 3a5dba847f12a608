"""A PDF as qpdf reads it: objects, the structure tree, and the marked text.

Import only. Names begin with "/", strings with "u:" or "b:", references read
"7 0 R", as in qpdf's JSON. Text is what a program gets that follows the marks:
each code by the ToUnicode table of its font, or the ActualText of its mark.
"""
import base64
import collections
import json
import re
import subprocess

TOKEN = re.compile(rb'\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<<|>>'
                   rb'|<[0-9A-Fa-f\s]*>|/[^\s()<>\[\]/%]*|[\[\]]|[^\s()<>\[\]/%]+',
                   re.S)
ESCAPED = re.compile(rb'\\(\d{1,3}|\r?\n|.)', re.S)
ESCAPES = {b'n': b'\n', b'r': b'\r', b't': b'\t', b'b': b'\b', b'f': b'\f'}
REFERENCE = re.compile(r'\d+ \d+ R$')

PAINTS = {b'Tj', b'TJ', b'Do', b'sh', b'f', b'f*', b'F', b'S', b's', b'B',
          b'B*', b'b', b'b*', b"'", b'"', b'EI'}

# text: what was marked; name: what stands before BDC; page: object of the page
Mark = collections.namedtuple('Mark', 'text name page mcid')


def unescape(match):
    what = match[1]
    if what.isdigit():
        return bytes([int(what, 8) & 255])
    return b'' if what.endswith(b'\n') else ESCAPES.get(what, what)


def string_bytes(token):
    if token.startswith(b'('):
        return ESCAPED.sub(unescape, token[1:-1])
    return bytes.fromhex(token[1:-1].decode())


def string_text(token):
    data = string_bytes(token)
    if data.startswith(b'\xfe\xff'):
        return data[2:].decode('utf-16-be')
    return data.decode('latin-1')


class Font:
    """Codes to text, by the ToUnicode table."""

    def __init__(self, table):
        self.text = {}
        space = re.search(rb'begincodespacerange(.*?)endcodespace', table, re.S)
        self.lengths = [(bytes.fromhex(a.decode()), bytes.fromhex(b.decode()))
                        for a, b in re.findall(rb'<(\w+)>\s*<(\w+)>', space[1])]
        for part in re.findall(rb'beginbfchar(.*?)endbfchar', table, re.S):
            for code, text in re.findall(rb'<(\w+)>\s*<(\w*)>', part):
                self.text[code.lower()] = self.utf16(text)
        for part in re.findall(rb'beginbfrange(.*?)endbfrange', table, re.S):
            for low, high, text in re.findall(
                    rb'<(\w+)>\s*<(\w+)>\s*<(\w+)>', part):
                for i in range(int(high, 16) - int(low, 16) + 1):
                    code = b'%0*x' % (len(low), int(low, 16) + i)
                    last = b'%04x' % (int(text[-4:], 16) + i)
                    self.text[code] = self.utf16(text[:-4] + last)

    @staticmethod
    def utf16(digits):
        return bytes.fromhex(digits.decode()).decode('utf-16-be')

    def decode(self, data):
        out, at = [], 0
        while at < len(data):
            length = next((len(low) for low, high in self.lengths
                           if all(a <= c <= b for a, c, b in
                                  zip(low, data[at:at + len(low)], high))), 1)
            out.append(self.text.get(data[at:at + length].hex().encode(), ''))
            at += length
        return ''.join(out)


class Pdf:
    def __init__(self, path):
        read = subprocess.run(
            ['qpdf', '--json', '--json-key=qpdf', '--json-stream-data=inline',
             '--decode-level=generalized', path], capture_output=True,
            check=True).stdout
        self.objects = json.loads(read)['qpdf'][1]
        self.catalog = self.get(self.objects['trailer']['value']['/Root'])
        self.fonts = {}
        self.marks = {}  # of each page, by MCID
        # of each page that was read: operators that paint outside of marks,
        # and how many artifacts there are
        self.unmarked = collections.defaultdict(list)
        self.artifacts = collections.Counter()

    def get(self, value):
        """What a reference leads to; streams are their dictionaries."""
        while isinstance(value, str) and REFERENCE.match(value):
            found = self.objects[f'obj:{value}']
            value = found['value'] if 'value' in found else \
                found['stream']['dict']
        return value

    def data(self, reference):
        return base64.b64decode(
            self.objects[f'obj:{reference}']['stream']['data'])

    def names(self, node):
        """The entries of a name tree or a number tree."""
        node = self.get(node)
        pairs = node.get('/Names', node.get('/Nums', []))
        yield from zip(pairs[::2], pairs[1::2])
        for kid in node.get('/Kids', []):
            yield from self.names(kid)

    def pages(self, node=None):
        """References of the pages, in order."""
        for kid in self.get(node or self.catalog['/Pages'])['/Kids']:
            if '/Kids' in self.get(kid):
                yield from self.pages(kid)
            else:
                yield kid

    def font(self, reference):
        if reference not in self.fonts:
            self.fonts[reference] = Font(
                self.data(self.get(reference)['/ToUnicode']))
        return self.fonts[reference]

    def page_marks(self, page):
        if page not in self.marks:
            self.marks[page] = dict(self.read_page(page))
        return self.marks[page]

    def read_page(self, reference):
        """(MCID, Mark) of everything that a page marks."""
        page = self.get(reference)
        resources = self.get(page.get('/Resources', {}))
        fonts = self.get(resources.get('/Font', {}))
        font, open_marks, operands = None, [], []
        for token in TOKEN.findall(self.data(page['/Contents'])):
            if token in PAINTS and not open_marks:
                self.unmarked[reference].append(token.decode())
            if token == b'Tf':
                font = self.font(fonts[operands[-2].decode()])
            elif token in (b'Tj', b'TJ'):
                for mark in open_marks:
                    mark[2] += [font.decode(string_bytes(operand))
                                for operand in operands
                                if operand[:1] in b'(<']
            elif token in (b'BDC', b'BMC'):
                mcid = self.operand(operands, b'/MCID')
                text = self.operand(operands, b'/ActualText')
                open_marks.append([mcid, text, [], operands[0].decode()])
                self.artifacts[reference] += operands[0] == b'/Artifact'
            elif token == b'EMC':
                mcid, text, parts, name = open_marks.pop()
                text = ''.join(parts) if text is None else string_text(text)
                if mcid is not None:
                    yield int(mcid), Mark(text, name, reference, int(mcid))
            elif token[:1].isalpha() or token in (b"'", b'"'):
                pass
            else:
                operands.append(token)
                continue
            operands = []

    @staticmethod
    def operand(operands, key):
        return operands[operands.index(key) + 1] if key in operands else None

    def structure(self):
        return self.get(self.get(self.catalog['/StructTreeRoot'])['/K'])

    def kids(self, element):
        """Elements, Marks and references of objects ("/Obj") below it."""
        kids = element.get('/K', [])
        for kid in kids if isinstance(kids, list) else [kids]:
            page = element.get('/Pg')
            if isinstance(kid, dict) and '/MCID' in kid:
                page, kid = kid.get('/Pg', page), kid['/MCID']
            if isinstance(kid, int):
                yield self.page_marks(page)[kid]
            else:
                yield self.get(kid)

    def elements(self, element=None):
        """Every structure element, in the order of reading."""
        element = element or self.structure()
        yield element
        for kid in self.kids(element):
            if isinstance(kid, dict) and '/S' in kid:
                yield from self.elements(kid)
