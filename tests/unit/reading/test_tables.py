"""Tables of text: what their cells become, and the cell that each problem is reported at."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest

import scorecard as sc
from unit.reading.tables import ACTION_HEAD, ACTIONS, HEAD, LONG, WIDE, faults_in, put, records_in, seen_in

ROWS = "town,days_late,seats\nArcadia,21,15\nLakeside,4.50,9\n"
VOTES = "member,chamber,vote,position\n12,house,5,+\n12,house,19,-\n40,house,5,nv\n40,house,19,n/a\n"
ACT = "Arcadia,1,2022-05,Opened the ledger.,carried_out,anti_corruption: advances,,,,,,,item 4,\n"


@pytest.mark.parametrize(
    "text",
    [
        ROWS,
        ROWS.replace("\n", "\r\n"),
        "\ufeff" + ROWS,
        ROWS.replace("Arcadia", '"Arcadia"').replace("21", " 21 "),
        ROWS.replace("Lakeside", "\n,,\nLakeside"),
        ROWS.rstrip("\n"),
        ROWS + "\n\n",
    ],
    ids=["plain", "CRLF", "byte order mark", "quotes and blanks", "empty rows", "no last line end", "empty last rows"],
)
def test_a_table_reads_alike_however_it_was_saved(text: str, tmp_path: Path) -> None:
    """Line ends, a byte order mark, quotation marks, blanks around cells and empty rows change nothing."""
    found = [(record.subject.id, record.subject.name, seen_in(record)) for record in records_in(tmp_path, WIDE, text)]
    assert [
        ("arcadia", "Arcadia", {"days_late": "21", "seats": "15"}),
        ("lakeside", "Lakeside", {"days_late": "9/2", "seats": "9"}),
    ] == found


@pytest.mark.parametrize(("delimiter", "mark"), [('";"', ";"), ("tab", "\t"), ('"|"', "|")])
def test_a_mapping_says_what_stands_between_cells(delimiter: str, mark: str, tmp_path: Path) -> None:
    """A mapping may name another delimiter than the comma."""
    [first, _] = records_in(tmp_path, f"{WIDE}delimiter: {delimiter}\n", ROWS.replace(",", mark))
    assert {"days_late": "21", "seats": "15"} == seen_in(first)


def test_a_wrong_delimiter_is_named_as_what_it_may_be(tmp_path: Path) -> None:
    """A table that seems to have one column lacks the columns of the mapping, and the help says why."""
    path, form = put(tmp_path, WIDE, ROWS.replace(",", ";"))
    problems = sc.check([path], mapping=form).problems
    assert {"unknown-column"} == {problem.code for problem in problems}
    assert {"the table has one column; say in the mapping what its delimiter is"} == {one.hint for one in problems}


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("0.000337947256097723", "337947256097723/1000000000000000000"),
        ("1e-3", "1/1000"),
        ("53/60", "53/60"),
        ("-0.5", "-1/2"),
        ("007", None),
        ("1,234", None),
        ("1 234", None),
        ("1_000", None),
        ("+5", None),
        (".5", None),
        ("NaN", None),
        ("=1+1", None),
    ],
)
def test_a_number_is_its_literal_or_a_problem(cell: str, number: str | None, tmp_path: Path) -> None:
    """A cell of numbers keeps its literal exactly, and what is no plain number is not guessed."""
    text = f'town,days_late,seats\nArcadia,"{cell}",1\n'
    if number is None:
        found = faults_in(tmp_path, WIDE, text)
        assert [f"table.csv:2:2: error[bad-number]: '{cell}' in column 'days_late': expected a number"] == found
    else:
        [record] = records_in(tmp_path, WIDE, text)
        assert number == str(record.observations["days_late"].number)


def test_a_number_of_too_many_digits_is_a_problem(tmp_path: Path) -> None:
    """A number has at most 18 digits, as in any document."""
    text = "town,days_late,seats\nArcadia,1.0000000000000000001,1\n"
    assert ["table.csv:2:2: error[number-size]: the number 1.0000000000000000001 is too long"] == faults_in(
        tmp_path, WIDE, text
    )


def test_text_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    """A name that starts with = is a name."""
    mapping = HEAD.replace("id: town", "id: town, name: name") + "wide: {criteria: [seats]}\n"
    [record] = records_in(tmp_path, mapping, "town,name,seats\nArcadia,=HYPERLINK(1),1\n")
    assert "=HYPERLINK(1)" == record.subject.name


def test_a_cell_may_hold_lines(tmp_path: Path) -> None:
    """A line end between quotation marks belongs to the cell; rows are counted, not lines."""
    mapping = HEAD.replace("id: town", "id: town, name: name") + "wide: {criteria: [seats]}\n"
    text = 'town,name,seats\nArcadia,"Town of\nArcadia",1\nLakeside,Lakeside,many\n'
    assert ["table.csv:3:3: error[bad-number]: 'many' in column 'seats': expected a number"] == faults_in(
        tmp_path, mapping, text
    )
    [record] = records_in(tmp_path, mapping, text.partition("Lakeside")[0])
    assert "Town of\nArcadia" == record.subject.name


def test_every_bad_cell_is_reported_at_once(tmp_path: Path) -> None:
    """Problems of many rows come together, in the order of rows and columns."""
    text = "town,days_late,seats\nArcadia,x,y\n,1,2\nLakeside,,3\nLakeside,1,2\nEast,1\n"
    assert [
        "table.csv:2:2: error[bad-number]: 'x' in column 'days_late': expected a number",
        "table.csv:2:3: error[bad-number]: 'y' in column 'seats': expected a number",
        "table.csv:3:1: error[blank-cell]: the cell of column 'town' is empty",
        "table.csv:4:2: error[blank-cell]: the cell of column 'days_late' is empty",
        "table.csv:5:1: error[repeated-row]: the subject 'lakeside' stands in row 4 already",
        "table.csv:6:3: error[ragged-row]: the row has 2 cells, and the header 3",
    ] == faults_in(tmp_path, WIDE, text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "table.csv:1:1: error[unnamed-column]: the table has no header in its first row"),
        (",,\n1,2,3\n", "table.csv:1:1: error[unnamed-column]: the table has no header in its first row"),
        ('town,days_late,seats\nArcadia,"21,15\n', "table.csv:2:1: error[syntax]: the table cannot be read"),
        ('town,days_late,seats\nArcadia,"21"x,15\n', "table.csv:2:1: error[syntax]: the table cannot be read"),
        ("town,days_late,seats\nArc\x00adia,21,15\n", "table.csv:2:1: error[forbidden-character]: the character \\x00"),
        ("town,days_late,seats\nArc\u202eadia,21,15\n", "table.csv:2:1: error[forbidden-character]"),
        ("town,days_late,seats,no\u200fte\n", "table.csv:1:4: error[forbidden-character]"),
        ("town,days_late,seats\rArcadia,21,15\r", "table.csv:1:21: error[forbidden-character]: the character \\r"),
    ],
)
def test_what_is_no_table_is_refused_at_its_place(text: str, line: str, tmp_path: Path) -> None:
    """A table without a header, with a quotation mark left open or with hidden characters is refused."""
    assert line == faults_in(tmp_path, WIDE, text)[0][: len(line)]


def test_bytes_of_another_encoding_are_refused(tmp_path: Path) -> None:
    """A table that is not UTF-8 is refused at the first byte that is none."""
    assert ["table.csv:2:3: error[not-utf8]: the file is not UTF-8 text"] == faults_in(
        tmp_path, WIDE, ROWS.replace("Arcadia", "Arcädia").replace("Ar", "A").encode("latin-1")
    )


def test_a_long_table_gives_subjects_in_the_order_of_their_first_rows(tmp_path: Path) -> None:
    """Rows of one subject add up, and ids are made of columns with their prefix."""
    lines = VOTES.splitlines()
    records = records_in(tmp_path, LONG, "\n".join([lines[0], lines[3], *lines[1:3], lines[4]]))
    assert [
        ("member_40", {"v5": "not_found", "v19": "not_applicable"}),
        ("member_12", {"v5": "yea", "v19": "nay"}),
    ] == [(record.subject.id, seen_in(record)) for record in records]
    assert {"chamber": "house"} == records[0].subject.attributes


def test_a_filter_chooses_rows(tmp_path: Path) -> None:
    """Only rows that say one of the wanted words in a column are read; others may hold anything."""
    records = records_in(tmp_path, f"{LONG}where: {{vote: ['5', '7'], chamber: house}}\n", VOTES + "12,senate,x,what\n")
    assert [["v5"], ["v5"]] == [list(record.observations) for record in records]


def test_rows_can_be_left_out(tmp_path: Path) -> None:
    """Rows that say one of the unwanted words in a column are not read."""
    records = records_in(tmp_path, f"{LONG}except: {{vote: ['5', '7']}}\n", VOTES)
    assert [["v19"], ["v19"]] == [list(record.observations) for record in records]


def test_a_subject_is_described_alike_in_every_row(tmp_path: Path) -> None:
    """A row that says otherwise of its subject than its first row names that row."""
    line = "table.csv:3:2: error[differing-rows]: the chamber of the subject 'member_12' is 'senate' here, "
    found = faults_in(tmp_path, LONG, VOTES.replace("12,house,19", "12,senate,19"))
    assert [f"{line}and 'house' in row 2"] == found


def test_a_missing_name_is_one_problem(tmp_path: Path) -> None:
    """An empty name is reported at its cell, and nothing follows from it."""
    mapping = HEAD.replace("id: town", "id: town, name: [code, name]") + "wide: {criteria: [seats]}\n"
    found = faults_in(tmp_path, mapping, "town,code,name,seats\nArcadia,,,1\nLakeside,LAK,#REF!,1\n")
    assert [
        "table.csv:2:2: error[blank-cell]: the cell of column 'code' is empty",
        "table.csv:2:3: error[blank-cell]: the cell of column 'name' is empty",
        "table.csv:3:3: error[error-in-cell]: the cell holds the error #REF!",
    ] == found


def test_terms_and_attributes_may_be_empty(tmp_path: Path) -> None:
    """What a row leaves empty about its subject is not known."""
    mapping = (
        "format: mapping/1\n"
        "subject: {id: town, kind: town, attributes: {party: party}, terms: {from: start, to: end}}\n"
        "wide: {criteria: [seats]}\n"
    )
    text = "town,party,start,end,seats\nArcadia,,2001-01-20,2005-01-20,1\nLakeside,Blue,2002-01-20,,1\nEast,,,,1\n"
    subjects = [record.subject for record in records_in(tmp_path, mapping, text)]
    assert [{}, {"party": "Blue"}, {}] == [subject.attributes for subject in subjects]
    terms = [[(term.since, term.to) for term in subject.terms] for subject in subjects]
    assert [[("2001-01-20", "2005-01-20")], [("2002-01-20", None)], []] == terms
    assert ["table.csv:2:4: error[term-reversed]: the term ends on 2005-01-20, before it starts on 2011-01-20"] == (
        faults_in(tmp_path, mapping, text.replace("2001", "2011"))
    )


def test_problems_of_a_record_are_reported_at_their_cells(tmp_path: Path) -> None:
    """What only the record as a whole shows, and what a rubric does not know, points at the table's cell."""
    text = ACTION_HEAD + ACT + ACT.replace(",1,", ",2,").replace("2022-05", "May").replace("carried_out", "done")
    assert [
        (
            "table.csv:3:3: error[bad-date]: 'May': expected a date such as 1996-04-03, 1996-04, 1996, 1996~, "
            "1993/1994, ../2020 or 1996/.."
        ),
        "table.csv:3:5: error[unknown-word]: 'done' is not one of the words allowed here",
    ] == faults_in(tmp_path, ACTIONS.replace("source: source, ", ""), text)


