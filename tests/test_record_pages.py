"""The pages on the example records say what the records and their codings say.

`SCORECARD_UPDATE=1` writes the tables anew, to be looked at.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from tables_of_records import FIRST, SECOND, agreement_table, care, codings_of

from scorecard import Record, check, load_coding, load_records, load_rubric, score
from scorecard.reading.archive import Archive, texts_of, where_found

ROOT = Path(__file__).parent.parent
CODINGS = ROOT / "examples" / "codings"
RECORDS = load_records(str(ROOT / "examples" / "records"))
TWICE = [record for record in RECORDS if (CODINGS / f"{record.subject.id}.{SECOND}.yaml").exists()]
UPDATE = "SCORECARD_UPDATE"


@pytest.fixture(scope="module")
def archive(shared: Path) -> Archive:
    """Return the archived texts."""
    return Archive.of(str(shared / "sources"))


def with_table(page: str, name: str, table: str) -> str:
    """Return a page with a table between the marks of its name."""
    return re.sub(rf"(?s)(<!-- {name} -->\n).*?(<!-- end -->)", lambda found: f"{found[1]}{table}{found[2]}", page)


def is_written(name: str, table: str, mark: str) -> None:
    """Assert that a page has a table, or write it where that is asked for."""
    path = ROOT / "docs" / name
    page = path.read_text(encoding="utf-8")
    assert f"<!-- {mark} -->" in page
    new = with_table(page, mark, table)
    if os.environ.get(UPDATE) == "1" and new != page:
        path.write_text(new, encoding="utf-8")
        pytest.fail(f"{name} is written anew; read the difference")
    assert new == page


def test_equal_care_is_measured(archive: Archive) -> None:
    """The table of what was read and coded for each administration is what the records say."""
    rubric = load_rubric("democracy")
    is_written("fairness.md", care([score(rubric, record) for record in RECORDS], archive), "care")


def test_agreement_is_measured(archive: Archive) -> None:
    """The table of agreement is what the two codings say."""
    found = [codings_of(record, CODINGS, archive) for record in TWICE]
    is_written("agreement.md", agreement_table([record.subject.name for record in TWICE], found), "agreement")


def test_codings_are_sound() -> None:
    """The codings have no errors and no warnings."""
    assert () == check([str(CODINGS)]).problems


def test_three_administrations_are_coded_twice() -> None:
    """The Clinton and the Biden documents and those of one more administration were coded twice."""
    assert {"clinton_1993", "biden_2021"} < {record.subject.id for record in TWICE}
    assert len(TWICE) >= 3


@pytest.mark.parametrize("record", TWICE, ids=lambda record: record.subject.id)
@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_every_anchor_of_a_coding_stands_in_its_source(archive: Archive, record: Record, name: str) -> None:
    """Every quotation of a coding is found word for word in the archived text of the record's source."""
    coding = load_coding(str(CODINGS / f"{record.subject.id}.{name}.yaml"))
    texts = texts_of(record, archive)
    quoted = [each for code in coding.actions.values() for each in code.evidence] + list(coding.not_coded)
    assert len(quoted) >= 50
    assert [] == [each.quote for each in quoted if not where_found(each.quote or "?", texts[each.source])]
