"""The parts of a guide."""