def test_an_action_is_read_from_its_row(tmp_path: Path) -> None:
    """Themes, targets, status, evidence and a link to another action come from the cells of one row."""
    row = (
        'Arcadia,2,2023,Opened it again.,engaged,anti_corruption: advances; press_freedom: mixed,report,"FRA, DEU",'
        "reversed,1,By the mayor alone.,audit,page 3,open to all\n"
    )
    [record] = records_in(tmp_path, ACTIONS, ACTION_HEAD + ACT.replace(",,item", ",minutes,item") + row)
    assert {
        "id": "act_2",
        "date": "2023",
        "summary": "Opened it again.",
        "stage": "engaged",
        "themes": {"anti_corruption": "advances", "press_freedom": "mixed"},
        "instrument": "report",
        "targets": ("FRA", "DEU"),
        "status": {"state": "reversed"},
        "evidence": ({"source": "audit", "at": "page 3", "quote": "open to all"},),
        "same_act": "act_1",
        "because": "By the mayor alone.",
    } == record.actions[1].model_dump(exclude_unset=True)
    assert ["minutes", "audit"] == list(record.sources)


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (",1,", ",?,", ["2:2: error[no-id]: no id can be made of '?'"]),
        (",1,", ",,", ["2:2: error[blank-cell]: the cell of column 'number' is empty"]),
        ("Opened the ledger.", "", ["2:4: error[blank-cell]: the cell of column 'what' is empty"]),
        (": advances", "", ["2:6: error[themes-in-cell]: 'anti_corruption' names no theme and direction"]),
        (
            ": advances",
            ": advances; anti_corruption: mixed",
            ["2:6: error[themes-in-cell]: 'anti_corruption: mixed' names the theme again"],
        ),
        ("anti_corruption", "anti_coruption", ["2:6: error[unknown-theme]: no theme 'anti_coruption'"]),
        (",minutes,", ",minute,", ["2:12: error[unknown-source]: no source 'minute'"]),
        (",minutes,item 4", ",,", [
            "2:12: error[blank-cell]: the cell of column 'source' is empty",
            "2:13: error[blank-cell]: the cell of column 'item' is empty",
        ]),
    ],
)  # fmt: skip
def test_a_bad_cell_of_an_action_is_found(old: str, new: str, lines: list[str], tmp_path: Path) -> None:
    """Each fault of an action's row is reported at its cell, and what refers to the action says nothing of it."""
    second = ACT.replace(",1,", ",2,").replace(",,,,,,,item", ",,,,1,,minutes,item")
    text = ACTION_HEAD + ACT.replace(",,item", ",minutes,item").replace(old, new) + second
    found = faults_in(tmp_path, ACTIONS, text)
    assert [f"table.csv:{line}" for line in lines] == [line for line in found if "unknown-action" not in line]


