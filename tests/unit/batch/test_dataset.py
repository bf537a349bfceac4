"""Many files, one run: what is written, what is refused before and after, and that it goes on where it was killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from scorecard.batch import Caps, Dataset, Engine, score_dataset, score_table, verify_dataset
from scorecard.batch.files import Done, Job
from scorecard.batch.runs import held_folder
from scorecard.problem import DocumentError, OutputError, ScorecardError
from unit.batch.standards import BY_ACTS, DAYS, MIXED, MONEY, PRACTICE, THRESHOLD, VOTE, standard

PARTS: dict[str, dict[str, list[object]]] = {
    "a.parquet": {"subject": ["bo", "ada"], "vote": ["part", None], "days": [90, 180]},
    "b.parquet": {"subject": ["cy", "cy", "di"], "criterion": ["vote", "days", "vote"], "value": ["full", "9", "none"]},
    "c.parquet": {"subject": ["eve"], "money": [10.0]},
}
"""Three files: wide and unsorted, long, and wide with another column."""
KILLED = """
import os, signal, sys
sys.path.insert(0, "tests")
from scorecard.batch import score_dataset
from unit.batch.standards import MIXED
import scorecard.batch.files as files

tables = []
def killed(*rest, scored=files.scored_tables):
    for table in scored(*rest):
        tables.append(table)
        if len(tables) == int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)
        yield table
files.scored_tables = killed
score_dataset(MIXED, sys.argv[1], sys.argv[2])
"""
"""Scores a folder, and is killed when it has scored, and not yet written, as many tables as it is told."""


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the three files into the folder `in`, and work beside it."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name, columns in PARTS.items():
        put(f"in/{name}", columns)


def put(path: str, columns: Mapping[str, Sequence[object]]) -> None:
    """Write a table as Parquet."""
    pq.write_table(pa.table(dict(columns)), path)


def contents(folder: str) -> dict[str, bytes]:
    """Return the bytes of every file of a folder, hidden ones too."""
    return {item.name: item.read_bytes() for item in sorted(Path(folder).iterdir())}


def problems_of(call: Callable[[], object]) -> list[tuple[str, str]]:
    """Return the problems that a call ends in, each with what to do."""
    with pytest.raises(DocumentError) as caught:
        call()
    return [(str(problem), problem.hint) for problem in caught.value.problems]


@pytest.mark.parametrize("inputs", ["in", "in/*.parquet", Path("in"), [f"in/{name}" for name in PARTS], ["in", "in/*"]])
def test_every_file_is_scored_into_one(inputs: str | Path | list[str]) -> None:
    """Of each file there is one of scores, whatever its layout, and they hold what its table's scores are."""
    assert Dataset(files=3, rows=5, skipped=0) == score_dataset(MIXED, inputs, "out")
    assert ["a.parquet", "b.parquet", "c.parquet", "manifest.json"] == list(contents("out"))
    expected = [score_table(MIXED, pa.table(columns)) for columns in PARTS.values()]
    assert expected == [pq.read_table(f"out/{name}") for name in PARTS]
    assert pa.concat_tables(expected) == pq.read_table([f"out/{name}" for name in PARTS])


def test_the_same_input_gives_the_same_bytes() -> None:
    """Scores and manifest are the same to the byte, wherever they are written."""
    score_dataset(MIXED, "in", "one")
    score_dataset(MIXED, Path("in").absolute(), Path("other").absolute())
    assert contents("one") == contents("other")


def test_the_manifest_names_no_folder() -> None:
    """The manifest says what was scored by names and hashes; nothing in it is of this machine."""
    score_dataset(MIXED, Path("in").absolute(), "out")
    assert str(Path.cwd()).encode() not in contents("out")["manifest.json"]


def backwards(work: Callable[[Job], Done], jobs: Sequence[Job]) -> Iterator[Done]:
    """Run the last job first."""
    yield from map(work, reversed(jobs))


