"""A guide as a document: what the page says, in chapters, and a footnote for each source that is cited."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest
from sheets import docx_notes, docx_text, pdf_figures, pdf_tags, pdf_text, squeezed

from scorecard.cli.main import exit_code
from scorecard.guide import document
from scorecard.guide.content import Guide
from scorecard.guide.document import book_of_guide
from scorecard.guide.drawings import STYLE
from scorecard.guide.figures import said_of
from scorecard.guide.look import Look
from scorecard.guide.make import make_guide
from scorecard.guide.options import GuideOptions
from scorecard.guide.writers import WRITERS
from scorecard.reading.load import load_records, load_rubric
from scorecard.scoring.compare import compare

HERE = Path(__file__).parent.parent.parent / "golden" / "input"
LANGUAGES = ["en", "es"]


@functools.cache
def guide_in(lang: str, name: str = "") -> Guide:
    """Return a guide of the small example, in a language; the first of its subjects may have another name."""
    rubric = load_rubric(str(HERE / "rubric.yaml"))
    first, second = (load_records(str(HERE / f"{name}.yaml"), rubric=rubric)[0] for name in ("arcadia", "borduria"))
    subject = first.subject.model_copy(update={"name": name or first.subject.name})
    records = [first.model_copy(update={"subject": subject}), second]
    return make_guide(compare(rubric, records), GuideOptions(organisation="League", lang=lang, draws=0))


@functools.cache
def words_in(lang: str, ending: str) -> str:
    """Return the words of a document, without white space."""
    made = WRITERS[ending](guide_in(lang))
    return squeezed(docx_text(made) if ending == ".docx" else pdf_text(made))


def cited(guide: Guide) -> list[str]:
    """Return the titles of the sources that are cited, one for each citation."""
    accounts = [account for view in guide.criteria for account in view.accounts]
    seen = [each.source.title for account in accounts if account.seen for each in account.seen.citations]
    acts = [report for account in accounts for act in account.acts for report in act.reports]
    return seen + [each.source.title for report in acts for each in report.citations]


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_document_holds_every_mark(lang: str, ending: str) -> None:
    """Every score, bound, coverage, question and limit of a guide stands in its documents, in its language."""
    guide = guide_in(lang)
    marks = [mark for line in guide.lines for mark in line.marks]
    texts = {text for mark in marks for text in (mark.text, mark.could_be, mark.coverage_text)}
    texts |= {view.question for view in guide.criteria} | {limit for each in guide.subjects for limit in each.limits}
    texts |= {guide.title, guide.method.neutrality, guide.method.fingerprint, *guide.method.unknowns}
    texts |= {guide.method.fill_in, *guide.saying.sentences}
    assert [] == [text for text in texts if squeezed(text) not in words_in(lang, ending)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_document_has_a_footnote_for_each_citation(lang: str) -> None:
    """Each source that is cited has its footnote, in both documents, beside that of the standard's address."""
    guide = guide_in(lang)
    sources, standard = cited(guide), 1 if guide.method.standard_url else 0
    assert len(sources) >= 3
    notes = docx_notes(WRITERS[".docx"](guide))
    assert [] == [title for title, note in zip(sources, notes, strict=False) if title not in " ".join(notes)]
    assert [len(sources) + standard] * 2 == [len(notes), pdf_tags(WRITERS[".pdf"](guide)).count("Note")]


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_document_tells_of_footnotes_where_the_page_tells_of_links(lang: str, ending: str) -> None:
    """What a page says of its links stands in no document, as there the sources are footnotes."""
    say, found = guide_in(lang).words, words_in(lang, ending)
    links, notes = (squeezed(say(key)) for key in ("page.criteria.links", "sheet.criteria.notes"))
    assert (False, True) == (links in found, notes in found)
    assert say("page.criteria.links") in WRITERS[".html"](guide_in(lang)).decode("utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_pdf_draws_the_scores(lang: str) -> None:
    """A PDF holds what explains a plot and the plot of each strategy, says what they are, and has their numbers."""
    guide = guide_in(lang)
    say, lines = guide.words, Look(guide).plotted
    about = say("plot.description", table=say("page.overview"))
    said = [say("plot.example.description"), *(f"{say('plot.title', line=line.title)}. {about}" for line in lines)]
    assert said == pdf_figures(WRITERS[".pdf"](guide))
    marks = [said_of(mark, say) for line in lines for mark in line.marks]
    assert [] == [mark for mark in marks if squeezed(mark) not in words_in(lang, ".pdf")]


def test_pictures_have_the_colours_of_the_page() -> None:
    """What a picture on a sheet is drawn with is what the page draws it with in daylight."""
    css = (Path(document.__file__).parent / "static" / "guide.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"--(ink|quiet|rule|edge): (?:var\(--guide-\w+, )?(#\w+)", css.partition("@media")[0]))
    drawn = dict(re.findall(r"\.(\w+) \{ (?:stroke|fill): (#\w+)", STYLE))
    steps = dict(re.findall(r"\.(a[0-9]) \{ fill: (#\w+)", css))
    names = {"tick": "quiet", "grid": "rule", "span": "edge", "gap": "edge", "dot": "ink"}
    assert {class_: light[name] for class_, name in names.items()} | steps == drawn | {"tick": light["quiet"]}
    assert (5, f"fill: {light['quiet']}" in STYLE, f"fill: {light['ink']}" in STYLE) == (len(steps), True, True)


def test_letters_of_a_picture_are_codes_where_the_fonts_lack_them() -> None:
    """A name whose letters no font has stands as codes in a picture too, and the note lists them."""
    found = squeezed(pdf_text(WRITERS[".pdf"](guide_in("en", name="\u6771 & <b>"))))
    assert (True, True) == ("U+6771&<b>+" in found or "U+6771&<b>" in found, "theircodes:U+6771." in found)


def test_a_document_has_a_chapter_for_each_part() -> None:
    """Each subject and each criterion has a heading below its part."""
    chapters = [(chapter.level, chapter.title) for chapter in book_of_guide(guide_in("en")).chapters]
    subjects = [(2, subject.name) for subject in guide_in("en").subjects]
    criteria = [(2, view.line.title) for view in guide_in("en").criteria]
    assert [
        (1, "Side by side"),
        (1, "One by one"),
        *subjects,
        (1, "Criteria and evidence"),
        *criteria,
        (1, "What the data can and cannot say"),
        (1, "Method"),
    ] == chapters


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
def test_the_ending_makes_a_document(tmp_path: Path, ending: str) -> None:
    """The command writes the same document as Python does."""
    place = tmp_path / f"guide{ending}"
    records = [str(HERE / f"{name}.yaml") for name in ("arcadia", "borduria")]
    call = ["guide", *records, "--rubric", str(HERE / "rubric.yaml"), "--organisation", "League", "--draws", "0"]
    assert 0 == exit_code([*call, "-o", str(place)])
    assert squeezed(guide_in("en").title) in words_in("en", ending)
    assert place.read_bytes()[:4] in {b"%PDF", b"PK\x03\x04"}