def test_what_refers_to_a_bad_action_is_no_problem(tmp_path: Path) -> None:
    """An action whose row has problems is there all the same for others that repeat it."""
    second = ACT.replace(",1,", ",2,").replace(",,,,,,,item", ",,,,1,,minutes,item")
    text = ACTION_HEAD + ACT.replace(",,item", ",minute,item") + second
    assert ["table.csv:2:12: error[unknown-source]: no source 'minute'"] == faults_in(tmp_path, ACTIONS, text)


def test_what_refers_to_no_action_is_a_problem_beside_a_bad_one(tmp_path: Path) -> None:
    """Only what refers to an action that was left out is passed over; what refers to none is not."""
    bad = ACT.replace("Opened the ledger.", "").replace(",,item", ",minutes,item")
    lost = ACT.replace(",1,", ",2,").replace(",,,,,,,item", ",,,,9,,minutes,item")
    assert [
        "table.csv:2:4: error[blank-cell]: the cell of column 'what' is empty",
        "table.csv:3:10: error[unknown-action]: no action 'act_9'",
    ] == faults_in(tmp_path, ACTIONS, ACTION_HEAD + bad + lost)


def test_an_action_twice_names_the_first_row(tmp_path: Path) -> None:
    """Two rows with one action id are a problem at the second."""
    text = ACTION_HEAD + (ACT * 2).replace(",,item", ",minutes,item")
    line = "table.csv:3:2: error[repeated-row]: the action 'act_1' of this subject stands in row 2 already"
    assert [line] == faults_in(tmp_path, ACTIONS, text)


