"""Every check of fairness, met by a small comparison, and unmet by the same with one thing wrong."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from scorecard.analysis.fairness import CHECKS, IDS, fairness
from scorecard.analysis.fairness_of_standard import ALONE
from scorecard.model.comparison import Comparison
from scorecard.model.fairness import Fairness, Thresholds
from scorecard.model.record import Record
from scorecard.model.roster import Roster
from scorecard.model.rubric import Rubric
from scorecard.problem import ScorecardError
from scorecard.rendering.render import render
from scorecard.scoring.compare import compare

Data = dict[str, Any]
SHARE_OF_TWO = Thresholds(most_weight=Fraction(1, 4))


def criterion(name: str, **parts: Any) -> Data:
    """Return a criterion that is judged by acts on one theme."""
    return {"id": name, "question": "What was done?", "evidence": {"themes": [name], "enough": 1}, **parts}


def rubric(**parts: Any) -> Rubric:
    """Return a rubric of two criteria that are judged by acts and one that is judged by a level."""
    themes = {name: {"title": name, "definition": "It is so."} for name in ("press", "courts")}
    dimension = {
        "id": "deeds",
        "title": "Deeds",
        "criteria": [criterion("press"), criterion("courts"), {"id": "open", "question": "Open?", "scale": "yes"}],
    }
    return Rubric.model_validate({
        "format": "rubric/1", "id": "deeds_alone", "version": "1.0.0", "title": "Deeds", "themes": themes,
        "standard": {"title": "The pledge", "publisher": "The coalition"},
        "scales": {"yes": [{"id": "no", "score": 0}, {"id": "yes", "score": 1}]},
        "bands": [{"from": 0, "label": "below the middle"}, {"from": "1/2", "label": "above it"}],
        "dimensions": [dimension],
        **parts,
    })  # fmt: skip


def action(name: str, theme: str, **parts: Any) -> Data:
    """Return an action."""
    return {
        "id": name, "date": "2002-03-01", "summary": f"Signed an order on {theme}.", "stage": "committed",
        "themes": {theme: "advances"}, "evidence": [{"source": "gazette", "at": "page 1"}], **parts,
    }  # fmt: skip


def record(name: str = "arcadia", **parts: Any) -> Record:
    """Return a record that meets every check."""
    seen = {"level": "yes", "evidence": [{"source": "gazette", "at": "page 2"}]}
    return Record.model_validate({
        "format": "record/1",
        "subject": {"id": name, "name": name.title(), "party": f"party of {name}"},
        "limits": [f"Closed sessions of {name} are not published."],
        "sources": {"gazette": {
            "title": "Gazette", "publisher": "Press", "date": "2002-04", "kind": "official_act", "characters": 900,
            "url": "https://gazette.example/1",
        }},
        "actions": [action("one", "press"), action("two", "courts")],
        "observations_of": "deeds_alone@1",
        "observations": {"open": seen},
        "reply": {"status": "declined"},
        **parts,
    })  # fmt: skip


def compared(*records: Record, under: Rubric | None = None, **choices: Any) -> Comparison:
    """Return a comparison of records, or of two that meet every check."""
    return compare(under or rubric(), records or (record(), record("borduria")), **choices)


def many() -> list[Record]:
    """Return so many records that each has a row of its own in the tables."""
    return [record(f"town_{number}") for number in (3, 1, 4, 0, 5, 9, 2, 6, 8, 7)]


def findings(found: Fairness, check: str) -> list[tuple[str, str, str, str]]:
    """Return what a check found: outcome, subject, place and words."""
    each = next(each for each in found.checked if each.demand.id == check)
    return [(remark.outcome, remark.subject, remark.path, remark.says) for remark in each.remarks]


ROSTER: Data = {
    "format": "roster/1",
    "title": "Everybody",
    "date": "2005-01-01",
    "subjects": [{"id": "arcadia", "name": "Arcadia"}, {"id": "borduria", "name": "Borduria"}],
}


def roster(*more: Data) -> Roster:
    """Return a roster of the two subjects, with more."""
    return Roster.model_validate({**ROSTER, "subjects": [*ROSTER["subjects"], *more]})


def test_a_fair_comparison_meets_every_check() -> None:
    """Every check is made, in the order of the list, and is met."""
    one = compared()
    found = fairness(one, roster=roster(), published=(one.rubric, [card.record for card in one.cards]))
    assert [(name, "met") for name in IDS] == [(each.demand.id, each.outcome) for each in found.checked]
    assert found.is_met


def test_a_fair_comparison_of_many_meets_every_check_of_its_outputs() -> None:
    """Where each subject has a row of its own, order, cells, standard, dates and limits are found as well."""
    found = fairness(compared(*many()))
    unasked = ["complete-roster", "corrections-only-grow"]
    assert unasked == [each.demand.id for each in found.checked if each.outcome != "met"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<tr class="depth-0">', '<tr class="depth-0 winner">'),
        ('<th scope="row" dir="auto" style="', '<th scope="row" dir="auto" style="color: gold; '),
        ("<td dir", "<td hidden dir"),
    ],
)
def test_a_row_that_is_set_off_is_found(before: str, after: str) -> None:
    """Where each subject has a row of its own, a row, its head or a cell of it that looks different is found."""

    def renderer(comparison: Comparison, form: str) -> str:
        return render(comparison, form).replace(before, after, 1)

    found = findings(fairness(compared(*many()), renderer=renderer), "nobody-is-marked")
    assert [("not_met", "html")] == [(outcome, path) for outcome, _, path, _ in found][:1]


def test_every_check_says_why_and_after_which_rule() -> None:
    """Every check has a title, a reason and a rule, and a name of its own."""
    assert len(CHECKS) == len(set(IDS)) == 19
    assert [] == [demand.id for demand in CHECKS if not (demand.title and demand.why and demand.follows)]


def test_a_check_can_be_left_out() -> None:
    """A check that is ignored is not made, and is named."""
    found = fairness(compared(), ignore=["complete-roster", "blindness"])
    assert ["complete-roster", "blindness"] == [demand.id for demand in found.ignored]
    assert len(CHECKS) - 2 == len(found.checked)


def test_a_check_that_there_is_not_cannot_be_left_out() -> None:
    """The message names every check, and the one that may be meant."""
    expected = r"^no check 'blindnes'; checks: one-standard, .*; did you mean 'blindness'"
    with pytest.raises(ScorecardError, match=expected):
        fairness(compared(), ignore=["blindnes"])


def test_another_standard_is_found() -> None:
    """Scorecards put together by hand that follow two rubrics are not one comparison."""
    one, other = compared(), compared(under=rubric(missing="worst"))
    mixed = replace(one, cards=(one.cards[0], other.cards[1]))
    said = f"it is scored under another standard: {other.rubric.fingerprint[:12]}, not {one.rubric.fingerprint[:12]}"
    assert [("not_met", "borduria", "", said)] == findings(fairness(mixed), "one-standard")


def test_another_window_is_found() -> None:
    """Scorecards put together by hand that look at two windows are not one comparison."""
    one, other = compared(), compared(window="2001-01-01/2003-01-01")
    mixed = replace(one, cards=(one.cards[0], other.cards[1]))
    said = "another part of its time in office is looked at"
    assert [("not_met", "borduria", "", said)] == findings(fairness(mixed), "one-standard")


def test_what_goes_by_an_attribute_is_stated() -> None:
    """A criterion that applies to some subjects is no breach, but is said."""
    some = criterion("courts", applies_to={"where": {"kind": "city"}})
    under = rubric(dimensions=[{"id": "deeds", "title": "Deeds", "criteria": [criterion("press"), some]}])
    town = record(observations={}, subject={"id": "arcadia", "name": "Arcadia", "kind": "town"})
    found = fairness(compared(town, under=under))
    assert [("stated", "", "deeds.courts", "whether it applies goes by the subject's 'kind'")] == findings(
        found, "one-standard"
    )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ([{"id": "corsica", "name": "Corsica"}],
         [("not_met", "corsica", "",
           "Corsica is on the roster and not compared; add its record, or say 'no_record: why'")]),
        ([{"id": "corsica", "name": "Corsica", "no_record": "It publishes nothing."}],
         [("stated", "corsica", "", "there is no record of Corsica: It publishes nothing.")]),
    ],
)  # fmt: skip
def test_who_is_missing_is_found(more: list[Data], expected: list[tuple[str, str, str, str]]) -> None:
    """Who is on the roster has a record, or a reason why there is none."""
    assert expected == findings(fairness(compared(), roster=roster(*more)), "complete-roster")


@pytest.mark.parametrize(
    ("subjects", "said"),
    [
        ([{"id": "arcadia", "name": "Arcadia"}], "Borduria is compared and not on the roster"),
        ([{"id": "arcadia", "name": "Arcadia"}, {"id": "borduria", "name": "Borduria the Great"}],
         "the roster calls it Borduria the Great, its record Borduria"),
        ([{"id": "arcadia", "name": "Arcadia"}, {"id": "borduria", "name": "Borduria", "no_record": "Lost."}],
         "the roster says that there is no record: Lost."),
    ],
)  # fmt: skip
def test_a_roster_and_the_records_must_agree(subjects: list[Data], said: str) -> None:
    """A roster that does not know somebody, calls him otherwise, or says that there is no record, is not met."""
    other = Roster.model_validate({**ROSTER, "subjects": subjects})
    assert [("not_met", "borduria", "", said)] == findings(fairness(compared(), roster=other), "complete-roster")


def test_without_a_roster_nothing_is_said_of_who_is_missing() -> None:
    """Without a roster the check says how to declare one."""
    said = "no roster is given; write one (format: roster/1: title, date, subjects) and name it by --roster"
    assert [("not_applicable", "", "", said)] == findings(fairness(compared()), "complete-roster")


def test_a_heavy_criterion_is_found() -> None:
    """A criterion with more than the stated share of the whole weight is named with its share."""
    said = "it has 33 % of the whole weight; at most 25 % is asked for"
    paths = ["deeds.press", "deeds.courts", "deeds.open"]
    assert [("not_met", "", path, said) for path in paths] == findings(
        fairness(compared(), thresholds=SHARE_OF_TWO), "breadth-of-weight"
    )


def test_weights_that_are_no_shares_are_not_judged() -> None:
    """Where the lowest value decides, no criterion has a share of the whole."""
    found = findings(fairness(compared(under=rubric(aggregate="min"))), "breadth-of-weight")
    assert [("not_applicable", "by this rubric's way of aggregating, weights are no shares of the whole")] == [
        (outcome, said) for outcome, _, _, said in found
    ]


def test_a_record_that_rests_on_one_criterion_is_found() -> None:
    """A record whose points are mostly counted under one criterion is named with its share."""
    several = record("borduria", actions=[action("one", "press"), action("two", "press"), action("three", "courts")])
    said = "67 % of the points of its acts, 1.50 of 2.25, are counted here; at most 50 % is asked for"
    assert [("not_met", "borduria", "deeds.press", said)] == findings(
        fairness(compared(record(), several)), "breadth-of-evidence"
    )


def test_a_rubric_without_acts_has_no_breadth_of_evidence() -> None:
    """Where no acts are judged there are no points to count."""
    levels = [{"id": "open", "question": "Open?", "scale": "yes"}]
    under = rubric(dimensions=[{"id": "deeds", "title": "Deeds", "criteria": levels}])
    assert [("not_applicable", "", "", "the rubric judges no acts")] == findings(
        fairness(compared(under=under)), "breadth-of-evidence"
    )


def test_a_rubric_with_one_criterion_for_acts_has_no_breadth_of_evidence() -> None:
    """Where one criterion alone judges acts, beside scales, all points are there, and nobody could do otherwise."""
    mixed = [criterion("press"), {"id": "open", "question": "Open?", "scale": "yes"}]
    under = rubric(dimensions=[{"id": "deeds", "title": "Deeds", "criteria": mixed}])
    assert [("not_applicable", "", "deeds.press", ALONE)] == findings(
        fairness(compared(under=under)), "breadth-of-evidence"
    )


LABELS: list[tuple[Data, str, str]] = [
    ({"title": "Heroic deeds"}, "title", "'Heroic' praises; write what was done, and at what risk"),
    ({"title": "Shameful deeds"}, "title", "'Shameful' blames; leave it out"),
    ({"tiers": ["courageous act"]}, "tiers", "'courageous' praises; write what was done, and at what risk"),
    ({"bands": [{"from": 0, "label": "disgraceful"}, {"from": "1/2", "label": "fair"}]}, "bands",
     "'disgraceful' blames; leave it out"),
    ({"bands": [{"from": 0, "label": "not so"}, {"from": "1/2", "label": "exemplary"}]}, "bands",
     "'exemplary' praises; leave it out"),
    ({"scales": {"yes": [{"id": "no", "title": "Cowardly", "score": 0}, {"id": "yes", "score": 1}]}}, "scales.yes.no",
     "'Cowardly' blames; leave it out"),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "path", "said"), LABELS)
def test_loaded_labels_are_found(parts: Data, path: str, said: str) -> None:
    """Praise and blame are found alike, in titles, tiers, bands and levels."""
    assert [("not_met", "", path, said)] == findings(fairness(compared(under=rubric(**parts))), "neutral-labels")


@pytest.mark.parametrize(("direction", "other"), [("advances", "sets_back"), ("sets_back", "advances")])
@pytest.mark.parametrize(
    ("word", "said"),
    [("bravely", "'bravely' praises; write what was done, and at what risk"),
     ("recklessly", "'recklessly' blames; write what was done, and against what advice")],
)  # fmt: skip
def test_loaded_summaries_are_found_whatever_they_tell_of(word: str, said: str, direction: str, other: str) -> None:
    """Praise and blame are found alike, in what advances a theme and in what sets it back."""
    first = action("one", "press", summary=f"The head of state {word} signed an order.", themes={"press": direction})
    loaded = record("borduria", actions=[first, action("two", "courts", themes={"courts": other})])
    expected = [("not_met", "borduria", "actions.one.summary", said)]
    assert expected == findings(fairness(compared(record(), loaded)), "neutral-summaries")


def test_the_words_of_sources_are_left_alone() -> None:
    """A quotation may praise or blame, as it is not the coder's."""
    quote = {"source": "gazette", "at": "page 1", "quote": "a heroic and shameful act"}
    quoted = action("one", "press", evidence=[quote])
    assert [] == findings(fairness(compared(record(actions=[quoted]))), "neutral-summaries")


