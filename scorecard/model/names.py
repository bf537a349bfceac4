"""Problems of names: one used twice, one that refers to nothing."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.problem import Problem, did_you_mean, echo
from scorecard.source import Pointer

MOST = 1_000
"""Problems of one kind that are looked for in a document; beyond them it is of another kind."""


def duplicate_id(pointer: Pointer, name: str, earlier: Pointer | None = None) -> Problem:
    """Return the Problem of an id that is used twice; `earlier` is where it is used first."""
    return Problem(
        code="duplicate-id",
        message=f"the id '{name}' is used before",
        pointer=pointer,
        found=name,
        hint="give it an id of its own",
        earlier=earlier,
    )


def unknown_name(
    kind: str, pointer: Pointer, name: str, known: Sequence[str], *, on_key: bool = False, within: str = ""
) -> Problem:
    """Return the Problem of a name that refers to nothing, with code `unknown-<kind>`.

    Args:
        kind: what the name should refer to, as the documents call it.
        pointer: where the name stands.
        name: the name.
        known: the names that there are.
        on_key: whether the name is a key.
        within: what should define the name, as "scale practice".
    """
    return Problem(
        code=f"unknown-{kind}",
        message=f"no {kind} '{echo(name)}'" + (f" in {within}" if within else ""),
        pointer=pointer,
        found=echo(name),
        allowed=tuple(dict.fromkeys(known)),
        hint=did_you_mean(name, known) or f"use a {kind} that there is, or add it",
        on_key=on_key,
    )
