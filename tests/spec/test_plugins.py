"""Plug-ins: aggregations and rules of installed packages do all that built-in ones do, and nothing worse."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import made_up_plugs
import pytest
from packages import install

from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, RubricMismatchError
from scorecard.reading.document import parse_document
from scorecard.reading.load import load_rubric
from scorecard.rendering.render import render
from scorecard.scoring.compare import compare_cards
from scorecard.scoring.diff import diff
from scorecard.scoring.explain import explain
from scorecard.scoring.score import score
from scorecard.writing.dump import dump_document
from spec.builders import Data, action, by_measure, card_of, children, record_of, rubric_data, rubric_of, seen
from spec.plugged import AGAIN, FACTS, LAST, Given, problems


def test_an_aggregation_gives_the_value_of_a_dimension() -> None:
    """A dimension's value is what the plug-in makes of shares and values; handed down as any method is."""
    assert Fraction(1, 4) == children(0, 1, weights=(3, 1), aggregate=AGAIN)["books"].score


def test_bounds_pass_through_an_aggregation() -> None:
    """An unknown child is at its worst and at its best in the bounds, and leaves the score as the rubric says."""
    card = children("1/2", None, aggregate=AGAIN)
    assert (Fraction(1, 2), Fraction(1, 4), Fraction(3, 4)) == (card.score, card.lower, card.upper)


@pytest.mark.parametrize(("missing", "score"), [("exclude", 1), ("worst", "1/2"), ("best", 1), ("withhold", None)])
def test_what_is_missing_is_treated_as_by_any_method(missing: str, score: object) -> None:
    """`missing` says what an unknown does to the score under a plug-in too."""
    found = children(1, None, aggregate=AGAIN, missing=missing).score
    assert (None if score is None else Fraction(str(score))) == found


def test_a_method_without_another_word_is_none(last: Given) -> None:
    """The word `custom` alone names no aggregation, and a name beside another method names two."""
    last("values[-1]")
    where = "aggregate: error[bad-aggregate]: expected custom with the name of an installed aggregation"
    for aggregate in ("custom", {"method": "mean", "custom": "last"}):
        [line] = problems(rubric_data(by_measure(), aggregate=aggregate))
        assert line.startswith(where)


def test_what_may_leave_0_to_1_may_not_stand_under_an_aggregation() -> None:
    """A plug-in is given values from 0 to 1 only."""
    line = "'delay' may leave 0 to 1, where an installed aggregation is not defined"
    assert [f"dimensions[0].criteria[0].measure.cap: error[uncapped]: {line}"] == problems(
        rubric_data(by_measure(cap="none"), aggregate=AGAIN)
    )


def test_an_aggregation_is_explained_by_name_and_change() -> None:
    """The explanation gives name, version and shares, and what would be lost with each child at its worst."""
    said = str(explain(children("1/2", 1, aggregate=AGAIN), "books"))
    assert "mean_again 1.0.0 of c1 0.5 with share 0.5, c2 1 with share 0.5 = 0.75" in said
    assert "at its worst, 0, the value would be 0.25 lower" in said


def test_a_rule_gives_the_value_of_a_criterion() -> None:
    """A criterion's value is what the plug-in makes of the facts; a number may be observed for it."""
    rubric = rubric_of({"id": "judged", "custom": "number_again"})
    result = card_of(rubric, seen(judged="1/3"))["judged"]
    assert ("judged", "1/3", "1") == (result.outcome, str(result.score), str(result.coverage))


def test_a_rule_has_bounds_where_it_has_no_score() -> None:
    """Without a score the bounds of the plug-in are the bounds, and the parent has them from it."""
    rubric = rubric_of({"id": "judged", "custom": {"rule": "number_again", "settings": {"worst": 0.25}}})
    card = card_of(rubric)
    assert ("unknown", None) == (card["judged"].outcome, card.score)
    assert ["1/4", "1", "0"] == [str(number) for number in (card.lower, card.upper, card.coverage)]


