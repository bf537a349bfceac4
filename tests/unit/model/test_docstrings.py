"""What is said of the fields of models, found in their source."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import pytest
from pydantic import Field

from scorecard.model.base import Part
from scorecard.model.coding import Coding
from scorecard.model.docstrings import said_of_fields


class Outer(Part):
    """A part with a part in it."""

    class Inner(Part):
        """The part in it."""

        depth: int
        """How deep,
        in metres.
        """

    first: int
    """The first."""
    plain: int = 1
    described: int = Field(default=2, description="Says it itself.")
    """Says it below."""
    number: int = 3
    4  # noqa: B018  # says nothing


class Heir(Outer):
    """A part that takes fields over, and declares one anew."""

    first: int
    second: int
    """The second."""


def test_each_field_has_its_docstring() -> None:
    """A field that describes itself keeps that; what is no text under a field is no docstring."""
    assert {"first": "The first.", "described": "Says it itself."} == said_of_fields(Outer)


def test_a_field_taken_over_keeps_its_docstring() -> None:
    """A field that is declared anew has none but its own."""
    assert {"described": "Says it itself.", "second": "The second."} == said_of_fields(Heir)


def test_classes_in_classes_and_functions_are_found() -> None:
    """The lines of a docstring are laid out as those of any other."""

    class Local(Part):
        width: int
        """How wide."""

    assert {"depth": "How deep,\nin metres."} == said_of_fields(Outer.Inner)
    assert {"width": "How wide."} == said_of_fields(Local)


def test_of_what_has_no_source_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A class that was made at a prompt, or in a module that is gone, still has its fields."""
    made = type("Made", (Part,), {"__annotations__": {"width": int}, "__module__": "gone"})
    assert {} == said_of_fields(made)
    monkeypatch.setitem(sys.modules, "gone", ModuleType("gone"))
    assert {} == said_of_fields(made)


def test_no_source_is_read_to_define_models() -> None:
    """Whoever loads models does not wait for their docstrings."""
    code = f"import linecache, {Coding.__module__}; print([name for name in linecache.cache if 'scorecard' in name])"
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert "[]\n" == ran.stdout
