"""What an account of robustness says in sentences: each follows from numbers, and says no more than they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from scorecard.model.comparison import finding
from scorecard.model.methods import TITLES
from scorecard.model.node import Node
from scorecard.model.number import half_up, literal
from scorecard.model.result import Result
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
    "weights_near": "weights near the rubric's",
    "weights_any": "any weights",
    "judgement": "counts with slips and unknowns filled in",
    "ways_to_count": "other ways to count",
}
"""What was varied."""
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
    open_pairs = [pair for pair in found.pairs() if not _is_separated(found, *pair)]
    kept = [found.ordered(*pair) for pair in open_pairs if steady(found, *pair)]
    if open_pairs:
        verb = "keep their" if kept[1:] else "keeps its"
        number = whole(len(kept)) if kept else "none"
        named = "; ".join(f"{found.names[above]} above {found.names[below]}" for above, below in kept)
        yield (
            f"Of {_pairs(len(open_pairs))} that the bounds do not separate on {TOGETHER}, {number} {verb} order,"
            f" without a"
            f" tie, in 95 of 100 recounts of each kind{': ' if named else ''}{named}."
        )
        yield f"Of any {'other ' if kept else ''}two that the bounds do not separate, do not say that one did better."
    yield NO_STATISTICS


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


def unseparated(found: Robustness) -> Iterator[str]:
    """Yield, for the whole and each outermost dimension, which subjects the bounds separate and which they do not."""
    cards, root = found.comparison.cards, found.comparison.rubric.tree
    for node in (root, *root.children):
        said = [text for card in cards if (text := _could_be(card.record.subject.name, card.results[node.path]))]
        if len(said) > 1:
            yield f"{_separated(found, node)}: {', '.join(said)}."


def _could_be(name: str, result: Result) -> str:
    if result.lower is None or result.upper is None:
        return ""
    return f"{name} could be {result.show.text(result.lower)} to {result.show.text(result.upper)}"


def _separated(found: Robustness, node: Node) -> str:
    """Return what the bounds say of all pairs on one line."""
    title = node.title if node.path else TOGETHER.lower()
    pairs = [pair for pair in found.comparison.pairs if pair.path == node.path]
    apart = [(pair.first, pair.second) for pair in pairs if pair.finding == "first_above"]
    apart += [(pair.second, pair.first) for pair in pairs if pair.finding == "second_above"]
    if apart:
        named = "; ".join(f"{above.record.subject.name} above {below.record.subject.name}" for above, below in apart)
        others = "" if len(apart) == len(pairs) else ", and no others"
        return f"The data separate on {title}, whatever is unknown, {named}{others}"
    if len(pairs) == 1:
        first, second = pairs[0].first.record.subject.name, pairs[0].second.record.subject.name
        return f"The data do not separate {first} from {second} on {title}"
    return f"The data do not separate any two on {title}"


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
        return f"{a} and {b} have the same score; recounted, the first is above the second in {said}."
    return f"{a} is documented above {b}; recounted, it is above in {said}."


def _above(standing: Standing, name: str, above: int, below: int) -> str:
    share, level = standing.share_above(above, below), standing.share_level(above, below)
    if share is None:
        return ""
    return f"{often(share)} of {UNDER[name]}" + (f" (tied in {often(level)})" if level else "")


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
    said = [f"{name} under {whole(number)}" for name, number in none.items() if number]
    if said:
        yield f"Too little is known for a score: of {', '.join(said)} of them."


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
        f"Each kind of recount was made {whole(varied.draws)} times, from seed {varied.seed}; a range holds 95 of"
        f" 100. 'Weights"
        f" near' are drawn around the rubric's (concentration {literal(varied.concentration)}); under 'any"
        f" weights' all are as"
        f" likely. 'Slips': a stage or level is a step off in {often(varied.slip)} of cases{_by_coder(found)}, up"
        f" or down alike,"
        " and every unknown lies somewhere between its bounds, which moves a score that stands at one of its own"
        " bounds away"
        " from it. The bounds assume that there are no slips."
    )


def _pairs(number: int) -> str:
    return "1 pair" if number == 1 else f"{whole(number)} pairs"


def _by_coder(found: Robustness) -> str:
    if not found.slips:
        return ""
    names = {card.record.subject.id: card.record.subject.name for card in found.comparison.cards}
    said = ", ".join(f"{often(chance)} for {names[subject]}" for subject, chance in found.slips.items())
    return f", and by a coder's own word in {said}"


def pairs_named(found: Robustness, pairs: Sequence[tuple[int, int]]) -> str:
    """Name pairs of subjects."""
    return "; ".join(f"{found.names[first]} and {found.names[second]}" for first, second in pairs)
