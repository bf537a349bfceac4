"""A guide as a workbook: the sheets of its comparison in the guide's language, and what the guide says around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from scorecard.guide.content import Guide
from scorecard.guide.words import Words
from scorecard.model.words import Direction, SourceKind, Stage
from scorecard.rendering.comparison_sheets import DOCUMENTED, comparison_grids
from scorecard.rendering.files import workbook_as_xlsx
from scorecard.rendering.grid import Grid
from scorecard.rendering.words import OUTCOMES, TOGETHER

TERMS = {
    "Comparison": "sheet.comparison",
    "Criteria": "sheet.criteria",
    "Evidence": "sheet.evidence",
    "Sources": "sheet.sources",
    "Path": "sheet.path",
    "Title": "sheet.title",
    "Tier": "sheet.tier",
    "lowest": "sheet.lowest",
    "highest": "sheet.highest",
    "coverage": "sheet.coverage",
    "Rank": "sheet.rank",
    "Subject id": "sheet.subject_id",
    "Subject": "sheet.subject",
    "Criterion": "sheet.criterion",
    "Outcome": "sheet.outcome",
    "Lowest": "sheet.lower",
    "Highest": "sheet.upper",
    "Exact score": "sheet.exact_score",
    "Exact lowest": "sheet.exact_lower",
    "Exact highest": "sheet.exact_upper",
    "Rests on": "sheet.rests_on",
    "Act": "sheet.act",
    "Action": "sheet.action",
    "Date": "sheet.date",
    "Stage": "sheet.stage",
    "Direction": "sheet.direction",
    "Points": "sheet.points",
    "Exact points": "sheet.exact_points",
    "Summary": "sheet.summary",
    "Source id": "sheet.source_id",
    "Source": "sheet.source",
    "Publisher": "sheet.publisher",
    "Kind": "sheet.kind",
    "At": "sheet.at",
    "Quote": "sheet.quote",
    "Web address": "sheet.address",
    "Covers": "sheet.covers",
    "Characters": "sheet.characters",
    "SHA-256": "sheet.sha256",
    "Note": "sheet.note",
    "act": "sheet.an_act",
    "observation": "sheet.an_observation",
    "Score": "column.score",
    "Coverage": "column.coverage",
    "Band": "column.band",
    DOCUMENTED: "page.word.documented",
    TOGETHER: "line.together",
    **{word: f"outcome.{outcome}" for outcome, word in OUTCOMES.items()},
    **{stage: f"stage.{stage}" for stage in get_args(Stage)},
    **{direction: f"direction.{direction}" for direction in get_args(Direction)},
    **{kind: f"source.{kind}" for kind in get_args(SourceKind)},
}
"""The messages that stand for the words of the sheets of a comparison."""
Said = tuple[str, str]
"""A label and a text."""


def guide_xlsx(guide: Guide) -> bytes:
    """Return a guide as a workbook (XLSX); its numbers are those of its comparison, as they are shown.

    Raises:
        OutputError: when xlsxwriter is not there, or a text is longer than a cell may be.
    """
    return workbook_as_xlsx(guide.title, guide_grids(guide))


def guide_grids(guide: Guide) -> tuple[Grid, ...]:
    """Return the sheets of a guide: what it says, then those of its comparison."""
    words = guide.words
    said = (*_head(guide), *_saying(guide), *_subjects(guide), *_method(guide))
    about = Grid(name=words("sheet.about"), columns=("", words("sheet.about_workbook")), rows=said)
    return about, *comparison_grids(guide.comparison, lambda word: _said(words, word))


def _said(words: Words, word: str) -> str:
    return words(TERMS[word])


def _labelled(label: str, texts: tuple[str, ...]) -> Iterator[Said]:
    """Yield texts, the first beside the label; none that is empty."""
    for number, text in enumerate(filter(None, texts)):
        yield ("" if number else label, text)


def _head(guide: Guide) -> Iterator[Said]:
    words, method = guide.words, guide.method
    publisher = guide.options.organisation
    yield words("sheet.title"), guide.title
    yield from _labelled("", (words("page.published_by", organisation=publisher) if publisher else "",))
    standard = (method.standard_title, method.standard_publisher, method.standard_at, method.standard_url)
    yield words("page.standard"), words("list.comma").join(filter(None, standard))
    yield from _labelled("", (method.standard_note, method.neutrality, method.about))
    yield from _labelled(words("page.reading"), (method.range_text, *method.unknowns))


def _saying(guide: Guide) -> Iterator[Said]:
    saying = guide.saying
    texts = (*saying.sentences, saying.varied)
    yield from _labelled(guide.words("page.saying"), texts)


def _subjects(guide: Guide) -> Iterator[Said]:
    """Yield what a reader must know of each subject: limits of its sources, coding, reply, corrections."""
    for each in guide.subjects:
        facts = tuple(f"{fact.title}: {fact.text}" for fact in (*each.about, *each.exposure))
        limits = (f"{guide.words('label.limits')}: {limit}" for limit in each.limits)
        told = (each.note, *limits, each.coding, *each.notes, each.reply, each.reply_text)
        corrections = tuple(f"{one.date}: {one.what} ({one.why})" for one in each.corrections)
        yield from _labelled(each.name, (*facts, *told, *corrections))


def _method(guide: Guide) -> Iterator[Said]:
    words, method = guide.words, guide.method
    yield from _labelled(words("page.method"), tuple(f"{each.title}: {each.text}" for each in method.choices))
    yield from _labelled(words("page.values"), method.formulas)
    corrections = tuple(f"{one.date}: {one.what} ({one.why})" for one in method.corrections)
    yield from _labelled(words("label.corrections"), (*method.correcting, *corrections, method.window))
    for label, text in (("rubric", method.rubric), ("fingerprint", method.fingerprint), ("library", method.library)):
        yield words(f"label.{label}"), text
    yield from _labelled(words("label.edition"), (method.edition,))
    inputs = tuple(f"{each.kind_word} {each.id}: SHA-256 {each.sha256}" for each in method.inputs)
    yield from _labelled(words("page.versions"), inputs)
    yield from _labelled(words("label.recompute"), (method.fill_in, *method.commands))
