"""A program that makes calls of the command line, and prints every deed that a library for scores has no business with.

An audit hook sees what this process asks of the system from before the first import of the library. Allowed are:
reading; writing the files that are named, and their temporary neighbours; making the folder that is named; running code
that an import runs, what jinja2 makes of the templates of this package, and the annotations of models, which pydantic
evaluates when it first builds a model; parsing the source of models, without running it, for the docstrings of fields.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import FrameType
from typing import Any

FORBIDDEN = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile",
    "pickle.", "shelve.", "dbm.", "urllib.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "nntplib.", "telnetlib.",
    "webbrowser.", "ctypes.", "shutil.", "os.chmod", "os.chown", "os.truncate", "os.symlink", "os.rmdir", "os.setxattr",
    "os.removexattr", "os.putenv", "os.unsetenv", "os.chdir", "os.fchdir", "os.kill", "os.killpg", "pty.", "sqlite3.",
    "tempfile.", "glob.", "mmap.", "syslog.", "resource.", "signal.", "winreg.", "msvcrt.", "sys.addaudithook",
    "sys.settrace", "sys.setprofile", "code.", "cpython.run_", "gc.", "builtins.input", "marshal.load", "marshal.dumps",
    "fcntl.ioctl", "fcntl.lockf", "ensurepip.", "pdb.",
)  # fmt: skip
"""Events that stand for a deed of another trade; some only where no import asks for them."""
CODE = ("compile", "exec", "marshal.", "ctypes.", "sys._getframe", "object.__getattr__", "import")
"""Events of running code, which imports may ask for."""
ENVIRONMENT = frozenset({"os.putenv", "os.unsetenv"})
SET_BY_NUMPY = b"OPENBLAS_MAIN_FREE"
"""What the import of numpy sets, and takes back, so that its threads may run on any processor."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
IMPORTING = "<frozen importlib._bootstrap>"
TEMPLATES = re.compile(r"scorecard/(?:rendering|guide)/templates/")


class Watch:
    """Notes what is done that is not allowed."""

    def __init__(self, out: str) -> None:
        """Watch, and let files in a folder be written."""
        self.out = os.path.realpath(out) + os.sep
        self.deeds: list[str] = []
        self.allowed: set[str] = set()
        self._busy = False

    def see(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Look at an event; what it takes to look is not looked at."""
        if self._busy:
            return
        self._busy = True
        try:
            if not self._is_allowed(event, arguments):
                self.deeds.append(f"{event} {ascii(arguments)[:200]}")
        finally:
            self._busy = False

    def _is_allowed(self, event: str, arguments: tuple[Any, ...]) -> bool:
        if event == "open":
            return self._may_open(*arguments)
        if event in {"os.rename", "os.link"}:
            return self._is_neighbour(arguments[0]) and self._is_in_out(arguments[1])
        if event == "os.remove":
            return self._is_neighbour(arguments[0])
        if event == "os.mkdir":
            return self._is_in_out(arguments[0])
        if event in {"compile", "exec"}:
            is_known = self._is_import() or _is_annotation() or (event == "compile" and _is_for_docstrings())
            return is_known or self._is_template(event, arguments)
        if event == "os.chmod":
            return isinstance(arguments[0], int)  # the temporary file, by its descriptor
        asked_by_import = event.startswith(CODE) or (event in ENVIRONMENT and arguments[0] == SET_BY_NUMPY)
        return not event.startswith(FORBIDDEN) or (asked_by_import and self._is_import())

    def _may_open(self, path: object, _mode: object, flags: object) -> bool:
        writes = isinstance(flags, int) and flags & WRITING
        return not writes or (isinstance(path, str | os.PathLike) and self._is_neighbour(os.fspath(path)))

    def _is_in_out(self, path: object) -> bool:
        return os.path.realpath(os.fsdecode(path)).startswith(self.out)  # type: ignore[arg-type]  # a path, or it raises

    def _is_neighbour(self, path: object) -> bool:
        """Tell whether a path is that of a temporary file in the folder."""
        name = Path(os.fsdecode(path)).name  # type: ignore[arg-type]  # a path, or it raises
        return self._is_in_out(path) and name.startswith(".") and ".scorecard-" in name

    def _is_import(self) -> bool:
        return any(frame.f_code.co_filename == IMPORTING for frame in _frames())

    def _is_template(self, event: str, arguments: tuple[Any, ...]) -> bool:
        """Tell whether jinja2 compiles or runs a template of this package, or reads a number that stands in it."""
        asking = {str(frame.f_globals.get("__name__")) for frame in islice(_frames(), 8)}
        name = str(arguments[1]) if event == "compile" else str(arguments[0].co_filename)
        self.allowed.add(f"{event} {TEMPLATES.split(name)[-1]}")
        if "jinja2.lexer" in asking:
            return event == "compile" and re.fullmatch(rb"[0-9.]+", arguments[0]) is not None
        return "jinja2.environment" in asking and TEMPLATES.search(name) is not None


def _is_annotation() -> bool:
    """Tell whether pydantic evaluates an annotation of a model, or of a function that a model names."""
    asking = {str(frame.f_globals.get("__name__")) for frame in _frames()}
    return {"pydantic._internal._typing_extra", "pydantic._internal._generate_schema"} <= asking


def _is_for_docstrings() -> bool:
    """Tell whether the source of a module is parsed for what it says of fields, which runs nothing of it."""
    return any(frame.f_globals.get("__name__") == "scorecard.model.docstrings" for frame in _frames())


def _frames() -> Iterator[FrameType]:
    """Yield the frames that led here, the nearest first."""
    frame = sys._getframe(1)  # noqa: SLF001  # who asks
    while frame.f_back is not None:
        yield frame
        frame = frame.f_back


def main(settings: str) -> None:
    """Make the calls under watch."""
    said = json.loads(settings)
    watch = Watch(said["out"])
    sys.addaudithook(watch.see)
    for line in said["also"]:
        exec(line)  # noqa: S102  # deeds that the watch must see
    from hostile.calls import made  # noqa: PLC0415  # under watch
    from scorecard.cli.main import exit_code  # noqa: PLC0415  # under watch

    codes = [made(call, exit_code)[0] for call in said["calls"]]
    for name in said["documents"]:
        _round_trip(name)
    watch._busy = True  # noqa: SLF001  # what follows is no deed of the library
    answer = {"codes": codes, "deeds": watch.deeds, "allowed": sorted(watch.allowed)}
    print(json.dumps(answer), file=sys.__stdout__)


def _round_trip(name: str) -> None:
    """Load a record and a rubric, and write both as documents."""
    from scorecard.dumping import dump_rubric  # noqa: PLC0415  # under watch
    from scorecard.reading.load import load_records, load_rubric  # noqa: PLC0415  # under watch
    from scorecard.writing.dump import dump_record  # noqa: PLC0415  # under watch

    dump_rubric(load_rubric("democracy"))
    for record in load_records(name):
        dump_record(record)


if __name__ == "__main__":
    main(sys.argv[1])
