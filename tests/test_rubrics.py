"""The rubrics beside `democracy`: a second bundled one, and an example that wants the opposite."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from spec.builders import action, record_of

import scorecard as sc
from scorecard.cli.main import exit_code
from scorecard.model.evidence_rule import EvidenceChoices
from scorecard.model.outline import outline_of
from scorecard.model.rubric_parts import Criterion, Dimension, GuidanceText, RubricFields
from scorecard.reading.check import check
from scorecard.reading.load import vocabulary

ROOT = Path(__file__).parent.parent
RECORDS = ROOT / "examples" / "records"
OPPOSED = ROOT / "examples" / "opposed"
DEFENDERS = ROOT / "rubrics" / "human_rights_defenders.yaml"
RESTRAINT = OPPOSED / "restraint.yaml"
BOTH = pytest.mark.parametrize("path", [DEFENDERS, RESTRAINT], ids=lambda path: path.stem)
RUN = 8
"""Words in a row that are somebody else's wording."""


def criteria_of(rubric: sc.Rubric) -> list[Criterion]:
    """Return the criteria of a rubric as its file states them."""
    return [criterion for _, criterion in outline_of(rubric).criteria]


def runs_of(text: str) -> set[tuple[str, ...]]:
    """Return every run of so many words in a text, in small letters."""
    words = re.findall(r"[^\W_]+", text.lower())
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def own_words(path: Path) -> str:
    """Return the text of a rubric without the name and the address of the text whose standard it states."""
    standard = sc.load_rubric(path).standard
    text = re.sub(r"\s+", " ", path.read_text(encoding="utf-8"))
    return text.replace(standard.title, "").replace(standard.url or "", "")


def unreasoned(choices: EvidenceChoices) -> Iterator[str]:
    """Yield the judged numbers that have no reason."""
    for table in (choices.stages, choices.instruments, choices.statuses, choices.sources):
        yield from (str(name) for name, number in table.items() if number.why is None)


@BOTH
def test_a_strict_check_has_nothing_to_say(path: Path) -> None:
    """Alone and beside the example records, a rubric has no error and no warning."""
    alone, beside = check(str(path)), check([str(path), str(RECORDS)])
    of_it = [found for found in beside.problems if found.location and found.location.path == str(path)]
    assert ((), (), []) == (alone.problems, beside.errors, of_it)


@BOTH
def test_it_runs_over_the_example_records(path: Path) -> None:
    """Every example record has a scorecard whose bounds hold its score."""
    records = sc.load_records(RECORDS)
    roots = [card.root for card in sc.compare(sc.load_rubric(path), records).cards]
    spans = [(root.lower or Fraction(0), root.score, root.upper or Fraction(1)) for root in roots]
    assert len(records) == len(roots) > 1
    assert [] == [found for low, found, high in spans if found is not None and not low <= found <= high]


@BOTH
def test_coders_are_told_what_counts_and_what_does_not(path: Path) -> None:
    """The guidance of every criterion has all stages, what does not count and what just fails."""
    guidance = [criterion.guidance for criterion in criteria_of(sc.load_rubric(path))]
    told = [each for each in guidance if isinstance(each, GuidanceText)]
    assert len(guidance) == len(told) > 4
    assert {(4, True, True)} == {(len(it.stages), bool(it.does_not_count), bool(it.near_misses)) for it in told}


@BOTH
def test_every_weight_and_number_has_its_reason(path: Path) -> None:
    """Every weight and every judged number stands beside a reason, and weights are equal."""
    rubric = sc.load_rubric(path)
    parts = [each.part for each in outline_of(rubric).parts if not isinstance(each.part, RubricFields)]
    rules = [criterion.evidence for criterion in criteria_of(rubric) if criterion.evidence]
    assert [] == [part.id for part in parts if part.why is None or part.weight.number != 1]
    assert [] == [name for choices in (rubric.evidence, *rules) for name in unreasoned(choices)]
    assert {"combine", "net", "enough", "scrutiny"} == set(rubric.evidence.why)
    assert {"aggregate", "missing", "min_coverage", "show", "bands"} == set(rubric.why)


def test_the_second_rubric_is_bundled_by_its_name() -> None:
    """The rubric of support for defenders is found by its name, with or without its version."""
    names = ("human_rights_defenders", "human_rights_defenders@1")
    assert [sc.load_rubric(DEFENDERS).fingerprint] * 2 == [sc.load_rubric(name).fingerprint for name in names]


def test_it_says_whose_standard_it_is() -> None:
    """A reader sees that one administration wrote the standard, and that it holds for all."""
    standard = sc.load_rubric(DEFENDERS).standard
    seen = sc.render(sc.load_rubric(DEFENDERS), "text")
    assert (True, True) == ("Biden-Harris" in (standard.publisher or ""), standard.title in seen)
    assert [True, True] == [words in (standard.note or "") for words in ("one administration", "all administrations")]


