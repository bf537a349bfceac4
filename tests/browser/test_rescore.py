"""The page scores under a reader's weights as the library does: every number of every node, to the last digit."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import settings
from strategies import ANYTHING, DEEP, KNOWN, Choice, Document

from browser.engines import ROOT, SCRIPTS, Evaluate, in_node, page_of
from browser.rescored import Answer, Case, Weights, case_of, cases, differences, drawn
from scorecard.guide.rescoring import rescoring_data
from scorecard.model.comparison import Comparison
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.model.steps import Show
from scorecard.reading.load import load_records, load_rubric
from scorecard.scoring.compare import compare

RECORDS = ROOT / "examples" / "records"
EXAMPLES = max(100, settings().max_examples)
"""How hard the properties try."""
AT_ONCE = 25
"""Cases that are asked together."""
IRRATIONAL = replace(
    KNOWN,
    methods=(
        {"method": "geometric"},
        *({"method": "power", "power": power} for power in (Fraction(2, 3), "-3/2", "1/4", Fraction(-37, 10), "5/3")),
    ),
    numbers=(
        1, "1/3", Fraction(999_999, 1_000_000), Fraction(1, 10**18), "1/7", Fraction(1, 2) ** 60, 0, "53/60",
        Fraction(10**30 - 1, 10**30), Fraction(1, 10**60), Fraction(123_456_789, 987_654_321),
    ),
)  # fmt: skip
"""Means whose value is no fraction, of values far from each other, and as near to 1 as can be."""
ENDS = {"worst": 0, "best": 1}
HEAD = {"format": "rubric/1", "id": "small", "version": "1.0.0", "title": "Small", "standard": {"title": "A standard"}}


def rubric_of(dimensions: Sequence[Document], **choices: object) -> Rubric:
    """Return a rubric of some dimensions."""
    return Rubric.model_validate({**HEAD, "dimensions": list(dimensions), **choices})


def record_of(subject: str, values: Document, **attributes: str) -> Record:
    """Return a record of numbers."""
    observations = {name: {"number": value} for name, value in values.items()}
    stated = {"id": subject, "name": subject.title(), "attributes": attributes}
    return Record.model_validate({"format": "record/1", "subject": stated, "observations": observations})


def two_dimensions() -> Comparison:
    """Return a comparison of one subject on a dimension of two criteria, and on one of a single criterion."""
    by = {"by": "type", "city": 1, "county": 3}
    rubric = rubric_of([
        {"id": "a", "title": "A", "weight": 2, "criteria": [
            {"id": "x", "weight": by, "measure": ENDS}, {"id": "y", "measure": ENDS},
        ]},
        {"id": "b", "title": "B", "criteria": [{"id": "z", "measure": ENDS}]},
    ])  # fmt: skip
    return compare(rubric, [record_of("one", {"x": 0, "y": 1, "z": 1}, type="city")])


TWO = json.dumps(rescoring_data(two_dimensions()))
"""Data of a small page."""


@pytest.fixture(scope="session", params=["node", "browser"])
def evaluate(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evaluate]:
    """Run the script of the page in Node, then in a page of the browser."""
    if request.param == "browser":
        path = tmp_path_factory.mktemp("page") / "scripts.html"
        path.write_text(page_of(), encoding="utf-8")
        with request.getfixturevalue("browser").open(path) as page:
            yield page.evaluate
        return
    node = os.environ.get("SCORECARD_NODE") or shutil.which("node")
    if node is None:
        pytest.skip("no node on PATH, and SCORECARD_NODE names none; see https://nodejs.org")
    with in_node(node) as running:
        yield running


@cache
def made_up(choice: Choice, share: int) -> list[Case]:
    """Return cases of made-up rubrics, the same for all that they are asked of."""
    return drawn(cases(choice), EXAMPLES // share)


@cache
def examples(name: str) -> list[Case]:
    """Return cases of a bundled rubric and the example administrations."""
    comparison = compare(load_rubric(name), load_records(RECORDS))
    return drawn(case_of(comparison, 10), EXAMPLES // 12)


def compared(evaluate: Evaluate, asked: Sequence[Case]) -> list[object]:
    """Return the first differences between the page and the library, and print how much was compared."""
    found: list[list[Answer]] = []
    for start in range(0, len(asked), AT_ONCE):
        found += evaluate(f"answers({json.dumps([case.asked() for case in asked[start : start + AT_ONCE]])})")
    nodes = sum(case.nodes * len(case.weightings) for case in asked)
    weightings = sum(len(case.weightings) for case in asked)
    print(f"{weightings} weightings of {len(asked)} rubrics, {nodes} nodes")  # noqa: T201  # asked for: -rP shows it
    return list(differences(asked, found))[:3]


@pytest.mark.parametrize(
    ("choice", "share"), [(ANYTHING, 3), (DEEP, 8), (IRRATIONAL, 8)], ids=["small", "deep", "irrational"]
)
def test_made_up_rubrics_under_other_weights(evaluate: Evaluate, choice: Choice, share: int) -> None:
    """Rubrics of all that a rubric may say come to the library's numbers, exactly, under any weights."""
    assert [] == compared(evaluate, made_up(choice, share))


