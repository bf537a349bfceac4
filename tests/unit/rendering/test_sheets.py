"""Documents on sheets: headings, tables with heads that stand again, notes, tags, and the same bytes every time."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import typst
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from pypdf import PdfReader
from sheets import docx_notes, docx_seen, docx_text, pdf_tags, pdf_text, squeezed

from scorecard.problem import OutputError
from scorecard.rendering.book import Book, Branch, Chapter, SheetWords, book_of, branches, lies, shares, stretches
from scorecard.rendering.glyphs import covered
from scorecard.rendering.page import Cell, Note, Outline, Page, Prose, Row, Table
from scorecard.rendering.pdf import book_as_pdf, page_as_pdf
from scorecard.rendering.word import book_as_docx, page_as_docx

NARROW = Table(
    "Scores",
    ("Line", "Arcadia"),
    (
        Row("Disclosure", (Cell(("53", "could be 50 to 60"), ";", (Note("Gazette, 2022"),)),)),
        Row("Registers", (Cell.of("not known"),), 1),
    ),
)
WIDE = Table("Wide", ("Line", *"ABCDE"), (Row("x" * 30, (Cell.of("y" * 30),) * 5),), "right")
CITED = (qn("w:footnoteReference"), qn("w:fldSimple"))
"""What stands for a note where it is cited."""
TREE = Outline(((0, "whole"), (1, "act"), (2, "Gazette"), (1, "other"), (0, "end")), {2: Note("Gazette")})
PAGE = Page("Title & <b>", (Prose("Said.", "Read", (Note("one"), Note("two"))), NARROW, TREE))
LONG = Book(
    "Guide",
    (
        Chapter("First", (NARROW,)),
        Chapter("Below", (Prose("More."),), 2),
        Chapter("Broad", (WIDE,)),
        Chapter("End", ()),
    ),
    (Prose("By the League."),),
    SheetWords("es", contents="Contenido", numbering="{page} de {pages}"),
)


def test_a_line_that_says_where_another_is_from_is_its_note() -> None:
    """An outline becomes a tree, with its sources as notes of what they are sources of."""
    below = (Branch("act", (Note("Gazette"),), ()), Branch("other", (), ()))
    assert (Branch("whole", (), below), Branch("end", (), ())) == branches(TREE)


def test_an_empty_outline_has_no_branches() -> None:
    """Nothing becomes nothing."""
    assert () == branches(Outline(()))


def test_a_broad_table_turns_its_sheets() -> None:
    """Sheets lie on their sides where the longest lines of a table's columns do not fit beside each other."""
    assert (False, True, False) == (lies((NARROW,)), lies((Prose("a"), WIDE)), lies(()))


def test_columns_share_the_line() -> None:
    """Columns take the line by the length of their own lines, and share it where they are alike or empty."""
    assert [10, 17] == [27 * share for share in shares(NARROW)]
    assert [1, 1] == [2 * share for share in shares(Table("", ("A", "B"), ()))]


def test_a_long_rest_stands_upright() -> None:
    """Sheets lie up to the last broad table; what follows turns them again where it fills a sheet."""
    short, rest = (Prose("a"),), (Outline(((0, "a" * 1_500),)), Prose("a" * 1_500))
    assert ((False, short),) == stretches(short)
    assert ((True, (*short, WIDE, *short)),) == stretches((*short, WIDE, *short))
    assert ((True, (*short, WIDE)), (False, rest)) == stretches((*short, WIDE, *rest))
    assert ((True, (WIDE, *rest, WIDE)),) == stretches((WIDE, *rest, WIDE))