def by_name(comparison: Comparison, form: str) -> str:
    """Render with subjects sorted by name."""
    cards = sorted(comparison.cards, key=lambda card: card.record.subject.name)
    return render(replace(comparison, cards=tuple(cards)), form)


def with_ranks(comparison: Comparison, form: str) -> str:
    """Render with ranks, whether or not they were asked for."""
    return render(replace(comparison, ranked=True), form)


def in_bold(comparison: Comparison, form: str) -> str:
    """Render with the first subject's cells set off in every format for readers."""
    marks = {
        "text": ("100", "\x1b[1m100"), "markdown": ("| 100", "| **100**"), "latex": (" & 100", " & \\textbf{100}"),
        "html": ("<td dir", '<td class="winner" dir'),
    }  # fmt: skip
    before, after = marks.get(form, ("", ""))
    return render(comparison, form).replace(before, after, 1)


def coloured(comparison: Comparison, form: str) -> str:
    """Render with a red beside a green on the page."""
    style = "<style>.a { color: #c00 } .b { color: seagreen }</style>" if form == "html" else ""
    return style + render(comparison, form)


def silent(comparison: Comparison, form: str) -> str:
    """Render without the standard, the dates and the limits."""
    text = render(comparison, form)
    for said in ("The pledge", "Sources dated", "Closed sessions"):
        text = text.replace(said, "...")
    return text


