"""The doors of rendering: what is asked for, and how words and numbers read."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from spec.builders import (
    action,
    by_evidence,
    by_measure,
    card_of,
    children,
    dimension,
    leaf,
    record_of,
    rubric_of,
    seen,
)

from scorecard.problem import OutputError, Problem, Severity
from scorecard.reading.manual import manual
from scorecard.rendering.diagnostic import problems_as_text
from scorecard.rendering.formats import FORMATS
from scorecard.rendering.problem_formats import PROBLEM_FORMATS, problems_as_github, problems_as_json, problems_as_sarif
from scorecard.rendering.render import render
from scorecard.rendering.words import percent, rank_text, score_cell, whole
from scorecard.scoring.compare import compare
from scorecard.scoring.diff import diff
from scorecard.source import Location, Pointer

PROBLEM = Problem(
    code="unknown-level",
    message="no level 'parital' in scale practice",
    pointer=Pointer(("observations", "tenders", "level")),
    location=Location("a.yaml", 5, 12, 7, "    level: parital"),
    allowed=("none", "partial", "full"),
    allowed_at="b.yaml:9:5",
    hint="did you mean 'partial'?",
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "markdwn",
            "no format 'markdwn'; formats: text, markdown, html, latex, csv, csv-excel, json; did you mean 'markdown'?",
        ),
        ("", "no format ''; formats: text, markdown, html, latex, csv, csv-excel, json"),
        ("\x1b", "no format '\\x1b'; formats: text, markdown, html, latex, csv, csv-excel, json"),
    ],
)
def test_an_unknown_format_names_the_known(name: str, text: str) -> None:
    """A format that there is not is refused with those that there are."""
    with pytest.raises(OutputError) as raised:
        render(children(1), name)
    assert text == str(raised.value)


@pytest.mark.parametrize("format_", FORMATS)
def test_every_output_prints_the_standard(format_: str) -> None:
    """Whose standard the rubric states stands in every format of every result."""
    card = children(1)
    results = (card, compare(card.rubric, [card.record]), card.rubric)
    assert [True] * 3 == ["Pledge of the town council" in render(result, format_) for result in results]


@pytest.mark.parametrize(
    ("share", "text"), [(None, "–"), (Fraction(1, 3), "33 %"), (Fraction(1, 200), "1 %"), (Fraction(1), "100 %")]
)
def test_a_share_is_a_whole_per_cent(share: Fraction | None, text: str) -> None:
    """A share is rounded half up to a whole per cent; none is a dash."""
    assert text == percent(share)


@pytest.mark.parametrize(("number", "text"), [(None, "–"), (0, "0"), (1234567, "1,234,567")])
def test_a_count_has_commas(number: int | None, text: str) -> None:
    """A count has a comma at each thousand; none is a dash."""
    assert text == whole(number)


def test_cells_say_what_a_score_rests_on() -> None:
    """A cell is a score, a documented score with its bounds, or the word for why there is none."""
    evidence = {
        name: by_evidence(name, theme) for name, theme in (("full", "press"), ("thin", "courts"), ("none", "elections"))
    }
    card = card_of(
        rubric_of(*evidence.values(), by_measure("known"), by_measure("out")),
        record_of(
            action("a"), action("b"), action("c", {"courts": "advances"}),
            observations_of="open_books@1", observations={"known": 1, "out": "not_applicable"},
        ),
    )  # fmt: skip
    cells = {name: score_cell(card[name]).lines for name in (*evidence, "known", "out")}
    assert {
        "full": ("documented 100", "could be 50 to 100"),
        "thin": ("too few acts", "could be 25 to 100"),
        "none": ("not known", "could be 0 to 100"),
        "known": ("100",),
        "out": ("not applicable",),
    } == cells


def test_equality_is_never_signed() -> None:
    """Equality is no direction: it is shown without a sign even where scores run below zero."""
    members = {
        name: [{"target": code, "from": "1950-01-01", "source": "list"}]
        for name, code in (("near", "NOR"), ("far", "CUB"))
    }
    relations = {
        "format": "relations/1", "id": "relations", "version": "1.0.0", "title": "Who", "as_of": "2009-01-20",
        "sources": {"list": {"title": "A list", "publisher": "The government"}},
        "groups": {name: {"title": name, "definition": name, "members": found} for name, found in members.items()},
    }  # fmt: skip
    criterion = {
        "id": "same",
        "groups": {"of": ["near", "far"], "by": "equality", "themes": ["press"], "enough": 1, "scrutiny": []},
    }
    rubric = rubric_of(criterion, relations=relations, show={"from": -100, "to": 100})
    card = card_of(rubric, record_of(action("a", targets=["NOR"]), action("b", targets=["CUB"])))
    assert ("100",) == score_cell(card["same"]).lines


def test_a_problem_is_drawn() -> None:
    """A problem is drawn with its line of text, its place, what is allowed and what to do."""
    assert """\
a.yaml:5:12: error[unknown-level]: no level 'parital' in scale practice
  |
