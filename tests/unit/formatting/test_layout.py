"""The layout, by example: what becomes of every way to write a thing, and where comments go."""

from __future__ import annotations

import pytest

from scorecard.formatting.canonical import UnfaithfulError, refuse_unfaithful
from scorecard.formatting.layout import laid_out
from scorecard.formatting.order import in_order
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.reading.written import written_document

LONG = "word " * 20 + "end"
FOLDED = "word " * 16 + "word\n  word word word end"


def formatted(text: str) -> str:
    """Return a document's text in the layout, keys in their order, as it stays when it is formatted again."""
    found = laid_out(written_document(text, "a.yaml"))
    refuse_unfaithful(text, found, "a.yaml")
    assert found == laid_out(written_document(found, "a.yaml"))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n    b:   1.10\n", "a:\n  b: 1.10\n"),
        ("a:\n- 1\n-   - 2\n    - 3\n", "a:\n  - 1\n  - - 2\n    - 3\n"),
        ("a: { b: 1,c: [ x,y ] }\n", "a: {b: 1, c: [x, y]}\n"),
        ("a: [b: 1]\n", "a: [{b: 1}]\n"),
        ("{a: 1}", "a: 1\n"),
        ("--- # start\na: 1\n...\n", "# start\na: 1\n"),
        ("? a\n: 1\n'b' : 'it''s'\n\"c\": \"\\u00e9\"\n", "a: 1\n'b': 'it''s'\n\"c\": \"\\u00e9\"\n"),
        ("? |-\n  a\n  b\n: 1\n", '"a\\nb": 1\n'),
        ("a: one\n     two\n", "a: one two\n"),
        ("a: one\n\n  two\n", "a: one\n\n  two\n"),
        (f"a: {LONG}\n", f"a: >-\n  {FOLDED}\n"),
        (f"a: '{LONG}'\n", f"a: '{LONG}'\n"),
        (f"a: >\n  {LONG}\n\n  more\n", f"a: >\n  {FOLDED}\n\n  more\n"),
        ("a: >-\n      one\n      two\n", "a: >-\n  one two\n"),
        ("a: >\n    one\n      table\n    two\n", "a: >\n  one\n    table\n  two\n"),
        ("a: |4+\n      b  \n\n\nc: 1\n", "a: |2+\n    b  \n\n\nc: 1\n"),
        ("a: >\n    \n  \nb: |\n\nc: >+\n\n", "a: >-\n\nb: |-\n\nc: >+\n\n"),
        ("a: | # note\n   b\nc: > # note\n    d\n\n", "a: |  # note\n  b\nc: >  # note\n  d\n"),
        ("a: >+\n   one\n   two\n\nb: 1\n", "a: >+\n  one\n  two\n\nb: 1\n"),
        ("a: >3\n     one\n   two\n", "a: >2\n    one\n  two\n"),
        ("a: |\n   # text\n   b", "a: |-\n  # text\n  b\n"),
        ("a: |+\n b\n\n  \nc: 1\n", "a: |\n  b\n\n   \nc: 1\n"),
        ("a: |-\n b\n\nc: >\n b\n\n\nd: 1\n", "a: |-\n  b\n\nc: >\n  b\n\nd: 1\n"),
        (f"a: {{b: {LONG}, c: 1}}\n", f"a:\n  b: >-\n    {FOLDED.replace('  word', '    word')}\n  c: 1\n"),
        (
            f"a: [{', '.join(['name_of_something'] * 6)}]\n",
            f"a: [{', '.join(['name_of_something'] * 4)},\n  name_of_something, name_of_something]\n",
        ),
        ("\n\n\na: 1\n\n\n\nb:\n\n  c: 2\n\n\n", "a: 1\n\nb:\n  c: 2\n"),
        ("a: 1\r\nb: 2\r\n", "a: 1\nb: 2\n"),
    ],
)
def test_each_way_to_write_a_thing_has_one_form(text: str, expected: str) -> None:
    """Blanks, brackets and folds are made one; words keep their letters and their quotation marks."""
    assert expected == formatted(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:   1 # one\n", "a: 1  # one\n"),
        ("a: # why\n    # more\n    b: 1\n    # end\n# last", "a:  # why\n  # more\n  b: 1\n  # end\n# last\n"),
        ("a:\n  # for x\n  x\n", "# for x\na: x\n"),
        ("a: >-  # note\n  one\n\n# for b\nb: 1\n", "a: >-  # note\n  one\n\n# for b\nb: 1\n"),
        (f"a: {LONG}  # note\n", f"a: >-  # note\n  {FOLDED}\n"),
        ("a: [1, # one\n  2, # two\n  # end\n  ] # list\n", "a:  # list\n  - 1  # one\n  - 2  # two\n  # end\n"),
        ("a: { # none\n }\n", "# none\na: {}\n"),
        ("a:\n- # first\n  b: 1\n  # in it\n# next\n- 2\n", "a:\n  # first\n  - b: 1\n    # in it\n  # next\n  - 2\n"),
        ("a:\n- 1\n# for b\nb: 2\n", "a:\n  - 1\n# for b\nb: 2\n"),
        ("a:\n  b:\n    c: 1\n   # of b\n # of a\nd: 2\n", "a:\n  b:\n    c: 1\n  # of b\n# of a\nd: 2\n"),
        ("? a # key\n# mid\n: # value\n  1\n", "# mid\n# value\na: 1  # key\n"),
        ('a: "one\n   two" # note\n', 'a: "one\n  two"  # note\n'),
        ("#!x\n\n\n# for a\na: '# no' #yes\n", "#!x\n\n# for a\na: '# no'  #yes\n"),
    ],
)
def test_comments_keep_their_places(text: str, expected: str) -> None:
    """A comment stays above, beside or below what it stood with."""
    assert expected == formatted(text)