def test_sheets_turn_within_a_page() -> None:
    """A page with a broad table and a long rest lies first, and stands from where the rest begins."""
    page = Page("T", (WIDE, Prose("words " * 600)))
    sheets = PdfReader(io.BytesIO(page_as_pdf(page))).pages
    assert [(True, 0), (False, 600)] == [
        (sheet.mediabox.width > sheet.mediabox.height, sheet.extract_text().count("words")) for sheet in sheets
    ]
    document = Document(io.BytesIO(page_as_docx(page)))
    assert [WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT] == [section.orientation for section in document.sections]
    assert ["End of Sheets", "Normal"] == [seen[0] for seen in docx_seen(page_as_docx(page))[-2:]]


def test_a_word_document_says_what_stands_on_the_page() -> None:
    """Title, prose, caption, rows and outline have styles of their own, and notes stand at their places."""
    assert [
        ["Title", "Title & <b>", "0"],
        ["Normal", "Read: Said.,", "2"],
        ["Caption", "Scores", "0"],
        ["row", "Table Heading", "Line", "0", "Table Heading", "Arcadia", "0"],
        ["row", "Row Title Strong", "Disclosure", "0", "Table Text", "53;\ncould be 50 to 60", "1"],
        ["row", "Row Title 1", "Registers", "0", "Table Text", "not known", "0"],
        ["Outline Line", "whole", "0"],
        ["Outline Line", "act", "1"],
        ["Outline Line", "other", "0"],
        ["Outline Line", "end", "0"],
        *(["note", note] for note in ("one", "two", "Gazette, 2022", "Gazette")),
    ] == docx_seen(page_as_docx(PAGE))


def test_items_of_a_word_list_know_their_depth() -> None:
    """The lines of an outline are items of one list, each at its level; beyond nine the level is the ninth."""
    lines = tuple((depth, f"line {depth}") for depth in range(11))
    document = Document(io.BytesIO(page_as_docx(Page("T", (Outline(lines),)))))
    levels = [level.get(qn("w:val")) for level in document.element.body.iter(qn("w:ilvl"))]
    assert [*"012345678", "8", "8"] == levels


def test_heads_of_word_tables_stand_again() -> None:
    """The first row is a head that is repeated, no row is broken, and the table says what it is."""
    table = Document(io.BytesIO(page_as_docx(PAGE))).tables[0]._tbl  # noqa: SLF001  # python-docx has no door to it
    rows = [{child.tag for child in row.get_or_add_trPr()} for row in table.tr_lst]
    split, head = qn("w:cantSplit"), qn("w:tblHeader")
    assert [{split, head}, {split}, {split}] == rows
    [look] = table.tblPr.findall(qn("w:tblLook"))
    assert ("1", "1") == (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn")))
    assert ["Scores"] == [found.get(qn("w:val")) for found in table.tblPr.findall(qn("w:tblCaption"))]


def test_a_word_document_says_little_of_itself() -> None:
    """Title and language are set; there is no author, no comment, no time of day, and no picture of the template."""
    document = Document(io.BytesIO(book_as_docx(LONG)))
    about = document.core_properties
    assert ("Guide", "es", "", "") == (about.title, about.language, about.author, about.comments)
    assert (1980, 1980) == (about.created.year if about.created else 0, about.modified.year if about.modified else 0)
    assert [] == [part.partname for part in document.part.package.iter_parts() if "thumbnail" in part.partname]
    assert {"es"} == {place.get(qn("w:val")) for place in document.styles.element.iter(qn("w:lang"))}


def test_a_word_document_holds_what_it_uses() -> None:
    """Of the template's hundred looks of tables, its second copy of all styles and its data nothing is left."""
    document = Document(io.BytesIO(book_as_docx(LONG)))
    tables = [style.name for style in document.styles if style.type == WD_STYLE_TYPE.TABLE]
    assert ["Normal Table", "Scorecard Table"] == tables
    names = {str(part.partname) for part in document.part.package.iter_parts()}
    assert set() == {name for name in names if "Effects" in name or "custom" in name}


def test_a_word_book_lists_its_chapters_and_turns_its_sheets() -> None:
    """Each chapter is a heading that the list links to; the one with the broad table lies on its side."""
    document = Document(io.BytesIO(book_as_docx(LONG)))
    links = [link.get(qn("w:anchor")) for link in document.element.body.iter(qn("w:hyperlink"))]
    marks = {mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))}
    assert ["chapter_1", "chapter_2", "chapter_3", "chapter_4"] == links
    assert {*links, "_note_1"} == marks
    upright, lying = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert [upright, lying, upright] == [section.orientation for section in document.sections]
    headings = [each.text for each in document.paragraphs if each.style and each.style.name == "Heading 1"]
    assert ["First", "Broad", "End"] == headings


