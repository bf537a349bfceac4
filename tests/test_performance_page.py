"""The page of figures is what the figures say, has every benchmark, and excuses no goal that is missed.

No test asserts a time.
"""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from benchmarks import cold_tables
from benchmarks.__main__ import SCRIPTS, WOULD_TAKE, Script, main
from benchmarks.fresh import in_turn
from benchmarks.measure import Figure, Report
from benchmarks.page import PICTURE, Kept, NoSentenceError, page_of, write_page
from benchmarks.picture import growth_picture
from benchmarks.ratings import rubric_of, wide_batches
from scorecard.model.record import Record
from scorecard.scoring.score import score

DOCS = Path(__file__).parent.parent / "docs"
PAGE, DATA = DOCS / "performance.md", DOCS / "performance.json"
MET = Figure(name="one over two", value=1.5, unit="x", at_most=2)
MISSED = Figure(name="two over one", value=3, unit="x", at_most=2)
SUBJECTS = 20
FIRST, *OTHERS = SCRIPTS


def kept_of(*figures: Figure) -> Kept:
    """Return what a run of one made-up benchmark keeps."""
    lines = {"two criteria": ((20.0, 0.1), (200.0, 1.0)), "ten subjects": ((20.0, 0.2), (50.0, 0.5))}
    report = Report(claim="one after two", rounds=9, figures=figures, notes=("Peers rest.",), lines=lines)
    return Kept(machine="2 cores", reports={"growth": report})


def record_of(row: dict[str, float]) -> Record:
    """Return the record that says what a row of a wide table does."""
    subject = {"id": f"subject_{row.pop('subject')}", "name": "Made up"}
    return Record.model_validate({"format": "record/1", "subject": subject, "observations": row})


def test_the_page_is_what_the_figures_say() -> None:
    """The page and its picture are made of the figures that are kept beside them."""
    kept = Kept.read(DATA)
    assert page_of(kept, WOULD_TAKE, DATA.name) == PAGE.read_text(encoding="utf-8")
    assert growth_picture(kept.reports["growth"].lines) == (DOCS / PICTURE).read_text(encoding="utf-8")


def test_the_page_has_every_benchmark() -> None:
    """Each benchmark has its section, in the order in which they are listed."""
    assert list(SCRIPTS) == re.findall(r"(?m)^`python -m benchmarks (\w+)`", PAGE.read_text(encoding="utf-8"))


def test_a_section_has_claim_figures_and_picture() -> None:
    """A section says its claim, how to run it, its figures with their verdicts, and what its picture shows."""
    expected = """\
## One after two

`python -m benchmarks growth`. Medians of 9 rounds. Peers rest.

| figure       | measured   | goal        |        |
|--------------|------------|-------------|--------|
| one over two | 1.5 x      | at most 2 x | met    |
| two over one | 3 x        | at most 2 x | missed |

![Seconds by cells, on logarithmic axes. two criteria: 0.1 s for 20 cells to 1 s for 200. ten subjects: 0.2 s for 20 \
cells to 0.5 s for 50.](pictures/growth.svg)

Missed: *two over one*. What it would take: Time.
"""
    page = page_of(kept_of(MET, MISSED), {"growth": {"two over one": "Time."}}, "data.json")
    assert expected == page[page.index("## ") :]


def test_a_missed_goal_without_its_sentence_makes_no_page(tmp_path: Path) -> None:
    """A goal that is missed with no word on what it would take is refused; the figures are kept."""
    page, kept = tmp_path / "page.md", kept_of(MET, MISSED)
    with pytest.raises(NoSentenceError) as caught:
        write_page(kept, {"growth": {"one over two": "Met."}}, page)
    expected = "WOULD_TAKE of the script has no sentence for what is missed: growth: two over one"
    assert (expected, False) == (str(caught.value), page.exists())
    assert kept == Kept.read(tmp_path / "page.json")


