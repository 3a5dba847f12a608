#!/usr/bin/env python3
"""Is the structure tree of a PDF complete, and true?

    tags.py BOOK.pdf...        prints each fault; the status is 1 if there is any
    tags.py --check BOOK.pdf   breaks the book in each way that is looked for,
                               in memory; 1 if one of them goes unnoticed

What must hold, by ISO 32000-1 (14.7, 14.8) and PDF/UA-1: every mark on a page
is an artifact or in one element; lists, tables and contents hold what they may;
header cells say what they name; links, notes, pictures say where they lead and
what they show.
"""
import collections
import re
import sys

import pdf_objects

INLINE = {'Span', 'Code', 'Link', 'Reference', 'Lbl', 'Note', 'Figure',
          'Formula', 'Quote', 'Annot'}
# What an element may hold, where the standard says so.
HOLDS = {
    'L': {'LI', 'L', 'Caption'},
    'LI': {'Lbl', 'LBody'},
    'TOC': {'TOCI', 'TOC', 'Caption'},
    'TOCI': {'Lbl', 'Reference', 'TOC', 'P', 'NonStruct'},
    'Table': {'Caption', 'THead', 'TBody', 'TFoot', 'TR'},
    'THead': {'TR'}, 'TBody': {'TR'}, 'TFoot': {'TR'},
    'TR': {'TH', 'TD'},
    'P': INLINE, 'Code': INLINE, 'Span': INLINE,
    **{f'H{n}': INLINE for n in range(1, 7)},
}
# What stands nowhere else.
INSIDE = {
    'LI': {'L'}, 'LBody': {'LI'}, 'TOCI': {'TOC'},
    'THead': {'Table'}, 'TBody': {'Table'}, 'TFoot': {'Table'},
    'TR': {'Table', 'THead', 'TBody', 'TFoot'}, 'TH': {'TR'}, 'TD': {'TR'},
    'Caption': {'Table', 'Figure', 'L', 'TOC', 'Div', 'Sect', 'Code', 'TD',
                'LBody', 'BlockQuote', 'Note', 'Part', 'Document'},
}
NAMES = {'Document', 'Part', 'Sect', 'Div', 'Index', 'BlockQuote', 'LBody',
         'P', 'Caption', 'L', 'TOC', *INLINE, *HOLDS, *INSIDE}


class Element:
    def __init__(self, pdf, value, parent):
        self.value, self.parent = value, parent
        self.kind = value['/S'][1:]
        self.marks, self.objects, self.kids = [], [], []
        for kid in pdf.kids(value):
            if not isinstance(kid, dict):
                self.marks.append(kid)
            elif '/S' in kid:
                self.kids.append(Element(pdf, kid, self))
            else:
                self.objects.append(kid['/Obj'])

    def walk(self):
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def find(self, kind):
        return [e for e in self.walk() if e.kind == kind]

    def attribute(self, key):
        found = self.value.get('/A', {})
        for part in found if isinstance(found, list) else [found]:
            if key in part:
                return part[key]
        return None

    def text(self):
        return ''.join(mark.text for e in self.walk() for mark in e.marks)


