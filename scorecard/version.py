"""The version of this library, in a module that every layer may look at."""

VERSION = "0.1.0"
"""Outputs name it, so that they can be computed again."""
