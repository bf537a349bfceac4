"""What the specification does not reach in `writing`."""
