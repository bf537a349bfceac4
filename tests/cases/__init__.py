"""Worked examples that a policy expert can review, and what runs them."""
