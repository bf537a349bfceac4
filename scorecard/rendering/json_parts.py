"""What all results as JSON have in common."""

from __future__ import annotations

from fractions import Fraction

from scorecard.model.base import Document
from scorecard.model.number import written
from scorecard.model.rubric import Rubric

Plain = dict[str, object]


def standard(rubric: Rubric) -> Plain:
    """Return whose standard a rubric is, its fingerprint and its plug-ins."""
    return {
        "standard": rubric.standard.model_dump(mode="json", exclude_none=True),
        "rubric_fingerprint": rubric.fingerprint,
        **plugins(rubric),
    }


def plugins(rubric: Rubric) -> Plain:
    """Return the plug-ins that a rubric's scores depend on, so that a result can be computed again."""
    said = [{"kind": plugin.called, **plugin.meaning, "package": plugin.package} for plugin in rubric.plugins]
    return {"plugins": said} if said else {}


def document(document: Document) -> Plain:
    """Return the document as it would be written, so that the result can be computed again."""
    return document.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def number(value: Fraction | None) -> str | None:
    """Write a number exactly; None where there is none."""
    return None if value is None else written(value)


def named(rubric: Rubric) -> Plain:
    """Return which rubric is meant."""
    return {"id": rubric.id, "version": rubric.version, "fingerprint": rubric.fingerprint, **plugins(rubric)}
