"""What an editor offers, shows and underlines in documents that `scorecard new` writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

from editor.language_server import LanguageServer, Position
from scorecard.cli.main import exit_code
from scorecard.model.words import NO_VALUE

DOCUMENTS = ("open_aid.yaml", "arcadia.yaml", "borduria.yaml", "yearbook.yaml", "no.yaml")
"""A rubric, a record, a record to be filled in, a mapping, and a rubric whose id is a word that YAML knows."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder, with a blank in its name, in which every kind of document has been made."""
    made = tmp_path_factory.mktemp("my documents")
    for arguments in (
        ["rubric", "open_aid"],
        ["record", "arcadia"],
        ["record", "borduria", "--rubric", str(made / "open_aid.yaml")],
        ["mapping", "yearbook"],
        ["rubric", "no"],
    ):
        assert 0 == exit_code(["new", *arguments, "-o", str(made / f"{arguments[1]}.yaml")])
    return made


def place(path: Path, text: str, offset: int = 0) -> Position:
    """Return where a text first stands in a file, so many characters after its start."""
    before, found, _ = path.read_text(encoding="utf-8").partition(text)
    assert found
    return {"line": before.count("\n"), "character": len(before.rpartition("\n")[2]) + offset}


def changed(path: Path, old: str, new: str) -> Path:
    """Write a file beside another, which differs from it in one text."""
    text = path.read_text(encoding="utf-8")
    assert 1 == text.count(old)
    other = path.with_name(f"{sum(new.encode())}_{path.name}")
    other.write_text(text.replace(old, new), encoding="utf-8")
    return other


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_new_document_has_no_diagnostics(server: LanguageServer, folder: Path, name: str) -> None:
    """The first line of a new document leads to a schema that is found, and finds nothing wrong."""
    assert [] == server.diagnostics(folder / name)


@pytest.mark.parametrize("name", ["clinton_1993", "biden_2021"])
def test_a_record_under_its_rubric_has_no_diagnostics(
    server: LanguageServer, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """The schema of records under one rubric accepts the records that are scored under it."""
    assert 0 == exit_code(["schema", "record", "--rubric", "democracy"])
    (tmp_path / "schema.json").write_text(capsys.readouterr().out, encoding="utf-8")
    text = (ROOT / "examples" / "records" / f"{name}.yaml").read_text(encoding="utf-8")
    path = tmp_path / "record.yaml"
    path.write_text(f"# yaml-language-server: $schema=schema.json\n{text}", encoding="utf-8")
    assert [] == server.diagnostics(path)


@pytest.mark.parametrize(
    ("name", "before", "expected"),
    [
        ("arcadia.yaml", "stage: committed", {"stated", "engaged", "committed", "carried_out"}),
        ("arcadia.yaml", "kind: official_act", {"self_reported", "official_act", "oversight", "independent"}),
        ("arcadia.yaml", "is: in_force", {"in_force", "pending", "enjoined", "reversed", "superseded", "overridden"}),
        ("arcadia.yaml", "anti_corruption: advances", {"advances", "sets_back", "mixed"}),
        ("arcadia.yaml", "status: not_asked", {"not_asked", "asked", "received", "declined"}),
        ("open_aid.yaml", "aggregate: mean", {"mean", "geometric", "harmonic", "min", "max", "median", "sum"}),
        ("open_aid.yaml", "missing: exclude", {"exclude", "worst", "best", "withhold"}),
        ("borduria.yaml", "observations_of: open_aid@1", {"open_aid@1"}),
    ],
)
def test_words_are_offered_with_their_meanings(
    server: LanguageServer, folder: Path, name: str, before: str, expected: set[str]
) -> None:
    """Completion offers the words of a closed list, each with what it means."""
    path = folder / name
    server.diagnostics(path)
    offered = server.completions(path, place(path, before, before.index(":") + 2))
    assert set() == expected - offered.keys()
    assert "" not in {offered[word] for word in expected}
    assert len(expected) == len({offered[word] for word in expected})


def test_levels_are_offered(server: LanguageServer, folder: Path) -> None:
    """In a record that is filled in under a rubric, completion offers the levels of a criterion and what they mean."""
    path = folder / "borduria.yaml"
    server.diagnostics(path)
    offered = server.completions(path, place(path, "payments_published:", len("payments_published: ")))
    assert {
        "none": "No list, or totals only. Worth 0.",
        "partial": "A list that leaves out recipients or amounts. Worth 0.5. It helps some readers.",
        "full": "A list with every recipient and amount. Worth 1.",
        "not_applicable": "It does not apply: it leaves the denominator.",
        "not_assessed": "Nobody has looked yet: unknown.",
        "not_found": "Somebody looked and did not find out: unknown.",
    } == {word: offered.get(word) for word in ("none", "partial", "full", *NO_VALUE)}


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("arcadia.yaml", "    instrument: funding\n", "    \n", {"instrument", "targets", "same_act"}),
        ("open_aid.yaml", "aggregate: mean\n", "\n", {"aggregate", "tiers", "themes", "rank"}),
        ("borduria.yaml", "  days_to_publication: not_assessed\n", "  \n", {"days_to_publication"}),
    ],
)
def test_keys_are_offered(
    server: LanguageServer, folder: Path, name: str, old: str, new: str, expected: set[str]
) -> None:
    """Completion offers the keys that may stand at a place, and a rubric's criteria where they are observed."""
    path = changed(folder / name, old, new)
    server.diagnostics(path)
    before = (folder / name).read_text(encoding="utf-8").partition(old)[0]
    at = {"line": before.count("\n"), "character": len(new) - 1}
    assert set() == expected - server.completions(path, at).keys()