ALL = ["text", "markdown", "html", "latex", "csv", "csv-excel", "json"]
OUTPUTS = [
    (by_name, "order-as-given", ALL),
    (with_ranks, "no-ranks-unless-asked", ALL),
    (in_bold, "nobody-is-marked", ["text", "markdown", "latex", "html"]),
    (coloured, "no-telling-colours", ["html"]),
    (silent, "standard-is-printed", ["text", "markdown", "html", "latex", "csv", "json"]),
    (silent, "window-is-printed", ["text", "markdown", "html", "latex"] * 2),
]


@pytest.mark.parametrize(("renderer", "check", "formats"), OUTPUTS)
def test_outputs_that_take_sides_are_found(renderer: Any, check: str, formats: list[str]) -> None:
    """Each output is looked at itself: what a renderer adds or leaves out is found in the format where it is."""
    found = findings(fairness(compared(), renderer=renderer), check)
    assert [("not_met", form) for form in formats] == [(outcome, path) for outcome, _, path, _ in found]


def test_ranks_that_are_asked_for_are_stated() -> None:
    """Whoever asks for ranks gets them, and it is said that they are there."""
    said = "ranks are shown, as asked; outputs say what a rank does not mean"
    assert [("stated", "", "", said)] == findings(fairness(compared(ranked=True)), "no-ranks-unless-asked")


