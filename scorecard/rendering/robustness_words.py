"""What an account of robustness says in sentences: each follows from numbers, and says no more than they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from scorecard.model.comparison import finding
from scorecard.model.methods import TITLES
from scorecard.model.number import half_up, literal
from scorecard.model.robustness import Levelling, Robustness, Shift
from scorecard.model.standing import Standing
from scorecard.rendering.separation import separation
from scorecard.rendering.words import NOTHING, TOGETHER, percent, whole

MOST = Fraction(95, 100)
"""Share of draws from which on one subject comes out above another in nearly all of them."""
ALTERNATIVES: Mapping[str, Mapping[str, str]] = {
    "combine": {
        "top 1": "the strongest act on each side",
        "top 2": "the two strongest acts on each side",
        "top 3": "the three strongest acts on each side",
        "top 5": "the five strongest acts on each side",
        "mean": "the mean of all acts on each side",
        "accumulate": "all acts, each adding to the others",
    },
    "net": {
        "balance": "half for no net movement",
        "discount": "advances, less the part that setbacks take away",
        "ignore": "advances alone",
    },
    "stages": {"alike": "every stage worth the same", "squared": "words worth much less than deeds"},
    "sources": {"alike": "worth as much as any other", "half": "worth half as much"},
    "self_reported": {"left out": "left out"},
    "aggregate": {"mean": "arithmetic mean", "geometric": "geometric mean", "harmonic": "harmonic mean"},
    "missing": {"exclude": "left out", "worst": "taken at its worst", "best": "taken at its best"},
}
"""What each alternative is called."""
UNDER: Mapping[str, str] = {
    "weights_near": "weights near",
    "weights_any": "any weights",
    "judgement": "slips",
    "ways_to_count": "ways to count",
}
"""What each kind of recount is called."""
SEPARATED = (
    "Two are separated where the lowest score that one could have is above the highest that the other could have. These"
    " lowest and highest scores are the bounds, which stand after 'could be'."
)
PRINT = (
    "Print each score with its bounds. Of two that are not separated, do not print that one did better, nor which comes"
    " first."
)
STEADY = (
    "You may add that such an order does not depend on how the documents are counted; the two still are not separated."
)
NO_CHANCE = (
    "A share of recounts says how often another choice gives that order. It is no chance that somebody did better."
)
NO_STATISTICS = (
    "What follows recounts the same documents under other choices. It cannot say what other documents would have"
    " shown: where the bounds do not separate two subjects, nothing here does."
)


def often(share: Fraction | None) -> str:
    """Write a share of draws; what is not all is never written as all, nor what is not none as none."""
    if share is None:
        return NOTHING
    text = percent(share)
    if text == "100 %" and share < 1:
        return "over 99 %"
    return "under 1 %" if text == "0 %" and share > 0 else text


def in_short(found: Robustness) -> Iterator[str]:
    """Yield what a reader needs who reads no further."""
    outermost = {child.path for child in found.comparison.rubric.tree.children}
    yield from separation(found.comparison, outermost, in_full=True)
    yield SEPARATED
    if open_pairs := [pair for pair in found.pairs() if not _is_separated(found, *pair)]:
        yield PRINT
        yield from kept_orders(found, open_pairs)
    yield NO_STATISTICS


def kept_orders(found: Robustness, pairs: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield which of some pairs keep their order, and what may be said of these.

    Args:
        found: the account.
        pairs: at least one, by the places of its subjects.
    """
    kept = [found.ordered(*pair) for pair in pairs if steady(found, *pair)]
    named = "; ".join(f"{found.names[above]} above {found.names[below]}" for above, below in kept)
    yield (
        f"Recounted in the four ways below, {_which(len(kept), len(pairs))} order, without a tie, in 95 of 100 recounts"
        f" of each kind{': ' if named else ''}{named}."
    )
    if kept:
        yield STEADY


def _which(kept: int, pairs: int) -> str:
    """Return how many of some pairs keep something."""
    if pairs == 1:
        return f"the only pair that is not separated on {TOGETHER} {'keeps' if kept else 'does not keep'} its"
    number, verb = whole(kept) if kept else "none", "keep their" if kept > 1 else "keeps its"
    return f"{number} of {whole(pairs)} pairs that are not separated on {TOGETHER} {verb}"


def _is_separated(found: Robustness, first: int, second: int) -> bool:
    cards = found.comparison.cards
    return finding(cards[first].root, cards[second].root) in {"first_above", "second_above"}


def steady(found: Robustness, first: int, second: int) -> bool:
    """Tell whether two subjects keep their order in nearly all draws of every kind."""
    if found.comparison.cards[first].score == found.comparison.cards[second].score or found.unscored(first, second):
        return False
    above, below = found.ordered(first, second)
    shares = [standing.share_above(above, below) for standing in found.standings.values()]
    return all(share is not None and share >= MOST for share in shares)


def verdicts(found: Robustness) -> Iterator[str]:
    """Yield for each pair what may be said of it, and why."""
    for first, second in found.pairs():
        yield _verdict(found, first, second)


