"""The fixed editions of the example guide come out byte for byte, wherever they are made.

SCORECARD_UPDATE=1 writes the hashes anew; look at the pages before you commit them.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shlex
from pathlib import Path

import pytest

from scorecard.cli.main import exit_code

ROOT = Path(__file__).parent.parent
LISTED = ROOT / "examples" / "guide" / "editions.json"
README = LISTED.with_name("README.md").read_text(encoding="utf-8")
UPDATE = "SCORECARD_UPDATE"
EDITIONS: list[dict[str, str]] = json.loads(LISTED.read_text(encoding="utf-8"))


def made(edition: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Run the command of an edition, in the folder above the examples; return the page."""
    monkeypatch.chdir(ROOT)
    target = folder / edition["file"]
    *call, option, _ = shlex.split(edition["command"])[1:]
    assert ("-o", 0) == (option, exit_code([*call, "-o", str(target)]))
    return target.read_bytes()


@pytest.mark.parametrize("number", range(len(EDITIONS)), ids=[each["file"] for each in EDITIONS])
def test_an_edition_comes_out_byte_for_byte(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command of an edition makes the page of that hash, which bears its date."""
    edition = EDITIONS[number]
    page = made(edition, tmp_path, monkeypatch)
    found = hashlib.sha256(page).hexdigest()
    if os.environ.get(UPDATE) == "1" and found != edition["sha256"]:
        now = json.loads(LISTED.read_text(encoding="utf-8"))
        now[number]["sha256"] = found
        LISTED.write_text(json.dumps(now, indent=2) + "\n", encoding="utf-8")
        pytest.fail(f"the hash of {edition['file']} is written anew; look at the page")
    assert (edition["sha256"], True) == (found, edition["date"].encode() in page)


def test_the_readme_has_the_same_commands() -> None:
    """The commands that the README shows are those that are listed."""
    shown = re.findall(r"(?m)^scorecard guide .*$", README)
    assert [edition["command"] for edition in EDITIONS] == shown