def test_limits_that_are_left_out_are_found() -> None:
    """An output that leaves out a limit is named, with the limit."""
    found = findings(fairness(compared(), renderer=silent), "limits-are-printed")
    expected = ("not_met", "arcadia", "text: limits.0")
    assert (8, expected) == (len(found), found[0][:3])


def test_a_record_without_limits_is_found() -> None:
    """A record that states no limit is named."""
    said = "the record states no limit of its sources; add 'limits'"
    assert [("not_met", "borduria", "limits", said)] == findings(
        fairness(compared(record(), record("borduria", limits=[]))), "limits-are-printed"
    )


def test_a_standard_without_its_author_is_found() -> None:
    """A rubric that does not say who published its standard is named."""
    found = findings(fairness(compared(under=rubric(standard={"title": "The pledge"}))), "standard-is-printed")
    said = "the rubric does not say who published its standard; add 'publisher'"
    assert [("not_met", "", "standard.publisher", said)] == found


SOURCE: Data = {"title": "Gazette", "publisher": "Press", "kind": "official_act"}


def test_a_source_that_is_newer_than_the_declared_day_is_found() -> None:
    """A record cannot rest on what came after the day up to which sources were looked for."""
    said = "the source is of 2002-04, after the declared 2001-12-31"
    assert [("not_met", "arcadia", "sources.gazette.date", said)] == findings(
        fairness(compared(record(as_of="2001-12-31"))), "as-of-dates"
    )


