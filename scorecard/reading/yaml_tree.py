"""Values and their places from YAML events."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from scorecard.model.text import FORBIDDEN, KEY_LIMIT
from scorecard.problem import Problem, echo
from scorecard.reading.characters import forbidden_at
from scorecard.reading.events import events_of, place_of
from scorecard.reading.scalars import AmbiguousError, EmptyError, NumberSizeError, read_plain
from scorecard.source import Location, Mark

Value = dict[str, Any] | list[Any] | str | Decimal | bool | None
"""What a document holds: mappings, lists, text, exact numbers, true and false."""


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is being filled."""

    holder: Any
    at: tuple[int, int, int]
    key: str | None = None
    key_at: tuple[int, int, int] | None = None
    marks: dict[str | int, Mark] = field(default_factory=dict)
    in_braces: bool = False
    is_key: bool = False


PLAIN_KEYS = frozenset({"on"})
"""Keys of our documents that some programs would read as true; as no key is a truth, they can mean nothing else."""


@dataclass(slots=True)
class YamlTree:
    """A document's value, the place of every part of it, and what is wrong with single words."""

    path: str
    value: Value = None
    root: Mark = Mark((1, 1, 1))
    problems: list[Problem] = field(default_factory=list)
    _frames: list[_Frame] = field(default_factory=list)

    def fill(self, text: str) -> None:
        """Read the text; the first thing that cannot be passed over raises a DocumentError."""
        for event in events_of(text, self.path):
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.MappingStartEvent):
                self._open({}, event)
            elif isinstance(event, yaml.SequenceStartEvent):
                self._open([], event)
            else:
                self._close(self._frames.pop())

    def _open(self, holder: Any, event: yaml.CollectionStartEvent) -> None:
        is_key, place = self._awaits_key, place_of(event)
        if is_key:
            message = "a key is text, not a mapping or a list"
            self._report("key-not-text", message, place, "write text", on_key=True)
        self._frames.append(_Frame(holder, place, in_braces=bool(event.flow_style), is_key=is_key))

    def _close(self, frame: _Frame) -> None:
        if frame.is_key:
            holder = self._frames[-1].holder
            self._take_key(f"? {len(holder)}", frame.at)
        else:
            self._put(frame.holder, frame.at, frame.marks)

    @property
    def _awaits_key(self) -> bool:
        frame = self._frames[-1] if self._frames else None
        return frame is not None and isinstance(frame.holder, dict) and frame.key is None

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        place = place_of(event)
        if match := FORBIDDEN.search(event.value):
            self.problems.append(forbidden_at(match[0], self._location(place)))
        is_text = event.style or (self._awaits_key and event.value in PLAIN_KEYS)
        value = event.value if is_text else self._plain(event.value, place)
        if not self._awaits_key:
            self._put(value, place, {})
        elif isinstance(value, str):
            self._take_key(value, place)
        else:
            message = f"the key {echo(event.value)} is not text"
            hint = "quote it; a decimal has a point, as 0.5" if self._follows_a_number else "quote it"
            self._report("key-not-text", message, place, hint, on_key=True)
            self._take_key(event.value, place)

    @property
    def _follows_a_number(self) -> bool:
        """Tell whether the value before is a whole number, as where `0,5` was written for `0.5`."""
        before = list(self._frames[-1].holder.values())[-1:]
        return bool(before) and isinstance(before[0], Decimal) and before[0] % 1 == 0

    @property
    def _follows_a_text(self) -> bool:
        """Tell whether the value before is text in the same braces, as where `{because: Yes, it is}` was written."""
        frame = self._frames[-1] if self._frames else None
        if frame is None or not frame.in_braces or not isinstance(frame.holder, dict):
            return False
        return isinstance(next(reversed(frame.holder.values()), None), str)

    def _plain(self, word: str, place: tuple[int, int, int]) -> str | Decimal | bool:
        try:
            return read_plain(word)
        except EmptyError:
            hint = "give a value, or remove the key"
            comma = "; where the comma before it belongs to a text, put that text in quotation marks"
            self._report("empty-value", "there is no value here", place, hint + (comma if self._follows_a_text else ""))
        except AmbiguousError:
            self._report(
                "ambiguous-word",
                f"programs read the bare word '{echo(word)}' in different ways",
                place,
                f'quote it: "{echo(word)}"',
            )
        except NumberSizeError:
            self._report(
                "number-size",
                f"the number {echo(word)} is too long",
                place,
                "use at most 18 digits, and 3 in the exponent",
            )
        return word

    def _take_key(self, key: str, place: tuple[int, int, int]) -> None:
        frame = self._frames[-1]
        if key == "<<":
            self._report("anchor", "merge keys are not allowed", place, "write the keys out", on_key=True)
        if len(key) > KEY_LIMIT:
            self._report("too-large", f"a key has more than {KEY_LIMIT} characters", place, "shorten it")
        if key in frame.holder:
            line, *_ = frame.marks[key].key or place
            message = f"the key '{echo(key)}' stands on line {line} already"
            self._report("duplicate-key", message, place, "keep one of the two")
        frame.key, frame.key_at = key, place

    def _put(self, value: Any, at: tuple[int, int, int], marks: dict[str | int, Mark]) -> None:
        if not self._frames:
            self.value, self.root = value, Mark(at, None, marks)
            return
        frame = self._frames[-1]
        if isinstance(frame.holder, list):
            frame.marks[len(frame.holder)] = Mark(at, None, marks)
            frame.holder.append(value)
        else:
            key, frame.key = str(frame.key), None
            frame.marks[key] = Mark(at, frame.key_at, marks)
            frame.holder[key] = value

    def _location(self, place: tuple[int, int, int]) -> Location:
        return Location(self.path, *place)

    def _report(self, code: str, message: str, place: tuple[int, int, int], hint: str, *, on_key: bool = False) -> None:
        location = self._location(place)
        self.problems.append(Problem(code=code, message=message, location=location, hint=hint, on_key=on_key))
