"""The example package is built, installed in a folder of its own, and does what its README says."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from packages import put

from scorecard.reading.manual import manual

EXAMPLE = Path(__file__).parent.parent / "examples" / "plugin"
Run = Callable[..., subprocess.CompletedProcess[str]]
HEAD = "format: rubric/1\nid: own\nversion: 1.0.0\ntitle: Own\nstandard: {title: Pledge}\n"
BOOKS = "dimensions: [{id: books, title: Books, criteria: [{id: late, measure: {worst: 0, best: 1}}]}]\n"


def child(arguments: list[str], cwd: Path, *path: Path) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own that finds the packages in some folders."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, path)), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the example package is built and installed into."""
    source, target = tmp_path_factory.mktemp("source") / "plugin", tmp_path_factory.mktemp("installed")
    shutil.copytree(EXAMPLE, source)
    options = ["--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--no-compile", "--target", str(target)]
    done = child(["-m", "pip", "install", *options, str(source)], source)
    assert 0 == done.returncode, done.stderr
    return target


@pytest.fixture
def scorecard(installed: Path) -> Run:
    """Return what runs a command beside the example's files, with the package installed."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        done = child(["-m", "scorecard", *arguments], EXAMPLE, installed)
        assert (0, "") == (done.returncode, "" if "checked" in done.stderr else done.stderr)
        return done

    return run


def result_of(scorecard: Run, record: str) -> dict[str, dict[str, Any]]:
    """Return the result of each node of a record by its path."""
    whole = json.loads(
        scorecard("score", f"records/{record}.yaml", "--rubric", "rubric.yaml", "--format", "json").stdout
    )
    return dict(_walk(whole["result"]))


def _walk(result: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    below = [pair for child in result.get("children", ()) for pair in _walk(child)]
    return [(result["path"], result), *below]


def numbers(result: dict[str, Any]) -> list[str | None]:
    """Return score, bounds and coverage of a result."""
    return [result[name] for name in ("score", "lower", "upper", "coverage")]


def test_the_files_of_the_example_have_no_problem(scorecard: Run) -> None:
    """`check` finds nothing wrong."""
    assert "3 files checked; no problems\n" == scorecard("check", "rubric.yaml", "records").stderr


def test_the_files_of_the_example_are_in_the_layout(installed: Path) -> None:
    """`fmt` would change nothing."""
    done = child(["-m", "scorecard", "fmt", "--check", "rubric.yaml", "records"], EXAMPLE, installed)
    assert (0, "0 files would change, 3 would stay\n") == (done.returncode, done.stderr)


@pytest.mark.parametrize(("kind", "said"), [("bad", "error[bad-setting]"), ("good", "no problems")])
def test_the_manual_s_example_of_a_setting_is_what_it_says(
    installed: Path, tmp_path: Path, kind: str, said: str
) -> None:
    """The example of a setting that a package does not take is refused with the package, and its good one is not."""
    text = getattr(manual().codes["bad-setting"], kind)["rubric.yaml"]
    (tmp_path / "rubric.yaml").write_text(text, encoding="utf-8")
    assert said in child(["-m", "scorecard", "check", "rubric.yaml"], tmp_path, installed).stderr


def test_what_is_known_is_scored(scorecard: Run) -> None:
    """Arcadia: 10, 50, 60, 70, 100 without a fifth at each end is 60; 2 of 4 acts were carried out, which is 50."""
    found = result_of(scorecard, "arcadia_2021")
    assert ["3/5", "3/5", "3/5", "1"] == numbers(found["conduct"])
    assert ["1/2", "1/2", "1/2", "1"] == numbers(found["delivery.pledges_kept"])
    assert ["11/20", "11/20", "11/20", "1"] == numbers(found[""])


def test_what_is_not_known_has_bounds(scorecard: Run) -> None:
    """Borealis: the unknown office moves the mean of the middle from 60 to 230/3; 1 of 2 acts, where 3 are asked for.

    The score is that of the known four offices, of which 0.05, 0.25, 0.25 and 0.05 of 0.6 are kept: 40/60.
    """
    found = result_of(scorecard, "borealis_2021")
    assert ["2/3", "3/5", "23/30", "4/5"] == numbers(found["conduct"])
    assert [None, "1/3", "2/3", "2/3"] == numbers(found["delivery.pledges_kept"])
    assert ["2/3", "7/15", "43/60", "11/15"] == numbers(found[""])


def test_the_score_is_explained(scorecard: Run) -> None:
    """`explain` names the plug-in with its settings, and gives the rule's lines and the acts with their sources."""
    rule = scorecard("explain", "records/borealis_2021.yaml", "pledges_kept", "--rubric", "rubric.yaml").stdout
    package = "arcadia-scorecard-plugins 0.1.0"
    assert f"  rule: share_reaching 1.0.0 (stage carried_out, enough 3) of {package}\n" in rule
    assert "  1 of 2 acts that advance the themes reached carried_out: register\n" in rule
    assert "  not known: 1 further acts of the 3 that are asked for\n" in rule
    assert "  advances, stated: Announced a line for reports. (2023-05)\n    Official gazette, page 8\n" in rule
    mean = scorecard("explain", "records/arcadia_2021.yaml", "conduct", "--rubric", "rubric.yaml").stdout
    assert "  trimmed_mean 1.0.0 (cut 0.2) of works 0.1 with share 0.2, " in mean
    assert "works (conduct.works): 10 (exactly 0.1 from 0 to 1); at its worst, 0, the value would be 0 lower\n" in mean