def test_a_rule_is_thin_where_some_is_known(rule: Given) -> None:
    """With some coverage and no score too little is known."""
    found = card_of(rule("Judgement(lower=0, upper=1, coverage=Fraction(1, 2))"))["judged"]
    assert ("thin", Fraction(1, 2)) == (found.outcome, found.coverage)


def test_a_rule_sees_the_acts_on_its_themes(rule: Given) -> None:
    """It is shown the acts on the themes that the rubric names, directions swapped where opposed, and the subject."""
    rubric = rule("", FACTS, themes=["press", "courts"], opposed=["courts"])
    acts = [
        action("b", {"press": "advances", "elections": "advances"}, date="2002", targets=["NOR", "CUB"]),
        action(
            "a",
            {"courts": "advances"},
            stage="stated",
            instrument="award",
            status={"is": "enjoined"},
            by=["oversight", "independent"],
        ),
        action("c", {"elections": "advances"}),
    ]
    who = {"id": "arcadia", "name": "A", "kind": "state", "attributes": {"size": "small"}}
    record = record_of(*acts, subject={**who, "terms": [{"from": "2001-01-20"}]}, observations={"judged": 5})
    result = card_of(rubric, record)["judged"]
    assert result.ruled is not None
    assert (
        "arcadia", "{'kind': 'state', 'size': 'small'}", "2001-01-20", "5",
        "a: sets_back stated courts 2001-01-20 award enjoined [] ['independent', 'oversight']",
        "b: advances carried_out press 2002-01-01 other in_force ['CUB', 'NOR'] ['official_act']",
    ) == result.ruled.lines  # fmt: skip


def test_a_rule_sees_no_act_without_themes(rule: Given) -> None:
    """A rule that names no theme is shown no act."""
    result = card_of(rule("", FACTS), record_of(action("b")))["judged"]
    assert result.ruled is not None
    assert () == result.ruled.acts


def test_a_rule_sees_the_window_only(rule: Given) -> None:
    """Acts outside the window that the scorecard looks at are not shown."""
    record = record_of(action("early", date="2002"), action("late", date="2008"))
    found = score(rule("", FACTS, themes=["press"]), record, window="2y")["judged"].ruled
    assert found is not None
    assert ["early"] == [act.actions[0].id for act, _ in found.acts]


def test_what_does_not_apply_is_not_asked(rule: Given) -> None:
    """An observation of `not_applicable` excludes the criterion, and the plug-in is not called."""
    rubric = rule("1 / 0")
    assert "excluded" == card_of(rubric, seen(judged="not_applicable"))["judged"].outcome


def test_a_reason_for_no_number_is_no_number(rule: Given) -> None:
    """What was not found is shown to the rule as no number."""
    found = card_of(rule("", FACTS), seen(judged="not_found"))["judged"].ruled
    assert found is not None
    assert "None" == found.lines[3]


def test_a_rule_takes_no_level(rule: Given) -> None:
    """A level of no scale does not fit a rule of a plug-in."""
    rubric = rule("Judgement(lower=0, upper=1)")
    with pytest.raises(DocumentError, match="'judged' takes a number, not the level 'good'"):
        card_of(rubric, seen(judged="good"))


def test_a_rule_is_explained_by_its_lines_and_acts() -> None:
    """The explanation gives the rule, its lines, the number with its evidence, and every act that it was shown."""
    rubric = rubric_of({"id": "judged", "custom": {"rule": "number_again", "themes": ["press"]}})
    said = str(explain(card_of(rubric, record_of(action("b"), observations={"judged": 1})), "judged")).splitlines()
    assert [
        "judged (books.judged): 100 (exactly 1 from 0 to 1)",
        "  the number 1 is observed",
        "  rule: number_again 1.0.0 (worst 0, best 1) of made-up-plugs 1.0",
        "  the number itself",
        "  advances, carried_out: Did b. (no date given)",
        "    A paper, official_act, page 1",
        "      Office of official_act; no date; official_act",
    ] == said


