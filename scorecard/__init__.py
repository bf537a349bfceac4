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
    from scorecard.analysis.adjudication import disagreements, settled, settled_by_rule
    from scorecard.analysis.blind import Blinded, blind, restore_coding, restore_record
    from scorecard.analysis.coders import compare_codings
    from scorecard.analysis.fairness import fairness
    from scorecard.analysis.recoding import recoded
    from scorecard.analysis.reweighting import reweighted
    from scorecard.analysis.robustness import robustness
    from scorecard.dumping import dump_rubric
    from scorecard.guide.content import Guide
    from scorecard.guide.data_package import data_package
    from scorecard.guide.make import make_guide
    from scorecard.guide.options import GuideOptions
    from scorecard.guide.own_words import load_messages
    from scorecard.guide.page import guide_html
    from scorecard.guide.theme import read_theme
    from scorecard.model.adjudication import Adjudication
    from scorecard.model.agreement import CodersCompared
    from scorecard.model.blind_key import BlindKey
    from scorecard.model.coding import Coding
    from scorecard.model.comparison import Comparison
    from scorecard.model.difference import Difference
    from scorecard.model.explanation import Explanation
    from scorecard.model.fairness import Fairness, Thresholds
    from scorecard.model.judgement import ActInView, FactsInView, Judgement
    from scorecard.model.lexicon import Lexicon
    from scorecard.model.mapping import Mapping
    from scorecard.model.plugin import Aggregation, CriterionRule
    from scorecard.model.record import Record
    from scorecard.model.relations import Relations
    from scorecard.model.robustness import Robustness, Varied
    from scorecard.model.roster import Roster
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
    from scorecard.reading.grading_sheet import load_sheet
    from scorecard.reading.load import load_mapping, load_records, load_rubric
    from scorecard.reading.load_coding import load_adjudication, load_coding
    from scorecard.reading.load_fairness import load_blind_key, load_roster
    from scorecard.rendering.formats import BINARY_FORMATS, FORMATS
    from scorecard.rendering.render import render
    from scorecard.saving import save
    from scorecard.scoring.compare import compare, compare_cards
    from scorecard.scoring.diff import diff
    from scorecard.scoring.explain import explain
    from scorecard.scoring.fit import fit
    from scorecard.scoring.score import score
    from scorecard.writing.dump import dump_coding, dump_record
    from scorecard.writing.grading_sheet import grading_sheet

__version__ = VERSION
__all__ = [
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

_HOMES = {
    "analysis.adjudication": ("disagreements", "settled", "settled_by_rule"),
    "analysis.coders": ("compare_codings",),
    "analysis.recoding": ("recoded",),
    "analysis.reweighting": ("reweighted",),
    "analysis.robustness": ("robustness",),
    "dumping": ("dump_rubric",),
    "guide.content": ("Guide",),
    "guide.data_package": ("data_package",),
    "guide.make": ("make_guide",),
    "guide.options": ("GuideOptions",),
    "guide.own_words": ("load_messages",),
    "guide.page": ("guide_html",),
    "guide.theme": ("read_theme",),
    "model.adjudication": ("Adjudication",),
    "model.agreement": ("CodersCompared",),
    "analysis.blind": ("Blinded", "blind", "restore_coding", "restore_record"),
    "analysis.fairness": ("fairness",),
    "model.blind_key": ("BlindKey",),
    "model.coding": ("Coding",),
    "model.comparison": ("Comparison",),
    "model.difference": ("Difference",),
    "model.explanation": ("Explanation",),
    "model.fairness": ("Fairness", "Thresholds"),
    "model.judgement": ("ActInView", "FactsInView", "Judgement"),
    "model.lexicon": ("Lexicon",),
    "model.mapping": ("Mapping",),
    "model.plugin": ("Aggregation", "CriterionRule"),
    "model.record": ("Record",),
    "model.relations": ("Relations",),
    "model.roster": ("Roster",),
    "model.robustness": ("Robustness", "Varied"),
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
    "reading.grading_sheet": ("load_sheet",),
    "reading.load": ("load_mapping", "load_records", "load_rubric"),
    "reading.load_coding": ("load_adjudication", "load_coding"),
    "reading.load_fairness": ("load_blind_key", "load_roster"),
    "rendering.formats": ("BINARY_FORMATS", "FORMATS"),
    "rendering.render": ("render",),
    "saving": ("save",),
    "scoring.compare": ("compare", "compare_cards"),
    "scoring.diff": ("diff",),
    "scoring.explain": ("explain",),
    "scoring.fit": ("fit",),
    "scoring.score": ("score",),
    "writing.dump": ("dump_coding", "dump_record"),
    "writing.grading_sheet": ("grading_sheet",),
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
