"""What examples cannot show of the codes that hang on bytes, paths, sizes and packages, by line and column."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import town
from unit.reading.workbooks import workbook

from scorecard.problem import DocumentError
from scorecard.reading.check import check
from scorecard.reading.load import load_records, load_rubric
from scorecard.scoring.fit import fit
from scorecard.scoring.score import score

RECORD = "format: record/1\nsubject: {id: arcadia, name: Arcadia}\n"
UNFITTED = f"{town.RUBRIC}      - {{id: days_late, measure: {{fit: min_max, better: less}}}}\n"
needs_fifo = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test work in a folder of its own, so that paths are short and known."""
    monkeypatch.chdir(tmp_path)


def found_in(*paths: str) -> list[str]:
    """Return the problems that a check of the paths finds, a line each."""
    return [str(problem) for problem in check(paths).errors]


def found_in_bytes(data: bytes, name: str = "record.yaml") -> list[str]:
    """Return the problems of a file with these bytes, a line each."""
    Path(name).write_bytes(data)
    return found_in(name)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (RECORD.encode("utf-16"), "record.yaml:1:1"),
        (b"format: record/1\nsubject: {id: arcadia, name: Arcadi\xe4}\n", "record.yaml:2:36"),
        (RECORD.encode() + b"# cut in the middle: \xe2\x82", "record.yaml:3:22"),
    ],
    ids=["utf-16", "latin-1", "cut short"],
)
def test_bytes_that_are_not_utf8_are_found_at_their_place(data: bytes, place: str) -> None:
    """A file that is not UTF-8 is refused at the first byte that is none."""
    assert [f"{place}: error[not-utf8]: the file is not UTF-8 text"] == found_in_bytes(data)


def test_a_path_that_leads_nowhere_is_unreadable() -> None:
    """A path without a file is named as it was given."""
    missing = "nowhere.yaml: error[unreadable]: the file cannot be opened: No such file or directory"
    assert [missing] == found_in("nowhere.yaml")


def test_a_link_that_leads_nowhere_is_unreadable() -> None:
    """A symbolic link without its file is a file that is not there."""
    Path("record.yaml").symlink_to("moved.yaml")
    missing = "record.yaml: error[unreadable]: the file cannot be opened: No such file or directory"
    assert [missing] == found_in("record.yaml")


def test_a_path_with_a_null_is_unreadable() -> None:
    """A path that no system can open is named with what is hidden made visible."""
    line = r"re\x00cord.yaml: error[unreadable]: the file cannot be opened: embedded null byte"
    assert [line.replace(r"\x00", "\x00")] == found_in("re\x00cord.yaml")


def test_a_folder_without_documents_is_unreadable() -> None:
    """A folder that holds no document is not passed over in silence."""
    Path("records").mkdir()
    Path("records/notes.txt").write_text(RECORD, encoding="utf-8")
    assert ["records: error[unreadable]: no documents here"] == found_in("records")


def test_a_pattern_without_matches_is_unreadable() -> None:
    """A pattern that matches nothing is not passed over in silence."""
    assert ["records/*.yaml: error[unreadable]: no documents here"] == found_in("records/*.yaml")


@needs_fifo
def test_a_fifo_is_unreadable() -> None:
    """A FIFO that nobody writes to is refused, and not waited for."""
    os.mkfifo("record.yaml")
    assert ["record.yaml: error[unreadable]: this is no regular file"] == found_in("record.yaml")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_is_unreadable() -> None:
    """A device without end is refused, and not read."""
    assert ["/dev/zero: error[unreadable]: this is no regular file"] == found_in("/dev/zero")


def test_a_missing_folder_of_archived_texts_is_unreadable() -> None:
    """The folder that was named is not there, so no quotation can be checked."""
    assert ["archive: error[unreadable]: this is no folder"] == [
        str(found) for found in check([], sources="archive").problems
    ]


def test_the_other_files_are_checked_all_the_same() -> None:
    """A path that cannot be read does not hide the problems of the others."""
    Path("record.yaml").write_text(RECORD.replace("name", "nmae"), encoding="utf-8")
    codes = [problem.code for problem in check(["nowhere.yaml", "record.yaml"]).problems]
    assert ["missing-key", "unknown-key", "unreadable"] == sorted(codes)


