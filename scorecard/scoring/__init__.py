"""The definition of a score: short, readable, exact."""
