"""What changed between two rubrics, which cells stay comparable, and which scores move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scorecard.model.asked import expect, expect_all
from scorecard.model.difference import Change, Difference, Move
from scorecard.model.node import Node
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.scoring.score import score

Plain = Mapping[str, object]
ABSENT = "absent"
"""What stands for a choice or a node that one rubric does not have."""
NODE = "dimension or criterion"
"""What differs where a node is in one rubric only."""
SHARED = ("themes", "groups")
"""Parts of a meaning that several criteria may rest on."""
COUNTING = ("share", "share_by", "shares", "role", "range")
"""What a node is to its parent; its own score does not depend on it."""


def diff(first: Rubric, second: Rubric, records: Sequence[Record] = ()) -> Difference:
    """Compare two rubrics by what scores depend on; titles, prose, reasons and versions are left out.

    Args:
        first: the rubric before.
        second: the rubric after.
        records: whose scores under both are compared.

    Raises:
        DocumentError: when an observation does not fit its criterion.
        ScorecardError: when what is given is no rubric, or no list of records.
    """
    expect(Rubric, first, "first")
    expect(Rubric, second, "second")
    records = expect_all(Record, records, "records")
    changes = (*_of_nodes(first, second), *_of_shared(first, second), *_of_ranks(first, second))
    same = _comparable(first, second, changes)
    return Difference(
        first=first,
        second=second,
        changes=changes,
        comparable=tuple(path for path in _by_path(second) if path in same),
        moves=tuple(move for record in records for move in _moves(first, second, record, changes)),
        subjects=tuple(record.subject.id for record in records),
    )


def _by_path(rubric: Rubric) -> dict[str, Node]:
    return {node.path: node for node in rubric.tree.walk()}


def _meanings(rubric: Rubric) -> dict[str, Plain]:
    """Return the meaning of each node by its path, without that of the nodes in it."""
    return dict(_walk("", rubric.meaning["tree"]))


def _walk(path: str, said: object) -> Iterator[tuple[str, Plain]]:
    found = said if isinstance(said, dict) else {}
    yield path, {key: value for key, value in found.items() if key != "children"}
    for name, child in found.get("children", {}).items():
        yield from _walk(f"{path}.{name}".removeprefix("."), child)


def _of_nodes(first: Rubric, second: Rubric) -> Iterator[Change]:
    before, after = _meanings(first), _meanings(second)
    for path in {**before, **after}:
        if path in before and path in after:
            yield from _between(path, before[path], after[path])
        else:
            titles = [_title(rubric, path) for rubric in (first, second)]
            yield Change(path=path, what=NODE, before=titles[0], after=titles[1])


def _title(rubric: Rubric, path: str) -> str:
    node = _by_path(rubric).get(path)
    return node.title if node else ABSENT


def _between(path: str, before: object, after: object, at: str = "") -> Iterator[Change]:
    """Yield where two meanings differ."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in {**before, **after}:
            yield from _between(path, before.get(key), after.get(key), f"{at}.{key}".removeprefix("."))
    elif before != after:
        yield Change(path=path, what=at, before=_words(before), after=_words(after))


def _words(value: object) -> str:
    if value is None or value in ([], {}, ""):
        return ABSENT
    if isinstance(value, dict):
        return ", ".join(f"{key} {_words(inside)}" for key, inside in value.items())
    return ", ".join(map(_words, value)) if isinstance(value, list) else str(value)


def _of_shared(first: Rubric, second: Rubric) -> Iterator[Change]:
    for part in SHARED:
        before, after = _named(first, part), _named(second, part)
        for name in sorted(before.keys() & after.keys()):
            if before[name] != after[name]:
                said = _words(before[name]), _words(after[name])
                yield Change(path="", what=f"{part}.{name}", before=said[0], after=said[1])


def _named(rubric: Rubric, part: str) -> Plain:
    found = rubric.meaning[part]
    return found if isinstance(found, dict) else {}


def _of_ranks(first: Rubric, second: Rubric) -> Iterator[Change]:
    yield from _between("", first.meaning["rank"], second.meaning["rank"], "rank")


def _comparable(first: Rubric, second: Rubric, changes: Sequence[Change]) -> set[str]:
    """Return the paths of the nodes whose scores mean the same: nothing changed in them or in what they depend on."""
    own = {change.path for change in changes if not _is_counting(change) and not _is_beside(change)}
    weighed = {change.path.rpartition(".")[0] for change in changes if change.path and _is_in_parent(change)}
    beside = {change.what for change in changes if _is_beside(change)}
    changed, known = own | weighed, set(_by_path(first))
    paths = {node.id: node.path for node in second.tree.walk()}
    same: set[str] = set()
    for node in second.order:
        needed = [*(child.path for child in node.children), *(paths[name] for name in node.looks_at)]
        unchanged = node.path in known and node.path not in changed and not _rests_on(node, beside)
        if unchanged and same.issuperset(needed):
            same.add(node.path)
    return same


def _is_in_parent(change: Change) -> bool:
    """Tell whether a change is one of what stands above as well: another weight or role, or a node come or gone."""
    return _is_counting(change) or change.what == NODE


def _is_beside(change: Change) -> bool:
    """Tell whether a change is not in the tree: in themes, groups or ranks."""
    return not change.path and change.what.partition(".")[0] in {*SHARED, "rank"}


def _is_counting(change: Change) -> bool:
    return change.what.partition(".")[0] in COUNTING


def _rests_on(node: Node, shared: set[str]) -> bool:
    rule = node.evidence
    groups = {f"groups.{name}" for name in rule.groups} if rule else set()
    used = {f"themes.{name}" for name in node.themes} | groups
    return not used.isdisjoint(shared)


def _moves(first: Rubric, second: Rubric, record: Record, changes: Sequence[Change]) -> Iterator[Move]:
    before, after = score(first, record), score(second, record)
    nodes = {node.id: node for node in second.tree.walk()}
    for path, result in after.results.items():
        old = before.results.get(path)
        if old is not None and old.score != result.score:
            there = all_that_bears_on(result.node, nodes)
            because = tuple(change for change in changes if is_at_one_of(change, there))
            yield Move(subject=record.subject.id, path=path, before=old.score, after=result.score, because=because)


def all_that_bears_on(node: Node, nodes: Mapping[str, Node]) -> dict[str, Node]:
    """Return the node, what is below it, what all of these look at, and so on, by path."""
    found: dict[str, Node] = {}
    ahead = [node]
    while ahead:
        for each in ahead.pop().walk():
            if each.path not in found:
                found[each.path] = each
                ahead += [nodes[name] for name in each.looks_at]
    return found


def is_at_one_of(change: Change, nodes: Mapping[str, Node]) -> bool:
    """Tell whether a change may move a score that depends on the nodes: it is at one of them, or in one of them.

    What a node is to its parent, and a node that is in one rubric only, is a change of what it stands in.
    """
    if _is_beside(change):
        return any(_rests_on(node, {change.what}) for node in nodes.values())
    place = change.path.rpartition(".")[0] if _is_in_parent(change) else change.path
    return any(place == path or place.startswith(f"{path}." if path else "") for path in nodes)