def test_a_file_beyond_two_million_bytes_is_too_large() -> None:
    """One byte more than a document may have is too many; the file as a whole is at fault."""
    line = "record.yaml: error[too-large]: the file has more than 2,000,000 bytes"
    assert [line] == found_in_bytes(RECORD.encode().ljust(2_000_001, b"\n"))


def test_a_file_of_two_million_bytes_is_read() -> None:
    """As many bytes as a document may have are not too many."""
    assert [] == found_in_bytes(RECORD.encode().ljust(2_000_000, b"\n"))


def test_a_value_beyond_its_limit_is_too_large() -> None:
    """A value of more than 200,000 characters is refused where it starts."""
    line = "record.yaml:3:10: error[too-large]: a value has more than 200,000 characters"
    assert [line] == found_in_bytes(f"{RECORD}limits: [{'a' * 200_001}]\n".encode())


def test_values_beyond_their_number_are_too_large() -> None:
    """The first value after 200,000 is refused at its place: eleven of them come before the list's items."""
    line = "record.yaml:3:399988: error[too-large]: more than 200,000 values"
    assert [line] == found_in_bytes(f"{RECORD}limits: [{'a,' * 200_000}]\n".encode())


def test_a_key_beyond_its_limit_is_too_large() -> None:
    """A key of more than 256 characters is refused where it starts."""
    found = found_in_bytes(f"{RECORD}{'a' * 257}: 1\n".encode())
    assert "record.yaml:3:1: error[too-large]: a key has more than 256 characters" in found


def test_an_archived_text_beyond_its_limit_is_too_large() -> None:
    """An archived text of more than 20 million bytes is refused by its path."""
    Path("archive").mkdir()
    with Path("archive/minutes.txt").open("wb") as file:
        file.truncate(20_000_001)
    line = "archive/minutes.txt: error[too-large]: the file has more than 20,000,000 bytes"
    assert [line] == [str(found) for found in check([], sources="archive").problems]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{RECORD}# open \u202e to all\n", "record.yaml:3:8: error[forbidden-character]: the character \\u202e"),
        (f"{RECORD}# open \u2028 to all\n", "record.yaml:3:8: error[forbidden-character]: the character \\u2028"),
        (f"{RECORD}# caf\u00e9 \ufeff\n", "record.yaml:3:8: error[forbidden-character]: the character \\ufeff"),
        ("format: record/1\rsubject: {}\n", "record.yaml:1:17: error[forbidden-character]: the character \\r"),
    ],
    ids=["reversed writing", "line separator", "byte order mark", "carriage return"],
)
def test_a_raw_forbidden_character_is_found_at_its_place(text: str, place: str) -> None:
    """A character that the example can only show escaped is refused raw as well, comments included."""
    assert [f"{place} is not allowed, raw or escaped"] == found_in_bytes(text.encode())


def test_json_that_nests_too_deep_for_its_parser_is_too_deep() -> None:
    """A file of brackets alone does not stop the program."""
    assert ["record.json:1:33: error[too-deep]: more than 32 levels are nested"] == found_in_bytes(
        b"[" * 100_000, "record.json"
    )


def test_json_is_refused_where_it_stops_being_json() -> None:
    """A comma that is missing is found where it should stand."""
    (line,) = found_in_bytes(b'{"format": "record/1",\n "subject": {"id": "arcadia" "name": 1}}\n', "record.json")
    assert line.startswith("record.json:2:30: error[syntax]: ")


def test_a_rubric_without_goalposts_is_sound_and_scores_nothing() -> None:
    """A check finds nothing wrong with measures that are still to be fitted; a score of them is refused."""
    Path("rubric.yaml").write_text(UNFITTED, encoding="utf-8")
    Path("record.yaml").write_text(RECORD, encoding="utf-8")
    with pytest.raises(DocumentError) as raised:
        score(load_rubric("rubric.yaml"), load_records("record.yaml")[0])
    assert (found_in("rubric.yaml", "record.yaml"), [str(problem) for problem in raised.value.problems]) == (
        [],
        ["dimensions[0].criteria[0].measure.fit: error[unfitted]: 'days_late' of open_books@1 has no goalposts yet"],
    )


