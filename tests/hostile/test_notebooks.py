"""What notebooks show: the pages that `render` writes, and records as YAML."""

from __future__ import annotations

from typing import get_args

import pytest

import scorecard as sc
from hostile.documents import STRIDE, everywhere, record_with, results_with
from hostile.naughty import ACCEPTED, MARK
from hostile.shapes import BLANK, html_seen, markdown_tree, single
from scorecard.model.notebook import Shown
from scorecard.model.renderable import Renderable

KINDS = tuple(results_with(everywhere(MARK)))
HTML, MARKDOWN = "_repr_html_", "_repr_markdown_"


class Printer:
    """Keeps what is written, as IPython's does."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.written = ""

    def text(self, text: str) -> None:
        """Keep a text."""
        self.written += text


def shown(result: object, method: str) -> str:
    """Return what a notebook shows of a result, in the way that it asks."""
    return str(getattr(result, method)())


def printed(result: object) -> str:
    """Return what IPython prints of a result on a terminal."""
    printer = Printer()
    pretty = getattr(result, "_repr_pretty_")  # noqa: B009  # as IPython asks for it
    pretty(printer, False)  # noqa: FBT003  # as IPython calls it
    return printer.written


def test_every_result_is_shown() -> None:
    """Every kind that can be rendered is shown by notebooks."""
    assert [] == [kind for kind in get_args(Renderable) if not issubclass(kind, Shown)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_result_is_shown_as_it_is_rendered(kind: str) -> None:
    """A notebook's HTML, Markdown and plain text are those of `render`, which the hostile tests hold to their shape."""
    result = results_with(everywhere(MARK))[kind]
    expected = [sc.render(result, form) for form in ("html", "markdown", "text")]
    assert expected == [shown(result, HTML), shown(result, MARKDOWN), printed(result) + "\n"]


@pytest.mark.parametrize("text", ACCEPTED[::STRIDE], ids=ascii)
def test_a_record_is_shown_as_yaml(text: str) -> None:
    """Whatever a record says, its YAML stands as one block of code in HTML and in Markdown, and as it is in text."""
    record = record_with(everywhere(text))
    dumped = sc.dump_record(record)
    html = [["", ""], ["<pre[]>", ""], ["<code[]>", in_html(dumped)], ["</code>", ""], ["</pre>", ""]]
    assert html == [[mark.replace(" ", ""), words] for mark, words in html_seen(shown(record, HTML))]
    assert [["", ""], ["fence code[]yaml", single(dumped)]] == markdown_tree(shown(record, MARKDOWN))
    assert dumped.rstrip("\n") == printed(record)


def in_html(text: str) -> str:
    """Return a text as `html_seen` gives it."""
    return single(BLANK.sub(" ", text))


def test_a_fence_is_longer_than_what_is_in_it() -> None:
    """Backticks in a record do not end the block that it is shown in."""
    lines = shown(record_with(everywhere("```` a\n`````")), MARKDOWN).splitlines()
    assert ("``````yaml", "``````") == (lines[0], lines[-1])


def test_a_record_that_no_file_may_hold_raises_what_dumping_raises() -> None:
    """A record built in Python with a hidden character is not shown as YAML, and its problems say why."""
    with pytest.raises(sc.DocumentError) as raised:
        shown(record_with(everywhere("a\u2067b")), HTML)
    assert {"forbidden-character"} == {problem.code for problem in raised.value.problems}


def test_what_cannot_be_shown_raises_what_rendering_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error on the way is the one that `render` raises, and notebooks show it as any other."""

    def refused(*_: object) -> str:
        message = "no"
        raise sc.OutputError(message)

    monkeypatch.setattr(sc, "render", refused)
    with pytest.raises(sc.OutputError, match=r"^no$"):
        shown(results_with(everywhere(MARK))["comparison"], HTML)