def test_an_unknown_theme_of_a_rule_is_a_problem() -> None:
    """Themes of a rule are checked as those of evidence."""
    custom = {"rule": "number_again", "themes": ["pres"], "opposed": ["courts"]}
    assert [
        "dimensions[0].criteria[0].custom.themes[0]: error[unknown-theme]: no theme 'pres'",
        "dimensions[0].criteria[0].custom.opposed[0]: error[unknown-theme]: no theme 'courts' in the rule's themes",
    ] == problems(rubric_data({"id": "judged", "custom": custom}))


def test_an_unknown_plugin_is_named_with_what_is_installed() -> None:
    """The problem lists what is installed and names the nearest."""
    with pytest.raises(DocumentError) as raised:
        rubric_of(by_measure(), aggregate={"custom": "mean_agian"})
    [problem] = raised.value.problems
    assert ("unknown-plug-in", ("mean_again", "name_x"), "did you mean 'mean_again'?") == (
        problem.code, problem.allowed, problem.hint,
    )  # fmt: skip


def test_a_built_in_name_needs_no_plugin() -> None:
    """Whoever names a built-in method as a plug-in is told that it is built in."""
    with pytest.raises(DocumentError) as raised:
        rubric_of(by_measure(), aggregate={"custom": "median"})
    assert "leave out custom:, as median is built in" == raised.value.problems[0].hint


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({"cuont": 1}, "cuont: error[unknown-key]: no key 'cuont' here"),
        ({"truth": "yes"}, "truth: error[wrong-type]: expected true or false, found the text 'yes'"),
        ({"count": "many"}, "count: error[bad-number]: 'many': expected a number, such as 0.25 or 53/60"),
        ({"count": 9}, "count: error[bad-setting]: the plug-in does not take this setting: seven is too many"),
        ({"stage": "begun"}, "stage: error[unknown-word]: 'begun' is not one of the words allowed here"),
        ({"inner": {}}, "inner.least: error[missing-key]: 'least' is missing"),
        ({"inner": {"least": 1, "wrods": []}}, "inner.wrods: error[unknown-key]: no key 'wrods' here"),
        ({"inner": {"least": 1, "words": [""]}}, "inner.words[0]: error[wrong-length]: the text is empty"),
        ({"inner": 5}, "inner: error[wrong-type]: expected a mapping, found the number 5"),
    ],
)
def test_a_setting_is_checked_by_the_fields_of_the_plugin(settings: Data, line: str) -> None:
    """Unknown keys, wrong types and wrong values are found at their place, with the codes of built-in parts."""
    aggregate = {"custom": "name_x", "settings": settings}
    assert [f"aggregate.settings.{line}"] == problems(rubric_data(by_measure(), aggregate=aggregate))


def test_an_unknown_setting_names_the_settings() -> None:
    """The problem of an unknown setting lists those of the plug-in, inside of settings too."""
    settings = {"cuont": 1, "inner": {"least": 1, "wrods": []}}
    with pytest.raises(DocumentError) as raised:
        rubric_of(by_measure(), aggregate={"custom": "name_x", "settings": settings})
    assert [
        (("least", "words"), "did you mean 'words'?"),
        (("truth", "count", "stage", "inner", "table"), "did you mean 'count'?"),
    ] == [(problem.allowed, problem.hint) for problem in raised.value.problems]


def test_settings_are_a_mapping() -> None:
    """A text in place of settings is of the wrong type."""
    aggregate = {"custom": "name_x", "settings": "none"}
    line = "aggregate.settings: error[wrong-type]: expected a mapping, found the text 'none'"
    assert [line] == problems(rubric_data(by_measure(), aggregate=aggregate))