def test_nothing_is_fitted_to_records_that_are_alike() -> None:
    """Goalposts are not found where no two numbers differ."""
    Path("rubric.yaml").write_text(UNFITTED, encoding="utf-8")
    with pytest.raises(DocumentError) as raised:
        fit(load_rubric("rubric.yaml"), [])
    message = "'days_late' has 0 numbers in the records, and not two that differ"
    line = f"dimensions[0].criteria[0].measure.fit: error[nothing-to-fit]: {message}"
    assert [line] == [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize(
    ("attributes", "message", "hint"),
    [
        ("", "the subject's type is not stated, and open_books@1 asks for it", "state type: among the subject's"),
        (
            ", attributes: {type: vilage}",
            "the subject's type is 'vilage', and open_books@1 has no weight for that",
            "did you mean 'village'?",
        ),
    ],
)
def test_a_subject_states_what_weights_differ_by(attributes: str, message: str, hint: str) -> None:
    """A subject that no weight is for is not scored; records alone may be for other rubrics, so a check lets it be."""
    rubric = UNFITTED.replace("{fit: min_max, better: less}", "{worst: 90, best: 0}, weight: {by: type, village: 1}")
    Path("rubric.yaml").write_text(rubric, encoding="utf-8")
    Path("record.yaml").write_text(RECORD.replace("Arcadia}", f"Arcadia{attributes}}}"), encoding="utf-8")
    with pytest.raises(DocumentError) as raised:
        score(load_rubric("rubric.yaml"), load_records("record.yaml")[0])
    (problem,) = raised.value.problems
    found = (problem.code, problem.message, problem.hint[: len(hint)])
    assert ("unknown-attribute", message, hint) == found


def found_in_workbook(mapping: str, *rows: tuple[object, ...]) -> list[str]:
    """Return the problems of a workbook with these rows, a line each."""
    Path("table.xlsx").write_bytes(workbook(*rows))
    Path("mapping.yaml").write_text(f"format: mapping/1\nsubject: {{id: town}}\n{mapping}", encoding="utf-8")
    return [str(problem) for problem in check(["table.xlsx"], mapping="mapping.yaml").problems]


def test_a_formula_whose_value_is_not_in_the_workbook_is_found_at_its_cell() -> None:
    """A formula is not computed, and not taken for an empty cell."""
    line = "table.xlsx:2:2: error[no-formula-value]: the formula has no value in the file (cell B2 of sheet 'Data')"
    assert [line] == found_in_workbook("wide: {criteria: [seats]}\n", ("town", "seats"), ("Arcadia", "=5*3"))


def test_a_sheet_that_is_not_there_is_unknown() -> None:
    """Another sheet is not taken in its place."""
    found = found_in_workbook("wide: {criteria: [seats]}\nsheet: Dota\n", ("town", "seats"), ("Arcadia", 15))
    assert ["table.xlsx: error[unknown-sheet]: no sheet 'Dota'"] == found


def test_a_table_beyond_its_limits_is_too_large() -> None:
    """The first column after two thousand is refused at its place."""
    Path("table.csv").write_text(",".join(f"c{number}" for number in range(2_001)) + "\n", encoding="utf-8")
    Path("mapping.yaml").write_text("format: mapping/1\nsubject: {id: c0}\nwide: {criteria: [c1]}\n", encoding="utf-8")
    line = "table.csv:1:2001: error[too-large]: the table has more than 2,000 columns"
    assert [line] == [str(problem) for problem in check(["table.csv"], mapping="mapping.yaml").problems]


def test_a_setting_that_a_plugin_does_not_take_is_found_at_its_place() -> None:
    """What a plug-in refuses by a rule of its own is refused in its own words."""
    aggregate = "aggregate: {custom: name_x, settings: {count: 7}}\n"
    rubric = UNFITTED.replace("dimensions:", f"{aggregate}dimensions:").replace(
        "fit: min_max, better: less", "worst: 9, best: 0"
    )
    Path("rubric.yaml").write_text(rubric, encoding="utf-8")
    said = "the plug-in does not take this setting: seven is too many"
    assert [f"rubric.yaml:6:47: error[bad-setting]: {said}"] == found_in("rubric.yaml")
