"""A page on this machine: what it shows, how it follows the files, and whom it refuses."""

from __future__ import annotations

import http.client
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from html import escape
from pathlib import Path

import pytest

from scorecard.cli.main import exit_code
from scorecard.preview.run import preview
from scorecard.preview.server import ADDRESS
from scorecard.preview.view import Asked, fragment
from scorecard.preview.watching import state_of
from scorecard.problem import DocumentError, OutputError, RubricNotFoundError, ScorecardError
from scorecard.reading import catalogue
from scorecard.reading.check import check
from scorecard.reading.load import load_records, load_rubric
from scorecard.rendering.diagnostic import problems_as_text
from scorecard.rendering.render import render
from scorecard.rendering.whole_page import in_scrollers
from scorecard.scoring.compare import compare
from scorecard.scoring.score import score
from scorecard.writing.starter import starter

ROOT = Path(__file__).parent.parent.parent.parent
RECORDS = ROOT / "examples" / "records"
PATIENCE = 20.0
"""Seconds that a busy machine may take."""
RUBRIC = """\
format: rubric/1
id: openness
version: 1.0.0
title: TITLE
standard: {title: Pledge}
scales: {done: {none: 0, full: 1}}
dimensions: [{id: all_of_it, title: All, criteria: [{id: open_books, scale: done}]}]
"""


@contextmanager
def shown(*paths: Path, rubric: str = "democracy", detail: bool = False) -> Iterator[int]:
    """Show files, and give the port of the page while that lasts."""
    urls: queue.Queue[str] = queue.Queue()
    stop = threading.Event()
    asked = Asked(tuple(map(str, paths)), rubric, detail)
    thread = threading.Thread(target=preview, args=(asked, 0, urls.put, stop))
    thread.start()
    try:
        yield int(urls.get(timeout=PATIENCE).rstrip("/").rpartition(":")[2])
    finally:
        stop.set()
        thread.join(PATIENCE)
    assert not thread.is_alive()


def answer(
    port: int, path: str = "/content", method: str = "GET", host: str | None = None
) -> tuple[int, str, http.client.HTTPMessage]:
    """Return status, text and headers of an answer."""
    connection = http.client.HTTPConnection(ADDRESS, port, timeout=PATIENCE)
    connection.request(method, path, headers={"Host": f"localhost:{port}" if host is None else host})
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, text, response.headers


class Stream:
    """The names of what is shown, one after another."""

    def __init__(self, port: int) -> None:
        """Connect, as a browser does."""
        self.connection = http.client.HTTPConnection(ADDRESS, port, timeout=PATIENCE)
        self.connection.request("GET", "/events")
        self.response = self.connection.getresponse()

    def next(self) -> str:
        """Wait for the next name."""
        while not (line := self.response.readline()).startswith(b"data: "):
            assert line
        return line.decode().removeprefix("data: ").strip()

    def close(self) -> None:
        """Hang up."""
        self.response.close()
        self.connection.close()


def put(folder: Path, title: str, name: str = "openness.yaml") -> Path:
    """Write a rubric with a title, in place."""
    path = folder / name
    path.write_text(RUBRIC.replace("TITLE", title), encoding="utf-8")
    return path


def test_a_rubric_a_record_and_several_are_shown() -> None:
    """The page holds what show, score and compare would give as HTML, each table in a scroller of its own."""
    rubric, records = load_rubric("democracy"), load_records(RECORDS)
    clinton = RECORDS / "clinton_1993.yaml"
    with shown(catalogue.bundled("democracy")) as port:
        assert (200, in_scrollers(render(rubric, "html"))) == answer(port)[:2]
    with shown(clinton) as port:
        assert (200, in_scrollers(render(score(rubric, records[1]), "html"))) == answer(port)[:2]
    with shown(catalogue.bundled("democracy"), RECORDS, detail=True) as port:
        expected = in_scrollers(render(compare(rubric, records), "html", detail=True))
        assert (200, expected) == answer(port)[:2]
        assert expected in answer(port, "/")[1]