def twice(work: Callable[[Job], Done], jobs: Sequence[Job]) -> Iterator[Done]:
    """Do every job again, as where a worker is killed before it can say that it is done."""
    list(map(work, jobs))
    yield from map(work, jobs)


def losing(work: Callable[[Job], Done], jobs: Sequence[Job]) -> Iterator[Done]:
    """Lose all jobs but the first."""
    yield work(jobs[0])


@pytest.mark.parametrize("engine", [backwards, twice])
def test_the_way_in_which_files_are_done_changes_nothing(engine: Engine) -> None:
    """An engine that is done with the last file first, or does files again, leaves the same bytes behind."""
    score_dataset(MIXED, "in", "one")
    score_dataset(MIXED, "in", "other", engine=engine)
    assert contents("one") == contents("other")


def test_an_engine_that_loses_a_file_is_found_out() -> None:
    """Where an engine says nothing of a file, the run is not complete, and can be resumed."""
    with pytest.raises(ScorecardError, match=r"^the engine gave nothing for in/b\.parquet$"):
        score_dataset(MIXED, "in", "out", engine=losing)
    assert ["a.parquet", "unfinished.jsonl"] == list(contents("out"))
    assert Dataset(files=3, rows=5, skipped=1) == score_dataset(MIXED, "in", "out", existing="resume")


@pytest.mark.parametrize(("tables", "skipped"), [(1, 0), (2, 1), (3, 1), (4, 2)])
def test_a_killed_run_goes_on(tables: int, skipped: int) -> None:
    """A process that is killed in mid-run leaves whole files only; the run goes on and ends in the same bytes."""
    score_dataset(MIXED, "in", "whole")
    root = Path(__file__).parents[3]
    call = [sys.executable, "-c", KILLED, str(Path("in").absolute()), str(Path("out").absolute()), str(tables)]
    killed = subprocess.run(call, check=False, cwd=root).returncode
    left = {name: data for name, data in contents("out").items() if name.endswith(".parquet")}
    resumed = score_dataset(MIXED, "in", "out", existing="resume")
    assert (-signal.SIGKILL, True) == (killed, left.items() <= contents("whole").items())
    assert (Dataset(files=3, rows=5, skipped=skipped), contents("whole")) == (resumed, contents("out"))


def test_a_line_that_was_cut_short_is_passed_over() -> None:
    """Where the writer was killed over a line of its journal, that file is scored again."""
    score_dataset(MIXED, "in", "whole")
    with pytest.raises(ScorecardError):
        score_dataset(MIXED, "in", "out", engine=losing)
    journal = Path("out/unfinished.jsonl")
    journal.write_bytes(journal.read_bytes()[:-9])
    assert Dataset(files=3, rows=5, skipped=0) == score_dataset(MIXED, "in", "out", existing="resume")
    assert contents("whole") == contents("out")


@pytest.mark.parametrize(
    ("change", "skipped"),
    [
        (lambda: None, 3),
        (lambda: put("in/a.parquet", {"subject": ["ann"], "vote": ["full"]}), 2),
        (lambda: Path("out/a.parquet").unlink(), 2),
        (lambda: Path("out/a.parquet").write_bytes(b"PAR1"), 2),
        (lambda: Path("out/manifest.json").write_text("{}", encoding="utf-8"), 0),
        (lambda: put("in/d.parquet", {"subject": ["fay"], "vote": ["full"]}), 3),
    ],
    ids=["nothing", "input", "no output", "output", "manifest", "new"],
)
def test_only_what_has_not_changed_is_skipped(change: Callable[[], object], skipped: int) -> None:
    """A file is skipped if it and its scores are those that the run before names; then all is as in a new run."""
    score_dataset(MIXED, "in", "out")
    change()
    assert skipped == score_dataset(MIXED, "in", "out", existing="resume").skipped
    score_dataset(MIXED, "in", "fresh")
    assert contents("fresh") == contents("out")