def test_a_word_of_pydantic_is_not_passed_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A constraint of the author's own library is refused in this library's words."""
    code = LAST.format("values[0]").replace("times: Count = 1", "times: int = 1")
    install(monkeypatch, tmp_path, code, aggregation="last:Last")
    aggregate = {"custom": "last", "settings": {"times": "one"}}
    said = "the plug-in does not take this setting: it asks for another value"
    assert [f"aggregate.settings.times: error[bad-setting]: {said}"] == problems(
        rubric_data(by_measure(), aggregate=aggregate)
    )


def test_a_setting_that_must_be_given_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A setting without a default is asked for, whether or not there are settings; all else is checked all the same."""
    code = LAST.format("values[0]").replace("times: Count = 1", "times: Count")
    install(monkeypatch, tmp_path, code, aggregation="last:Last")
    for aggregate in ("{custom: last}", "{custom: last, settings: {}}"):
        (tmp_path / "rubric.yaml").write_text(
            "format: rubric/1\nid: own\nversion: 1.0.0\ntitle: Own\nstandard: {title: Pledge}\n"
            f"dimensions:\n  - id: books\n    title: Books\n    aggregate: {aggregate}\n"
            "    criteria: [{id: first, scale: missing}]\n"
        )
        with pytest.raises(DocumentError) as raised:
            load_rubric(tmp_path / "rubric.yaml")
        assert [
            ("missing-key", "9"), ("unknown-scale", "10"),
        ] == [(each.code, str(each.location).split(":")[1]) for each in raised.value.problems]  # fmt: skip


def test_settings_of_no_plugin_count_nowhere() -> None:
    """Settings beside a built-in method are a problem at their key; beside an unknown plug-in they are not another."""
    [line] = problems(rubric_data(by_measure(), aggregate={"method": "mean", "settings": {"cut": 1}}))
    assert "aggregate.settings: error[no-effect]: 'settings' counts beside custom: only" == line
    [line] = problems(rubric_data(by_measure(), aggregate={"custom": "nobody", "settings": {"cut": 1}}))
    assert line.startswith("aggregate.custom: error[unknown-plug-in]")


def test_a_model_may_be_given_settings_as_they_are() -> None:
    """In Python, settings may be the plug-in itself; another plug-in's are refused."""
    first = rubric_of(by_measure(), aggregate={"custom": "name_x", "settings": {"count": 2}})
    assert first.aggregate is not None
    again = rubric_of(by_measure(), aggregate={"custom": "name_x", "settings": first.aggregate.settings})
    assert first.fingerprint == again.fingerprint == first.model_copy(update={"title": "Other"}).fingerprint
    other = {"custom": "mean_again", "settings": first.aggregate.settings}
    [line] = problems(rubric_data(by_measure(), aggregate=other))
    assert line.startswith("aggregate.settings: error[wrong-type]: expected a mapping")


