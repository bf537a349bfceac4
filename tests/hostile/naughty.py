"""Texts that outputs stumble over, by what they stumble at; all of our own making."""

from __future__ import annotations

import string

from scorecard.model.text import FORBIDDEN

MARK = "Plainword"
"""A text that no output stumbles over; the other texts are put in its place."""
PUNCTUATION = (
    *string.punctuation,
    *(mark * 2 for mark in string.punctuation),
    *(f"a{mark}b" for mark in string.punctuation),
)
"""Every mark of ASCII: alone, twice, and between letters."""
MARKDOWN = (
    "\\|", "\\\\|", "a\\", "`a|b`", "```", "~~~", "``` python", "_a_", "__a__", "*a*", "**a**", "~~a~~", "# a", "###### a", "> a",
    ">> a", "- a", "+ a", "* a", "1. a", "1) a", "-1", "+1", "12345. a", "- [ ] a", "---", "***", "_ _ _", "===", ":--", "|---|",
    "|:-:|", "a\n---", "a\n===", "[a](https://a.example)", "![a](x)", "[a]: x", "[a]", "[^1]", "[^1]: a", "<https://a.example>",
    "<a@a.example>", "@a #1", "a  \n- b", "&nbsp;", "    a", "\ta", "a | b\n--|--\n1 | 2", "$a$", "$$\na\n$$", ":smile:", "a\\\nb",
    "{.class}", "==a==", "~a~", "^a^", "<details>", "\\*a\\*", "*a", "a*", "_a", "a_", "**", "1986. A year", "#a", "a|", "|a",
)  # fmt: skip
MARKUP = (
    "</td></tr></table>", "<script>alert(1)</script>", "<SCRIPT SRC=//a.example>", "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>", "<!--", "-->", "<!-- a -->", "--!>", "<![CDATA[", "]]>", "<?php 1 ?>", "<!DOCTYPE html>",
    "<a href='javascript:alert(1)'>a</a>", "<style>*{display:none}</style>", "</style>", "</script>", "</title>", "</textarea>",
    "<plaintext>", "<base href=//a.example>", "<iframe srcdoc='a'>", "<meta http-equiv=refresh content=0>", "<b", "<b>", "< b>",
    "<a\nb>", "<a/b/c>", "a<b>c", "&amp;", "&amp;lt;", "&#60;b&#62;", "&#x3c;", "&#0;", "&#x202e;", "&notit;", "&lt", "&quot;",
    '" onclick="a', "' onclick='a", '"><b>', "'><b>", "` onclick=`a", "a=b", "javascript:alert(1)", "{{ 7 * 7 }}", "{% raw %}",
    "{# a #}", "{{ ''.__class__ }}", "{% endfor %}", "${7*7}", "#{7*7}", "<%= 7 %>", "%s %d", "%(a)s", "%n", "{0} {first}",
    "{first.__class__}", "{", "{{", "}}", "\\u003cb\\u003e", "\\x3cb\\x3e", "%3Cb%3E",
)  # fmt: skip
LATEX = (
    "\\\\", "\\input{x}", "\\include{/etc/passwd}", "\\write18{ls}", "\\end{tabular}", "\\end{document}", "\\begin{verbatim}",
    "\\def\\a{\\a}\\a", "\\csname a\\endcsname", "}{", "{}", "{a", "a}", "%a", "a%", "#1", "##", "$x$", "$$", "^^5c", "^^M", "^^41",
    "~a", "[x]", "[1cm]", "*a", "--", "---", "``", "''", ",,", "?`", "!`", "<<", ">>", '"=', '"a', "\\verb|a|", "\\\\[1cm]", "\\\\*",
    "\\\n\n\\", "a & b", "a\\\\b", "\\&", "\\hline", "\\multicolumn{2}{c}{a}", "\\par", "a\n\nb", "\\ ", "\\/", "-`", ",`", "`-",
    "!--", "a_1^2", "\\makeatletter", "\\catcode`\\%=12", "\\relax", "\\newline", "\\item", "\\,", "--->", "fi", "ff",
)  # fmt: skip
FORMULAS = (
    "=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("https://a.example")', "+1+1", "-1+1", "-2", "@SUM(A1)", "\t=1", " =1", "\n=1",
    "\uff1d1", "\uff0b1", "\uff0d1", "\uff201", "|calc", "-", "+", "=", "@", "'=1", '"=1"', '1","2', "a;b", "1/2", "a\tb", '","', '"',
    "'", "a,b", 'a"b', "a\r\nb", "sep=;", "\uff1dA1", "%0A=1", "+44 20", "-a", 'DDE("a")', "=1\n=2", ";=1", ",=1",
)  # fmt: skip
NUMBERS = (
    "1.10", "1e3", "1E5", "-0", "-0.0", "0", "007", "1_000", "1,000", "0x1f", "0b1", "1:30", "12/11/2001", "2001-02-30", "NaN", "nan",
    "inf", "-inf", "Infinity", "1/0", "53/60", "50%", "\u0661\u0662", "\uff11", "\u00bd", "TRUE", "true", "no", "null", "None", "~",
    "1.", ".5", "9" * 30, "1e999", "\u2212" + "1", "+0", "1 000",
)  # fmt: skip
SCRIPTS = (
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629", "\u05e2\u05d1\u05e8\u05d9\u05ea 12", "\u05d0 (a) \u05d1", "\u06f1\u06f2", "a \u0627 b",
    "e\u0301", "\u00e9", "Z" + "\u0351" * 40, "\u0301a", "\u0e01\u0e33", "\u0928\u092e\u0938\u094d\u0924\u0947", "\u6771\u4eac", "\ud55c\uad6d",
    "\u1100\u1161", "\u3042", "\U00020000", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1eb\U0001f1f7", "\U0001f44d\U0001f3fd",
    "\u2764\ufe0f", "1\ufe0f\u20e3", "\U0001f3f4\U000e0067\U000e0062\U000e007f", "\ufdfd", "\u0130\u00df", "\u01c6", "\ufb03", "\u1e9e",
    "nam\u0435", "\u0440aypal", "\u212a", "\u00b5", "\U0001d400", "\uff41\uff42", "\u202f", "\u0085".replace("\u0085", "\u2009"),
)  # fmt: skip
SPACES = (
    "a\u200bb", "\u200b", "a\u200cb", "a\u200db", "a\u2060b", "a\u00adb", "a\u180eb", "a\u034fb", "a\u115fb", "\u3164", "a\u2800b",
    "a\u00a0b", "a\u3000b", "a\u2003b", "a\u1680b", " a ", "  a  b  ", "a\nb", "a\n\nb", "\na\n", "a\tb", "a \n b", "a\r\n|b|", "a\n|b|\n",
    "\n---\na", "\ufff9a\ufffb", "\U000e0001a", "\ufffda", "\u061a", "a\u2063b",
)  # fmt: skip
QUOTES = (
    "\u2018a\u2019", "\u201ca\u201d", "\u00aba\u00bb", "\u2039a\u203a", "\u201ea\u201c", "\u300ca\u300d", "\u2032a\u2033", "\uff02a\uff07",
    "a'b\"c`d", "\"'\"", "'''", '"""', "\\'", '\\"', "\u02bca", "\u275da\u275e",
)  # fmt: skip
DATA = (
    "a: b", "a:", "- a\n- b", "[a, b]", "{a: b}", "&a *a", "!!str a", "!a", "%TAG", "? a", "<<: *a", "# a\n", "a #b", "...", "--- a",
    "|-\n a", ">", "@a", '{"a": 1}', '["a"]', '{"a', "\\u0000", "\\n", "\\t\\r", "a\\", "\\\\u0041", "//a", "/*a*/", ":a", "a,", "- ", "yes",
)  # fmt: skip
ADDRESSES = (
    "https://a.example", "http://a.example/?b=c&d=e", "www.a.example", "javascript:void(0)", "data:text/html,a", "mailto:a@a.example",
    "file:///etc/passwd", "//a.example", "https://a.example@b.example", "https://\u0430.example", "vbscript:a", "https://a.example/%0a",
    "ftp://a", "#fragment", "?a=b", "../../a", "C:\\a", "\\\\a\\b", "https://[::1]/", "java script:a",
)  # fmt: skip
LONG = (
    "x" * 5_000, "x " * 1_000, "|" * 1_000, "\\" * 1_000, "<" * 1_000, "&" * 1_000, "*" * 1_000, "`" * 999, "[" * 500, "(" * 500 + "a",
    "\u6771" * 500, "a\n" * 500, "e" + "\u0301" * 500, "-" * 500, "> " * 300 + "a", "_a" * 300, "x" * 19_000,
)  # fmt: skip
REFUSED = (
    "\u202eabc", "\u2067abc\u2069", "\u2066a", "\u202aa", "\u061ca", "\u200fa", "\u200ea", "a\rb", "\r=1", "\ufeffa", "a\u2028b", "a\u2029b",
    "\x85a", "\x00", "\x08a", "\x0b", "\x0ca", "\x1b[31mred\x1b[0m", "\x1b]0;a\x07", "\x9b31m", "\x7f", "\U0010ffff", "\ue000", "\ufffe",
    "\x1b]8;;https://a.example\x1b\\a\x1b]8;;\x1b\\", "\x07", "\x1a", "\x1f",
)  # fmt: skip
"""Texts that no file may hold; one that is built in Python may, and outputs must bear it."""
HALVES = ("\ud800", "\udfff", "a\udc00b")
"""Halves of characters, which no model takes."""
CLASSES: dict[str, tuple[str, ...]] = {
    "punctuation": PUNCTUATION,
    "Markdown": MARKDOWN,
    "markup": MARKUP,
    "LaTeX": LATEX,
    "formulas": FORMULAS,
    "numbers": NUMBERS,
    "scripts": SCRIPTS,
    "spaces": SPACES,
    "quotes": QUOTES,
    "data": DATA,
    "addresses": ADDRESSES,
    "long": LONG,
    "terminal": ("[red]a[/red]", "[bold]", "\\033[31m", "\\e[0m", "[laughter]", "\u2588" * 90, "%C", "\\x1b[2J"),
}
"""Texts that a file may hold, by class; each class has some that others have too."""
ACCEPTED = tuple(dict.fromkeys(text for texts in CLASSES.values() for text in texts if text.strip()))
"""Texts that a file may hold and a page shows."""
NAUGHTY = (*ACCEPTED, *(text for text in REFUSED if text.strip()))
"""Texts that every output must bear."""
BLANK = (" ", "\n", "\t", "  ", "\u00a0", "\u3000", "\x0b", "\x85", "\u2028")
"""Texts of white space only, which a page shows as nothing."""
EVERY = (*NAUGHTY, *BLANK)


def is_refused(text: str) -> bool:
    """Tell whether no file may hold a text."""
    return FORBIDDEN.search(text) is not None