5 |     level: parital
  |            ^^^^^^^
  = at:      observations.tenders.level
  = allowed: none, partial, full   (b.yaml:9:5)
  = help:    did you mean 'partial'?

1 error
""" == problems_as_text([PROBLEM])


@pytest.mark.parametrize(
    ("problems", "line"),
    [
        ([PROBLEM] * 2, "2 errors"),
        ([PROBLEM] * 101, "101 errors; 1 of them not shown"),
        ([Problem(code="x", message="y", severity=Severity.WARNING)], "0 errors, 1 warning"),
    ],
)
def test_problems_are_counted(problems: list[Problem], line: str) -> None:
    """The last line counts the problems, and those that are not shown."""
    assert problems_as_text(problems).endswith(f"\n{line}\n")


def test_a_long_line_is_cut_around_the_mark() -> None:
    """Of a very long line the part around the problem is shown."""
    problem = Problem(
        code="x", message="y", location=Location("a.yaml", 1, 5_000, 3, "a" * 4_999 + "BAD" + "c" * 5_000)
    )
    lines = problems_as_text([problem]).split("\n")
    start = lines[3].index("^")
    assert ("BAD", "^^^", True) == (lines[2][start : start + 3], lines[3][start:], len(lines[2]) < 200)


@pytest.mark.parametrize("name", ["json", "sarif"])
def test_problems_are_json(name: str) -> None:
    """For programs problems are JSON with every part."""
    assert "unknown-level" in json.dumps(json.loads(PROBLEM_FORMATS[name]([PROBLEM], manual().codes)))


def test_sarif_says_what_codes_mean_and_where_problems_are() -> None:
    """For code scanners each code has its meaning, and each finding its place in an address that may hold blanks."""
    problem = replace(PROBLEM, location=Location("my rubric.yaml", 5, 12, 7), severity=Severity.WARNING)
    run = json.loads(problems_as_sarif([problem], manual().codes))["runs"][0]
    rule, finding = run["tool"]["driver"]["rules"][0], run["results"][0]
    assert ("unknown-level", manual().codes["unknown-level"].what) == (rule["id"], rule["shortDescription"]["text"])
    assert ("unknown-level", 0, "warning") == (finding["ruleId"], finding["ruleIndex"], finding["level"])
    assert [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "my%20rubric.yaml"},
                "region": {"startLine": 5, "startColumn": 12, "endColumn": 19},
            }
        }
    ] == finding["locations"]


def test_errors_come_before_warnings() -> None:
    """Warnings never push an error out of what is shown."""
    warning = replace(PROBLEM, code="x", severity=Severity.WARNING)
    first = problems_as_text([*[warning] * 150, PROBLEM]).partition("\n")[0]
    assert "error[unknown-level]" in first


def test_a_problem_without_a_place_is_data_too() -> None:
    """A problem of a document built in Python has no place."""
    bare = Problem(code="x", message="y")
    found = [json.loads(problems_as_json([bare]))[0]["line"], problems_as_github([bare])]
    assert [None, "::error title=x::y\n"] == found


def test_a_problem_is_a_workflow_command() -> None:
    """For GitHub a problem is one line, and what would end a property or the line is escaped."""
    problem = Problem(code="x", message="50 %\nof", hint="a,b", location=Location("a:b,c.yaml", 3, 4))
    assert "::error file=a%3Ab%2Cc.yaml,line=3,col=4,title=x::50 %25%0Aof; a,b\n" == problems_as_github([problem])


def test_a_window_is_printed() -> None:
    """A comparison of a part of each time in office says which, and how many acts lie outside it."""
    record = record_of(action("a", date="2002"), action("b"))
    text = render(compare(rubric_of(by_evidence()), [record], window="4y"))
    assert (True, True) == ("window 4y of each time in office" in text, "Acts left out       1" in text)


def test_a_rubric_prints_all_its_reasons() -> None:
    """Every reason that a rubric gives is printed: of weights, measures, levels, points and choices."""
    measure = {**by_measure("a", why="Because of A."), "why": "Because of B."}
    criteria = (measure, {"id": "b", "scale": "practice"}, by_evidence())
    text = render(
        rubric_of(
            *criteria,
            scales={"practice": {"no": {"score": 0, "why": "Because of C."}}},
            evidence={"stages": {"stated": {"value": "1/5", "why": "Because of D."}}, "why": {"net": "Because of E."}},
            bands=[{"from": 0, "label": "low", "why": "Because of F."}],
            why={"missing": "Because of G."},
        )
    )
    assert [] == [f"Because of {letter}." for letter in "ABCDEFG" if f"Because of {letter}." not in text]


def test_numbers_stay_numbers_in_a_spreadsheet() -> None:
    """What a spreadsheet reads as a date is no number: a value is written so that it stays one."""
    lines = render(children("1/2", 1, weights=("1/3", 1)).rubric, "csv-excel").split("\r\n")
    assert [] == [line for line in lines if ",1/3," in line]


def test_text_with_lines_is_one_line_in_html() -> None:
    """A line end in a text is white space in HTML, not an escape."""
    record = record_of(limits=["one\ntwo"], observations={"c1": 1})
    assert "one two" in " ".join(render(card_of(rubric_of(by_measure("c1")), record), "html").split())


def test_detail_shows_the_criteria() -> None:
    """A comparison shows the outermost dimensions, and on request what is below them."""
    comparison = compare(rubric_of(by_measure("delay")), [seen(delay=1)])
    assert [False, True] == ["\n  delay" in render(comparison, detail=detail) for detail in (False, True)]


def test_a_difference_of_nothing_says_so() -> None:
    """Where no meaning changed, that is said, with what compares and whose scores stay."""
    rubric = rubric_of(by_measure("delay"))
    text = render(diff(rubric, rubric_of(leaf("delay", title="Delay")), [seen(delay=1)]))
    assert [
        "Changes: Nothing that a score depends on; their scores compare.",
        "Comparable: all scores mean the same in both",
        "Scores: No score of arcadia moves.",
    ] == text.strip().split("\n\n")[-3:]


def test_bands_of_a_comparison_need_exact_scores() -> None:
    """A row of bands stands only where nothing that counts is unknown for anybody."""
    rubric = rubric_of(by_measure("a"), by_measure("b"), bands=[{"from": 0, "label": "low"}])
    sure, unsure = seen(a=1, b=1), seen(a=1)
    assert [True, False] == ["\nBand " in render(compare(rubric, [each])) for each in (sure, unsure)]


def test_pairs_of_many_are_counted() -> None:
    """Of many subjects it is said how many pairs the data separate, and not which."""
    records = [
        record_of(subject={"id": f"s{place}", "name": f"S {place}"}, observations={"delay": number})
        for place, number in enumerate((1, 0, 0, "1/4", "1/2", 1, 1, "not_assessed", "not_applicable"))
    ]
    text = render(compare(rubric_of(by_measure("delay")), records))
    said = "17 are separated, 4 are exactly level, 7 are not, 8 cannot be compared by the data."
    *lines, last = [line for line in text.split("\n") if line.startswith("Separation: ")]
    assert [f"Separation: Of 36 pairs on {title}, {said}" for title in ("All together", "books")] == lines
    assert last.startswith("Separation: Where the data do not separate two subjects, the higher score alone does not")


@pytest.mark.parametrize(("number", "pointed"), [("not_assessed", True), ("1/4", False)], ids=["open", "separated"])
def test_a_comparison_points_to_what_holds_where_the_data_do_not_separate(number: str, *, pointed: bool) -> None:
    """Where two are not separated, one line says where to read on; where all are, none does."""
    records = [
        record_of(subject={"id": f"s{place}", "name": f"S {place}"}, observations={"delay": each})
        for place, each in enumerate((number, "3/4"))
    ]
    text = render(compare(rubric_of(by_measure("delay")), records))
    said = (
        "'scorecard robustness', run on the same records, tells what holds under other weights, judgements and ways to"
    )
    assert pointed == (said in text)


@pytest.mark.parametrize(("rank", "text"), [(None, "–"), (Fraction(2), "2"), (Fraction(5, 2), "2.5")])
def test_a_rank_is_whole_or_half(rank: Fraction | None, text: str) -> None:
    """A rank is a whole number, or a half where places are shared; none is a dash."""
    assert text == rank_text(rank)


def test_problems_have_every_part_for_programs() -> None:
    """A problem in JSON has its place, what was found, what is allowed and what helps; letters stay letters."""
    problem = replace(PROBLEM, found="é", severity=Severity.WARNING)
    text = problems_as_json([problem])
    assert [
        {
            "code": "unknown-level",
            "severity": "warning",
            "message": "no level 'parital' in scale practice",
            "path": "a.yaml",
            "line": 5,
            "column": 12,
            "at": "observations.tenders.level",
            "found": "é",
            "allowed": ["none", "partial", "full"],
            "help": "did you mean 'partial'?",
        }
    ] == json.loads(text)
    assert '\n    "found": "é",\n' in text


def test_sarif_is_what_scanners_read() -> None:
    """The log names its version and its schema, and the tool that found the problems."""
    log = json.loads(problems_as_sarif([PROBLEM], manual().codes))
    run = log.pop("runs")[0]
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    assert ({"$schema": schema, "version": "2.1.0"}, "scorecard", "unicodeCodePoints") == (
        log,
        run["tool"]["driver"]["name"],
        run["columnKind"],
    )


def test_rows_have_a_column_for_each_part() -> None:
    """A result as a row has the columns that tables are made of."""
    (row, *_) = card_of(rubric_of(by_measure("delay"), bands=[{"from": 0, "label": "low"}]), seen(delay=1)).to_rows()
    assert ("low", 1) == (row["band"], row["score"])


def test_criteria_of_a_sum_are_shown_in_points() -> None:
    """Under a sum over criteria, each is shown in its marks however deep it stands."""
    inner = dimension("inner", leaf("delay", out_of=5))
    rubric = rubric_of(dimensions=[dimension("outer", dimensions=[inner], aggregate="sum", over="criteria")])
    assert ("5 of 5",) == score_cell(card_of(rubric, seen(delay=1))["delay"]).lines