def test_name_version_and_settings_are_in_the_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another name, version or setting is another standard; a default that is written out is not."""

    def of(aggregate: object) -> str:
        return rubric_of(by_measure(), aggregate=aggregate).fingerprint

    plain, spelled = of({"custom": "name_x"}), of({"custom": "name_x", "settings": {"count": 1}})
    assert plain == spelled
    others = [of(AGAIN), of("mean"), of({"custom": "name_x", "settings": {"count": 2}})]
    monkeypatch.setattr(made_up_plugs.MeanAgain, "version", "1.1.0")
    others.append(of(AGAIN))
    assert len({plain, *others}) == len([plain, *others])


def test_settings_mean_the_same_in_any_layout() -> None:
    """Numbers count by their value, and mappings in any order."""
    first = {"inner": {"least": 0.5, "words": ["a"]}, "table": {"x": 1, "y": "2/4"}}
    second = {"table": {"y": 0.5, "x": "1/1"}, "inner": {"words": ["a"], "least": "1/2"}}
    rubrics = [rubric_of(by_measure(), aggregate={"custom": "name_x", "settings": each}) for each in (first, second)]
    assert rubrics[0].fingerprint == rubrics[1].fingerprint


def test_the_content_of_a_rules_themes_is_meant() -> None:
    """A theme that means another thing makes another standard, for a rule of a plug-in as for evidence."""
    criterion = {"id": "judged", "custom": {"rule": "number_again", "themes": ["press"]}}
    whole = rubric_data(criterion)
    other = {**whole, "themes": {**whole["themes"], "press": {"title": "press", "definition": "Something else."}}}
    changed = diff(Rubric(**whole), Rubric(**other))
    assert (["themes.press"], False) == ([each.what for each in changed.changes], "books.judged" in changed.comparable)


def test_a_difference_names_the_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """`diff` and the refusal to compare say that the version of a plug-in differs."""
    first = rubric_of(by_measure(), aggregate=AGAIN)
    before = card_of(first, seen(delay=1))
    assert first.fingerprint
    monkeypatch.setattr(made_up_plugs.MeanAgain, "version", "1.1.0")
    second = rubric_of(by_measure(), aggregate=AGAIN)
    changes = {(each.path, each.what, each.before, each.after) for each in diff(first, second).changes}
    assert ("books", "aggregate.custom.version", "1.0.0", "1.1.0") in changes
    with pytest.raises(RubricMismatchError, match=r"aggregate\.custom\.version is 1.0.0 in one and 1.1.0 in the other"):
        compare_cards([before, card_of(second, seen(delay=1))])


def test_a_rubric_with_plugins_is_written_and_read() -> None:
    """A rubric that is written loads as the same rubric; settings that are defaults are left out."""
    criterion = {"id": "judged", "custom": {"rule": "number_again", "themes": ["courts"], "settings": {"best": "2/3"}}}
    plain = {"id": "other", "custom": "number_again"}
    rubric = rubric_of(criterion, plain, aggregate={"custom": "name_x", "settings": {"inner": {"least": 1}}})
    text = dump_document(rubric)
    assert "- {id: other, custom: number_again}" in text
    value = parse_document(text, "own.yaml").value
    assert isinstance(value, dict)
    again = Rubric(**value)
    assert (rubric, rubric.fingerprint) == (again, again.fingerprint)


BASE = """format: rubric/1
id: base
version: 1.0.0
title: Base
standard: {title: Pledge}
aggregate: {custom: name_x, settings: {count: 2, truth: true}}
dimensions:
  - id: books
    title: Books
    criteria: [{id: first, custom: {rule: name_x, settings: {worst: 0.25, share: 0.75}}}]
