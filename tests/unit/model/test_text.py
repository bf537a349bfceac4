"""Kinds of text, each with its own rule."""

from __future__ import annotations

from typing import Any

import pytest
from spec.builders import action, record_of, source

from scorecard.model.record import Record
from scorecard.problem import DocumentError, Problem


def problem_in(**parts: Any) -> Problem:
    """Return the first problem of a record with these parts."""
    with pytest.raises(DocumentError) as raised:
        record_of(**parts)
    return raised.value.problems[0]


def cited(**rest: Any) -> Record:
    """Return a record of one action that cites the source with this evidence."""
    return record_of(action("a", evidence=[{"source": "oversight", "at": "page 1"} | rest]))


@pytest.mark.parametrize("name", ["a", "a1", "a_b", "a" * 64])
def test_ids_are_snake_case(name: str) -> None:
    """An id has lower-case letters, digits and underscores, and starts with a letter."""
    assert name == record_of(subject={"id": name, "name": "A"}).subject.id


@pytest.mark.parametrize("name", ["", "A", "1a", "_a", "a-b", "a b", "ä", "a" * 65, "a\n"])
def test_other_ids_are_refused(name: str) -> None:
    """Any other text is no id."""
    assert "bad-id" == problem_in(subject={"id": name, "name": "A"}).code


@pytest.mark.parametrize(
    "url", ["https://a.example/b?c=d#e", "http://a.example", "https://[::1]/", "HTTPS://a.example/"]
)
def test_web_addresses_are_kept_as_written(url: str) -> None:
    """An address of the web stays as it is."""
    assert url == record_of(sources={"a": source("oversight") | {"url": url}}).sources["a"].url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "data:text/html,x", "ftp://a.example", "//a.example", "a.example", "https://", "https:///a",
        "https://a.example/ b", 'https://a.example/"', "https://a.example/<b>", "https://a\\b", "https://[::1", " https://a.example",
        "https://a.example/`", "https://a.example/'",
    ],
)  # fmt: skip
def test_other_addresses_are_refused(url: str) -> None:
    """Only http and https lead anywhere, and nothing in an address may end an attribute."""
    assert "bad-url" == problem_in(sources={"a": source("oversight") | {"url": url}}).code


def test_a_quotation_has_at_most_twelve_words() -> None:
    """A quotation is an anchor: twelve words are enough to find a passage."""
    quote = " ".join(["word"] * 12)
    assert quote == cited(quote=quote).actions[0].evidence[0].quote


def test_a_longer_quotation_is_refused() -> None:
    """Thirteen words are counted in the message."""
    with pytest.raises(DocumentError, match="expected at most 12 words; this has 13"):
        cited(quote=" ".join(["word"] * 13))


@pytest.mark.parametrize("digest", ["", "0" * 63, "0" * 65, "G" * 64, "A" * 64])
def test_other_hashes_are_refused(digest: str) -> None:
    """A SHA-256 has 64 hexadecimal digits in lower case."""
    assert "bad-hash" == problem_in(sources={"a": source("oversight") | {"sha256": digest}}).code


@pytest.mark.parametrize("target", ["fra", "FR", "1FR", "F" * 17, "FR A"])
def test_other_targets_are_refused(target: str) -> None:
    """A target is a code in capitals."""
    with pytest.raises(DocumentError, match=r"bad-target\]"):
        record_of(action("a", targets=[target]))


@pytest.mark.parametrize("name", ["open_books", "open_books@1.0", "open_books@01", "@1", "Open@1"])
def test_other_rubric_names_are_refused(name: str) -> None:
    """A rubric is named by its id and the first number of its version."""
    assert "bad-rubric-name" == problem_in(observations_of=name).code


@pytest.mark.parametrize("text", ["", "x" * 20_001])
def test_prose_has_its_length(text: str) -> None:
    """Prose is neither empty nor longer than 20,000 characters."""
    assert "wrong-length" == problem_in(subject={"id": "a", "name": text}).code
