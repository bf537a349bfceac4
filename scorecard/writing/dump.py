"""Documents as YAML text that reads back as the same document."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import yaml

from scorecard.model.number import literal
from scorecard.model.record import Record

_PLAIN = re.compile(r"(?!(?:yes|no|on|off|true|false|null|nan|inf|infinity)$)[a-z][a-z0-9_]+")
"""Words that no program reads as anything but text."""
_WIDTH = 88


class _Dumper(yaml.SafeDumper):
    """Quotes all text but ids, and writes numbers as their literals."""


def _text(dumper: _Dumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=None if _PLAIN.fullmatch(value) else '"')


def _number(dumper: _Dumper, value: Decimal) -> yaml.ScalarNode:
    tag = "tag:yaml.org,2002:int" if value == value.to_integral() else "tag:yaml.org,2002:float"
    return dumper.represent_scalar(tag, format(value, "f"))


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Decimal, _number)


def dump_record(record: Record) -> str:
    """Return the file of a record."""
    data = record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for name, seen in record.observations.items():
        if seen.number is not None:
            data["observations"][name]["number"] = _literal(seen.number)
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH)


def _literal(value: Fraction) -> Decimal | str:
    written = literal(value)
    return written if "/" in written else Decimal(written)