def test_all_that_the_text_names_is_asked() -> None:
    """The six kinds of work stand in the order of the list, and every part says its place in the text."""
    parts = [each.part for each in outline_of(sc.load_rubric(DEFENDERS)).parts]
    placed = [part for part in parts if isinstance(part, Dimension | Criterion)]
    items = [part.at for part in placed if part.at and ", item " in part.at]
    assert [f"Podgorica page, list, item {number}" for number in range(1, 7)] == items
    assert [] == [part.id for part in placed if part.at is None]


def test_every_criterion_is_reached_by_the_vocabulary() -> None:
    """Every criterion asks for bundled themes alone, so that records coded without it bear on it."""
    rubric = sc.load_rubric(DEFENDERS)
    asked = {name: set(node.evidence.themes) if node.evidence else set() for name, node in rubric.criteria.items()}
    assert {} == {name: themes for name, themes in asked.items() if not themes or themes - set(vocabulary().themes)}


def test_no_wording_is_taken_from_the_texts(shared: Path) -> None:
    """No eight words in a row of the rubric, the name of its standard aside, stand in either text."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((shared / "sources").glob("00[14]_*.txt"))]
    assert 2 == len(texts)
    assert set() == runs_of(own_words(DEFENDERS)) & {run for text in texts for run in runs_of(text)}


def test_taken_wording_would_be_found(shared: Path) -> None:
    """The name of the standard stands in one of the texts, and would be found were it not left out."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((shared / "sources").glob("00[14]_*.txt"))]
    assert runs_of(sc.load_rubric(DEFENDERS).standard.title) <= {run for text in texts for run in runs_of(text)}


@pytest.mark.parametrize(("way", "wanted"), [("advances", 1), ("mixed", Fraction(1, 2)), ("sets_back", 0)])
def test_an_opposed_theme_turns_an_act_round_exactly(way: str, wanted: Fraction | int) -> None:
    """What lifts a criterion to the top by one standard puts the criterion that opposes its theme at the bottom."""
    acts = [action(name, {"international_justice": way}) for name in ("first", "second")]
    ours, theirs = sc.load_rubric("democracy"), sc.load_rubric(RESTRAINT)
    found = sc.score(ours, record_of(*acts))["international_justice"].score
    turned = sc.score(theirs, record_of(*acts))["courts_abroad"].score
    assert (wanted, 1 - wanted) == (found, turned)


def test_the_same_act_is_an_advance_and_a_setback() -> None:
    """An act that advances a theme is found on the other side where the theme is opposed, with the same points."""
    record = record_of(action("first", {"country_sanctions": "advances"}, stage="committed"))
    [result] = sc.score(sc.load_rubric(RESTRAINT), record)["commerce.sanctions"].evidence_results
    [act] = result.acts
    assert "sets_back" == act.direction
    assert (Fraction(0), Fraction(3, 4)) == (act.worth.advancing, act.worth.setting_back)


def test_what_is_not_opposed_counts_as_everywhere() -> None:
    """The opposed standard shares one aim with the built-in one, on which both give the same score."""
    record = record_of(*(action(name, {"humanitarian_assistance": "advances"}) for name in ("first", "second")))
    scores = [
        sc.score(sc.load_rubric("democracy"), record)["vulnerable.humanitarian_assistance"].score,
        sc.score(sc.load_rubric(RESTRAINT), record)["goodwill.relief"].score,
    ]
    assert [1, 1] == scores


def test_the_opposed_standard_takes_over_no_aim() -> None:
    """It weighs acts as the built-in rubric does, has five to seven criteria of its own, and none of the other's."""
    ours, theirs = sc.load_rubric("democracy"), sc.load_rubric(RESTRAINT)
    assert (True, set()) == (5 <= len(theirs.criteria) <= 7, set(ours.criteria) & set(theirs.criteria))
    assert ours.evidence.stages == theirs.evidence.stages


def test_it_says_that_it_is_made_up() -> None:
    """A reader sees that nobody stands behind the opposed standard."""
    assert "nobody's platform" in sc.render(sc.load_rubric(RESTRAINT), "text")


def test_the_commands_of_the_page_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command of the README beside the opposed rubric ends well."""
    monkeypatch.chdir(ROOT)
    lines = (OPPOSED / "README.md").read_text(encoding="utf-8").splitlines()
    commands = [line.removeprefix("scorecard ") for line in lines if line.startswith("scorecard ")]
    assert [0] * 4 == [exit_code(shlex.split(command)) for command in commands]
    assert "Restraint in relations with other states" in capsys.readouterr().out
