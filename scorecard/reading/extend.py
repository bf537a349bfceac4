"""`extends`: a rubric that takes another one over and overrides parts of it.

Mappings are merged key by key, dimensions and criteria by id; whatever else is given replaces what was there.
`remove: true` drops a dimension or criterion, `remove: [round, bands]` drops keys.

Source: the merging of mappings follows JSON Merge Patch (RFC 7386), but for its null, which our documents do not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from scorecard.model.names import MOST
from scorecard.model.origin import Origin
from scorecard.model.text import NAME
from scorecard.model.words import RULES
from scorecard.problem import DocumentError, Problem, did_you_mean, echo
from scorecard.reading import catalogue
from scorecard.reading.document import RawDocument, document_from, read_document
from scorecard.reading.paths import is_below
from scorecard.source import Mark, Pointer, SourceMap, Step

OWN_KEYS = ("id", "version", "extends", "made_from", "corrections")
"""Keys that a rubric does not take over."""
MOST_EXTENDED = 8
"""Rubrics that one may extend, each the next."""
BY_ID = frozenset({"dimensions", "criteria"})
"""Lists that are merged by the ids of what is in them."""
_EXTENDS = Pointer(("extends",))


@dataclass(frozen=True, slots=True)
class _Part:
    """A value with the marks of its places; what has none, as a key that JSON escapes, stands where its holder does."""

    value: Any
    mark: Mark

    def get(self, step: Step) -> _Part:
        """Return what lies one step further in."""
        return _Part(self.value[step], self.mark.children.get(step, Mark(self.mark.at)))


def resolved(raw: RawDocument) -> RawDocument:
    """Return a rubric's document merged with those that it extends; as it is where it extends none.

    Raises:
        DocumentError: when what it extends cannot be had, extends it in turn, or has problems of its own.
    """
    chain: list[tuple[RawDocument, str]] = []
    while isinstance(raw.value, dict) and isinstance(raw.value.get("extends"), str):
        name = raw.value["extends"]
        _refuse_circle(raw, name, [before for _, before in chain])
        chain.append((raw, name))
        raw = _found(raw, name)
    for own, name in reversed(chain):
        raw = _over(raw, own, name)
    return raw


def _refuse_circle(raw: RawDocument, name: str, before: list[str]) -> None:
    """Refuse what was extended before, and the ninth of rubrics that extend one another."""
    if name in before:
        way = ", ".join(map(echo, before[before.index(name) + 1 : -1]))
        message = f"'{echo(name)}' extends this rubric in turn" + (f", by way of {way}" if way else "")
        raise _problem(raw, "extends-circle", message, "extend one of them only")
    if len(before) == MOST_EXTENDED:
        message = f"more than {MOST_EXTENDED} rubrics extend one another"
        raise _problem(raw, "too-deep", message, "extend a rubric nearer to the first")


def _over(base: RawDocument, raw: RawDocument, name: str) -> RawDocument:
    """Return a rubric's document merged with that of the one that it extends, which is whole."""
    if base.problems or not isinstance(base.value, dict) or not isinstance(raw.value, dict):
        raise DocumentError(base.problems or [_no_rubric(base)])
    _refuse_other_version(raw, name, base.value)
    taken = _Part({key: value for key, value in base.value.items() if key not in OWN_KEYS}, _from(base.sources))
    own = _Part({key: value for key, value in raw.value.items() if key != "extends"}, raw.sources.root)
    whole = _merged(taken, own)
    made_from = [name, *base.value.get("made_from", [])]
    sources = SourceMap(raw.sources.path, whole.mark, raw.sources.lines)
    found = islice(_removes_nothing(whole.value, Pointer(), _ids(base.value)), MOST)
    lost = [problem.located(sources) for problem in found]
    if lost:
        _take_out_removed(whole.value)
    problems = (*raw.problems, *lost)
    files = (*raw.taken, Origin("extended", name.partition("@")[0], base.sha256, base.path), *base.taken)
    value = {**whole.value, "made_from": made_from}
    return replace(raw, value=value, placed=lambda: sources, problems=problems, taken=files)


def _ids(value: Any) -> list[str]:
    """Return the ids of the dimensions and criteria in a document or in a part of one."""
    items = [item for key in sorted(BY_ID) for item in _items(value, key)]
    return [name for item in items for name in (item.get("id"), *_ids(item)) if isinstance(name, str)]


def _items(value: Any, key: str) -> list[Any]:
    found = value.get(key)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _removes_nothing(value: Any, at: Pointer, known: list[str]) -> Iterator[Problem]:
    """Yield a problem for each dimension or criterion that is to be removed and is not there."""
    for key in sorted(BY_ID & value.keys()):
        for index, item in enumerate(_items(value, key)):
            if _is_removed(item):
                yield _removed_nothing(item, at / key / index / "id", known)
            yield from _removes_nothing(item, at / key / index, known)


def _removed_nothing(item: dict[str, Any], pointer: Pointer, known: list[str]) -> Problem:
    """Return the problem of one dimension or criterion that is to be removed and is not there."""
    one = "the id of one in the same list of what is extended"
    if "id" not in item:
        message = "a dimension or criterion to remove needs an id"
        return Problem(code="missing-key", message=message, pointer=pointer, hint=f"add 'id: ...', with {one}")
    name = echo(str(item["id"]))
    message = f"no dimension or criterion '{name}' here to remove"
    hint = did_you_mean(name, known) or f"write {one}"
    return Problem(code="unknown-node", message=message, pointer=pointer, found=name, hint=hint)


