"""The figures of the example records and of their second coding, as the tables that stand in `docs`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from scorecard import Record, Scorecard, load_coding, load_rubric, recoded, score
from scorecard.analysis.coders import compare_codings
from scorecard.model.agreement import Agreement, CodersCompared
from scorecard.model.joined import JoinedAct
from scorecard.reading.archive import Archive, texts_of, where_found
from scorecard.reading.passages import passages, untouched
from scorecard.rendering.agreement_page import alpha_text
from scorecard.rendering.words import percent, score_cell

FIRST, SECOND, SETTLED = "first", "second", "settled"
"""How the files of the two codings of a subject end, and of the one that settles them."""
KINDS = {
    "self-reported": "self_reported",
    "official acts": "official_act",
    "oversight": "oversight",
    "independent": "independent",
}
UNITED_NATIONS = "United Nations General Assembly"
REFERENCE = re.compile(r"`([a-z]+_\d{4})/(\w+)`")
"""What an example of the protocol is taken from: a record, and what is meant in it."""
ITEM = re.compile(r"(?ms)^(\d+\.|-) (.*?)(?=\n(?:\d+\.|-) |\n\n\S|\Z)")
EXAMPLES = "*Examples.*"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def care(cards: Sequence[Scorecard], archive: Archive) -> str:
    """Return, for each administration, what was read and what came of it."""
    rows: dict[str, Callable[[Scorecard], str]] = {
        "documents": lambda card: str(len(card.record.sources)),
        **{f"- {name}": _documents(kind) for name, kind in KINDS.items()},
        "addresses to the General Assembly": lambda card: str(
            sum(source.publisher == UNITED_NATIONS for source in card.record.sources.values())
        ),
        "characters read": lambda card: f"{sum(each.characters or 0 for each in card.record.sources.values()):,}",
        "actions coded": lambda card: str(len(card.record.actions)),
        "acts": lambda card: str(len(card.record.acts)),
        "- that advance a theme": _acts(lambda act: "advances" in _directions(act)),
        "- that set one back": _acts(lambda act: "sets_back" in _directions(act)),
        "- mixed on one": _acts(lambda act: "mixed" in _directions(act)),
        "- carried out": _acts(lambda act: act.stage == "carried_out"),
        "- resting on self-reports alone": _share(lambda act: act.kinds == {"self_reported"}),
        "passages without an act": lambda card: _without_an_act(card.record, archive),
        "scrutinised": lambda card: percent(card.exposure.scrutinised),
        "coverage": lambda card: percent(card.coverage),
        "all together": lambda card: str(score_cell(card.root).text).replace("\n", " "),
    }
    heads = ["", *(card.record.subject.name for card in cards)]
    return table(heads, [[name, *(count(card) for card in cards)] for name, count in rows.items()])


def _documents(kind: str) -> Callable[[Scorecard], str]:
    return lambda card: str(sum(source.kind == kind for source in card.record.sources.values()))


def _acts(holds: Callable[[JoinedAct], bool]) -> Callable[[Scorecard], str]:
    return lambda card: str(sum(map(holds, card.record.acts)))


def _share(holds: Callable[[JoinedAct], bool]) -> Callable[[Scorecard], str]:
    return lambda card: f"{sum(map(holds, card.record.acts)) / len(card.record.acts):.0%}".replace("%", " %")


def _directions(act: JoinedAct) -> set[str]:
    return {direction for directions in act.directions.values() for direction in directions}


def _without_an_act(record: Record, archive: Archive) -> str:
    """Return the share of the passages of all documents in which no act is quoted."""
    quoted = [each for action in record.actions for each in action.evidence if each.quote]
    left = total = 0
    for name, text in texts_of(record, archive).items():
        cut = passages(text)
        found = [where_found(each.quote, text) for each in quoted if each.source == name and each.quote]
        left, total = left + len(untouched(cut, [span for span in found if span])), total + len(cut)
    return f"{left / total:.0%}".replace("%", " %")


def codings_of(record: Record, folder: Path, archive: Archive) -> CodersCompared:
    """Return the two codings of a record's subject put together."""
    first, second = (load_coding(str(folder / f"{record.subject.id}.{each}.yaml")) for each in (FIRST, SECOND))
    return compare_codings(first, second, texts_of(record, archive))