class Check:
    def __init__(self, pdf):
        self.pdf, self.faults = pdf, []
        self.root = Element(pdf, pdf.structure(), None)
        self.elements = list(self.root.walk())
        self.pages = list(pdf.pages())
        tree = pdf.get(pdf.catalog['/StructTreeRoot'])
        self.parents = dict(pdf.names(tree['/ParentTree']))
        self.ids = {name: id(pdf.get(value)) for name, value in
                    pdf.names(tree['/IDTree'])} if '/IDTree' in tree else {}
        self.destinations = dict(self.pdf.names(
            self.pdf.get(self.pdf.catalog.get('/Names', {})).get(
                '/Dests', {})))

    def fault(self, rule, what=''):
        self.faults.append(f'{rule}: {what}'[:200])

    def all(self):
        self.check_document()
        self.check_marks()
        self.check_nesting()
        self.check_headings()
        self.check_lists()
        self.check_figures()
        self.check_links()
        self.check_notes()
        for table in self.root.find('Table'):
            self.check_table(table)
        return self.faults

    def check_document(self):
        catalog = self.pdf.catalog
        if not catalog.get('/Lang'):
            self.fault('document without a language')
        if self.pdf.get(catalog.get('/MarkInfo', {})).get('/Marked') is not True:
            self.fault('not marked as tagged')
        view = self.pdf.get(catalog.get('/ViewerPreferences', {}))
        if view.get('/DisplayDocTitle') is not True:
            self.fault('viewers do not show the title')
        if '/PageLabels' not in catalog:
            self.fault('no page labels')

    def check_marks(self):
        """Each mark is in the one element that the parent tree says."""
        holders = collections.defaultdict(list)
        for element in self.elements:
            for mark in element.marks:
                holders[mark.page, mark.mcid].append(id(element.value))
        for page in self.pages:
            value = self.pdf.get(page)
            if value.get('/Tabs') != '/S':
                self.fault('page without /Tabs /S', page)
            parents = self.pdf.get(self.parents.get(value['/StructParents']))
            for mcid in self.pdf.page_marks(page):
                found = holders.pop((page, mcid), [])
                if len(found) != 1:
                    self.fault('mark in several elements or none', page)
                elif mcid >= len(parents) or \
                        id(self.pdf.get(parents[mcid])) != found[0]:
                    self.fault('parent tree leads elsewhere', page)
            for operator in self.pdf.unmarked[page]:
                self.fault('neither element nor artifact', f'{page} {operator}')
        for mark in holders:
            self.fault('element of a mark that is not there', mark)

    def check_nesting(self):
        for element in self.elements:
            kinds = {kid.kind for kid in element.kids}
            if element.kind not in NAMES:
                self.fault('unknown kind', element.kind)
            for kind in kinds - HOLDS.get(element.kind, kinds):
                self.fault('may not stand there', f'{kind} in {element.kind}')
            parent = element.parent.kind if element.parent else None
            if parent not in INSIDE.get(element.kind, {parent}):
                self.fault('stands alone', f'{element.kind} in {parent}')
            if not (element.kids or element.marks or element.objects) and \
                    element.kind not in ('TD', 'TH', 'TR'):
                self.fault('empty element', element.kind)
            lang = element.value.get('/Lang')
            if lang is not None and \
                    not re.match(r'u:[A-Za-z]{2,8}(-[A-Za-z0-9]+)*$', lang):
                self.fault('not a language', lang)

    def check_headings(self):
        level = 0
        for element in self.elements:
            if re.match('H[1-6]$', element.kind):
                if int(element.kind[1]) > level + 1:
                    self.fault('heading level skipped', element.text())
                level = int(element.kind[1])

    def check_lists(self):
        for entry in self.root.find('TOCI'):
            if not entry.find('Link'):
                self.fault('entry of the contents leads nowhere', entry.text())
            for link in entry.find('Link'):
                if link.parent.kind != 'Reference':
                    self.fault('link of the contents without Reference',
                               link.text())
        for element in self.root.find('L'):
            labels = [kid.text() for item in element.kids for kid in item.kids
                      if kid.kind == 'Lbl']
            numbering = element.attribute('/ListNumbering')
            if labels and numbering and (numbering == '/Disc') == \
                    bool(re.search(r'\w', labels[0])):
                self.fault('list that is numbered otherwise', labels[0])

    def check_figures(self):
        for element in self.root.find('Figure'):
            alt = (element.value.get('/Alt') or 'u:')[2:].strip()
            box = element.attribute('/BBox')
            if not alt:
                self.fault('Figure without alternative text')
            if not box or not (box[0] < box[2] and box[1] < box[3]):
                self.fault('Figure without a box', alt)
                continue
            media = self.pdf.get(self.page_of(element))['/MediaBox']
            if box[0] < media[0] - 1 or box[2] > media[2] + 1 or \
                    box[1] < media[1] - 1 or box[3] > media[3] + 1:
                self.fault('Figure beside its page', alt)
        for element in self.root.find('Formula'):
            if not element.value.get('/Alt', 'u:')[2:]:
                self.fault('Formula without alternative text')

    @staticmethod
    def page_of(element):
        return next((mark.page for e in element.walk() for mark in e.marks),
                    None)

    def page_of_destination(self, annotation):
        """The page that a link leads to; None: to an address."""
        action = self.pdf.get(annotation.get('/A', {}))
        place = annotation.get('/Dest', action.get('/D'))
        if isinstance(place, str) and place[:2] in ('u:', 'b:'):
            place = self.pdf.get(self.destinations.get(place))
        if place is None:
            return None if action.get('/URI', 'u:')[2:] else 'nowhere'
        return self.pdf.get(place)[0]

    def check_links(self):
        held = {}
        for element in self.root.find('Link'):
            for reference in element.objects:
                held[reference] = element
            if not element.objects:
                self.fault('Link without an annotation', element.text())
            if not any(e.marks for e in element.walk()):
                self.fault('Link without text')
        for page in self.pages:
            for reference in self.pdf.get(self.pdf.get(page).get('/Annots',
                                                                 [])):
                annotation = self.pdf.get(reference)
                element = held.get(reference)
                parent = self.parents.get(annotation.get('/StructParent'))
                if not element or \
                        id(self.pdf.get(parent)) != id(element.value):
                    self.fault('annotation in no Link', reference)
                if not annotation.get('/Contents', 'u:')[2:].strip():
                    self.fault('annotation without a description', reference)
                if annotation.get('/F') != 4:
                    self.fault('annotation is not printed', reference)
                if self.page_of_destination(annotation) not in \
                        (None, *self.pages):
                    self.fault('link leads nowhere', reference)
                self.check_area(annotation, reference)

    def check_area(self, annotation, reference):
        left, bottom, right, top = annotation['/Rect']
        quads = annotation.get('/QuadPoints', [])
        if not quads or len(quads) % 8 or right <= left or top <= bottom:
            self.fault('annotation without an area', reference)
        elif min(quads[::2]) < left - .01 or max(quads[::2]) > right + .01 \
                or min(quads[1::2]) < bottom - .01 or \
                max(quads[1::2]) > top + .01:
            self.fault('area outside its annotation', reference)

    def link_pages(self, element):
        return [self.page_of_destination(self.pdf.get(reference))
                for link in element.find('Link')
                for reference in link.objects]

    def check_notes(self):
        """Calls and notes lead to one another, as elements and as links."""
        by_value = {id(element.value): element for element in self.elements}
        called = set()
        for call in self.root.find('Reference'):
            partners = [by_value.get(id(self.pdf.get(value)))
                        for value in call.value.get('/Ref', [])]
            if not partners:
                if not call.find('Link'):
                    self.fault('Reference that leads nowhere', call.text())
                continue
            note = partners[0]
            if not note or note.kind != 'Note':
                self.fault('call without a note', call.text())
                continue
            called.add(id(note.value))
            if self.page_of(note) not in self.link_pages(call):
                self.fault('call leads to another page', call.text())
            label = next((kid for kid in note.kids if kid.kind == 'Lbl'), None)
            if not label or self.page_of(call) not in self.link_pages(label):
                self.fault('note does not lead back', note.text())
            if [id(self.pdf.get(value)) for value in
                    note.value.get('/Ref', [])] != [id(call.value)]:
                self.fault('note names another call', note.text())
        for note in self.root.find('Note'):
            if self.ids.get(note.value.get('/ID')) != id(note.value):
                self.fault('note without an identifier', note.text())
            if id(note.value) not in called:
                self.fault('note that is not called', note.text())

    def rows(self, table):
        """Rows of (cell, first column), and how wide each is."""
        covered, section = collections.Counter(), None
        for row in table.find('TR'):
            if self.table_of(row) is not table:
                continue
            if row.parent is not section:
                covered, section = collections.Counter(), row.parent
            cells, column = [], 0
            below = collections.Counter(
                {c: n - 1 for c, n in covered.items() if n > 1})
            for cell in row.kids:
                while covered[column]:
                    column += 1
                cells.append((cell, column))
                for _ in range(cell.attribute('/ColSpan') or 1):
                    below[column] += (cell.attribute('/RowSpan') or 1) - 1
                    column += 1
            while covered[column]:
                column += 1
            covered = below
            yield cells, column

    @staticmethod
    def table_of(element):
        while element.kind != 'Table':
            element = element.parent
        return element

    def check_table(self, table):
        rows = list(self.rows(table))
        if len({width for _, width in rows}) > 1:
            self.fault('table is not regular', table.text())
        # each header's cells are found by Scope alone, or all say their own
        is_plain = True
        for number, (cells, _) in enumerate(rows):
            for cell, column in cells:
                scope = cell.attribute('/Scope')
                if cell.kind == 'TH' and scope not in ('/Row', '/Column'):
                    self.fault('TH without Scope', cell.text())
                if (cell.attribute('/RowSpan') or 1) > 1 or \
                        (cell.attribute('/ColSpan') or 1) > 1 or \
                        (scope == '/Column' and number > 0) or \
                        (scope == '/Row' and column > 0):
                    is_plain = False
        if is_plain:
            return
        names = {cell.value.get('/ID'): (cell, column, number)
                 for number, (cells, _) in enumerate(rows)
                 for cell, column in cells if cell.kind == 'TH'}
        for number, (cells, _) in enumerate(rows):
            for cell, column in cells:
                self.check_headers(cell, column, number, names)

    def check_headers(self, cell, column, number, names):
        headers = cell.attribute('/Headers') or []
        end = column + (cell.attribute('/ColSpan') or 1)
        last = number + (cell.attribute('/RowSpan') or 1)
        for name in headers:
            if name not in names or self.ids.get(name) != \
                    id(names[name][0].value):
                self.fault('Headers names no TH', name)
                continue
            head, at, row = names[name]
            if head.attribute('/Scope') == '/Column':
                stands = row < number and at < end and \
                    column < at + (head.attribute('/ColSpan') or 1)
            else:
                stands = row < last and \
                    number < row + (head.attribute('/RowSpan') or 1)
            if not stands:
                self.fault('Headers names a TH beside', cell.text())
        for name, (head, at, row) in names.items():
            if cell.kind == 'TD' and row == number and \
                    head.attribute('/Scope') == '/Row' and name not in headers:
                self.fault('cell is not told the name of its row', cell.text())
            if cell.kind == 'TD' and row == 0 and number > 0 and at < end and \
                    head.attribute('/Scope') == '/Column' and \
                    column < at + (head.attribute('/ColSpan') or 1) and \
                    name not in headers:
                self.fault('cell is not told the name of its column',
                           cell.text())


