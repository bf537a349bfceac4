"""A reader's own catalogue of messages: in any language, written either way, and complete or not."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from scorecard.guide.words import bundled_messages
from scorecard.model.messages import MessageForms, Messages
from scorecard.problem import Problem, did_you_mean
from scorecard.reading.document import read_document
from scorecard.reading.opening import open_as
from scorecard.source import Pointer


def load_messages(path: str | os.PathLike[str]) -> Messages:
    """Load a catalogue; English stands for what it lacks.

    Raises:
        DocumentError: with every problem of the file, messages among them that the library does not have, and places
            in messages that are not those of the English one.
    """
    return open_as(Messages, read_document(os.fspath(path)), between=messages_problems).model


def messages_problems(messages: Messages) -> Iterator[Problem]:
    """Yield messages that the library does not have, and places that are too many or missing in one that it has."""
    english = bundled_messages("en").messages
    for key, message in messages.messages.items():
        at = Pointer(("messages", key))
        if key not in english:
            yield Problem(
                code="unknown-message",
                message=f"no message '{key}'",
                pointer=at,
                found=key,
                hint=_near(key, english) or "'scorecard guide --print-messages' prints those that there are",
                on_key=True,
            )
        else:
            yield from _misplaced(at, key, message, english[key])


def _misplaced(at: Pointer, key: str, message: MessageForms, english: MessageForms) -> Iterator[Problem]:
    """Yield what is wrong with the places of a message; a form for one may leave the number out."""
    known = tuple(sorted(english.places))
    for form, places in (("other", message.places), ("one", message.places_of_one)):
        step = at / form if message.one is not None else at
        for place in sorted(places - english.places):
            yield Problem(
                code="unknown-place",
                message=f"the message '{key}' has no place {{{place}}}",
                pointer=step,
                found=place,
                allowed=known,
                hint=did_you_mean(place, known) or "a place takes a word or number of the guide",
            )
        for place in sorted(english.places - places - ({"count"} if form == "one" else set())):
            yield Problem(
                code="missing-place",
                message=f"the message '{key}' leaves out its place {{{place}}}",
                pointer=step,
                allowed=known,
                hint="put every place of the English message into it; a number or name would be lost",
            )


def _near(key: str, known: Iterable[str]) -> str:
    """Return the nearest message of the same family, the word before the first dot; of all where there is none."""
    family = [other for other in known if other.partition(".")[0] == key.partition(".")[0]]
    return did_you_mean(key, family) or did_you_mean(
        key.partition(".")[0], {other.partition(".")[0] for other in known}
    )
