"""What the data can and cannot say: what the bounds separate, and what other choices would leave of the order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from scorecard.guide.rules import line_title
from scorecard.guide.words import Words
from scorecard.model.comparison import Comparison, Finding
from scorecard.model.robustness import Robustness
from scorecard.rendering.robustness_words import steady


@dataclass(frozen=True, slots=True, kw_only=True)
class PairText:
    """What the bounds say of two subjects on one line."""

    path: str
    title: str
    first: str
    """Name of the subject that is given first."""
    second: str
    finding: Finding
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRobust:
    """How often one subject stays above another when the same documents are counted otherwise."""

    above: str
    """Name of the subject with the higher score; of equal ones, the one given first."""
    below: str
    is_separated: bool
    """Whether the bounds separate them on the whole."""
    is_steady: bool
    """Whether they keep their order in 95 of 100 recounts of every kind."""
    shares: tuple[tuple[str, Fraction | None], ...]
    """By kind of recount, in words: the share in which the first is above."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What the data can and cannot say."""

    alone: tuple[str, ...]
    """What the bounds leave open for the only subject, a sentence each; none where there are several."""
    separated: tuple[str, ...]
    """What the bounds separate, a sentence each."""
    not_separated: str
    """What stands for all else; empty where there is but one subject."""
    pairs: tuple[PairText, ...]
    """Every pair on the whole and on each outermost dimension."""
    robust: tuple[PairRobust, ...]
    """Every pair under other choices; none where this was not asked for or cannot be told."""
    robust_summary: tuple[str, ...]
    """The few sentences that a reader needs of it."""
    varied: str
    """What was varied, and how often; empty where nothing was."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that a reader needs first."""
        found = (*self.alone, *self.separated, self.not_separated, *self.robust_summary)
        return tuple(sentence for sentence in found if sentence)


def saying_of(comparison: Comparison, account: Robustness | None, words: Words) -> Saying:
    """Return what the data can and cannot say.

    Args:
        comparison: the scorecards.
        account: how far they can be trusted; None where that was not asked for, or cannot be told.
        words: of the guide's language.
    """
    pairs = tuple(_pairs(comparison, words))
    apart = tuple(pair.text for pair in pairs if pair.finding in {"first_above", "second_above", "level"})
    open_key = "separation.nothing_else" if apart else "separation.nothing"
    is_open = any(pair.finding == "not_separated" for pair in pairs)
    robust = tuple(_robust(account, words)) if account else ()
    return Saying(
        alone=() if comparison.cards[1:] else tuple(_alone(comparison, words)),
        separated=apart,
        not_separated=words(open_key) if is_open else "",
        pairs=pairs,
        robust=robust,
        robust_summary=tuple(_summary(robust, words)),
        varied=words.joined(" ", _varied(account, words)) if account else "",
    )


def _alone(comparison: Comparison, words: Words) -> Iterator[str]:
    """Yield what the bounds leave open for the only subject, on the whole and on each outermost dimension."""
    card = comparison.cards[0]
    yield words("saying.alone")
    for node in (comparison.rubric.tree, *comparison.rubric.tree.children):
        result, title = card[node.path] if node.path else card.root, line_title(node, words)
        if result.lower is None or result.upper is None:
            continue
        low, high = (words.score(result.show, value) for value in (result.lower, result.upper))
        if result.score is not None and result.lower == result.upper:
            yield words("saying.alone_exact", title=title, score=low)
        else:
            yield words("saying.alone_open", title=title, low=low, high=high)


def _pairs(comparison: Comparison, words: Words) -> Iterator[PairText]:
    for pair in comparison.pairs:
        title = comparison.rubric.nodes[pair.path].title if pair.path else words("line.together")
        first, second = pair.first.record.subject.name, pair.second.record.subject.name
        text = words(f"separation.{pair.finding}", first=first, second=second, title=title)
        yield PairText(path=pair.path, title=title, first=first, second=second, finding=pair.finding, text=text)


def _robust(account: Robustness, words: Words) -> Iterator[PairRobust]:
    places = {card.record.subject.id: place for place, card in enumerate(account.comparison.cards)}
    apart = {
        (places[pair.first.record.subject.id], places[pair.second.record.subject.id])
        for pair in account.comparison.pairs
        if not pair.path and pair.finding in {"first_above", "second_above"}
    }
    for first, second in account.pairs():
        if account.unscored(first, second):
            continue
        above, below = account.ordered(first, second)
        shares = tuple(_shares(account, above, below, words))
        names = account.names[above], account.names[below]
        level = account.comparison.cards[first].score == account.comparison.cards[second].score
        often = [
            words("robust.in", share=words_often(share, words), kind=kind)
            for kind, share in shares
            if share is not None
        ]
        key = "robust.same" if level else "robust.above"
        yield PairRobust(
            above=names[0], below=names[1],
            is_separated=(first, second) in apart,
            is_steady=steady(account, first, second),
            shares=shares,
            text=words(key, above=names[0], below=names[1], shares=words.listed(often)),
        )  # fmt: skip


def _shares(account: Robustness, above: int, below: int, words: Words) -> Iterator[tuple[str, Fraction | None]]:
    standings = account.standings
    for name, standing in standings.items():
        yield words(f"robust.{name}"), standing.share_above(above, below)


def words_often(share: Fraction, words: Words) -> str:
    """Write a share of recounts; what is not all is never written as all, nor what is not none as none."""
    text = words.percent(share)
    if text == words.percent(Fraction(1)) and share < 1:
        return words("share.over", share=words.percent(Fraction(99, 100)))
    if text == words.percent(Fraction(0)) and share > 0:
        return words("share.under", share=words.percent(Fraction(1, 100)))
    return text


def _summary(robust: tuple[PairRobust, ...], words: Words) -> Iterator[str]:
    unseparated = [pair for pair in robust if not pair.is_separated]
    if not unseparated:
        return
    kept = [pair for pair in unseparated if pair.is_steady]
    yield words("robust.open", count=len(unseparated))
    if not unseparated[1:]:
        pair = words("robust.kept", above=unseparated[0].above, below=unseparated[0].below)
        yield words("robust.only_steady", pair=pair) if kept else words("robust.only_not_steady")
    elif kept:
        named = [words("robust.kept", above=pair.above, below=pair.below) for pair in kept]
        yield words("robust.steady", count=len(kept), pairs=words.joined("; ", named))
    else:
        yield words("robust.none_steady")
    if len(kept) < len(unseparated):
        yield words("robust.not_better_others" if kept else "robust.not_better")
    yield words("robust.no_statistics")


def _varied(account: Robustness, words: Words) -> Iterator[str]:
    """Yield what was drawn, how often, and how many ways to count there are, of which none is drawn."""
    yield words("robust.varied", count=account.varied.draws, seed=str(account.varied.seed))
    yield words("robust.ways", count=len(account.multiverse.methods))