def test_under_another_rubric_or_version_nothing_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scores of another rubric, or of another version of the library, are made again."""
    put("thirds.parquet", {"subject": ["ada"]})
    score_dataset(MIXED, "thirds.parquet", "out")
    assert 0 == score_dataset(THRESHOLD, "thirds.parquet", "out", existing="resume").skipped
    monkeypatch.setattr("scorecard.batch.runs.VERSION", "9.9.9")
    assert 0 == score_dataset(THRESHOLD, "thirds.parquet", "out", existing="resume").skipped
    assert 1 == score_dataset(THRESHOLD, "thirds.parquet", "out", existing="resume").skipped


def test_replacing_scores_all_again() -> None:
    """To replace is to skip nothing."""
    score_dataset(MIXED, "in", "out")
    before = contents("out")
    assert Dataset(files=3, rows=5, skipped=0) == score_dataset(MIXED, "in", "out", existing="replace")
    assert before == contents("out")


@pytest.mark.parametrize(
    ("existing", "message"),
    [
        ("Resume", "existing takes refuse, resume or replace, not 'Resume'; did you mean 'resume'?"),
        ("overwrite", "existing takes refuse, resume or replace, not 'overwrite'"),
        (True, "existing takes refuse, resume or replace, not 'True'"),
    ],
)
def test_another_word_replaces_nothing(existing: str, message: str) -> None:
    """A word that says nothing of scores that are there is refused, and they are left."""
    score_dataset(MIXED, "in", "out")
    put("in/a.parquet", {"subject": ["ann"], "vote": ["full"]})
    before = contents("out")
    with pytest.raises(ScorecardError) as caught:
        score_dataset(MIXED, "in", "out", existing=existing)  # type: ignore[arg-type]  # what is wrong on purpose
    assert (message, before) == (str(caught.value), contents("out"))


RESUME, FORCE = '--resume (in Python existing="resume")', '--force (in Python existing="replace")'
WAYS = f"use {RESUME} to go on with that run, or {FORCE} to replace it"


@pytest.mark.parametrize(
    ("there", "existing", "message"),
    [
        (
            "out/b.parquet",
            "refuse",
            f"out/b.parquet exists; {WAYS}",
        ),
        (
            "out/manifest.json",
            "refuse",
            f"out/manifest.json exists; {WAYS}",
        ),
        ("out/z.parquet", "refuse", "out/z.parquet is no part of this run; remove it, or name another folder"),
        ("out/z.parquet", "resume", "out/z.parquet is no part of this run; remove it, or name another folder"),
        ("out/z.parquet", "replace", "out/z.parquet is no part of this run; remove it, or name another folder"),
        ("in/z.txt", "replace", "cannot write scores into in: the observations are there; name another folder"),
    ],
)
def test_what_is_in_the_way_is_left(there: str, existing: str, message: str) -> None:
    """Scores that are there, and files of others, are left as they are, and nothing is scored."""
    Path(there).parent.mkdir(exist_ok=True)
    Path(there).write_text("mine", encoding="utf-8")
    before = contents(Path(there).parent.name)
    with pytest.raises(OutputError) as caught:
        score_dataset(MIXED, "in/*.parquet", Path(there).parent, existing=existing)  # type: ignore[arg-type]  # a text of the table above
    assert (message, before) == (str(caught.value), contents(Path(there).parent.name))


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("file", "cannot write scores into file: it is no folder"),
        ("no/out", "cannot write no/out: No such file or directory"),
    ],
)
def test_a_folder_that_cannot_be_is_told(output: str, message: str) -> None:
    """A folder that cannot be made is told in one line."""
    Path("file").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        score_dataset(MIXED, "in", output)
    assert message == str(caught.value)


def test_two_runs_do_not_write_into_one_folder() -> None:
    """While a run writes into a folder, another is refused."""
    with held_folder(Path("out")), pytest.raises(OutputError) as caught:
        score_dataset(MIXED, "in", "out")
    assert "another run writes into out; wait for its end" == str(caught.value)


def test_a_rubric_that_asks_for_more_is_refused_before_any_file() -> None:
    """A rubric that no table can be scored under is refused, whatever the files are."""
    with pytest.raises(ScorecardError) as caught:
        score_dataset(BY_ACTS, "nowhere", "out")
    what, advice = str(caught.value).split("; ")
    assert "acts@1 cannot be scored from a table of observations: criterion 'press' is judged by acts" == what
    assert "in Python score_table and score_batches take a table of actions as well" == advice


@pytest.mark.parametrize("call", [score_dataset, verify_dataset])
def test_what_is_no_rubric_is_refused(call: Callable[..., Dataset]) -> None:
    """A name in the place of a rubric is told how to become one."""
    with pytest.raises(ScorecardError) as caught:
        call("democracy", "in", "out")
    assert "rubric is the text 'democracy'; give a rubric, as load_rubric returns it" == str(caught.value)


FOREIGN: dict[str, bytes] = {
    "in/cut.parquet": b"PAR1",
    "in/empty.csv": b"",
    "in/empty.parquet": b"",
    "in/foreign.parquet": b"subject,vote\nada,full\n",
    "in/latin.csv": "subject,vote\nada,full\nbénédicte,none\n".encode("latin-1"),
    "in/nobody.csv": b"name,vote\nada,full\n",
    "in/notes.txt": b"mine",
    "in/ragged.csv": b"subject,vote\nada,full\nbo\n",
    "in/twice.csv": b"subject,vote,vote\nada,full,full\n",
    "in/voet.csv": b"subject,voet\nada,full\n",
}
"""Files that are no tables of observations, or not of what the rubric asks for."""
ONE_FILE = "its scores and those of in/empty.csv would be one file, empty.parquet"
NO_PARQUET = "error[unreadable]: the file is no Parquet, or it is cut short or damaged"
NO_CSV = "error[unreadable]: the file is no CSV, or it is cut short or damaged"


def test_what_is_wrong_with_files_is_told_before_any_is_scored() -> None:
    """Files that cannot be read, and columns that do not fit, are told of all files at once, and nothing is written."""
    for path, data in FOREIGN.items():
        Path(path).write_bytes(data)
    put("in/number.parquet", {"subject": [1]})
    put("in/odd.parquet", {"subject": ["ada"], "vote": [["full"]], "days": [b"9"]})
    assert [
        f"in/empty.parquet: error[duplicate-file]: {ONE_FILE}",
        "in/missing.parquet: error[unreadable]: the file cannot be opened: No such file or directory",
        f"in/cut.parquet: {NO_PARQUET}",
        f"in/empty.csv: {NO_CSV}",
        f"in/empty.parquet: {NO_PARQUET}",
        f"in/foreign.parquet: {NO_PARQUET}",
        f"in/latin.csv: {NO_CSV}",
        "in/nobody.csv: error[missing-key]: no column 'subject'",
        "in/notes.txt: error[unreadable]: a file that ends in '.txt' is no table of observations",
        "in/number.parquet: error[wrong-type]: subjects are int64 here, and string in in/a.parquet",
        "in/odd.parquet: error[wrong-type]: column 'vote' is of list<element: string>",
        "in/odd.parquet: error[wrong-type]: column 'days' is of binary",
        f"in/ragged.csv: {NO_CSV}",
        "in/twice.csv: error[duplicate-column]: two columns are named 'vote'",
        "in/voet.csv: error[unknown-column]: no column 'voet'",
    ] == [found for found, _ in problems_of(lambda: score_dataset(MIXED, ["in/missing.parquet", "in/*"], "out"))]
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        (
            "folder",
            ("folder: error[unreadable]: no observations here", "give files that end in .parquet, .csv"),
        ),
        (
            "in/x*.csv",
            (
                "in/x*.csv: error[unreadable]: no file matches this pattern",
                "check the pattern, and the folder that it begins in",
            ),
        ),
        ("/dev/null", ("/dev/null: error[unreadable]: this is no regular file", "give the path of a file")),
        (
            "cut.csv",
            (
                "cut.csv: error[unreadable]: the file is no CSV, or it is cut short or damaged",
                "get or write it again; pyarrow says: CSV parse error: Expected 2 columns, got 1: bo",
            ),
        ),
    ],
)
def test_what_is_no_file_of_observations_is_told_with_what_to_do(path: str, problem: tuple[str, str]) -> None:
    """A folder or a pattern without files, a device and a file that is cut short are one problem each."""
    Path("folder").mkdir()
    Path("cut.csv").write_text("subject,vote\nada,full\nbo", encoding="utf-8")
    assert [problem] == problems_of(lambda: score_dataset(MIXED, path, "out"))


def test_parquet_is_measured_uncompressed() -> None:
    """A small file that would become a large one is refused by what it would become."""
    put("zeros.parquet", {"subject": ["ada"], "vote": ["0" * 1_000_000]})
    (found,) = problems_of(lambda: score_dataset(MIXED, "zeros.parquet", "out", caps=Caps(bytes=1_000_000)))
    assert (True, True) == (Path("zeros.parquet").stat().st_size < 200_000, "bytes of data, and 1,000,000" in found[0])


def test_a_text_that_would_fill_the_memory_is_refused() -> None:
    """A long text that Parquet holds once for many rows is refused before it is read for each of them."""
    put("one.parquet", {"subject": ["a" * 20_000] * 90_000, "criterion": ["vote"] * 90_000, "value": ["full"] * 90_000})
    message = "one.parquet: error[too-large]: column 'subject' has a text of 20,000 bytes, and 1,000 are allowed"
    hint = "name subjects and criteria by short ids"
    assert [(message, hint)] == problems_of(lambda: score_dataset(MIXED, "one.parquet", "out"))


def test_a_subject_without_end_is_refused() -> None:
    """A subject that has more rows than any rubric has criteria is refused before its rows fill the memory."""
    put("one.parquet", {"subject": ["a"] * 300_000, "criterion": ["vote"] * 300_000, "value": ["full"] * 300_000})
    message = "one.parquet: error[repeated-row]: subject 'a' has more than 200,000 rows"
    expected = (message, "keep one row for each observation")
    assert [expected] == problems_of(lambda: score_dataset(MIXED, "one.parquet", "out"))


SPLIT = (
    "split it into several files, or raise --max-{cap} (in Python Caps.{cap}) where it comes from somebody whom you"
    " trust"
)


@pytest.mark.parametrize(
    ("path", "caps", "message"),
    [
        ("in/b.parquet", Caps(rows=2), "the file has 3 rows, and 2 are allowed"),
        ("small.csv", Caps(rows=2), "the file has 3 rows, and 2 are allowed"),
        ("small.csv", Caps(bytes=20), "the file has 38 bytes of data, and 20 are allowed"),
    ],
)
def test_a_file_beyond_a_cap_is_refused(path: str, caps: Caps, message: str) -> None:
    """Rows and uncompressed bytes are looked up before a file is read."""
    Path("small.csv").write_text("subject,vote\nada,full\nbo,part\ncy,none\n", encoding="utf-8")
    expected = (f"{path}: error[too-large]: {message}", SPLIT.format(cap="rows" if "rows" in message else "bytes"))
    assert [expected] == problems_of(lambda: score_dataset(MIXED, path, "out", caps=caps))


def test_the_problems_of_all_files_are_told_and_the_others_are_scored() -> None:
    """Cells are looked at as files are scored; what does not fit is told by its row in the file, or by its subject."""
    names = [f"s{place}" for place in range(70_000)]
    put("in/long.parquet", {"subject": names, "vote": ["full"] * 69_998 + ["ful", "parital"]})
    put("in/d.parquet", {"subject": ["a", "b", "b"], "criterion": ["vote"] * 3, "value": ["full", "9", "none"]})
    put("in/e.parquet", {"subject": ["b", "a"], "criterion": ["vote"] * 2, "value": ["full", "full"]})
    put("in/f.parquet", {"subject": ["g", None], "vote": ["full", "full"]})
    sound = "".join(f"t{place},full\n" for place in range(200_000))
    Path("in/g.csv").write_bytes(f"subject,vote\n{sound}".encode() + b"\xff,full\n")
    assert [
        (
            "in/d.parquet: error[repeated-row]: row 2: 'vote' of subject 'b' is observed again on a later row",
            "keep one row",
        ),
        ("in/e.parquet: error[unsorted-rows]: subject 'a' comes after 'b'", "sort the rows by subject, as text"),
        ("in/f.parquet: error[no-id]: row 2: no subject", "give every row its subject"),
        (
            f"in/g.csv: {NO_CSV}",
            "get or write it again; pyarrow says: In CSV column #0: CSV conversion error to string: invalid UTF8 data",
        ),
        (
            "in/long.parquet: error[unknown-level]: row 69,999: no level 'ful' in the scale of 'vote'",
            "did you mean 'full'?",
        ),
        (
            "in/long.parquet: error[unknown-level]: row 70,000: no level 'parital' in the scale of 'vote'",
            "did you mean 'part'?",
        ),
    ] == problems_of(lambda: score_dataset(MIXED, "in", "out"))
    assert ["a.parquet", "b.parquet", "c.parquet", "unfinished.jsonl"] == list(contents("out"))


def wide(votes: Sequence[str]) -> dict[str, Sequence[object]]:
    """Return a wide table of some votes, each of another subject."""
    return {"subject": [f"s{place:06}" for place in range(len(votes))], "vote": votes}


def long(votes: Sequence[str]) -> dict[str, Sequence[object]]:
    """Return the same as a long one."""
    return {"subject": wide(votes)["subject"], "criterion": ["vote"] * len(votes), "value": votes}


def told_of(columns: Mapping[str, Sequence[object]]) -> list[tuple[str, str]]:
    """Return the problems of a file of some columns, each with what to do."""
    put("in.parquet", columns)
    return problems_of(lambda: score_dataset(MIXED, "in.parquet", "out"))


def no_level(place: str, word: str) -> str:
    """Return the problem of a word that is no level, without the file."""
    return f"in.parquet: error[unknown-level]: {place}: no level '{word}' in the scale of 'vote'"


VOTES = ["full", "Nay", "part", "Nay"] * 35_000
"""Votes of more than two batches, every second of which is no level."""


@pytest.mark.parametrize(
    ("columns", "nay", "ful"),
    [
        (wide([*VOTES, "ful"]), "row 2 and 69,999 more", "row 140,001"),
        (long([*VOTES, "ful"]), "subject 's000001' and 69,999 more", "subject 's140000'"),
    ],
    ids=["wide", "long"],
)
def test_problems_of_cells_are_counted_over_the_whole_file(
    columns: Mapping[str, Sequence[object]], nay: str, ful: str
) -> None:
    """A file is looked at to its end: the same problem is told once, with all of its rows."""
    assert [no_level(nay, "Nay"), no_level(ful, "ful")] == [found for found, _ in told_of(columns)]


def test_rows_of_nobody_are_counted_over_the_whole_file() -> None:
    """Rows without a subject are one problem, also where there are more than are listed of others."""
    found = told_of({"subject": [" ", *(f"s{place}" for place in range(63_999)), *["", None] * 200]})
    assert ["in.parquet: error[no-id]: row 1 and 400 more: no subject"] == [each for each, _ in found]


def test_every_row_that_a_problem_names_is_one_of_the_file() -> None:
    """Where a problem names two rows, both are counted from the start of the file."""
    subjects = [*(f"s{place}" for place in range(70_000)), "row 1:", "row 1:"]
    again = "in.parquet: error[same-id]: row 70,002: subject 'row 1:' stands on row 70,001 already"
    found = told_of({"subject": subjects, "vote": ["ful", *["full"] * 70_001]})
    assert [no_level("row 1", "ful"), again] == [each for each, _ in found]


def test_a_file_full_of_problems_is_not_read_to_its_end() -> None:
    """Where there are a hundred problems, the last of them says how far the file was looked at."""
    found = told_of(wide([f"v{place % 120}" for place in range(70_000)]))
    end = "100 problems are told, and no row after 64,000 was looked at"
    assert (100, end) == (len(found), found[-1][1].rpartition("; ")[2])


def test_what_ends_a_file_is_told_beside_its_problems() -> None:
    """A file that cannot be read to its end tells what was found before, and why."""
    columns = long([*VOTES, "full"])
    found = told_of({**columns, "subject": [*columns["subject"][:-1], "a"]})
    assert [
        no_level("subject 's000001' and 63,998 more", "Nay"),
        "in.parquet: error[unsorted-rows]: subject 'a' comes after 's139999'",
    ] == [each for each, _ in found]


MANY, MORE = ([f"{kind}{place}" for place in range(70_000)] for kind in ("", "s"))
"""Subjects of more than one batch."""
TOO = "error[same-id]: subject 'bo' stands in in/x.parquet too"
MANY_TOO = "error[same-id]: subjects '0', '1', '2' and"


@pytest.mark.parametrize(
    ("parts", "problems"),
    [
        ({"x": ["ada", "bo"], "y": ["cy", "bo"], "z": ["di"]}, [f"in/y.parquet: {TOO}"]),
        ({"x": ["ada", "bo", "cy"], "y": ["bo"]}, [f"in/y.parquet: {TOO}"]),
        ({"x": ["b", "a", *MANY, "b"]}, ["in/x.parquet: error[same-id]: subject 'b' stands there twice"]),
        ({"x": ["b", *MANY, "b", *MORE, "b"]}, ["in/x.parquet: error[same-id]: subject 'b' stands there twice"]),
        ({"x": MANY, "y": MANY}, [f"in/y.parquet: {MANY_TOO} 69,997 more stand in in/x.parquet too"]),
        (
            {"x": ["ada", "bo", "cy"], "y": ["cy", "bo"], "z": ["bo", "ada"]},
            [
                "in/z.parquet: error[same-id]: subjects 'bo', 'ada' stand in in/x.parquet too",
                "in/y.parquet: error[same-id]: subject 'cy' stands in in/x.parquet too",
                "in/y.parquet: error[same-id]: subject 'bo' stands in in/z.parquet too",
            ],
        ),
        ({"x": ["b", "a"], "y": ["d", "c"], "z": ["cc", "e"]}, []),
        ({"x": [2, 1], "y": [12, 1]}, ["in/y.parquet: error[same-id]: subject '1' stands in in/x.parquet too"]),
    ],
    ids=["at the end", "inside", "in one", "in one again and again", "all", "in three", "nowhere", "numbers"],
)
def test_a_subject_that_is_scored_twice_is_refused(parts: dict[str, list[object]], problems: list[str]) -> None:
    """A subject in two files, or twice in one, is told by name, and the run is not complete."""
    for name in PARTS:
        Path(f"in/{name}").unlink()
    for name, subjects in parts.items():
        put(f"in/{name}.parquet", {"subject": subjects})
    assert problems == told_of_run()
    assert [
        *sorted(f"{name}.parquet" for name in parts),
        "unfinished.jsonl" if problems else "manifest.json",
    ] == sorted(contents("out"), key=lambda name: (not name.endswith(".parquet"), name))


def test_of_more_repeated_subjects_than_are_held_some_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where memory does not hold all names, the count says that it is the least."""
    monkeypatch.setattr("scorecard.batch.repeats.HELD", 10)
    put("in/x.parquet", {"subject": MANY})
    put("in/y.parquet", {"subject": MANY})
    (found,) = told_of_run()
    assert " and at least 7 more stand in in/x.parquet too" == found[found.index(" and") :]


