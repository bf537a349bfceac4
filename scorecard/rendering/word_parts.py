"""Parts of a Word document that python-docx has no door to: footnotes, fields, links within, heads of tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from scorecard.rendering.footnotes import Footnote
from scorecard.rendering.text import one_line
from scorecard.rendering.word_styles import LEVELS, LIST_ID

_NO_XML = re.compile("[\ufffe\uffff]")
"""What XML cannot hold of what is left when control characters are made visible."""
_RAISED = "footnotereference"
"""Id of the style of numbers of footnotes."""
_BEYOND = 1_000_000
"""Beyond this lie the numbers of places of footnotes, and below it those of headings."""
AFTER_TABLE = Pt(9)
_SPACED = ("Caption", "Heading1", "Heading2", "Heading3")
"""Ids of styles that have space above in any case."""
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


def refer(paragraph: Paragraph, notes: Iterable[Footnote]) -> None:
    """Put the numbers of footnotes at the end of a paragraph, with a comma between two; all of them are links."""
    for index, note in enumerate(notes):
        if index:
            paragraph.add_run(",")._r.style = _RAISED  # noqa: SLF001  # as for paragraphs
        if note.is_again:
            field(paragraph, rf"NOTEREF {_name(note.number)} \f \h", str(note.number), style=_RAISED)
        else:
            with marked(paragraph, _name(note.number), _BEYOND + note.number):
                run = paragraph.add_run()._r  # noqa: SLF001  # python-docx has no door to it
                run.style = _RAISED
                run.append(_element("w:footnoteReference", {"w:id": str(note.number)}))


def _name(number: int) -> str:
    """Return the name of the place where a footnote is first cited; one that Word does not list."""
    return f"_note_{number}"


def add_footnotes(document: Document, notes: Iterable[Footnote], as_note: str) -> None:
    """Add the part that holds footnotes.

    Args:
        document: where they are cited.
        notes: in the order of their numbers.
        as_note: says which note names a source in full, with `{number}` in it.
    """
    root = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
    for number, kind in enumerate(_LINES, start=-1):
        root.append(parse_xml(
            f'<w:footnote {nsdecls("w")} w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        ))  # fmt: skip
    for note in notes:
        root.append(_footnote(note, as_note))
    data = serialize_part_xml(root)
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, data, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _footnote(note: Footnote, as_note: str) -> BaseOxmlElement:
    found = parse_xml(
        f'<w:footnote {nsdecls("w")} w:id="{note.number}"><w:p><w:pPr><w:pStyle w:val="footnotetext"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{_RAISED}"/></w:rPr><w:footnoteRef/></w:r></w:p></w:footnote>'
    )
    paragraph = Paragraph(found[0], None)  # type: ignore[arg-type]  # nothing that needs the part is asked of it
    paragraph.add_run(f" {text_of(note.text)}")
    if note.like:
        before, _, after = as_note.partition("{number}")
        paragraph.add_run(f"{'; ' if note.text else ''}{before}")
        field(paragraph, rf"NOTEREF {_name(note.like)} \h", str(note.like))
        paragraph.add_run(after)
    return found


def field(paragraph: Paragraph, code: str, shown: str, *, style: str = "") -> None:
    """Add a field, as the number of the page, with what is shown until it is brought up to date."""
    found = _element("w:fldSimple", {"w:instr": code})
    paragraph._p.append(found)  # noqa: SLF001  # python-docx has no door to it
    run = paragraph.add_run(shown)._r  # noqa: SLF001  # as above
    run.style = style or None
    found.append(run)


@contextmanager
def marked(paragraph: Paragraph, name: str, number: int) -> Iterator[None]:
    """Give what is added to a paragraph meanwhile a name that links within the document lead to."""
    paragraph._p.append(_element("w:bookmarkStart", {"w:id": str(number), "w:name": name}))  # noqa: SLF001  # no door
    yield
    paragraph._p.append(_element("w:bookmarkEnd", {"w:id": str(number)}))  # noqa: SLF001  # no door


def link(paragraph: Paragraph, text: str, name: str) -> None:
    """Add a link to a heading."""
    found = _element("w:hyperlink", {"w:anchor": name, "w:history": "1"})
    paragraph._p.append(found)  # noqa: SLF001  # python-docx has no door to it
    found.append(paragraph.add_run(text)._r)  # noqa: SLF001  # as above


def list_contents(first: Paragraph, last: Paragraph, levels: int) -> None:
    """Make the paragraphs from one to another a list of contents, which Word brings up to date with sheets' numbers."""
    start = parse_xml(
        f'<w:p {nsdecls("w")}><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        rf'<w:r><w:instrText xml:space="preserve">TOC \o "1-{levels}" \h</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r></w:p>'
    )
    for run in list(start):
        first._p.insert_element_before(run, "w:hyperlink")  # noqa: SLF001  # python-docx has no door to it
    end = _element("w:r", {})
    end.append(_element("w:fldChar", {"w:fldCharType": "end"}))
    last._p.append(end)  # noqa: SLF001  # python-docx has no door to it


def space_after_tables(document: Document) -> None:
    """Leave some space between a table and the prose or list that follows it, which Word cannot leave by itself."""
    for table in document.element.body.iter(qn("w:tbl")):
        following = table.getnext()
        if isinstance(following, CT_P) and following.style not in _SPACED:
            Paragraph(following, None).paragraph_format.space_before = AFTER_TABLE  # type: ignore[arg-type]  # as above


def _element(tag: str, attributes: Mapping[str, str]) -> BaseOxmlElement:
    found = OxmlElement(tag)
    for name, value in attributes.items():
        found.set(qn(name), value)
    return found


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
