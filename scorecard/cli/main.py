"""The `scorecard` command, which ends every error in one line or one diagnosis, and never in a traceback."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from scorecard import __version__
from scorecard.cli.lazy import Entry, LazyGroup
from scorecard.cli.streams import flush_stdout, prepare_streams
from scorecard.later import later

if TYPE_CHECKING:
    from scorecard.cli.failures import reported
else:
    reported = later("scorecard.cli.failures:reported")

FINE, INTERRUPTED = 0, 130
"""Exit codes of what did not fail; see `failures` for the others."""

COMMANDS: dict[str, Entry] = {
    "check": ("scorecard.cli.check:check_command", "Find every problem of rubrics, records and other files."),
    "score": ("scorecard.cli.score:score_command", "Score one record, every dimension and criterion."),
    "compare": ("scorecard.cli.compare:compare_command", "Put records side by side."),
    "explain": ("scorecard.cli.explain:explain_command", "Explain a score, down to the citations."),
    "show": ("scorecard.cli.show:show_command", "Show a rubric with its questions, rules and reasons."),
    "diff": ("scorecard.cli.diff:diff_command", "Say what changed in meaning between two rubrics."),
    "guide": ("scorecard.cli.guide:guide_command", "Make a page for readers, with the evidence for every mark."),
    "site": ("scorecard.cli.site:site_command", "Make the same as a folder of pages, for larger sets."),
    "batch": ("scorecard.cli.batch:batch_command", "Score files of many subjects, one file of scores for each."),
    "agreement": (
        "scorecard.cli.agreement:agreement_command",
        "Say how far two coders agree, and on what they do not.",
    ),
    "robustness": (
        "scorecard.cli.robustness:robustness_command",
        "Say how far a comparison can be trusted.",
    ),
    "adjudicate": ("scorecard.cli.adjudicate:adjudicate_command", "Settle two codings into one, by decisions."),
    "fairness": ("scorecard.cli.fairness:fairness_command", "Check whether a comparison treats all alike."),
    "blind": ("scorecard.cli.blind:blind_command", "Mask who records are about, and take the mask off."),
    "edition": ("scorecard.cli.edition:edition_command", "Freeze what is published, verify it, and compare editions."),
    "fit": ("scorecard.cli.fit:fit_command", "Find goalposts in records, and write them into a rubric."),
    "new": ("scorecard.cli.new:new_command", "Start a rubric, record or mapping from a small example that works."),
    "passages": ("scorecard.cli.passages:passages_command", "Cut an archived text into numbered passages to code."),
    "sheet": ("scorecard.cli.sheet:sheet_command", "Make a workbook to grade in, and read it back."),
    "import": ("scorecard.cli.import_table:import_command", "Write the records of a table as files."),
    "fmt": ("scorecard.cli.fmt:fmt_command", "Put documents into one layout, comments and meaning kept."),
    "preview": (
        "scorecard.cli.preview:preview_command",
        "Show a rubric or scorecards in a page that reloads.",
    ),
    "schema": ("scorecard.cli.schema:schema_command", "Print the JSON Schema of a kind of document."),
    "problem": ("scorecard.cli.problem:problem_command", "Say what a problem code means."),
}
"""Every command, in the order in which a reader meets them."""


class Commands(LazyGroup):
    """The commands of scorecard."""

    entries = COMMANDS


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="scorecard")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour in messages; NO_COLOR is obeyed.",
)
@click.pass_context
def cli(context: click.Context, color: str) -> None:
    """Compare what administrations did, by a stated standard, with every number explained.

    \b
    Examples:
      scorecard compare examples/records
      scorecard explain examples/records/clinton_1993.yaml sanctions
      scorecard check rubrics examples/records
    """
    context.obj = color


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    prepare_streams()
    code = exit_code(list(sys.argv[1:] if arguments is None else arguments))
    gc.freeze()  # Python need not look for circles in what ends with it, which takes a tenth of a small check
    sys.exit(code)


def exit_code(arguments: list[str]) -> int:
    """Run the command line and return its exit code."""
    try:
        result = cli.main(arguments, prog_name="scorecard", standalone_mode=False)
        flush_stdout()
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  # the last door: no traceback may reach a user, a bug's neither
        return reported(error, _color(arguments))
    return result if isinstance(result, int) else FINE


def _color(arguments: Sequence[str]) -> str:
    """Return the choice of colour as it was given, wherever the command stopped."""
    for index, argument in enumerate(arguments):
        if argument.startswith("--color="):
            return argument.partition("=")[2]
        if argument == "--color":
            return "".join(arguments[index + 1 : index + 2])
    return "auto"
