"""Typed rubrics and cited records become policy scorecards.

    import scorecard as sc

    rubric = sc.load_rubric("democracy")
    records = sc.load_records("examples/records")
    print(sc.render(sc.compare(rubric, records)))

Everything here is loaded when it is first used, so that the import costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module

from scorecard.version import VERSION

TYPE_CHECKING = False
"""What type checkers take for true; the module `typing` would take as long to load as all of this."""
if TYPE_CHECKING:
    from scorecard.dumping import dump_rubric
    from scorecard.model.coding import Coding
    from scorecard.model.comparison import Comparison
    from scorecard.model.difference import Difference
    from scorecard.model.explanation import Explanation
    from scorecard.model.judgement import ActInView, FactsInView, Judgement
    from scorecard.model.mapping import Mapping
    from scorecard.model.plugin import Aggregation, CriterionRule
    from scorecard.model.record import Record
    from scorecard.model.relations import Relations
    from scorecard.model.rubric import Rubric
    from scorecard.model.scorecard import Scorecard
    from scorecard.model.theme import Vocabulary
    from scorecard.model.window import Window
    from scorecard.problem import (
        DocumentError,
        NodeNotFoundError,
        OutputError,
        PluginError,
        Problem,
        RubricMismatchError,
        RubricNotFoundError,
        ScorecardError,
    )
    from scorecard.reading.check import check
    from scorecard.reading.load import load_coding, load_mapping, load_records, load_rubric
    from scorecard.rendering.formats import FORMATS
    from scorecard.rendering.render import render
    from scorecard.scoring.compare import compare, compare_cards
    from scorecard.scoring.diff import diff
    from scorecard.scoring.explain import explain
    from scorecard.scoring.fit import fit
    from scorecard.scoring.score import score
    from scorecard.writing.dump import dump_record

__version__ = VERSION
__all__ = [
    "FORMATS",
    "ActInView",
    "Aggregation",
    "Coding",
    "Comparison",
    "CriterionRule",
    "Difference",
    "DocumentError",
    "Explanation",
    "FactsInView",
    "Judgement",
    "Mapping",
    "NodeNotFoundError",
    "OutputError",
    "PluginError",
    "Problem",
    "Record",
    "Relations",
    "Rubric",
    "RubricMismatchError",
    "RubricNotFoundError",
    "Scorecard",
    "ScorecardError",
    "Vocabulary",
    "Window",
    "check",
    "compare",
    "compare_cards",
    "diff",
    "dump_record",
    "dump_rubric",
    "explain",
    "fit",
    "load_coding",
    "load_mapping",
    "load_records",
    "load_rubric",
    "render",
    "score",
]

_HOMES = {
    "dumping": ("dump_rubric",),
    "model.coding": ("Coding",),
    "model.comparison": ("Comparison",),
    "model.difference": ("Difference",),
    "model.explanation": ("Explanation",),
    "model.judgement": ("ActInView", "FactsInView", "Judgement"),
    "model.mapping": ("Mapping",),
    "model.plugin": ("Aggregation", "CriterionRule"),
    "model.record": ("Record",),
    "model.relations": ("Relations",),
    "model.rubric": ("Rubric",),
    "model.scorecard": ("Scorecard",),
    "model.theme": ("Vocabulary",),
    "model.window": ("Window",),
    "problem": (
        "DocumentError",
        "NodeNotFoundError",
        "OutputError",
        "PluginError",
        "Problem",
        "RubricMismatchError",
        "RubricNotFoundError",
        "ScorecardError",
    ),
    "reading.check": ("check",),
    "reading.load": ("load_coding", "load_mapping", "load_records", "load_rubric"),
    "rendering.formats": ("FORMATS",),
    "rendering.render": ("render",),
    "scoring.compare": ("compare", "compare_cards"),
    "scoring.diff": ("diff",),
    "scoring.explain": ("explain",),
    "scoring.fit": ("fit",),
    "scoring.score": ("score",),
    "writing.dump": ("dump_record",),
}
_HOME = {name: f"scorecard.{module}" for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a public name from its module when it is first used (PEP 562)."""
    if name not in _HOME:
        msg = f"module 'scorecard' has no attribute '{name}'"
        raise AttributeError(msg)
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted([*__all__, "__version__"])
