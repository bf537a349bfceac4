"""Archives are read by others as what they hold, and are the same bytes wherever they are made."""

from __future__ import annotations

import hashlib
import io
import zlib
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.packing import FARTHEST, LONGEST, deflated, repacked, zipped

REPETITIVE = st.lists(st.sampled_from([b"a", b"ab", b"policy", b"scorecard ", bytes(40)]), max_size=60).map(b"".join)
FAR = bytes(range(256)) + bytes(FARTHEST - 256)
"""As many bytes as a repetition may lie back."""


@given(st.one_of(st.binary(max_size=2000), REPETITIVE))
def test_what_is_packed_is_unpacked_by_others(data: bytes) -> None:
    """Any bytes come back from the compressor of Python's installation."""
    assert data == zlib.decompress(deflated(data), -15)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        bytes(LONGEST + 1),
        bytes(LONGEST + 2),
        bytes(3 * LONGEST + 5),
        FAR + bytes(range(256)),
        FAR + b"\0" + bytes(range(256)),
        b"".join(b"<%d>" % number for number in range(9000)) * 2,
        b"".join(bytes(length) + b"x%d" % length for length in range(3, 300)),
    ],
)
def test_edges_come_back(data: bytes) -> None:
    """The longest repetitions, and those that lie as far back as they may or a byte further, come back."""
    assert data == zlib.decompress(deflated(data), -15)


def test_text_gets_smaller() -> None:
    """A table of text comes to a fifth of its size."""
    text = b"".join(b"clinton_1993,sanctions.arms_limits,judged,%d/100\n" % number for number in range(1000))
    assert True is (len(deflated(text)) < len(text) / 5)


def test_an_archive_holds_its_files_in_order() -> None:
    """An archive that others open has the names, the order and the bytes, and bears no time."""
    files = {"b.csv": b"1,2\n" * 50, "a/\u00e9.json": "{\u201c}".encode(), "empty": b""}
    with ZipFile(io.BytesIO(zipped(files))) as archive:
        assert archive.testzip() is None
        assert files == {name: archive.read(name) for name in archive.namelist()}
        assert list(files) == archive.namelist()
        assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in archive.infolist()}


def test_an_archive_is_always_the_same_bytes() -> None:
    """The bytes are those that were written down when this test was."""
    archive = zipped({"subjects.csv": b"id,name\nclinton_1993,Clinton\n" * 9})
    assert "1e49cc45610d51c2b839cfe316ff9096861ee9e5475e2b84976f37d824be7b9d" == hashlib.sha256(archive).hexdigest()


def test_an_archive_of_another_library_keeps_its_files() -> None:
    """What was packed by another compressor holds the same files, and comes to the bytes that are always written."""
    output = io.BytesIO()
    with ZipFile(output, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:t>" * 99)
    assert zipped({"word/document.xml": b"<w:t>" * 99}) == repacked(output.getvalue())
