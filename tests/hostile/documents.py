"""Documents with a text of its own in every place that may hold text, and every kind of result that is made of them.

A place is written `@name` in a template. Places that must say the same, as an attribute and what is asked of it, bear
the same name.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from hostile.naughty import NAUGHTY
from scorecard.analysis.coders import compare_codings
from scorecard.analysis.edition_difference import value_of
from scorecard.analysis.leaving_out import left_out
from scorecard.analysis.robustness import robustness
from scorecard.model.coding import Coding
from scorecard.model.comparison import Comparison
from scorecard.model.edition import Edition
from scorecard.model.edition_difference import Bearing, CellMove, DatedCorrection, EditionDifference, InputChange
from scorecard.model.fairness import Checked, Demand, Fairness, Remark
from scorecard.model.record import Record
from scorecard.model.relations import Relations
from scorecard.model.renderable import Renderable
from scorecard.model.robustness import Robustness, Varied
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.model.verified import Finding, Verified
from scorecard.rendering.words import capitalised
from scorecard.scoring.compare import compare
from scorecard.scoring.diff import diff
from scorecard.scoring.explain import explain

Data = dict[str, Any]
Result = Renderable
Texts = tuple[str, ...]
"""A text for each place, in the order of PLACES."""
REFUSED_IN_ADDRESSES = re.compile(r"[\s\\<>\"'`\x00-\x20]")
SAMPLE = 12
"""Documents of every run; with SCORECARD_EXAMPLES there are as many as texts, so that each place gets each text."""
STRIDE = 37
"""How far apart the texts of neighbouring places stand in the list."""
SAMPLED = tuple(len(NAUGHTY) * number // SAMPLE for number in range(SAMPLE))
"""Numbers of documents which together hold all texts."""
QUOTE_WORDS, KEY_LENGTH = 12, 200
"""Words of a quotation and characters of a key at most, or nearly."""
DIFFERING = ("@attribute", "@attribute.2", "@nobody.value")
"""Places with values of one attribute, which must not be the same."""

EVIDENCE: Data = {
    "themes": ["press"],
    "enough": 3,
    "scrutiny": ["independent"],
    "stages": {"stated": {"value": "1/5", "why": "@judged.why"}},
    "why": {"enough": "@evidence.why"},
}
LEVELS = [
    {"id": "none", "title": "@level.title", "score": 0, "why": "@level.why"},
    {"id": "full", "score": 1},
]
GUIDANCE: Data = {
    "text": "@guidance.text",
    "stages": {"stated": "@guidance.stage"},
    "does_not_count": ["@guidance.not"],
    "near_misses": ["@guidance.near"],
}
CRITERIA: list[Data] = [
    {
        "id": "acts",
        "title": "@criterion.title",
        "question": "@criterion.question",
        "at": "@criterion.at",
        "why": "@criterion.why",
        "guidance": GUIDANCE,
        "evidence": EVIDENCE,
        "ceiling": {"at": "9/10", "while": {"delay": "1/100"}, "why": "@ceiling.why"},
    },
    {
        "id": "levels",
        "question": "@question",
        "scale": "practice",
        "levels": {"none": "@criterion.level", "full": "@criterion.level.2"},
        "weight": {"by": "type", "values": {"@attribute": 2, "@attribute.2": 3}},
    },
    {
        "id": "delay",
        "title": "@measured.title",
        "measure": {"worst": 180, "best": 0, "unit": "@unit", "why": "@measure.why"},
        "applies_to": {"where": {"type": ["@attribute", "@attribute.2"]}},
    },
    {
        "id": "steps",
        "title": "@stepped.title",
        "measure": {"table": [{"from": 0, "score": 0, "why": "@step.why"}, {"from": 5, "score": 1}]},
        "bands": [{"from": 0, "label": "@own.band", "requires": {"delay": 0}}],
        "show": {"from": 0, "to": 10, "about": "@own.show"},
    },
    {
        "id": "grouped",
        "title": "@grouped.title",
        "groups": {"of": ["near", "far"], "themes": ["press"], "enough": 1, "why": {"of": "@groups.why"}},
    },
    {"id": "nobody", "title": "@nobody.title", "measure": {"worst": 0, "best": 1},
     "applies_to": {"where": {"type": "@nobody.value"}}},
]  # fmt: skip
SEVERAL: Data = {
    "ids": ["first", "second"],
    "titles": {"first": "@several.title"},
    "question": "@several.question",
    "at": "@several.at",
    "why": "@several.why",
    "scale": "practice",
    "levels": {"none": "@several.level"},
}
RELATIONS: Data = {
    "format": "relations/1",
    "id": "neighbours",
    "version": "1.0.0",
    "title": "@relations.title",
    "about": "@relations.about",
    "as_of": "2001-01-20",
    "sources": {
        "list": {"title": "@list.title", "publisher": "@list.publisher", "note": "@list.note", "url": "@list.url"}
    },
    "codes": {"OLD": {"title": "@code.title", "note": "@code.note"}},
    "groups": {
        name: {
            "title": f"@group.title.{name}",
            "definition": f"@group.definition.{name}",
            "members": [{"target": target, "from": "1990-01-01", "source": "list", "at": "@member.at"}],
        }
        for name, target in (("near", "FRA"), ("far", "OLD"))
    },
}
DIMENSION: Data = {
    "id": "books",
    "title": "@dimension.title",
    "about": "@dimension.about",
    "why": "@dimension.why",
    "at": "@dimension.at",
    "dimensions": [
        {"id": "inner", "title": "@inner.title", "criteria": CRITERIA, "criteria_from": SEVERAL, "over": "criteria"},
    ],
    "over": "@tier.2",
}
RUBRIC: Data = {
    "format": "rubric/1",
    "id": "open_books",
    "version": "1.0.0",
    "title": "@title",
    "about": "@about",
    "standard": {
        "title": "@standard.title",
        "publisher": "@standard.publisher",
        "at": "@standard.at",
        "note": "@standard.note",
        "url": "@standard.url",
    },
    "tiers": ["@tier.1", "@tier.2", "@tier.3"],
    "over": "@tier.1",
    "why": {"aggregate": "@why.aggregate", "bands": "@why.bands"},
    "evidence": {"stages": {"stated": {"value": "1/4", "why": "@rubric.judged"}}, "why": {"combine": "@why.combine"}},
    "themes": {"press": {"title": "@theme.title", "definition": "@theme.definition", "not": "@theme.not"}},
    "scales": {"practice": LEVELS},
    "bands": [{"from": 0, "label": "@band.1", "why": "@band.why"}, {"from": "11/20", "label": "@band.2"}],
    "show": {"from": -100, "to": 100, "decimals": 1, "about": "@show.about"},
    "relations": RELATIONS,
    "corrections": [
        {
            "date": "2001-01-20",
            "what": "@mended.what",
            "why": "@mended.why",
            "paths": ["@mended.path", "@mended.path.2"],
        },
    ],
    "dimensions": [DIMENSION],
}
EVERYTHING_OF: Data = {"source": "gazette", "at": "@evidence.at", "quote": "@evidence.quote"}
RECORD: Data = {
    "format": "record/1",
    "subject": {
        "id": "arcadia",
        "name": "@subject.name",
        "kind": "@subject.kind",
        "office_holder": "@subject.holder",
        "party": "@subject.party",
        "note": "@subject.note",
        "attributes": {"type": "@attribute"},
        "terms": [{"from": "2001-01-20", "to": "2005-01-20"}],
    },
    "coder": {"id": "someone", "name": "@record.coder", "note": "@record.coder.note"},
    "coded_on": "2004",
    "limits": ["@limit.1", "@limit.2"],
    "sources": {
        "gazette": {
            "title": "@source.title",
            "publisher": "@source.publisher",
            "kind": "self_reported",
            "note": "@source.note",
            "url": "@source.url",
            "characters": 1234,
        }
    },
    "actions": [
        {
            "id": f"a{number}",
            "date": "2002",
            "summary": f"@action.summary.{number}",
            "stage": "committed",
            "themes": {"press": "advances"},
            "targets": [("FRA", "OLD")[number % 2]],
            "status": {"is": "in_force", "because": "@status.because"},
            "because": "@action.because",
            "evidence": [EVERYTHING_OF],
        }
        for number in range(4)
    ],
    "observations_of": "open_books@1",
    "observations": {
        "levels": {"level": "full", "because": "@observed.because", "evidence": [EVERYTHING_OF]},
        "first": "none",
        "delay": 21,
        "steps": 3,
    },
    "not_coded": [
        {
            "source": "gazette",
            "at": "@not_coded.at",
            "reason": "no_act",
            "because": "@not_coded.because",
            "quote": "@not_coded.quote",
            "until": "@not_coded.until.quote",
        },
    ],
    "reply": {"status": "received", "text": "@reply.text"},
    "corrections": [
        {"date": "2001-01-20", "what": "@corrected.what", "why": "@corrected.why", "paths": ["@corrected.path"]},
    ],
}
OTHER: Data = {
    **RECORD,
    "subject": {
        **RECORD["subject"], "id": "borduria", "name": "@other.name", "attributes": {"type": "@attribute.2"},
    },
    "actions": [{**act, "themes": {"press": "sets_back"}} for act in RECORD["actions"]],
    "observations": {**RECORD["observations"], "levels": "none"},
}  # fmt: skip
"""A second record, of another subject that did the contrary."""


CODED: Data = {
    "stage": "stated",
    "themes": {"press": "advances"},
    "evidence": [{"source": "gazette", "at": "@coded.at", "quote": "@coded.quote"}],
    "because": "@coded.because",
}
CODING: Data = {
    "format": "coding/1",
    "coder": {"id": "first", "name": "@coder.name", "note": "@coder.note"},
    "subject": "arcadia",
    "actions": {"both": CODED, "alone": CODED},
    "not_coded": [
        {"source": "gazette", "at": "@passed.at", "reason": "no_act", "because": "@passed.because",
         "quote": "@passed.quote", "until": "@until.quote"},
    ],
}  # fmt: skip
OTHER_CODING: Data = {
    **CODING,
    "coder": {"id": "second"},
    "actions": {"both": {**CODED, "stage": "engaged", "because": "@other.coded.because"}},
}
"""A second coding, which judges an act differently and passes over another one."""


CHECKED: Data = {
    "title": "@check.title",
    "why": "@check.why",
    "follows": "@check.rule",
    "says": "@finding",
    "path": "@finding.path",
}
"""Texts of a check of fairness and of what it found."""
HASH = "0" * 64
EDITION: Data = {
    "format": "edition/1",
    "title": "@edition.title",
    "date": "2001-01-20",
    "library": "0.1.0",
    "rubric": {"id": "open_books", "version": "1.0.0", "fingerprint": HASH},
    "choices": {"window": "@edition.window"},
    "inputs": [
        {"file": "inputs/rubrics/open_books.yaml", "kind": "rubric", "id": "open_books", "sha256": HASH},
        {"file": "inputs/rubrics/themes.yaml", "kind": "themes", "id": "themes", "sha256": HASH},
        {"file": "inputs/records/arcadia.yaml", "kind": "record", "id": "arcadia", "sha256": HASH},
    ],
    "outputs": [{"file": "outputs/comparison.txt", "format": "text", "sha256": HASH}],
}
OTHER_EDITION: Data = {**EDITION, "title": "@edition.other", "date": "2002-01-20", "choices": {}}


def _places(value: object) -> Iterator[str]:
    if isinstance(value, str) and value.startswith("@"):
        yield value
    for inside in (*value, *value.values()) if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _places(inside)


PLACES: tuple[str, ...] = tuple(
    dict.fromkeys(_places([RUBRIC, RECORD, OTHER, CODING, OTHER_CODING, CHECKED, EDITION, OTHER_EDITION]))
)
"""Every place, in the order in which they stand."""


def as_place_takes(place: str, text: str) -> str:
    """Return a text as a place takes it: some hold a part of an address or few words, some must differ."""
    if place.endswith(".url"):
        return "https://a.example/" + REFUSED_IN_ADDRESSES.sub("", text)[:1_900]
    if place.endswith(".quote"):
        return " ".join(text.split()[:QUOTE_WORDS]) if len(text.split()) > QUOTE_WORDS else text
    if place.startswith("@tier"):
        return f"{capitalised(text)}{place[-1]}"
    if place.startswith(("@attribute", "@nobody.value")):
        return f"{text[:KEY_LENGTH]}{DIFFERING.index(place)}"
    return text


def everywhere(text: str) -> Texts:
    """Return one text for all places."""
    return tuple(as_place_takes(place, text) for place in PLACES)


def naughty(number: int) -> Texts:
    """Return a naughty text for each place, another one for each number."""
    found = (NAUGHTY[(number + STRIDE * index) % len(NAUGHTY)] for index in range(len(PLACES)))
    return tuple(as_place_takes(place, text) for place, text in zip(PLACES, found, strict=True))


def filled(template: Any, texts: Texts) -> Any:
    """Return a template with its texts in their places."""
    return _filled(template, dict(zip(PLACES, texts, strict=True)))


def _filled(template: Any, texts: Mapping[str, str]) -> Any:
    if isinstance(template, dict):
        return {_filled(key, texts): _filled(value, texts) for key, value in template.items()}
    if isinstance(template, list):
        return [_filled(value, texts) for value in template]
    return texts.get(template, template) if isinstance(template, str) else template


def rubric_with(texts: Texts) -> Rubric:
    """Return a rubric with the texts in their places."""
    data = filled({**RUBRIC}, texts)
    return Rubric(**{**data, "relations": Relations(**data["relations"])})


def record_with(texts: Texts, template: Data = RECORD) -> Record:
    """Return a record with the texts in their places."""
    return Record(**filled(template, texts))


def coding_with(texts: Texts, template: Data = CODING) -> Coding:
    """Return a coding with the texts in their places."""
    return Coding(**filled(template, texts))


def fairness_with(texts: Texts, compared: Comparison) -> Fairness:
    """Return checks of fairness with the texts in their places.

    Why: what the checks themselves find depends on the words, so that no output could be compared with another.
    """
    said = filled(CHECKED, texts)
    demands = [Demand(name, said["title"], said["why"], said["follows"]) for name in ("first", "second", "third")]
    found = (
        Remark("not_met", said["says"], "arcadia", said["path"]),
        Remark("stated", said["says"], "borduria"),
        Remark("not_met", said["says"], path=said["path"]),
    )
    return Fairness(compared, (Checked(demands[0], found), Checked(demands[1], ())), (demands[2],))


def edition_with(texts: Texts, template: Data = EDITION) -> Edition:
    """Return the manifest of an edition with the texts in their places."""
    return Edition(**filled(template, texts))


def editions_with(texts: Texts, cards: Sequence[Scorecard]) -> EditionDifference:
    """Return what two editions differ in, in which every cell of one subject becomes that of another, its band named.

    The bands differ whatever the texts, so that no row comes or goes with these.
    """
    first, second = cards
    pairs = zip(first.root.walk(), second.root.walk(), strict=True)
    moves = (
        CellMove(
            subject=first.record.subject.id, path=one.path, title=one.title, before=value_of(one), after=replace(value_of(other), band=f"{one.band} now"),
            causes=("record", "rubric"), together=True, because=(Bearing(kind="action", id="a1", how="changed"),),
        )
        for one, other in pairs
    )  # fmt: skip
    corrected = [DatedCorrection(kind="rubric", id="open_books", correction=it) for it in first.rubric.corrections]
    dropped = [DatedCorrection(kind="record", id="arcadia", correction=it) for it in first.record.corrections]
    return EditionDifference(
        first=edition_with(texts), second=edition_with(texts, OTHER_EDITION),
        inputs=(InputChange(kind="record", id="arcadia", how="changed"),), subjects=(("borduria", "added"),),
        nodes=(("books.later", "added"),), compared=40, moves=tuple(moves),
        corrections=tuple(corrected), dropped=tuple(dropped), unknown_library=True,
    )  # fmt: skip


def verified_with(texts: Texts) -> Verified:
    """Return what a look at an edition found, with a text as the name of a file that does not belong there."""
    title = edition_with(texts).title
    findings = (Finding(title, "extra"), Finding("outputs/comparison.txt", "changed", title))
    return Verified(edition=edition_with(texts), findings=findings, library="0.2.0", made_again=True)


def stricter(texts: Texts) -> Rubric:
    """Return the same rubric with other choices, another criterion and one less."""
    data = filled({**RUBRIC}, texts)
    inner = data["dimensions"][0]["dimensions"][0]
    added = {**inner["criteria"][2], "id": "later"}
    inner["criteria"] = [*inner["criteria"][:5], added]
    data |= {"missing": "worst", "relations": Relations(**data["relations"])}
    return Rubric(**data)


def account_of(compared: Comparison) -> Robustness:
    """Return an account of robustness with the texts of a comparison; no text changes its numbers, found once."""
    return replace(account(), comparison=compared, left_out=tuple(left_out(compared)))


@functools.cache
def account() -> Robustness:
    """Return an account of robustness without any naughty text."""
    texts = everywhere("text")
    records = [record_with(texts), record_with(texts, OTHER)]
    return robustness(compare(rubric_with(texts), records), Varied(draws=2))


@functools.lru_cache(maxsize=64)
def results_with(texts: Texts) -> dict[str, Result]:
    """Return every kind of result, with the texts in their places."""
    records = [record_with(texts), record_with(texts, OTHER)]
    compared = replace(compare(rubric_with(texts), records), edition=edition_with(texts).name)
    return {
        "comparison": compared,
        "scorecard": compared.cards[0],
        "explanation": explain(compared.cards[0]),
        "rubric": compared.rubric,
        "difference": diff(compared.rubric, stricter(texts), records),
        "agreement": compare_codings(
            coding_with(texts), coding_with(texts, OTHER_CODING), {}, rubric=compared.rubric, draws=0
        ),
        "robustness": account_of(compared),
        "fairness": fairness_with(texts, compared),
        "editions": editions_with(texts, compared.cards),
        "verified": verified_with(texts),
    }
