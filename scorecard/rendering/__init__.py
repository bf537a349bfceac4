"""Results to pictures: one neutral page, then one of several formats. No renderer computes a score."""
