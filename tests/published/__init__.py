"""Published scorecards recomputed by rubric files alone, every published figure compared."""
