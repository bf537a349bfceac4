"""Whether a comparison is fair: rules for voter education as checks that run, each with its reason.

Why: a claim to take no side is worth little; a list of what was checked, and of what it found, can be disputed.

Source: Internal Revenue Service, Rev. Rul. 78-248, 80-282 and 2007-41; International Fact-Checking Network, Code of
Principles; League of Women Voters, practice of voters' guides. No legal advice.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from scorecard.analysis.blindness import blind
from scorecard.analysis.fairness_case import Case, Check, Renderer
from scorecard.analysis.fairness_of_outputs import (
    limits_are_printed,
    no_ranks_unless_asked,
    no_telling_colours,
    nobody_is_marked,
    order_as_given,
    standard_is_printed,
    window_is_printed,
)
from scorecard.analysis.fairness_of_records import (
    as_of_dates,
    complete_roster,
    corrections_only_grow,
    dated_and_located_sources,
    equal_exposure,
    neutral_summaries,
    right_of_reply,
)
from scorecard.analysis.fairness_of_standard import breadth_of_evidence, breadth_of_weight, neutral_labels, one_standard
from scorecard.model.asked import expect
from scorecard.model.comparison import Comparison
from scorecard.model.fairness import Checked, Demand, Fairness, Thresholds
from scorecard.model.lexicon import Lexicon
from scorecard.model.record import Record
from scorecard.model.roster import Roster
from scorecard.model.rubric import Rubric
from scorecard.problem import ScorecardError, did_you_mean, echo
from scorecard.reading.load_fairness import bundled_lexicon
from scorecard.rendering.render import render

GUIDES = "Rev. Rul. 78-248, situations 1 and 2"
CHECKERS = "IFCN code, commitment to nonpartisanship and fairness"
SOURCES = "IFCN code, commitment to standards and transparency of sources"
METHOD = "IFCN code, commitment to standards and transparency of methodology"
LEAGUE = "League of Women Voters, practice of voters' guides"
CORRECTIONS = "IFCN code, commitment to an open and honest corrections policy"
CHECKS: dict[Demand, Check] = {
    Demand(
        "one-standard",
        "One standard for all",
        "Numbers made by different rules say nothing about those whom they are given to.",
        CHECKERS,
    ): one_standard,
    Demand(
        "complete-roster",
        "Everybody on the declared roster is there, or it says why not",
        "Who is left out without a word has been judged without a word.",
        f"{GUIDES}; {LEAGUE}",
    ): complete_roster,
    Demand(
        "breadth-of-weight",
        "No one criterion decides",
        "Who picks a single issue has picked who comes out well.",
        "Rev. Rul. 78-248, situations 1, 2 and 4",
    ): breadth_of_weight,
    Demand(
        "breadth-of-evidence",
        "No record rests on one criterion",
        "Many issues on paper are one where all evidence is on one.",
        "Rev. Rul. 78-248, situations 1, 2 and 4",
    ): breadth_of_evidence,
    Demand(
        "neutral-labels",
        "Titles, levels and bands neither praise nor blame",
        "A label tells readers what to think before they have seen a fact.",
        "Rev. Rul. 78-248, situations 1 and 3",
    ): neutral_labels,
    Demand(
        "neutral-summaries",
        "Summaries neither praise nor blame",
        "What was done can be told in words that both sides would use.",
        "Rev. Rul. 78-248, situations 1 and 3; Rev. Rul. 2007-41",
    ): neutral_summaries,
    Demand(
        "order-as-given",
        "Nobody is sorted by score",
        "The first in a list is read as the winner.",
        "Rev. Rul. 78-248, situation 1",
    ): order_as_given,
    Demand(
        "no-ranks-unless-asked",
        "Nobody is ranked unless somebody asks",
        "A rank hides how little may lie between two places.",
        "Rev. Rul. 78-248, situation 1",
    ): no_ranks_unless_asked,
    Demand(
        "nobody-is-marked",
        "Nobody's cells are set off",
        "Bold type or a colour of its own says who is meant to win.",
        "Rev. Rul. 78-248, situation 1",
    ): nobody_is_marked,
    Demand(
        "no-telling-colours",
        "No red beside green, and none beside blue",
        "Red and green say good and bad; red and blue say which party.",
        "Rev. Rul. 78-248, situation 1",
    ): no_telling_colours,
    Demand(
        "standard-is-printed",
        "Every output says whose standard it is",
        "Readers who do not share a standard must be able to see that it is one.",
        f"{METHOD}; {LEAGUE}",
    ): standard_is_printed,
    Demand(
        "as-of-dates",
        "Every record says up to when it goes",
        "What happened after the last source is not known, which is not the same as nothing.",
        METHOD,
    ): as_of_dates,
    Demand(
        "window-is-printed",
        "Every output says of when the sources are",
        "A reader must see whether everybody's whole time was looked at.",
        METHOD,
    ): window_is_printed,
    Demand(
        "dated-and-located-sources",
        "All that counts rests on sources with a date and a place",
        "What nobody can look up nobody can correct.",
        SOURCES,
    ): dated_and_located_sources,
    Demand(
        "equal-exposure",
        "There was as much to look at for everybody, or it says where not",
        "Who is written about more has more held for and against him.",
        f"{CHECKERS}; {LEAGUE}",
    ): equal_exposure,
    Demand(
        "right-of-reply",
        "Every record says whether its subject was asked",
        "Who is judged may know of facts that the record lacks.",
        LEAGUE,
    ): right_of_reply,
    Demand(
        "corrections-only-grow",
        "No published correction is changed or dropped",
        "Who takes back a correction without a word hides that there was an error.",
        CORRECTIONS,
    ): corrections_only_grow,
    Demand(
        "limits-are-printed",
        "Every output prints what the sources cannot tell",
        "A number without its limits is read as more than it is.",
        f"Rev. Rul. 80-282; {METHOD}",
    ): limits_are_printed,
    Demand(
        "blindness",
        "Names and order change no number",
        "Only a standard that cannot see who is judged treats all alike.",
        CHECKERS,
    ): blind,
}
"""Every check with what it asks for, in the order in which they run."""
IDS = tuple(demand.id for demand in CHECKS)
"""The names of the checks."""


def fairness(  # noqa: PLR0913  # users name them one by one; a class of them would only move the list
    comparison: Comparison,
    *,
    roster: Roster | None = None,
    lexicon: Lexicon | None = None,
    published: tuple[Rubric, Sequence[Record]] | None = None,
    thresholds: Thresholds = Thresholds(),
    ignore: Collection[str] = (),
    renderer: Renderer = render,
) -> Fairness:
    """Check a comparison against rules of fairness; no legal advice.

    Args:
        comparison: what is checked, with its rubric and its records.
        roster: who belongs in it; without one nothing is said of who is missing.
        lexicon: words that praise or blame; by default those that come with the library.
        published: rubric and records of an edition before; without them nothing is said of corrections that are gone.
        thresholds: how much of the weight and of the evidence may lie in one place, and how unequal exposure may be.
        ignore: names of checks to leave out.
        renderer: what makes the outputs that are searched; by default the library's own.

    Raises:
        ScorecardError: when there is no check of a name, or what is given is no comparison.
    """
    expect(Comparison, comparison, "comparison")
    for name in ignore:
        if name not in IDS:
            hint = did_you_mean(name, IDS)
            msg = f"no check '{echo(name)}'; checks: {', '.join(IDS)}" + (f"; {hint}" if hint else "")
            raise ScorecardError(msg)
    case = Case(
        comparison=comparison,
        lexicon=lexicon or bundled_lexicon(),
        roster=roster,
        published=published,
        thresholds=thresholds,
        renderer=renderer,
    )
    made = {demand: check for demand, check in CHECKS.items() if demand.id not in ignore}
    return Fairness(
        comparison,
        tuple(Checked(demand, tuple(check(case))) for demand, check in made.items()),
        tuple(demand for demand in CHECKS if demand.id in ignore),
    )
