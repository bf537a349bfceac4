"""A guide as a book on sheets: the same content as the page, in chapters, with its sources as footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.guide.content import Guide
from scorecard.guide.criteria import CriterionView
from scorecard.guide.document_evidence import account_lines
from scorecard.guide.drawings import drawings_of
from scorecard.guide.lines import Line
from scorecard.guide.marks import Mark
from scorecard.guide.subjects import CorrectionText, Fact, SubjectView
from scorecard.guide.words import Words
from scorecard.rendering.book import Book, Chapter, SheetWords
from scorecard.rendering.page import Block, Cell, Note, Outline, Prose, Row, Table
from scorecard.rendering.words import capitalised

MANY = 6
"""Subjects from which on each has a row of its own, as no sheet has room for so many columns."""


def book_of_guide(guide: Guide, *, is_drawn: bool = False) -> Book:
    """Return a guide as a book: side by side, one by one, criteria with evidence, what can be said, and the method.

    Args:
        guide: what it shows.
        is_drawn: whether scores are drawn too, for documents that can hold pictures.
    """
    say = guide.words
    drawn = drawings_of(guide) if is_drawn else ()
    chapters = (
        Chapter(say("page.overview"), tuple(_overview(guide))),
        *([Chapter(say("page.plots"), (Prose(say("page.plots.about")), *drawn))] if drawn else ()),
        Chapter(say("page.subjects"), ()),
        *(Chapter(subject.name, tuple(_subject(guide, subject)), 2) for subject in guide.subjects),
        Chapter(say("page.criteria"), (Prose(f"{say('page.criteria.about')} {say('sheet.criteria.notes')}"),)),
        *(Chapter(view.line.title, tuple(_criterion(view, say)), 2) for view in guide.criteria),
        Chapter(say("page.saying"), tuple(_saying(guide))),
        Chapter(say("page.method"), tuple(_method(guide))),
    )
    return Book(guide.title, chapters, tuple(_head(guide)), sheet_words(say))


def sheet_words(say: Words) -> SheetWords:
    """Return what a document says by itself in the language of a guide."""
    return SheetWords(
        language=say.lang,
        is_rtl=say.direction == "rtl",
        numbering=say("sheet.numbering", page="{page}", pages="{pages}"),
        contents=say("page.contents"),
        note=say("sheet.note"),
        as_note=say("sheet.as_note", number="{number}"),
        lacking=say("sheet.lacking", codes="{codes}"),
    )


def _head(guide: Guide) -> Iterator[Block]:
    say, method = guide.words, guide.method
    if guide.options.organisation:
        yield Prose(say("page.published_by", organisation=guide.options.organisation))
    yield Prose(method.neutrality)
    yield Prose(_standard(guide), say("page.standard"))
    if method.edition:
        yield Prose(method.edition, say("label.edition"))
    yield Prose(f"{method.rubric}, {method.fingerprint[:12]}", say("label.rubric"))


def _standard(guide: Guide) -> str:
    method = guide.method
    return "; ".join(part for part in (method.standard_title, method.standard_publisher, method.standard_at) if part)


def _overview(guide: Guide) -> Iterator[Block]:
    say = guide.words
    if guide.method.window:
        yield Prose(guide.method.window)
    yield Prose(guide.method.range_text)
    for unknown in guide.method.unknowns:
        yield Prose(unknown)
    rows = [Row(line.title, tuple(_mark_cell(mark, say) for mark in line.marks), _depth(line)) for line in guide.lines]
    names = tuple(subject.name for subject in guide.subjects)
    caption, first = say("page.overview.caption"), say("column.line")
    if len(names) < MANY:
        yield Table(caption, (first, *names), tuple(rows))
    else:
        yield from _by_line(guide, caption)


def _by_line(guide: Guide, caption: str) -> Iterator[Block]:
    """Yield a table for each line, with a row for each subject."""
    say = guide.words
    for line in guide.lines:
        rows = (Row(subject.name, _mark_cells(mark)) for subject, mark in zip(guide.subjects, line.marks, strict=True))
        yield Table(f"{caption}: {line.title}", _mark_columns(say), tuple(rows))


def _depth(line: Line) -> int:
    return line.depth if line.path else 0


def _mark_cell(mark: Mark, say: Words) -> Cell:
    return Cell.of(
        mark.text,
        mark.could_be,
        mark.band if mark.is_exact else "",
        say("page.coverage", share=mark.coverage_text),
    )


def _mark_columns(say: Words) -> tuple[str, ...]:
    """Return the columns of a table about one subject, or one line, which has room for one each."""
    return (say("column.line"), say("column.score"), capitalised(say("page.word.could_be")), say("column.coverage"))


def _mark_cells(mark: Mark) -> tuple[Cell, ...]:
    return (
        Cell.of(mark.text, mark.band if mark.is_exact else ""),
        Cell.of(mark.could_be),
        Cell.of(mark.coverage_text),
    )


def _subject(guide: Guide, subject: SubjectView) -> Iterator[Block]:
    say = guide.words
    yield from (Prose(fact.text, fact.title) for fact in subject.about)
    yield from (Prose(text) for text in (subject.note, subject.coding, *subject.notes) if text)
    rows = tuple(Row(line.title, _mark_cells(line.marks[subject.place]), _depth(line)) for line in guide.lines)
    yield Table(say("page.subject.scores"), _mark_columns(say), rows)
    if subject.whole.parts:
        yield _outline(say("page.parts"), [f"{part.title}: {part.text}" for part in subject.whole.parts])
    yield _outline(say("label.exposure"), [_fact(fact) for fact in subject.exposure])
    if subject.limits:
        yield _outline(say("label.limits"), subject.limits)
    yield Prose(f"{subject.reply} {subject.reply_text}".strip(), say("label.reply"))
    if subject.corrections:
        yield _outline(say("label.corrections"), [_correction(each) for each in subject.corrections])


def _fact(fact: Fact) -> str:
    return f"{fact.title}: {fact.text}{f' ({fact.meaning})' if fact.meaning else ''}"


def _correction(each: CorrectionText) -> str:
    where = f" ({', '.join(each.paths)})" if each.paths else ""
    return f"{each.date}: {each.what} {each.why}{where}"


def _outline(title: str, lines: Sequence[str]) -> Outline:
    return Outline(((0, title), *((1, line) for line in lines)))


def _criterion(view: CriterionView, say: Words) -> Iterator[Block]:
    if view.within:
        yield Prose(", ".join(view.within))
    if view.question:
        yield Prose(view.question)
    if view.guidance:
        yield Prose(view.guidance)
    said = {
        "label.judged_by": view.judged_by,
        "label.judged_why": view.judged_why,
        "label.themes": "; ".join(view.themes),
        "page.at": view.at,
        "label.weight_why": view.why,
    }
    yield from (Prose(text, say(key).rstrip(":")) for key, text in said.items() if text)
    if view.steps:
        yield Outline(tuple(line for each in view.steps for line in _choice(each.title, each.value_text, each.why)))
    if view.counts:
        yield _outline(say("page.values"), [f"{stage}: {text}" for stage, text in view.counts])
    for key, texts in (("label.does_not_count", view.does_not_count), ("label.near_misses", view.near_misses)):
        if texts:
            yield _outline(say(key), texts)
    if view.reached:
        yield _reached(view, say)
    for account in view.accounts:
        yield account_lines(account, say)


def _reached(view: CriterionView, say: Words) -> Table:
    columns = tuple(say(key) for key in ("column.level", "column.worth", "column.reached", "column.who"))
    rows = (
        Row(
            f"{each.title}: {each.meaning}" if each.meaning else each.title,
            (Cell.of(each.value_text), Cell.of(say.whole(each.count)), Cell.of("; ".join(each.subjects))),
        )
        for each in view.reached
    )
    return Table(say("page.reached"), columns, tuple(rows))


def _saying(guide: Guide) -> Iterator[Block]:
    saying, say = guide.saying, guide.words
    for text in (*saying.sentences, saying.varied):
        if text:
            yield Prose(text)
    if saying.robust:
        yield _outline(say("page.robust"), [pair.text for pair in saying.robust])


def _method(guide: Guide) -> Iterator[Block]:
    method, say = guide.method, guide.words
    note = (Note(method.standard_url),) if method.standard_url else ()
    yield Prose(_standard(guide), say("page.standard"), note)
    yield from (Prose(text) for text in (method.standard_note, method.about) if text)
    yield _outline(say("page.values"), method.formulas)
    yield Outline(tuple(line for each in method.choices for line in _choice(each.title, each.text, each.why)))
    yield _outline(say("label.unknowns"), method.unknowns)
    columns = tuple(say(key) for key in ("column.level", "column.worth", "column.why"))
    for table in method.tables:
        rows = (Row(row.title, (Cell.of(row.value_text), Cell.of(row.why))) for row in table.rows)
        yield Table(table.title, columns, tuple(rows))
    corrections = [_correction(each) for each in method.corrections]
    yield _outline(say("label.corrections"), [*method.correcting, *corrections])
    inputs = [f"{each.kind_word} {each.id}{f': {each.sha256}' if each.sha256 else ''}" for each in method.inputs]
    versions = [f"{method.rubric}, {say('label.fingerprint')} {method.fingerprint}", method.library, *inputs]
    yield _outline(say("page.versions"), versions)
    yield _outline(say("label.recompute"), [method.fill_in, *method.commands])


def _choice(title: str, text: str, why: str) -> Iterator[tuple[int, str]]:
    yield 0, f"{title}: {text}"
    if why:
        yield 1, why