def agreement_table(names: Sequence[str], found: Sequence[CodersCompared]) -> str:
    """Return, for each administration that was coded twice, how far the coders agree."""
    rows: dict[str, Callable[[CodersCompared], str]] = {
        "actions by the first coder": lambda each: str(len(each.first.actions)),
        "actions by the second coder": lambda each: str(len(each.second.actions)),
        "actions by both": lambda each: str(len(each.pairs)),
        "passages": lambda each: str(each.coded.units),
        "what was coded": lambda each: _alpha(each.coded),
        "stage": lambda each: _alpha(each.stage),
        "themes": lambda each: _alpha(each.themes),
        "direction": lambda each: _alpha(each.direction),
        "overall": lambda each: _alpha(each.overall),
        "actions judged differently": lambda each: str(len(list(each.differing()))),
    }
    return table(["", *names], [[name, *(shown(each) for each in found)] for name, shown in rows.items()])


def scores_table(records: Sequence[Record], folder: Path, archive: Archive) -> str:
    """Return how each administration that was coded twice scores by each coding there is, and by its record."""
    rubric = load_rubric("democracy")
    rows: list[list[str]] = []
    for record in records:
        texts = texts_of(record, archive)
        found = {name: folder / f"{record.subject.id}.{name}.yaml" for name in (FIRST, SECOND, SETTLED)}
        judged = {
            f"{name} coding": recoded(record, load_coding(str(path)), texts, rubric=rubric)
            for name, path in found.items()
            if path.exists()
        }
        for name, each in {**judged, "record": record}.items():
            card = score(rubric, each)
            strategies = [score_cell(result).text for result in card.root.children]
            documented = sum(text.startswith("documented") for text in strategies)
            rows.append(
                [record.subject.name, name, str(len(each.acts)), f"{documented} of {len(strategies)}",
                 percent(card.coverage), score_cell(card.root).text]
            )  # fmt: skip
    heads = ["", "judgements of the", "acts", "strategies with a score", "coverage", "all together"]
    return table(heads, rows)


def _alpha(found: Agreement) -> str:
    return f"{alpha_text(found)}; {float(found.alike or 0):.1%} alike".replace("%", " %")


def sections_of(protocol: str) -> dict[str, str]:
    """Return the sections of the protocol by their numbers, without their headings."""
    return dict(re.findall(r"(?ms)^## (\d+)\. [^\n]*\n(.*?)(?=^## |\Z)", protocol))


def rules_of(section: str) -> list[str]:
    """Return the numbered rules of a section, each with its examples."""
    return [text for mark, text in ITEM.findall(section) if mark != "-"]


def bullets_of(section: str) -> list[str]:
    """Return the items of a section's lists without numbers: rules with examples, and examples by rows and cases."""
    return [text for mark, text in ITEM.findall(section) if mark == "-"]


def leads_of(section: str) -> list[str]:
    """Return what the examples by rows and cases are of, in order."""
    return [text.partition(": ")[0] for text in bullets_of(section) if EXAMPLES not in text]


def rows_of(section: str) -> list[str]:
    """Return the first cells of a section's table, without its head."""
    return re.findall(r"(?m)^\| (.*?) \|", section)[2:]


def references_in(examples: str) -> list[tuple[str, str]]:
    """Return the records that examples refer to, each with what is meant in it."""
    return REFERENCE.findall(examples)


def records_in(examples: str) -> set[str]:
    """Return the records that examples refer to."""
    return {record for record, _ in references_in(examples)}
