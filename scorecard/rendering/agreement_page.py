"""Two codings laid out: how far the coders agree, and each action on which they do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from scorecard.model.agreement import Agreement, CodersCompared, Pair
from scorecard.model.coding import ActionCode
from scorecard.model.number import half_up
from scorecard.model.observation_checks import is_judged_by
from scorecard.rendering.page import Block, Cell, Outline, Page, Prose, Row, Table
from scorecard.rendering.words import NOTHING, capitalised, percent, whole

ALPHA_LEGEND = (
    "Krippendorff's alpha is 1 where coders always agree, and 0 where they agree as chance would have it. The numbers "
    "in brackets say how far it hangs on which units there happen to be: each time as many units are drawn by lot "
    "from these, some more than once and some not at all, and in 95 of 100 times alpha lies between the two."
)
UNITS_LEGEND = (
    "Units are passages for what was coded, actions of both coders for stages, such an action with each theme that "
    "either coder gave anywhere for themes, and with each theme that both gave it for directions. Overall takes each "
    "passage with each theme that either coder gave anywhere, and asks whether the passage moves it, and in which "
    "direction, so that what only one coder coded counts; stages do not enter it."
)
THEMES_LEGEND = "By theme, each action of both coders is a unit, and the question is whether it bears on the theme."
CRITERIA_LEGEND = (
    "By criterion, each action of both coders is a unit, and the question is whether it counts on the criterion by its "
    "themes: as advancing, setting back, mixed, or not at all."
)
OBSERVED_LEGEND = (
    "Levels of a scale are taken as an order; numbers stand where the rubric's goalposts put them. A unit is an "
    "observation that both coders gave."
)


def agreement_page(compared: CodersCompared) -> Page:
    """Return the page of two codings put together."""
    first, second = compared.first.coder.id, compared.second.coder.id
    blocks: list[Block] = [
        _figures("How far the coders agree", "On", _all_in_all(compared)),
        *_parts("How far the coders agree by theme", "Theme", compared.by_theme),
        *_parts(f"How far the coders agree by criterion{_of(compared)}", "Criterion", _criteria(compared)),
        *_parts(f"How far the coders agree on observations{_of(compared)}", "Observed", compared.observations),
        Prose(ALPHA_LEGEND, "Read"),
        *(Prose(line, "Read") for line in _legends(compared)),
        Prose(f"The draws start from seed {compared.seed}.", "Read"),
        *(Prose(line, "Note") for line in _unread(compared)),
        Prose(_counts(compared), "Actions"),
        *_differing(compared),
        *_alone(compared),
    ]
    return Page(f"Agreement of {first} and {second} on {compared.first.subject}", tuple(blocks))


def _all_in_all(compared: CodersCompared) -> dict[str, Agreement]:
    return {
        "What was coded": compared.coded,
        "Stage": compared.stage,
        "Themes": compared.themes,
        "Direction": compared.direction,
        "Overall": compared.overall,
    }


def _of(compared: CodersCompared) -> str:
    return f" of {compared.rubric.name}" if compared.rubric else ""


def _criteria(compared: CodersCompared) -> dict[str, Agreement]:
    """Return what is known of each criterion by its id, which is shorter than its title and unique too."""
    return {path.rpartition(".")[2]: found for path, found in compared.by_criterion.items()}


def _legends(compared: CodersCompared) -> Iterator[str]:
    yield UNITS_LEGEND
    shown = {
        THEMES_LEGEND: compared.by_theme,
        CRITERIA_LEGEND: compared.by_criterion,
        OBSERVED_LEGEND: compared.observations,
    }
    yield from (legend for legend, found in shown.items() if found)


def _unread(compared: CodersCompared) -> Iterator[str]:
    """Yield whose levels were not compared, as they are judgements under another rubric."""
    for coding in (compared.first, compared.second):
        if compared.rubric and coding.observations and coding.rubric and not is_judged_by(coding, compared.rubric):
            named = f"Levels of {coding.coder.id} are judgements under {coding.rubric}"
            yield f"{named} and are not compared under {compared.rubric.name}; --rubric names another one."


def _parts(caption: str, first: str, found: Mapping[str, Agreement]) -> Iterator[Block]:
    """Yield a table of what has an alpha, and a line for each reason why others have none."""
    if rows := {name: each for name, each in found.items() if each.alpha is not None}:
        yield _figures(caption, first, rows)
    for reason in dict.fromkeys(each.undefined for each in found.values() if each.alpha is None):
        names = ", ".join(name for name, each in found.items() if each.undefined == reason)
        yield Prose(f"{capitalised(reason)}: {names}.", f"{first} without alpha")


def _figures(caption: str, first: str, found: Mapping[str, Agreement]) -> Table:
    rows = tuple(_figure(title, each) for title, each in found.items())
    return Table(caption, (first, "Alpha", "Alike", "Units"), rows)


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