def told_of_run() -> list[str]:
    """Score all files; return the problems that this ends in, if any."""
    try:
        score_dataset(MIXED, "in", "out")
    except DocumentError as error:
        return [str(problem) for problem in error.problems]
    return []


AGAIN = f"score with {RESUME}, which does again what has changed"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            lambda: put("in/a.parquet", {"subject": ["ann"]}),
            ("in/a.parquet: error[changed-file]: this is not the file that was scored", AGAIN),
        ),
        (
            lambda: put("in/d.parquet", {"subject": ["ann"]}),
            ("in/d.parquet: error[changed-file]: the run did not score this file", AGAIN),
        ),
        (
            lambda: Path("in/b.parquet").unlink(),
            (
                "out/b.parquet: error[changed-file]: these are the scores of b.parquet, which was not given",
                "give all files that were scored, or score these into another folder",
            ),
        ),
        (
            lambda: Path("out/b.parquet").write_bytes(b"PAR1"),
            ("out/b.parquet: error[changed-file]: this is not the file of scores that was written", AGAIN),
        ),
        (
            lambda: Path("out/b.parquet").unlink(),
            ("out/b.parquet: error[changed-file]: this is not the file of scores that was written", AGAIN),
        ),
        (
            lambda: put("out/z.parquet", {"subject": ["ann"]}),
            ("out/z.parquet: error[changed-file]: the run did not write this file", "remove it"),
        ),
        (
            lambda: Path("out/manifest.json").unlink(),
            (
                "out: error[unreadable]: there is no complete run in this folder",
                f"there is a manifest.json when every file is scored; go on with {RESUME}",
            ),
        ),
        (
            lambda: Path("out/manifest.json").write_text("{}", encoding="utf-8"),
            (
                "out/manifest.json: error[unreadable]: this is no manifest of a run, or it is damaged",
                f"score the files again with {FORCE}",
            ),
        ),
    ],
)
def test_what_is_not_as_the_manifest_says_is_found(change: Callable[[], object], problem: tuple[str, str]) -> None:
    """A run that is complete is found whole, and after a change to any file is not."""
    score_dataset(MIXED, "in", "out")
    assert Dataset(files=3, rows=5, skipped=3) == verify_dataset(MIXED, "in", "out")
    change()
    assert [problem] == problems_of(lambda: verify_dataset(MIXED, "in", "out"))


