"""Two codings laid out: how far the coders agree, and each action on which they do not."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from scorecard.model.agreement import Agreement, CodersCompared, Pair
from scorecard.model.coding import ActionCode
from scorecard.model.number import half_up
from scorecard.rendering.page import Block, Cell, Outline, Page, Prose, Row, Table
from scorecard.rendering.words import NOTHING, percent, whole

ALPHA_LEGEND = (
    "Krippendorff's alpha is 1 where coders always agree, and 0 where they agree as chance would have it. In brackets "
    "stands between what 95 of 100 alphas of resampled units lie."
)
UNITS_LEGEND = (
    "Units are passages for what was coded, actions of both coders for stages, such an action with each theme that "
    "either coder gave anywhere for themes, and with each theme that both gave it for directions."
)


def agreement_page(compared: CodersCompared) -> Page:
    """Return the page of two codings put together."""
    first, second = compared.first.coder.id, compared.second.coder.id
    blocks: list[Block] = [
        _figures(compared),
        Prose(ALPHA_LEGEND, "Read"),
        Prose(UNITS_LEGEND, "Read"),
        Prose(f"The draws start from seed {compared.seed}.", "Read"),
        Prose(_counts(compared), "Actions"),
        *_differing(compared),
        *_alone(compared),
    ]
    return Page(f"Agreement of {first} and {second} on {compared.first.subject}", tuple(blocks))


def _figures(compared: CodersCompared) -> Table:
    rows = {
        "What was coded": compared.coded,
        "Stage": compared.stage,
        "Themes": compared.themes,
        "Direction": compared.direction,
    }
    columns = ("On", "Alpha", "Alike", "Units")
    return Table("How far the coders agree", columns, tuple(_figure(title, found) for title, found in rows.items()))


def _figure(title: str, found: Agreement) -> Row:
    alike = NOTHING if found.alike is None else percent(found.alike)
    return Row(title, tuple(Cell.of(text) for text in (alpha_text(found), alike, whole(found.units))))


def alpha_text(found: Agreement) -> str:
    """Write an alpha with its interval, or why there is none."""
    if found.alpha is None:
        return f"undefined: {found.undefined}"
    ends = f" ({_rounded(found.interval[0])} to {_rounded(found.interval[1])})" if found.interval else ""
    return f"{_rounded(found.alpha)}{ends}"


def _rounded(number: float) -> str:
    return half_up(Fraction(number), 2)


def _counts(compared: CodersCompared) -> str:
    one, other = compared.first, compared.second
    return (
        f"{one.coder.id} coded {whole(len(one.actions))}, {other.coder.id} {whole(len(other.actions))}, "
        f"of which {whole(len(compared.pairs))} are the same."
    )


def _differing(compared: CodersCompared) -> Iterator[Outline]:
    lines = [line for pair in compared.differing() for line in _difference(compared, pair)]
    if lines:
        yield Outline(((0, "Judged differently"), *lines))


def _difference(compared: CodersCompared, pair: Pair) -> Iterator[tuple[int, str]]:
    yield 1, pair.first if pair.first == pair.second else f"{pair.first}, {pair.second}"
    for coding, code in zip((compared.first, compared.second), compared.codes(pair), strict=True):
        yield from _judgement(2, f"{coding.coder.id}: ", code)


def _alone(compared: CodersCompared) -> Iterator[Outline]:
    for coding, names in ((compared.first, compared.only_first), (compared.second, compared.only_second)):
        lines = [line for name in names for line in _judgement(1, f"{name}: ", coding.actions[name])]
        if lines:
            yield Outline(((0, f"Coded by {coding.coder.id} alone"), *lines))


def _judgement(depth: int, before: str, code: ActionCode) -> Iterator[tuple[int, str]]:
    """Yield stage and themes, and below them the evidence and the reason."""
    themes = ", ".join(f"{theme} {direction}" for theme, direction in code.themes.items())
    yield depth, f"{before}{code.stage}; {themes}"
    for each in code.evidence:
        yield depth + 1, f"{each.source}, {each.at}{_quoted(each.quote)}"
    if code.because:
        yield depth + 1, f"because: {code.because}"


def _quoted(words: str | None) -> str:
    return f': "{words}"' if words else ""
