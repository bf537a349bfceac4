"""Texts that outputs stumble over, and results that hold one of them wherever a document may hold text."""

from __future__ import annotations

import functools
from typing import Any

from scorecard.model.comparison import Comparison
from scorecard.model.explanation import Explanation
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.scoring.compare import compare
from scorecard.scoring.explain import explain

MARK = "Plainword"
"""A text that no output stumbles over; the other texts are put in its place."""
MARKDOWN = (
    "|", "a|b", "\\|", "\\\\|", "a\\", "`a|b`", "```", "**", "_a_", "~~a~~", "# a", "> a", "- a", "+ a", "1. a", "1) a",
    "---", "===", ":--", "|---|", "[a](https://a.example)", "![a](x)", "[a]: x", "<https://a.example>", "@a #1", "a  \n- b",
    "&nbsp;",
)  # fmt: skip
MARKUP = (
    "</td></tr></table>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!--", "-->", "<![CDATA[",
    "<a href='javascript:alert(1)'>a</a>", "&", "&amp;lt;", "&#60;b&#62;", "&#x202e;", "&notit;", '"', "'", '" onclick="a',
    "{{ 7 * 7 }}", "{% raw %}", "%s %d {0} {first}",
)  # fmt: skip
LATEX = (
    "\\", "\\\\", "\\input{x}", "\\end{tabular}", "}{", "%", "#1", "$x$", "^", "~", "^^5c", "[x]", "*", "--", "``", "''", "?`",
    "!`", "<<", ",,", '"=', "\\verb|a|", "\\\\[1cm]", "\\\n\n\\",
)  # fmt: skip
FORMULAS = (
    "=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201",
    "|calc", "-", "'=1", '"=1"', '1","2', "a;b", "1/2", "1e3", "1.10", "007", "TRUE",
)  # fmt: skip
SCRIPTS = (
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629", "\u05e2\u05d1\u05e8\u05d9\u05ea 12", "\u202eabc", "\u2067abc\u2069", "e\u0301",
    "Z" + "\u0351" * 40, "\u200b", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\u6771\u4eac", "\u00a0", "\u3000", "\ufeffa",
    "\u00ad", "\u2028", "\ufdfd", "\U0010ffff", "\u0130\u00df",
)  # fmt: skip
LINES = ("a\nb", "a\r\nb", "a\rb", "a\n\nb", "\n", "a\n|b|\n", "\t", "a\tb", " a ", "  ", "\x0b", "\x85", "\n---\n")
CONTROLS = ("\x00", "\x08a", "\x1b[31mred\x1b[0m", "\x9b31m", "\x7f", "[red]a[/red]")
LONG = ("x" * 5_000, "x " * 1_000, "|" * 1_000, "\\" * 1_000, "<" * 1_000)
EVERY = tuple(dict.fromkeys((*MARKDOWN, *MARKUP, *LATEX, *FORMULAS, *SCRIPTS, *LINES, *CONTROLS, *LONG)))
NAUGHTY = tuple(text for text in EVERY if not text.isspace())
BLANK = tuple(text for text in EVERY if text.isspace())
"""Texts of white space only, which a page shows as nothing."""

Data = dict[str, Any]
Result = Comparison | Explanation | Rubric


def rubric_with(text: str) -> Rubric:
    """Return a rubric with the text wherever a rubric may hold text that no score depends on."""
    evidence = {"themes": ["press"], "enough": 3, "scrutiny": ["independent"]}
    levels = [{"id": "none", "title": text, "score": 0, "why": text}, {"id": "full", "score": 1}]
    criteria = [
        {
            "id": "acts",
            "title": text,
            "question": text,
            "at": text,
            "why": text,
            "guidance": text,
            "evidence": evidence,
        },
        {"id": "levels", "title": text, "scale": "practice", "levels": {"none": text, "full": text}, "weight": "1/3"},
        {"id": "delay", "title": text, "measure": {"worst": 180, "best": 0, "unit": text, "why": text}},
    ]
    whole: Data = {
        "format": "rubric/1",
        "id": "open_books",
        "version": "1.0.0",
        "title": text,
        "about": text,
        "standard": {"title": text, "publisher": text, "at": text, "note": text},
        "tiers": ["pledge", "test"],
        "themes": {"press": {"title": text, "definition": "What moves the press."}},
        "scales": {"practice": levels},
        "bands": [{"from": 0, "label": text}, {"from": "11/20", "label": text}],
        "show": {"from": -100, "to": 100, "decimals": 1, "about": text},
        "dimensions": [{"id": "books", "title": text, "about": text, "why": text, "at": text, "criteria": criteria}],
    }
    return Rubric(**whole)


def record_with(text: str, name: str, level: str) -> Record:
    """Return a record with the text wherever a record may hold text."""
    themes = {"press": "advances" if level == "full" else "sets_back"}
    evidence = [{"source": "gazette", "at": text, "quote": "open to anyone"}]
    action = {"date": "2002", "summary": text, "stage": "committed", "themes": themes, "evidence": evidence}
    source = {"title": text, "publisher": text, "kind": "self_reported", "note": text, "characters": 1234}
    whole: Data = {
        "format": "record/1",
        "subject": {"id": name, "name": text, "party": text, "terms": [{"from": "2001-01-20", "to": "2005-01-20"}]},
        "limits": [text, text],
        "sources": {"gazette": source},
        "actions": [{"id": f"a{number}", "because": text, **action} for number in range(3)],
        "observations_of": "open_books@1",
        "observations": {"levels": {"level": level, "because": text}, "delay": 21},
        "not_coded": [{"source": "gazette", "at": text, "reason": "no_act", "because": text}],
    }
    return Record(**whole)


@functools.lru_cache(maxsize=256)
def results_with(text: str) -> dict[str, Result]:
    """Return a comparison, a scorecard's explanation and a rubric, with the text wherever it may stand."""
    records = [record_with(text, "arcadia", "full"), record_with(text, "borduria", "none")]
    compared = compare(rubric_with(text), records)
    return {"comparison": compared, "explanation": explain(compared.cards[0]), "rubric": compared.rubric}