def test_rows_may_describe_their_sources(tmp_path: Path) -> None:
    """A source is made of the cells of its rows, which must say the same of it."""
    evidence = (
        "evidence: {source: name, at: item, publication: {title: name, publisher: by, kind: kind, date: of, url: web}}"
    )
    mapping = f"{HEAD}long: {{criterion: vote, value: value, because: why, {evidence}}}\n"
    head = "town,vote,value,why,name,item,by,kind,of,web\n"
    one = "Arcadia,a,1,,Report 1,page 2,Court,oversight,2021,https://example.org/1\n"
    two = "Arcadia,b,2,As counted.,Report 1,page 3,Court,oversight,2021,https://example.org/1\n"
    [record] = records_in(tmp_path, mapping, head + one + two)
    assert ("report_1", "Court", "2021") == (*record.sources, *[
        text for one in record.sources.values() for text in (one.publisher, one.date)
    ])  # fmt: skip
    assert ("As counted.", "page 3") == (
        record.observations["b"].because,
        record.observations["b"].evidence[0].at,
    )
    assert [
        ("table.csv:3:7: error[differing-rows]: the publisher of the source 'report_1' is 'Bench' here, "
        "and 'Court' in row 2"),
        ("table.csv:3:8: error[differing-rows]: the kind of the source 'report_1' is 'x' here, "
        "and 'oversight' in row 2"),
    ] == faults_in(tmp_path, mapping, head + one + two.replace("Court,oversight", "Bench,x"))  # fmt: skip
    assert ["table.csv:2:5: error[no-id]: no id can be made of '?'"] == faults_in(
        tmp_path, mapping, head + one.replace("Report 1", "?")
    )


