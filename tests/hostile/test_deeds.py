"""No network, no program, no pickle, no code of others, and no file written but the one that is named."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hostile import watched
from hostile.calls import RECORDS, documents_into, every_call
from hostile.rows import Row, covers

ROOT = Path(__file__).parent.parent.parent
BAD_DEEDS = {
    "import socket; socket.socket()": "socket.",
    "import socket; socket.getaddrinfo('localhost', 80)": "socket.getaddrinfo",
    "import subprocess; subprocess.run(['true'])": "subprocess.Popen",
    "import os; os.system('true')": "os.system",
    "import os; os.spawnlp(os.P_WAIT, 'true', 'true')": "os.",
    "import os; os.posix_spawn('/bin/true', ['true'], {})": "os.posix_spawn",
    "import pickle; pickle.loads(b'cos\\nsystem\\n.')": "pickle.find_class",
    "import marshal; marshal.loads(b'N')": "marshal.loads",
    "eval('1 + 1')": "compile",
    "exec('1')": "compile",
    "import ctypes; ctypes.CDLL(None)": "ctypes.dlopen",
    "open('strange.txt', 'w')": "open",
    "import pathlib; pathlib.Path('out/strange.txt').touch()": "open",
    "import os; os.mkdir('strange')": "os.mkdir",
    "import os; open('out/.a.scorecard-1', 'w'); os.rename('out/.a.scorecard-1', 'strange')": "os.rename",
    "import os; os.remove('documents/own.yaml')": "os.remove",
    "import os; os.symlink('a', 'b')": "os.symlink",
    "import urllib.request; urllib.request.urlopen('http://127.0.0.1:1/')": "urllib.Request",
    "import shutil; shutil.unpack_archive('a.zip')": "shutil.unpack_archive",
}
"""Deeds with the event that the watch must note for each; whether they succeed does not matter."""


def watch(folder: Path, calls: list[list[str]], also: tuple[str, ...] = (), documents: tuple[str, ...] = ()) -> Any:
    """Make calls under watch from a folder that looks like the checkout; return what was seen."""
    documents_into(folder / "documents")
    (folder / "out").mkdir()
    for beside in ("examples", "rubrics"):
        (folder / beside).symlink_to(ROOT / beside)
    lines = [f"try:\n    {line}\nexcept Exception: pass" for line in also]
    said = {"calls": calls, "out": "out", "also": lines, "documents": documents}
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    done = subprocess.run(
        [sys.executable, "-B", watched.__file__, json.dumps(said)], capture_output=True, text=True, check=False,
        cwd=folder, env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}, timeout=300,
    )  # fmt: skip
    assert (0, "") == (done.returncode, done.stderr)
    return json.loads(done.stdout)


@covers(Row.DEEDS)
def test_nothing_is_done_but_reading_and_writing_what_is_named(tmp_path: Path) -> None:
    """Every command in every format reads, computes, and writes the named file by way of its temporary neighbour."""
    seen = watch(tmp_path, every_call("documents", "out"), documents=(RECORDS,))
    assert ([], {0, 1, 2}) == (seen["deeds"], set(seen["codes"]))
    assert ["documents", "examples", "out", "rubrics"] == sorted(item.name for item in tmp_path.iterdir())


@covers(Row.DEEDS)
def test_the_only_code_that_is_made_is_that_of_our_template(tmp_path: Path) -> None:
    """Besides imports, code is compiled and run only where jinja2 makes it of the template for HTML."""
    seen = watch(tmp_path, [["show", "--format", "html"]])
    assert [] == seen["deeds"]
    assert ["compile <unknown>", "compile page.html.j2", "exec page.html.j2"] == seen["allowed"]


@covers(Row.DEEDS)
def test_the_watch_sees_every_bad_deed(tmp_path: Path) -> None:
    """The watch notes each kind of deed, so that it would note one of the library's."""
    deeds = watch(tmp_path, [], also=tuple(BAD_DEEDS))["deeds"]
    assert [] == [line for line, event in BAD_DEEDS.items() if not any(deed.startswith(event) for deed in deeds)]
