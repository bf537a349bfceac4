"""Extending: a rubric takes another one over and overrides parts of it by id."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.model.names import MOST
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError
from scorecard.reading.check import check
from scorecard.reading.load import load_rubric
from scorecard.scoring.score import score
from spec.builders import record_of

BASE = """format: rubric/1
id: base
version: 1.2.0
title: Base
standard: {title: A pledge}
scales: {vote: {nay: 0, yea: 1}}
dimensions:
  - id: books
    title: Open books
    criteria:
      - {id: first, scale: vote}
      - {id: second, scale: vote, weight: 2, round: {decimals: 1}}
  - id: courts
    title: Courts
    criteria: [{id: third, measure: {worst: 0, best: 10}}]
"""
HEAD = "format: rubric/1\nid: own\nversion: 3.0.0\nextends: base@1\n"


def extended(folder: Path, own: str, base: str = BASE) -> Rubric:
    """Return the rubric that a text makes of the base."""
    (folder / "base.yaml").write_text(base)
    (folder / "own.yaml").write_text(HEAD + own)
    return load_rubric(folder / "own.yaml")


def found(folder: Path, own: str, base: str = BASE) -> list[tuple[str, str]]:
    """Return code and place of each problem."""
    with pytest.raises(DocumentError) as raised:
        extended(folder, own, base)
    return [(problem.code, Path(str(problem.location)).name) for problem in raised.value.problems]


def test_nothing_overridden_means_the_same(tmp_path: Path) -> None:
    """A rubric that overrides nothing has the fingerprint of what it extends."""
    own = extended(tmp_path, "title: Own\n")
    assert (load_rubric(tmp_path / "base.yaml").fingerprint, "Own") == (own.fingerprint, own.title)


def test_what_was_extended_is_only_named(tmp_path: Path) -> None:
    """A rubric that was put together of another names it as what it was made from, and extends nothing any more."""
    own = extended(tmp_path, "title: Own\n")
    assert (None, ("base@1",)) == (own.extends, own.made_from)


def test_what_json_escapes_stands_where_its_holder_does(tmp_path: Path) -> None:
    """A key of JSON that is escaped in two halves has no place of its own, and is reported at what holds it."""
    (tmp_path / "base.yaml").write_text(BASE)
    own = tmp_path / "own.json"
    own.write_text(
        '{"format": "rubric/1", "id": "own", "version": "3.0.0", "extends": "base@1",\n'
        ' "standard": {"\\ud83c\\udf89": {"a": []}}}\n'
    )
    problems = check([str(own)]).errors
    assert [("unknown-key", "own.json:2:14")] == [(each.code, Path(str(each.location)).name) for each in problems]


def test_no_link_is_extended(tmp_path: Path) -> None:
    """A link beside the rubric is not followed, as a document comes from anybody."""
    (tmp_path / "own.yaml").write_text(HEAD)
    (tmp_path / "base.yaml").symlink_to("other.yaml")
    (tmp_path / "other.yaml").write_text(BASE)
    (problem,) = check([str(tmp_path / "own.yaml")]).errors
    assert ("unreadable", "the file cannot be opened: links are not followed here") == (problem.code, problem.message)


@pytest.mark.parametrize(("count", "shown"), [(MOST, MOST), (MOST + 1, MOST)])
def test_removals_of_nothing_are_named_up_to_a_thousand(tmp_path: Path, count: int, shown: int) -> None:
    """A flood of removals that remove nothing is cut."""
    items = "".join(f"  - {{id: x{number}, remove: true}}\n" for number in range(count))
    assert shown == len(found(tmp_path, f"dimensions:\n{items}"))


def test_criteria_are_overridden_by_id(tmp_path: Path) -> None:
    """A dimension or criterion of the same id is overridden key by key; the others stay as they are."""
    own = extended(tmp_path, "dimensions: [{id: books, criteria: [{id: second, weight: 5}]}]\n")
    weights = {name: str(node.weight) for name, node in own.criteria.items()}
    assert {"first": "1", "second": "5", "third": "1"} == weights


def test_new_criteria_come_last(tmp_path: Path) -> None:
    """A criterion of another id is added after those there are."""
    own = extended(tmp_path, "dimensions: [{id: books, criteria: [{id: fourth, scale: vote}]}]\n")
    assert ["first", "second", "fourth", "third"] == list(own.criteria)


def test_a_criterion_can_be_dropped(tmp_path: Path) -> None:
    """`remove: true` drops a criterion."""
    own = extended(tmp_path, "dimensions: [{id: books, criteria: [{id: first, remove: true}]}]\n")
    assert ["second", "third"] == list(own.criteria)


def test_what_stands_around_a_dropped_key_stays(tmp_path: Path) -> None:
    """Of the keys of a criterion, those that are dropped are, and those before and after them stay."""
    criterion = "{id: second, remove: [scale, weight], measure: {worst: 0, best: 1}}"
    second = extended(tmp_path, f"dimensions: [{{id: books, criteria: [{criterion}]}}]\n").criteria["second"]
    decimals = second.settled.round.decimals if second.settled.round else None
    assert (None, 1, False) == (second.scale, decimals, second.measure is None)


def test_a_key_can_be_dropped(tmp_path: Path) -> None:
    """`remove:` with a list of keys drops these."""
    own = extended(tmp_path, "dimensions: [{id: books, criteria: [{id: second, remove: [round, weight]}]}]\n")
    second = own.criteria["second"]
    assert (None, "1") == (second.settled.round, str(second.weight))


def test_another_rule_takes_the_place_of_the_first(tmp_path: Path) -> None:
    """A rule given for a criterion takes the place of the one that it had."""
    own = extended(tmp_path, "dimensions: [{id: books, criteria: [{id: first, measure: {worst: 0, best: 1}}]}]\n")
    first = own.criteria["first"]
    assert (False, True) == (first.scale is not None, first.measure is not None)


def test_mappings_are_merged(tmp_path: Path) -> None:
    """A scale written as a mapping is overridden level by level."""
    own = extended(tmp_path, "scales: {vote: {nay: 1/2}}\n")
    assert [("nay", "1/2"), ("yea", "1")] == [(level.id, str(level.score)) for level in own.scales["vote"].levels]


def test_levels_observed_under_the_base_are_read(tmp_path: Path) -> None:
    """A rubric reads levels that were observed under one that it extends: two summaries of one record."""
    own = extended(tmp_path, "scales: {vote: {nay: 1/2}}\n")
    record = record_of(observations_of="base@1", observations={"first": "nay"})
    assert ("1/2", ("base@1",)) == (str(score(own, record)["first"].score), own.made_from)


def test_a_rubric_may_extend_one_that_extends(tmp_path: Path) -> None:
    """Extending goes through several rubrics, and all are named."""
    (tmp_path / "third.yaml").write_text(
        "format: rubric/1\nid: third\nversion: 1.0.0\nextends: own@3\nmissing: worst\n"
    )
    extended(tmp_path, "dimensions: [{id: courts, remove: true}]\n")
    loaded = load_rubric(tmp_path / "third.yaml")
    assert (("own@3", "base@1"), ["first", "second"]) == (loaded.made_from, list(loaded.criteria))


def test_a_bundled_rubric_can_be_extended(tmp_path: Path) -> None:
    """The rubrics that come with the library can be extended by name and version."""
    (tmp_path / "mine.yaml").write_text("format: rubric/1\nid: mine\nversion: 1.0.0\nextends: democracy@1\n")
    assert load_rubric("democracy").fingerprint == load_rubric(tmp_path / "mine.yaml").fingerprint


def test_a_problem_shows_where_it_was_written(tmp_path: Path) -> None:
    """A problem of the whole is reported in the file that wrote it, the extending or the extended one."""
    own = "dimensions: [{id: books, criteria: [{id: second, scale: votes}]}]\n"
    base = BASE.replace("best: 10", "best: 0")
    assert [("goalposts", "base.yaml:15:54"), ("unknown-scale", "own.yaml:5:57")] == found(tmp_path, own, base)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("base@2", "unknown-rubric"),
        ("bass@1", "unknown-rubric"),
        ("base", "bad-rubric-name"),
        ("own@3", "extends-circle"),
    ],
)
def test_what_is_extended_must_be_there(tmp_path: Path, name: str, code: str) -> None:
    """The rubric that is extended is named with its version, is there, and does not extend this one in turn."""
    (tmp_path / "base.yaml").write_text(BASE)
    (tmp_path / "own.yaml").write_text(HEAD.replace("base@1", name))
    with pytest.raises(DocumentError) as raised:
        load_rubric(tmp_path / "own.yaml")
    assert [(code, "own.yaml:4:10")] == [
        (problem.code, Path(str(problem.location)).name) for problem in raised.value.problems
    ]


def test_what_is_extended_is_a_rubric(tmp_path: Path) -> None:
    """What is extended is a document that can be read, and holds a rubric."""
    assert [("wrong-type", "base.yaml:1:1")] == found(tmp_path, "", "[]\n")
    assert [("duplicate-key", "base.yaml:2:1")] == found(tmp_path, "", "id: a\nid: b\n")


def test_what_is_removed_must_be_there(tmp_path: Path) -> None:
    """A dimension or criterion that is to be removed and is not there is named, with what may be meant."""
    with pytest.raises(DocumentError) as raised:
        extended(tmp_path, "dimensions: [{id: books, criteria: [{id: fisrt, remove: true}]}]\n")
    (problem,) = raised.value.problems
    assert ("unknown-node", "did you mean 'first'?") == (problem.code, problem.hint)


def test_what_is_wrong_beside_a_removal_is_found_too(tmp_path: Path) -> None:
    """A removal that removes nothing, and a list that is none, are found in one run."""
    own = "dimensions:\n  - {id: books, criteria: [{id: nobody, remove: true}]}\n  - {id: courts, criteria: x}\n"
    assert {("unknown-node", "own.yaml:6:33"), ("wrong-type", "own.yaml:7:28")} == set(found(tmp_path, own))


@pytest.mark.parametrize(("length", "codes"), [(8, []), (9, [("too-deep", "r8.yaml:4:10")])])
def test_at_most_eight_rubrics_extend_one_another(tmp_path: Path, length: int, codes: list[tuple[str, str]]) -> None:
    """The ninth rubric in a chain is one too many, and is named where it is extended."""
    for number in range(length):
        text = f"format: rubric/1\nid: r{number}\nversion: 1.0.0\nextends: r{number + 1}@1\n"
        (tmp_path / f"r{number}.yaml").write_text(text)
    (tmp_path / f"r{length}.yaml").write_text(
        BASE.replace("id: base\nversion: 1.2.0", f"id: r{length}\nversion: 1.0.0")
    )
    problems = check([str(tmp_path / "r0.yaml")]).errors
    assert codes == [(problem.code, Path(str(problem.location)).name) for problem in problems]


def test_a_long_circle_names_its_way(tmp_path: Path) -> None:
    """A circle of three rubrics is named with the one in between."""
    for name, after in (("a", "b"), ("b", "c"), ("c", "a")):
        (tmp_path / f"{name}.yaml").write_text(f"format: rubric/1\nid: {name}\nversion: 1.0.0\nextends: {after}@1\n")
    (problem,) = check([str(tmp_path / "a.yaml")]).problems
    assert "'b@1' extends this rubric in turn, by way of c@1" == problem.message
