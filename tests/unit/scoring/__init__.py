"""What the specification does not reach in `scoring`."""