def test_the_rubric_is_shown(scorecard: Run) -> None:
    """`show` gives the plug-ins with their settings, what their docstrings begin with, and their package."""
    shown = scorecard("show", "rubric.yaml").stdout
    assert "  aggregate: trimmed_mean 1.0.0 (cut 0.2)\n    The weighted mean without an equal share" in shown
    assert "rule: share_reaching 1.0.0 (stage carried_out, enough 3)\n" in shown
    assert "(plug-in of arcadia-scorecard-plugins 0.1.0)" in shown


def test_the_schema_has_the_settings(scorecard: Run) -> None:
    """`schema rubric` gives the settings of each installed plug-in with their docstrings."""
    parts = json.loads(scorecard("schema", "rubric").stdout)["$defs"]
    [mean] = [each["then"]["properties"]["settings"] for each in parts["Aggregate"]["allOf"]]
    [rule] = [each["then"]["properties"]["settings"] for each in parts["CustomRule"]["allOf"]]
    assert ("trimmed_mean 1.0.0", 0.15, 1) == (mean["title"], mean["properties"]["cut"]["default"],
                                               mean["properties"]["cut"]["maximum"])  # fmt: skip
    assert "The stage that an act must reach." == rule["properties"]["stage"]["description"]


def test_the_rubric_is_what_it_was(scorecard: Run, tmp_path: Path) -> None:
    """A rubric with plug-ins is the same after it was written and read, and the schema accepts it as it is written."""
    text = scorecard("show", "rubric.yaml", "--format", "yaml").stdout
    (tmp_path / "again.yaml").write_text(text, encoding="utf-8")
    assert text == scorecard("show", str(tmp_path / "again.yaml"), "--format", "yaml").stdout
    assert (
        ""
        == scorecard("diff", "rubric.yaml", str(tmp_path / "again.yaml"), "--format", "csv").stdout.partition("\n")[2]
    )
    validator = Draft202012Validator(json.loads(scorecard("schema", "rubric").stdout))
    assert [] == [error.message for error in validator.iter_errors(yaml.safe_load(text))]


def test_a_wrong_setting_is_found_at_its_place(installed: Path, tmp_path: Path) -> None:
    """What the package refuses, and a key that it does not have, are problems with file, line and column."""
    text = (EXAMPLE / "rubric.yaml").read_text(encoding="utf-8")
    (tmp_path / "rubric.yaml").write_text(text.replace("cut: 0.2", "cut: 0.5").replace("enough", "enuogh"))
    done = child(["-m", "scorecard", "check", "rubric.yaml"], tmp_path, installed)
    first, second = [line for line in done.stderr.splitlines() if "error[" in line]
    said = "the plug-in does not take this setting: a cut of less than 0.5 leaves something in the middle"
    assert f"rubric.yaml:13:55: error[bad-setting]: {said}" == first == blocks("text")[1].rstrip("\n")
    assert "rubric.yaml:26:22: error[unknown-key]: no key 'enuogh' here" == second
    assert (1, True) == (done.returncode, "did you mean 'enough'?" in done.stderr)


