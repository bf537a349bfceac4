"""What the specification does not reach, layer by layer."""