def facts(check):
    """What there is, in numbers."""
    counts = collections.Counter(e.kind for e in check.elements)
    counts['Headers'] = sum(bool(e.attribute('/Headers'))
                            for e in check.elements)
    counts['Scope Row'] = sum(e.attribute('/Scope') == '/Row'
                              for e in check.elements)
    counts['Lang'] = sum('/Lang' in e.value for e in check.elements)
    counts['artifacts'] = sum(check.pdf.artifacts.values())
    return counts


def first(check, kind, having=lambda e: True):
    return next(e for e in check.elements if e.kind == kind and having(e))


def attributes(element):
    return element.value['/A']


# (what is broken, the fault it is, how: given the Check of a sound book)
DAMAGES = (
    ('no language', 'document without a language',
     lambda c: c.pdf.catalog.pop('/Lang')),
    ('not marked', 'not marked as tagged',
     lambda c: c.pdf.get(c.pdf.catalog['/MarkInfo']).pop('/Marked')),
    ('title not shown', 'viewers do not show the title',
     lambda c: c.pdf.catalog.pop('/ViewerPreferences')),
    ('page labels', 'no page labels',
     lambda c: c.pdf.catalog.pop('/PageLabels')),
    ('a mark gets lost', 'mark in several elements or none',
     lambda c: first(c, 'P', lambda e: e.marks).value['/K'].pop(0)),
    ('parents swapped', 'parent tree leads elsewhere',
     lambda c: c.pdf.get(c.parents[2]).reverse()),
    ('not an artifact', 'neither element nor artifact',
     lambda c: c.pdf.unmarked[c.pages[2]].append('Tj')),
    ('an item alone', 'may not stand there',
     lambda c: first(c, 'LI').value.update({'/S': '/P'})),
    ('a body alone', 'stands alone',
     lambda c: first(c, 'L').value.update({'/S': '/Div'})),
    ('a kind of its own', 'unknown kind',
     lambda c: first(c, 'BlockQuote').value.update({'/S': '/Aside'})),
    ('a level too deep', 'heading level skipped',
     lambda c: first(c, 'H2').value.update({'/S': '/H4'})),
    ('contents', 'entry of the contents leads nowhere',
     lambda c: first(c, 'TOCI', lambda e: len(e.find('Link')) == 1).find(
         'Link')[0].value.update({'/S': '/Span'})),
    ('dots as numbers', 'list that is numbered otherwise',
     lambda c: first(c, 'L').value['/A'].update(
         {'/ListNumbering': '/Decimal'})),
    ('nothing to say', 'Figure without alternative text',
     lambda c: first(c, 'Figure').value.pop('/Alt')),
    ('no box', 'Figure without a box',
     lambda c: first(c, 'Figure').value.pop('/A')),
    ('a box elsewhere', 'Figure beside its page',
     lambda c: first(c, 'Figure').value['/A'].update(
         {'/BBox': [9000, 0, 9100, 9]})),
    ('link without its object', 'Link without an annotation',
     lambda c: first(c, 'Link').value['/K'].pop()),
    ('link without words', 'annotation without a description',
     lambda c: c.pdf.get(first(c, 'Link').objects[0]).pop('/Contents')),
    ('link to nothing', 'link leads nowhere',
     lambda c: c.pdf.get(first(c, 'Link').objects[0]).update(
         {'/Dest': ['1 0 R', '/Fit']})),
    ('no quads', 'annotation without an area',
     lambda c: c.pdf.get(first(c, 'Link').objects[0]).pop('/QuadPoints')),
    ('quads elsewhere', 'area outside its annotation',
     lambda c: c.pdf.get(first(c, 'Link').objects[0]).update(
         {'/Rect': [0, 0, 1, 1]})),
    ('a hidden link', 'annotation is not printed',
     lambda c: c.pdf.get(first(c, 'Link').objects[0]).update({'/F': 2})),
    ('note without a name', 'note without an identifier',
     lambda c: first(c, 'Note').value.pop('/ID')),
    ('note without a call', 'note that is not called',
     lambda c: first(c, 'Reference', lambda e: '/Ref' in e.value).value.pop(
         '/Ref')),
    ('note of another', 'note names another call',
     lambda c: first(c, 'Note').value.pop('/Ref')),
    ('note without a way back', 'note does not lead back',
     lambda c: first(c, 'Note').kids[0].value.update({'/S': '/Span'})),
    ('no scope', 'TH without Scope',
     lambda c: attributes(first(c, 'TH')).pop('/Scope')),
    ('a span too many', 'table is not regular',
     lambda c: attributes(first(c, 'TH')).update({'/ColSpan': 7})),
    ('headers of no one', 'Headers names no TH',
     lambda c: attributes(first(c, 'TD', lambda e: e.attribute('/Headers')))
     ['/Headers'].append('u:nobody')),
    ('headers of another column', 'Headers names a TH beside',
     lambda c: attributes(first(c, 'TH', lambda e: e.attribute('/Headers')))
     ['/Headers'].append(min(c.ids))),
    ('row not told', 'cell is not told the name of its row',
     lambda c: attributes(first(c, 'TD', lambda e: e.attribute('/Headers')))
     ['/Headers'].pop()),
    ('column not told', 'cell is not told the name of its column',
     lambda c: attributes(first(c, 'TD', lambda e: e.attribute('/Headers')))
     ['/Headers'].pop(0)),
)


def check_the_check(path):
    missed = 0
    for what, rule, damage in DAMAGES:
        pdf = pdf_objects.Pdf(path)
        damage(Check(pdf))
        found = Check(pdf).all()
        if not any(fault.startswith(rule) for fault in found):
            print(f'not noticed: {what} ({rule}); found {found[:3]}')
            missed += 1
    print(f'{len(DAMAGES)} kinds of damage, {missed} not noticed')
    return missed


def main():
    if sys.argv[1] == '--check':
        return bool(check_the_check(sys.argv[2]))
    failed = False
    for path in sys.argv[1:]:
        check = Check(pdf_objects.Pdf(path))
        faults = check.all()
        for fault in faults[:20]:
            print(fault)
        counts = facts(check)
        print(f'{path}: {len(faults)} faults in {len(check.elements)} '
              'elements:', ' '.join(f'{kind}={counts[kind]}'
                                    for kind in sorted(counts)))
        failed |= bool(faults)
    return failed


if __name__ == '__main__':
    sys.exit(main())
