"""The JSON Schema of rubrics where plug-ins are installed: it accepts of their settings what the plug-ins take."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from packages import install
from spec.builders import by_measure, rubric_data

from scorecard.model.json_schema import settings_schemas
from scorecard.model.plugin import Aggregation
from scorecard.problem import PluginError
from scorecard.reading.schema import KINDS, schema_of

HEAD = {"format": "rubric/1", "id": "own", "version": "1.0.0", "extends": "base@1"}
"""What a rubric that extends another says at least."""


@cache
def validator() -> Draft202012Validator:
    """Return what judges rubrics by the schema; it is made in a test, where mutants of the library are at work."""
    return Draft202012Validator(schema_of("rubric", with_plugins=True))


def is_accepted(aggregate: Any, custom: Any = "number_again", **rest: Any) -> bool:
    """Tell whether the schema accepts a rubric with an aggregation and a rule."""
    whole = rubric_data({"id": "judged", "custom": custom}, by_measure(), aggregate=aggregate) | rest
    return bool(validator().is_valid(whole))


@pytest.mark.parametrize(
    "aggregate",
    [
        "mean",
        {"power": 2},
        {"custom": "mean_again"},
        {"custom": "name_x", "settings": {"truth": True, "count": 2, "inner": {"least": "1/2", "words": ["a"]}}},
        {"custom": "name_x", "settings": {"table": {"any": 1}}},
        {"method": "custom", "custom": "mean_again"},
        {"custom": "of_another_package", "settings": {"anything": 1}},
    ],
)
def test_what_a_plugin_takes_is_accepted(aggregate: object) -> None:
    """Settings as the plug-in's fields have them are accepted; of what is not installed nothing is known."""
    assert is_accepted(aggregate)


@pytest.mark.parametrize(
    "aggregate",
    [
        {"custom": "mean_again", "settings": {"cut": 1}},
        {"custom": "name_x", "settings": {"truth": 1}},
        {"custom": "name_x", "settings": {"inner": {}}},
        {"custom": "name_x", "settings": {"inner": {"least": 1, "wrods": []}}},
        {"custom": "name_x", "settings": {"stage": "begun"}},
        {"custom": "name_x", "settings": None},
        {"custom": 5},
    ],
)
def test_what_a_plugin_does_not_take_is_refused(aggregate: object) -> None:
    """Unknown keys, wrong types and unknown words in settings are refused, inside of settings too."""
    assert not is_accepted(aggregate)


def test_rules_have_their_settings_as_well() -> None:
    """Settings of a rule are described beside what it may look at."""
    assert is_accepted("mean", {"rule": "number_again", "themes": ["press"], "settings": {"best": "1/2"}})
    assert not is_accepted("mean", {"rule": "number_again", "settings": {"best": 2}})


def test_what_overrides_may_leave_settings_out() -> None:
    """In a rubric that extends another, a part of the settings is enough, and keys may be removed."""
    inner = {"custom": "name_x", "settings": {"inner": {"words": ["a"]}, "remove": ["count"]}}
    assert validator().is_valid({**HEAD, "aggregate": inner})
    assert not validator().is_valid({**HEAD, "aggregate": {"custom": "name_x", "settings": {"cuont": 1}}})


@pytest.mark.parametrize(
    ("aggregate", "whole", "overriding"),
    [
        ({"custom": "last", "settings": {"least": 1}}, True, True),
        ({"custom": "last", "settings": {}}, False, True),
        ({"custom": "last"}, False, True),
        ({"custom": "mean_again"}, True, True),
        ({"power": 2}, True, True),
    ],
)
def test_settings_without_a_default_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, aggregate: object, *, whole: bool, overriding: bool
) -> None:
    """A plug-in that cannot do without settings needs them, and nothing else does; what overrides may have them."""
    code = (
        "class Last(Aggregation):\n    version = '1'\n    least: Exact\n"
        "    def aggregate(self, shares, values): return values[-1]\n"
    )
    install(monkeypatch, tmp_path, code, aggregation="last:Last")
    known = Draft202012Validator(schema_of("rubric", with_plugins=True))
    assert (whole, overriding) == (
        known.is_valid(rubric_data(by_measure(), aggregate=aggregate)),
        known.is_valid({**HEAD, "aggregate": aggregate}),
    )


