"""Closed lists of words that documents use, from the field's own terms."""

from __future__ import annotations

from typing import Literal

Stage = Literal["stated", "engaged", "committed", "carried_out"]
"""How far an action went."""
Direction = Literal["advances", "sets_back", "mixed"]
"""Which way an action moves what a theme's definition describes; never "good" or "bad"."""
SourceKind = Literal["self_reported", "official_act", "oversight", "independent"]
"""Who speaks in a source: the subject of itself, its act as issued, a body that oversees it, anyone else."""
Instrument = Literal[
    "statement", "speech", "report", "diplomacy", "negotiation", "agreement", "treaty", "legislation",
    "executive_order", "memorandum", "proclamation", "regulation", "guidance", "funding", "program", "institution",
    "resolution", "vote", "sanction", "designation", "award", "military", "litigation", "veto", "other",
]  # fmt: skip
"""What the action was done with."""
State = Literal["in_force", "pending", "enjoined", "reversed", "superseded", "expired", "overridden"]
"""What became of an action."""
Method = Literal["mean", "geometric", "harmonic", "power", "min", "max", "median", "product", "sum", "custom"]
"""How a dimension's value comes from its children's; `custom` is the way of an installed package."""
RULES = ("scale", "measure", "evidence", "groups", "custom")
"""The rules that a criterion may have."""
Missing = Literal["exclude", "worst", "best", "withhold"]
"""What an unknown child does to its parent's score; the bounds always take it at its worst and at its best."""
Net = Literal["balance", "discount", "ignore"]
"""How what advances and what sets back become one value."""
CombineMethod = Literal["top", "best", "mean", "accumulate"]
"""How the points of several acts become one value."""
GroupMethod = Literal["least", "equality"]
"""How the values of several groups of targets become one."""
Curve = Literal["linear", "log"]
"""How a measure runs between its goalposts."""
Cap = Literal["both", "worst", "best", "none"]
"""At which goalposts a measure stops."""
Better = Literal["more", "less"]
"""Which way the numbers of a measure get better."""
FitMethod = Literal["min_max", "percentiles", "deviation"]
"""How goalposts are found in a set of records."""
RoundingMode = Literal["half_up", "half_even", "down"]
"""What rounding does with what lies between two numbers that can be kept."""
Role = Literal["ordinary", "penalty", "bonus"]
"""Whether a child is aggregated, or subtracted from or added to what is."""
Use = Literal["score", "band"]
"""What a dimension takes from its children: their scores, or the values of their bands."""
RankOn = Literal["exact", "rounded"]
"""Whether ranks go by exact scores, or by scores as they are shown."""
First = Literal["best", "worst"]
"""Which end of the scores has rank 1."""
Ties = Literal["min", "dense", "average"]
"""Ranks of equal scores: the best place that they share, the same without gaps after it, or their mean place."""
NotCodedReason = Literal[
    "no_act", "outside_rubric", "outside_term", "not_attributable", "repeats", "not_dated", "context"
]
"""Why a passage of a source was not coded as an action."""
Take = Literal["first", "second", "both", "neither", "own"]
"""Whose judgement holds where two coders disagree."""
ReplyStatus = Literal["not_asked", "asked", "received", "declined"]
"""Whether the subject was asked to reply to the record."""
InputKind = Literal["rubric", "extended", "relations", "themes", "record"]
"""What an input of an edition is."""
OutputFormat = Literal["text", "markdown", "html", "latex", "csv", "csv-excel", "json", "guide"]
"""How an output of an edition is written."""
WritingDirection = Literal["ltr", "rtl"]
"""Which way a language is written."""
PluralRule = Literal["one_other", "zero_one_other", "other"]
"""Which numbers a language says in a form of their own.

Source: Unicode CLDR, Language Plural Rules.
"""

NO_VALUE = ("not_applicable", "not_assessed", "not_found")
"""Reasons that stand for a value on every scale: the first leaves the denominator, the others are unknown."""
