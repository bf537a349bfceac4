"""What the bounds separate and what they do not, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from scorecard.model.comparison import Comparison, Pair
from scorecard.rendering.words import TOGETHER, whole

SENTENCES = {
    "first_above": "{first} above {second} on what is documented, whatever the declared unknowns: {titles}.",
    "second_above": "{second} above {first} on what is documented, whatever the declared unknowns: {titles}.",
    "level": "{first} and {second} are exactly level: {titles}.",
    "not_separated": "The data do not separate {first} and {second} on: {titles}.",
    "not_comparable": "One of {first} and {second} has no score to compare, as it does not apply: {titles}.",
}
"""What a comparison says of a pair, by its finding."""
NOWHERE = (
    "The data do not separate any two of them, all together or on any outermost dimension."
    " What is in a dimension is not compared."
)
NOWHERE_ELSE = f"Beyond this, t{NOWHERE[1:]}"
"""What stands for the sentences on pairs that are not separated, where there are several pairs."""


def separation(comparison: Comparison, paths: Collection[str], *, in_full: bool) -> Iterator[str]:
    """Yield what the bounds separate and what they do not.

    Args:
        comparison: what is compared.
        paths: of the dimensions that are shown.
        in_full: one sentence for each pair and finding, and of several pairs one for all that is not separated; else
            one for each dimension, with numbers of pairs.
    """
    pairs = (pair for pair in comparison.pairs if not pair.path or pair.path in paths)
    yield from _by_pair(comparison, pairs) if in_full else _counted(comparison, pairs)


def _by_pair(comparison: Comparison, every: Iterable[Pair]) -> Iterator[str]:
    pairs: dict[tuple[str, str], list[Pair]] = {}
    for pair in every:
        pairs.setdefault((pair.first.record.subject.id, pair.second.record.subject.id), []).append(pair)
    alone = len(pairs) == 1
    said = [each for found in pairs.values() for each in _of_pair(comparison, found, all_findings=alone)]
    yield from said
    if not alone and any(pair.finding == "not_separated" for found in pairs.values() for pair in found):
        yield NOWHERE_ELSE if said else NOWHERE


def _of_pair(comparison: Comparison, found: Sequence[Pair], *, all_findings: bool) -> Iterator[str]:
    first, second = found[0].first.record.subject.name, found[0].second.record.subject.name
    for finding, sentence in SENTENCES.items():
        titles = [_title(comparison, pair.path) for pair in found if pair.finding == finding]
        if titles and (all_findings or finding != "not_separated"):
            yield sentence.format(first=first, second=second, titles=", ".join(titles))


def _counted(comparison: Comparison, every: Iterable[Pair]) -> Iterator[str]:
    counts: dict[str, Counter[str]] = {}
    for pair in every:
        counts.setdefault(pair.path, Counter())[pair.finding] += 1
    for path, found in counts.items():
        apart = found["first_above"] + found["second_above"]
        parts = {"are separated": apart, "are exactly level": found["level"], "are not": found["not_separated"]}
        said = [f"{whole(number)} {words}" for words, number in parts.items() if number]
        if found["not_comparable"]:
            said.append(f"{whole(found['not_comparable'])} cannot be compared")
        yield f"Of {whole(found.total())} pairs on {_title(comparison, path)}, {', '.join(said)} by the data."


def _title(comparison: Comparison, path: str) -> str:
    return comparison.rubric.nodes[path].title if path else TOGETHER