def test_word_brings_the_list_of_chapters_up_to_date() -> None:
    """The list is a field, with lines in Word's own styles, so that Word can add the numbers of sheets to it."""
    document = Document(io.BytesIO(book_as_docx(LONG)))
    [field] = [each.text for each in document.element.body.iter(qn("w:instrText"))]
    assert r'TOC \o "1-2" \h' == field
    kinds = [each.get(qn("w:fldCharType")) for each in document.element.body.iter(qn("w:fldChar"))]
    lines = [each[:2] for each in docx_seen(book_as_docx(LONG)) if each[0].lower().startswith("toc")]
    assert ["begin", "separate", "end"] == kinds
    assert [
        ["TOC Heading", "Contenido"],
        ["toc 1", "First"],
        ["toc 2", "Below"],
        ["toc 1", "Broad"],
        ["toc 1", "End"],
    ] == lines


@pytest.mark.parametrize("is_rtl", [False, True])
def test_a_word_document_begins_where_its_language_does(is_rtl: bool) -> None:  # noqa: FBT001  # as pytest gives it
    """Paragraphs, lists and tables run from right to left in a language that does, and only there."""
    book = Book("T", (), (NARROW, TREE), SheetWords("he", is_rtl))
    document = Document(io.BytesIO(book_as_docx(book)))
    defaults = list(document.styles.element.iter(qn("w:pPrDefault")))
    tables = [table._tbl.tblPr for table in document.tables]  # noqa: SLF001  # python-docx has no door to it
    assert [is_rtl, is_rtl] == [
        any(True for _ in each.iter(tag))
        for each, tag in ((defaults[0], qn("w:bidi")), (tables[0], qn("w:bidiVisual")))
    ]


def test_a_word_sheet_has_its_number() -> None:
    """The foot of each sheet holds its number and how many there are, as fields, in the words of the language."""
    foot = Document(io.BytesIO(book_as_docx(LONG))).sections[0].footer.paragraphs[0]
    fields = [each.get(qn("w:instr")) for each in foot._p.iter(qn("w:fldSimple"))]  # noqa: SLF001  # no door to it
    assert (["PAGE", "NUMPAGES"], " de ") == (fields, foot.text)


def test_a_pdf_is_tagged() -> None:
    """A PDF says its title and language, and what is a heading, a list, a table's head, its caption and a note."""
    data = book_as_pdf(LONG)
    reader = PdfReader(io.BytesIO(data))
    root: Any = reader.trailer["/Root"]
    assert ("Guide", "es", True) == (
        reader.metadata and reader.metadata.title,
        root["/Lang"],
        root["/MarkInfo"]["/Marked"],
    )
    metadata = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "CreateDate" not in metadata
    plain = Page("T", (Outline(((0, "a"), (1, "b"))),))
    assert 2 == pdf_tags(page_as_pdf(plain)).count("LI")
    tags = pdf_tags(page_as_pdf(PAGE))
    assert {"Table": 1, "TR": 3, "TH": 2, "TD": 4, "Caption": 1, "Note": 4, "LI": 0} == {
        tag: tags.count(tag) for tag in ("Table", "TR", "TH", "TD", "Caption", "Note", "LI")
    }