def test_a_record_without_any_date_is_found() -> None:
    """A record must say up to when it goes, or have a source that does."""
    bare = record(sources={"gazette": SOURCE})
    said = "no source bears a date, and the record declares no 'as_of'"
    assert [("not_met", "arcadia", "", said)] == findings(fairness(compared(bare)), "as-of-dates")


@pytest.mark.parametrize(
    ("source", "outcome", "said"),
    [
        ({"date": "2002"}, "not_met", "neither an address nor a hash; say why in its 'note', or add it"),
        ({"sha256": "0" * 64}, "not_met", "no date; say why in its 'note', or add it"),
        ({"note": "No day."}, "stated", "no date and neither an address nor a hash; its note says: No day."),
    ],
)
def test_sources_that_nobody_can_find_are_found(source: Data, outcome: str, said: str) -> None:
    """What counts rests on a source with a date and a place; a note that says why not is a statement."""
    loose = record(sources={"gazette": {**SOURCE, **source}})
    found = findings(fairness(compared(loose)), "dated-and-located-sources")
    assert [(outcome, "arcadia", "sources.gazette", f"2 acts rest on 'gazette', which bears {said}")] == found


def test_values_without_evidence_are_found() -> None:
    """A level that rests on no source is named."""
    assert [("not_met", "arcadia", "deeds.open", "1 value rests on no source")] == findings(
        fairness(compared(record(observations={"open": "yes"}))), "dated-and-located-sources"
    )


def longer(**parts: Any) -> Record:
    """Return the second record with three documents where the first has one."""
    first = dict(record().sources["gazette"])
    return record("borduria", sources={"gazette": first, "other": first, "third": first}, **parts)


def test_unequal_exposure_is_stated() -> None:
    """Where there was more to look at for one than for another, each has limits and the difference is said."""
    found = findings(fairness(compared(record(), longer())), "equal-exposure")
    assert [
        ("stated", "", "", "documents: from 1 to 3, 3.0 times as much"),
        ("stated", "", "", "characters: from 900 to 2,700, 3.0 times as much"),
    ] == found


