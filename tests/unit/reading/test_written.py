"""Documents as they are written: every comment with the entry that it belongs to."""

from __future__ import annotations

import pytest

from scorecard.problem import DocumentError
from scorecard.reading.written import BLANK, Entry, Group, Word, WrittenDocument, written_document
from scorecard.source import Location


def word(text: str, column: int = 0) -> Word:
    """Return a plain word."""
    return Word(text, text, "", column)


def entry(key: str, value: Word | Group, *above: str, beside: str = "", column: int = 0) -> Entry:
    """Return a key with its value and its comments."""
    return Entry(word(key, column), value, above, beside)


def group(marks: str, *entries: Entry, tail: tuple[str, ...] = ()) -> Group:
    """Return a mapping or list that is written with these marks: `:`, `-`, `{}` or `[]`."""
    return Group(is_list=marks in {"-", "[]"}, is_flow=marks in {"{}", "[]"}, entries=entries, tail=tail)


def item(value: Word | Group) -> Entry:
    """Return an item of a list."""
    return Entry(None, value, (), "")


@pytest.mark.parametrize("text", ["a: # one\n  [1] # two\n", "? a # one\n: b # two\n", "a: # one\n  'x' # two\n"])
def test_a_second_comment_beside_an_entry_is_kept_above_it(text: str) -> None:
    """An entry has one place beside it; what else stands on its lines goes above it, and nothing is lost."""
    assert ("# one", "# two") == written_document(text, "a.yaml").comments


def test_a_document_may_be_one_word() -> None:
    """A text that is one word is read, comment and all, for the check to say that it is no document."""
    document = written_document("# above\nword # beside\n", "a.yaml")
    assert WrittenDocument((), word("word"), ("# above", "# beside")) == document


def test_a_document_may_hold_nothing() -> None:
    """Comments alone are kept, around a word without letters."""
    assert WrittenDocument((), word(""), ("# only",)) == written_document("# only\n", "a.yaml")


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("a: 1 # one  \n# two  \n", group(":", entry("a", word("1"), beside="# one"), tail=("# two",))),
        ("{a: 1} # c\n# d\n", group("{}", entry("a", word("1")), tail=("# c", "# d"))),
        ("- 1\n- [2]\n", group("-", item(word("1")), item(group("[]", item(word("2", 2)))))),
        ("a: # one\n  'x' # two\n", group(":", entry("a", Word("x", "'x'", "'", 0), "# two", beside="# one"))),
        ("a: 1\n# above\nb: { # in it\n}\n", group(":",
            entry("a", word("1")),
            entry("b", group("{}"), "# above", "# in it"),
        )),
        ("a: |+\n\nb: 1\n", group(":", entry("a", Word("\n", "|+\n\n", "|", 0)), entry("b", word("1")))),
        ("a: | # c  \n  b\n", group(":", entry("a", Word("b\n", "| # c  \n  b\n", "|", 0), beside="# c"))),
        ("a:\n  b: |\n    c\n  # of b\n# of d\nd: 1\n", group(":",
            entry("a", group(":", entry("b", Word("c\n", "|\n    c\n", "|", 2), column=2), tail=("# of b",))),
            entry("d", word("1"), "# of d"),
        )),
        ('a: "b\r\n  c"\r\n', group(":", entry("a", Word("b c", '"b\n  c"', '"', 0)))),
    ],
)  # fmt: skip
def test_every_word_and_comment_has_its_place(text: str, root: Group) -> None:
    """Words keep their letters and the column of their lines; comments lose blanks at their end, and have an entry."""
    assert root == written_document(text, "a.yaml").root


@pytest.mark.parametrize(
    ("text", "head", "above"),
    [
        ("# one\n# two\na: 1", ("# one", "# two"), ()),
        ("# file\n\n# one\n# two\na: 1", ("# file", BLANK), ("# one", "# two")),
        ("\n\na: 1", (BLANK, BLANK), ()),
    ],
)
def test_only_what_a_blank_line_parts_from_the_file_is_of_the_first_key(
    text: str, head: tuple[str, ...], above: tuple[str, ...]
) -> None:
    """Comments before the first key belong to the file, but for those below the last blank line."""
    document = written_document(text, "a.yaml")
    assert (head, group(":", entry("a", word("1"), *above))) == (document.head, document.root)


def test_what_is_no_yaml_is_refused_by_its_name() -> None:
    """The place of what cannot be read has the name that messages call the file."""
    with pytest.raises(DocumentError) as caught:
        written_document("a: [", "a.yaml")
    assert Location("a.yaml", 2, 1) == caught.value.problems[0].location