def test_a_pdf_says_what_stands_on_the_page() -> None:
    """Every text of a page stands in its PDF, as it is."""
    found = squeezed(pdf_text(page_as_pdf(PAGE)))
    texts = ("Title & <b>", "Read: Said.", "Scores", "53;could be 50 to 60", "Gazette, 2022", "whole", "Gazette")
    assert [] == [text for text in texts if squeezed(text) not in found]


def test_sheets_of_a_pdf_turn_with_their_tables() -> None:
    """The chapter with the broad table lies on its side, and the others stand; each sheet has its number."""
    pages = PdfReader(io.BytesIO(book_as_pdf(LONG))).pages
    assert [False, False, True, False] == [page.mediabox.width > page.mediabox.height for page in pages]
    assert ["1 de 4", "2 de 4", "3 de 4", "4 de 4"] == [page.extract_text()[-6:] for page in pages]


def test_heads_of_pdf_tables_stand_again() -> None:
    """The head of a table that goes over sheets stands on each of them."""
    table = Table("Long", ("Line", "Score"), tuple(Row(f"row {number}", (Cell.of("1"),)) for number in range(120)))
    pages = PdfReader(io.BytesIO(page_as_pdf(Page("T", (table,))))).pages
    assert [1] * len(pages) == [page.extract_text().count("Line Score") for page in pages]
    assert len(pages) >= 3


def test_characters_that_fonts_lack_are_said() -> None:
    """A character that no font of the PDF has stands as its code, and a note lists it."""
    text = pdf_text(page_as_pdf(Page("T", (Prose("\u6771 and \U0001f389 and \u00e9."),))))
    assert squeezed("U+6771 and U+1F389 and \u00e9.") in squeezed(text)
    assert squeezed("stand as their codes: U+6771, U+1F389.") in squeezed(text)


def test_words_of_sheets_that_fonts_lack_are_said() -> None:
    """The words that a document adds stand as codes too where no font has them."""
    words = SheetWords(contents="\u76ee", numbering="{page} \u9875", as_note="\u6ce8 {number}")
    book = Book("T", (Chapter("A", TWICE), Chapter("B", ())), (), words)
    found = squeezed(pdf_text(book_as_pdf(book)))
    assert (True, True) == ("U+76EE" in found, "1U+9875" in found)
    assert (True, True) == ("article2;U+6CE81" in found, "theircodes:U+6CE8,U+76EE,U+9875." in found)


def test_a_page_whose_letters_are_all_there_has_no_note() -> None:
    """Nothing is said where nothing lacks."""
    assert "fonts" not in pdf_text(page_as_pdf(PAGE))


def test_letters_that_do_not_go_together_are_written_as_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters that typst refuses where they stand are codes, and no others; the note lists what lacks."""
    monkeypatch.setattr("scorecard.rendering.pdf.covered", lambda: covered() | {"\u6771", "\u302a"})
    text = pdf_text(page_as_pdf(Page("T", (Prose('\u6771 \u0436 \u010d "\u302a'), Prose("\U0001f389")))))
    assert squeezed('U+6771 \u0436 \u010d "U+302A') in squeezed(text)
    assert squeezed("stand as their codes: U+302A, U+6771, U+1F389.") in squeezed(text)


def test_what_typst_refuses_is_one_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """What typst refuses for another reason than its fonts is no matter of letters, and ends in one line."""
    monkeypatch.setattr("scorecard.rendering.pdf.lies", lambda _: "no")
    with pytest.raises(OutputError, match=r"^typst cannot lay this out: expected boolean, found string$"):
        page_as_pdf(Page("T", (Prose("\u6771"),)))


def test_the_fonts_have_what_they_are_said_to_have() -> None:
    """Every character of the list can be set, upright and bold."""
    words = " ".join(sorted(covered()))
    source = (
        '#set document(title: "T")\n#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"), fallback: false)\n'
        '#title()\n#for each in sys.inputs.at("words").split(" ") [#box(each) *#box(each)* ]'
    )
    made = typst.compile(source.encode(), ignore_system_fonts=True, pdf_standards="ua-1", sys_inputs={"words": words})
    assert made.startswith(b"%PDF")


@pytest.mark.parametrize("make", [book_as_docx, book_as_pdf])
def test_the_same_book_gives_the_same_bytes(make: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same book gives the same bytes again, and in another folder, zone and locale."""
    first = make(LONG)
    monkeypatch.chdir(tmp_path)
    assert first == make(LONG)
    code = (
        f"import sys; from unit.rendering.test_sheets import LONG, {make.__name__} as make;"
        "sys.stdout.buffer.write(make(LONG))"
    )
    env = {**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "99"}
    env["PYTHONPATH"] = os.pathsep.join(sys.path)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=env, cwd=tmp_path)
    assert first == done.stdout


