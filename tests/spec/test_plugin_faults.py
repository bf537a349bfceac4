"""Plug-ins that fail, and packages that are wrong: one clear error each, which names them."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path

import pytest
from packages import install, put

from scorecard.problem import PluginError
from spec.builders import by_measure, card_of, dimension, rubric_data, rubric_of, seen
from spec.plugged import AGAIN, LAST, Given, problems, refusal


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("0.5", "gives 0.5, and not a Fraction"),
        ("float('nan')", "gives nan, and not a Fraction"),
        ("None", "gives a value of type NoneType, and not a Fraction"),
        ("True", "gives True, and not a Fraction"),
        ("'1'", "gives a value of type str, and not a Fraction"),
        ("Fraction(3, 2)", "gives 1.5, which is not from 0 to 1"),
        ("-1", "gives -1, which is not from 0 to 1"),
        ("1 / 0", "fails: ZeroDivisionError: division by zero"),
        ("[][values]", "fails: TypeError: list indices must be integers or slices, not tuple"),
        ("(_ for _ in ()).throw(KeyError())", "fails: KeyError"),
        ("self.aggregate(shares, values)", "fails: RecursionError: maximum recursion depth exceeded"),
    ],
)
def test_an_aggregation_that_misbehaves_is_named(last: Given, expression: str, said: str) -> None:
    """Whatever a plug-in does ends in one error that names it, its package, and where it was asked."""
    found = refusal(last(expression), first=1, second=1)
    start = f"the aggregation 'last' of made-up 2.1 {said}"
    assert (found[: len(start)], found[-13:]) == (start, " (at 'books')")


def test_a_whole_number_is_a_value(last: Given) -> None:
    """An int from 0 to 1 is exact, and taken."""
    assert Fraction(1) == card_of(last("1"), seen(first=1, second=1)).score


def test_what_a_plugin_raised_is_the_cause(last: Given) -> None:
    """The error of the plug-in is kept as the cause, for its author."""
    rubric = last("1 / 0")
    with pytest.raises(PluginError) as raised:
        card_of(rubric, seen(first=1))
    assert isinstance(raised.value.__cause__, ZeroDivisionError)


def test_an_aggregation_that_falls_where_a_child_rises_is_refused(last: Given) -> None:
    """With every child at its worst the value must not be above that with every child at best."""
    ends = "gives 1 with every child at its worst and 0.5 with every child at best"
    said = f"{ends}; it must not fall where a child rises"
    assert f"the aggregation 'last' of made-up 2.1 {said} (at 'books')" == refusal(last("1 - values[0] / 2"), second=1)


def test_a_score_outside_what_its_children_allow_is_refused(last: Given) -> None:
    """Where both ends agree and the value between them is another, the plug-in falls somewhere between."""
    inner = dimension("inner", by_measure("first"), by_measure("second"), aggregate="mean")
    rubric = last("4 * values[0] * (1 - values[0])").model_copy(
        update={"dimensions": [{"id": "books", "title": "Books", "dimensions": [inner]}]}
    )
    said = "gives 0.75 with every child at its worst and 0.75 with every child at best, and 1 between"
    assert said in refusal(rubric, first="1/2")


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("None", "gives a value of type NoneType, and not a scorecard.Judgement"),
        ("0.5", "gives 0.5, and not a scorecard.Judgement"),
        ("Judgement(lower=0.0, upper=1)", "gives 0.0 as lower, and not a Fraction"),
        ("Judgement(lower=0, upper=2)", "gives 2 as upper, which is not from 0 to 1"),
        ("Judgement(lower=0, upper=1, score=float('nan'))", "gives nan as score, and not a Fraction"),
        ("Judgement(lower=0, upper=1, coverage=3)", "gives 3 as coverage, which is not from 0 to 1"),
        ("Judgement(lower=1, upper=0)", "gives bounds 1 to 0 that do not hold its score, none"),
        ("Judgement(lower=1, upper=1, score=0)", "gives bounds 1 to 1 that do not hold its score, 0"),
        ("Judgement(lower=0, upper=0, score=1)", "gives bounds 0 to 0 that do not hold its score, 1"),
        ("Judgement(lower=0, upper=1, lines='one')", "gives lines that are not a tuple of text"),
        ("Judgement(lower=0, upper=1, lines=(1,))", "gives lines that are not a tuple of text"),
        ("Judgement(lower=0)", "fails: TypeError: "),
    ],
)
def test_a_rule_that_misbehaves_is_named(rule: Given, expression: str, said: str) -> None:
    """Whatever a rule gives that is no sound judgement is one error that names it, its package, and the criterion."""
    found = refusal(rule(expression))
    start = f"the rule 'seen' of made-up 2.1 {said}"
    assert (found[: len(start)], found[-14:]) == (start, " (at 'judged')")


def test_lines_show_what_is_hidden(rule: Given) -> None:
    """Control characters in a plug-in's lines are made visible."""
    found = card_of(rule("Judgement(lower=0, upper=1, lines=('a\\x1bb',))"))["judged"].ruled
    assert found is not None
    assert ("a\\x1bb",) == found.lines