def test_a_saved_file_is_told_and_shown(tmp_path: Path) -> None:
    """Whoever listens is told when a file is written in place or replaced by another, and the page holds it."""
    path = put(tmp_path, "First")
    with shown(path) as port:
        stream = Stream(port)
        names = [stream.next()]
        put(tmp_path, "Second")
        names.append(stream.next())
        assert "Second" in answer(port)[1]
        put(tmp_path, "Third", "new.tmp").replace(path)
        names.append(stream.next())
        assert "Third" in answer(port)[1]
        assert names[-1] == answer(port)[2]["Version"]
        stream.close()
    assert 3 == len(set(names))


def test_what_a_rubric_extends_is_followed_too(tmp_path: Path) -> None:
    """A change of the rubric beside it that a rubric extends is a change of what is shown."""
    put(tmp_path, "Base", "base.yaml")
    own = tmp_path / "own.yaml"
    own.write_text("format: rubric/1\nid: own\nversion: 1.0.0\nextends: base@1\n", encoding="utf-8")
    with shown(own) as port:
        stream = Stream(port)
        stream.next()
        put(tmp_path, "Changed", "base.yaml")
        stream.next()
        assert "Changed" in answer(port)[1]
        stream.close()


def test_problems_are_shown_until_they_are_mended(tmp_path: Path) -> None:
    """A file with problems, or none at all, gives the lines of the terminal; the page comes back by itself."""
    path = put(tmp_path, "<b>\n  bad: x</b>")
    with pytest.raises(DocumentError) as caught:
        load_rubric(path)
    with shown(path) as port:
        stream = Stream(port)
        stream.next()
        assert str(escape(problems_as_text(caught.value.problems))).replace("&#x27;", "&#39;") in answer(port)[1]
        put(tmp_path, "Mended")
        stream.next()
        assert "Mended" in answer(port)[1]
        path.unlink()
        stream.next()
        assert "error[unreadable]" in answer(port)[1]
        put(tmp_path, "Back")
        stream.next()
        assert "Back" in answer(port)[1]
        stream.close()


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    """Names of files, titles, and what messages repeat of them are text of the page and nothing else."""
    hostile = "</pre></title><script>alert(1)</script>"
    path = put(tmp_path, f'"{hostile} <table> {{{{ 7 * 7 }}}}"', "<img src=x onerror=y>.yaml")
    with shown(path, rubric="democracy") as port:
        page = answer(port, "/")[1]
        assert (1, 0, 0) == tuple(page.count(tag) for tag in ("<script", "<img", "<table> {"))
        assert "{{ 7 * 7 }}" in page
        path.write_text(RUBRIC.replace("title: TITLE", f'"{hostile}": 1'), encoding="utf-8")
    with shown(path, rubric="democracy") as port:
        assert (0, True) == (answer(port)[1].count("<script"), "&lt;script&gt;" in answer(port)[1])


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost:1", "", "127.0.0.1.evil.example:PORT"])
def test_only_this_machines_names_are_answered(host: str) -> None:
    """A request under another name, as by DNS rebinding, is refused, whatever it asks for."""
    with shown(RECORDS) as port:
        for path in ("/", "/content", "/events", "/preview.js"):
            assert 403 == answer(port, path, host=host.replace("PORT", str(port)))[0]
        assert 200 == answer(port, "/", host=f"127.0.0.1:{port}")[0]


def test_there_is_nothing_but_the_page() -> None:
    """Other addresses are not found, nothing but reading is allowed, and no answer may be read from elsewhere."""
    with shown(RECORDS) as port:
        found = ("/..%2f..%2fetc/passwd", "/../pyproject.toml", "/static/", "/content/", "/?a", "/preview.py")
        assert [404] * len(found) == [answer(port, path)[0] for path in found]
        assert [501] * 4 == [answer(port, "/", method)[0] for method in ("POST", "PUT", "DELETE", "OPTIONS")]
        status, text, headers = answer(port, "/", "HEAD")
        assert (200, "", None) == (status, text, headers["Access-Control-Allow-Origin"])
        assert "default-src 'none'; script-src 'self'" in headers["Content-Security-Policy"]
        for path, kind in (("/preview.js", "text/javascript"), ("/preview.css", "text/css")):
            status, text, headers = answer(port, path)
            assert (200, True, True) == (status, bool(text), headers["Content-Type"].startswith(kind))