def test_scores_of_another_rubric_or_version_are_not_taken_for_these(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scores under another rubric are told from these, and so are those of another version of the library."""
    score_dataset(MIXED, "in", "out")
    expected = "threshold@1 is not the rubric that the files were scored under, mixed@1"
    (found,) = problems_of(lambda: verify_dataset(THRESHOLD, "in", "out"))
    assert (f"out/manifest.json: error[changed-file]: {expected}", AGAIN) == found
    monkeypatch.setattr("scorecard.batch.runs.VERSION", "9.9.9")
    (found,) = problems_of(lambda: verify_dataset(MIXED, "in", "out"))
    assert "out/manifest.json: error[changed-file]: the files were scored by version 0.1.0; this is 9.9.9" == found[0]


def test_a_rubric_that_came_to_mean_something_else_is_told_by_its_fingerprints() -> None:
    """Where the name is the same and the meaning is not, both fingerprints say so."""
    score_dataset(MIXED, "in", "out")
    days = {**DAYS, "measure": {"worst": 360, "best": 0}}
    moved = standard(
        id="mixed",
        scales={"practice": PRACTICE},
        dimensions=[{"id": "d", "title": "D", "criteria": [VOTE, days, MONEY]}],
    )
    prints = f"its fingerprint is {moved.fingerprint}, and was {MIXED.fingerprint}"
    message = f"mixed@1 does not mean what it did when the files were scored: {prints}"
    assert [(f"out/manifest.json: error[changed-file]: {message}", AGAIN)] == problems_of(
        lambda: verify_dataset(moved, "in", "out")
    )
