"""A rubric or scorecards as a page on this machine, which follows the files while they are written."""
