"""Quotations: found word for word in the archived text of their source, never by likeness."""

from __future__ import annotations

import errno
import hashlib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from scorecard.model.record import Record
from scorecard.problem import DocumentError, Problem
from scorecard.reading import archive as module
from scorecard.reading.archive import Archive, how_found, quotation_problems, texts_of, where_found
from scorecard.reading.check import Checked, check
from scorecard.reading.passages import Span
from scorecard.source import Location, Pointer
from unit.reading.texts import written

TEXT = "The decree   opens the\nregister to \u201canyone\u201d \u2013 without a fee. It\u2019s free.\n"


def checked(folder: Path, quote: str | None, text: str = TEXT, **source: Any) -> Checked:
    """Return what a check of one quotation against one archived text finds."""
    archive = folder / "archive"
    archive.mkdir()
    (archive / "decree.txt").write_text(text, encoding="utf-8", newline="")
    known = {"sha256": hashlib.sha256(text.encode("utf-8")).hexdigest()} | source
    lines = "".join(f"    {key}: {value}\n" for key, value in known.items() if value is not None)
    quoted = "" if quote is None else f"        quote: {quote!r}\n"
    record = (
        "format: record/1\nsubject: {id: arcadia, name: Arcadia}\nsources:\n  decree:\n    title: Decree\n"
        f"    publisher: Gazette\n    kind: official_act\n{lines}"
        "actions:\n  - id: opened\n    summary: Opened it.\n    stage: stated\n    themes: {press_freedom: advances}\n"
        f"    evidence:\n      - source: decree\n        at: page 1\n{quoted}"
    )
    return check([written(folder, record)], sources=str(archive))


@pytest.mark.parametrize(
    ("quote", "how"),
    [
        ("opens the", "exact"),
        ("decree   opens", "exact"),
        ("decree opens the register", "white space"),
        ("the\tregister", "white space"),
        ('register to "anyone" - without', "typography"),
        ("It's free", "typography"),
        ('decree opens the register to "anyone"', "typography"),
        ("Opens the", ""),
        ("opens register", ""),
        ("it's free", ""),
        ("a feé", ""),
        ("register to anyone", ""),
    ],
)
def test_a_quotation_is_found_exactly_first(quote: str, how: str) -> None:
    """A quotation is found exactly, then but for white space, then but for printers' marks, or not at all."""
    assert how == how_found(quote, TEXT)


@pytest.mark.parametrize(("quote", "how"), [("opens the", "exact"), ("the register", "white space")])
def test_what_is_found_is_counted(tmp_path: Path, quote: str, how: str) -> None:
    """A check counts its quotations by how they were found."""
    found = checked(tmp_path, quote)
    assert ({how: 1}, ()) == (dict(found.quotations), found.problems)


def test_a_likeness_is_only_suggested(tmp_path: Path) -> None:
    """What is not found word for word is a problem; the nearest words are a suggestion."""
    problem = checked(tmp_path, "opened the register").problems[0]
    assert ("quote-not-found", "the nearest words are 'opens the register'") == (problem.code, problem.hint)


def test_what_is_unlike_everything_gets_no_suggestion(tmp_path: Path) -> None:
    """Where nothing is near, the help says to quote word for word."""
    assert "quote the source word for word" == checked(tmp_path, "quantum chromodynamics").problems[0].hint


def test_an_empty_text_suggests_nothing(tmp_path: Path) -> None:
    """A quotation from an empty text is not found."""
    assert ["quote-not-found"] == [problem.code for problem in checked(tmp_path, "anything", text="").problems]


def test_evidence_without_a_quotation_is_fine(tmp_path: Path) -> None:
    """Evidence need not quote; then there is nothing to find."""
    found = checked(tmp_path, None)
    assert ({}, ()) == (dict(found.quotations), found.problems)


@pytest.mark.parametrize(
    ("source", "code", "severity"),
    [
        ({"sha256": None}, "no-archived-text", "warning"),
        ({"sha256": "0" * 64}, "archived-text-missing", "error"),
        ({"characters": 5}, "archived-text-length", "error"),
    ],
)
def test_a_source_must_be_the_archived_one(tmp_path: Path, source: dict[str, Any], code: str, severity: str) -> None:
    """A source without a hash, with another hash or with another length is reported."""
    source = {"sha256": "'" + "0" * 64 + "'"} if source == {"sha256": "0" * 64} else source
    problems = checked(tmp_path, "opens the", **source).problems
    assert [(code, severity)] == [(problem.code, problem.severity) for problem in problems]


def test_the_right_length_is_fine(tmp_path: Path) -> None:
    """A source whose length agrees has no problem."""
    assert () == checked(tmp_path, "opens the", characters=len(TEXT)).problems