def _take_out_removed(value: Any) -> None:
    """Take out what is still to be removed, so that nothing else is said of it."""
    for key in sorted(BY_ID & value.keys()):
        for item in _items(value, key):
            _take_out_removed(item)
        if isinstance(value[key], list):
            value[key] = [item for item in value[key] if not _is_removed(item)]


def _is_removed(item: object) -> bool:
    return isinstance(item, dict) and item.get("remove") is True


def _no_rubric(base: RawDocument) -> Problem:
    place = base.sources.locate(Pointer())
    return Problem(code="wrong-type", message="expected a rubric", location=place, hint="start with format: rubric/1")


def _found(raw: RawDocument, name: str) -> RawDocument:
    """Return the document of the rubric that is extended: a file of its name beside the rubric, or a bundled one."""
    plain, _, version = name.partition("@")
    if not version:
        hint = f"write {echo(plain.removesuffix('.yaml'))}@1, with the first number of its version"
        raise _problem(raw, "bad-rubric-name", f"'{echo(name)}' names no version", hint)
    is_id = re.fullmatch(NAME, plain)
    if kept := catalogue.kept_as(plain):
        return document_from(kept.data, kept.path)
    apart = catalogue.is_apart()
    beside = Path(raw.path).with_name(f"{plain}.yaml") if is_id and not apart else None
    if beside and is_below(str(beside.parent), beside.name):
        return read_document(str(beside), follow_links=False)
    if plain in catalogue.names():
        return read_document(str(catalogue.bundled(plain)))
    known = tuple(catalogue.names())
    own = f"put {plain}.yaml beside this file" if is_id else "name a rubric beside this file by its id"
    hint = did_you_mean(plain, known) or f"{own}, or extend a bundled rubric: democracy@1"
    raise _problem(raw, "unknown-rubric", f"no rubric '{echo(name)}' beside this one, nor bundled", hint, known)


def _refuse_other_version(raw: RawDocument, name: str, base: dict[str, Any]) -> None:
    version = str(base.get("version"))
    if version.partition(".")[0] != name.partition("@")[2]:
        message = f"'{echo(name)}' asks for another version than {echo(version)}, which there is"
        hint = f"write extends: {name.partition('@')[0]}@{version.partition('.')[0]}"
        raise _problem(raw, "unknown-rubric", message, hint)


def _problem(raw: RawDocument, code: str, message: str, hint: str, allowed: tuple[str, ...] = ()) -> DocumentError:
    problem = Problem(code=code, message=message, pointer=_EXTENDS, allowed=allowed, hint=hint)
    return DocumentError([problem.located(raw.sources)])


def _from(sources: SourceMap) -> Mark:
    """Return a document's marks, each of which says which document it stands in."""

    def of(mark: Mark) -> Mark:
        children = {step: of(child) for step, child in mark.children.items()}
        return replace(mark, children=children, source=mark.source or sources)

    return of(sources.root)


def _merged(base: _Part, own: _Part) -> _Part:
    """Return one mapping merged into another."""
    base = _without_alternatives(base, own)
    keys = own.value.get("remove")
    removed = keys if isinstance(keys, list) else []
    values: dict[Step, Any] = {}
    marks: dict[Step, Mark] = {}
    for key in {**base.value, **own.value}:
        if key in removed or (key == "remove" and removed):
            continue
        part = _chosen(key, base, own)
        values[key], marks[key] = part.value, part.mark
    return _Part(values, replace(own.mark, children=marks))


ALTERNATIVES = (tuple((rule,) for rule in RULES), (("method", "power"), ("custom", "settings")))
"""Sets of keys of which a part has one: naming a key of one set drops those of the others."""
NAMES_OF_PLUGINS = ("custom", "rule")
"""Keys that say whose the settings beside them are."""


def _without_alternatives(base: _Part, own: _Part) -> _Part:
    """Leave out of what is overridden the keys in whose place others are given, and settings of another plug-in."""
    dropped: set[str] = set()
    for sets in ALTERNATIVES:
        given = [keys for keys in sets if any(key in own.value for key in keys)]
        dropped.update(key for keys in sets if given and keys not in given for key in keys)
    if any(own.value.get(key, base.value.get(key)) != base.value.get(key) for key in NAMES_OF_PLUGINS):
        dropped.add("settings")
    return replace(base, value={key: value for key, value in base.value.items() if key not in dropped})


def _chosen(key: str, base: _Part, own: _Part) -> _Part:
    if key not in own.value or key not in base.value:
        return own.get(key) if key in own.value else base.get(key)
    before, after = base.get(key), own.get(key)
    if isinstance(before.value, dict) and isinstance(after.value, dict):
        return _merged(before, after)
    if key in BY_ID and isinstance(before.value, list) and isinstance(after.value, list):
        return _merged_by_id(before, after)
    return after


def _merged_by_id(base: _Part, own: _Part) -> _Part:
    """Return the items of both lists: those of the first in their order, overridden by those of the second."""
    given = {_id_of(item, index): own.get(index) for index, item in enumerate(own.value)}
    items: list[_Part] = []
    for index, item in enumerate(base.value):
        override = given.pop(_id_of(item, index), None)
        before = base.get(index)
        if override is None or not isinstance(item, dict):
            items.append(override or before)
        elif override.value.get("remove") is not True:
            items.append(_merged(before, override))
    items += given.values()
    marks: dict[Step, Mark] = {index: item.mark for index, item in enumerate(items)}
    return _Part([item.value for item in items], replace(own.mark, children=marks))


def _id_of(item: object, index: int) -> object:
    found = item.get("id") if isinstance(item, dict) else None
    return found if isinstance(found, str) else index
