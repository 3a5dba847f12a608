/*
 * base/diag_kinds.h - every message the program can give, once
 *
 * DIAG(name, level, text): the name is what tests and readers search for; the
 * text says what is wrong and what was done about it.
 */
/* files */
DIAG(FILE_UNREADABLE, ERROR, "cannot read file")
DIAG(FILE_UNWRITABLE, ERROR, "cannot write file, the old one is untouched")
DIAG(FILE_TOO_LARGE, ERROR, "file is too large, left out")
DIAG(FILE_OUTSIDE, ERROR, "file is outside the resource path, left out")
DIAG(FILE_EMPTY, WARNING, "file is empty")
DIAG(NO_INPUT, ERROR, "nothing to compile")
DIAG(TEXT_NOT_UTF8, WARNING, "not UTF-8, put U+FFFD in place of bad bytes")
DIAG(TEXT_NUL, WARNING, "NUL character, put U+FFFD in its place")
DIAG(TEXT_CONTROL, WARNING, "control character, left out")
/* metadata */
DIAG(YAML_BAD, ERROR, "bad YAML")
DIAG(YAML_LIMIT, ERROR, "YAML is over a limit")
DIAG(KEY_UNKNOWN, ERROR, "unknown key")
DIAG(VALUE_BAD, ERROR, "bad value, kept the default")
DIAG(XML_BAD, ERROR, "XML is not well-formed, used what stands before")
DIAG(TITLE_MISSING, NOTE, "no title, used the first heading")
/* Markdown */
DIAG(LIMIT_PASSED, WARNING, "input is over a limit")
DIAG(HTML_DROPPED, WARNING, "raw HTML dropped, its text kept")
DIAG(DIV_OPEN, WARNING, "div is not closed, ends with what is around it")
DIAG(TABLE_BROKEN, WARNING, "frame of the table is broken, set as code")
DIAG(NOTE_UNDEFINED, ERROR, "footnote is not defined")
DIAG(NOTE_CIRCLE, ERROR, "footnote calls itself, kept its label")
DIAG(NOTE_UNUSED, WARNING, "footnote is never called, left out")
DIAG(ID_DUPLICATE, ERROR, "identifier is used twice, renamed the second")
DIAG(LINK_BROKEN, ERROR, "link to an unknown place, kept its text")
DIAG(REFERENCE_UNKNOWN, ERROR, "reference to nothing, kept its text")
DIAG(TERM_UNKNOWN, ERROR, "no such term in a glossary, kept its text")
DIAG(INDEX_SEE, WARNING, "index has no such entry, kept its text")
DIAG(LINK_UNSAFE, WARNING, "link scheme is not allowed, kept its text")
DIAG(LINK_INVALID, WARNING, "address is no valid URL, the EPUB has its text")
DIAG(HEADING_SKIPPED, WARNING,
     "heading level skipped, closed up in both editions")
DIAG(INCLUDE_FAILED, ERROR, "cannot include file, left the directive")
/* images */
DIAG(IMAGE_MISSING, ERROR, "cannot find image, put a box with its text")
DIAG(IMAGE_BAD, ERROR, "cannot use image, put a box with its text")
DIAG(IMAGE_REMOTE, WARNING, "remote image is not fetched, put a link")
DIAG(IMAGE_INK, NOTE, "image is of inks without a profile, guessed its colours")
DIAG(IMAGE_MOVING, WARNING, "image moves, the PDF shows its beginning")
DIAG(IMAGE_COARSE, WARNING, "image is coarse at its printed size")
DIAG(PDF_PAGE_POOR, WARNING, "PDF page does not stand by itself")
DIAG(ALT_MISSING, WARNING, "image has no alternative text")
DIAG(SVG_UNSUPPORTED, WARNING, "SVG feature is not drawn")
DIAG(SVG_FOREIGN, NOTE, "SVG is drawn by rsvg-convert")
DIAG(SVG_BROKEN, ERROR, "SVG is not well-formed, drew what stands before")
DIAG(SVG_REFERENCE, WARNING, "SVG refers to nothing that can be drawn")
DIAG(SVG_VALUE_BAD, WARNING, "bad SVG value, used what could be read")
DIAG(SVG_LIMIT, WARNING, "SVG is over a limit, left out the rest")
/* charts and diagrams */
DIAG(CHART_BAD, ERROR, "cannot draw chart, put its source")
DIAG(CHART_KEY, WARNING, "chart has no such key")
DIAG(CHART_VALUE, WARNING, "bad value in a chart, left out")
DIAG(DIAGRAM_BAD, ERROR, "cannot draw diagram, put its source")
/* setting */
DIAG(FONT_BAD, ERROR, "cannot use font")
DIAG(FONT_INSTALLED, WARNING,
     "took a font of this machine for characters that no other has")
DIAG(GLYPH_MISSING, WARNING, "no font has this character, drew a box")
DIAG(LINE_OVERFULL, WARNING, "line is too wide")
DIAG(PAGE_TORN, WARNING, "page ends before what should stay above it")
DIAG(PAGE_SHORT, WARNING, "page ends early: what follows does not fit")
DIAG(TABLE_TURNED, NOTE, "table is too wide, turned it")
DIAG(TABLE_OVERFULL, WARNING, "table is too wide for the page")
DIAG(BOX_TOO_TALL, WARNING, "does not fit on a page, made smaller")
DIAG(WRAP_NARROW, WARNING,
     "too little room beside the text, kept where it was written")
/* editions */
DIAG(IMAGE_SHRUNK, NOTE, "image has fewer pixels")
DIAG(IMAGE_HEAVY, WARNING, "image is over Kindle's limit of 5 MB")
DIAG(IMAGE_ONLY_SVG, WARNING,
     "SVG without a PNG beside it, for readers that show none")
DIAG(COVER_SIZE, WARNING, "cover has a size that shops do not take")
DIAG(TABLE_LARGE, NOTE, "table is large for an e-reader")
DIAG(TEXT_LARGE, WARNING, "text file is too long for older e-readers")
DIAG(EPUB_LARGE, WARNING, "EPUB is large")
DIAG(ACCESS_UNCLAIMED, NOTE, "EPUB does not claim to be accessible")
DIAG(CSS_DROPPED, WARNING, "stylesheet: not for an EPUB, left out")
DIAG(PDF_FAILED, ERROR, "cannot make the PDF")
DIAG(PDF_STANDARD, WARNING, "PDF is not what its standard asks for")
DIAG(PDF_REFUSED, ERROR, "not what the standard asks for, wrote nothing")
DIAG(EPUB_FAILED, ERROR, "cannot make the EPUB")
