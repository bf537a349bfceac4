"""The same input gives the same bytes, whatever the machine, the place and the time."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hostile import calls
from hostile.calls import documents_into, every_call
from hostile.rows import Row, covers
from scorecard.reading.opening import FORMATS as KINDS
from scorecard.rendering.formats import FORMATS
from scorecard.rendering.problem_formats import PROBLEM_FORMATS

ROOT = Path(__file__).parent.parent.parent
LARGE = pytest.mark.skipif("SCORECARD_EXAMPLES" not in os.environ, reason="each by itself needs SCORECARD_EXAMPLES")
PROGRAM = Path(calls.__file__)
Setting = tuple[dict[str, str], tuple[str, ...], str]
"""The environment, disturbances in the program, and what the working folder is called."""
ALONE: dict[str, Setting] = {
    "hash seed 0": ({"PYTHONHASHSEED": "0"}, (), "here"),
    "hash seed 1": ({"PYTHONHASHSEED": "1"}, (), "here"),
    "hash seed of chance": ({"PYTHONHASHSEED": "random"}, (), "here"),
    "locale C": ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, ("locale",), "here"),
    "locale C.UTF-8": ({"LC_ALL": "C.UTF-8"}, ("locale",), "here"),
    "locale with decimal commas": ({"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"}, ("locale",), "here"),
    "time zone east": ({"TZ": "Pacific/Kiritimati"}, (), "here"),
    "time zone west": ({"TZ": "<-12>12"}, (), "here"),
    "another working folder": ({}, (), "sm\u00f6rg\u00e5s b"),
    "mask": ({}, ("mask",), "here"),
    "order of folders": ({}, ("order",), "here"),
    "date of the source": ({"SOURCE_DATE_EPOCH": "315532800"}, ("clock",), "here"),
    "width of the terminal": ({"COLUMNS": "40", "LINES": "5", "TERM": "dumb"}, (), "here"),
    "optimised": ({"PYTHONOPTIMIZE": "1"}, (), "here"),
}
FIRST: Setting = (
    {**ALONE["hash seed 0"][0], **ALONE["locale C"][0], "TZ": "Pacific/Kiritimati"}, ("locale", "order"), "here",
)  # fmt: skip
"""What all others are compared with: seed 0, locale C, a zone in the east, folders in the other order."""
TOGETHER: dict[str, Setting] = {
    "chance, commas, west, mask, clock, folder": (
        {**ALONE["hash seed of chance"][0], **ALONE["locale with decimal commas"][0], "TZ": "<-12>12", "COLUMNS": "40",
         "SOURCE_DATE_EPOCH": "315532800"}, ("locale", "mask", "clock"), "sm\u00f6rg\u00e5s b",
    ),
}  # fmt: skip
"""All that may differ, differing at once."""


@cache
def locales() -> str:
    """Return a folder with a locale that has decimal commas, made where there is none; empty where that fails."""
    folder = Path(os.environ.get("TMPDIR", "/tmp")) / f"scorecard-locales-{os.getuid()}"  # noqa: S108  # made if need be
    if not (folder / "de_DE.UTF-8").is_dir():
        folder.mkdir(exist_ok=True)
        make = [shutil.which("localedef") or "localedef", "-i", "de_DE", "-f", "UTF-8", str(folder / "de_DE.UTF-8")]
        try:
            subprocess.run(make, check=False, capture_output=True)
        except OSError:
            return ""
    return str(folder) if (folder / "de_DE.UTF-8").is_dir() else ""


def answers(folder: Path, setting: Setting) -> dict[str, Any]:
    """Make every call in a process of its own, from a folder that looks like the checkout."""
    env, disturbances, name = setting
    here = folder / name
    documents_into(here / "documents")
    for beside in ("examples", "rubrics"):
        (here / beside).symlink_to(ROOT / beside)
    said = {"calls": every_call("documents", "out"), "out": "out", "disturbances": disturbances}
    (here / "out").mkdir()
    done = subprocess.run(
        [sys.executable, "-B", PROGRAM, json.dumps(said)], capture_output=True, text=True, check=False, cwd=here,
        env={**clean(), **({"LOCPATH": locales()} if "de_DE" in env.get("LC_ALL", "") else {}), **env}, timeout=300,
    )  # fmt: skip
    assert (0, "") == (done.returncode, done.stderr)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def clean() -> Mapping[str, str]:
    """Return the environment of a plain user."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": "3",
        "LC_ALL": "C.UTF-8",
    }


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the answers that all others are compared with."""
    return answers(tmp_path_factory.mktemp("first"), FIRST)


def unlike(first: dict[str, Any], other: dict[str, Any]) -> list[object]:
    """Return the calls and the files that are not the same."""
    listed = every_call("documents", "out")
    found: list[object] = [
        call for call, *both in zip(listed, first["answers"], other["answers"], strict=True) if both[0] != both[1]
    ]
    names = first["files"].keys() | other["files"].keys()
    return found + [name for name in names if first["files"].get(name) != other["files"].get(name)]


def test_every_format_is_tried() -> None:
    """The calls know every format and every kind of document, so that none is left out."""
    known = (FORMATS, tuple(PROBLEM_FORMATS), tuple(name.partition("/")[0] for name in KINDS))
    assert known == (calls.FORMATS, calls.PROBLEM_FORMATS, calls.KINDS)


def test_the_calls_do_what_they_are_for(first: dict[str, Any]) -> None:
    """The calls succeed, but for those on documents with problems, and write their files."""
    codes = {
        " ".join(call[:2]): answer[0]
        for call, answer in zip(every_call("documents", "out"), first["answers"], strict=True)
    }
    assert {"check rubrics": 1, "check documents": 1} == {
        call: code for call, code in codes.items() if code not in {0, 2}
    }
    refused = ["problem unknwon"]
    assert refused == [call for call, code in codes.items() if code == 2], codes
    names = {name.partition("/")[0] for name in first["files"]}
    assert {"acts", "towns", "fitted.yaml", *(f"table{ending}" for ending in calls.ENDINGS)} == names


@covers(Row.SAME_BYTES)
@pytest.mark.parametrize("name", [*TOGETHER, *(pytest.param(name, marks=LARGE) for name in ALONE)])
def test_every_output_has_the_same_bytes(tmp_path: Path, first: dict[str, Any], name: str) -> None:
    """Every command writes the same bytes for any hash seed, locale, zone, folder, mask, order and clock."""
    setting = {**ALONE, **TOGETHER}[name]
    if "de_DE" in setting[0].get("LC_ALL", "") and not locales():
        pytest.skip("no locale with decimal commas can be made here: localedef or its sources are missing")
    assert [] == unlike(first, answers(tmp_path, setting))
