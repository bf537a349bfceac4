"""Editions from strangers: a manifest that leads elsewhere, links, pipes, floods; nothing outside the folder is read."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hostile.cases import HEAD
from hostile.rows import Row, covers
from scorecard.cli.main import exit_code
from scorecard.edition.verify import verify
from scorecard.problem import DocumentError
from scorecard.reading.files import FILE_LIMIT, hash_of

RECORD = "inputs/records/arcadia.yaml"
Said = dict[str, Any]
EVIL_PATHS = (
    "../outside.yaml",
    "inputs/records/../../outside.yaml",
    "/etc/passwd",
    "inputs/records/..",
    "inputs/records/.",
    "inputs/records/",
    "inputs//records/a.yaml",
    "./inputs/records/a.yaml",
    "inputs\\records\\a.yaml",
    "inputs/records/a.yaml/../../../outside.yaml",
    "inputs/records/.hidden.yaml",
    "inputs/records/A.yaml",
    "inputs/records/a.yaml\n",
    "inputs/records/a:b.yaml",
    "inputs/records/a.yaml:stream",
    "C:/outside.yaml",
    "~/outside.yaml",
    "file:///etc/passwd",
    "edition.json",
    "outputs/comparison.txt",
    "inputs/records/con",
    "inputs/records/" + "a" * 200 + ".yaml",
    "",
)
"""Paths that are no inputs of an edition."""


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an edition that holds, with a secret beside it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "arcadia.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "outside.yaml").write_text(HEAD, encoding="utf-8")
    call = ["edition", "freeze", "one", "arcadia.yaml", "--date", "2026-11-20", "--format", "text"]
    assert 0 == exit_code(call)
    return tmp_path / "one"


def forged(folder: Path, change: Callable[[Said], object]) -> None:
    """Change what the manifest says."""
    said = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
    change(said)
    (folder / "edition.json").write_text(json.dumps(said), encoding="utf-8")


def codes(folder: str = "one") -> list[str]:
    """Return the problems of a manifest, each once."""
    with pytest.raises(DocumentError) as raised:
        verify(folder)
    return sorted({problem.code for problem in raised.value.problems})


@covers(Row.PATHS)
@pytest.mark.parametrize("path", EVIL_PATHS, ids=ascii)
def test_a_path_that_leads_elsewhere_is_one_problem(edition: Path, path: str) -> None:
    """A path that is no plain name in one of the places of an edition is refused where it stands, and not followed."""
    forged(edition, lambda said: said["inputs"][-1].update(file=path))
    assert ["bad-path"] == codes()


@covers(Row.PATHS)
@pytest.mark.parametrize("path", ["../x.txt", "outputs/../x", "outputs/", "/x", "outputs/.x", "outputs/a/b"], ids=ascii)
def test_an_output_that_lies_elsewhere_is_one_problem(edition: Path, path: str) -> None:
    """The same holds for outputs."""
    forged(edition, lambda said: said["outputs"][0].update(file=path))
    assert ["bad-path"] == codes()


FORGED: dict[str, tuple[Callable[[Said], object], str]] = {
    "two names": (lambda said: said["inputs"].append(said["inputs"][0] | {"kind": "relations"}), "duplicate-file"),
    "two endings": (
        lambda said: said["inputs"].append(said["inputs"][-1] | {"file": "inputs/records/arcadia.json", "id": "b"}),
        "duplicate-file",
    ),
    "one subject": (
        lambda said: said["inputs"].append(said["inputs"][-1] | {"file": "inputs/records/b.yaml"}),
        "duplicate-id",
    ),
    "two outputs": (lambda said: said["outputs"].append(said["outputs"][0]), "duplicate-file"),
    "no rubric": (lambda said: said["inputs"].pop(0), "edition-inputs"),
    "no record": (lambda said: said["inputs"].pop(), "edition-inputs"),
    "no inputs": (lambda said: said["inputs"].clear(), "wrong-length"),
    "record as a rubric": (lambda said: said["inputs"][-1].update(kind="extended"), "bad-path"),
    "kind": (lambda said: said["inputs"][0].update(kind="secret"), "unknown-word"),
    "number": (lambda said: said.update(title=1), "wrong-type"),
    "list": (lambda said: said.update(inputs={}), "wrong-type"),
    "nothing": (lambda said: said.update(outputs=None), "empty-value"),
    "hash": (lambda said: said["inputs"][0].update(sha256="0"), "bad-hash"),
    "month": (lambda said: said.update(date="2026-11"), "bad-date"),
    "version": (lambda said: said.update(library="<script>"), "bad-version"),
    "key": (lambda said: said.update(run="rm -rf /"), "unknown-key"),
    "format": (lambda said: said.update(format="edition/2"), "wrong-format"),
}
"""What a stranger may write into a manifest, with the problem that it is."""


@covers(Row.PATHS)
@pytest.mark.parametrize("name", FORGED)
def test_a_manifest_is_checked_as_any_document(edition: Path, name: str) -> None:
    """Wrong types, names that stand twice, kinds that are none and inputs that lack are refused before a file is read."""
    change, code = FORGED[name]
    forged(edition, change)
    assert code in codes()


@pytest.mark.parametrize("text", ["", "[]", "{", "null", '{"a": ' * 2000, '"' + "x" * FILE_LIMIT, "\ud800"], ids=len)
def test_what_is_no_manifest_is_a_problem(edition: Path, text: str) -> None:
    """A file that is no manifest, or too large for one, ends in problems and no traceback."""
    (edition / "edition.json").write_text(text, encoding="utf-8", errors="surrogatepass")
    assert codes()


def linked(path: Path) -> None:
    """Put a link to a file outside."""
    path.symlink_to("../../../outside.yaml")


def piped(path: Path) -> None:
    """Put a pipe that nobody writes into."""
    os.mkfifo(path)


def flooded(path: Path) -> None:
    """Put a file that is larger than any document."""
    path.write_bytes(b"#" * (FILE_LIMIT + 1))


@covers(Row.PATHS)
@pytest.mark.parametrize("put", [linked, piped, flooded, Path.mkdir])
def test_an_input_that_is_no_plain_file_is_missing(edition: Path, put: Callable[[Path], None]) -> None:
    """A link, a pipe, a folder or a flood in the place of an input is not read, and no output is made."""
    (edition / RECORD).unlink()
    put(edition / RECORD)
    found = verify("one")
    assert ((RECORD, "missing"), False) == ((found.findings[0].file, found.findings[0].fault), found.made_again)
    assert exit_code(["edition", "diff", "one", "one"]) in {1, 2}


@covers(Row.PATHS)
@pytest.mark.parametrize("name", ["inputs", "inputs/records", "outputs"])
def test_a_folder_that_is_a_link_is_not_entered(edition: Path, name: str) -> None:
    """A link in the place of one of the edition's own folders is not followed, were it to the same files."""
    (edition / name).rename(edition.parent / "moved")
    (edition / name).symlink_to(edition.parent / "moved")
    assert {"missing", "extra"} == {each.fault for each in verify("one").findings}


