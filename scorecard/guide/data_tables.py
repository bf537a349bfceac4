"""The tables of a data package, each column with what it holds."""

from __future__ import annotations

from typing import get_args

from scorecard.guide import data_rows as rows
from scorecard.guide.data_table import Column, DataTable, Link
from scorecard.model.result import Outcome
from scorecard.model.words import Direction, Instrument, ReplyStatus, Role, SourceKind, Stage, State

UNIT = (0, 1)
"""The ends of shares."""
SUBJECT = Column("subject", "Id of the subject.", is_required=True)
STAGE = Column("stage", "How far it went.", is_required=True, values=get_args(Stage))
DATE = "as the record gives it: a day, a month, a year, or two of them joined by /; ~ is about."
OF_SUBJECT = Link(("subject",), "subjects", ("subject",))
OF_NODE = Link(("path",), "criteria", ("path",))
OF_SOURCE = Link(("subject", "source"), "sources", ("subject", "source"))
POINTER = (
    Column("source", "Id of the source.", is_required=True),
    Column("at", "Place in the source.", is_required=True),
    Column("quote", "Words of the source at that place, to find it by."),
)
NUMBER = Column("number", "Which of several pieces of evidence, from 1.", "integer", is_required=True)

SUBJECTS = DataTable(
    name="subjects",
    title="Who is judged",
    about="Each subject, in the order given, with how much there was to look at. None of that enters a score.",
    columns=(
        SUBJECT,
        Column("name", "What it is called.", is_required=True),
        Column("kind", "What it is."),
        Column("office_holder", "Who held the office."),
        Column("party", "The office holder's party."),
        Column("terms", "Times in office, first day/last day; .. is not ended."),
        Column("attributes", "What weights and ranks may ask for, by name.", "object"),
        Column("note", "What else a reader should know of it."),
        Column("as_of", "Day up to which sources were looked for, else the date of the newest source."),
        Column("sources_from", f"Date of the oldest source, {DATE}"),
        Column("sources_to", f"Date of the newest source, {DATE}"),
        Column("years", "Years in office that are looked at; empty where a term has no end.", "number"),
        Column("documents", "Sources that the record lists.", "integer", is_required=True),
        Column("characters", "Characters of these; empty where a length is not given.", "integer"),
        Column("acts", "Acts in view, those that report the same counted once.", "integer", is_required=True),
        Column("acts_left_out", "Acts that do not surely lie in the window.", "integer", is_required=True),
        Column("self_reported", "Share of the acts that only the subject's own word reports.", "number", within=UNIT),
        Column("scrutinised", "Share of the scrutiny asked for that there is.", "number", within=UNIT),
        Column("points_used_twice", "Share of the points of acts that several criteria count.", "number", within=UNIT),
        Column("reply", "Whether the subject was asked about the record.", values=get_args(ReplyStatus)),
        Column("reply_text", "What the subject said."),
        Column("coder", "Who judged, where the record or a coding says so."),
        Column("coded_on", "When that coder judged."),
        Column("record_sha256", "SHA-256 over all that the record says, whatever its layout.", is_required=True),
    ),
    key=("subject",),
    rows=rows.subject_rows,
)
CRITERIA = DataTable(
    name="criteria",
    title="What is judged",
    about=f"The rubric: the whole (path {rows.WHOLE}), its dimensions and its criteria, parents first.",
    columns=(
        Column("path", f"Dotted path; {rows.WHOLE} is the whole.", is_required=True),
        Column("parent", "Path of what it stands in; empty for the whole."),
        Column("id", "Permanent id.", is_required=True),
        Column("tier", "What the rubric calls this depth."),
        Column("title", "Title.", is_required=True),
        Column("question", "The question that a coder answers."),
        Column("standard_at", "Place in the standard."),
        Column("rule", "How it is judged: the rule of a criterion, the method that aggregates a dimension."),
        Column("role", "Whether it is aggregated, or subtracts or adds.", is_required=True, values=get_args(Role)),
        Column("weight", "Weight beside its siblings, as the rubric gives it; empty for the whole."),
        Column("why", "Reason for the weight."),
        Column("themes", "Themes whose acts count, with blanks between."),
        Column("observation", "Id of the observation that is read."),
        Column("shown_from", "What pages show for a score of 0.", "number", is_required=True),
        Column("shown_to", "What pages show for a score of 1.", "number", is_required=True),
        Column("shown_decimals", "Decimals that pages show.", "integer", is_required=True),
    ),
    key=("path",),
    links=(Link(("parent",), "", ("path",)),),
    rows=rows.node_rows,
)
SCORES = DataTable(
    name="scores",
    title="Scores and bounds",
    about="The result of each subject on each row of criteria. A score that is empty is not known or does not apply, "
    "as outcome says; it is not zero.",
    columns=(
        SUBJECT,
        Column("path", f"Path of the dimension or criterion; {rows.WHOLE} is the whole.", is_required=True),
        Column("title", "Its title.", is_required=True),
        Column(
            "outcome",
            "judged: there is a score. thin: fewer acts are known than are enough. unknown: nothing is known. "
            "withheld: less is known than the rubric asks for. excluded: it does not apply.",
            is_required=True,
            values=get_args(Outcome),
        ),
        Column("score", "The score of what is documented, 0 (worst) to 1 (best); empty without one.", "number"),
        Column("lower", "The score if everything unknown were at its worst.", "number"),
        Column("upper", "The score if everything unknown were at its best.", "number"),
        Column("coverage", "Share of the weight that could be judged.", "number", is_required=True, within=UNIT),
        Column("unscrutinised", "Share of scrutiny that is lacking, where acts are judged.", "number", within=UNIT),
        Column("band", "The band that the score is in, or the bands that it may be in."),
    ),
    key=("subject", "path"),
    links=(OF_SUBJECT, OF_NODE),
    rows=rows.score_rows,
)
ACTIONS = DataTable(
    name="actions",
    title="What was done",
    about="Every action of the records, whether a criterion counts it or not.",
    columns=(
        SUBJECT,
        Column("action", "Id of the action.", is_required=True),
        Column("act", "Id of the action that the act is named after; the same in all that report one act.",
               is_required=True),
        Column("date", f"When, {DATE} Empty where it lies somewhere in the terms."),
        Column("summary", "What was done, in the coder's own words.", is_required=True),
        STAGE,
        Column("themes", "Themes with their directions, as theme:direction, with blanks between.", is_required=True),
        Column("instrument", "What it was done with.", is_required=True, values=get_args(Instrument)),
        Column("targets", "Codes of those at whom it was aimed, with blanks between."),
        Column("status", "What became of it.", is_required=True, values=get_args(State)),
        Column("status_since", f"Since when, {DATE}"),
        Column("because", "Why this stage or direction."),
    ),
    key=("subject", "action"),
    links=(OF_SUBJECT, Link(("subject", "act"), "", ("subject", "action"))),
    rows=rows.action_rows,
)  # fmt: skip
ACTS = DataTable(
    name="acts",
    title="What counts where",
    about="Every act as each criterion counts it. How many of these enter a score, the criterion's rule says.",
    columns=(
        SUBJECT,
        Column("path", "Path of the criterion.", is_required=True),
        Column("group", f"Group of targets, where the rule has groups; else {rows.WHOLE}.", is_required=True),
        Column("act", "Id of the action that the act is named after.", is_required=True),
        Column("date", f"When, {DATE}"),
        Column("summary", "What was done, in the coder's own words.", is_required=True),
        STAGE,
        Column("direction", "Which way it moves the criterion.", is_required=True, values=get_args(Direction)),
        Column("advancing", "Points on the advancing side; empty where the rule gives none.", "number"),
        Column("setting_back", "Points on the side that sets back.", "number"),
        Column("points", "Points on both sides together.", "number"),
    ),
    key=("subject", "path", "group", "act"),
    links=(OF_SUBJECT, OF_NODE, Link(("subject", "act"), "actions", ("subject", "action"))),
    rows=rows.act_rows,
)
EVIDENCE = DataTable(
    name="evidence",
    title="What actions rest on",
    about="Each pointer from an action into a source.",
    columns=(SUBJECT, Column("action", "Id of the action.", is_required=True), NUMBER, *POINTER),
    key=("subject", "action", "number"),
    links=(OF_SUBJECT, Link(("subject", "action"), "actions", ("subject", "action")), OF_SOURCE),
    rows=rows.evidence_rows,
)
OBSERVATIONS = DataTable(
    name="observations",
    title="What was observed",
    about="Levels and numbers of the records, whether a criterion reads them or not.",
    columns=(
        SUBJECT,
        Column("observation", "Id of the observation; criteria name it.", is_required=True),
        Column("level", "The level, or the reason that there is no value."),
        Column("number", "The number.", "number"),
        Column("because", "Why this value."),
    ),
    key=("subject", "observation"),
    links=(OF_SUBJECT,),
    rows=rows.observation_rows,
)
OBSERVED = DataTable(
    name="observation_evidence",
    title="What observations rest on",
    about="Each pointer from an observation into a source.",
    columns=(SUBJECT, Column("observation", "Id of the observation.", is_required=True), NUMBER, *POINTER),
    key=("subject", "observation", "number"),
    links=(
        OF_SUBJECT,
        Link(("subject", "observation"), "observations", ("subject", "observation")),
        OF_SOURCE,
    ),
    rows=rows.observed_rows,
)
SOURCES = DataTable(
    name="sources",
    title="Sources",
    about="Every source that the records list.",
    columns=(
        SUBJECT,
        Column("source", "Id of the source, of one meaning within its subject.", is_required=True),
        Column("title", "Name of the publication.", is_required=True),
        Column("publisher", "Who published it.", is_required=True),
        Column("date", f"When it was published, {DATE}"),
        Column("kind", "Who speaks in it.", is_required=True, values=get_args(SourceKind)),
        Column("covers", "Themes on which it looks at conduct both ways, with blanks between."),
        Column("url", "Its web address."),
        Column("archived_sha256", "SHA-256 of the archived text."),
        Column("characters", "Length of the archived text.", "integer"),
        Column("note", "What else a reader should know of it."),
    ),
    key=("subject", "source"),
    links=(OF_SUBJECT,),
    rows=rows.source_rows,
)
TABLES = (SUBJECTS, CRITERIA, SCORES, ACTIONS, ACTS, EVIDENCE, OBSERVATIONS, OBSERVED, SOURCES)
"""All tables, those that others point into before these."""
