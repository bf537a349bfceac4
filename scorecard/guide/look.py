"""How a guide's content becomes a page: what its templates ask for beside the content itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from markupsafe import Markup

from scorecard.guide.act_places import ActPlace, act_places
from scorecard.guide.assets import File, files_of, policy_of, script_of, style_of
from scorecard.guide.cells import Cells
from scorecard.guide.charts import CELL, CELL_AXIS, CELL_GRID, HATCHED, PIES
from scorecard.guide.content import Guide
from scorecard.guide.criteria import Account, CriterionView
from scorecard.guide.evidence import CountedAct
from scorecard.guide.figures import bars_of, example_of, plot_of
from scorecard.guide.lines import Line
from scorecard.guide.marks import SHAPES, Mark, Shape
from scorecard.guide.rescoring import rescoring_data
from scorecard.guide.script_words import script_words
from scorecard.guide.subjects import SubjectView
from scorecard.model.number import half_up
from scorecard.rendering.words import OUTCOMES, capitalised

MANY = 7
"""Subjects from which on the tables of all are wider than a page."""
MOST = 16
"""Outermost lines up to which each has its plot, its bar, and its row with each subject; of more, the whole alone."""
SORTED = 6
"""Decimals of the numbers that a table is sorted by."""


@dataclass(frozen=True)
class Look:
    """What the templates of a page ask for."""

    guide: Guide

    @property
    def many(self) -> int:
        """Subjects from which on the tables of all are wider than a page."""
        return MANY

    @cached_property
    def style(self) -> str:
        """The text of the page's one style."""
        return style_of(self.guide)

    @cached_property
    def script(self) -> str:
        """The text of the page's one script; empty where it has none."""
        return script_of(self.guide)

    @property
    def policy(self) -> str:
        """The content security policy."""
        return policy_of(self.style, self.script)

    @cached_property
    def data(self) -> dict[str, object]:
        """What the script reads: words, how numbers are written, and what it scores again with."""
        words = self.guide.words
        numbers = words.messages.numbers
        return {
            "words": script_words(words),
            "content_lang": self.guide.options.content_lang,
            "outcomes": {outcome: words(f"outcome.{outcome}") for outcome in OUTCOMES},
            "numbers": {name: getattr(numbers, name) for name in ("decimal", "group", "group_from", "minus")},
            "axis": {"start": CELL_AXIS.start, "length": CELL_AXIS.length, "width": CELL},
            "rescoring": rescoring_data(self.guide.comparison),
        }

    @property
    def doc_lang(self) -> Markup:
        """The attribute that gives the language of what documents say, where it is not the page's."""
        lang = self.guide.options.content_lang
        return Markup("") if lang == self.guide.words.lang else Markup(' lang="{}"').format(lang)

    @property
    def tier(self) -> str:
        """What the outermost lines are called."""
        tiers = self.guide.comparison.rubric.tiers
        return capitalised(tiers[0]) if tiers else self.guide.words("column.line")

    @property
    def contents(self) -> Iterator[tuple[str, str]]:
        """Yield the anchor of each section with the key of its name."""
        yield from ((name, f"page.{name}") for name in ("reading", "overview", "plots", "subjects", "criteria"))
        yield from ((name, f"page.{name}") for name in ("saying", "method"))
        if self.guide.downloads:
            yield "downloads", "page.downloads"

    @cached_property
    def act_places(self) -> Mapping[tuple[str, str], ActPlace]:
        """Where each act is written out, by the ids of its subject and its own."""
        return act_places(self.guide)

    def place_of(self, account: Account, act: CountedAct) -> ActPlace:
        """Return the place where an act is written out."""
        return self.act_places[account.subject, act.id]

    @property
    def files(self) -> Iterator[File]:
        """Yield the files that a reader can save."""
        return files_of(self.guide)

    @property
    def as_of(self) -> str:
        """The days up to which sources were looked for: one, or the earliest and the latest."""
        days = sorted({card.exposure.as_of for card in self.guide.comparison.cards if card.exposure.as_of})
        if len(days) > 1:
            return self.guide.words("exposure.span", oldest=days[0], newest=days[-1])
        return "".join(days)

    @property
    def groups(self) -> Iterator[list[Line]]:
        """Yield the lines of each outermost dimension, and last the whole alone."""
        group: list[Line] = []
        for line in self.guide.lines:
            if "." not in line.path and group:
                yield group
                group = []
            group.append(line)
        yield group

    @property
    def shown_lines(self) -> tuple[Line, ...]:
        """The outermost lines and the whole; the whole alone where they are many, as the table of all has them."""
        outermost = self.guide.outermost
        return (*(outermost if len(outermost) <= MOST else ()), self.guide.whole)

    @property
    def plotted(self) -> tuple[Line, ...]:
        """The lines that have a plot, the whole first."""
        return (self.guide.whole, *self.shown_lines[:-1])

    @property
    def meanings(self) -> Iterator[tuple[str, str]]:
        """Yield the words that stand in this guide's cells, with what they mean."""
        marks = [mark for line in self.guide.lines for mark in line.marks]
        words = self.guide.words
        if any(mark.is_documented for mark in marks):
            yield words("page.word.documented"), words("method.unscrutinised")
        if any(mark.could_be for mark in marks):
            yield words("page.word.could_be"), words("method.bounds")
        for outcome in OUTCOMES:
            meaning = {mark.outcome_meaning for mark in marks if mark.outcome == outcome}
            yield from ((words(f"outcome.{outcome}"), each) for each in meaning if each)

    @property
    def shapes(self) -> Iterator[tuple[Shape, str, int, str]]:
        """Yield each shape with what it says, its step of colour, and what is filled of its circle."""
        shapes: tuple[Shape, ...] = (*SHAPES, "none")
        for step, shape in enumerate(shapes):
            yield shape, self.guide.words(f"shape.{shape}"), step, PIES.get(shape, "")

    @property
    def hatched(self) -> str:
        """The drawing of the shape for no score."""
        return HATCHED

    @property
    def cell_grid(self) -> str:
        """The lines of the axis that all cells share."""
        return CELL_GRID

    @property
    def names_who(self) -> bool:
        """Tell whether the table of who got how far names them; of many it counts them, and the accounts name them."""
        return len(self.guide.subjects) <= MOST

    @property
    def example(self) -> str:
        """A drawing that explains a drawing."""
        return example_of(self.guide)

    @cached_property
    def cells(self) -> Cells:
        """The marks as they stand in cells."""
        return Cells(self.guide)

    @property
    def symbols(self) -> Iterator[str]:
        """Yield the drawings of cells, each once."""
        return self.cells.symbols()

    def mark(self, mark: Mark) -> str:
        """Return a mark as it stands in a cell."""
        return self.cells.cell(mark)

    def line(self, mark: Mark) -> str:
        """Return a mark on one line."""
        return self.cells.line(mark)

    def accounts(self, view: CriterionView) -> Iterator[tuple[Account, list[str]]]:
        """Yield each account with its subject's name; those that rest on nothing and are alike come once, together."""
        alike: dict[object, list[str]] = {}
        for account in view.accounts:
            alike.setdefault(_content_of(account), []).append(account.name)
        seen: set[object] = set()
        for account in view.accounts:
            content = _content_of(account)
            if content not in seen:
                seen.add(content)
                yield account, alike[content]

    def plot(self, line: Line) -> str:
        """Return the plot of all subjects on one line."""
        return plot_of(self.guide, line)

    def has_bars(self, subject: SubjectView) -> bool:
        """Tell whether what each part adds to a subject's score is drawn."""
        return 0 < len(subject.whole.parts) <= MOST

    def bars(self, subject: SubjectView) -> str:
        """Return what each part adds to a subject's score on the whole."""
        return bars_of(self.guide, subject)

    def sort_value(self, score: Fraction) -> str:
        """Return the number that a cell is sorted by."""
        return half_up(score, SORTED).rstrip("0").rstrip(".")


def _content_of(account: Account) -> object:
    """Return what tells an account from others: its subject, or without evidence only what is said of it."""
    if account.seen or account.acts:
        return account.subject
    mark = account.mark
    return (mark.text, mark.could_be, mark.coverage_text, mark.band, account.formulas, account.unknowns)
