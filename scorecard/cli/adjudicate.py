"""`scorecard adjudicate`: two codings settled into one."""

from __future__ import annotations

import click

from scorecard.analysis.adjudication import LOWER, disagreements, settled, settled_by_rule
from scorecard.analysis.coders import compare_codings
from scorecard.cli.codings import coded_texts
from scorecard.cli.output import STDOUT, put_out
from scorecard.cli.streams import say
from scorecard.model.agreement import CodersCompared
from scorecard.model.coding import Coding
from scorecard.problem import DocumentError
from scorecard.reading.load_coding import load_coding, open_adjudication
from scorecard.writing.decisions_sheet import decisions_sheet
from scorecard.writing.dump import dump_coding


@click.command("adjudicate")
@click.argument("first", metavar="CODING")
@click.argument("second", metavar="CODING")
@click.option("--record", metavar="RECORD", help="The record whose sources were coded; goes with --sources.")
@click.option("--sources", metavar="DIR", help="Find what is quoted in the archived texts in DIR; goes with --record.")
@click.option("--decisions", metavar="FILE", help="Settle the codings by these decisions.")
@click.option("--by-rule", "rule", type=click.Choice([LOWER]), help="Settle them by a rule, without decisions.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE; - is standard output.")
@click.option("--force", is_flag=True, help="Replace the output file if it exists.")
def adjudicate_command(
    first: str,
    second: str,
    *,
    record: str | None,
    sources: str | None,
    decisions: str | None,
    rule: str | None,
    output: str | None,
    force: bool,
) -> None:
    """Settle two codings of one subject into one.

    Without --decisions, write a document with an entry for each disagreement, to be filled in. With it, write the
    settled coding: what both judge alike as it is, and the rest as decided, each with a line that says how.

    The rule 'lower' takes in doubt the lower stage and the themes that both gave; what one coder alone coded is left
    out.

    Actions are the same if both coders quote from one passage, which takes --record and --sources; without these, if
    they have one name.

    \b
    Examples:
      scorecard adjudicate examples/codings/trump_2017.first.yaml examples/codings/trump_2017.second.yaml
    """
    if decisions is not None and rule is not None:
        msg = "--decisions and --by-rule are two ways to settle; give one"
        raise click.UsageError(msg)
    codings = load_coding(first), load_coding(second)
    texts = coded_texts(codings[0].subject, record, sources)
    compared = compare_codings(*codings, texts, draws=0)
    if decisions is not None or rule is not None:
        coding = settled_by_rule(compared) if decisions is None else _settled(compared, decisions, by_name=not texts)
        put_out(dump_coding(coding), output, force=force, exact=True)
        return
    differing = disagreements(compared, texts)
    put_out(decisions_sheet(compared, differing), output, force=force, exact=True)
    if output not in {None, STDOUT}:
        say(f"{len(differing)} disagreements to settle; fill in {output}, and give it by --decisions")


def _settled(compared: CodersCompared, path: str, *, by_name: bool) -> Coding:
    """Return the coding that the decisions in a file make, with the places of what is wrong with them."""
    loaded = open_adjudication(path)
    try:
        return settled(compared, loaded.model)
    except DocumentError as error:
        if by_name and any(problem.code == "unknown-decision" for problem in error.problems):
            say("actions are matched by their names alone; --record and --sources match them by what they quote")
        raise DocumentError(problem.located(loaded.sources) for problem in error.problems) from None
