"""Print every row of the page on hostile input with its cases and its other tests."""

import sys

from hostile.rows import Row, cases_by_row, others_by_row


def main() -> None:
    """Print the table, and how many cases there are in all."""
    cases, tests = cases_by_row(), others_by_row()
    for row in Row:
        sys.stdout.write(f"{len(cases[row]):5} cases  {len(tests[row]):3} tests  {row}\n")
        sys.stdout.writelines(f"{'':19}{name}\n" for name in tests[row])
    sys.stdout.write(f"{sum(map(len, cases.values())):5} cases, each with an input of its own\n")


main()
