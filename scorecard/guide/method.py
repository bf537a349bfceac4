"""The method of a guide, told from its rubric and its inputs: whose standard, how values come about, how to recount."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from scorecard.guide.formulas import formulas_of
from scorecard.guide.options import GuideOptions
from scorecard.guide.rules import method_of_aggregation, rules_of
from scorecard.guide.subjects import CorrectionText, corrections_of
from scorecard.guide.words import LANGUAGES, Words
from scorecard.model.comparison import Comparison
from scorecard.model.evidence_rule import JudgedNumber, rubric_choices
from scorecard.model.rubric import Rubric
from scorecard.rendering.words import judges_acts
from scorecard.version import VERSION

K = TypeVar("K", bound=str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice of the rubric, with its reason."""

    key: str
    """Name of the choice as a rubric writes it."""
    title: str
    text: str
    why: str
    """Reason that the rubric gives; empty where it gives none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What a level, stage or kind is worth, with the reason."""

    id: str
    title: str
    value: Fraction | None
    """From 0 to 1; None where it has no value."""
    value_text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthTable:
    """Levels of a scale, points of stages, or factors, each with its reason."""

    key: str
    title: str
    rows: tuple[Worth, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file that the guide was made from."""

    kind_word: str
    id: str
    sha256: str
    """Of the file's bytes; empty where it was built in Python."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """Whose standard, how values come about, what is done with what is not known, and how to recount."""

    standard_title: str
    standard_publisher: str
    standard_at: str
    standard_url: str
    standard_note: str
    neutrality: str
    """That the guide neither supports nor opposes anybody, and ranks nobody."""
    about: str
    """What the rubric says of itself."""
    range_text: str
    """What the ends of the shown range are."""
    choices: tuple[Choice, ...]
    tables: tuple[WorthTable, ...]
    formulas: tuple[str, ...]
    """How values come about, with this guide's numbers."""
    unknowns: tuple[str, ...]
    """What is done with what is not known, a sentence each."""
    correcting: tuple[str, ...]
    """How corrections are shown, and that subjects may reply."""
    corrections: tuple[CorrectionText, ...]
    """Those of the rubric; the records' stand with their subjects."""
    window: str
    """The part of each time in office that is looked at, in a sentence; empty for all of it."""
    rubric: str
    """Id and version of the rubric."""
    fingerprint: str
    """SHA-256 of what scores depend on."""
    library: str
    """Name and version of the library that made the guide."""
    edition: str
    """Title and date of the edition that the guide belongs to; empty where it belongs to none."""
    inputs: tuple[Input, ...]
    commands: tuple[str, ...]
    """What to type to get the same guide again."""


def method_of(comparison: Comparison, options: GuideOptions, words: Words) -> Method:
    """Return the method of a guide."""
    rubric = comparison.rubric
    standard = rubric.standard
    return Method(
        standard_title=standard.title,
        standard_publisher=standard.publisher or "",
        standard_at=standard.at or "",
        standard_url=standard.url or "",
        standard_note=standard.note or "",
        neutrality=words("method.neutrality"),
        about=rubric.about or "",
        range_text=_range(rubric, words),
        choices=tuple(_choices(rubric, words)),
        tables=tuple(_tables(rubric, words)),
        formulas=tuple(_formulas(comparison, words)),
        unknowns=tuple(_unknowns(rubric, words)),
        correcting=(words("method.corrections"), words("method.reply")),
        corrections=corrections_of(rubric.title, rubric.corrections),
        window=words("method.window", window=comparison.window.text) if comparison.window else "",
        rubric=f"{rubric.id} {rubric.version}",
        fingerprint=rubric.fingerprint,
        library=f"policy-scorecard {comparison.edition.library if comparison.edition else VERSION}",
        edition=str(comparison.edition) if comparison.edition else "",
        inputs=tuple(_inputs(comparison, words)),
        commands=tuple(_commands(comparison, options, words)),
    )


def _range(rubric: Rubric, words: Words) -> str:
    show = rubric.tree.show
    low, high = (words.score(show, Fraction(end)) for end in (0, 1))
    return words("method.range", low=low, high=high)


def _choices(rubric: Rubric, words: Words) -> Iterator[Choice]:
    settled, why = rubric.tree.settled, rubric.why
    said = {
        "aggregate": method_of_aggregation(rubric.tree, words),
        "missing": words(f"missing.{settled.missing}"),
        "min_coverage": words("method.min_coverage", share=words.percent(settled.min_coverage)),
    }
    if settled.show.about:
        said["show"] = settled.show.about
    for key, text in said.items():
        yield Choice(key=key, title=words(f"choice.{key}"), text=text, why=why.get(key, ""))
    if settled.bands:
        bands = [
            words.joined(" ", [band.label, f"({words.score(settled.show, band.threshold)})"]) for band in settled.bands
        ]
        text = words.joined("; ", bands)
        yield Choice(key="bands", title=words("choice.bands"), text=text, why=why.get("bands", ""))
    if judges_acts(rubric):
        yield from _choices_of_evidence(rubric, words)


def _choices_of_evidence(rubric: Rubric, words: Words) -> Iterator[Choice]:
    found = rubric_choices(rubric.evidence)
    combine = found.combine
    said = {
        "combine": words(f"combine.{combine.method}", count=combine.top or 0) if combine else "",
        "net": words(f"net.{found.net}"),
        "enough": words("method.enough", count=found.enough or (combine and combine.top) or 1),
        "scrutiny": words.listed([words(f"source.{kind}") for kind in found.scrutiny or ()])
        or words("method.no_scrutiny"),
    }
    for key, text in said.items():
        yield Choice(key=key, title=words(f"choice.{key}"), text=text, why=found.why.get(key, ""))


def _tables(rubric: Rubric, words: Words) -> Iterator[WorthTable]:
    if judges_acts(rubric):
        found = rubric_choices(rubric.evidence)
        yield _table("stages", "stage", found.stages, words)
        for key, family in (("instruments", "instrument"), ("statuses", "state"), ("sources", "source")):
            if table := getattr(found, key):
                yield _table(key, family, table, words)
    for name, scale in rubric.scales.items():
        rows = [
            Worth(
                id=level.id, title=level.title or level.id, value=scale.value(level),
                value_text=_worth(scale.value(level), words), why=level.why or "",
            )
            for level in scale.levels
        ]  # fmt: skip
        yield WorthTable(key=f"scale-{name}", title=words("table.scale", name=name), rows=tuple(rows))


def _table(key: str, family: str, table: Mapping[K, JudgedNumber], words: Words) -> WorthTable:
    rows = (
        Worth(
            id=name, title=words(f"{family}.{name}"), value=judged.value,
            value_text=words.exact(judged.value), why=judged.why or "",
        )
        for name, judged in table.items()
    )  # fmt: skip
    return WorthTable(key=key, title=words(f"table.{key}"), rows=tuple(rows))


def _worth(value: Fraction | None, words: Words) -> str:
    return "–" if value is None else words.exact(value)


def _formulas(comparison: Comparison, words: Words) -> Iterator[str]:
    """Yield how values come about, and the whole of each subject with its numbers."""
    if judges_acts(comparison.rubric):
        net = rubric_choices(comparison.rubric.evidence).net
        yield words("method.points")
        yield words(f"method.net.{net}")
        yield from _example(comparison, words)
    yield words("method.share")
    yield from _whole(comparison.rubric, words)
    show = comparison.rubric.tree.show
    if not show.out_of:
        span = words.number(show.high - show.low, show.decimals)
        yield words("method.shown", low=words.number(show.low, show.decimals), span=span)


def _example(comparison: Comparison, words: Words) -> Iterator[str]:
    """Yield the first score of the guide that comes from acts, with its numbers."""
    for card in comparison.cards:
        for result in card.root.walk():
            if result.evidence and result.score is not None and not result.steps:
                formula = next(formulas_of(result, words))
                shown = words.score(result.show, result.score)
                name = card.record.subject.name
                yield words("method.example", line=result.title, subject=name, formula=formula, shown=shown)
                return


def _whole(rubric: Rubric, words: Words) -> Iterator[str]:
    """Yield what the whole is put together from, then what each dimension does otherwise than the whole."""
    root = rubric.tree
    shares = dict(
        zip([each.id for each in root.inputs if each.role == "ordinary"], root.shares.get("", ()), strict=False)
    )
    if shares and root.settled.aggregate.method in {"mean", "sum"}:
        parts = [
            words("formula.times", share=words.exact(share), value=rubric.nodes[name].title)
            for name, share in shares.items()
        ]
        yield words("formula.whole", whole=words("line.together"), formula=words.joined(" + ", parts))
    for node in root.walk():
        for child in node.children:
            if not child.is_criterion and (rules := words.joined(" ", rules_of(rubric, child, node, words))):
                yield words("method.of_line", line=child.title, rules=rules)


def _unknowns(rubric: Rubric, words: Words) -> Iterator[str]:
    yield words("method.bounds")
    yield words(f"method.missing.{rubric.tree.settled.missing}")
    if judges_acts(rubric):
        yield words("method.thin")
        yield words("method.unscrutinised")
    yield words("method.separation")


def _inputs(comparison: Comparison, words: Words) -> Iterator[Input]:
    rubric, records = comparison.rubric, [card.record for card in comparison.cards]
    seen: set[tuple[str, str]] = set()
    for origin in (*rubric.origins, *(each for record in records for each in record.origins)):
        if (origin.kind, origin.id) not in seen:
            seen.add((origin.kind, origin.id))
            yield Input(kind_word=words(f"input.{origin.kind}"), id=origin.id, sha256=origin.sha256)


def _commands(comparison: Comparison, options: GuideOptions, words: Words) -> Iterator[str]:
    """Yield what to type; records and files of the publisher's own stand as names to fill in."""
    library = comparison.edition.library if comparison.edition else VERSION
    yield f"pip install policy-scorecard=={library}"
    default = GuideOptions()
    rubric = comparison.rubric
    given = {
        "--rubric": f"{rubric.id}@{rubric.version.partition('.')[0]}",
        "--window": comparison.window.text if comparison.window else "",
        "--title": options.title,
        "--organisation": options.organisation,
        "--date": comparison.edition.date if comparison.edition else "",
        "--lang": "" if words.lang == default.lang or words.lang not in LANGUAGES else words.lang,
        "--messages": "" if words.lang in LANGUAGES else f"messages.{words.lang}.json",
        "--content-lang": "" if options.content_lang == default.content_lang else options.content_lang,
        "--theme": "theme.css" if options.theme else "",
        "--draws": "" if options.draws == default.draws else str(options.draws),
    }
    chosen = [text for name, value in given.items() if value for text in (name, shlex.quote(value))]
    script = [] if options.script else ["--no-script"]
    yield " ".join(["scorecard guide RECORDS", *chosen, *script, "-o guide.html"])