def ordered(text: str, kind: type[Record | Rubric] = Record) -> str:
    """Return a document's text with its keys in the order of a model."""
    return laid_out(in_order(written_document(text, "a.yaml"), kind))


def test_keys_stand_in_the_order_of_the_model_and_bring_their_comments() -> None:
    """A comment above a key or beside it moves with the key; above the first key of an item it goes above the dash."""
    text = """\
# yaml-language-server: $schema=record.json
actions:
  - stage: stated  # only words
    # its name
    id: speech
# who
subject: {name: A, id: a}
format: record/1
"""
    expected = """\
# yaml-language-server: $schema=record.json
format: record/1
# who
subject: {id: a, name: A}
actions:
  # its name
  - id: speech
    stage: stated  # only words
"""
    assert (expected, expected) == (ordered(text), ordered(expected))


def test_comments_with_a_blank_line_between_them_go_above_the_dash() -> None:
    """What stands above a key that becomes an item's first goes above the dash, blank lines between it included."""
    text = "subject:\n  terms:\n    - to: b\n      # one\n\n      # two\n      from: a\n"
    expected = "subject:\n  terms:\n    # one\n\n    # two\n    - from: a\n      to: b\n"
    assert (expected, expected) == (ordered(text), ordered(expected))


def test_a_comment_after_a_bracket_does_not_leave_a_dash_alone() -> None:
    """The same holds of comments in brackets that need several lines."""
    assert "a:\n  # one\n\n  - b: 1\n" == formatted("a:\n  - {\n    # one\n\n    b: 1}\n")


@pytest.mark.parametrize(
    "text",
    [
        "subject:\n  terms:\n    # why\n    - to: b\n      from: a\n",
        "subject:\n  # names\n\n  name: A\n  id: a\n",
        "subject:\n  name: A\n  id: a\n  # party: unknown\n",
        "observations:\n  z: 1\n  a: 2\n",
        "actions:\n  - id: z\n  - id: a\n",
    ],
)
def test_what_may_mean_something_by_its_place_keeps_it(text: str) -> None:
    """Names that authors give, items of lists, and keys among comments that no key owns are not moved."""
    assert text == ordered(text)


def test_short_forms_are_put_in_order_as_long_ones_are() -> None:
    """A list that stands for its mapping, and a part that stands for a list of one, have the keys of their models."""
    text = "scales:\n  s:\n    - {score: 1, id: a}\nround: {mode: down, decimals: 1}\nceiling: {while: {a: 1}, at: 1}\n"
    expected = (
        "scales:\n  s:\n    - {id: a, score: 1}\nceiling: {at: 1, while: {a: 1}}\nround: {decimals: 1, mode: down}\n"
    )
    assert expected == ordered(text, Rubric)


@pytest.mark.parametrize("after", ["a: 1.1\n", "a: '1.10'\n", "a: 1.10\nb: 1\n", "a: 1.10  # note\n"])
def test_a_change_of_what_is_said_is_noticed(after: str) -> None:
    """Another literal, text for a number, another key and another comment are no changes of layout."""
    with pytest.raises(UnfaithfulError, match=r"formatting a\.yaml would change what it says, so it is left as it is"):
        refuse_unfaithful("a: 1.10\n", after, "a.yaml")
