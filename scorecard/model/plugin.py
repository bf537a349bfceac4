"""Aggregations and criterion rules that installed packages register, and their settings in a rubric."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from inspect import cleandoc, isabstract
from typing import ClassVar, TypeVar, cast, get_args

from scorecard.installed import find, names_in
from scorecard.model.base import Part
from scorecard.model.judgement import FactsInView, Judgement
from scorecard.model.number import literal, written
from scorecard.model.text import NAME
from scorecard.model.words import RULES, Method
from scorecard.problem import PluginError, visible

P = TypeVar("P", bound="Plugin")
VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,63}")
"""How a plug-in's version is written."""


class Plugin(Part):
    """What an installed package adds; its fields are the settings that a rubric may give."""

    called: ClassVar[str]
    """What messages call a plug-in of this kind."""
    group: ClassVar[str]
    """The entry point group that packages register it in."""
    built_in: ClassVar[tuple[str, ...]]
    """Names that no plug-in of this kind may have."""
    version: ClassVar[str]
    """Version of its meaning: another one makes another standard, with another fingerprint."""


class Aggregation(Plugin):
    """A way in which a dimension's value comes from its children's.

    It must not fall where a child rises, or bounds would not bound; it is exact, gives the same for the same, and looks
    at nothing but what it is given.
    """

    called = "aggregation"
    group = "scorecard.aggregations"
    built_in = get_args(Method)

    @abstractmethod
    def aggregate(self, shares: Sequence[Fraction], values: Sequence[Fraction]) -> Fraction:
        """Return the value of a dimension, from 0 to 1.

        Args:
            shares: of the children that count, above 0, adding up to 1; one child at least.
            values: of these children, from 0 to 1, in the same order.
        """


class CriterionRule(Plugin):
    """A way in which a criterion's value comes from the facts of a record.

    Its bounds must hold whatever the unknown turns out to be; it is exact, gives the same for the same, and looks at
    nothing but what it is given.
    """

    called = "rule"
    group = "scorecard.rules"
    built_in = RULES

    @abstractmethod
    def judge(self, facts: FactsInView) -> Judgement:
        """Return what the facts come to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginInUse:
    """A plug-in that a rubric names, with its settings there."""

    name: str
    package: str
    """Name and version of the package that registers it."""
    settings: Plugin

    @property
    def called(self) -> str:
        """What messages call a plug-in of its kind."""
        return self.settings.called

    @property
    def version(self) -> str:
        """Version of its meaning."""
        return self.settings.version

    @property
    def about(self) -> str:
        """The first line of its docstring."""
        return about(type(self.settings))

    @property
    def meaning(self) -> dict[str, object]:
        """All of it that a score depends on."""
        return {"name": self.name, "version": self.version, "settings": meaning_of_settings(self.name, self.settings)}

    def __str__(self) -> str:
        """Write name, version and settings for a reader."""
        said = ", ".join(f"{key} {text_of_setting(value)}" for key, value in self.settings if value is not None)
        return f"{self.name} {self.version}" + (f" ({said})" if said else "")


def in_use(name: str, settings: Plugin) -> PluginInUse:
    """Return a plug-in with the package that registers it."""
    found = find(settings.group, name)
    return PluginInUse(name=name, package=found.package if found else "a package that is gone", settings=settings)


def about(kind: type[Plugin]) -> str:
    """Return the first line of a plug-in's docstring."""
    return visible(cleandoc(kind.__doc__ or "").partition("\n")[0])


def installed_names(kind: type[Plugin]) -> tuple[str, ...]:
    """Return the names of the installed plug-ins of a kind that a rubric can name, sorted; nothing is imported."""
    return tuple(name for name in names_in(kind.group) if re.fullmatch(NAME, name))


def registered(kind: type[P], name: str) -> type[P] | None:
    """Return the plug-in that an installed package registers under a name; None where none does.

    Raises:
        PluginError: when it cannot be had, or is not what a plug-in of this kind must be.
    """
    found = find(kind.group, name)
    if found is None:
        return None
    if wrong := "; ".join(_faults(kind, name, found.value)):
        msg = f"'{name}' of {found.package} is no {kind.called} that a rubric can name: {wrong}"
        raise PluginError(msg)
    return cast("type[P]", found.value)


def _faults(kind: type[Plugin], name: str, value: object) -> Iterator[str]:
    """Yield what keeps a value from being a plug-in of a kind."""
    if name in kind.built_in:
        yield f"{name} is built in, so it needs another name"
    if not (isinstance(value, type) and issubclass(value, kind)):
        yield f"it is no class derived from scorecard.{kind.__name__}"
        return
    if isabstract(value):
        yield f"its class lacks {' and '.join(sorted(value.__abstractmethods__))}"
    version = getattr(value, "version", None)
    if not (isinstance(version, str) and VERSION.fullmatch(version)):
        yield 'its class lacks a version, as version = "1.0.0"'


def meaning_of_settings(name: str, value: object, at: str = "") -> object:
    """Return settings as plain data with exact numbers, defaults filled in.

    Raises:
        PluginError: when a setting is of a kind that no document holds, as a float or a set.
    """
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, (int, Fraction)):
        return written(Fraction(value))
    if isinstance(value, tuple):
        return [meaning_of_settings(name, item, at) for item in value]
    items = dict(value) if isinstance(value, Part) else value
    if not isinstance(items, Mapping):
        msg = f"the setting {at} of the plug-in '{name}' is a {type(value).__name__}, which no document holds"
        raise PluginError(msg)
    return {str(key): meaning_of_settings(name, item, f"{at}.{key}".lstrip(".")) for key, item in items.items()}


def text_of_setting(value: object) -> str:
    """Write the value of a setting on one line for a reader."""
    if isinstance(value, Fraction):
        return literal(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Part):
        value = dict(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {text_of_setting(item)}" for key, item in value.items())
    return " and ".join(map(text_of_setting, value)) if isinstance(value, tuple) else visible(str(value))