@pytest.mark.parametrize("name", ["democracy", "human_rights_defenders"])
def test_the_examples_under_other_weights(evaluate: Evaluate, name: str) -> None:
    """The example administrations come to the library's numbers, exactly, under any weights of the bundled rubrics."""
    assert [] == compared(evaluate, examples(name))


def test_names_of_javascript(evaluate: Evaluate) -> None:
    """Ids and values that JavaScript has names of its own for are names like any other."""
    rubric = rubric_of([
        {"id": "constructor", "title": "A", "weight": 2, "criteria": [
            {"id": "to", "weight": {"by": "type", "constructor": 1, "__proto__": 3, "1": 2}, "measure": ENDS},
            {"id": "valueof", "weight": {"by": "type", "constructor": 2, "__proto__": 1, "1": 0}, "measure": ENDS},
        ]},
        {"id": "hasownproperty", "title": "B", "criteria": [{"id": "length", "measure": ENDS}]},
    ])  # fmt: skip
    values = {"to": "1/3", "valueof": 1, "length": 0}
    comparison = compare(rubric, [
        record_of("one", values, type="constructor"), record_of("two", values, type="__proto__"),
        record_of("three", values, type="1"),
    ])  # fmt: skip
    asked = Case(comparison, ({}, {"constructor": "0"}, {"constructor.to": "5"}, {"hasownproperty": "1/7"}))
    assert [] == compared(evaluate, [asked])


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({"a": "0", "b": "0"}, [{"path": "", "reason": "all_zero"}]),
        ({"a.x": "0", "a.y": "0"}, [{"path": "a", "reason": "all_zero"}]),
        ({"c": "1"}, [{"path": "c", "reason": "unknown_name"}]),
        ({"": "1"}, [{"path": "", "reason": "unknown_name"}]),
        ({"b.z": "2"}, [{"path": "b.z", "reason": "fixed"}]),
        ({"a": "-1", "b": "much"}, [{"path": "a", "reason": "negative"}, {"path": "b", "reason": "no_number"}]),
        ({"a": "1000001"}, [{"path": "a", "reason": "too_large"}]),
        ({"a": "1000000", "b": "0.00000000000000001"}, []),
    ],
)
def test_a_refused_weighting_gives_its_reasons(evaluate: Evaluate, weights: Weights, expected: list[Weights]) -> None:
    """Weights that the rubric cannot have are refused by name, with a reason; nothing is divided by zero."""
    assert expected == evaluate(f"rescoring.rescore({TWO}, {json.dumps(weights)}).refused")


def test_data_without_sliders_are_refused(evaluate: Evaluate) -> None:
    """Where the data say that the page cannot score again, it does not."""
    asked = 'rescoring.rescore({"refused": "A package does it."}, {})'
    assert [{"path": "", "reason": "no_sliders"}] == evaluate(f"{asked}.refused")
    assert 0 == evaluate(f"{asked}.subjects.size")


