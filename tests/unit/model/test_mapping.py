"""Mappings: short forms, and what must hold between their parts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import scorecard as sc
from scorecard.model.mapping import Mapping

HEAD = "format: mapping/1\nsubject: {id: town}\n"
ACTIONS = "actions: {id: c, summary: d, stage: e, themes: f, evidence: {source: g, at: h}}\n"


def built(**parts: Any) -> Mapping:
    """Return a mapping of these parts, as a file would give them."""
    return Mapping(format="mapping/1", **parts)


def faults(folder: Path, text: str) -> list[str]:
    """Return line, column and message of each problem of a mapping."""
    (folder / "mapping.yaml").write_text(text, encoding="utf-8")
    found = [str(problem) for problem in sc.check([str(folder / "mapping.yaml")]).problems]
    return [line.partition("mapping.yaml:")[2] for line in found]


def test_short_forms_are_the_long_forms() -> None:
    """One column, one group and one label may stand alone."""
    short = built(
        subject={"id": "town", "name": "town"},
        wide={"criteria": ["days_late"], "cells": {"unknown": "NA", "blank": "not_found"}},
    )
    long = built(
        subject={"id": {"column": ["town"]}, "name": ["town"]},
        wide=[{"criteria": {"days_late": "days_late"}, "cells": {"unknown": ["NA"], "blank": {"level": "not_found"}}}],
    )
    assert long == short


def test_a_mapping_of_the_examples_loads(root: Path) -> None:
    """Each mapping among the examples reads the table beside it."""
    mappings = sorted((root / "examples" / "tables").glob("*.yaml"))
    counts = {path.stem: len(sc.load_records(path.with_suffix(".csv"), mapping=path)) for path in mappings}
    assert {"actions": 1, "towns": 4, "votes": 2} == counts


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (HEAD, ["1:1: error[one-layout]: the mapping has no layout, and needs one of them only"]),
        (
            f"{HEAD}wide: {{all_other: true}}\nlong: {{criterion: a, value: b}}\n",
            ["4:1: error[one-layout]: the mapping has wide and long, and needs one of them only"],
        ),
        (
            f"{HEAD}wide: {{all_other: true}}\nlong: {{criterion: a, value: b}}\n{ACTIONS}",
            ["5:1: error[one-layout]: the mapping has wide and long and actions, and needs one of them only"],
        ),
        (
            f"{HEAD}wide: [{{prefix: q}}]\n",
            ["3:8: error[one-choice]: the group needs criteria or all_other, and one of them only"],
        ),
        (
            f"{HEAD}wide: [{{criteria: [a]}}, {{criteria: {{a: A}}}}]\n",
            ["3:37: error[duplicate-id]: the id 'a' is used before"],
        ),
        (
            f"{HEAD}wide: {{criteria: [a], cells: {{unknown: ['', NA, ' NA'], blank: 0}}}}\n",
            [
                "3:49: error[label-twice]: the label 'NA' means something already",
                "3:64: error[label-twice]: an empty cell means something already",
            ],
        ),
        (
            f"{HEAD}wide: {{criteria: [a]}}\nsource: book\n",
            ["4:9: error[unknown-source]: no source 'book'"],
        ),
        (
            f"{HEAD}long: {{criterion: a, value: b, evidence: {{at: c}}}}\n",
            ["3:32: error[missing-key]: 'source' is missing"],
        ),
        (
            f"{HEAD}wide: {{criteria: [a], cells: {{levels: {{x: full}}}}}}\n",
            ["3:30: error[levels-without-rubric]: the level 'full' belongs to no rubric"],
        ),
        (
            f"{HEAD}wide: {{criteria: [a], cells: {{blank: {{because: x}}}}}}\n",
            ["3:38: error[one-value]: an empty cell means a level or a number, and one of them only"],
        ),
        (
            f"{HEAD}wide: {{criteria: [A], cell: {{}}}}\ndelimiter: ':'\n",
            [
                "3:8: error[bad-id]: 'A': expected lower-case letters, digits and _, starting with a letter",
                "3:23: error[unknown-key]: no key 'cell' here",
                "4:12: error[unknown-word]: ':' is not one of the words allowed here",
            ],
        ),
    ],
)
def test_a_mapping_that_does_not_hold_together_is_refused(text: str, lines: list[str], tmp_path: Path) -> None:
    """Each fault is found at its place."""
    assert lines == faults(tmp_path, text)


def test_reasons_need_no_rubric() -> None:
    """Labels that only say why there is no value are no judgements."""
    cells = {"levels": {"-": "not_assessed"}, "unknown": ["NA"], "not_applicable": ["n/a"]}
    mapping = built(subject={"id": "town"}, wide={"all_other": True, "cells": cells})
    assert ["", "-", "NA", "n/a"] == sorted(["", *mapping.wide[0].cells.meanings()])


def test_a_mapping_names_its_columns() -> None:
    """Every column is listed with where the mapping names it; prefixes, kinds and labels are none."""
    mapping = built(
        subject={"id": {"column": ["a"], "prefix": "x"}, "kind": "k", "attributes": {"year": "b"}},
        where={"c": ["1"]},
        long={"criterion": "d", "value": "e", "cells": {"unknown": ["u"]}},
    )
    assert {
        "where.c": "c",
        "subject.id.column[0]": "a",
        "subject.attributes.year": "b",
        "long.criterion.column[0]": "d",
        "long.value": "e",
    } == {str(pointer): name for pointer, name in mapping.columns}