def test_what_is_optional_about_a_source_may_be_empty(tmp_path: Path) -> None:
    """A source without a date is a source."""
    evidence = "evidence: {source: name, at: item, publication: {title: name, publisher: by, kind: kind, date: of}}"
    mapping = f"{HEAD}long: {{criterion: vote, value: value, {evidence}}}\n"
    text = "town,vote,value,name,item,by,kind,of\nArcadia,a,1,Report 1,page 2,Court,oversight,\n"
    [record] = records_in(tmp_path, mapping, text)
    assert [None] == [source.date for source in record.sources.values()]


def test_terms_may_have_no_end(tmp_path: Path) -> None:
    """A mapping may name the start of a term only."""
    mapping = "format: mapping/1\nsubject: {id: town, terms: {from: start}}\nwide: {criteria: [seats]}\n"
    [record] = records_in(tmp_path, mapping, "town,start,seats\nArcadia,2001-01-20,1\n")
    assert [("2001-01-20", None)] == [(term.since, term.to) for term in record.subject.terms]


def test_a_flood_of_bad_records_is_cut(tmp_path: Path) -> None:
    """After a thousand problems of records a table is given up."""
    mapping = "format: mapping/1\nsubject: {id: town, terms: {from: start}}\nwide: {criteria: [seats]}\n"
    text = "town,start,seats\n" + "".join(f"t{number},May,1\n" for number in range(2_000))
    assert 1_001 == len(faults_in(tmp_path, mapping, text))


def test_long_rows_may_name_sources_of_the_mapping(tmp_path: Path) -> None:
    """Evidence of observations points into the sources that the mapping describes."""
    mapping = (
        f"{HEAD}sources: {{audit: {{title: Audit, publisher: Court, kind: oversight}}}}\n"
        "long: {criterion: vote, value: value, evidence: {source: where, at: item, quote: words}}\n"
    )
    [record] = records_in(tmp_path, mapping, "town,vote,value,where,item,words\nArcadia,a,1,audit,page 2,one seat\n")
    assert [{"source": "audit", "at": "page 2", "quote": "one seat"}] == [
        one.model_dump() for one in record.observations["a"].evidence
    ]


def test_a_source_of_the_table_is_the_evidence_of_each_cell(tmp_path: Path) -> None:
    """Every number can be followed to the row and the column that it came from."""
    mapping = f"{WIDE}source: book\nsources: {{book: {{title: Yearbook, publisher: Office, kind: independent}}}}\n"
    record = records_in(tmp_path, mapping, ROWS)[1]
    assert [("book", "row 3, column seats")] == [(one.source, one.at) for one in record.observations["seats"].evidence]
    assert ["book"] == list(record.sources)


def test_all_other_columns_may_be_criteria(tmp_path: Path) -> None:
    """Columns that the mapping does not name become criteria whose ids are made of their names."""
    mapping = f"{HEAD}wide:\n  - {{all_other: true, prefix: q_}}\n  - {{criteria: {{seats: Seats}}}}\n"
    [record] = records_in(tmp_path, mapping, "town,ConSpeed,Seats,CO2 (t)\nArcadia,1,2,3\n")
    assert {"q_conspeed": "1", "seats": "2", "q_co2_t": "3"} == seen_in(record)
    assert [
        "table.csv:1:3: error[same-id]: 'co2' makes the criterion 'q_co2', as 'CO2' does in row 1",
        "table.csv:1:4: error[no-id]: no id can be made of '%'",
    ] == faults_in(tmp_path, mapping, "town,CO2,co2,%,Seats\nArcadia,1,2,3,4\n")