def test_the_command_makes_the_page_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Page and picture are made of kept figures without measuring anything."""
    main(["--from", str(DATA), "--page", str(tmp_path / "performance.md")])
    made = ("performance.md", "performance.json", PICTURE)
    assert [(DOCS / name).read_text("utf-8") for name in made] == [
        (tmp_path / name).read_text("utf-8") for name in made
    ]
    assert "" == capsys.readouterr().out


def test_figures_are_kept_as_they_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was measured before a benchmark fails is in the file of figures."""

    def failing(_rounds: int, _size: float) -> Report:
        raise RuntimeError

    monkeypatch.setitem(SCRIPTS, "rows", Script(lambda _rounds, _size: kept_of(MET).reports["growth"]))
    monkeypatch.setitem(SCRIPTS, "tables", Script(failing))
    with pytest.raises(RuntimeError):
        main(["rows", "tables", "--json", str(tmp_path / "figures.json")])
    assert ({"rows"}, True) == (
        {*Kept.read(tmp_path / "figures.json").reports},
        "one over two" in capsys.readouterr().out,
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--size", "0"], "--rounds takes 1 or more, and --size a share above 0, up to 1"),
        (["--from", "none.json"], "no figures in none.json; --from takes a file that --json or --page wrote"),
        (["tabels"], f"no benchmark tabels; there are {', '.join(SCRIPTS)}"),
        (
            [*OTHERS, "--page", "x.md"],
            f"the page has every benchmark, and these would be missing: {FIRST}; see --from",
        ),
    ],
)
def test_a_wrong_command_is_told(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A benchmark that there is not, and a page of some benchmarks, are refused before anything runs."""
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert (2, f"python -m benchmarks: error: {message}") == (
        caught.value.code,
        capsys.readouterr().err.splitlines()[-1],
    )


def test_the_picture_places_points_by_their_logarithms() -> None:
    """Points lie on logarithmic axes, and the picture says its numbers in words too."""
    drawn = ET.fromstring(growth_picture(kept_of().reports["growth"].lines))  # noqa: S314  # made here
    expected = (
        "Both axes are logarithmic. With two criteria: 20 cells 0.1 s, 200 cells 1 s. "
        "With ten subjects: 20 cells 0.2 s, 50 cells 0.5 s."
    )
    paths = [each.get("d") for each in drawn.iter() if "path" in (each.get("class") or "")]
    words = [" ".join((each.text or "").split()) for each in drawn.iter() if each.tag.endswith(("title", "desc"))]
    assert ["M152.8 350.0L427.8 70.0", "M152.8 265.7L262.2 154.3"] == paths
    assert [
        "Seconds to score tables, by cells",
        expected,
    ] == words


def test_every_line_of_the_picture_has_a_colour() -> None:
    """On light ground and on dark each line of the page's picture is drawn, not only the first ones."""
    lines = Kept.read(DATA).reports["growth"].lines
    drawn = growth_picture(lines)
    style = drawn.partition("</style>")[0]
    for place in range(len(lines)):
        assert (3, 2) == (drawn.count(f'class="line{place}'), style.count(f".line{place} {{ stroke"))


@pytest.mark.parametrize("side", [name for name in cold_tables.SIDES if not name.startswith("reading")])
def test_every_side_finds_the_scores(side: str, tmp_path: Path) -> None:
    """Ours and the peers do the same work: the sum of their scores is that of the exact ones."""
    peer = side.partition(" ")[0]
    pytest.importorskip(peer if peer in cold_tables.PEERS else "pyarrow")
    cold_tables.write(tmp_path, SUBJECTS)
    rubric = rubric_of(cold_tables.CRITERIA)
    [batch] = wide_batches(rubric, SUBJECTS)
    cards = [score(rubric, record_of(row)) for row in batch.to_pylist()]
    expected = float(sum(card.score or 0 for card in cards))
    assert math.isclose(expected, cold_tables.SIDES[side](tmp_path)(), rel_tol=1e-9)


def test_work_in_a_fresh_process_says_what_it_took() -> None:
    """A stream in a process of its own finds every subject, and holds some memory."""
    taken = in_turn("benchmarks.growth", {"small": (10, 5)}, 1)["small"][0]
    assert (10, True, True) == (taken.found, taken.seconds > 0, taken.megabytes > 1)
