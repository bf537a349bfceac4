"""What an importer can rely on: the public names, to the letter."""

from __future__ import annotations

import pytest

import scorecard

NAMES = [
    "BINARY_FORMATS",
    "FORMATS",
    "ActInView",
    "Adjudication",
    "Aggregation",
    "BlindKey",
    "Blinded",
    "CodersCompared",
    "Coding",
    "Comparison",
    "CriterionRule",
    "Difference",
    "DocumentError",
    "Explanation",
    "FactsInView",
    "Fairness",
    "Guide",
    "GuideOptions",
    "Judgement",
    "Lexicon",
    "Mapping",
    "NodeNotFoundError",
    "OutputError",
    "PluginError",
    "Problem",
    "Record",
    "Relations",
    "Robustness",
    "Roster",
    "Rubric",
    "RubricMismatchError",
    "RubricNotFoundError",
    "Scorecard",
    "ScorecardError",
    "Thresholds",
    "Varied",
    "Vocabulary",
    "Window",
    "blind",
    "check",
    "compare",
    "compare_cards",
    "compare_codings",
    "data_package",
    "diff",
    "disagreements",
    "dump_coding",
    "dump_record",
    "dump_rubric",
    "explain",
    "fairness",
    "fit",
    "grading_sheet",
    "guide_html",
    "load_adjudication",
    "load_blind_key",
    "load_coding",
    "load_mapping",
    "load_messages",
    "load_records",
    "load_roster",
    "load_rubric",
    "load_sheet",
    "make_guide",
    "read_theme",
    "recoded",
    "render",
    "restore_coding",
    "restore_record",
    "reweighted",
    "robustness",
    "save",
    "score",
    "settled",
    "settled_by_rule",
]


def test_the_public_names_are_these() -> None:
    """The names that others may import are listed once, sorted, and nothing else is."""
    assert NAMES == scorecard.__all__


def test_the_names_are_sorted() -> None:
    """Constants, then classes, then functions stand in the order of the alphabet."""
    assert sorted(NAMES, key=lambda name: (not name.isupper(), name)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_there(name: str) -> None:
    """A public name is loaded when it is asked for, under its own name and with its own description."""
    found = getattr(scorecard, name)
    assert (name, True) == (getattr(found, "__name__", name), bool(found.__doc__))


def test_the_names_can_be_listed() -> None:
    """`dir` lists the public names and the version."""
    assert sorted([*NAMES, "__version__"]) == dir(scorecard)


def test_a_star_imports_them_all() -> None:
    """A star import brings every public name."""
    space: dict[str, object] = {}
    exec("from scorecard import *", space)  # noqa: S102  # a star can only be imported at the top of a module
    assert set(NAMES) <= set(space)


def test_another_name_is_an_attribute_error() -> None:
    """A name that is not there is refused as any module refuses it."""
    with pytest.raises(AttributeError, match=r"^module 'scorecard' has no attribute 'scroe'$"):
        scorecard.scroe  # noqa: B018  # asking is the test


def test_every_error_is_one_kind() -> None:
    """Every error that a user can cause is a ScorecardError."""
    errors = [getattr(scorecard, name) for name in NAMES if name.endswith("Error")]
    assert all(issubclass(error, scorecard.ScorecardError) for error in errors)