def test_observations_are_checked_too(tmp_path: Path) -> None:
    """A quotation of an observation is looked up as an action's is."""
    text = "Thirty days.\n"
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "a.txt").write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    record = (
        "format: record/1\nsubject: {id: arcadia, name: Arcadia}\nsources:\n"
        f"  paper: {{title: Paper, publisher: Press, kind: independent, sha256: {digest}}}\n"
        "observations:\n  delay: {number: 30, evidence: [{source: paper, at: p1, quote: forty days}]}\n"
    )
    problem = check([written(tmp_path, record)], sources=str(archive)).problems[0]
    assert "observations.delay.evidence[0].quote" == str(problem.pointer)


def test_links_are_no_archived_texts(tmp_path: Path) -> None:
    """An archive is the regular files of a folder and of the folders in it, but for hidden ones and links."""
    for name in ("inner", "inner/deep", ".git"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(name, encoding="utf-8")
    (tmp_path / "up").symlink_to(tmp_path)
    (tmp_path / "real.txt").write_text("text", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    archive = Archive.of(str(tmp_path))
    assert ["real.txt", "inner/a.txt"] == list(archive.names.values())
    assert ["text", "inner"] == [archive.text(sha256) for sha256 in archive.names]


def test_a_folder_that_becomes_a_link_is_not_followed(tmp_path: Path) -> None:
    """A folder of an archive that somebody swaps for a link leads nowhere."""
    (tmp_path / "archive" / "inner").mkdir(parents=True)
    (tmp_path / "archive" / "inner" / "a.txt").write_text("text", encoding="utf-8")
    archive = Archive.of(str(tmp_path / "archive"))
    (tmp_path / "archive" / "inner").rename(tmp_path / "elsewhere")
    (tmp_path / "archive" / "inner").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DocumentError, match="cannot be opened"):
        archive.text(next(iter(archive.names)))


def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of an archive that may not be read is one clear problem, with its path."""

    def refuse(_folder: str, _depth: int) -> list[str]:
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path / "inner"))

    monkeypatch.setattr("scorecard.reading.archive.names_in", refuse)
    with pytest.raises(DocumentError) as caught:
        Archive.of(str(tmp_path))
    assert [
        (
            f"{tmp_path / 'inner'}: error[unreadable]: the folder cannot be read: Permission denied",
            "check path and rights",
        )
    ] == [(str(problem).splitlines()[0], problem.hint) for problem in caught.value.problems]


def test_bytes_that_are_no_text_do_no_harm(tmp_path: Path) -> None:
    """A file of the archive that is no text is read with its bytes replaced."""
    (tmp_path / "noise.bin").write_bytes(b"\xff\xfe")
    archive = Archive.of(str(tmp_path))
    assert ["\ufffd\ufffd"] == [archive.text(sha256) for sha256 in archive.names]


def test_a_text_that_changes_meanwhile_is_missing(tmp_path: Path) -> None:
    """A file that was swapped after the folder was looked through is no text of the archive any more."""
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    archive = Archive.of(str(tmp_path))
    (sha256,) = archive.names
    (tmp_path / "a.txt").write_text("two", encoding="utf-8")
    assert [None, None, None] == [archive.text(sha256), archive.text("0" * 64), archive.text(None)]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """An archive that is a file is refused."""
    with pytest.raises(DocumentError, match="this is no folder"):
        Archive.of(written(tmp_path, "text"))


WORDS = "one two three four five six seven eight nine ten"


@pytest.mark.parametrize(
    ("quote", "text", "near"),
    [
        ("one two three for", WORDS, "one two three four"),
        ("seven eight nine tan", WORDS, "seven eight nine ten"),
        ("for five six seven", WORDS, "four five six seven"),
        ("one two tree four five", "one two three four", "one two three four"),
        ("one too", "one two", "one two"),
        ("abcdefgh ij", "abcdefgh xx", "abcdefgh xx"),
        ("abcd ef", "abcd xx", ""),
        ("eno owt", WORDS, ""),
        ("bb cccccccccc d e", "aaaaaaaaaaaaaaaaaaaa bb cccccccccc d", ""),
        ("aaaa bbbb cccc dddd eeee", "aaaa bbbb cccx dddx eeex", ""),
        ("aaaaaaa bb", "aaaaaaa cc", "aaaaaaa cc"),
        ("one two", "", ""),
        ("hidden wards here", f"{'word ' * 40_000}hidden words here", ""),
        ("hidden wards here", f"{'word ' * 39_000}hidden words here", "hidden words here"),
        ("red hidden here", f"{'hidden here ' * 250}rad hidden here", "here hidden here"),
        ("red hidden here", f"{'hidden here ' * 249}rad hidden here", "rad hidden here"),
    ],
    ids=lambda value: value[:24],
)
def test_words_that_are_nearly_those_quoted_are_suggested(tmp_path: Path, quote: str, text: str, near: str) -> None:
    """The run of as many words that is most like the quotation is a suggestion, where it is like it at all."""
    problem = checked(tmp_path, quote, text).problems[0]
    expected = f"the nearest words are '{near}'" if near else "quote the source word for word"
    assert ("quote-not-found", expected) == (problem.code, problem.hint)


def test_a_folder_that_is_none_is_refused_by_its_path(tmp_path: Path) -> None:
    """What is no folder is named as it was given."""
    with pytest.raises(DocumentError) as raised:
        Archive.of(str(tmp_path / "nowhere"))
    place = Location(str(tmp_path / "nowhere"))
    assert (Problem(code="unreadable", message="this is no folder", location=place, hint="give a folder"),) == (
        raised.value.problems
    )


def test_a_text_is_read_again_only_where_another_was_asked_for_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text that was asked for last is kept, and no other."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(name, encoding="utf-8")
    archive = Archive.of(str(tmp_path))
    first, second = archive.names
    read: list[str] = []

    def read_one(_folder: str, name: str) -> bytes:
        read.append(name)
        return name[0].encode()

    monkeypatch.setattr(module, "_read", read_one)
    texts = [archive.text(sha256) for sha256 in (first, first, second, second, first)]
    assert (["a", "a", "b", "b", "a"], ["a.txt", "b.txt", "a.txt"]) == (texts, read)


def test_a_text_that_becomes_a_link_is_not_read(tmp_path: Path) -> None:
    """A file that was swapped with a link after the folder was looked through is refused, were its text the same."""
    archived = tmp_path / "archive"
    archived.mkdir()
    (archived / "a.txt").write_text("one", encoding="utf-8")
    archive = Archive.of(str(archived))
    (archived / "a.txt").rename(tmp_path / "b.txt")
    (archived / "a.txt").symlink_to(tmp_path / "b.txt")
    with pytest.raises(DocumentError, match="links are not followed here"):
        archive.text(next(iter(archive.names)))


def test_quotations_are_counted_beside_those_of_other_records(tmp_path: Path) -> None:
    """Of two records, all quotations are counted together."""
    checked(tmp_path, "opens the")
    text = (tmp_path / "record.yaml").read_text(encoding="utf-8")
    paths = [str(tmp_path / "record.yaml"), written(tmp_path, text.replace("arcadia", "lakeside"), "other.yaml")]
    assert {"exact": 2} == dict(check(paths, sources=str(tmp_path / "archive")).quotations)


HEADED = (
    "Copy of: The end, later words.\n==========\nFirst words here.\n\nThe end comes here.\n\nFirst more, later words.\n"
)
"""A text below a head that is about the copy."""


def record_of(passed: dict[str, str], **sources: str | None) -> Record:
    """Return a record of sources with their hashes, of which one passage is not coded."""
    known = {
        name: {"title": name, "publisher": "Gazette", "kind": "official_act", **({"sha256": sha} if sha else {})}
        for name, sha in sources.items()
    }
    passage = {"source": next(iter(sources)), "at": "page 1", "reason": "no_act", **passed}
    return Record.model_validate(
        {"format": "record/1", "subject": {"id": "a", "name": "A"}, "sources": known, "not_coded": [passage]}
    )


def archive_of(folder: Path, text: str) -> tuple[Archive, str]:
    """Return an archive of one text, and its hash."""
    (folder / "text.txt").write_text(text, encoding="utf-8", newline="")
    return Archive.of(str(folder)), hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_the_texts_of_a_record_are_those_that_are_archived(tmp_path: Path) -> None:
    """Each source has its own text; one without a hash, or with that of no file, has none."""
    archive, own = archive_of(tmp_path, TEXT)
    record = record_of({}, decree=own, unknown="0" * 64, bare=None)
    assert {"decree": TEXT} == texts_of(record, archive)


def test_the_first_place_of_words_is_found_from_a_place_on() -> None:
    """White space and printers' marks may differ; by default the search starts at the first character."""
    assert (Span(0, 3), Span(4, 7), None) == (
        where_found("a b", "a\tb a\tb"),
        where_found("a b", "a\tb a\tb", 1),
        where_found("a b", "a\tb", 1),
    )


@pytest.mark.parametrize(
    ("quote", "until", "is_found"),
    [
        ("First words", "The end", True),
        ("First more", "The end", False),
        ("later words", "comes here", False),
        ("First words", "Copy of", False),
    ],
)
def test_the_last_words_of_a_passage_follow_its_first(
    quote: str, until: str, tmp_path: Path, *, is_found: bool
) -> None:
    """The first words are looked for below the head of the copy, the last ones from there on."""
    archive, own = archive_of(tmp_path, HEADED)
    record = record_of({"quote": quote, "until": until}, decree=own)
    expected = Problem(
        code="quote-not-found",
        message=f"'{until}' does not stand after '{quote}' in the source's text",
        pointer=Pointer(("not_coded", 0, "until")),
        found=until,
        hint="let 'quote' have the first words of the passage, and 'until' its last",
    )
    assert ([] if is_found else [expected]) == list(quotation_problems(record, archive, Counter()))


def test_words_of_the_head_may_be_quoted_alone(tmp_path: Path) -> None:
    """A quotation that must follow nothing may stand above the line, too."""
    archive, own = archive_of(tmp_path, HEADED)
    assert [] == list(quotation_problems(record_of({"quote": "Copy of"}, decree=own), archive, Counter()))