@covers(Row.PATHS)
def test_a_manifest_that_is_a_link_is_not_read(edition: Path) -> None:
    """A link in the place of the manifest is refused."""
    (edition / "edition.json").rename(edition.parent / "edition.json")
    (edition / "edition.json").symlink_to("../edition.json")
    assert ["unreadable"] == codes()


@covers(Row.PATHS)
def test_documents_of_an_edition_find_nothing_outside_of_it(edition: Path) -> None:
    """A rubric in an edition that extends one beside the working folder, or a bundled one, does not find it."""
    rubric = edition / "inputs/rubrics/democracy.yaml"
    for base in ("outside", "human_rights_defenders"):
        rubric.write_text(f"format: rubric/1\nid: democracy\nversion: 1.0.0\nextends: {base}@1\n", encoding="utf-8")
        (edition.parent / "one/inputs/outside.yaml").write_text(HEAD, encoding="utf-8")
        forged(edition, lambda said: said["inputs"][0].update(sha256=hash_of(rubric.read_bytes())))
        found = [each.detail for each in verify("one").findings if each.fault == "not_made"]
        assert [True] == [f"no rubric '{base}@1' beside this one" in detail for detail in found]


@covers(Row.PATHS)
def test_nothing_outside_of_an_edition_is_opened(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Verifying an edition opens the folder, and names in it one by one; nothing is opened to be written."""
    opened: list[tuple[str, int]] = []
    system = os.open

    def noted(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        opened.append((str(path), flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)))
        return system(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", noted)
    assert verify(str(edition)).holds
    inside = {str(edition), *(path.name for path in edition.rglob("*"))}
    assert (set(), {0}) == ({path for path, _ in opened} - inside, {writing for _, writing in opened})