@pytest.mark.parametrize(
    ("name", "key", "words"),
    [
        ("arcadia.yaml", "stage:", "How far it went."),
        ("arcadia.yaml", "stage:", "* `engaged`: Effort was spent on others"),
        ("open_aid.yaml", "missing: exclude", "What an unknown does to the score"),
        ("open_aid.yaml", "scale: practice", "the rule `scale`"),
        ("open_aid.yaml", "show:", r"How \[0, 1\] is printed."),
        ("yearbook.yaml", "wide:", "One subject a row"),
        ("borduria.yaml", "payments_published:", "Are the payments of the aid programme published?"),
    ],
)
def test_hover_shows_the_docs(server: LanguageServer, folder: Path, name: str, key: str, words: str) -> None:
    """Over a key stands what it means; over a criterion that is observed, its question."""
    path = folder / name
    server.diagnostics(path)
    rows = path.read_text(encoding="utf-8").splitlines()
    number = next(number for number, row in enumerate(rows) if row.strip().startswith(key))
    assert words in server.hover(path, {"line": number, "character": rows[number].index(key) + 2})


@pytest.mark.parametrize(
    ("name", "old", "new", "wrong"),
    [
        ("arcadia.yaml", "    instrument: funding", "    instrumint: funding", "instrumint"),
        ("arcadia.yaml", "    stage: committed", "    stage: comitted", "comitted"),
        ("arcadia.yaml", "  days_to_publication:\n", "  Days_to_publication:\n", "Days_to_publication"),
        ("open_aid.yaml", "min_coverage: 0.5", "min_covrage: 0.5", "min_covrage"),
        ("yearbook.yaml", "  kind: government", "  knid: government", "knid"),
        ("borduria.yaml", "  payments_published: not_assessed", "  payments_published: parital", "parital"),
        ("borduria.yaml", "  days_to_publication: not_assessed", "  days_to_publicaton: 3", "days_to_publicaton"),
        ("borduria.yaml", "  days_to_publication: not_assessed", "  days_to_publication: full", "full"),
    ],
)
def test_what_is_wrong_is_underlined(
    server: LanguageServer, folder: Path, name: str, old: str, new: str, wrong: str
) -> None:
    """A wrong key, a wrong word and a wrong level are each underlined, and nothing else is."""
    path = changed(folder / name, old, new)
    start = place(path, new, new.index(wrong))
    end = {**start, "character": start["character"] + len(wrong)}
    assert [{"start": start, "end": end}] == [found["range"] for found in server.diagnostics(path)]