def test_unequal_exposure_without_a_word_is_found() -> None:
    """Who differs in what there was to look at, and says nothing of its limits, is named."""
    found = findings(fairness(compared(record(), longer(limits=[]))), "equal-exposure")
    said = "what there was to look at differs (documents: 3; characters: 2,700), and its 'limits' say nothing"
    assert ("not_met", "borduria", "limits", said) == found[-1]


def test_exposure_may_differ_by_as_much_as_is_stated() -> None:
    """What differs by the stated factor exactly is equal enough."""
    thresholds = Thresholds(factor=Fraction(3))
    assert [] == findings(fairness(compared(record(), longer()), thresholds=thresholds), "equal-exposure")


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (None, ("not_met", "arcadia", "reply", "the record does not say whether it was asked to reply")),
        ({"status": "not_asked"}, ("stated", "arcadia", "reply.status", "it was not asked to reply")),
        ({"status": "received"},
         ("not_met", "arcadia", "reply.text", "its reply was received, and the record does not hold it")),
    ],
)  # fmt: skip
def test_a_reply_is_recorded(reply: Data | None, expected: tuple[str, str, str, str]) -> None:
    """Every record says whether its subject was asked, and holds what it answered."""
    assert [expected] == findings(fairness(compared(record(reply=reply))), "right-of-reply")


@pytest.mark.parametrize("status", ["asked", "declined"])
def test_who_was_asked_was_asked(status: str) -> None:
    """Nothing more is asked of a record whose subject was asked, and has not answered or will not."""
    assert [] == findings(fairness(compared(record(reply={"status": status}))), "right-of-reply")


def partisan() -> Rubric:
    """Return a rubric that judges the courts of one party only, by an attribute that repeats the party."""
    some = criterion("courts", applies_to={"where": {"side": "party of arcadia"}})
    return rubric(dimensions=[{"id": "deeds", "title": "Deeds", "criteria": [criterion("press"), some]}])


def test_a_rubric_that_sees_the_party_is_found() -> None:
    """A rubric that asks for an attribute which holds the party gives other numbers under other names."""
    setting_back = [action("one", "press"), action("two", "courts", themes={"courts": "sets_back"})]
    pair = [
        record(
            name,
            actions=setting_back,
            observations={},
            subject={"id": name, "name": name.title(), "party": f"party of {name}", "attributes": {"side": side}},
        )
        for name, side in (("arcadia", "party of arcadia"), ("borduria", "party of borduria"))
    ]
    found = findings(fairness(compare(partisan(), pair)), "blindness")
    said = "scored under other names, its numbers change: the whole, deeds, deeds.courts"
    assert ("not_met", "arcadia", "the whole", said) == found[0]


GONE = {"date": "2020-01-02", "what": "A date was wrong.", "why": "A slip."}
KEPT = {"date": "2020-01-03", "what": "A name was wrong.", "why": "A slip."}


def corrected(part: Any, *corrections: dict[str, str]) -> Any:
    """Return a rubric or a record with corrections."""
    return type(part).model_validate({**part.model_dump(by_alias=True, exclude_none=True), "corrections": corrections})


def test_corrections_that_were_published_must_stay() -> None:
    """One that an earlier edition had and that is gone is found, in records and in the rubric; a new one is not."""
    one = compared()
    before = (corrected(one.rubric, GONE), [corrected(one.cards[0].record, GONE)])
    said = "the correction of 2020-01-02 was published and is not here: A date was wrong."
    subject = one.cards[0].record.subject.id
    assert [("not_met", "", "rubric.corrections", said), ("not_met", subject, "corrections", said)] == findings(
        fairness(one, published=before), "corrections-only-grow"
    )
    assert [] == findings(fairness(one, published=(one.rubric, [one.cards[0].record])), "corrections-only-grow")


def test_without_an_earlier_edition_nothing_is_said_of_corrections() -> None:
    """The check does not apply, and says how it would."""
    said = "no earlier edition is given; name the folder of one by --since"
    assert [("not_applicable", "", "", said)] == findings(fairness(compared()), "corrections-only-grow")