def test_a_word_document_has_a_note_for_each_that_is_cited() -> None:
    """Notes stand in the order in which they are cited, control characters visible."""
    page = Page(
        "T", (Prose("a", "", (Note("one\x00"),)), Table("", ("A",), (Row("b", ()),)), Prose("c", "", (Note("two"),)))
    )
    assert ["one\\x00", "two"] == docx_notes(page_as_docx(page))
    assert book_as_docx(book_of(page)) == page_as_docx(page)


TWICE = (
    Prose("a", "", (Note("Gazette", "article 1"), Note("Gazette", "article 2"))),
    Prose("b", "", (Note("Gazette", "article 1"), Note("Herald"), Note("Gazette"))),
)
NOTES = ["article 1; Gazette", "article 2; as note 1", "Herald", "as note 1"]
NEXT = Book("T", (Chapter("First", TWICE), Chapter("Second", TWICE)))


def test_a_word_document_names_a_source_in_full_once() -> None:
    """A later note on a source says which one names it; the number of a note that says the same stands again."""
    document = Document(io.BytesIO(page_as_docx(Page("T", TWICE))))
    seen = [
        [each.get(qn("w:id")) or each.get(qn("w:instr")) for each in paragraph._p.iter(*CITED)]  # noqa: SLF001  # no door
        for paragraph in document.paragraphs[1:]
    ]
    assert [["1", "2"], [r"NOTEREF _note_1 \f \h", "3", "4"]] == seen
    assert NOTES == docx_notes(page_as_docx(Page("T", TWICE)))


def test_numbers_of_word_notes_follow_their_notes() -> None:
    """What names a note leads to the place where that is cited, so that Word numbers it anew with the notes."""
    data = page_as_docx(Page("T", TWICE))
    with ZipFile(io.BytesIO(data)) as archive:
        notes = parse_xml(archive.read("word/footnotes.xml"))
        body = parse_xml(archive.read("word/document.xml"))
    fields = [each.get(qn("w:instr")) for part in (body, notes) for each in part.iter(qn("w:fldSimple"))]
    assert {r"NOTEREF _note_1 \f \h", r"NOTEREF _note_1 \h"} == set(fields)
    places = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    assert ["_note_1", "_note_2", "_note_3", "_note_4"] == places


def test_a_pdf_names_a_source_in_full_once() -> None:
    """A later note on a source says which one names it; the number of a note that says the same stands again."""
    data = page_as_pdf(Page("T", TWICE))
    found = squeezed(pdf_text(data))
    assert squeezed(f"T a1,2 b1,3,4 {''.join(f'{number}{note}' for number, note in enumerate(NOTES, 1))}") == found
    assert 4 == pdf_tags(data).count("Note")


@pytest.mark.parametrize("make", [book_as_docx, book_as_pdf])
def test_each_chapter_names_its_sources_in_full(make: Any) -> None:
    """A reader who has one chapter alone finds each of its sources named in full."""
    read = {book_as_docx: docx_text, book_as_pdf: pdf_text}[make]
    found = squeezed(read(make(NEXT)))
    assert (2, 2, 2) == tuple(found.count(squeezed(text)) for text in ("article 1; Gazette", "as note 1", "as note 5"))
