"""The specification of scoring in sentences, each of them a test."""
