"""What an account of robustness says in sentences: each follows from numbers, and says no more than they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from scorecard.model.comparison import finding
from scorecard.model.methods import TITLES
from scorecard.model.number import half_up, literal
from scorecard.model.result import Result
from scorecard.model.robustness import Levelling, Robustness, Shift, Standing
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
NO_STATISTICS = (
    "What follows asks what would have come out under other choices, not what is true. It rests on what the records"
    " hold; and where the bounds do not separate two subjects, nothing here does."
)


def often(share: Fraction | None) -> str:
    """Write a share of draws; what is not all is never written as all, nor what is not none as none."""
    if share is None:
        return NOTHING
    text = percent(share)
    if text == "100 %" and share < 1:
        return "over 99 %"
    return "under 1 %" if text == "0 %" and share > 0 else text


def unseparated(found: Robustness) -> Iterator[str]:
    """Yield, for the whole and each outermost dimension, which subjects the bounds separate and which they do not."""
    for node in (found.comparison.rubric.tree, *found.comparison.rubric.tree.children):
        results = [
            (card.record.subject.name, card[node.path] if node.path else card.root) for card in found.comparison.cards
        ]
        said = [text for name, result in results if (text := _could_be(name, result))]
        if len(said) > 1:
            title = node.title if node.path else TOGETHER
            yield f"On {title}, {_separated(found, node.path)}: {', '.join(said)}."


def _could_be(name: str, result: Result) -> str:
    if result.lower is None or result.upper is None:
        return ""
    return f"{name} could be {result.show.text(result.lower)} to {result.show.text(result.upper)}"


def _separated(found: Robustness, path: str) -> str:
    """Return what the bounds say of all pairs on one line."""
    pairs = [pair for pair in found.comparison.pairs if pair.path == path]
    found_apart = [(pair.first, pair.second) for pair in pairs if pair.finding == "first_above"]
    found_apart += [(pair.second, pair.first) for pair in pairs if pair.finding == "second_above"]
    apart = [f"{above.record.subject.name} above {below.record.subject.name}" for above, below in found_apart]
    if apart:
        others = "" if len(apart) == len(pairs) else ", and no others"
        return f"the data separate {'; '.join(apart)}{others}, whatever is unknown"
    if len(pairs) == 1:
        return (
            f"the data do not separate {pairs[0].first.record.subject.name} from {pairs[0].second.record.subject.name}"
        )
    return "the data do not separate any two"


def verdicts(found: Robustness) -> Iterator[str]:
    """Yield for each pair what may be said of it, and why."""
    standings = {
        "weights near the rubric's": found.near,
        "any weights": found.any,
        "judgements a step off": found.judgement,
        "other ways to count": found.multiverse.standing,
    }
    for first, second in found.pairs():
        yield _verdict(found, first, second, standings)


def _verdict(found: Robustness, first: int, second: int, standings: Mapping[str, Standing]) -> str:
    cards = found.comparison.cards
    one, other = cards[first].score, cards[second].score
    if one is None or other is None:
        gone = [found.names[place] for place, score in ((first, one), (second, other)) if score is None]
        names = f"{found.names[first]} and {found.names[second]}"
        return f"Call neither of {names} higher: there is no score of {' and '.join(gone)}."
    above, below = (first, second) if one >= other else (second, first)
    shares = {name: standing.share_above(above, below) for name, standing in standings.items()}
    a, b = found.names[above], found.names[below]
    said = ", ".join(f"{often(share)} of {name}" for name, share in shares.items() if share is not None)
    if finding(cards[above].root, cards[below].root) == "first_above":
        return f"{a} is above {b} whatever is unknown; under other choices in {said}."
    if one == other:
        return f"{a} and {b} have the same score. Call neither higher: the first is above the second in {said}."
    steady = all(share is not None and share >= MOST for share in shares.values())
    if steady:
        return f"On what is documented {a} is above {b}, in {said}; what is unknown could still reverse it."
    return f"Call neither {a} nor {b} higher: {a} is documented higher, and above {b} in {said}."


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
        f"{counted} The choice that matters most is {TITLES[many.heaviest]}: it alone explains {often(Fraction(share))}"
        " of how where subjects stand differs from one way to another."
    )


def unscored(found: Robustness) -> Iterator[str]:
    """Yield how often a subject has no score under other ways to count, where it ever has none."""
    standing = found.multiverse.standing
    for place, name in enumerate(found.names):
        none = standing.draws - standing.both[place][place]
        if none:
            yield f"{name} has no score under {whole(none)} of them, as too little is known then."


def steady_without(found: Robustness) -> str:
    """Return what may be left out without any change of order."""
    moved = sum(bool(each.reversed) for each in found.left_out)
    which = "other" if moved else "one"
    number = whole(len(found.left_out))
    return f"Leaving out any {which} of {number} criteria, documents and kinds of source changes no order."


def varied_line(found: Robustness) -> str:
    """Return what was varied, and from where the draws start."""
    varied = found.varied
    return (
        f"Weights and judgements were drawn {whole(varied.draws)} times, from seed {varied.seed}. 'Near' weights are"
        f" drawn around the rubric's with a concentration of {literal(varied.concentration)}; under 'any' all weights are"
        f" as likely. A judgement is a step off in {often(varied.slip)} of cases{_by_coder(found)}, up or down alike,"
        " and an unknown lies anywhere between its bounds. Intervals hold 95 of 100 draws."
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