"""


@pytest.mark.parametrize(
    ("own", "aggregate", "custom"),
    [
        ("", "name_x 1.0.0 (truth true, count 2)", "worst 0.25, best 1, share 0.75"),
        ("aggregate: {settings: {count: 3}}", "name_x 1.0.0 (truth true, count 3)", "worst 0.25, best 1, share 0.75"),
        ("aggregate: {custom: mean_again}", "mean_again 1.0.0", "worst 0.25, best 1, share 0.75"),
        ("aggregate: {power: 2}", "power 2", "worst 0.25, best 1, share 0.75"),
        ("aggregate: {method: median}", "median", "worst 0.25, best 1, share 0.75"),
        ("aggregate: max", "max", "worst 0.25, best 1, share 0.75"),
        (
            "dimensions: [{id: books, criteria: [{id: first, custom: {settings: {share: 1}}}]}]",
            "name_x 1.0.0 (truth true, count 2)", "worst 0.25, best 1, share 1",
        ),
        (
            "dimensions: [{id: books, criteria: [{id: first, custom: {rule: number_again}}]}]",
            "name_x 1.0.0 (truth true, count 2)", "worst 0, best 1",
        ),
        (
            "dimensions: [{id: books, criteria: [{id: first, measure: {worst: 0, best: 1}}]}]",
            "name_x 1.0.0 (truth true, count 2)", "",
        ),
    ],
)  # fmt: skip
def test_plugins_are_overridden(own: str, aggregate: str, custom: str, tmp_path: Path) -> None:
    """`extends` merges settings of one plug-in key by key; another plug-in, method or rule drops them."""
    (tmp_path / "base.yaml").write_text(BASE)
    (tmp_path / "own.yaml").write_text(
        f"format: rubric/1\nid: own\nversion: 1.0.0\nextends: base@1\ntitle: Own\n{own}\n"
    )
    rubric = load_rubric(tmp_path / "own.yaml")
    plugin = rubric.criteria["first"].plugin if rubric.criteria["first"].custom else None
    said = str(plugin).partition("(")[2].rstrip(")") if plugin else ""
    assert (aggregate, custom) == (str(rubric.tree.settled.aggregate), said)


def test_json_says_what_to_compute_with() -> None:
    """JSON gives kind, name, version, settings and package of each plug-in, and what a rule was shown."""
    rubric = rubric_of({"id": "judged", "custom": {"rule": "number_again", "themes": ["press"]}}, aggregate=AGAIN)
    whole = json.loads(render(card_of(rubric, record_of(action("b"), observations={"judged": 1})), "json"))
    package = "made-up-plugs 1.0"
    assert [
        {"kind": "aggregation", "name": "mean_again", "version": "1.0.0", "settings": {}, "package": package},
        {"kind": "rule", "name": "number_again", "version": "1.0.0", "settings": {"worst": "0", "best": "1"},
         "package": package},
    ] == whole["plugins"]  # fmt: skip
    leaf = whole["result"]["children"][0]["children"][0]
    assert {"lines": ["the number itself"], "acts": [{"actions": ["b"], "direction": "advances"}]} == leaf["ruled"]
    assert {"custom": "mean_again", "method": "custom", "settings": {}} == whole["rubric"]["aggregate"]


def test_the_rubric_of_json_loads_again() -> None:
    """The rubric in JSON, its fingerprint aside, is the rubric."""
    settings = {"inner": {"least": "1/3"}, "count": 2}
    rubric = rubric_of(by_measure(), aggregate={"custom": "name_x", "settings": settings})
    found = json.loads(render(card_of(rubric), "json"))
    assert rubric.fingerprint == Rubric(**found["rubric"]).fingerprint


def test_a_rubric_without_plugins_says_nothing_of_them() -> None:
    """Where no plug-in is named, JSON has no key for them."""
    assert "plugins" not in json.loads(render(rubric_of(by_measure()), "json"))


def test_a_page_names_the_plugins(last: Given) -> None:
    """The standard line of every page names each plug-in once, and the page of a rubric shows its docstring's start."""
    rubric = last("values[-1]")
    text = render(rubric, "text")
    assert ", aggregation last 1.0.0 of made-up 2.1)" in text
    assert "  aggregate: last 1.0.0 (times 1)\n    The last child's value. (plug-in of made-up 2.1)" in text


def test_a_rule_is_shown_with_its_themes() -> None:
    """The page of a rubric shows a rule's settings, and its themes with what they mean."""
    criterion = {"id": "judged", "custom": {"rule": "number_again", "themes": ["press"], "opposed": ["press"]}}
    own = {"id": "own", "title": "Own", "aggregate": AGAIN, "criteria": [{"id": "plain", "custom": "number_again"}]}
    whole = rubric_data(criterion)
    text = render(Rubric(**{**whole, "dimensions": [*whole["dimensions"], own]}), "text")
    assert "rule: number_again 1.0.0 (worst 0, best 1)" in text
    assert "themes: press (opposed)" in text
    assert "  press: What moves press." in text
    assert "  aggregate: mean_again 1.0.0\n    The weighted mean, which the library has as well. (plug-in of" in text


def test_a_rule_sees_what_a_subject_states_alone(rule: Given) -> None:
    """A subject that states nothing of itself has no attributes, and no kind."""
    found = card_of(rule("", FACTS), record_of())["judged"].ruled
    assert found is not None
    assert ("arcadia", "{}") == found.lines[:2]


def test_a_setting_without_a_word_is_absent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A setting of no words is called absent in a difference, as one that is not given."""
    code = LAST.format("values[0]").replace("times: Count = 1", 'said: str = ""')
    install(monkeypatch, tmp_path, code, aggregation="last:Last")
    first, second = (
        rubric_of(by_measure(), aggregate={"custom": "last", "settings": settings}) for settings in ({}, {"said": "so"})
    )
    assert {("aggregate.custom.settings.said", "absent", "so")} == {
        (change.what, change.before, change.after) for change in diff(first, second).changes
    }
