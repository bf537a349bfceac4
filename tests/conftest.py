"""What every test may use: the repository's root, the material beside it, and how hard the properties try.

`SCORECARD_EXAMPLES` gives so many hundred examples to every property; without it there are thirty, the same each time.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
EXAMPLES = "SCORECARD_EXAMPLES"

settings.register_profile(
    "scorecard",
    max_examples=100 * int(os.environ[EXAMPLES]) if EXAMPLES in os.environ else 30,
    derandomize=EXAMPLES not in os.environ,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("scorecard")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of archived sources and published cases beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared is not beside the checkout")
    return SHARED
