"""Checks of fairness that look at what comes out: the comparison is rendered, and each output is searched."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterator

from scorecard.analysis.colours import clash, colours_of
from scorecard.analysis.fairness_case import Case
from scorecard.analysis.html_looks import subjects_that_look_different
from scorecard.model.fairness import Remark
from scorecard.rendering import latex, markdown
from scorecard.rendering.text import one_line

READ = ("text", "markdown", "html", "latex")
"""Formats for readers."""
RANK = {
    "text": re.compile(r"(?m)^ *Rank(?=  |$)|  Rank(?=  |$)"),
    "markdown": re.compile(r"\| *Rank *\|"),
    "html": re.compile(r"<th[^>]*>\s*Rank\s*</th>"),
    "latex": re.compile(r"(?m)(?:^|& )Rank(?= &| \\\\)"),
    "csv": re.compile(r"\A[^\r\n]*\brank\b"),
    "csv-excel": re.compile(r"\A[^\r\n]*\brank\b"),
    "json": re.compile(r'(?m)^  "ranks": '),
}
"""Where ranks stand in each format: a row or column of that title, or a field."""
EMPHASIS = {
    "text": re.compile("\x1b\\["),
    "markdown": re.compile(r"(?m)^\|.*(?:(?<!\\)(?:\*\*|__)|<(?:b|strong|mark|span|font)\b)"),
    "latex": re.compile(
        r"(?m)^(?!\\multicolumn|\\toprule).*\\(?:text|cell|row)?color(?:box)?\b|^(?!\\multicolumn).* & .*\\textbf"
    ),
}
"""What marks one cell of a table before others."""


def order_as_given(case: Case) -> Iterator[Remark]:
    """Outputs in which subjects stand in another order than the one given."""
    for marks, outputs in case.marked:
        for form, text in outputs.items():
            places = [text.casefold().find(mark) for mark in marks]
            if -1 in places:
                yield Remark("not_met", "the output does not name every subject", path=form)
            elif places != sorted(places):
                yield Remark("not_met", "the output does not keep the order in which records were given", path=form)


def no_ranks_unless_asked(case: Case) -> Iterator[Remark]:
    """Ranks where nobody asked for them; where somebody did, that is stated."""
    if case.comparison.ranked:
        yield Remark("stated", "ranks are shown, as asked; outputs say what a rank does not mean")
        return
    titles = {node.title for node in case.comparison.rubric.tree.walk()}
    for form, pattern in RANK.items():
        if "Rank" not in titles and pattern.search(case.outputs[form]):
            yield Remark("not_met", "the output shows ranks, and nobody asked for them", path=form)


def nobody_is_marked(case: Case) -> Iterator[Remark]:
    """Outputs in which the cells of one subject look different from those of another."""
    for form, pattern in EMPHASIS.items():
        if match := pattern.search(case.outputs[form]):
            said = f"a cell is set off from others: {one_line(match[0])[-60:]}"
            yield Remark("not_met", said, path=form)
    names = [card.record.subject.name for card in case.cards]
    for said in subjects_that_look_different(case.outputs["html"], [one_line(name) for name in names]):
        yield Remark("not_met", said, path="html")


def no_telling_colours(case: Case) -> Iterator[Remark]:
    """A red beside a green, which say good and bad, or beside a blue, which say which party."""
    if pair := clash(colours_of(case.outputs["html"])):
        said = f"the page has a {pair[0].hue} ({pair[0].text}) beside a {pair[1].hue} ({pair[1].text})"
        yield Remark("not_met", said, path="html")


def standard_is_printed(case: Case) -> Iterator[Remark]:
    """A standard without its author, and outputs that do not say whose standard it is."""
    standard = case.comparison.rubric.standard
    if standard.publisher is None:
        said = "the rubric does not say who published its standard; add 'publisher'"
        yield Remark("not_met", said, path="standard.publisher")
    for form in READ:
        if not is_said(str(standard), case.outputs[form], form):
            yield Remark("not_met", f"the output does not name the standard: {standard}", path=form)
    for row in csv.DictReader(io.StringIO(case.outputs["csv"])):
        if row.get("standard") != str(standard):
            yield Remark("not_met", f"a row does not name the standard: {standard}", path="csv")
            break
    if json.loads(case.outputs["json"]).get("standard", {}).get("title") != standard.title:
        yield Remark("not_met", f"the output does not name the standard: {standard}", path="json")


def window_is_printed(case: Case) -> Iterator[Remark]:
    """Outputs that do not say of when the sources are, and up to which day they were looked for."""
    for card in case.cards:
        dates = [text for text in (card.exposure.oldest, card.exposure.newest, card.exposure.as_of) if text]
        for form in READ:
            missing = [
                text for text in ("Sources dated", "As of", *dates) if not is_said(text, case.outputs[form], form)
            ]
            if missing:
                said = f"the output does not say of when the sources are: {', '.join(missing)}"
                yield Remark("not_met", said, card.record.subject.id, form)


def limits_are_printed(case: Case) -> Iterator[Remark]:
    """Records that state no limit, and outputs that leave one out."""
    for card in case.cards:
        subject = card.record.subject.id
        if not card.record.limits:
            yield Remark("not_met", "the record states no limit of its sources; add 'limits'", subject, "limits")
        for number, limit in enumerate(card.record.limits):
            for form in READ:
                if not is_said(limit, case.outputs[form], form):
                    yield Remark(
                        "not_met", f"the output leaves out the limit: {limit}", subject, f"{form}: limits.{number}"
                    )


def is_said(said: str, output: str, form: str) -> bool:
    """Tell whether a text stands in an output, as its format writes it."""
    if form == "html":
        return one_line(said) in html.unescape(output)
    written = {"text": one_line, "markdown": markdown.escape, "latex": latex.escape}[form](said)
    return written in output
