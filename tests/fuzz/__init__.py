"""Targets for a fuzzer, and the cases that it found."""
