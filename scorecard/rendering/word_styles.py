"""How a Word document looks: styles, so that a reader changes the look in one place, and a list of nine levels."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle

from scorecard.rendering.book import SheetWords

TABLE, HEADING, TEXT, NUMBER, TITLE = "Scorecard Table", "Table Heading", "Table Text", "Table Number", "Row Title"
"""Styles of tables, of the heads of their columns, of their cells, and of the titles of their rows."""
OUTLINE, READABLE, NOTE, MARK = "Outline Line", "Readable Text", "footnote text", "footnote reference"
"""Styles of the lines of outlines, of prose on sheets that lie, and of footnotes and their numbers."""
SHEETS_END = "End of Sheets"
"""Style of the line with the break after which sheets turn."""
LEVELS = 9
"""Depths that a list can have in Word."""
LIST_ID = 77
"""Number of the list of outlines, which no list of the template has."""
CONTENTS_TITLE, CONTENTS_LEVELS = "TOC Heading", 3
"""Style of the title of a list of contents, and how many levels such a list has."""
_SIZES = {
    "Normal": (10.5, 0, 7),
    "Title": (21, 0, 14),
    "Heading 1": (16, 0, 8),
    "Heading 2": (13, 18, 6),
    "Heading 3": (11, 14, 4),
    CONTENTS_TITLE: (16, 18, 8),
    "Caption": (10, 12, 5),
}
"""Points of the letters of styles of the template, and of the space above and below."""
_BULLETS = "•–·"
_TABLE = f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="ScorecardTable">
<w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/>
<w:bottom w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/></w:tblBorders>
<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>
<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/></w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr>
</w:tblStylePr></w:style>"""


def dress(document: Document, words: SheetWords) -> None:
    """Set the styles of a document that was made from the template of python-docx."""
    _set_language(document, words)
    for name, (size, above, below) in _SIZES.items():
        _make_plain(document.styles[name].element)
        style = _paragraph_style(document, name)
        style.font.size = Pt(size)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)
        style.paragraph_format.keep_with_next = name != "Normal" or None
    _paragraph_style(document, "Normal").paragraph_format.line_spacing = 1.1
    document.styles.element.append(parse_xml(_TABLE))
    text = _add(document, TEXT, size=9)
    text.paragraph_format.space_after = Pt(0)
    text.paragraph_format.line_spacing = 1
    heading = _add(document, HEADING, TEXT)
    heading.font.bold = heading.font.cs_bold = heading.paragraph_format.keep_with_next = True
    _add(document, NUMBER, TEXT).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _add(document, READABLE).paragraph_format.right_indent = Cm(8)
    _add(document, OUTLINE).paragraph_format.space_after = Pt(2)
    end = _add(document, SHEETS_END, size=1).paragraph_format
    end.space_after, end.line_spacing = Pt(0), Pt(1)
    _add_notes(document)
    _add_list(document)
    for level in range(1, CONTENTS_LEVELS + 1):
        line = _add(document, contents_line(level)).paragraph_format
        line.left_indent, line.space_after = Cm(0.6 * (level - 1)), Pt(2)


def contents_line(level: int) -> str:
    """Return the name of the style of a line of a list of contents; Word knows it by that name."""
    return f"toc {min(level, CONTENTS_LEVELS)}"


def row_title(depth: int, *, is_strong: bool) -> str:
    """Return the name of the style of the titles of rows at a depth."""
    return f"{TITLE}{f' {depth}' if depth else ''}{' Strong' if is_strong else ''}"


def add_row_title(document: Document, depth: int, *, is_strong: bool) -> None:
    """Add that style to a document."""
    style = _add(document, row_title(depth, is_strong=is_strong), TEXT)
    style.paragraph_format.left_indent = Cm(0.35 * min(depth, 20))
    style.font.bold = style.font.cs_bold = is_strong or None


def _set_language(document: Document, words: SheetWords) -> None:
    for place in document.styles.element.iter(qn("w:lang")):
        place.set(qn("w:bidi" if words.is_rtl else "w:val"), words.language)
    for paragraphs in document.styles.element.iter(qn("w:pPrDefault")) if words.is_rtl else ():
        paragraphs[0].insert(0, OxmlElement("w:bidi"))


def _make_plain(style: BaseOxmlElement) -> None:
    """Take the template's colours, lines and second typeface out of a style."""
    for tag in ("w:color", "w:pBdr", "w:rFonts", "w:spacing"):
        for found in list(style.iter(qn(tag))):
            parent = found.getparent()
            if parent is not None and not (tag == "w:spacing" and parent.tag == qn("w:pPr")):
                parent.remove(found)


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    return style


def _add(document: Document, name: str, base: str = "Normal", size: int | None = None) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    style.base_style = document.styles[base]
    style.font.size = Pt(size) if size else None
    return style


def _add_notes(document: Document) -> None:
    note = _add(document, NOTE, size=9)
    note.paragraph_format.space_after = Pt(0)
    note.paragraph_format.line_spacing = 1
    mark = document.styles.add_style(MARK, WD_STYLE_TYPE.CHARACTER)
    mark.element.append(parse_xml(f'<w:rPr {nsdecls("w")}><w:vertAlign w:val="superscript"/></w:rPr>'))


def _add_list(document: Document) -> None:
    """Add a list of nine levels, from whose style nothing has to be set by hand."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{_BULLETS[level % len(_BULLETS)]}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{300 * (level + 1)}" w:hanging="220"/></w:pPr></w:lvl>'
        for level in range(LEVELS)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{LIST_ID}"><w:multiLevelType w:val="multilevel"/>{levels}'
        "</w:abstractNum>"
    ))  # fmt: skip
    numbering.append(parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{LIST_ID}"><w:abstractNumId w:val="{LIST_ID}"/></w:num>'
    ))  # fmt: skip
