"""`scorecard guide` on the command line: what it says of a catalogue of a reader's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scorecard.cli.main import exit_code
from scorecard.guide.words import bundled_messages

INPUT = Path(__file__).parent / "golden" / "input"
GUIDE = ("guide", str(INPUT / "arcadia.yaml"), "--rubric", str(INPUT / "rubric.yaml"), "--draws", "0")
ENGLISH = {key: forms.other for key, forms in bundled_messages("en").messages.items()}


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        (0, ""),
        (1, f"1 of {len(ENGLISH)} messages is in English, as the catalogue of 'he' lacks it\n"),
        (2, f"2 of {len(ENGLISH)} messages are in English, as the catalogue of 'he' lacks them\n"),
    ],
)
def test_what_a_catalogue_lacks_is_counted(
    lacking: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Standard error says for how many messages English stands; of a whole catalogue it says nothing."""
    messages = dict(list(ENGLISH.items())[lacking:])
    catalogue = tmp_path / "hebrew.json"
    catalogue.write_text(
        json.dumps({"format": "messages/1", "lang": "he", "direction": "rtl", "messages": messages}), encoding="utf-8"
    )
    assert 0 == exit_code([*GUIDE, "--messages", str(catalogue), "-o", str(tmp_path / "guide.html")])
    assert said == capsys.readouterr().err
