"""The words of an output: neutral, the same for every subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from scorecard.model.facts import Coder
from scorecard.model.number import half_up
from scorecard.model.observation_checks import unread_levels
from scorecard.model.ranking import Ranking
from scorecard.model.record import Record
from scorecard.model.result import Outcome, Result
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.model.steps import Show
from scorecard.rendering.page import Cell, Prose

OUTCOMES: dict[Outcome, str] = {
    "judged": "judged",
    "thin": "too few acts",
    "unknown": "not known",
    "withheld": "too little known",
    "excluded": "not applicable",
}
"""How an outcome is called in a cell."""
MEANINGS: dict[Outcome, str] = {
    "thin": "some acts are known, but fewer than the rubric asks for",
    "unknown": "the record gives nothing to judge it by, which is not a zero",
    "withheld": "less could be judged than the rubric asks for before it gives a score",
    "excluded": "it does not apply to this subject and counts nowhere",
}
"""What the words in cells mean."""
NOTHING = "–"
"""Stands where there is no number."""


NAMES_SHOWN = 3
"""Names that a note lists at most."""
TOGETHER = "All together"
"""What the root of a rubric is called in a table."""
EXPOSURE_LEGEND = (
    "'Scrutinised' is the share of scrutiny that oversight or independent sources give; 'Self-reported only' the share"
    " of acts that no other kind of source reports; 'Points used twice' the share of points from acts that count on"
    " more than one line."
)
"""What the words of the exposure table mean."""
DATES_LEGEND = (
    "'Sources dated' gives the dates of the oldest and the newest source; 'As of' the day up to which sources were"
    " looked for, where the record declares it, else the date of the newest source."
)
"""What the rows of dates in the exposure table mean."""
WINDOW_LEGEND = (
    "'Acts left out' do not surely lie in the window: they lie outside it, or their date is not known well enough."
)
"""What the row of acts left out means."""


def judges_acts(rubric: Rubric) -> bool:
    """Tell whether any criterion is judged by acts."""
    return any(node.evidence for node in rubric.tree.walk())


def capitalised(text: str) -> str:
    """Return text with a capital at its start; nothing else in it changes, and a letter stays one letter."""
    first = text[:1].upper()
    return first + text[1:] if len(first) == 1 else text


def percent(share: Fraction | None) -> str:
    """Write a share as a whole per cent, rounded half up."""
    return NOTHING if share is None else f"{half_up(share * 100, 0)} %"


def whole(number: int | None) -> str:
    """Write a whole number with a comma at each thousand."""
    return NOTHING if number is None else f"{number:,}"


def score_cell(result: Result) -> Cell:
    """Return score and bounds, or the word for why there is no score."""
    show = result.show
    if result.lower is None or result.upper is None:
        return Cell.of(OUTCOMES[result.outcome])
    could_be = f"could be {show.text(result.lower)} to {show.text(result.upper)}"
    if result.score is None:
        return Cell.of(OUTCOMES[result.outcome], could_be)
    score = f"{'documented ' if is_documented(result) else ''}{show.text(result.score)}"
    return Cell.of(score) if result.lower == result.upper else Cell.of(score, could_be)


def is_documented(result: Result) -> bool:
    """Tell whether the score rests on what is documented while scrutiny is lacking."""
    return any(below.unscrutinised for below in result.walk())


def is_clamped(result: Result) -> bool:
    """Tell whether the score was moved to one of its bounds."""
    return any(step.kind == "clamped" for step in result.steps)


def legend(rubric: Rubric, results: Iterable[Result]) -> Iterator[str]:
    """Yield what a reader must know to read the numbers and words of these results."""
    results = tuple(results)
    yield shown_range(rubric.tree.show)
    if any(result.lower != result.upper for result in results):
        yield "'could be' gives the bounds: the score if everything unknown were at its worst, and at its best."
    if any(result.score is not None and result.lower != result.upper and is_documented(result) for result in results):
        yield (
            "'documented' scores count what the record reports; the lower bound allows for setbacks that nobody"
            " outside was asked to look for."
        )
    if any(is_clamped(result) for result in results):
        yield (
            "A score that what is known puts outside its own bounds is moved to the nearest bound; 'scorecard explain'"
            " shows where."
        )
    present = {result.outcome for result in results}
    for outcome, meaning in MEANINGS.items():
        if outcome in present:
            yield f"'{OUTCOMES[outcome]}': {meaning}."
    if judges_acts(rubric):
        yield EXPOSURE_LEGEND
    yield DATES_LEGEND


def rank_text(rank: Fraction | None) -> str:
    """Write a rank; a mean of places with its half."""
    return NOTHING if rank is None else half_up(rank, 0 if rank.denominator == 1 else 1)


def ranking_line(rubric: Rubric) -> str:
    """Return how ranks are counted, and what they do not say."""
    ranking = rubric.rank or Ranking()
    on = "scores as shown" if ranking.on == "rounded" else "exact scores"
    ties = {"min": "share the best place", "dense": "share a place, with no gap after it", "average": "share the mean"}
    within = f" among subjects with the same {' and '.join(ranking.within)}" if ranking.within else ""
    return (
        f"Ranks go by {on}{within}, the {ranking.first} first; equal scores {ties[ranking.ties]}, and who has no score"
        " has no rank. A rank says nothing of pairs that the data do not separate."
    )


def shown_range(show: Show) -> str:
    """Return what the ends of the shown range are."""
    return f"Scores run {show.about or f'from {show.signed(Fraction(0))} to {show.signed(Fraction(1))}'}."


def bands_line(rubric: Rubric) -> Iterator[str]:
    """Yield where the rubric's bands begin, if it has any, in the direction in which scores are shown."""
    show, bands = rubric.tree.show, rubric.tree.settled.bands
    below, up_to, start, above = ("below {}", "up to {}", "from {} up", "above {}")
    if show.high < show.low:
        below, up_to, start, above = ("above {}", "from {} up", "up to {}", "below {}")
    parts = [
        f"'{band.label}' {(below if after.above is None else up_to).format(show.signed(after.threshold))}"
        for band, after in pairwise(bands)
    ]
    for last in bands[-1:]:
        parts.append(f"'{last.label}' {(start if last.above is None else above).format(show.signed(last.threshold))}")
        yield f"Bands: {', '.join(parts)}."


