"""A page as a standalone fragment of HTML: no script, no style, nothing from elsewhere."""

from __future__ import annotations

import functools
from collections.abc import Callable

from jinja2 import Environment, PackageLoader, StrictUndefined

from scorecard.rendering.page import Block, Page, Prose, Table
from scorecard.rendering.text import one_line


def page_as_html(page: Page) -> str:
    """Return the page as one `section`; its tables have a caption, and a scope on every heading."""
    return environment().get_template("page.html.j2").render(page=page)


@functools.cache
def environment() -> Environment:
    """Return what fills templates: everything is escaped, and every text stands on one line with nothing hidden."""
    environment = strict_environment("scorecard.rendering", _visible)
    environment.tests.update({"table": _is_table, "prose": _is_prose})
    return environment


def strict_environment(package: str, finalize: Callable[[object], object]) -> Environment:
    """Return what fills the templates of a package: everything is escaped, and nothing that they name may be missing.

    Args:
        package: the one whose folder `templates` is read.
        finalize: what is done with each value before it is written.
    """
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=finalize,
    )


def _is_table(block: Block) -> bool:
    return isinstance(block, Table)


def _is_prose(block: Block) -> bool:
    return isinstance(block, Prose)


def _visible(value: object) -> object:
    return one_line(value) if type(value) is str else value