def broken(monkeypatch: pytest.MonkeyPatch, folder: Path, code: str, entry: str = "last:Last") -> str:
    """Return the error of a rubric that names an aggregation of a package."""
    install(monkeypatch, folder, code, aggregation=entry)
    with pytest.raises(PluginError) as raised:
        rubric_of(by_measure(), aggregate={"custom": entry.partition(":")[0]})
    return str(raised.value)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import nothing_by_this_name", "ModuleNotFoundError: No module named 'nothing_by_this_name'"),
        ("raise SystemExit('over')", "SystemExit: over"),
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("def", "SyntaxError: "),
        ("", "AttributeError: "),
    ],
)
def test_an_entry_point_that_fails_names_its_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str, said: str
) -> None:
    """A package that cannot be imported is one error that names it, whatever the import does."""
    found = broken(monkeypatch, tmp_path, code)
    assert found.startswith("'last' of made-up 2.1 cannot be imported from made_up_")
    assert said in found


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("Last = 5", "it is no class derived from scorecard.Aggregation"),
        ("class Last(CriterionRule): pass", "it is no class derived from scorecard.Aggregation"),
        ("class Last(Aggregation): version = '1'", "its class lacks aggregate"),
        (
            "class Last(Aggregation):\n    def aggregate(self, shares, values): return 0",
            'its class lacks a version, as version = "1.0.0"',
        ),
        (
            "class Last(Aggregation):\n    version = 'one two'\n    def aggregate(self, shares, values): return 0",
            'its class lacks a version, as version = "1.0.0"',
        ),
    ],
)
def test_an_entry_point_of_the_wrong_kind_names_its_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str, wrong: str
) -> None:
    """What is registered must be a class of the kind of its group, whole and with a version."""
    found = broken(monkeypatch, tmp_path, code)
    assert f"'last' of made-up 2.1 is no aggregation that a rubric can name: {wrong}" == found


def test_a_built_in_name_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A plug-in may not have the name of a built-in method."""
    found = broken(monkeypatch, tmp_path, LAST.format("0"), "median:Last")
    assert found.endswith("is no aggregation that a rubric can name: median is built in, so it needs another name")


@pytest.mark.parametrize("default", ["0.5", "frozenset()"])
def test_a_default_that_no_document_holds_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, default: str
) -> None:
    """A float is not exact, and a set has no order: neither may be a setting."""
    code = LAST.format("0").replace("times: Count = 1", f"times: Exact = {default}")
    kind = "float" if default == "0.5" else "frozenset"
    assert f"the setting times of the plug-in 'last' is a {kind}, which no document holds" == broken(
        monkeypatch, tmp_path, code
    )


def test_two_packages_of_one_name_are_both_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A name that two packages register is neither's."""
    put(tmp_path, LAST.format("0"), package="other", aggregation="last:Last")
    said = "by made-up 2.1 and by other 2.1; uninstall all but one"
    assert f"'last' is registered twice in scorecard.aggregations: {said}" == broken(
        monkeypatch, tmp_path, LAST.format("0")
    )


def test_a_package_may_lack_its_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A package whose metadata are gone is called what it is."""
    put(tmp_path, "1 / 0", package="nameless", metadata="", aggregation="lost:Last")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(PluginError, match=r"^'lost' of a package without a name cannot be imported"):
        rubric_of(by_measure(), aggregate={"custom": "lost"})


def test_entry_points_that_cannot_be_read_are_one_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A package that breaks the list of all entry points does not end in a traceback."""
    put(tmp_path, "")
    next(tmp_path.glob("*.dist-info/entry_points.txt")).write_text("[scorecard.aggregations]\nno sign of equality\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(PluginError, match=r"^the entry points of the installed packages cannot be read: "):
        rubric_of(by_measure(), aggregate=AGAIN)


def test_a_package_may_go(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A rubric whose package is uninstalled while it is held still works, and says so."""
    with monkeypatch.context() as inside:
        install(inside, tmp_path, LAST.format("values[-1]"), aggregation="last:Last")
        rubric = rubric_of(by_measure(), aggregate={"custom": "last"})
    assert ["a package that is gone"] == [plugin.package for plugin in rubric.plugins]
    assert Fraction(1) == card_of(rubric, seen(delay=1)).score


def test_only_what_is_named_is_imported(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A rubric that names no plug-in, one plug-in, or modules, imports no package but that of the one."""
    other = put(tmp_path, "", package="other", aggregation="second:Last", rule="third:Seen")
    named = install(monkeypatch, tmp_path, LAST.format("0"), aggregation="last:Last")
    rubric_of(by_measure())
    assert (False, False) == (named in sys.modules, other in sys.modules)
    for name in ("antigravity", "os", "made_up_plugs"):
        problems(rubric_data({"id": "judged", "custom": name}, aggregate={"custom": name}))
    problems(rubric_data(by_measure(), aggregate={"custom": f"{other}:Last"}))
    rubric_of(by_measure(), aggregate={"custom": "last"})
    assert (True, False, False) == (named in sys.modules, other in sys.modules, "antigravity" in sys.modules)


def test_a_fault_of_the_score_alone_is_named(last: Given) -> None:
    """Bounds are taken of all children and the score of those that are known, where the fault is named as well."""
    said = "the aggregation 'last' of made-up 2.1 gives -1, which is not from 0 to 1 (at 'books')"
    assert said == refusal(last("len(values) - 2"), first=1)


def test_an_installed_aggregation_takes_no_exponent() -> None:
    """A plug-in and an exponent of a power mean are not given together."""
    found = problems(rubric_data(by_measure(), aggregate={**AGAIN, "power": 2}))
    expected = "power with an exponent other than 0, as {power: 2}, or another method"
    assert [f"aggregate: error[bad-aggregate]: expected {expected}"] == found