def _verdict(found: Robustness, first: int, second: int) -> str:
    if gone := found.unscored(first, second):
        return f"{found.names[first]} and {found.names[second]}: there is no score of {' and '.join(gone)}."
    cards = found.comparison.cards
    above, below = found.ordered(first, second)
    a, b = found.names[above], found.names[below]
    every = found.standings.items()
    said = ", ".join(text for name, standing in every if (text := _above(standing, name, above, below)))
    if cards[above].score == cards[below].score:
        return f"{a} and {b} have the same score; recounted, the first is above the second in: {said}."
    return f"{a} is documented above {b}; recounted, it is above in: {said}."


def _above(standing: Standing, name: str, above: int, below: int) -> str:
    share, level = standing.share_above(above, below), standing.share_level(above, below)
    if share is None:
        return ""
    return f"{UNDER[name]} {often(share)}" + (f" (tied in {often(level)})" if level else "")


def levelled(found: Robustness, each: Levelling) -> str:
    """Return what puts the lower of two subjects level with the higher."""
    pair = f"{found.names[each.below]} comes level with {found.names[each.above]}"
    if each.single is None and each.move is None:
        change = "weights" if each.linear else "one weight"
        return f"No change of {change} puts {found.names[each.below]} level with {found.names[each.above]}."
    parts = []
    if each.single:
        parts.append(_single(found, each.single))
    if each.move:
        parts.append(f"if {_moved(found, each)}, the smallest change of all")
    return f"{pair} {', or '.join(parts)}."


def _single(found: Robustness, shift: Shift) -> str:
    verb = "falls" if shift.after < shift.before else "rises"
    about = "" if shift.exact else "about "
    ends = f"{_points(shift.before)} to {about}{_points(shift.after)}"
    return f"if the weight of {_title(found, shift.path)} {verb} from {ends}, the others in proportion"


def _moved(found: Robustness, each: Levelling) -> str:
    if each.move is None:
        return ""
    taken = ", ".join(f"{_points(share)} from {_title(found, path)}" for path, share in each.move.taken)
    return f"{_points(each.move.moved)} of the weight moves to {_title(found, each.move.given)} ({taken})"


def _points(share: Fraction) -> str:
    return f"{half_up(share * 100, 1)} %"


def _title(found: Robustness, path: str) -> str:
    return found.comparison.rubric.nodes[path].title


def alternative(choice: str, name: str) -> str:
    """Return what an alternative is called."""
    return ALTERNATIVES[choice][name]


def heaviest(found: Robustness) -> str:
    """Return how many ways to count were tried, and which choice matters most."""
    many = found.multiverse
    counted = f"{whole(len(many.methods))} ways to count were tried: every combination of {len(many.choices)} choices."
    if many.heaviest is None:
        return f"{counted} None of them moves where anybody stands."
    share = many.weight[many.heaviest] or 0.0
    return (
        f"{counted} The choice that matters most is {TITLES[many.heaviest]}: it alone causes {often(Fraction(share))}"
        " of the differences, from one way to another, in how far subjects are from the average of all."
    )


def unscored(found: Robustness) -> Iterator[str]:
    """Yield how often a subject has no score under other ways to count, if any ever has none."""
    standing = found.multiverse.standing
    none = {name: standing.draws - standing.both[place][place] for place, name in enumerate(found.names)}
    said = [f"of {name} under {whole(number)}" for name, number in none.items() if number]
    if said:
        yield f"Under some of these ways too little is known for a score: {', '.join(said)}."


def steady_without(found: Robustness) -> str:
    """Return what may be left out without any change of order."""
    moved = sum(bool(each.reversed) for each in found.left_out)
    which = "other" if moved else "one"
    number = whole(len(found.left_out))
    return f"Leaving out any {which} of {number} criteria, documents and kinds of source changes no order."


def kinds(found: Robustness) -> Iterator[str]:
    """Yield what is varied in each kind of recount, and how often."""
    varied, many = found.varied, found.multiverse
    yield f"Weights near: all weights are drawn around the rubric's (concentration {literal(varied.concentration)})."
    yield "Any weights: all weights are as likely."
    yield (
        f"Slips: a stage or level is a step off in {often(varied.slip)} of cases{_by_coder(found)}, up or down alike,"
        " and every unknown is filled in somewhere between its bounds. A score near its upper bound then mostly falls,"
        " one near its lower bound mostly rises. The bounds assume that there are no slips."
    )
    yield (
        "Ways to count: the author of the rubric could have chosen otherwise; every combination of the choices below is"
        " tried."
    )
    yield (
        f"The first three are drawn {whole(varied.draws)} times each, from seed {varied.seed}; there are"
        f" {whole(len(many.methods))} ways to count. {NO_CHANCE}"
    )


def _by_coder(found: Robustness) -> str:
    if not found.slips:
        return ""
    names = {card.record.subject.id: card.record.subject.name for card in found.comparison.cards}
    said = ", ".join(f"{often(chance)} for {names[subject]}" for subject, chance in found.slips.items())
    return f", and by a coder's own word in {said}"


def pairs_named(found: Robustness, pairs: Sequence[tuple[int, int]]) -> str:
    """Name pairs of subjects."""
    return "; ".join(f"{found.names[first]} and {found.names[second]}" for first, second in pairs)
