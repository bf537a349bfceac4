"""The example records: every anchor stands in its source, and every passage of it is accounted for."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from scorecard import check, load_records, load_rubric
from scorecard.model.dates import interval
from scorecard.model.facts import Evidence
from scorecard.model.record import Record

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "examples" / "records"
RECORDS = {record.subject.id: record for record in load_records(str(FOLDER))}
BULLETS = {
    "Advancing Democracy Worldwide": 13,
    "Promoting Human Rights Abroad": 7,
    "Bringing War Criminals to Justice": 4,
    "Supporting Labor Rights and Combating Child Labor and Trafficking in Women": 6,
    "Assisting Refugees": 4,
    "Promoting Religious Freedom": 4,
}
"""Bullets of the page under each heading, as the record's limits say how they are counted."""
GIVEN = [(record, evidence) for record in RECORDS.values() for action in record.actions for evidence in action.evidence]


@pytest.fixture(scope="session")
def sources(shared: Path) -> Path:
    """Return the folder of archived sources."""
    return shared / "sources"


def text_of(sources: Path, record: Record) -> str:
    """Return the archived texts that a record rests on, one after the other, on one line and in small letters."""
    hashes = {source.sha256 for source in record.sources.values()}
    contents = {path: path.read_bytes() for path in sorted(sources.iterdir()) if path.is_file()}
    texts = [data.decode("utf-8") for data in contents.values() if digest(data) in hashes]
    return re.sub(r"\s+", " ", " ".join(texts)).lower()


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes."""
    return hashlib.sha256(data).hexdigest()


def places(record: Record) -> Iterator[str]:
    """Yield every place of a source that the record codes, or says why it does not."""
    yield from (evidence.at for action in record.actions for evidence in action.evidence)
    yield from (passage.at for passage in record.not_coded)


def test_the_bundled_files_load() -> None:
    """The built-in rubric and the example records have no errors, and warnings only of what the sources lack."""
    checked = check([str(ROOT / "rubrics"), str(FOLDER)])
    assert ((), {"self-reported-only", "untouched-criterion"}) == (
        checked.errors,
        {problem.code for problem in checked.warnings},
    )


def test_every_anchor_stands_in_its_source(sources: Path) -> None:
    """Every quotation is found word for word in the archived text of its source, and every length agrees."""
    checked = check([str(FOLDER)], sources=str(sources))
    quoted = sum(evidence.quote is not None for _, evidence in GIVEN)
    assert ((), Counter(exact=quoted)) == (checked.errors, checked.quotations)


def test_the_page_has_its_bullets(sources: Path) -> None:
    """The page has 37 bullets, and one more that is printed as a dot within a line."""
    page = (sources / "002_a2e57d14b0de2f7c.txt").read_text(encoding="utf-8")
    assert (37, 1, 38) == (page.count("•"), page.count(".·"), sum(BULLETS.values()))


def test_every_bullet_is_accounted_for() -> None:
    """Every bullet of the Clinton page is coded as actions, or listed with the reason why it is not."""
    found = (re.match(r"(.+), bullet (\d+)", place) for place in places(RECORDS["clinton_1993"]))
    cited = {(match[1], int(match[2])) for match in found if match}
    assert {(heading, number) for heading, count in BULLETS.items() for number in range(1, count + 1)} == cited


def test_what_is_not_coded_says_why() -> None:
    """Every passage that is not coded has its reason in words."""
    passages = [passage for record in RECORDS.values() for passage in record.not_coded]
    assert [] == [passage.at for passage in passages if not passage.because]


@pytest.mark.parametrize("subject", RECORDS)
def test_summaries_are_own_words(sources: Path, subject: str) -> None:
    """No summary of an action is taken from the source."""
    text = text_of(sources, RECORDS[subject])
    assert [] == [action.id for action in RECORDS[subject].actions if action.summary.lower().rstrip(".") in text]


@pytest.mark.parametrize("subject", RECORDS)
def test_the_sources_are_at_hand(sources: Path, subject: str) -> None:
    """The archived texts that a record names are found by their hashes."""
    assert len(text_of(sources, RECORDS[subject])) > 1000


@pytest.mark.parametrize(("record", "evidence"), GIVEN, ids=lambda value: getattr(value, "at", ""))
def test_every_anchor_is_short(record: Record, evidence: Evidence) -> None:
    """Every piece of evidence has an anchor of at most twelve words, in a source that has a text."""
    assert (True, True) == (
        len((evidence.quote or "").split()) in range(1, 13),
        bool(record.sources[evidence.source].sha256),
    )


@pytest.mark.parametrize("subject", RECORDS)
def test_every_date_lies_within_the_terms(subject: str) -> None:
    """Every act that has a date may have been done in office, on some day that its date allows."""
    record = RECORDS[subject]
    first, last = record.subject.span
    dated = {action.id: interval(action.date) for action in record.actions if action.date}
    assert [] == [name for name, (start, end) in dated.items() if end < first or start > last]


@pytest.mark.parametrize(("subject", "years"), [("clinton_1993", 8), ("biden_2021", 4)])
def test_terms_are_whole(subject: str, years: int) -> None:
    """A term runs from handover to handover."""
    first, last = RECORDS[subject].subject.span
    assert (first.replace(year=first.year + years), timedelta(0)) == (last, last - last)


@pytest.mark.parametrize("subject", RECORDS)
def test_every_theme_is_asked_for_or_known(subject: str) -> None:
    """Every theme of a record is in the vocabulary of the built-in rubric."""
    themes = {theme for action in RECORDS[subject].actions for theme in action.themes}
    assert set() == themes - set(load_rubric("democracy").themes)


@pytest.mark.parametrize("subject", RECORDS)
def test_the_record_says_what_it_cannot_tell(subject: str) -> None:
    """A record that rests on one side's own words says so."""
    assert any("reports on itself" in limit for limit in RECORDS[subject].limits)