def coder_lines(records: Iterable[Record], *, named: bool = False) -> Iterator[Prose]:
    """Yield whose judgements are scored, for each record that a coding judged.

    Args:
        records: what is scored.
        named: whether the line names the subject, where there are several.
    """
    for record in records:
        if record.coder:
            on = f" on {record.coded_on}" if record.coded_on else ""
            note = f" {record.coder.note}" if record.coder.note else ""
            said = f"Stages, themes and levels are as {coder_name(record.coder)} judged them{on}."
            yield Prose(f"{said}{note}", f"Coding of {record.subject.name}" if named else "Coding")


def coder_name(coder: Coder) -> str:
    """Return a coder's name with the id, or the id alone."""
    return f"{coder.name} ({coder.id})" if coder.name else coder.id


def unread_lines(cards: Iterable[Scorecard]) -> Iterator[Prose]:
    """Yield a line for each record with observations that belong to another rubric, or that no criterion reads."""
    for card in cards:
        label = f"Note on {card.record.subject.name}"
        if count := unread_levels(card.record, card.rubric):
            whose = card.record.observations_of
            yield Prose(
                f"{count} of its observations belong to {whose} and are not read under {card.rubric.name}.", label
            )
        numbers = [name for name, seen in card.record.observations.items() if seen.number is not None]
        if unread := [name for name in numbers if name not in card.rubric.observed]:
            more = f" and {len(unread) - NAMES_SHOWN} more" if len(unread) > NAMES_SHOWN else ""
            named = f"{', '.join(unread[:NAMES_SHOWN])}{more}"
            yield Prose(f"Its observations of {named} are read by no criterion of {card.rubric.name}.", label)


def standard_line(rubric: Rubric) -> str:
    """Return whose standard the rubric states, with the rubric's name, version, fingerprint and plug-ins."""
    plugins = dict.fromkeys(f"{each.called} {each.name} {each.version} of {each.package}" for each in rubric.plugins)
    used = "".join(f", {plugin}" for plugin in plugins)
    return f"{rubric.standard} (rubric {rubric.id} {rubric.version}, fingerprint {rubric.fingerprint[:12]}{used})"
