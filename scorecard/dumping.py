"""A rubric as YAML, beside the themes and relations that come with the library."""

from __future__ import annotations

from scorecard.model.rubric import Rubric
from scorecard.reading.load import BUNDLED_RELATIONS, bundled_relations, vocabulary
from scorecard.writing.dump import dump_rubric_beside


def dump_rubric(rubric: Rubric) -> str:
    """Return a rubric as YAML that loads as the same rubric, in whatever folder it is put.

    The bundled themes are left out, since every rubric has them. Bundled relations are named; others are written out.

    Raises:
        DocumentError: with every text and number in it that no document may hold, and every theme that is
            defined otherwise than the bundled one of its name.
    """
    return dump_rubric_beside(rubric, vocabulary(), {BUNDLED_RELATIONS: bundled_relations()})
