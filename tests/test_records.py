"""The example records say what their sources say, and leave nothing out."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import scorecard as sc
from scorecard.model.dates import interval

RECORDS = Path(__file__).parent.parent / "examples" / "records"
BULLETS = {
    "Advancing Democracy Worldwide": 13,
    "Promoting Human Rights Abroad": 7,
    "Bringing War Criminals to Justice": 3,
    "Supporting Labor Rights and Combating Child Labor and Trafficking in Women": 6,
    "Assisting Refugees": 4,
    "Promoting Religious Freedom": 4,
}
"""Bullets of the White House page under each heading, counted by hand."""
ALL = sc.load_records(str(RECORDS))
BY_ID = {record.subject.id: record for record in ALL}
each_record = pytest.mark.parametrize("record", ALL, ids=list(BY_ID))


def test_every_anchor_stands_in_its_source(shared: Path) -> None:
    """Every quotation is found word for word in the archived text that its source names."""
    checked = sc.check([str(RECORDS)], sources=str(shared / "sources"))
    assert ((), {"exact"}) == (checked.problems, set(checked.quotations))
    assert checked.quotations.total() >= 70


def test_every_bullet_of_the_white_house_page_is_accounted_for() -> None:
    """Each bullet is coded as an action or stands in not_coded."""
    record = BY_ID["clinton_1993"]
    places = [evidence.at for action in record.actions for evidence in action.evidence]
    places += [passage.at for passage in record.not_coded]
    expected = {f"{heading}, bullet {number}" for heading, count in BULLETS.items() for number in range(1, count + 1)}
    assert expected == expected & {match[0] for at in places if (match := re.match(r".*?, bullet \d+", at))}


@each_record
def test_every_action_has_one_source_place_and_reason_to_be_found(record: sc.Record) -> None:
    """Every action points to a place with an anchor."""
    assert [] == [action.id for action in record.actions if not all(item.quote for item in action.evidence)]


@each_record
def test_no_action_has_a_date_outside_the_terms(record: sc.Record) -> None:
    """Every date given can lie within the time in office."""
    first, last = record.subject.span
    dates = [(action.id, interval(action.date)) for action in record.actions if action.date]
    assert [] == [name for name, (start, end) in dates if end < first or start > last]


@each_record
def test_summaries_are_own_words(record: sc.Record, shared: Path) -> None:
    """No summary shares a run of ten words with a source; names and lists carry over."""
    texts = [words_of(path.read_text(encoding="utf-8", errors="replace")) for path in sources_of(record, shared)]
    copied = [
        action.id
        for action in record.actions
        for run in runs_of_ten(words_of(action.summary))
        if any(run in text for text in texts)
    ]
    assert [] == copied


def sources_of(record: sc.Record, shared: Path) -> list[Path]:
    """Return the archived texts that have as many characters as the record's sources say."""
    lengths = {source.characters for source in record.sources.values()}
    files = sorted((shared / "sources").glob("00*.txt"))
    return [path for path in files if len(path.read_text(encoding="utf-8")) in lengths]


def words_of(text: str) -> str:
    """Return the words of a text in lower case, one blank between them."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def runs_of_ten(text: str) -> list[str]:
    """Return every run of ten words."""
    words = text.split()
    return [" ".join(words[start : start + 10]) for start in range(len(words) - 9)]


@each_record
def test_terms_and_limits_are_stated(record: sc.Record) -> None:
    """Each record says when its subject was in office and what its sources cannot tell."""
    assert len(record.subject.terms) == 1
    assert len(record.limits) >= 3


def test_rubric_has_the_commitments_of_the_platform() -> None:
    """The built-in rubric has seven strategies and fifteen commitments, each with what a coder needs."""
    rubric = sc.load_rubric("democracy@1")
    assert {"2": 6, "3": 1} == Counter(str(len(child.children)) for child in rubric.tree.children)
    assert [
        "central_in_diplomacy", "peaceful_transitions", "program_funding", "rapid_support", "targeted_sanctions",
        "international_justice", "arms_limits", "forum_leadership", "coalitions", "trade_and_development",
        "corporate_conduct", "advocacy", "humanitarian_assistance", "consistency", "rights_at_home",
    ] == list(rubric.criteria)  # fmt: skip
    sources = [node.source for node in rubric.criteria.values()]
    wanted = ("title", "question", "at", "guidance", "why")
    assert [] == [(part.id, name) for part in sources for name in wanted if getattr(part, name) is None]
