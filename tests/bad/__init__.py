"""Every problem code: its entry in the manual, its example, and its diagnosis to the letter."""