def test_only_this_machine_is_listened_to() -> None:
    """No other address of this machine is listened on: another of its own loopback addresses is refused."""
    with shown(RECORDS) as port, socket.socket() as other:
        other.settimeout(PATIENCE)
        assert 0 != other.connect_ex(("127.0.0.2", port))


def test_what_cannot_be_had_is_said_at_once(tmp_path: Path) -> None:
    """A file that is not there and a port that is taken end the preview before it starts."""
    with pytest.raises(DocumentError, match="no documents here"):
        preview(Asked((str(tmp_path / "*.yaml"),), "democracy"), 0, print)
    with shown(RECORDS) as port, pytest.raises(OutputError, match=f"cannot listen on port {port}"):
        preview(Asked((str(RECORDS),), "democracy"), port, print)


@pytest.mark.parametrize("arguments", [["none.yaml"], ["democracy", "none.yaml"], ["x.yaml", "--rubric", "no.yaml"]])
def test_what_is_not_there_ends_the_preview(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A path that is neither a bundled rubric nor there is one diagnosis and exit code 2, and no page is announced."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "Here", "x.yaml")
    monkeypatch.setattr("scorecard.preview.watching.saves", lambda *_: ())
    assert 2 == exit_code(["preview", *arguments])
    said = capsys.readouterr().err
    assert "error[unreadable]: the file cannot be opened: No such file or directory" in said
    assert (1, 0) == (said.count("error["), said.count("is shown at"))


@pytest.mark.parametrize("arguments", [["demcracy"], ["x.yaml", "--rubric", "demcracy"]])
def test_a_name_that_no_rubric_has_ends_the_preview(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A word that is no path is said to be no rubric's name, with the one that is near."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "Here", "x.yaml")
    monkeypatch.setattr("scorecard.preview.watching.saves", lambda *_: ())
    assert 2 == exit_code(["preview", *arguments])
    assert "no rubric 'demcracy'; known: democracy, human_rights_defenders; did you mean 'democracy'?" in (
        capsys.readouterr().err
    )


def test_a_bundled_rubric_may_be_given_with_its_version() -> None:
    """A name with a version is shown as `show` shows it; another version than there is ends the preview."""
    with shown(Path("democracy@1")) as port:
        assert (200, in_scrollers(render(load_rubric("democracy"), "html"))) == answer(port)[:2]
    with pytest.raises(RubricNotFoundError, match="no rubric 'democracy@99'; known: democracy@"):
        preview(Asked(("democracy@99",), "democracy"), 0, print)


def test_files_are_followed_whatever_their_names_hold(tmp_path: Path) -> None:
    """An @ in a path makes it no rubric's name: the file counts, and so does its folder; a name is no file."""
    (tmp_path / "me@home").mkdir()
    path = put(tmp_path / "me@home", "Here", "democracy@1.yaml")
    asked = Asked((str(path), "democracy@1", f"{tmp_path}/me@home/*.yaml"), "democracy")
    assert (str(path), f"{tmp_path}/me@home/*.yaml") == asked.files
    assert str(path.parent.resolve()) in asked.folders


@pytest.mark.parametrize("text", ["", "format: rubrc/1\n", "format: [1]\n", "title: A\n", "- 1\n"])
def test_a_file_that_names_no_format_is_no_record(text: str, tmp_path: Path) -> None:
    """A rubric that is just begun, or misspelt, is shown what a check of it says."""
    path = tmp_path / "r.yaml"
    path.write_text(text, encoding="utf-8")
    said = str(escape(problems_as_text(check(str(path)).problems))).replace("&#x27;", "&#39;")
    assert said in fragment(Asked((str(path),), "democracy"))
    assert "rubric/1" in said


def test_tables_are_shown_by_their_mapping_and_followed(tmp_path: Path) -> None:
    """With a mapping, a table is scored as its records are, alone or under a rubric, and a saved row is shown."""
    table, rubric, mapping = (tmp_path / name for name in ("t.csv", "open_aid.yaml", "m.yaml"))
    rubric.write_text(starter("rubric", "open_aid", "Open aid"), encoding="utf-8")
    mapping.write_text(starter("mapping", "yearbook", "Yearbook"), encoding="utf-8")
    table.write_text("Government,Year,Days to publication\nArcadia,2022,45\n", encoding="utf-8")
    first = fragment(Asked((str(table),), str(rubric), mapping=str(mapping)))
    assert (first, "Arcadia 2022" in first) == (
        fragment(Asked((str(rubric), str(table)), "", mapping=str(mapping))),
        True,
    )
    asked = Asked((str(rubric), str(tmp_path / "*.csv")), "democracy", mapping=str(mapping))
    before = state_of(asked.folders)
    table.write_text("Government,Year,Days to publication\nBorduria,2022,120\n", encoding="utf-8")
    assert before != state_of(asked.folders)
    assert "Borduria 2022" in fragment(asked)


def test_a_bug_is_shown_as_the_terminal_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake of the library is named on the page, with what it says."""

    def broken(_asked: Asked) -> None:
        raise LookupError("lost\x1b")

    monkeypatch.setattr("scorecard.preview.view._result", broken)
    assert "scorecard: this is a bug in scorecard: LookupError: lost\\x1b\n" in fragment(Asked((), "democracy"))


def test_each_table_scrolls_by_itself() -> None:
    """A table is put into an element that scrolls, and nothing else is changed."""
    table = '<div class="scroller" tabindex="0"><table><tr></tr></table></div>'
    assert f"<p>a</p>{table}{table}" == in_scrollers("<p>a</p><table><tr></tr></table><table><tr></tr></table>")


def test_a_stream_stays_alive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser hears of what is shown, and now and then that there is nothing new."""
    monkeypatch.setattr("scorecard.preview.server.BEAT", 0.01)
    with shown(put(tmp_path, "First")) as port:
        stream = Stream(port)
        lines = [stream.response.readline() for _ in range(5)]
        stream.close()
    assert (200, [b"retry: 500\n", b"\n", b": alive\n", b"\n"]) == (stream.response.status, [lines[0], *lines[2:]])


def test_the_head_of_a_stream_ends(tmp_path: Path) -> None:
    """Who asks for the head of the stream alone gets no events, and is not kept waiting."""
    with shown(put(tmp_path, "First")) as port, socket.create_connection((ADDRESS, port), PATIENCE) as raw:
        raw.sendall(f"HEAD /events HTTP/1.0\r\nHost: localhost:{port}\r\n\r\n".encode())
        raw.settimeout(PATIENCE)
        said = b"".join(iter(partial(raw.recv, 4096), b""))
    assert (True, True) == (said.startswith(b"HTTP/1.0 200 "), said.endswith(b"\r\n\r\n"))


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without watchfiles one line says how to get it."""
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    monkeypatch.delitem(sys.modules, "scorecard.preview.watching", raising=False)
    with pytest.raises(ScorecardError, match=r"a preview needs watchfiles: pip install 'policy-scorecard\[preview\]'"):
        preview(Asked((str(RECORDS),), "democracy"), 0, print)


def test_an_interrupt_ends_it_cleanly() -> None:
    """Ctrl-C ends the command with exit code 0 and nothing on standard error but the line with the address."""
    command = [sys.executable, "-m", "scorecard", "preview", str(RECORDS)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=_listening()
    ) as child:
        assert child.stderr
        first = child.stderr.readline()
        port = int(first.partition(f"http://{ADDRESS}:")[2].partition("/")[0])
        assert 200 == answer(port)[0]
        child.send_signal(signal.SIGINT)
        assert ("", "") == child.communicate(timeout=PATIENCE)
    assert (0, f"{RECORDS} is shown at http://{ADDRESS}:{port}/ until Ctrl-C\n") == (child.returncode, first)


def _listening() -> dict[str, str]:
    """Return an environment for a child that answers to interrupts as one on a terminal does."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return dict(os.environ)