def blocks(*languages: str) -> list[str]:
    """Return the fenced blocks of some languages on the page about plug-ins."""
    page = (EXAMPLE.parent.parent / "docs" / "plug-ins.md").read_text(encoding="utf-8")
    return [text for language, text in re.findall(r"(?ms)^```(\w+)\n(.*?)^```$", page) if language in languages]


def test_the_page_quotes_the_example() -> None:
    """Every block of code on the page about plug-ins stands in the example, word for word."""
    files = [
        path.read_text(encoding="utf-8") for path in EXAMPLE.rglob("*.*") if path.suffix in {".py", ".toml", ".yaml"}
    ]
    found = blocks("toml", "python", "yaml")
    assert len(found) >= 5
    assert [] == [text for text in found if not any(text in file for file in files)]


def test_the_page_shows_what_comes_out(scorecard: Run) -> None:
    """The command on the page prints what the page shows below it."""
    [command] = blocks("sh")
    assert blocks("text")[0] in scorecard(*shlex.split(command)[1:]).stdout


def test_its_own_tests_pass(installed: Path) -> None:
    """The tests that come with the package pass where it is installed."""
    options = ["-q", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", str(EXAMPLE)]
    done = child(["-B", "-m", "pytest", *options, str(EXAMPLE / "tests")], EXAMPLE, installed)
    assert 0 == done.returncode, done.stdout


def test_a_trimmed_mean_never_falls_where_a_child_rises(installed: Path) -> None:
    """Whatever the weights, raising one value raises the mean or leaves it, and it lies among the values."""
    code = """
from fractions import Fraction as F
from itertools import product
from arcadia_plugins import TrimmedMean
wrong = 0
for weights in product((1, 2, 6), repeat=3):
    shares = [F(weight, sum(weights)) for weight in weights]
    among = product((F(0), F(1, 3), F(1, 2), F(1)), repeat=3)
    for cut, values in product((F(0), F(1, 10), F(3, 10), F(49, 100)), among):
        found = TrimmedMean(cut=cut).aggregate(shares, values)
        raised = [TrimmedMean(cut=cut).aggregate(shares, [*values[:i], F(1), *values[i + 1:]]) for i in range(3)]
        wrong += not (min(values) <= found <= max(values) and all(found <= value for value in raised))
print(wrong)
"""
    assert "0\n" == child(["-c", code], EXAMPLE, installed).stdout


@pytest.mark.parametrize(
    ("code", "named", "said"),
    [
        ("1 / 0", {"aggregation": "last:Last"}, "'last' of made-up 2.1 cannot be imported from "),
        ("Last = 5", {"aggregation": "last:Last"}, "'last' of made-up 2.1 is no aggregation that a rubric can name: "),
        (
            "class Last(Aggregation):\n    version = '1'\n    def aggregate(self, shares, values): return 0.5",
            {"aggregation": "last:Last"},
            "the aggregation 'last' of made-up 2.1 gives 0.5, and not a Fraction (at 'books')",
        ),
    ],
)
def test_a_faulty_package_is_one_line(code: str, named: dict[str, str], said: str, tmp_path: Path) -> None:
    """On the command line a faulty plug-in is one line that names it, no traceback, and exit code 2."""
    put(tmp_path, code, **named)
    (tmp_path / "rubric.yaml").write_text(f"{HEAD}aggregate: {{custom: last}}\n{BOOKS}")
    (tmp_path / "record.yaml").write_text("format: record/1\nsubject: {id: a, name: A}\nobservations: {late: 1}\n")
    done = child(["-m", "scorecard", "score", "record.yaml", "--rubric", "rubric.yaml"], tmp_path, tmp_path)
    assert (2, 1) == (done.returncode, len(done.stderr.splitlines()))
    assert done.stderr.startswith(f"scorecard: {said}")


def test_the_example_is_imported_only_where_it_is_named(installed: Path) -> None:
    """Loading a rubric that names no plug-in imports none, though the package is installed."""
    code = (
        "import sys, scorecard as sc; sc.load_rubric('democracy').fingerprint; print('arcadia_plugins' in sys.modules)"
    )
    assert "False\n" == child(["-c", code], EXAMPLE, installed).stdout
    named = code.replace("democracy", "rubric.yaml")
    assert "True\n" == child(["-c", named], EXAMPLE, installed).stdout
