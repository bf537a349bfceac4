"""A record with the judgements of a coding in the place of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from types import MappingProxyType

from scorecard.analysis.pairing import cut_up, pairs_of, places_of
from scorecard.analysis.rejoining import rejoined
from scorecard.model.coding import ActionCode, Coding
from scorecard.model.facts import Action, Evidence
from scorecard.model.names import MOST, unknown_name
from scorecard.model.observation_checks import is_judged_by
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.model.words import NO_VALUE
from scorecard.problem import DocumentError, Problem, did_you_mean
from scorecard.source import Pointer

ROOT = Pointer()
NO_TEXTS: Mapping[str, str] = MappingProxyType({})


def recoded(
    record: Record, coding: Coding, texts: Mapping[str, str] = NO_TEXTS, *, rubric: Rubric | None = None
) -> Record:
    """Return a record with a coding's judgements in the place of its own.

    An action of the coding that is one of the record's has the record's id, date, summary, targets, status and
    `same_act`, and stage, themes, instrument, evidence and reason of the coding. One that is none of these stands by
    itself: undated, so that it lies somewhere in the terms, with its name as its summary. Actions of the record that
    the coding does not have are left out. Observations are the coding's; where it has none, the numbers of the record
    stay, which are facts, and its levels, which are judgements, do not.

    Args:
        record: the facts.
        coding: the judgements, of the same subject.
        texts: the archived text of each source, by the source's id; two actions are then one if both quote from one
            passage, and without any if they have one name.
        rubric: what is to be scored; levels of another rubric are then a problem.

    Raises:
        DocumentError: with every reason why the coding does not fit the record; pointers lead into the coding.
    """
    partners = partners_of(record, coding, texts)
    if problems := list(_problems(record, coding, partners, rubric)):
        raise DocumentError(problems)
    known = {action.id: action for action in record.actions}
    observed = coding.observations or {
        name: seen for name, seen in record.observations.items() if seen.number is not None
    }
    return record.model_copy(
        update={
            "coder": coding.coder,
            "coded_on": coding.date,
            "actions": tuple(rejoined(record.actions, list(_judged(coding, known, partners)))),
            "observations_of": coding.rubric if coding.observations else None,
            "observations": observed,
            "not_coded": coding.not_coded,
        }
    )


def partners_of(record: Record, coding: Coding, texts: Mapping[str, str]) -> dict[str, str]:
    """Return the ids of the record's actions that actions of the coding are, by the coding's names."""
    actions, cut = {action.id: action for action in record.actions}, cut_up(texts)
    places = places_of(coding.actions, texts, cut), places_of(actions, texts, cut)
    return {pair.first: pair.second for pair in pairs_of(coding.actions, actions, *places)}


def free_name(name: str, taken: Collection[str]) -> str:
    """Return a name that no other action has, as another list may have it for another action."""
    return name if name not in taken else free_name(f"{name}_by_coder", taken)


def _action(code: ActionCode, own: Action) -> Action:
    """Return an action of the record as the coding judges it; what the coding leaves open stays as it is."""
    judged = {"stage": code.stage, "themes": code.themes, "because": code.because}
    evidence = {"evidence": code.evidence} if code.evidence else {}
    instrument = {"instrument": code.instrument} if "instrument" in code.model_fields_set else {}
    return Action.model_validate({**_fields(own), **judged, **evidence, **instrument})


def _alone(name: str, code: ActionCode, taken: Collection[str]) -> Action:
    """Return an action that the record does not have: undated, with its name for a summary."""
    summary = name.replace("_", " ")
    return Action(
        id=free_name(name, taken), summary=summary, stage=code.stage, themes=code.themes, instrument=code.instrument,
        evidence=code.evidence, because=code.because,
    )  # fmt: skip


def _fields(part: Action) -> dict[str, object]:
    return {name: getattr(part, name) for name in type(part).model_fields}


def _judged(coding: Coding, known: Mapping[str, Action], partners: Mapping[str, str]) -> Iterator[Action]:
    """Yield the actions of a coding, with what the record knows of them."""
    taken = set(known)
    for name, code in coding.actions.items():
        own = known[partners[name]] if name in partners else None
        action = _action(code, own) if own else _alone(name, code, taken)
        taken.add(action.id)
        yield action


def _problems(record: Record, coding: Coding, partners: Mapping[str, str], rubric: Rubric | None) -> Iterator[Problem]:
    """Yield what keeps a coding from taking the place of a record's judgements."""
    if coding.subject != record.subject.id:
        yield other_subject(coding.subject, (record.subject.id,))
        return
    if rubric and not is_judged_by(coding, rubric):
        yield from _of_another_rubric(coding, rubric)
    unknown = ((at, source) for at, source in _cited(coding) if source not in record.sources)
    for at, source in islice(unknown, MOST):
        yield unknown_name("source", at, source, tuple(record.sources))
    for name, code in coding.actions.items():
        if not code.evidence and name not in partners:
            yield Problem(
                code="no-evidence",
                message=f"'{name}' is no action of the record, and rests on no evidence of its own",
                pointer=ROOT / "actions" / name,
                found=name,
                hint=did_you_mean(name, [action.id for action in record.actions])
                or "add its evidence, or name it as the record does",
                on_key=True,
            )


def other_subject(found: str, subjects: tuple[str, ...]) -> Problem:
    """Return the Problem of a document that judges somebody else than the one whose record or coding it goes with."""
    return Problem(
        code="other-subject",
        message=f"the document judges {found}, and not {' or '.join(subjects)}",
        pointer=ROOT / "subject",
        found=found,
        allowed=subjects,
        hint="give the one of the same subject",
    )


def _of_another_rubric(coding: Coding, rubric: Rubric) -> Iterator[Problem]:
    levels = [name for name, seen in coding.observations.items() if seen.level not in {None, *NO_VALUE}]
    if levels:
        yield Problem(
            code="other-rubric",
            message=f"the levels belong to {coding.rubric}, and not to {rubric.name}, which is used here",
            pointer=ROOT / "rubric",
            found=coding.rubric,
            allowed=(rubric.name, *rubric.made_from),
            hint="use that rubric by --rubric; under another no level is read",
        )


def _cited(coding: Coding) -> Iterator[tuple[Pointer, str]]:
    """Yield every source that a coding cites, with its place."""
    for name, code in coding.actions.items():
        yield from _of_evidence(ROOT / "actions" / name / "evidence", code.evidence)
    for name, seen in coding.observations.items():
        yield from _of_evidence(ROOT / "observations" / name / "evidence", seen.evidence)
    for index, passage in enumerate(coding.not_coded):
        yield ROOT / "not_coded" / index / "source", passage.source


def _of_evidence(at: Pointer, evidence: Iterable[Evidence]) -> Iterator[tuple[Pointer, str]]:
    for index, each in enumerate(evidence):
        yield at / index / "source", each.source
