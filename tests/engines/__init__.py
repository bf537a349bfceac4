"""Engines that hold more than one process does: each gives the scores that one process gives, to the bit.

`SCORECARD_ENGINES=1` lets an engine that is not installed be a failure; without it, its tests are skipped.
"""
