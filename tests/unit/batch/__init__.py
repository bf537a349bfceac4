"""Tests of what results can bear."""