def test_a_plugin_is_known_by_its_name() -> None:
    """Settings are those of a plug-in where a mapping names it; a word, as of a method, names none."""
    first, *_ = schema_of("rubric", with_plugins=True)["$defs"]["Aggregate"]["allOf"]
    assert {
        "type": "object",
        "properties": {"custom": {"const": "mean_again"}},
        "required": ["custom"],
    } == first["if"]


@pytest.mark.parametrize(
    ("settings", "whole", "overriding"),
    [
        ({"required": True, "properties": 2}, True, True),
        ({"properties": 2}, False, True),
        ({"required": True, "remove": ["properties"]}, False, True),
        ({"required": "yes"}, False, False),
        ({"required": True, "properties": True}, False, False),
    ],
)
def test_settings_may_be_called_as_words_of_schemas(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: object, *, whole: bool, overriding: bool
) -> None:
    """Keys that mean something in a schema are settings like all others, in rubrics that extend another as well."""
    code = (
        "class Last(Aggregation):\n    version = '1'\n    required: bool\n    properties: Count = 1\n"
        "    def aggregate(self, shares, values): return values[-1]\n"
    )
    install(monkeypatch, tmp_path, code, aggregation="last:Last")
    known = Draft202012Validator(schema_of("rubric", with_plugins=True))
    aggregate = {"custom": "last", "settings": settings}
    assert (whole, overriding) == (
        known.is_valid(rubric_data(by_measure(), aggregate=aggregate)),
        known.is_valid({**HEAD, "aggregate": aggregate}),
    )


def test_what_overrides_says_nothing_else_of_a_setting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A setting called `properties` is described in what overrides as it is in full; only what holds it may remove."""
    code = (
        "class Last(Aggregation):\n    version = '1'\n    properties: Count = 1\n"
        "    def aggregate(self, shares, values): return values[-1]\n"
    )
    install(monkeypatch, tmp_path, code, aggregation="last:Last")
    last, *_ = schema_of("rubric", with_plugins=True)["$defs"]["AggregateOverriding"]["allOf"]
    settings = last["then"]["properties"]["settings"]["properties"]
    assert ("last", {"type": "integer", "minimum": 0, "default": 1}, ["properties", "remove"]) == (
        last["if"]["properties"]["custom"]["const"],
        settings["properties"],
        list(settings),
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_one_with_plugins(kind: str) -> None:
    """The schema of every kind is one of its draft; only rubrics say anything of plug-ins."""
    schema = schema_of(kind, with_plugins=True)
    Draft202012Validator.check_schema(schema)
    assert (kind == "rubric") == (schema != schema_of(kind))


def test_settings_are_explained() -> None:
    """Name, version and docstrings of a plug-in stand in the schema, for editors to show."""
    found = dict(settings_schemas(Aggregation))["name_x"]
    said = found["properties"]["count"]["description"], found["properties"]["inner"]["description"]
    assert ("name_x 1.0.0", "Every kind of setting that a document holds.") == (found["title"], found["description"])
    assert ("A whole number.", "A mapping with its own keys.") == said


def test_settings_inside_themselves_may_be_anything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A part that holds parts of its own kind is described once."""
    code = (
        "class Tree(Part):\n    'A tree.'\n    trees: Items['Tree'] = ()\n"
        "class Last(Aggregation):\n    version = '1'\n    tree: Tree | None = None\n"
        "    def aggregate(self, shares, values): return values[-1]\n"
    )
    install(monkeypatch, tmp_path, code, aggregation="last:Last")
    tree = dict(settings_schemas(Aggregation))["last"]["properties"]["tree"]
    assert {} == tree["properties"]["trees"]["items"]


def test_a_setting_without_a_schema_names_its_plugin(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A field of a kind that no document holds, such as a function, is one clear error."""
    code = (
        "from collections.abc import Callable\n"
        "class Last(Aggregation):\n    version = '1'\n    how: Callable[[], int] | None = None\n"
        "    def aggregate(self, shares, values): return values[-1]\n"
    )
    install(monkeypatch, tmp_path, code, aggregation="last:Last")
    with pytest.raises(PluginError, match=r"^the settings of the plug-in 'last' have no JSON Schema: "):
        schema_of("rubric", with_plugins=True)
