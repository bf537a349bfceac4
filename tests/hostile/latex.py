"""Write LaTeX documents that hold every naughty text, for a compiler to try: `python -m hostile.latex FOLDER`."""

import sys
from pathlib import Path

from hostile.documents import SAMPLED, naughty, results_with
from scorecard.rendering.render import render

HEAD = r"""\documentclass{article}
\usepackage{array,booktabs,longtable}
\usepackage{fontspec}
\begin{document}
"""


def main(folder: str) -> None:
    """Write one document for each set of texts, with every kind of result in it."""
    for number in SAMPLED:
        results = results_with(naughty(number)).values()
        body = "\n\\clearpage\n".join(render(result, "latex", detail=True) for result in results)
        (Path(folder) / f"naughty-{number}.tex").write_text(f"{HEAD}{body}\\end{{document}}\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