@pytest.mark.parametrize(
    ("text", "weights", "ignored"),
    [
        ("", {}, []),
        ("#", {}, []),
        ("#w=a:3,b:1.5", {"a": "3", "b": "1.5"}, []),
        ("w=x:1/3", {"a.x": "1/3"}, []),
        ("#w=a.x:2", {"a.x": "2"}, []),
        ("#page&w=a:0&more", {"a": "0"}, []),
        ("#w=a%3A3%2Cb%3A2", {"a": "3", "b": "2"}, []),
        ("#w=,,a:3,", {"a": "3"}, []),
        ("#w=a:3,a:4", {"a": "3"}, [{"text": "a:4", "reason": "repeated"}]),
        ("#w=x:3,a.x:4", {"a.x": "3"}, [{"text": "a.x:4", "reason": "repeated"}]),
        ("#w=nobody:3", {}, [{"text": "nobody:3", "reason": "unknown_name"}]),
        ("#w=__proto__:3", {}, [{"text": "__proto__:3", "reason": "unknown_name"}]),
        ("#w=:3", {}, [{"text": ":3", "reason": "unknown_name"}]),
        ("#w=z:3", {}, [{"text": "z:3", "reason": "fixed"}]),
        ("#w=a", {}, [{"text": "a", "reason": "no_number"}]),
        ("#w=a:", {}, [{"text": "a:", "reason": "no_number"}]),
        ("#w=a:3:4", {}, [{"text": "a:3:4", "reason": "no_number"}]),
        ("#w=a:1e9", {}, [{"text": "a:1e9", "reason": "no_number"}]),
        ("#w=a:0x10", {}, [{"text": "a:0x10", "reason": "no_number"}]),
        ("#w=a:\u0663", {}, [{"text": "a:\u0663", "reason": "no_number"}]),
        ("#w=a:1/0", {}, [{"text": "a:1/0", "reason": "no_number"}]),
        ("#w=a:NaN", {}, [{"text": "a:NaN", "reason": "no_number"}]),
        ("#w=a:-3", {}, [{"text": "a:-3", "reason": "negative"}]),
        ("#w=a:1000001", {}, [{"text": "a:1000001", "reason": "too_large"}]),
        ("#w=a:%E0%A4%A", {}, [{"text": "a:%E0%A4%A", "reason": "no_number"}]),
        ("#w=a:" + "9" * 70, {}, [{"text": "a:" + "9" * 58 + "...", "reason": "no_number"}]),
        ("#w=<b>", {}, [{"text": "<b>", "reason": "unknown_name"}]),
    ],
)
def test_weights_from_an_address(evaluate: Evaluate, text: str, weights: Weights, ignored: list[Weights]) -> None:
    """Weights are read from an address; what is none of this rubric's is listed, and nothing fails."""
    found = evaluate(f"rescoring.weightsFromText({json.dumps(text)}, {TWO})")
    assert {"weights": weights, "ignored": ignored} == found


@pytest.mark.parametrize(
    ("weights", "expected"),
    [({}, ""), ({"a": "3", "b": "1.5"}, "w=a:3,b:1.5"), ({"a.x": "1/3", "a.y": "0"}, "w=x:1/3,y:0")],
)
def test_weights_in_an_address(evaluate: Evaluate, weights: Weights, expected: str) -> None:
    """Weights are written by the shortest names that are enough, and read back as they were."""
    text = evaluate(f"rescoring.weightsToText({json.dumps(weights)})")
    assert expected == text
    assert weights == evaluate(f"rescoring.weightsFromText({json.dumps(text)}, {TWO}).weights")


def test_weights_in_an_address_without_sliders(evaluate: Evaluate) -> None:
    """Where the page cannot score again, weights in its address are ignored."""
    found = evaluate('rescoring.weightsFromText("#w=a:3", {"refused": "A package does it."})')
    assert {"weights": {}, "ignored": [{"text": "a:3", "reason": "no_sliders"}]} == found


SHOWN = (
    Show(),
    Show(low=Fraction(-100)),
    Show(low=Fraction(-100), decimals=2),
    Show(high=Fraction(40), decimals=1, out_of=True),
    Show(low=Fraction(30), high=Fraction(-7), decimals=12),
    Show(low=Fraction(-1, 3), high=Fraction(2, 7), decimals=1),
)
VALUES = (
    Fraction(0),
    Fraction(1),
    *(Fraction(each) for each in ("1/2", "499/1000", "1/3", "99/200", "101/200", "5/8", "-1/8", "7/6")),
)


@pytest.mark.parametrize("show", SHOWN, ids=str)
def test_numbers_are_written_as_the_library_writes_them(evaluate: Evaluate, show: Show) -> None:
    """A score, and a difference of two, reads in the page as in every other output."""
    data = {"from": str(show.low), "to": str(show.high), "decimals": show.decimals, "out_of": show.out_of}
    texts = json.dumps([str(value) for value in VALUES])
    shown = evaluate(f"{texts}.map((value) => rescoring.shown({json.dumps(data)}, value))")
    differences = evaluate(f"{texts}.map((value) => rescoring.shownDifference({json.dumps(data)}, '1/2', value))")
    assert [show.text(value) for value in VALUES] == shown
    assert [show.difference(value - Fraction(1, 2)) for value in VALUES] == differences


