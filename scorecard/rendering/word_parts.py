"""Parts of a Word document that python-docx has no door to: footnotes, fields, links within, heads of tables."""

from __future__ import annotations

import re

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table
from docx.text.paragraph import Paragraph

from scorecard.rendering.text import one_line
from scorecard.rendering.word_styles import LEVELS, LIST_ID

_NO_XML = re.compile("[\ufffe\uffff]")
"""What XML cannot hold of what is left when control characters are made visible."""
_LINES = ("separator", "continuationSeparator")
"""Footnotes that every document has: the lines above the notes of a sheet."""


_UNUSED = ("/thumbnail", "/customXml", "/stylesWithEffects")
"""How the kinds of those parts of the template end that nothing here needs: a picture of it, and its styles again."""


def text_of(text: str) -> str:
    """Return text on one line, with what XML cannot hold made visible."""
    return _NO_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", one_line(text))


def styled(paragraph: Paragraph, name: str) -> Paragraph:
    """Give a paragraph a style, and return it.

    Why: python-docx looks through all styles each time; an id is the name without its spaces.
    """
    paragraph._p.style = name.replace(" ", "")  # noqa: SLF001  # python-docx has no door to it
    return paragraph


def leave_out(document: Document) -> None:
    """Take the unused parts of the template out of a document, most of which is the looks of a hundred tables."""
    for part in (document.part, document.part.package):
        for name, relation in list(part.rels.items()):
            if relation.reltype.endswith(_UNUSED):
                del part.rels[name]
    styles = document.styles.element
    for style in list(styles):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:default")) is None:
            styles.remove(style)


def refer(paragraph: Paragraph, number: int) -> None:
    """Put the number of a footnote at the end of a paragraph."""
    run = paragraph.add_run()
    run._r.style = "footnotereference"  # noqa: SLF001  # as for paragraphs
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), str(number))
    run._r.append(mark)  # noqa: SLF001  # python-docx has no door to it


def add_footnotes(document: Document, notes: list[str]) -> None:
    """Add the part that holds footnotes, numbered from 1."""
    root = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
    for number, kind in enumerate(_LINES, start=-1):
        root.append(parse_xml(
            f'<w:footnote {nsdecls("w")} w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        ))  # fmt: skip
    for number, note in enumerate(notes, start=1):
        root.append(_footnote(number, note))
    data = serialize_part_xml(root)
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, data, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _footnote(number: int, note: str) -> BaseOxmlElement:
    found = parse_xml(
        f'<w:footnote {nsdecls("w")} w:id="{number}"><w:p><w:pPr><w:pStyle w:val="footnotetext"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="footnotereference"/></w:rPr><w:footnoteRef/></w:r>'
        '<w:r><w:t xml:space="preserve"> </w:t></w:r><w:r><w:t xml:space="preserve"></w:t></w:r></w:p></w:footnote>'
    )
    list(found.iter(qn("w:t")))[-1].text = text_of(note)
    return found


def field(paragraph: Paragraph, code: str, shown: str) -> None:
    """Add a field, as the number of the page, with what is shown until it is brought up to date."""
    found = OxmlElement("w:fldSimple")
    found.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = shown
    run.append(text)
    found.append(run)
    paragraph._p.append(found)  # noqa: SLF001  # python-docx has no door to it


def mark(paragraph: Paragraph, name: str, number: int) -> None:
    """Give a heading a name that links within the document lead to."""
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        found = OxmlElement(tag)
        found.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            found.set(qn("w:name"), name)
        paragraph._p.append(found)  # noqa: SLF001  # python-docx has no door to it


def link(paragraph: Paragraph, text: str, name: str) -> None:
    """Add a link to a heading."""
    found = OxmlElement("w:hyperlink")
    found.set(qn("w:anchor"), name)
    found.set(qn("w:history"), "1")
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    found.append(run)
    paragraph._p.append(found)  # noqa: SLF001  # python-docx has no door to it


def make_item(paragraph: Paragraph, depth: int) -> None:
    """Make a paragraph an item of the list of outlines; what is deeper than lists can be stands at the last level."""
    properties = parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{min(depth, LEVELS - 1)}"/><w:numId w:val="{LIST_ID}"/></w:numPr>'
    )
    paragraph._p.get_or_add_pPr().append(properties)  # noqa: SLF001  # python-docx has no door to it


def repeat_head(table: Table, *, described: str) -> None:
    """Let the first row stand again on every sheet, keep rows whole, and say what the table is to who cannot see it."""
    for index, row in enumerate(table._tbl.tr_lst):  # noqa: SLF001  # python-docx has no door to it
        properties = row.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if index == 0:
            properties.append(OxmlElement("w:tblHeader"))
    look = parse_xml(
        f'<w:tblLook {nsdecls("w")} w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0"'
        ' w:noHBand="1" w:noVBand="1"/>'
    )
    properties = table._tbl.tblPr  # noqa: SLF001  # python-docx has no door to it
    for found in properties.findall(qn("w:tblLook")):
        properties.remove(found)
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), described)
    properties.extend((look, caption))
