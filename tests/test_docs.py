"""The pages in `docs` do what they say: tables are read off the models, examples are scored, commands are run.

On the reference pages, a `yaml` block that is a whole rubric or record is read; a `text` block after a rubric and a
record states results of that record, a line each, which are compared with the scores. In the tutorial, and on the pages
about editors and about fairness, the first word after `yaml` is the name of the file that the block is put into; a `sh`
or `python` block is run, and the `text` block after it is all that comes out.

`SCORECARD_UPDATE=1` writes the tables and the tutorial's outputs anew, to be looked at; examples and the numbers that
they state are changed by hand.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from reference import PAGES, keys_of, keys_shown, models_by_name, with_tables, with_words

from scorecard.model.docstrings import said_of_fields
from scorecard.model.number import literal
from scorecard.model.result import Result
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.problem import DocumentError
from scorecard.reading.load import load_records, load_rubric
from scorecard.reading.load_fairness import load_roster
from scorecard.scoring.score import score

DOCS = Path(__file__).parent.parent / "docs"
UPDATE = "SCORECARD_UPDATE"
PROGRAM = (sys.executable, "-m", "scorecard")
FENCED = re.compile(r"(?ms)^```(\w+)(?: (\S+))?\n(.*?)^```$")
FOLLOWED = {
    "tutorial.md": 6,
    "editors.md": 3,
    "checks-of-fairness.md": 5,
    "editions.md": 4,
    "frames.md": 3,
    "sheets.md": 4,
    "guide.md": 2,
    "site.md": 2,
}
"""Pages whose steps are followed, each with the commands that it has at least."""
TEXTS = {page: (DOCS / page).read_text(encoding="utf-8") for page in (*PAGES, *FOLLOWED)}


@pytest.mark.parametrize("page", PAGES)
def test_tables_are_what_the_models_say(page: str) -> None:
    """Each table of a page says what the models say."""
    written = with_words(with_tables(TEXTS[page]))
    if os.environ.get(UPDATE) == "1" and written != TEXTS[page]:
        (DOCS / page).write_text(written, encoding="utf-8")
        pytest.fail(f"{page} is written anew; read the difference")
    assert written == TEXTS[page]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_every_key(page: str) -> None:
    """Each key of the documents that a page is about stands in one of its tables."""
    expected = keys_of(*PAGES[page])
    assert len(expected) >= 40
    assert set() == expected - keys_shown(TEXTS[page])


def test_every_key_is_explained() -> None:
    """Each key has a docstring, which the page, the schema and editors show."""
    fields = {(name, key) for name, model in models_by_name().items() for key in model.model_fields}
    assert len(fields) >= 150
    assert set() == fields - {(name, key) for name, model in models_by_name().items() for key in said_of_fields(model)}


@pytest.mark.parametrize("page", TEXTS)
def test_links_lead_somewhere(page: str) -> None:
    """A link within a page leads to one of its headings, and one to a file to a file that there is."""
    headings = {
        re.sub(r"[^\w -]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in TEXTS[page].splitlines()
        if line.startswith("#")
    }
    links = re.findall(r"\]\(([^)\s]+)\)", FENCED.sub("", TEXTS[page]))
    broken = [link for link in links if link.startswith("#") and link[1:] not in headings]
    lost = [link for link in links if link[0] != "#" and "://" not in link and not (DOCS / link.split("#")[0]).exists()]
    assert ([], []) == (broken, lost)


def examples(page: str) -> Iterator[tuple[str, str, str]]:
    """Yield the rubric, the record and the stated results of each example of a page."""
    rubric, record = "", ""
    for language, _, text in FENCED.findall(TEXTS[page]):
        if text.startswith("format: rubric/1"):
            rubric, record = text, ""
        elif text.startswith("format: record/1"):
            record = text
        elif language == "text" and rubric and record:
            yield rubric, record, text


EXAMPLES = [example for page in PAGES for example in examples(page)]


@pytest.mark.parametrize(("rubric", "record", "stated"), EXAMPLES, ids=[rubric.split()[3] for rubric, _, _ in EXAMPLES])
def test_an_example_scores_what_the_page_states(rubric: str, record: str, stated: str, tmp_path: Path) -> None:
    """The record of an example scores under its rubric what the page says, exactly."""
    for _, name, text in FENCED.findall(TEXTS["rubrics.md"]):
        (tmp_path / (name or "rubric.yaml")).write_text(text, encoding="utf-8")
    (tmp_path / "rubric.yaml").write_text(rubric, encoding="utf-8")
    (tmp_path / "record.yaml").write_text(record, encoding="utf-8")
    read = load_rubric(tmp_path / "rubric.yaml")
    card = score(read, load_records(tmp_path / "record.yaml", rubric=read)[0])
    assert stated.splitlines() == [result_line(card, line.partition(":")[0]) for line in stated.splitlines()]


def result_line(card: Scorecard, path: str) -> str:
    """Return the line that states one result: its score or why there is none, its bounds if they differ, its band."""
    result = card.root if path == "all" else card[path]
    return f"{path}: {value_of(result)}" + (f"; {result.band}" if result.band else "")


def value_of(result: Result) -> str:
    """Return a score as a fraction of 1 or, where it is not decimal, as a fraction, with its bounds."""
    said = result.outcome if result.score is None else literal(result.score)
    lower, upper = result.lower, result.upper
    return said if lower is None or upper is None or lower == upper else f"{said}, {span(lower, upper)}"


def span(lower: Fraction, upper: Fraction) -> str:
    """Return bounds as a page states them."""
    return f"could be {literal(lower)} to {literal(upper)}"


def test_there_are_examples_enough() -> None:
    """The pages have examples of everything that has a number."""
    assert len(EXAMPLES) >= 15


@pytest.mark.parametrize("page", PAGES)
def test_whole_documents_are_read(page: str, tmp_path: Path) -> None:
    """Every block that is a whole document can be read, those without stated results too."""
    problems: list[str] = []
    rubric: Rubric | None = None
    for _, name, text in FENCED.findall(TEXTS[page]):
        if text.startswith("format: r"):
            kind = text.split()[1].partition("/")[0]
            path = tmp_path / (name or f"{kind}.yaml")
            path.write_text(text, encoding="utf-8")
            try:
                if kind == "rubric":
                    rubric = load_rubric(path)
                elif kind == "roster":
                    load_roster(path)
                else:
                    load_records(path, rubric=rubric)
            except DocumentError as error:
                problems += map(str, error.problems)
    assert [] == problems


@pytest.mark.parametrize(("name", "commands"), FOLLOWED.items())
def test_a_page_does_what_it_says(name: str, commands: int, tmp_path: Path) -> None:
    """Each file of a page is written, each command run in order, and what comes out is what the page shows."""
    page = TEXTS[name]
    (tmp_path / "examples").symlink_to(DOCS.parent / "examples")
    came = with_outputs(page, tmp_path)
    assert page.count("```sh\nscorecard ") + page.count("```python\n") >= commands
    if os.environ.get(UPDATE) == "1" and came != page:
        (DOCS / name).write_text(came, encoding="utf-8")
        pytest.fail(f"{name} is written anew; read the difference")
    assert came == page


def with_outputs(page: str, folder: Path) -> str:
    """Follow a page's steps in a folder, and return it with what comes out of each command below it."""
    last = ""

    def followed(block: re.Match[str]) -> str:
        nonlocal last
        language, name, text = block.groups()
        if language == "yaml" and name:
            (folder / name).write_text(text, encoding="utf-8")
        elif language == "sh":
            last = run([*PROGRAM, *shlex.split(text)[1:]], folder)
        elif language == "python":
            last = run([sys.executable, "-c", text], folder)
        return f"```text\n{last}```" if language == "text" else block.group()

    return FENCED.sub(followed, page)


def run(words: list[str], folder: Path) -> str:
    """Run a program and return all that it writes, blank lines at the end aside."""
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    return f"{done.stdout}{done.stderr}".rstrip("\n") + "\n"