def test_places_in_a_picture(evaluate: Evaluate) -> None:
    """An exact number becomes the nearest that a picture needs."""
    assert [0, 1, 0.25, -0.5] == evaluate('["0", "1", "1/4", "-1/2"].map(rescoring.near)')


def test_the_published_weights(evaluate: Evaluate) -> None:
    """The page knows the rubric's own weights; one that differs between subjects is none."""
    assert ["2", "1", None, "1"] == evaluate(
        f'["a", "b", "a.x", "b.z"].map((path) => rescoring.publishedWeight({TWO}, path))'
    )


@pytest.mark.parametrize(
    "word", ["eval(", "Function(", "fetch", "XMLHttpRequest", "import", "document", "window", "</"]
)
def test_the_script_keeps_to_numbers_and_text(word: str) -> None:
    """The script asks for nothing, looks at no page, and can stand inside one as it is."""
    assert word not in SCRIPTS[0].read_text(encoding="utf-8").replace("Math.floor(", "")


BANDS = [{"from": 0, "label": "low", "value": "1/5"}, {"from": "1/2", "label": "high", "value": 1}]
SIGNED = {"from": -3, "to": 4, "levels": [{"id": "against", "points": -3}, {"id": "behind", "points": 4}]}
HALF_KNOWN = {"id": "half", "title": "Half", "min_coverage": 1, "criteria": [
    {"id": "known", "measure": ENDS}, {"id": "never", "measure": ENDS},
]}  # fmt: skip
"""A dimension without a score, from 1/2 to 1."""


@pytest.mark.parametrize("decimals", [0, 1])
@pytest.mark.parametrize(
    "choices",
    [
        {"ceiling": {"at": "1/3", "while": {"half": "1/2"}}},
        {"ceiling": {"at": "1/3", "while": {"half": "3/4"}}},
        {"bands": [BANDS[0], BANDS[1] | {"requires": {"half": "1/2"}}]},
        {"bands": [BANDS[0], BANDS[1] | {"requires": {"half": "3/4"}}]},
        {"bands": [BANDS[0], BANDS[1] | {"requires": {"half": "3/4", "b": "2/3"}}]},
        {"clip": False, "range": [0, 2]},
        {"out_of": 8, "aggregate": "sum"},
        {"out_of": 8, "aggregate": "sum", "round": {"decimals": 0}},
        {"aggregate": "sum", "show": {"from": 1, "to": 3, "decimals": 2}},
        {"min_coverage": "1/2"},
    ],
)
def test_rules_at_their_edges(evaluate: Evaluate, choices: Document, decimals: int) -> None:
    """What chance seldom meets comes to the library's numbers: values on thresholds, and bands that are undecided."""
    choices = {"bands": BANDS, **choices}
    weights = {} if choices.get("aggregate") == "sum" else {"weight": {"by": "type", "city": 2, "town": "1/3"}}
    rubric = rubric_of(
        [
            {"id": "first", "title": "First", "criteria": [
                {"id": "a", "out_of": "5/2", "measure": ENDS, **weights},
                {"id": "b", "measure": ENDS},
                {"id": "c", "measure": ENDS, "role": "bonus"},
                {"id": "d", "measure": ENDS, "role": "penalty"},
            ], **choices},
            HALF_KNOWN | {"bands": BANDS},
            {"id": "points", "title": "Points", "aggregate": "sum", "bands": BANDS, "criteria": [
                {"id": "level", "scale": "signed"}, {"id": "mark", "out_of": "1/2", "measure": ENDS},
                {"id": "unseen", "weight": 0, "out_of": "1/100", "measure": ENDS},
            ]},
        ],
        use="band", scales={"signed": SIGNED}, show={"from": 0, "to": 100, "decimals": decimals},
    )  # fmt: skip
    values = {"known": 1, "a": 1, "b": "1/2", "c": 1, "mark": "1/2"}
    comparison = compare(rubric, [
        record_of("one", values, type="city"), record_of("two", values | {"d": 1}, type="town"),
        record_of("three", values | {"a": 0, "b": 0, "d": 1, "c": 0}, type="city"),
        record_of("four", {"b": "1/2"}, type="town"),
    ])  # fmt: skip
    assert [] == compared(
        evaluate, [Case(comparison, ({}, {"first": "3"}, {"half.never": "0"}, {}, {"half": "0", "points": "1/9"}))]
    )