def test_two_texts_that_make_one_id_are_a_problem(tmp_path: Path) -> None:
    """Subjects that differ and come to one id name both rows."""
    text = "town,days_late,seats\nSt. Ives,1,2\nSt Ives,1,2\n"
    assert ["table.csv:3:1: error[same-id]: 'St Ives' makes the subject 'st_ives', as 'St. Ives' does in row 2"] == (
        faults_in(tmp_path, WIDE, text)
    )


def test_observations_are_checked_against_a_rubric(tmp_path: Path) -> None:
    """What the rubric says of an observation is reported at the observation's cell."""
    (tmp_path / "rubric.yaml").write_text(
        "format: rubric/1\nid: open_votes\nversion: 1.0.0\ntitle: Votes\nstandard: {title: Pledge}\n"
        "scales: {vote: {nay: 0, yea: 1}}\n"
        "dimensions: [{id: all, title: All, criteria: [{id: v5, scale: vote}]}]\n",
        encoding="utf-8",
    )
    path, form = put(tmp_path, LONG, VOTES)
    found = sc.check([path], rubric=str(tmp_path / "rubric.yaml"), mapping=form).problems
    assert [("unknown-criterion", 3, 3), ("unknown-criterion", 5, 3)] == [
        (problem.code, problem.location.line, problem.location.column) for problem in found if problem.location
    ]
    with pytest.raises(sc.DocumentError) as caught:
        sc.load_records(path, rubric=sc.load_rubric(tmp_path / "rubric.yaml"), mapping=sc.load_mapping(form))
    assert ["unknown-criterion"] * 2 == [problem.code for problem in caught.value.problems]


def test_a_mapping_built_in_python_reads_a_table(tmp_path: Path) -> None:
    """A mapping need not be a file; its own problems then have no line."""
    path, _ = put(tmp_path, WIDE, ROWS)
    parts: dict[str, Any] = {"format": "mapping/1", "subject": {"id": "town"}}
    good = sc.Mapping(**(parts | {"wide": {"criteria": ["seats"]}}))
    assert [["seats"], ["seats"]] == [list(record.observations) for record in sc.load_records(path, mapping=good)]
    with pytest.raises(sc.DocumentError, match=r"^mapping: error\[unknown-column\]: no column 'seat' in "):
        sc.load_records(path, mapping=sc.Mapping(**(parts | {"wide": {"criteria": ["seat"]}})))


def test_a_folder_holds_tables_and_documents(tmp_path: Path) -> None:
    """Where there is a mapping, the tables of a folder are read beside its records."""
    _, form = put(tmp_path, WIDE, ROWS)
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "b.csv").write_text(ROWS, encoding="utf-8")
    (folder / "a.yaml").write_text("format: record/1\nsubject: {id: east, name: East}\n", encoding="utf-8")
    assert ["east", "arcadia", "lakeside"] == [record.subject.id for record in sc.load_records(folder, mapping=form)]
    assert ["east"] == [record.subject.id for record in sc.load_records(folder)]


def test_a_flood_of_bad_cells_is_cut(tmp_path: Path) -> None:
    """After a thousand problems of cells a table is given up."""
    text = "town,days_late,seats\n" + "".join(f"t{number},x,y\n" for number in range(2_000))
    assert 1_000 == len(faults_in(tmp_path, WIDE, text))


def test_a_table_may_come_from_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is a mapping, what is sent to `-` is a table, and its problems are those of standard input."""
    _, form = put(tmp_path, WIDE, "")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{ROWS}East,1,many\n".encode())))
    assert ["<stdin>:4:3: error[bad-number]: 'many' in column 'seats': expected a number"] == [
        str(problem) for problem in sc.check(["-"], mapping=form).problems
    ]


def test_a_table_may_be_longer_than_a_document(tmp_path: Path) -> None:
    """A table of three million bytes is read."""
    rows = "".join(f"t{number},1,2,{'a' * 100_000}\n" for number in range(30))
    assert 30 == len(records_in(tmp_path, WIDE, f"town,days_late,seats,note\n{rows}"))
