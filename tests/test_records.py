"""The example records: every anchor stands in its source, and every passage of it is accounted for."""

from __future__ import annotations

import hashlib
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scorecard import check, load_records, load_rubric, score
from scorecard.model.dates import interval
from scorecard.model.facts import Action, Evidence
from scorecard.model.record import Record
from scorecard.reading.archive import Archive, where_found

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
    """The bundled rubrics and the example records have no errors and no warnings."""
    assert () == check([str(ROOT / "rubrics"), str(FOLDER)]).problems


def test_every_anchor_stands_in_its_source(sources: Path) -> None:
    """Every quotation is found in the archived text of its source, and every passage of it is accounted for."""
    checked = check([str(FOLDER)], sources=str(sources))
    passages = [passage for record in RECORDS.values() for passage in record.not_coded]
    quoted = len(GIVEN) + sum((each.quote is not None) + (each.until is not None) for each in passages)
    assert ((), quoted) == (checked.problems, sum(checked.quotations.values()))
    assert {"exact", "white space"} == set(checked.quotations)


def test_the_page_has_its_bullets(sources: Path) -> None:
    """The page has 37 bullets, and one more that is printed as a dot within a line."""
    page = (sources / "002_a2e57d14b0de2f7c.txt").read_text(encoding="utf-8")
    assert (37, 1, 38) == (page.count("•"), page.count(".·"), sum(BULLETS.values()))


def test_every_bullet_is_accounted_for() -> None:
    """Every bullet of the Clinton page is coded as actions, or listed with the reason why it is not."""
    found = (re.match(r"(.+), bullet (\d+)", place) for place in places(RECORDS["clinton_1993"]))
    cited = {(match[1], int(match[2])) for match in found if match}
    assert {(heading, number) for heading, count in BULLETS.items() for number in range(1, count + 1)} == cited


def test_what_is_not_coded_says_where_it_begins() -> None:
    """Every passage that is not coded is quoted, so that a reader finds it."""
    passages = [passage for record in RECORDS.values() for passage in record.not_coded]
    assert len(passages) > 300
    assert [] == [passage.at for passage in passages if not passage.quote]


@pytest.mark.parametrize("subject", RECORDS)
def test_summaries_are_own_words(sources: Path, subject: str) -> None:
    """No summary of an action is taken from the source."""
    text = text_of(sources, RECORDS[subject])
    assert [] == [action.id for action in RECORDS[subject].actions if action.summary.lower().rstrip(".") in text]


@pytest.mark.parametrize("subject", RECORDS)
def test_the_sources_are_at_hand(sources: Path, subject: str) -> None:
    """Every archived text that a record names is found by its hash."""
    hashes = {source.sha256 for source in RECORDS[subject].sources.values()}
    assert (set(), True) == (hashes - Archive.of(str(sources)).names.keys(), len(hashes) >= 10)


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


@pytest.mark.parametrize("subject", RECORDS)
def test_terms_are_whole(subject: str) -> None:
    """Time in office runs from handover to handover, four or eight years."""
    first, last = RECORDS[subject].subject.span
    assert last in {first.replace(year=first.year + years) for years in (4, 8)}


@pytest.mark.parametrize("subject", RECORDS)
def test_every_theme_is_asked_for_or_known(subject: str) -> None:
    """Every theme of a record is in the vocabulary of the built-in rubric."""
    themes = {theme for action in RECORDS[subject].actions for theme in action.themes}
    assert set() == themes - set(load_rubric("democracy").themes)


@pytest.mark.parametrize("subject", RECORDS)
def test_the_record_says_what_it_cannot_tell(subject: str) -> None:
    """A record says in several sentences what its sources lack."""
    assert len(RECORDS[subject].limits) >= 5


def test_five_administrations_were_in_office_one_after_the_other() -> None:
    """The five records cover the years from 1993 to 2025 without a gap, each with office-holder and party."""
    spans = sorted(record.subject.span for record in RECORDS.values())
    assert [1993, 2001, 2009, 2017, 2021] == [first.year for first, _ in spans]
    assert [first for first, _ in spans[1:]] == [last for _, last in spans[:-1]]
    assert all(record.subject.office_holder and record.subject.party for record in RECORDS.values())


def test_actions_drawn_at_random_are_borne_out(sources: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of sixty actions every anchor is in its source, dates allow a day in office, and no eight words are copied."""
    seed = random.randrange(2**32)  # noqa: S311  # a draw guards no secret
    with capsys.disabled():
        sys.stdout.write(f"\nsixty actions drawn with seed {seed}\n")
    every = [(record, action) for record in RECORDS.values() for action in record.actions]
    drawn = random.Random(seed).sample(every, 60)  # noqa: S311  # a draw guards no secret
    archive = Archive.of(str(sources))
    assert [] == [fault for record, action in drawn for fault in faults(record, action, archive)]


def faults(record: Record, action: Action, archive: Archive) -> Iterator[str]:
    """Yield what is wrong with an action: its anchors, its date, its summary."""
    first, last = record.subject.span
    start, end = interval(action.date) if action.date else (first, last)
    if end < first or start > last:
        yield f"{action.id}: {action.date} is outside the term"
    for evidence in action.evidence:
        text = archive.text(record.sources[evidence.source].sha256) or ""
        if where_found(evidence.quote or "?", text) is None:
            yield f"{action.id}: {evidence.quote} is not in {evidence.source}"
        if runs(action.summary) & runs(text):
            yield f"{action.id}: the summary shares eight words with {evidence.source}"


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of eight words of a text."""
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[start:] for start in range(8)), strict=False))


@pytest.mark.parametrize("subject", RECORDS)
@pytest.mark.parametrize("rubric", ["democracy", "human_rights_defenders"])
def test_every_score_leads_to_places_in_sources(sources: Path, rubric: str, subject: str) -> None:
    """Under each criterion that has a score stand acts, each with words that stand in an archived source."""
    record, archive = RECORDS[subject], Archive.of(str(sources))
    judged = [
        each for each in score(load_rubric(rubric), record).root.walk() if not each.children and each.score is not None
    ]
    assert len(judged) >= 3
    for result in judged:
        acts = [found for part in result.evidence_results for found in part.acts]
        assert acts
        given = [each for act in acts for action in act.actions for each in action.evidence]
        texts = {each.source: archive.text(record.sources[each.source].sha256) or "" for each in given}
        assert [] == [each.at for each in given if where_found(each.quote or "?", texts[each.source]) is None]
